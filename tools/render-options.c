/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "render-options.h"

#include "formats.h"

#include <stdio.h>
#include <string.h>

#define WORKERS_MOST 64
#define CRF_MOST 51
#define FPS_MOST 240
#define HOURS_MOST 999
#define RANGE_EXPECTED                                                         \
  "FROM-TO, each in seconds or as H:MM:SS.mmm, the first one earlier"
#define THUMBNAILS_MOST 10000

void
render_options_clear (RenderOptions *options)
{
  gchar **texts[] = { &options->output, &options->media_root, &options->cache,
    &options->encoder, &options->audio_encoder, &options->preset,
    &options->format, &options->codec, &options->poster, &options->thumbnails,
    &options->sheet, &options->range, &options->size, &options->fps };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_clear_pointer (&options->sidecar, g_strfreev);
}

static gboolean
refuse (GError **error, const gchar *option, const gchar *value,
    const gchar *expected)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      "%s %s: expected %s", option, value, expected);
  return FALSE;
}

/* Digits alone, as a number of at most @most; moves on behind them. */
static gboolean
read_number (const gchar **text, gint64 most, gint64 *number)
{
  gchar *end;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  *number = g_ascii_strtoll (*text, &end, 10);
  *text = end;
  return *number <= most;
}

/* "7", "7.25": behind the seconds, up to three digits. */
static gboolean
read_milliseconds (const gchar **text, gint64 *ms)
{
  *ms = 0;
  if (**text != '.')
    return TRUE;
  ++*text;
  if (!g_ascii_isdigit (**text))
    return FALSE;
  for (gint unit = 100; unit > 0 && g_ascii_isdigit (**text); unit /= 10)
    *ms += unit * (*(*text)++ - '0');
  return TRUE;
}

/* Seconds, M:SS or H:MM:SS, each with up to three digits more. */
static gboolean
read_time (const gchar **text, gint64 *ms)
{
  gint64 total = 0, part, rest;

  for (gint colons = 0;; colons++) {
    gint64 most = colons > 0 ? 59 : HOURS_MOST * 3600;

    if (!read_number (text, most, &part))
      return FALSE;
    total = total * 60 + part;
    if (**text != ':' || colons == 2)
      break;
    ++*text;
  }
  if (!read_milliseconds (text, &rest) || total > HOURS_MOST * 3600)
    return FALSE;
  *ms = total * 1000 + rest;
  return TRUE;
}

/* "FROM-TO", either may be left out. */
static gboolean
read_range (const gchar *text, RenderRequest *request)
{
  gboolean from = *text != '-';

  if (from && !read_time (&text, &request->from_ms))
    return FALSE;
  if (*text++ != '-')
    return FALSE;
  if (!*text)
    return from;
  return read_time (&text, &request->to_ms) && !*text
      && request->from_ms < request->to_ms;
}

/* "1280x720", both even and within the format's limits. */
static gboolean
read_size (const gchar *text, RenderRequest *request)
{
  gchar end;

  return sscanf (text, "%dx%d%c", &request->width, &request->height, &end) == 2
      && request->width >= 16 && request->width <= 8192 && request->height >= 16
      && request->height <= 8192 && request->width % 2 == 0
      && request->height % 2 == 0;
}

/* "30", "30000/1001" */
static gboolean
read_fps (const gchar *text, RenderRequest *request)
{
  gint64 n, d = 1;

  if (!read_number (&text, 1000000, &n))
    return FALSE;
  if (*text == '/') {
    text++;
    if (!read_number (&text, 1000000, &d))
      return FALSE;
  }
  if (*text || d < 1 || n < d || n > FPS_MOST * d)
    return FALSE;
  request->fps_n = n;
  request->fps_d = d;
  return TRUE;
}

static gboolean
read_preset (const gchar *text, RenderRequest *request)
{
  return render_preset_find (text, &request->preset);
}

static gboolean
read_codec (const gchar *text, RenderRequest *request)
{
  request->codec = render_video_codec_find (text);
  return request->codec != NULL;
}

static gboolean
read_texts (
    const RenderOptions *options, RenderRequest *request, GError **error)
{
  const struct {
    const gchar *name, *text;
    gboolean (*read) (const gchar *text, RenderRequest *request);
    const gchar *expected;
  } texts[] = {
    { "--codec", options->codec, read_codec, "h264, h265, vp9 or av1" },
    { "--preset", options->preset, read_preset,
        "fast, balanced, quality or archive" },
    { "--range", options->range, read_range, RANGE_EXPECTED },
    { "--size", options->size, read_size,
        "WIDTHxHEIGHT, two even numbers from 16 to 8192" },
    { "--fps", options->fps, read_fps,
        "a number N or N/D of frames a second, from 1 to 240" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text && !texts[i].read (texts[i].text, request))
      return refuse (error, texts[i].name, texts[i].text, texts[i].expected);
  return TRUE;
}

static gboolean
check_number (const gchar *option, gint value, gint least, gint most,
    const gchar *expected, GError **error)
{
  g_autofree gchar *text = g_strdup_printf ("%d", value);

  return (value >= least && value <= most)
      || refuse (error, option, text, expected);
}

/* movie.json -> movie.mp4, in the current folder. */
static gchar *
default_output (const gchar *movie, const RenderFormat *format)
{
  g_autofree gchar *name = g_path_get_basename (movie);
  gchar *dot = strrchr (name, '.');

  if (dot && dot != name)
    *dot = '\0';
  return g_strconcat (name, ".", format->extensions[0], NULL);
}

static gchar *
format_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; render_formats[i]; i++)
    g_string_append_printf (
        names, "%s%s", i ? ", " : "", render_formats[i]->name);
  return g_string_free (names, FALSE);
}

static gboolean
read_format (
    const RenderOptions *options, RenderRequest *request, GError **error)
{
  g_autofree gchar *names = format_names ();

  if (!options->format)
    return TRUE;
  request->format = render_format_find (options->format);
  return request->format || refuse (error, "--format", options->format, names);
}

/* "FILE" or "FILE@TIME"; the file's name may hold an @ of its own. */
static void
read_poster (RenderOptions *options, RenderStills *stills)
{
  gchar *at = options->poster ? strrchr (options->poster, '@') : NULL;
  const gchar *text = at ? at + 1 : NULL;

  stills->poster = options->poster;
  stills->poster_ms = -1;
  if (!at || !read_time (&text, &stills->poster_ms) || *text) {
    stills->poster_ms = -1;
    return;
  }
  *at = '\0';
}

/* "N:PATTERN" */
static gboolean
read_thumbnails (const gchar *text, RenderStills *stills)
{
  g_autofree gchar *name = NULL;
  gint64 n;

  if (!text)
    return TRUE;
  if (!read_number (&text, THUMBNAILS_MOST, &n) || n < 1 || *text++ != ':')
    return FALSE;
  stills->n_thumbnails = n;
  stills->thumbnails = text;
  name = render_stills_name (text, 1);
  return name != NULL;
}

static gboolean
check_png (const gchar *option, const gchar *file, GError **error)
{
  g_autofree gchar *lower = file ? g_ascii_strdown (file, -1) : NULL;

  return !file || g_str_has_suffix (lower, ".png")
      || refuse (error, option, file, "the name of a .png file");
}

static gboolean
read_stills (RenderOptions *options, RenderStills *stills, GError **error)
{
  *stills = (RenderStills){ .sheet = options->sheet };
  read_poster (options, stills);
  if (!read_thumbnails (options->thumbnails, stills))
    return refuse (error, "--thumbnails", options->thumbnails,
        "N:PATTERN, up to 10000 of them, the pattern with one %d or %0Nd for "
        "the number");
  return check_png ("--poster", stills->poster, error)
      && check_png ("--thumbnails", stills->thumbnails, error)
      && check_png ("--contact-sheet", stills->sheet, error);
}

GPtrArray *
render_options_read_sidecars (const RenderOptions *options, GError **error)
{
  g_autoptr (GPtrArray) sidecars = g_ptr_array_new ();

  for (guint i = 0; options->sidecar && options->sidecar[i]; i++) {
    const gchar *name = options->sidecar[i];
    gpointer found = (gpointer) render_sidecar_find (name);

    if (!found) {
      refuse (error, "--sidecar", name,
          "srt, vtt, ass, chapters or ffmetadata; one at a time");
      return NULL;
    }
    if (!g_ptr_array_find (sidecars, found, NULL))
      g_ptr_array_add (sidecars, found);
  }
  g_ptr_array_add (sidecars, NULL);
  return g_steal_pointer (&sidecars);
}

gboolean
render_options_want_stills (const RenderOptions *options)
{
  return options->poster || options->thumbnails || options->sheet;
}

gboolean
render_options_want_film (const RenderOptions *options)
{
  return options->output || options->format || options->sidecar
      || !render_options_want_stills (options);
}

gboolean
render_options_read (RenderOptions *options, const gchar *movie,
    RenderRequest *request, RenderStills *stills, GError **error)
{
  if (!check_number ("--workers", options->workers, 0, WORKERS_MOST,
          "1 to 64, or 0 for one per core", error)
      || !check_number (
          "--crf", options->crf, -1, CRF_MOST, "0 (best) to 51", error)
      || !check_number (
          "--bitrate", options->bitrate, 0, G_MAXINT, "kbit/s", error))
    return FALSE;
  if (options->no_cache && options->cache)
    return refuse (error, "--cache", options->cache, "no --no-cache with it");
  *request = (RenderRequest){
    .movie = movie,
    .media_root = options->media_root,
    .crf = options->crf,
    .bitrate = options->bitrate,
    .encoder = options->encoder,
    .audio_encoder = options->audio_encoder,
    .workers = options->workers,
    .cache = options->cache,
    .no_cache = options->no_cache,
  };
  if (!read_format (options, request, error)
      || !read_texts (options, request, error)
      || !read_stills (options, stills, error))
    return FALSE;
  if (!options->output)
    options->output = default_output (
        movie, request->format ? request->format : render_formats[0]);
  request->output = options->output;
  return TRUE;
}

gboolean
render_range_read (const gchar *text, RenderRequest *request, GError **error)
{
  return read_range (text, request)
      || refuse (error, "--range", text, RANGE_EXPECTED);
}
