/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* ASS scripts: as ffmpeg draws them, the same in any order, and nothing for
 * what is none. */
#include "suite.h"
#include "caption-script.h"

#include <glib/gstdio.h>
#include <string.h>

#define WIDTH 640
#define HEIGHT 360
#define SECOND G_GINT64_CONSTANT (1000000000)
#define GROUND 0x304060ff

static const gchar SCRIPT[] =
    "[Script Info]\nScriptType: v4.00+\nPlayResX: 640\nPlayResY: 360\n"
    "ScaledBorderAndShadow: yes\n\n[V4+ Styles]\nFormat: Name, Fontname, "
    "Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, "
    "Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, "
    "BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, "
    "Encoding\n"
    "Style: Main,DejaVu Sans,32,&H00FFFFFF,&H0000FFFF,&H00000000,&H80000000,"
    "-1,0,0,0,100,100,0,0,1,3,1,2,20,20,24,1\n\n[Events]\nFormat: Layer, "
    "Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Dialogue: 0,0:00:00.00,0:00:02.00,Main,,0,0,0,,{\\kf100}Two "
    "{\\kf100\\c&H3080FF&}colours\n"
    "Dialogue: 0,0:00:00.50,0:00:01.50,Main,,0,0,0,,{\\an8\\frz10\\blur2}"
    "Turned above\n"
    "Dialogue: 0,0:00:00.00,0:00:02.00,Main,,0,0,0,,{\\move(100,180,500,180)}"
    "moves\n";

static Picture *
draw (CaptionScript *script, gint64 t_ns)
{
  Picture *picture = picture_new (WIDTH, HEIGHT, PICTURE_BT601);

  picture_fill (picture, picture_color (GROUND, PICTURE_BT601));
  caption_script_draw (script, t_ns, picture);
  return picture;
}

static CaptionScript *
open_script (const gchar *text)
{
  return caption_script_new (
      text, strlen (text), WIDTH, HEIGHT, WIDTH, HEIGHT, PICTURE_BT601);
}

static gboolean
same_luma (const Picture *a, const Picture *b)
{
  for (gint y = 0; y < HEIGHT; y++)
    if (memcmp (a->plane[0] + y * a->stride[0], b->plane[0] + y * b->stride[0],
            WIDTH)
        != 0)
      return FALSE;
  return TRUE;
}

/* ---- against ffmpeg ---- */

/* Wang and others, over windows of 8x8 side by side. */
static gdouble
window_ssim (const guint8 *a, gint a_stride, const guint8 *b, gint b_stride)
{
  gdouble sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;

  for (gint i = 0; i < 64; i++) {
    gdouble x = a[i / 8 * a_stride + i % 8], y = b[i / 8 * b_stride + i % 8];

    sa += x;
    sb += y;
    saa += x * x;
    sbb += y * y;
    sab += x * y;
  }
  sa /= 64;
  sb /= 64;
  return (2 * sa * sb + 6.5025) * (2 * (sab / 64 - sa * sb) + 58.5225)
      / ((sa * sa + sb * sb + 6.5025)
          * (saa / 64 - sa * sa + sbb / 64 - sb * sb + 58.5225));
}

/* Of the windows in which there is something to see. */
static gdouble
ssim (const Picture *ours, const guint8 *theirs)
{
  gint ground = picture_color (GROUND, PICTURE_BT601).c[0];
  gdouble sum = 0;
  guint n = 0;

  for (gint y = 0; y < HEIGHT; y += 8)
    for (gint x = 0; x < WIDTH; x += 8) {
      const guint8 *a = ours->plane[0] + y * ours->stride[0] + x;
      const guint8 *b = theirs + y * WIDTH + x;
      gboolean empty = TRUE;

      for (gint i = 0; i < 64; i++)
        empty = empty && ABS (b[i / 8 * WIDTH + i % 8] - ground) < 3
            && ABS (a[i / 8 * ours->stride[0] + i % 8] - ground) < 3;
      if (empty)
        continue;
      sum += window_ssim (a, ours->stride[0], b, WIDTH);
      n++;
    }
  fail_unless (n > 50, "%u windows", n);
  return sum / n;
}

static gchar *
draw_by_ffmpeg (const gchar *folder, gsize *length)
{
  g_autofree gchar *program = g_find_program_in_path ("ffmpeg");
  g_autofree gchar *script = g_build_filename (folder, "a.ass", NULL);
  g_autofree gchar *output = g_build_filename (folder, "a.yuv", NULL);
  g_autofree gchar *filter = g_strdup_printf ("format=yuv420p,ass=%s", script);
  const gchar *argv[] = { program, "-v", "error", "-f", "lavfi", "-i",
    "color=c=0x304060:s=640x360:r=10:d=2", "-vf", filter, "-pix_fmt", "yuv420p",
    "-f", "rawvideo", output, NULL };
  g_autoptr (GSubprocess) process = NULL;
  gchar *bytes = NULL;

  if (!program)
    return NULL;
  fail_unless (g_file_set_contents (script, SCRIPT, -1, NULL));
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, NULL);
  fail_unless (g_subprocess_wait_check (process, NULL, NULL));
  fail_unless (g_file_get_contents (output, &bytes, length, NULL));
  g_unlink (script);
  g_unlink (output);
  return bytes;
}

GST_START_TEST (test_as_ffmpeg)
{
  g_autofree gchar *folder = g_dir_make_tmp ("script-XXXXXX", NULL);
  gsize frame = WIDTH * HEIGHT * 3 / 2, length = 0;
  g_autofree gchar *theirs = draw_by_ffmpeg (folder, &length);
  g_autoptr (CaptionScript) script = open_script (SCRIPT);

  g_rmdir (folder);
  if (!theirs)
    return;
  fail_unless_equals_int (length, 20 * frame);
  for (guint i = 0; i < 20; i += 3) {
    g_autoptr (Picture) ours = draw (script, i * SECOND / 10);
    gdouble likeness = ssim (ours, (const guint8 *) theirs + i * frame);

    fail_unless (likeness > .97, "frame %u: %f", i, likeness);
  }
}
GST_END_TEST;

/* ---- of itself ---- */

/* Two lines that push each other away are where they are, whatever was seen
 * before. */
GST_START_TEST (test_any_order)
{
  static const gchar crowd[] =
      "[Script Info]\nPlayResX: 640\nPlayResY: 360\n[Events]\n"
      "Dialogue: 0,0:00:00.00,0:00:01.00,,,0,0,0,,first\n"
      "Dialogue: 0,0:00:00.50,0:00:02.00,,,0,0,0,,second\n"
      "Dialogue: 0,0:00:01.20,0:00:02.00,,,0,0,0,,third\n";
  g_autoptr (CaptionScript) forwards = open_script (crowd);
  Picture *pictures[8];

  for (gint i = 0; i < 8; i++)
    pictures[i] = draw (forwards, i * SECOND / 4);
  for (gint i = 7; i >= 0; i--) {
    g_autoptr (CaptionScript) fresh = open_script (crowd);
    g_autoptr (Picture) alone = draw (fresh, i * SECOND / 4);

    fail_unless (same_luma (pictures[i], alone), "frame %d", i);
    picture_free (pictures[i]);
  }
}
GST_END_TEST;

GST_START_TEST (test_same)
{
  g_autoptr (CaptionScript) script = open_script (SCRIPT);
  guint kept = 0;

  for (gint i = 0; i < 75; i++) {
    gint64 a = i * SECOND / 30, b = (i + 1) * SECOND / 30;
    gboolean same = caption_script_same (script, a, b);
    g_autoptr (Picture) one = draw (script, a);
    g_autoptr (Picture) two = draw (script, b);

    if (same)
      fail_unless (same_luma (one, two), "frame %d", i);
    kept += same;
  }
  /* It moves for two seconds, and is over then. */
  fail_unless (kept >= 13 && kept < 20, "%u", kept);
}
GST_END_TEST;

GST_START_TEST (test_nothing)
{
  static const gchar huge[] =
      "[Events]\nDialogue: 0,0:00:00.00,0:00:02.00,,,0,0,0,,{\\fs99999"
      "\\bord999\\blur999\\fscx99999}W\n";
  static const gchar *const texts[] = { "", "x", "[Script Info]\n",
    "[Events]\nDialogue: 0,0:00:00.00,0:00:02.00,,,0,0,0,,{\\p1}m 0 0 l 9\n",
    huge, "[Fonts]\nfontname: a.ttf\n!!!!\n[Events]\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (CaptionScript) script = open_script (texts[i]);

    for (gint64 t = -SECOND; t < 3 * SECOND; t += SECOND / 2)
      picture_free (draw (script, t));
  }
}
GST_END_TEST;

static Suite *
caption_script_suite (void)
{
  Suite *suite = suite_create ("caption-script");
  TCase *tcase = tcase_create ("script");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_as_ffmpeg);
  tcase_add_test (tcase, test_any_order);
  tcase_add_test (tcase, test_same);
  tcase_add_test (tcase, test_nothing);
  return suite;
}

SUITE_MAIN (caption_script_suite)
