/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "launch.h"

#include "movie-json.h"

/* Ticks of the movie's clock: a sample, so that the edit can be exact. */
#define MOVIE_TIMESCALE 48000

gboolean
render_plan (const RenderRequest *request, const Movie *movie, RenderPlan *plan,
    GError **error)
{
  const MovieFormat *format = &movie->format;

  plan->video = render_video_encoder_find (request->encoder, error);
  if (!plan->video)
    return FALSE;
  plan->audio = render_audio_encoder_find (request->audio_encoder, error);
  if (!plan->audio)
    return FALSE;
  plan->shape = (RenderVideoShape){
    .width = request->width ? request->width : format->width,
    .height = request->height ? request->height : format->height,
    .fps_n = format->fps_n,
    .fps_d = format->fps_d,
  };
  return TRUE;
}

/* A value as the parser of pipelines reads it back, whatever characters it
 * has. */
static gchar *
quote (const gchar *key, const gchar *value)
{
  GString *text = g_string_new (key);

  g_string_append (text, "=\"");
  for (const gchar *c = value; *c; c++) {
    if (*c == '"' || *c == '\\')
      g_string_append_c (text, '\\');
    g_string_append_c (text, *c);
  }
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}

static void
append_value (GString *line, const gchar *key, const gchar *value)
{
  g_autofree gchar *text = quote (key, value);

  g_string_append_printf (line, " %s", text);
}

/* As that, for a shell to read first. */
static void
append_word (GString *line, const gchar *key, const gchar *value)
{
  g_autofree gchar *text = quote (key, value);
  g_autofree gchar *word = g_shell_quote (text);

  g_string_append_printf (line, " %s", word);
}

typedef void (*Append) (GString *line, const gchar *key, const gchar *value);

static gchar *
describe (const RenderPlan *plan, const RenderRequest *request,
    const gchar *output, const gchar *scratch, Append append)
{
  GString *line = g_string_new ("jsoncliptimeline name=movie");
  g_autofree gchar *video = plan->video->launch (&plan->shape);

  append (line, "location", request->movie);
  if (request->media_root)
    append (line, "media-root", request->media_root);
  g_string_append_printf (line,
      " movie.video "
      "! video/x-raw,width=%d,height=%d,framerate=%d/%d ! queue "
      "! %s ! h264parse ! queue ! mux.",
      plan->shape.width, plan->shape.height, plan->shape.fps_n,
      plan->shape.fps_d, video);
  g_string_append_printf (line,
      " movie.audio ! queue ! audioconvert "
      "! %s ! aacparse ! queue ! mux.",
      plan->audio->launch);
  g_string_append_printf (line,
      " mp4mux name=mux faststart=true "
      "movie-timescale=%d",
      MOVIE_TIMESCALE);
  if (scratch)
    append (line, "faststart-file", scratch);
  g_string_append (line, " ! filesink name=file");
  append (line, "location", output);
  return g_string_free (line, FALSE);
}

gchar *
render_plan_launch (const RenderPlan *plan, const RenderRequest *request,
    const gchar *output, const gchar *scratch)
{
  return describe (plan, request, output, scratch, append_value);
}

gchar *
render_launch_line (const RenderRequest *request, GError **error)
{
  g_autoptr (Movie) movie = movie_read_file (request->movie, 0, NULL, error);
  g_autofree gchar *pipeline = NULL;
  RenderPlan plan;

  if (!movie || !movie_require_final (movie, error)
      || !render_plan (request, movie, &plan, error))
    return NULL;
  pipeline = describe (&plan, request, request->output, NULL, append_word);
  return g_strconcat ("gst-launch-1.0 -e ", pipeline, NULL);
}
