/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which encoder is chosen when those for hardware work, fail in all the ways
 * they have, or are not there. */
#include "suite.h"
#include "fake-encoder.h"
#include "probe.h"
#include "render.h"
#include "trial.h"

#include <string.h>
#include <sys/wait.h>

static RenderVideoSettings settings;
static GPtrArray *warnings;

/* Trials are remembered by what they tried: each test has a size of its own. */
static void
setup (void)
{
  static gint width = 160;

  settings = (RenderVideoSettings){
    .shape = { width += 2, 96, 30, 1 },
    .crf = -1,
    .gop = 60,
    .threads = 1,
  };
  warnings = g_ptr_array_new_with_free_func (g_free);
}

static void
teardown (void)
{
  fake_clear ();
  g_clear_pointer (&warnings, g_ptr_array_unref);
}

static const gchar *
choose (const gchar *factory)
{
  g_autoptr (GError) error = NULL;
  const RenderVideoEncoder *encoder =
      render_video_encoder_choose (NULL, factory, &settings, warnings, &error);

  g_assert_no_error (error);
  return encoder->factory;
}

static void
fail_unless_warned (const gchar *text)
{
  fail_unless_equals_int (warnings->len, 1);
  fail_unless (strstr (warnings->pdata[0], text) != NULL, "%s",
      (gchar *) warnings->pdata[0]);
}

GST_START_TEST (test_software_needs_no_trial)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree gchar *program = g_strdup (g_getenv ("JSONCLIP_PROGRAM"));

  g_setenv ("JSONCLIP_PROGRAM", "/nonexistent", TRUE);
  fail_unless_equals_string (choose (NULL), "x264enc");
  fail_unless_equals_string (choose ("auto"), "x264enc");
  fail_unless_equals_string (choose ("openh264enc"), "openh264enc");
  fail_unless_equals_int (warnings->len, 0);
  fail_unless (g_get_monotonic_time () - start < 500 * 1000);
  g_setenv ("JSONCLIP_PROGRAM", program, TRUE);
}
GST_END_TEST;

/* Those that work, in the order of the table; each alone before x264enc. */
static const gchar *const order[] = { "vah264enc", "vah264lpenc",
  "vaapih264enc", "nvh264enc", "nvcudah264enc", "qsvh264enc", "v4l2h264enc" };

static void
add_uploads (void)
{
  fake_upload_add ("vapostproc", "memory:DMABuf");
  fake_upload_add ("vaapipostproc", "memory:VASurface");
  fake_upload_add ("cudaupload", "memory:CUDAMemory");
  fake_upload_add ("cudaconvert", NULL);
}

static const gchar *
memory_of (const gchar *factory)
{
  if (g_str_has_prefix (factory, "vaapi"))
    return "memory:VASurface";
  if (g_str_has_prefix (factory, "nvcuda"))
    return "memory:CUDAMemory";
  return g_str_has_prefix (factory, "va") ? "memory:DMABuf" : NULL;
}

GST_START_TEST (test_order)
{
  add_uploads ();
  for (gint i = G_N_ELEMENTS (order) - 1; i >= 0; i--) {
    fake_encoder_add (order[i], FAKE_WORKS, memory_of (order[i]));
    fail_unless_equals_string (choose (NULL), order[i]);
    fail_unless_equals_int (fake_opened (order[i]), 1);
  }
  fail_unless_equals_string (choose (NULL), order[0]);
  fail_unless_equals_string (choose ("x264enc"), "x264enc");
  fail_unless_equals_int (warnings->len, 0);
}
GST_END_TEST;

static const struct {
  FakeBehaviour behaviour;
  const gchar *memory, *reason;
} failures[] = {
  { FAKE_NO_DEVICE, "memory:DMABuf", "/dev/dri/renderD128: permission denied" },
  { FAKE_NO_FORMAT, "memory:DMABuf", "vah264enc" },
  { FAKE_ONE_FRAME, "memory:DMABuf", "the device was lost" },
  { FAKE_SWALLOWS, "memory:DMABuf", "it gave 3 packets for 8 frames" },
  { FAKE_CRASHES_OPENING, "memory:DMABuf", "it crashed (signal 11)" },
  { FAKE_CRASHES_ENCODING, "memory:DMABuf", "it crashed (signal 11)" },
  { FAKE_CRASHES_CLOSING, "memory:DMABuf", "it crashed (signal 11)" },
  { FAKE_ABORTS, "memory:DMABuf",
      "it crashed (signal 6): the driver lost its mind" },
  { FAKE_EXITS, "memory:DMABuf", "it ended its process (status 0)" },
  /* what is in front gives no such memory */
  { FAKE_WORKS, "memory:VASurface", "could not link" },
};

GST_START_TEST (test_failure)
{
  add_uploads ();
  fake_encoder_add (
      "vah264enc", failures[__i__].behaviour, failures[__i__].memory);
  fail_unless_equals_string (choose (NULL), "x264enc");
  fail_unless_warned ("x264enc takes the place");
  fail_unless_warned ("vah264enc (");
  fail_unless_warned (failures[__i__].reason);
  fake_assert_gone ();
}
GST_END_TEST;

GST_START_TEST (test_nothing_in_front)
{
  fake_encoder_add ("vah264enc", FAKE_WORKS, "memory:DMABuf");
  fail_unless_equals_string (choose (NULL), "x264enc");
  fail_unless_warned ("no element \"vapostproc\"");
}
GST_END_TEST;

GST_START_TEST (test_failures_make_one_warning)
{
  add_uploads ();
  fake_encoder_add ("vah264enc", FAKE_NO_DEVICE, "memory:DMABuf");
  fake_encoder_add ("vaapih264enc", FAKE_NO_FORMAT, "memory:VASurface");
  fake_encoder_add ("nvh264enc", FAKE_ONE_FRAME, NULL);
  fake_encoder_add ("v4l2h264enc", FAKE_WORKS, NULL);
  fail_unless_equals_string (choose (NULL), "v4l2h264enc");
  fail_unless_warned ("v4l2h264enc takes the place");
  fail_unless_warned ("vah264enc (");
  fail_unless_warned ("), vaapih264enc (");
  fail_unless_warned ("), nvh264enc (");
}
GST_END_TEST;

static const struct {
  FakeBehaviour behaviour;
  const gchar *reason;
} hangs[] = {
  { FAKE_HANGS_OPENING, "it does not answer in time" },
  { FAKE_HANGS_ENCODING, "it does not answer in time" },
  { FAKE_HANGS_CLOSING, "it does not close in time" },
};

GST_START_TEST (test_hang_is_bounded)
{
  gint64 start = g_get_monotonic_time ();

  fake_encoder_add ("nvh264enc", hangs[__i__].behaviour, NULL);
  fail_unless_equals_string (choose (NULL), "x264enc");
  fail_unless_warned (hangs[__i__].reason);
  fail_unless (g_get_monotonic_time () - start < 8 * G_TIME_SPAN_SECOND);
  fake_assert_gone ();
  /* and is not asked again */
  start = g_get_monotonic_time ();
  fail_unless_equals_string (choose (NULL), "x264enc");
  fail_unless (g_get_monotonic_time () - start < G_TIME_SPAN_SECOND);
  fail_unless_equals_int (fake_opened ("nvh264enc"), 1);
}
GST_END_TEST;

GST_START_TEST (test_noise_is_no_verdict)
{
  fake_encoder_add ("nvh264enc", FAKE_PRINTS, NULL);
  fail_unless_equals_string (choose (NULL), "nvh264enc");
  fail_unless_equals_int (warnings->len, 0);
}
GST_END_TEST;

GST_START_TEST (test_no_process_is_told)
{
  fake_encoder_add ("nvh264enc", FAKE_WORKS, NULL);
  g_setenv ("JSONCLIP_PROGRAM", "/nonexistent", TRUE);
  fail_unless_equals_string (choose (NULL), "x264enc");
  fail_unless_warned ("cannot start its trial: ");
}
GST_END_TEST;

/* The program's own command, with words that are right and ones that are not;
 * a plan's numbers come through. */
static gint
run_trial (const gchar *const *words, gchar **out)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  gint status;

  g_ptr_array_add (argv, (gpointer) g_getenv ("JSONCLIP_PROGRAM"));
  g_ptr_array_add (argv, (gpointer) TRIAL_COMMAND);
  g_ptr_array_add (argv, (gpointer) "--");
  for (guint i = 0; words[i]; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  fail_unless (g_spawn_sync (NULL, (gchar **) argv->pdata, NULL,
      G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, out, NULL, &status, NULL));
  fail_unless (WIFEXITED (status));
  return WEXITSTATUS (status);
}

GST_START_TEST (test_command)
{
  const RenderVideoEncoder *encoder = render_video_encoder_find (NULL, NULL);
  g_auto (GStrv) words = trial_words (encoder, &settings);
  g_autofree gchar *good = NULL, *bad = NULL;

  fail_unless_equals_int (run_trial ((const gchar **) words, &good), 0);
  fail_unless_equals_string (good, "works\n");
  g_free (words[5]);
  words[5] = g_strdup_printf ("%d", RENDER_N_PRESETS);
  fail_unless_equals_int (run_trial ((const gchar **) words, &bad), 2);
  fail_unless_equals_string (bad, "");
}
GST_END_TEST;

GST_START_TEST (test_remembered_by_size)
{
  fake_encoder_add ("nvh264enc", FAKE_WORKS, NULL);
  for (guint i = 0; i < 3; i++)
    fail_unless_equals_string (choose (NULL), "nvh264enc");
  fail_unless_equals_int (fake_opened ("nvh264enc"), 1);
  settings.shape.height = 128;
  fail_unless_equals_string (choose (NULL), "nvh264enc");
  fail_unless_equals_int (fake_opened ("nvh264enc"), 2);
}
GST_END_TEST;

GST_START_TEST (test_named_is_that_one_or_none)
{
  g_autoptr (GError) error = NULL;

  fake_encoder_add ("nvh264enc", FAKE_NO_DEVICE, NULL);
  fail_unless (render_video_encoder_choose (
                   NULL, "nvh264enc", &settings, warnings, &error)
      == NULL);
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER);
  fail_unless (strstr (error->message, "permission denied") != NULL);
  g_clear_error (&error);
  fail_unless (render_video_encoder_choose (
                   NULL, "qsvh264enc", &settings, warnings, &error)
      == NULL);
  fail_unless (strstr (error->message, "is not installed") != NULL);
  g_clear_error (&error);
  fail_unless (render_video_encoder_choose (
                   NULL, "nosuchenc", &settings, warnings, &error)
      == NULL);
  fail_unless (strstr (error->message, "unknown encoder") != NULL);
  fail_unless_equals_string (choose ("vp9enc"), "vp9enc");
  fail_unless_equals_int (warnings->len, 0);
}
GST_END_TEST;

GST_START_TEST (test_next)
{
  const RenderVideoEncoder *encoder;
  g_autoptr (GError) error = NULL;

  fake_encoder_add ("nvh264enc", FAKE_WORKS, NULL);
  fake_encoder_add ("qsvh264enc", FAKE_NO_FORMAT, NULL);
  encoder = render_video_encoder_find ("nvh264enc", &error);
  g_assert_no_error (error);
  encoder = render_video_encoder_next (encoder, &settings);
  fail_unless_equals_string (encoder->factory, "x264enc");
  encoder = render_video_encoder_next (encoder, &settings);
  fail_unless_equals_string (encoder->factory, "openh264enc");
  /* never one of another codec */
  fail_unless (render_video_encoder_next (encoder, &settings) == NULL);
}
GST_END_TEST;

static const struct {
  const gchar *factory;
  RenderEncoderState state;
  const gchar *reason;
} survey[] = {
  { "vah264enc", RENDER_ENCODER_MISSING, "" },
  { "vah264lpenc", RENDER_ENCODER_MISSING, "" },
  { "vaapih264enc", RENDER_ENCODER_MISSING, "" },
  { "nvh264enc", RENDER_ENCODER_FAILS, "permission denied" },
  { "nvcudah264enc", RENDER_ENCODER_MISSING, "" },
  { "qsvh264enc", RENDER_ENCODER_CHOSEN, "the first that encodes here" },
  { "v4l2h264enc", RENDER_ENCODER_USABLE, "qsvh264enc comes first" },
  { "x264enc", RENDER_ENCODER_USABLE, "qsvh264enc comes first" },
  { "openh264enc", RENDER_ENCODER_USABLE, "qsvh264enc comes first" },
};

GST_START_TEST (test_survey)
{
  g_autoptr (GPtrArray) findings = NULL;

  fake_encoder_add ("nvh264enc", FAKE_NO_DEVICE, NULL);
  fake_encoder_add ("qsvh264enc", FAKE_WORKS, NULL);
  fake_encoder_add ("v4l2h264enc", FAKE_WORKS, NULL);
  findings = render_video_encoders_survey (
      render_video_codec_find ("h264"), &settings);
  fail_unless_equals_int (findings->len, G_N_ELEMENTS (survey));
  for (guint i = 0; i < findings->len; i++) {
    const RenderEncoderFinding *finding = findings->pdata[i];

    fail_unless_equals_string (finding->encoder->factory, survey[i].factory);
    fail_unless_equals_int (finding->state, survey[i].state);
    fail_unless (strstr (finding->reason, survey[i].reason) != NULL, "%s: %s",
        survey[i].factory, finding->reason);
    if (finding->state == RENDER_ENCODER_MISSING)
      fail_unless (strstr (finding->reason, finding->encoder->package)
          || strstr (finding->reason, finding->encoder->device_plugin));
  }
}
GST_END_TEST;

static Suite *
probe_suite (void)
{
  Suite *suite = suite_create ("probe");
  TCase *tc = tcase_create ("probe");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, setup, teardown);
  tcase_add_test (tc, test_software_needs_no_trial);
  tcase_add_test (tc, test_order);
  tcase_add_loop_test (tc, test_failure, 0, G_N_ELEMENTS (failures));
  tcase_add_test (tc, test_nothing_in_front);
  tcase_add_test (tc, test_failures_make_one_warning);
  tcase_add_loop_test (tc, test_hang_is_bounded, 0, G_N_ELEMENTS (hangs));
  tcase_add_test (tc, test_noise_is_no_verdict);
  tcase_add_test (tc, test_no_process_is_told);
  tcase_add_test (tc, test_command);
  tcase_add_test (tc, test_remembered_by_size);
  tcase_add_test (tc, test_named_is_that_one_or_none);
  tcase_add_test (tc, test_next);
  tcase_add_test (tc, test_survey);
  return suite;
}

int
main (int argc, char **argv)
{
  SRunner *runner;
  gint status;

  if (fake_main (&argc, &argv, &status))
    return status;
  gst_check_init (&argc, &argv);
  runner = srunner_create (probe_suite ());
  srunner_run_all (runner, CK_ENV);
  status = srunner_ntests_failed (runner) ? 1 : 0;
  srunner_free (runner);
  return status;
}
