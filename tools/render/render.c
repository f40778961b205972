/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The caller's side of a render, from the request to the film under its name:
 * plan, make what the cache does not have, stitch. */
#include "render.h"

#include "chunk.h"
#include "formats.h"
#include "making.h"
#include "part.h"
#include "part-folder.h"
#include "probe.h"
#include "stitch.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <string.h>

G_DEFINE_QUARK (jsonclip - render - error - quark, render_error)

typedef struct {
  RenderRequest request; /* its encoders become those that work */
  RenderPart part;
  RenderCache *cache;
  gboolean private_; /* the cache is for this render alone */
  RenderPlan *plan;
  Making *making;
  MakingOptions options;
  RenderWriting writing; /* without chunks */
  gint64 start;          /* monotonic, us */
  gint64 stitch_start;
} Render;

void
render_result_clear (RenderResult *result)
{
  g_clear_pointer (&result->encoder, g_free);
  g_clear_pointer (&result->warnings, g_strfreev);
}

gchar *
render_program (void)
{
  const gchar *program = g_getenv ("JSONCLIP_PROGRAM");

  if (program)
    return g_strdup (program);
  return g_file_read_link ("/proc/self/exe", NULL);
}

/* The sources of pictures first: they use the plan. */
static void
forget_plan (Render *render)
{
  g_clear_pointer (&render->making, making_free);
  g_clear_pointer (&render->plan, render_plan_free);
}

static void
render_clear (Render *render)
{
  forget_plan (render);
  if (render->cache)
    render_cache_close (
        render->cache, render->private_ ? 0 : RENDER_CACHE_DEFAULT_SIZE);
  render->cache = NULL;
  render_part_clear (&render->part);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Render, render_clear)

static void G_GNUC_PRINTF (2, 3) warn (Render *render, const gchar *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (render->options.warnings, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
open_private_cache (Render *render, GError **error)
{
  render->private_ = TRUE;
  render->cache = render_cache_open (render->part.chunks, TRUE, error);
  return render->cache != NULL;
}

/* A render is worth more than its being kept; not so what was asked for. */
static gboolean
open_cache (Render *render, GError **error)
{
  g_autofree gchar *folder = render->request.cache
      ? g_strdup (render->request.cache)
      : render_cache_default_folder ();
  g_autoptr (GError) local = NULL;

  if (render->request.no_cache)
    return open_private_cache (render, error);
  render->cache = render_cache_open (folder, FALSE, &local);
  if (render->cache)
    return TRUE;
  if (render->request.cache) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  warn (render, "nothing is kept for the next render: %s", local->message);
  return open_private_cache (render, error);
}

static gboolean
plan (Render *render, GError **error)
{
  forget_plan (render);
  render->plan = render_plan_new (
      &render->request, render->cache, render->options.warnings, error);
  if (!render->plan
      || !render_plan_write (render->plan, render->part.plan, error))
    return FALSE;
  render->making = making_new (
      render->plan, render->part.plan, render->cache, &render->options);
  return TRUE;
}

/* What it is to take is known once a share of it is done. */
static void
on_stitch (gint64 bytes, gint64 n_bytes, gpointer user_data)
{
  Render *render = user_data;
  gint64 taken = g_get_monotonic_time () - render->stitch_start;
  RenderProgressInfo info;

  making_read (render->making, &info);
  info.fps = 0;
  info.stitched = bytes;
  info.n_stitch = MAX (1, n_bytes);
  info.seconds_left = bytes > 0 ? taken / 1e6 * (n_bytes - bytes) / bytes : -1;
  render->options.progress (&info, render->options.user_data);
}

static gboolean
stitch (Render *render, gint *bad, GError **error)
{
  const RenderFormat *format = render_format_of (&render->request);
  g_autofree const gchar **files = making_files (render->making);
  const RenderStitching stitching = {
    .muxer = format->muxer,
    .files = files,
    .sound = making_sound (render->making),
    .output = render->part.name,
    .progress = render->options.progress ? on_stitch : NULL,
    .user_data = render,
    .cancellable = render->options.cancellable,
  };

  render->stitch_start = g_get_monotonic_time ();
  if (format->stitch)
    return format->stitch (render->plan, &stitching, &render->part, bad, error);
  return render_stitch (render->plan, &stitching, bad, error);
}

/* A chunk that turns out to be bad is made again, alone. */
static gboolean
make_and_stitch (Render *render, GError **error)
{
  for (;;) {
    g_autoptr (GError) local = NULL;
    gint bad = 0;

    if (!making_run (render->making, error))
      return FALSE;
    if (stitch (render, &bad, &local))
      return TRUE;
    if (!g_error_matches (local, RENDER_ERROR, RENDER_ERROR_CHUNK)
        || !making_lose (render->making, bad, local)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
}

static const gchar *
next_video_encoder (const RenderPlan *plan)
{
  const RenderVideoEncoder *next =
      render_video_encoder_next (plan->video_encoder, &plan->video);

  return next ? next->factory : NULL;
}

/* A name is the user's choice. */
static gboolean
is_named (const gchar *encoder)
{
  return encoder && !g_str_equal (encoder, "auto");
}

static const gchar *
next_audio_encoder (const RenderAudioEncoder *after)
{
  const RenderAudioEncoder *const *encoder = render_audio_encoders;

  while (*encoder && *encoder != after)
    encoder++;
  while (*encoder && *++encoder)
    if (render_audio_encoder_choose (after->codec, (*encoder)->factory, NULL))
      return (*encoder)->factory;
  return NULL;
}

/* No worker could open an encoder: the next one of the table makes all of it,
 * as one film is never made by two. FALSE: there is none, or the user chose. */
static gboolean
fall_back (Render *render, const RenderRequest *asked, const GError *why)
{
  const RenderPlan *plan = render->plan;
  gboolean sound = making_culprit (render->making) == CHUNK_SOUND;
  const gchar *next = sound ? next_audio_encoder (plan->audio_encoder)
                            : next_video_encoder (plan);

  if (!next || is_named (sound ? asked->audio_encoder : asked->encoder))
    return FALSE;
  warn (render, "%s does not work here, %s takes its place: %s",
      sound ? plan->audio_encoder->factory : plan->video_encoder->factory, next,
      why->message);
  if (sound)
    render->request.audio_encoder = next;
  else
    render->request.encoder = next;
  return TRUE;
}

/* What is not encoded in chunks is drawn and written by one process. */
static gboolean
write_directly (Render *render, const RenderFormat *format, GError **error)
{
  const MakingOptions *options = &render->options;
  const RenderRequest *request = &render->request;

  render->writing = (RenderWriting){
    .request = request,
    .output = render->part.name,
    .progress = options->progress,
    .user_data = options->user_data,
    .warnings = options->warnings,
    .cancellable = options->cancellable,
  };
  if (!writers_run (format, &render->writing, error))
    return FALSE;
  return format->own_names
      || render_part_deliver (&render->part, request->output, error);
}

static gboolean
work (Render *render, const RenderRequest *asked, GError **error)
{
  const RenderFormat *format = render_format_of (asked);

  if (format->stitch && !part_folder_is_for (asked->output)) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT,
        "cannot write %s: expected a name that ends in .%s", asked->output,
        format->extensions[0]);
    return FALSE;
  }
  if (!render_part_claim (&render->part, asked, error))
    return FALSE;
  if (format->write)
    return write_directly (render, format, error);
  if (!open_cache (render, error))
    return FALSE;
  for (;;) {
    g_autoptr (GError) local = NULL;

    if (!plan (render, error))
      return FALSE;
    if (make_and_stitch (render, &local))
      break;
    if (!g_error_matches (local, RENDER_ERROR, RENDER_ERROR_ENCODER)
        || !fall_back (render, asked, local)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return render_part_deliver (&render->part, asked->output, error);
}

static void
tell_chunks (const Render *render, RenderResult *result)
{
  const RenderPlan *plan = render->plan;
  gint64 duration = schedule_frame_time (plan->schedule, plan->end)
      - schedule_frame_time (plan->schedule, plan->first);

  result->encoder = g_strdup (plan->video_encoder->factory);
  result->frames = plan->end - plan->first;
  result->duration_ms = (duration + 500000) / 1000000;
  result->chunks = making_n_pieces (render->making);
  result->chunks_cached = making_n_cached (render->making);
  result->chunks_again = making_n_again (render->making);
}

static void
tell_written (const Render *render, RenderResult *result)
{
  result->encoder = g_strdup (render_format_of (&render->request)->name);
  result->frames = render->writing.frames;
  result->duration_ms = (render->writing.duration + 500000) / 1000000;
}

static void
tell_result (const Render *render, RenderResult *result)
{
  GStatBuf info = { 0 };

  g_stat (render->request.output, &info);
  if (render->plan)
    tell_chunks (render, result);
  else
    tell_written (render, result);
  result->wall_ms = (g_get_monotonic_time () - render->start) / 1000;
  result->bytes = info.st_size + render->part.bytes;
}

static void
tell_warnings (GPtrArray *warnings, RenderResult *result)
{
  g_ptr_array_add (warnings, NULL);
  if (result && warnings->len > 1)
    result->warnings = (gchar **) g_ptr_array_steal (warnings, NULL);
}

gboolean
render_movie (const RenderRequest *request, RenderProgress progress,
    gpointer user_data, GCancellable *cancellable, RenderResult *result,
    GError **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_auto (Render) render = {
    .request = *request,
    .part = RENDER_PART_INIT,
    .options = { .backend = &render_backend_local,
        .workers = request->workers,
        .progress = progress,
        .user_data = user_data,
        .warnings = warnings,
        .cancellable = cancellable },
    .start = g_get_monotonic_time (),
  };
  gboolean ok;

  gst_init (NULL, NULL);
  if (result)
    memset (result, 0, sizeof *result);
  ok = work (&render, request, error);
  if (ok && result)
    tell_result (&render, result);
  tell_warnings (warnings, result);
  return ok;
}
