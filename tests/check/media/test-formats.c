/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sounds in every format that is taken, encoded by ffmpeg: the first sample,
 * a click at a known one and the last are where they were. */
#define _GNU_SOURCE /* memmem */
#include "suite.h"
#include "whole-sound.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define N 61234
#define CLICK 30011

static gchar *folder;

static void
begin (void)
{
  folder = g_dir_make_tmp ("formats-XXXXXX", NULL);
}

static void
finish (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree gchar *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

typedef struct {
  const gchar *options, *file;
  gint rate, channels;
  /* How far off the click and the end may be, at 48 kHz. */
  gint click, end;
  gboolean lossless;
} Format;

/* AAC without a container says nothing of its 1024 samples ahead; Opus rounds
 * nothing; of what is resampled the end is between two samples. */
static const Format formats[] = {
  { "-c:a pcm_u8", "u8.wav", 48000, 1, 0, 0, FALSE },
  { "-c:a pcm_s16le", "s16.wav", 48000, 2, 0, 0, TRUE },
  { "-c:a pcm_s24le", "s24.wav", 48000, 2, 0, 0, TRUE },
  { "-c:a pcm_s32le", "s32.wav", 44100, 1, 1, 1, FALSE },
  { "-c:a pcm_f32le", "f32.wav", 48000, 2, 0, 0, TRUE },
  { "-c:a pcm_s24le -ac 6", "surround.wav", 48000, 6, 0, 0, FALSE },
  { "-c:a libmp3lame -b:a 192k", "a.mp3", 48000, 2, 1, 0, FALSE },
  { "-c:a libmp3lame -b:a 128k", "b.mp3", 44100, 1, 1, 1, FALSE },
  { "-c:a aac -b:a 192k", "a.m4a", 48000, 2, 1, 0, FALSE },
  { "-c:a aac -b:a 128k -movflags +faststart", "b.m4a", 44100, 1, 1, 1, FALSE },
  { "-c:a aac -b:a 96k", "c.mp4", 22050, 1, 2, 2, FALSE },
  { "-c:a aac -b:a 384k -ac 6", "surround.m4a", 48000, 6, 1, 0, FALSE },
  { "-c:a alac", "d.m4a", 48000, 2, 0, 0, TRUE },
  { "-c:a aac -b:a 192k", "a.aac", 48000, 2, 1, 1024, FALSE },
  { "-c:a libvorbis -q:a 6", "a.ogg", 48000, 2, 1, 0, FALSE },
  { "-c:a libvorbis -q:a 6", "b.ogg", 44100, 1, 1, 1, FALSE },
  { "-c:a libopus -b:a 160k", "a.opus", 48000, 2, 1, 0, FALSE },
  { "-c:a libopus -b:a 96k", "b.ogg", 48000, 1, 1, 0, FALSE },
  { "-c:a flac", "a.flac", 48000, 2, 0, 0, TRUE },
  { "-c:a flac -sample_fmt s32", "b.flac", 44100, 1, 1, 1, FALSE },
  /* To a pipe: it cannot go back to write how long it is. */
  { "-c:a flac -f flac pipe:1 >", "c.flac", 48000, 2, 0, 0, TRUE },
};

/* A quiet tone with a click, the channels unlike each other. */
static gfloat
sample_at (gint i, gint rate, gint channel)
{
  gdouble t = (gdouble) i / rate;

  return 0.02 * sin (2 * G_PI * 500 * t)
      + (i == CLICK * (gint64) rate / 48000 ? (channel % 2 ? -0.9 : 0.9) : 0);
}

static gint
count_at (gint rate)
{
  return N * (gint64) rate / 48000;
}

static void
write_source (const Format *f, const gchar *path)
{
  const gint n = count_at (f->rate), channels = MIN (f->channels, 2);
  g_autofree gfloat *samples = g_new (gfloat, n * channels);

  for (gint i = 0; i < n; i++)
    for (gint c = 0; c < channels; c++)
      samples[i * channels + c] = sample_at (i, f->rate, c);
  fail_unless (g_file_set_contents (
      path, (const gchar *) samples, n * channels * sizeof *samples, NULL));
}

static gchar *
encode (const Format *f)
{
  g_autofree gchar *source = g_build_filename (folder, "source.f32", NULL);
  gchar *file = g_build_filename (folder, f->file, NULL);
  g_autofree gchar *line = g_strdup_printf (
      "ffmpeg -nostdin -v error -y -f f32le -ar %d -ac %d -i %s %s %s", f->rate,
      MIN (f->channels, 2), source, f->options, file);
  const gchar *const argv[] = { "/bin/sh", "-c", line, NULL };
  g_autoptr (GError) error = NULL;
  gint status;

  write_source (f, source);
  fail_unless (g_spawn_sync (NULL, (gchar **) argv, NULL, 0, NULL, NULL, NULL,
                   NULL, &status, &error)
          && g_spawn_check_wait_status (status, &error),
      "%s: %s", line, error ? error->message : "");
  return file;
}

static gint64
loudest (const WholeSound *sound, gint channel)
{
  gint64 best = 0;

  for (gint64 i = 0; i < sound->n_samples; i++)
    if (fabsf (sound->data[2 * i + channel])
        > fabsf (sound->data[2 * best + channel]))
      best = i;
  return best;
}

static WholeSound *
decode (const gchar *path, GError **error)
{
  g_autoptr (GBytes) bytes = media_load (path, &media_default_limits, error);

  fail_unless (bytes != NULL);
  return whole_sound_decode (
      bytes, "sound", &media_default_limits, NULL, error);
}

/* The tone at every sample but around the click. */
static void
check_exact (const WholeSound *sound)
{
  for (gint64 i = 0; i < sound->n_samples; i++)
    for (gint c = 0; c < 2; c++)
      fail_unless (
          fabs (sound->data[2 * i + c] - sample_at (i, 48000, c)) < 3.2e-5,
          "sample %d", (gint) i);
}

GST_START_TEST (test_starts_and_ends)
{
  const Format *f = &formats[__i__];
  g_autofree gchar *path = encode (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (WholeSound) sound = decode (path, &error);
  const gint64 ahead = g_str_has_suffix (f->file, ".aac") ? 1024 : 0;

  fail_unless (
      sound, "%s %s: %s", f->options, f->file, error ? error->message : "");
  fail_unless (
      sound->n_samples >= N - f->end && sound->n_samples <= N + f->end + ahead,
      "%s %s: %d samples", f->options, f->file, (gint) sound->n_samples);
  for (gint c = 0; c < MIN (f->channels, 2); c++)
    fail_unless (ABS (loudest (sound, c) - CLICK - ahead) <= f->click,
        "%s %s: channel %d at %d", f->options, f->file, c,
        (gint) loudest (sound, c));
  if (f->lossless)
    check_exact (sound);
}
GST_END_TEST;

/* Any block is what a whole reading gives there. */
GST_START_TEST (test_any_place)
{
  const Format *f = &formats[__i__];
  g_autofree gchar *path = encode (f);
  g_autoptr (WholeSound) whole = decode (path, NULL);
  MediaFile *file = media_file_open (path, &media_default_limits, NULL);
  g_autoptr (MediaSound) sound =
      media_sound_open (file, f->file, &media_default_limits, NULL);
  gfloat part[2 * 500];

  for (gint64 k = 0; k < 8; k++) {
    gint64 at = k * 23456 % (whole->n_samples - 500);

    fail_unless (media_sound_read (sound, at, 500, part, NULL, NULL));
    fail_unless (memcmp (part, whole->data + 2 * at, sizeof part) == 0,
        "%s: at %d", f->file, (gint) at);
  }
}
GST_END_TEST;

static void
try_bytes (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (WholeSound) sound =
      whole_sound_decode (bytes, "m", &media_default_limits, NULL, &error);

  fail_unless (sound != NULL || error != NULL);
}

/* Cut and turned bytes give a sound or an error; never a crash or a hang. */
GST_START_TEST (test_broken_files)
{
  const Format *f = &formats[__i__];
  g_autofree gchar *path = encode (f);
  g_autoptr (GRand) rand = g_rand_new_with_seed (__i__);
  g_autofree gchar *data = NULL;
  gsize size;

  fail_unless (g_file_get_contents (path, &data, &size, NULL));
  for (gint k = 0; k < 12; k++) {
    g_autofree guint8 *copy = g_memdup2 (data, size);
    const gsize head = MIN (size, 4096);

    for (gint i = 0; i < 6; i++)
      copy[g_rand_int_range (rand, 0, i % 2 ? size : head)] ^= 1
          << g_rand_int_range (rand, 0, 8);
    try_bytes (copy, k % 3 ? size : g_rand_int_range (rand, 1, size));
  }
}
GST_END_TEST;

/* Headers that say what no decoder and no resampler should hear of. */
static const struct {
  const gchar *options, *file;
  const gchar *mark; /* what the bytes stand behind */
  gsize n_mark, at;
  const gchar *bytes;
  gsize n;
  const gchar *says;
} shapes[] = {
  { "-c:a alac", "shape.m4a", "alac", 4, 20, "\0\0", 2,
      "a sound of 0 channels" },
  { "-c:a libvorbis", "shape.ogg", "\1vorbis", 7, 11, "\0", 1,
      "an Ogg without sound in it" },
  { "-c:a libvorbis", "shape.ogg", "\1vorbis", 7, 11, "\x41", 1,
      "a sound of 65 channels at 48000 Hz, expected 1 to 8 at 1000 to 768000" },
  { "-c:a libvorbis", "shape.ogg", "\1vorbis", 7, 12, "\xff\xff\xff\x7f", 4,
      "at 2147483647 Hz" },
  { "-c:a libopus", "shape.opus", "OpusHead", 8, 9, "\xff", 1,
      "a sound of 255 channels" },
  { "-c:a flac", "shape.flac", "fLaC", 4, 18, "\0\0\x82", 3, "at 8 Hz" },
};

GST_START_TEST (test_shapes)
{
  const Format f = { shapes[__i__].options, shapes[__i__].file, 48000, 2 };
  g_autofree gchar *path = encode (&f);
  g_autofree gchar *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gchar *mark;
  gsize size;

  fail_unless (g_file_get_contents (path, &data, &size, NULL));
  mark = memmem (data, size, shapes[__i__].mark, shapes[__i__].n_mark);
  fail_unless (mark != NULL);
  memcpy (mark + shapes[__i__].at, shapes[__i__].bytes, shapes[__i__].n);
  bytes = g_bytes_new (data, size);
  fail_if (
      whole_sound_decode (bytes, "m", &media_default_limits, NULL, &error));
  g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT);
  fail_unless (strstr (error->message, shapes[__i__].says) != NULL, "%s",
      error->message);
}
GST_END_TEST;

/* Channels of which nobody says where they are, and more than there are
 * speakers for. */
GST_START_TEST (test_channels_without_a_place)
{
  const gchar *const options[] = {
    "-af aformat=channel_layouts=octagonal -c:a aac",
    "-af aformat=channel_layouts=hexadecagonal -c:a aac"
  };
  const gchar *const says[] = { "a sound of 8 channels that",
    "a sound of 16 channels that" };
  const Format f = { options[__i__], "nowhere.m4a", 48000, 2 };
  g_autofree gchar *path = encode (&f);
  g_autoptr (GError) error = NULL;

  fail_if (decode (path, &error));
  g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE);
  fail_unless (
      strstr (error->message, says[__i__]) != NULL, "%s", error->message);
}
GST_END_TEST;

static void
check_too_many (const GByteArray *file)
{
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, file->len);
  g_autoptr (GError) error = NULL;

  fail_if (
      whole_sound_decode (bytes, "m", &media_default_limits, NULL, &error));
  g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT);
  fail_unless (
      strstr (error->message, "packets") != NULL, "%s", error->message);
}

/* A file of nothing but the heads of boxes is not read to its end. */
GST_START_TEST (test_boxes_without_end)
{
  const Format f = { "-c:a alac", "boxes.m4a", 48000, 2 };
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree gchar *path = encode (&f);
  g_autofree gchar *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  fail_unless (g_file_get_contents (path, &data, &size, NULL));
  fail_unless (size > 4 && memcmp (data + 4, "ftyp", 4) == 0);
  g_byte_array_append (file, (guint8 *) data, (guint8) data[3]);
  for (guint i = 0; i < 70000; i++)
    g_byte_array_append (file, (const guint8 *) "\0\0\0\10free", 8);
  g_byte_array_append (file, (guint8 *) data, size);
  bytes = g_bytes_new (file->data, file->len);
  fail_if (
      whole_sound_decode (bytes, "m", &media_default_limits, NULL, &error));
  g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT);
  fail_unless (strstr (error->message, "moov") != NULL, "%s", error->message);
}
GST_END_TEST;

/* A page of an Ogg may have 255 packets of no bytes, a frame of AAC one: a list
 * of them takes more memory than the file. */
GST_START_TEST (test_packets_without_end)
{
  const Format f = { "-c:a libopus", "many.opus", 48000, 2 };
  static const guint8 aac[] = { 0xff, 0xf1, 0x4c, 0x80, 0x01, 0x1f, 0xfc, 0 };
  g_autoptr (GByteArray) ogg = g_byte_array_new ();
  g_autoptr (GByteArray) adts = g_byte_array_new ();
  g_autofree gchar *path = encode (&f);
  g_autofree gchar *data = NULL;
  guint8 page[27 + 255] = { 0 };
  gsize size;

  fail_unless (g_file_get_contents (path, &data, &size, NULL));
  /* The first page, and its serial in all others. */
  g_byte_array_append (ogg, (guint8 *) data, 27 + 1 + (guint8) data[27]);
  memcpy (page, data, 27);
  page[5] = 0;
  page[26] = 255;
  for (guint i = 0; i < 4000; i++)
    g_byte_array_append (ogg, page, sizeof page);
  check_too_many (ogg);
  for (guint i = 0; i < 1000001; i++)
    g_byte_array_append (adts, aac, sizeof aac);
  check_too_many (adts);
}
GST_END_TEST;

/* Held before a decoder sees anything. */
GST_START_TEST (test_limits)
{
  const Format *f = &formats[__i__];
  const MediaLimits limits = { 200000000, 1000, 1000, 1 };
  g_autofree gchar *path = encode (f);
  MediaFile *file = media_file_open (path, &media_default_limits, NULL);
  g_autoptr (GError) error = NULL;

  fail_unless (!media_sound_open (file, "m", &limits, &error));
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT),
      "%s: %s", f->file, error->message);
}
GST_END_TEST;

GST_START_TEST (test_missing_decoder)
{
  static const struct {
    const gchar *options, *file, *element, *package;
  } rows[] = {
    { "-c:a aac", "m.m4a", "avdec_aac", "gstreamer1.0-libav" },
    { "-c:a libopus", "m.opus", "opusdec", "gstreamer1.0-plugins-base" },
    { "-c:a libvorbis", "m.ogg", "vorbisdec", "gstreamer1.0-plugins-base" },
    { "-c:a flac", "m.flac", "flacdec", "gstreamer1.0-plugins-good" },
  };
  GstRegistry *registry = gst_registry_get ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const Format format = { rows[i].options, rows[i].file, 48000, 1 };
    GstPluginFeature *feature =
        gst_registry_lookup_feature (registry, rows[i].element);
    g_autofree gchar *path = encode (&format), *says = NULL;
    g_autoptr (GError) error = NULL;

    fail_unless (feature != NULL);
    gst_registry_remove_feature (registry, feature);
    fail_unless (!decode (path, &error));
    gst_registry_add_feature (registry, feature);
    gst_object_unref (feature);
    says = g_strdup_printf (
        "sound: the GStreamer element \"%s\" is missing, install %s",
        rows[i].element, rows[i].package);
    fail_unless_equals_string (error->message, says);
  }
}
GST_END_TEST;

static Suite *
formats_suite (void)
{
  Suite *s = suite_create ("formats");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_set_timeout (t, 60);
  tcase_add_unchecked_fixture (t, begin, finish);
  tcase_add_loop_test (t, test_starts_and_ends, 0, G_N_ELEMENTS (formats));
  tcase_add_loop_test (t, test_any_place, 0, G_N_ELEMENTS (formats));
  tcase_add_loop_test (t, test_broken_files, 0, G_N_ELEMENTS (formats));
  tcase_add_loop_test (t, test_shapes, 0, G_N_ELEMENTS (shapes));
  tcase_add_loop_test (t, test_channels_without_a_place, 0, 2);
  tcase_add_test (t, test_boxes_without_end);
  tcase_add_test (t, test_packets_without_end);
  tcase_add_loop_test (t, test_limits, 0, G_N_ELEMENTS (formats));
  tcase_add_test (t, test_missing_decoder);
  return s;
}

SUITE_MAIN (formats_suite)
