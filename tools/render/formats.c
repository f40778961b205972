/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "formats.h"

#include "encoder-rows.h"
#include "hls.h"

#include <string.h>

static const RenderVideoCodec *const all_codecs[] = { &render_h264,
  &render_h265, &render_av1, &render_vp9, NULL };
static const RenderVideoCodec *const h26x[] = { &render_h264, &render_h265,
  NULL };
static const RenderVideoCodec *const streamed[] = { &render_h264, &render_h265,
  &render_av1, NULL };
static const RenderVideoCodec *const free_codecs[] = { &render_vp9, &render_av1,
  NULL };

static const gchar *const mp4_extensions[] = { "mp4", "m4v", NULL };

static const RenderFormat mp4 = {
  .name = "mp4",
  .summary = "H.264, H.265, AV1 or VP9 and AAC",
  .extensions = mp4_extensions,
  .video = all_codecs,
  .audio = "aac",
  .muxer = &render_muxer_mp4,
};

static const gchar *const mov_extensions[] = { "mov", "qt", NULL };

static const RenderFormat mov = {
  .name = "mov",
  .summary = "H.264 or H.265 and AAC, for QuickTime and editors",
  .extensions = mov_extensions,
  .video = h26x,
  .audio = "aac",
  .muxer = &render_muxer_mov,
};

static const gchar *const webm_extensions[] = { "webm", NULL };

static const RenderFormat webm = {
  .name = "webm",
  .summary = "VP9 or AV1 and Opus",
  .extensions = webm_extensions,
  .video = free_codecs,
  .audio = "opus",
  .muxer = &render_muxer_webm,
};

static const gchar *const hls_extensions[] = { "m3u8", NULL };

static const RenderFormat hls = {
  .name = "hls",
  .summary =
      "H.264, H.265 or AV1 and AAC in segments with playlists, to stream",
  .extensions = hls_extensions,
  .video = streamed,
  .audio = "aac",
  .muxer = &render_muxer_fragments,
  .stitch = hls_stitch,
};

static const gchar *const gif_extensions[] = { "gif", NULL };

static const RenderFormat gif = {
  .name = "gif",
  .summary = "pictures that move for ever",
  .extensions = gif_extensions,
  .write = write_gif,
};

static const gchar *const png_extensions[] = { "png", NULL };

static const RenderFormat png = {
  .name = "png",
  .summary = "each frame as a still",
  .extensions = png_extensions,
  .write = write_png,
  .own_names = TRUE,
};

static const gchar *const wav_extensions[] = { "wav", NULL };

static const RenderFormat wav = {
  .name = "wav",
  .summary = "the mix, 24 bits a sample",
  .extensions = wav_extensions,
  .write = write_wav,
};

const RenderFormat *const render_formats[] = { &mp4, &mov, &webm, &hls, &gif,
  &png, &wav, NULL };

const RenderFormat *
render_format_find (const gchar *name)
{
  for (guint i = 0; render_formats[i]; i++)
    if (g_str_equal (name, render_formats[i]->name))
      return render_formats[i];
  return NULL;
}

static gboolean
has_extension (const RenderFormat *format, const gchar *extension)
{
  for (guint i = 0; format->extensions[i]; i++)
    if (g_ascii_strcasecmp (extension, format->extensions[i]) == 0)
      return TRUE;
  return FALSE;
}

const RenderFormat *
render_format_of_file (const gchar *filename)
{
  g_autofree gchar *name = g_path_get_basename (filename);
  const gchar *dot = strrchr (name, '.');

  for (guint i = 0; dot && render_formats[i]; i++)
    if (has_extension (render_formats[i], dot + 1))
      return render_formats[i];
  return render_formats[0];
}

const RenderFormat *
render_format_of (const RenderRequest *request)
{
  if (request->format || !request->output)
    return request->format ? request->format : render_formats[0];
  return render_format_of_file (request->output);
}

gboolean
render_format_check_codec (
    const RenderFormat *format, const RenderVideoCodec *codec, GError **error)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; format->video[i]; i++) {
    if (format->video[i] == codec)
      return TRUE;
    g_string_append_printf (
        titles, "%s%s", i ? ", " : "", format->video[i]->title);
  }
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER, "%s holds %s, not %s",
      format->name, titles->str, codec->title);
  return FALSE;
}
