/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Size and length of films, by headers that are written here box by box. */

#include "film-header.h"

#include "provider/small-media.h"
#include "suite.h"

static gboolean
read_header (GByteArray *bytes, FilmHeader *header, GError **error)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes->data, bytes->len);
  g_autoptr (MediaFile) file = media_file_new_for_bytes (copy);

  return film_header_read (file, header, error);
}

/* All that is in "moov", in a file of its own. */
static GByteArray *
film_of (GByteArray *moov)
{
  GByteArray *file = small_box ("ftyp", NULL);

  small_add (file, small_box ("mdat", NULL));
  small_add (file, small_box ("moov", moov));
  return file;
}

static const struct {
  guint rate;
  guint32 ticks;
  gboolean turned, with_sound;
  gint width, height;
  gint64 ms;
} films[] = {
  { 1000, 5040, FALSE, FALSE, 1280, 720, 5040 },
  { 24, 120, FALSE, TRUE, 1280, 720, 5000 },
  { 90000, 30000, TRUE, TRUE, 720, 1280, 333 },
  /* As those who stream have it. */
  { 1000, 0, FALSE, FALSE, 1280, 720, 0 },
  { 1000, G_MAXUINT32, FALSE, FALSE, 1280, 720, 0 },
  { 0, 100, FALSE, FALSE, 1280, 720, 0 },
};

GST_START_TEST (a_film_says_what_it_is)
{
  GByteArray *moov = small_mvhd (films[__i__].rate, films[__i__].ticks);
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (GError) error = NULL;
  FilmHeader header;

  if (films[__i__].with_sound)
    small_add (moov, small_trak ("soun", 0, 0, FALSE));
  small_add (moov, small_trak ("vide", 1280, 720, films[__i__].turned));
  file = film_of (moov);
  fail_unless (
      read_header (file, &header, &error), "%s", error ? error->message : "");
  fail_unless_equals_int (header.width, films[__i__].width);
  fail_unless_equals_int (header.height, films[__i__].height);
  fail_unless_equals_int64 (header.duration_ms, films[__i__].ms);
  fail_unless (header.has_sound == films[__i__].with_sound);
}
GST_END_TEST

/* mvhd of version 1: times of 64 bits. */
GST_START_TEST (long_times_are_read)
{
  GByteArray *mvhd = g_byte_array_new ();
  GByteArray *moov;
  g_autoptr (GByteArray) file = NULL;
  FilmHeader header;

  small_be32 (mvhd, 1 << 24);
  small_zeros (mvhd, 16);
  small_be32 (mvhd, 600);
  small_be32 (mvhd, 0);
  small_be32 (mvhd, 6060);
  small_zeros (mvhd, 80);
  moov = small_box ("mvhd", mvhd);
  small_add (moov, small_trak ("vide", 640, 360, FALSE));
  file = film_of (moov);
  fail_unless (read_header (file, &header, NULL));
  fail_unless_equals_int64 (header.duration_ms, 10100);
}
GST_END_TEST

GST_START_TEST (a_sound_is_no_film)
{
  GByteArray *moov = small_mvhd (1000, 5);
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (GError) error = NULL;
  FilmHeader header;

  small_add (moov, small_trak ("soun", 0, 0, FALSE));
  file = film_of (moov);
  fail_if (read_header (file, &header, &error));
  g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE);
  fail_unless_equals_string (
      error->message, "an MP4 without pictures of a size in it");
}
GST_END_TEST

/* None is read beyond its end, and none is taken, but for one between two
 * boxes: that might be all there is. */
GST_START_TEST (a_film_that_was_cut_is_refused)
{
  g_autoptr (GBytes) whole = small_mp4 (1280, 720, 5000);
  const gsize end = g_bytes_get_size (whole);

  for (gsize size = 0; size < end; size++) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, size);
    g_autofree guint8 *copy =
        g_memdup2 (g_bytes_get_data (part, NULL), MAX (size, 1));
    g_autoptr (GBytes) bytes = g_bytes_new (copy, size);
    g_autoptr (MediaFile) file = media_file_new_for_bytes (bytes);
    g_autoptr (GError) error = NULL;
    FilmHeader header;

    fail_unless (film_header_read (file, &header, &error)
            == (size == end - 8 - MP4_MDAT_BYTES),
        "%zu", size);
  }
}
GST_END_TEST

static Suite *
film_header_suite (void)
{
  Suite *suite = suite_create ("film-header");
  TCase *tc = tcase_create ("film-header");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, a_film_says_what_it_is, 0, G_N_ELEMENTS (films));
  tcase_add_test (tc, long_times_are_read);
  tcase_add_test (tc, a_sound_is_no_film);
  tcase_add_test (tc, a_film_that_was_cut_is_refused);
  return suite;
}

SUITE_MAIN (film_header_suite)
