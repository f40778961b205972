/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "sidecars.h"

#include "inputs.h"
#include "plan-private.h"
#include "subtitles.h"

#include <string.h>

/* ---- the table ---- */

static gchar *
write_cues (const gchar *format, const Movie *movie, gint64 from, gint64 to)
{
  g_autoptr (GPtrArray) cues = subtitles_cut (movie->captions.cues, from, to);

  return subtitles_write (subtitles_format_find (format), cues, movie);
}

static gchar *
write_srt (const Movie *movie, gint64 from_ns, gint64 to_ns)
{
  return write_cues ("srt", movie, from_ns, to_ns);
}

static const RenderSidecar sidecar_srt = { "srt", ".srt", TRUE, write_srt };

static gchar *
write_vtt (const Movie *movie, gint64 from_ns, gint64 to_ns)
{
  return write_cues ("vtt", movie, from_ns, to_ns);
}

static const RenderSidecar sidecar_vtt = { "vtt", ".vtt", TRUE, write_vtt };

static gchar *
write_ass (const Movie *movie, gint64 from_ns, gint64 to_ns)
{
  return write_cues ("ass", movie, from_ns, to_ns);
}

static const RenderSidecar sidecar_ass = { "ass", ".ass", TRUE, write_ass };

static gchar *
write_chapters (const Movie *movie, gint64 from_ns, gint64 to_ns)
{
  return subtitles_write_chapters (
      movie, SUBTITLES_CHAPTERS_VTT, from_ns, to_ns);
}

static const RenderSidecar sidecar_chapters = { "chapters", ".chapters.vtt",
  FALSE, write_chapters };

static gchar *
write_ffmetadata (const Movie *movie, gint64 from_ns, gint64 to_ns)
{
  return subtitles_write_chapters (
      movie, SUBTITLES_CHAPTERS_FFMETADATA, from_ns, to_ns);
}

static const RenderSidecar sidecar_ffmetadata = { "ffmetadata", ".ffmetadata",
  FALSE, write_ffmetadata };

const RenderSidecar *const render_sidecars[] = {
  &sidecar_srt,
  &sidecar_vtt,
  &sidecar_ass,
  &sidecar_chapters,
  &sidecar_ffmetadata,
  NULL,
};

const RenderSidecar *
render_sidecar_find (const gchar *name)
{
  for (guint i = 0; render_sidecars[i]; i++)
    if (strcmp (render_sidecars[i]->name, name) == 0)
      return render_sidecars[i];
  return NULL;
}

/* ---- files ---- */

gchar *
render_sidecar_file (const RenderSidecar *sidecar, const gchar *output)
{
  const gchar *slash = strrchr (output, G_DIR_SEPARATOR);
  const gchar *name = slash ? slash + 1 : output;
  const gchar *dot = strrchr (name, '.');
  gsize stem = dot && dot != name ? (gsize) (dot - output) : strlen (output);

  return g_strdup_printf ("%.*s%s", (gint) stem, output, sidecar->suffix);
}

static gboolean
is_free (
    const RenderSidecar *sidecar, const RenderRequest *request, GError **error)
{
  g_autofree gchar *file = render_sidecar_file (sidecar, request->output);
  const gchar *const files[] = { file, NULL };

  if (strcmp (file, request->output) != 0)
    return inputs_spare (request, files, error);
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT,
      "cannot write %s: it is the film's own name", file);
  return FALSE;
}

static void
clear_file (gpointer data)
{
  RenderSidecarFile *file = data;

  g_free (file->file);
  g_free (file->text);
  g_free (file);
}

static RenderSidecarFile *
make_file (const RenderSidecar *sidecar, const gchar *output,
    const RenderPlan *plan, GPtrArray *warnings)
{
  const Movie *movie = schedule_movie (plan->schedule);
  gint64 from = schedule_frame_time (plan->schedule, plan->first);
  gint64 to = schedule_frame_time (plan->schedule, plan->end);
  RenderSidecarFile *made = g_new0 (RenderSidecarFile, 1);

  made->file = render_sidecar_file (sidecar, output);
  made->text = sidecar->write (movie, from, to);
  if (sidecar->cues && movie->captions.cues->len == 0)
    g_ptr_array_add (warnings,
        g_strdup_printf (
            "%s says nothing: the movie has no captions", made->file));
  return made;
}

GPtrArray *
render_sidecars_make (const RenderRequest *request,
    const RenderSidecar *const *sidecars, GPtrArray *warnings, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (clear_file);
  g_autoptr (RenderPlan) plan = NULL;

  for (guint i = 0; sidecars[i]; i++)
    if (!is_free (sidecars[i], request, error))
      return NULL;
  if (!sidecars[0])
    return g_steal_pointer (&files);
  plan = plan_new_bare (request, NULL, error);
  for (guint i = 0; plan && sidecars[i]; i++)
    g_ptr_array_add (
        files, make_file (sidecars[i], request->output, plan, warnings));
  return plan ? g_steal_pointer (&files) : NULL;
}

gboolean
render_sidecars_write (const GPtrArray *files, GError **error)
{
  for (guint i = 0; i < files->len; i++) {
    const RenderSidecarFile *file = files->pdata[i];
    g_autoptr (GError) local = NULL;

    if (g_file_set_contents_full (file->file, file->text, -1,
            G_FILE_SET_CONTENTS_CONSISTENT, 0666, &local))
      continue;
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT,
        "cannot write %s: %s", file->file, local->message);
    return FALSE;
  }
  return TRUE;
}
