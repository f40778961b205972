/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "launch.h"

#include "formats.h"
#include "movie-json.h"
#include "probe.h"

/* A closed GOP of two seconds: players seek well. */
static gint
gop_frames (const RenderVideoShape *shape)
{
  return MAX (1, (2 * shape->fps_n + shape->fps_d / 2) / shape->fps_d);
}

void
render_settings_read (const RenderRequest *request, const Movie *movie,
    RenderVideoSettings *settings)
{
  const MovieFormat *format = &movie->format;

  *settings = (RenderVideoSettings){
    .preset = request->preset,
    .crf = request->crf,
    .bitrate = request->bitrate,
  };
  settings->shape = (RenderVideoShape){
    .width = request->width ? request->width : format->width,
    .height = request->height ? request->height : format->height,
    .fps_n = request->fps_n ? request->fps_n : format->fps_n,
    .fps_d = request->fps_n ? request->fps_d : format->fps_d,
  };
  settings->gop = gop_frames (&settings->shape);
}

gboolean
render_encoding (const RenderRequest *request, const Movie *movie,
    RenderEncoding *encoding, GPtrArray *warnings, GError **error)
{
  const RenderFormat *format = render_format_of (request);
  const RenderVideoCodec *codec;

  if (!format->muxer) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "%s is written without an encoder", format->name);
    return FALSE;
  }
  codec = request->codec ? request->codec : format->video[0];
  if (!render_format_check_codec (format, codec, error))
    return FALSE;
  render_settings_read (request, movie, &encoding->settings);
  encoding->video = render_video_encoder_choose (
      codec, request->encoder, &encoding->settings, warnings, error);
  if (!encoding->video
      || !render_format_check_codec (format, encoding->video->codec, error))
    return FALSE;
  encoding->audio = render_audio_encoder_choose (
      format->audio, request->audio_encoder, error);
  return encoding->audio != NULL;
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

/* As that, for a shell to read first. */
static void
append_word (GString *line, const gchar *key, const gchar *value)
{
  g_autofree gchar *text = quote (key, value);
  g_autofree gchar *word = g_shell_quote (text);

  g_string_append_printf (line, " %s", word);
}

static gchar *
describe (const RenderEncoding *encoding, const RenderRequest *request)
{
  const RenderVideoShape *shape = &encoding->settings.shape;
  GString *line = g_string_new ("jsoncliptimeline name=movie");
  g_autofree gchar *video = encoding->video->launch (&encoding->settings);

  append_word (line, "location", request->movie);
  if (request->media_root)
    append_word (line, "media-root", request->media_root);
  g_string_append_printf (line,
      " movie.video "
      "! video/x-raw,width=%d,height=%d,framerate=%d/%d ! queue "
      "! %s ! %s ! queue ! mux.",
      shape->width, shape->height, shape->fps_n, shape->fps_d, video,
      encoding->video->codec->parser);
  g_string_append_printf (line,
      " movie.audio ! queue ! audioconvert "
      "! %s ! %s ! queue ! mux. %s",
      encoding->audio->launch, encoding->audio->parser,
      render_format_of (request)->muxer->launch);
  append_word (line, "location", request->output);
  return g_string_free (line, FALSE);
}

gchar *
render_launch_line (const RenderRequest *request, GError **error)
{
  g_autoptr (Movie) movie = movie_read_file (request->movie, 0, NULL, error);
  g_autofree gchar *pipeline = NULL;
  RenderEncoding encoding;

  if (render_format_of (request)->stitch) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "%s is more than one line of gst-launch writes",
        render_format_of (request)->name);
    return NULL;
  }
  if (!movie || !movie_require_final (movie, error)
      || !render_encoding (request, movie, &encoding, NULL, error))
    return NULL;
  pipeline = describe (&encoding, request);
  return g_strconcat ("gst-launch-1.0 -e ", pipeline, NULL);
}
