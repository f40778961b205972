/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "film-source.h"

#include "hls-files.h"
#include "movie-json.h"
#include "render.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <string.h>

#define PICTURES_CAPS "video/x-raw"
#define SOUND_CAPS "audio/x-raw,format=F32LE,layout=interleaved"
#define NO_SUCH_PART "no-such-part"
/* An error is looked for as often, where nothing comes. */
#define LOOK (50 * GST_MSECOND)
#define BLOCK 65536 /* bytes of a segment */
/* The largest picture that may be in a movie takes a few seconds. */
#define PATIENCE (60 * GST_SECOND)

struct FilmSource {
  gchar *name;
  FilmPart part;
  GstElement *pipeline;
  GstAppSink *end;
  GstBus *bus;
  HlsFiles *files; /* of a playlist, else NULL */
  gboolean has_part, over;
};

/* An error of a decoder is an error of the film. To decode another codec: a
 * row. */
typedef struct {
  FilmPart part;
  const gchar *caps, *launch, *factory, *package;
} Decoder;

#define LIBAV "gstreamer1.0-libav"
#define GOOD "gstreamer1.0-plugins-good"
#define BASE "gstreamer1.0-plugins-base"
#define BAD "gstreamer1.0-plugins-bad"

static const Decoder decoders[] = {
  { FILM_PICTURES, "video/x-h264", "h264parse ! avdec_h264 max-errors=0",
      "avdec_h264", LIBAV },
  { FILM_PICTURES, "video/x-h265", "h265parse ! avdec_h265 max-errors=0",
      "avdec_h265", LIBAV },
  { FILM_PICTURES, "video/x-vp9", "vp9dec max-errors=0", "vp9dec", GOOD },
  { FILM_PICTURES, "video/x-av1", "av1parse ! av1dec max-errors=0", "av1dec",
      BAD },
  { FILM_SOUND, "audio/mpeg",
      "aacparse ! avdec_aac max-errors=0 ! audioconvert", "avdec_aac", LIBAV },
  { FILM_SOUND, "audio/x-opus", "opusdec max-errors=0 ! audioconvert",
      "opusdec", BASE },
  { FILM_SOUND, "audio/x-vorbis", "vorbisdec max-errors=0 ! audioconvert",
      "vorbisdec", BASE },
};

static const Decoder *
find_decoder (const GstCaps *caps)
{
  const gchar *name = gst_structure_get_name (gst_caps_get_structure (caps, 0));

  for (guint i = 0; i < G_N_ELEMENTS (decoders); i++)
    if (g_str_equal (name, decoders[i].caps))
      return &decoders[i];
  return NULL;
}

static void
complain (FilmSource *source, const gchar *text)
{
  gst_element_post_message (source->pipeline,
      gst_message_new_error (GST_OBJECT (source->pipeline),
          g_error_new_literal (RENDER_ERROR, RENDER_ERROR_ENCODER, text),
          NULL));
}

/* Pads link only inside of one bin or over its ghost pads, so the decoder is
 * a bin in the pipeline. */
static void
add_decoder (FilmSource *source, const Decoder *decoder, GstPad *pad)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;
  GstElement *bin = gst_parse_bin_from_description_full (
      decoder->launch, TRUE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error);
  g_autoptr (GstPad) sink = NULL;

  if (!bin) {
    text = g_strdup_printf ("no decoder for it, %s of the package %s: %s",
        decoder->factory, decoder->package, error->message);
    complain (source, text);
    return;
  }
  gst_bin_add (GST_BIN (source->pipeline), bin);
  sink = gst_element_get_static_pad (bin, "sink");
  if (!gst_element_link (bin, GST_ELEMENT (source->end))
      || !gst_element_sync_state_with_parent (bin)
      || gst_pad_link (pad, sink) != GST_PAD_LINK_OK)
    complain (source, "its decoder does not take it");
}

/* The first stream of the part that is asked for; others stay unlinked. */
static void
on_pad (GstElement *demuxer, GstPad *pad, FilmSource *source)
{
  const gchar *kind = source->part == FILM_PICTURES ? "video/" : "audio/";
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  const gchar *name =
      caps ? gst_structure_get_name (gst_caps_get_structure (caps, 0)) : "";
  const Decoder *decoder = caps ? find_decoder (caps) : NULL;
  g_autofree gchar *text = NULL;

  if (source->has_part || !g_str_has_prefix (name, kind))
    return;
  source->has_part = TRUE;
  if (decoder) {
    add_decoder (source, decoder, pad);
    return;
  }
  text = g_strdup_printf ("%s is no codec that jsonclip encodes to", name);
  complain (source, text);
}

/* What is not there is not waited for. */
static void
on_all_pads (GstElement *demuxer, FilmSource *source)
{
  if (!source->has_part)
    gst_element_post_message (source->pipeline,
        gst_message_new_application (GST_OBJECT (source->pipeline),
            gst_structure_new_empty (NO_SUCH_PART)));
}

static void
limit_end (FilmSource *source)
{
  g_autoptr (GstCaps) caps = gst_caps_from_string (
      source->part == FILM_PICTURES ? PICTURES_CAPS : SOUND_CAPS);

  g_object_set (
      source->end, "sync", FALSE, "max-buffers", 8, "caps", caps, NULL);
}

static FilmSource *
build (const gchar *name, FilmPart part, const gchar *launch, GError **error)
{
  g_autoptr (FilmSource) source = g_new0 (FilmSource, 1);
  g_autoptr (GError) local = NULL;
  GstElement *end;

  source->name = g_strdup (name);
  source->part = part;
  source->pipeline =
      gst_parse_launch_full (launch, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &local);
  if (!source->pipeline) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER, "%s: %s", name,
        local->message);
    return NULL;
  }
  gst_object_ref_sink (source->pipeline);
  source->bus = gst_element_get_bus (source->pipeline);
  end = gst_bin_get_by_name (GST_BIN (source->pipeline), "end");
  source->end = GST_APP_SINK (end);
  limit_end (source);
  return g_steal_pointer (&source);
}

FilmSource *
film_source_movie (const gchar *file, const gchar *media_root,
    const Schedule *schedule, FilmPart part, gint64 start, gint64 stop,
    GError **error)
{
  FilmSource *source = build (file, part,
      part == FILM_PICTURES
          ? "jsoncliptimeline name=movie movie.video ! appsink name=end"
          : "jsoncliptimeline name=movie movie.audio ! appsink name=end",
      error);
  g_autofree gchar *text = movie_write (schedule_movie (schedule));
  g_autoptr (GstElement) movie = NULL;

  if (!source)
    return NULL;
  source->has_part = TRUE;
  movie = gst_bin_get_by_name (GST_BIN (source->pipeline), "movie");
  g_object_set (
      movie, "location", file, "movie", text, "media-root", media_root, NULL);
  gst_element_send_event (movie,
      gst_event_new_seek (1.0, GST_FORMAT_TIME,
          GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, GST_SEEK_TYPE_SET,
          start, GST_SEEK_TYPE_SET, stop));
  gst_element_set_state (source->pipeline, GST_STATE_PLAYING);
  return source;
}

static void
link_demuxer (FilmSource *source)
{
  g_autoptr (GstElement) demux =
      gst_bin_get_by_name (GST_BIN (source->pipeline), "demux");

  g_signal_connect (demux, "pad-added", G_CALLBACK (on_pad), source);
  g_signal_connect (demux, "no-more-pads", G_CALLBACK (on_all_pads), source);
}

FilmSource *
film_source_film (
    const gchar *file, const gchar *demuxer, FilmPart part, GError **error)
{
  g_autofree gchar *launch = g_strdup_printf (
      "filesrc name=file ! %s name=demux appsink name=end", demuxer);
  FilmSource *source = build (file, part, launch, error);
  g_autoptr (GstElement) from = NULL;

  if (!source)
    return NULL;
  from = gst_bin_get_by_name (GST_BIN (source->pipeline), "file");
  g_object_set (from, "location", file, NULL);
  link_demuxer (source);
  gst_element_set_state (source->pipeline, GST_STATE_PLAYING);
  return source;
}

/* In the thread of the source. */
static void
feed (GstAppSrc *from, guint length, gpointer user_data)
{
  FilmSource *source = user_data;
  g_autofree guint8 *bytes = g_malloc (BLOCK);
  GError *error = NULL;
  gssize n = hls_files_read (source->files, bytes, BLOCK, &error);

  if (n > 0)
    gst_app_src_push_buffer (
        from, gst_buffer_new_wrapped (g_steal_pointer (&bytes), n));
  else if (n == 0)
    gst_app_src_end_of_stream (from);
  else
    gst_element_post_message (source->pipeline,
        gst_message_new_error (GST_OBJECT (source->pipeline), error, NULL));
  g_clear_error (&error);
}

FilmSource *
film_source_playlist (const gchar *file, FilmPart part, GError **error)
{
  static GstAppSrcCallbacks callbacks = { .need_data = feed };
  g_autoptr (HlsFiles) files = hls_files_open (file, part == FILM_SOUND, error);
  FilmSource *source = NULL;
  g_autoptr (GstElement) from = NULL;

  if (files)
    source = build (file, part,
        "appsrc name=file ! qtdemux name=demux appsink name=end", error);
  if (!source)
    return NULL;
  source->files = g_steal_pointer (&files);
  from = gst_bin_get_by_name (GST_BIN (source->pipeline), "file");
  gst_app_src_set_callbacks (GST_APP_SRC (from), &callbacks, source, NULL);
  link_demuxer (source);
  gst_element_set_state (source->pipeline, GST_STATE_PLAYING);
  return source;
}

void
film_source_free (FilmSource *source)
{
  if (source->pipeline)
    gst_element_set_state (source->pipeline, GST_STATE_NULL);
  gst_clear_object (&source->end);
  gst_clear_object (&source->bus);
  gst_clear_object (&source->pipeline);
  g_clear_pointer (&source->files, hls_files_free);
  g_free (source->name);
  g_free (source);
}

/* What an element says in a word is often less than what it says beside. */
static void
take_error (const FilmSource *source, GstMessage *message, GError **error)
{
  g_autoptr (GError) said = NULL;
  gboolean missing;

  gst_message_parse_error (message, &said, NULL);
  missing =
      g_error_matches (said, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN)
      || g_error_matches (said, RENDER_ERROR, RENDER_ERROR_ENCODER);
  g_set_error (error, RENDER_ERROR,
      missing ? RENDER_ERROR_ENCODER : RENDER_ERROR_MOVIE, "%s: %s",
      source->name, said->message);
}

/* FALSE: nothing will come any more; with @error unless there is no such
 * part. */
static gboolean
goes_on (const FilmSource *source, GError **error)
{
  g_autoptr (GstMessage) message = gst_bus_pop_filtered (
      source->bus, GST_MESSAGE_ERROR | GST_MESSAGE_APPLICATION);

  if (!message)
    return TRUE;
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    take_error (source, message, error);
  return FALSE;
}

static gboolean
is_whole (const FilmSource *source, GstSample *sample, GError **error)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);

  if (!GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_CORRUPTED))
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
      "%s: what is at %.3f s is damaged", source->name,
      GST_BUFFER_PTS (buffer) / 1e9);
  return FALSE;
}

static GstSample *
pull (FilmSource *source, GError **error)
{
  for (GstClockTime waited = 0; waited < PATIENCE; waited += LOOK) {
    g_autoptr (GstSample) sample =
        gst_app_sink_try_pull_sample (source->end, LOOK);

    if (sample)
      return is_whole (source, sample, error) ? g_steal_pointer (&sample)
                                              : NULL;
    if (!goes_on (source, error) || gst_app_sink_is_eos (source->end))
      return NULL;
  }
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
      "%s: nothing came for %d s", source->name,
      (gint) (PATIENCE / GST_SECOND));
  return NULL;
}

GstSample *
film_source_pull (FilmSource *source, GError **error)
{
  GstSample *sample = source->over ? NULL : pull (source, error);

  source->over = !sample;
  return sample;
}

gboolean
film_source_has_part (const FilmSource *source)
{
  return source->has_part;
}

gint64
film_source_duration (FilmSource *source)
{
  gint64 duration;

  if (source->files)
    return hls_files_duration (source->files) * 1000;
  return gst_element_query_duration (
             source->pipeline, GST_FORMAT_TIME, &duration)
      ? duration
      : -1;
}
