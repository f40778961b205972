/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Voices of any loudness, and the volume that brings them to where voices lie.
 * A sine of 997 Hz has as many LUFS as its peak is dB under full scale. */
#include "voice-level.h"

#include "folder.h"
#include "media/make-media.h"
#include "suite.h"

static void
write_sine (gdouble amplitude)
{
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  g_autoptr (GByteArray) wav = NULL;
  g_autofree gchar *name = g_build_filename (folder, "voice.wav", NULL);

  for (guint i = 0; i < 3 * 22050; i++)
    make_sample (
        samples, TAG_PCM, 16, amplitude * sin (2 * G_PI * 997 * i / 22050));
  wav = make_wav (TAG_PCM, 1, 22050, 16, samples, samples->len);
  fail_unless (g_file_set_contents (name, (gchar *) wav->data, wav->len, NULL));
}

static const struct {
  gdouble db, volume;
} voices[] = {
  { -16, 1 }, { -16.8, 1 }, { -15.2, 1 }, { -22, 2 }, /* 6 dB */
  { -10, .5 },                              /* 20 log10 (1 / 2) is -6.02 */
  { -23.5, 2.37 } /* 7.5 dB */, { -40, 4 }, /* the most that a movie takes */
};

GST_START_TEST (a_voice_is_brought_to_its_level)
{
  gdouble lufs = 0, volume;

  write_sine (pow (10, voices[__i__].db / 20));
  volume = voice_level_measure ("voice.wav", folder, &lufs, NULL);
  fail_unless (fabs (lufs - voices[__i__].db) < .1, "%g", lufs);
  fail_unless (
      fabs (volume - voices[__i__].volume) <= .01 * voices[__i__].volume + .001,
      "%g", volume);
  /* In hundredths. */
  fail_unless (fabs (volume * 100 - rint (volume * 100)) < 1e-9);
}
GST_END_TEST;

GST_START_TEST (what_cannot_be_heard_is_left_alone)
{
  g_autofree gchar *name = g_build_filename (folder, "voice.wav", NULL);
  gdouble lufs;

  write_sine (0);
  fail_unless (voice_level_measure ("voice.wav", folder, &lufs, NULL) == 1);
  fail_unless (g_file_set_contents (name, "RIFF", 4, NULL));
  fail_unless (voice_level_measure ("voice.wav", folder, &lufs, NULL) == 1);
  fail_unless (voice_level_measure ("none.wav", folder, &lufs, NULL) == 1);
  fail_unless (voice_level_measure ("../x.wav", folder, &lufs, NULL) == 1);
}
GST_END_TEST;

static Suite *
voice_level_suite (void)
{
  Suite *suite = suite_create ("voice-level");
  TCase *tcase = tcase_create ("voice-level");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_loop_test (
      tcase, a_voice_is_brought_to_its_level, 0, G_N_ELEMENTS (voices));
  tcase_add_test (tcase, what_cannot_be_heard_is_left_alone);
  return suite;
}

SUITE_MAIN (voice_level_suite)
