/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The transitions that FFmpeg's xfade has too, against its own pictures of the
 * same two inputs, where it is installed. With --markdown the table of
 * docs/transitions-ssim.md is printed. */

#include "suite.h"
#include "draw.h"
#include "likeness.h"
#include "pictures.h"

#include <glib/gstdio.h>

#define WIDTH 320
#define HEIGHT 180
#define PIXELS (WIDTH * HEIGHT)
/* Frames of the window: 1/4, 1/2 and 3/4 are whole ones. */
#define FRAMES 8

typedef struct {
  const gchar *name;
  const gchar *reason; /* of what sets it apart */
  gboolean by_share;
  gboolean rgb;  /* where its YCbCr has another black */
  gboolean fine; /* it takes the nearest sample: drawn at four times the size */
} Case;

#define NEAREST                                                                \
  "drawn at four times the size, as xfade takes the nearest sample"

static const Case cases[] = {
  { "fade" },
  { "fadeblack", "in RGB, as black in its YCbCr is too black", .rgb = TRUE },
  { "fadewhite" },
  { "fadegrays" },
  { "fadefast" },
  { "fadeslow" },
  { "wipeleft" },
  { "wiperight" },
  { "wipeup" },
  { "wipedown" },
  { "wipetl" },
  { "wipetr" },
  { "wipebl" },
  { "wipebr" },
  { "slideleft" },
  { "slideright" },
  { "slideup" },
  { "slidedown" },
  { "smoothleft" },
  { "smoothright" },
  { "smoothup" },
  { "smoothdown" },
  { "circlecrop", "in RGB, as black in its YCbCr is too black", .rgb = TRUE },
  { "rectcrop", "in RGB, as black in its YCbCr is too black", .rgb = TRUE },
  { "circleopen" },
  { "circleclose" },
  { "vertopen" },
  { "vertclose" },
  { "horzopen" },
  { "horzclose" },
  { "dissolve", "how far shares are apart, as each has its own noise", TRUE },
  { "pixelize" },
  { "diagtl" },
  { "diagtr" },
  { "diagbl" },
  { "diagbr" },
  { "hlslice" },
  { "hrslice" },
  { "vuslice" },
  { "vdslice" },
  { "hblur" },
  { "radial" },
  { "distance" },
  { "squeezeh", NEAREST, .fine = TRUE },
  { "squeezev", NEAREST, .fine = TRUE },
  { "zoomin", NEAREST, .fine = TRUE },
};

#define FRAME_BYTES (3 * PIXELS)

static gchar *folder;

static gboolean run (const gchar *format, ...) G_GNUC_PRINTF (1, 2);

static gboolean
run (const gchar *format, ...)
{
  va_list args;
  g_autofree gchar *line = NULL;
  gint status = -1;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  return g_spawn_command_line_sync (line, NULL, NULL, &status, NULL)
      && g_spawn_check_wait_status (status, NULL);
}

/* A picture of ours has a quarter of the samples of chroma, in every second
 * column: those between them are what lies halfway. */
static void
halve_chroma (guint8 *frame)
{
  for (gint plane = 1; plane < 3; plane++)
    for (gint y = 0; y < HEIGHT; y += 2) {
      guint8 *row = frame + plane * PIXELS + y * WIDTH;

      for (gint x = 0; x < WIDTH; x += 2)
        row[x] =
            (row[x] + row[x + 1] + row[x + WIDTH] + row[x + WIDTH + 1] + 2) / 4;
      for (gint x = 1; x < WIDTH; x += 2)
        row[x] = (row[x - 1] + row[MIN (x + 1, WIDTH - 2)] + 1) / 2;
      memcpy (row + WIDTH, row, WIDTH);
    }
}

/* Of xfade's own kind: chroma has as many samples as luma. Out of Debian's
 * mate-backgrounds. */
static gchar *
read_input (gint which)
{
  static const gchar *const photos[] = { "Garden", "Dune" };
  g_autofree gchar *path = g_strdup_printf ("%s/one%d.yuv", folder, which);
  gchar *data = NULL;
  gsize size;

  fail_unless (run ("ffmpeg -v error -y "
                    "-i /usr/share/backgrounds/mate/nature/%s.jpg "
                    "-vf scale=%d:%d,format=yuv444p "
                    "-frames:v 1 -f rawvideo %s",
      photos[which], WIDTH, HEIGHT, path));
  fail_unless (g_file_get_contents (path, &data, &size, NULL));
  fail_unless_equals_int (size, FRAME_BYTES);
  g_unlink (path);
  halve_chroma ((guint8 *) data);
  return data;
}

/* A second and a frame of one picture. */
static void
write_input (gint which, const gchar *frame)
{
  g_autofree gchar *path = g_strdup_printf ("%s/in%d.yuv", folder, which);
  g_autoptr (GByteArray) all = g_byte_array_new ();

  for (gint i = 0; i <= FRAMES; i++)
    g_byte_array_append (all, (const guint8 *) frame, FRAME_BYTES);
  fail_unless (
      g_file_set_contents (path, (const gchar *) all->data, all->len, NULL));
}

/* Its pictures, one for each frame. */
static gchar *
xfade (const Case *c)
{
  const gint scale = c->fine ? 4 : 1;
  g_autofree gchar *input = g_strdup_printf (
      "format=%s,scale=%d:%d:flags=bicubic+accurate_rnd+full_chroma_int",
      c->rgb ? "gbrp" : "yuv444p", scale * WIDTH, scale * HEIGHT);
  g_autofree gchar *path = g_build_filename (folder, "out.yuv", NULL);
  gchar *data = NULL;
  gsize size;

  fail_unless (run ("ffmpeg -v error -y -f rawvideo -pix_fmt yuv444p -s %dx%d "
                    "-r %d -i %s/in0.yuv -f rawvideo -pix_fmt yuv444p -s %dx%d "
                    "-r %d -i %s/in1.yuv -filter_complex "
                    "[0]%s[a];[1]%s[b];[a][b]xfade=transition=%s:duration=1"
                    ":offset=0,scale=%d:%d:flags=area,format=yuv444p "
                    "-f rawvideo %s",
                   WIDTH, HEIGHT, FRAMES, folder, WIDTH, HEIGHT, FRAMES, folder,
                   input, input, c->name, WIDTH, HEIGHT, path),
      "%s", c->name);
  fail_unless (g_file_get_contents (path, &data, &size, NULL));
  fail_unless (size >= 7 * FRAME_BYTES);
  g_unlink (path);
  return data;
}

/* With a quarter of the samples of chroma. */
static Picture *
picture_of (const gchar *frame)
{
  Picture *picture = picture_new (WIDTH, HEIGHT, PICTURE_BT709);

  for (gint y = 0; y < HEIGHT; y++)
    memcpy (sample_of (picture, 0, 0, y), frame + y * WIDTH, WIDTH);
  for (gint plane = 1; plane < 3; plane++)
    for (gint y = 0; y < HEIGHT / 2; y++)
      for (gint x = 0; x < WIDTH / 2; x++)
        *sample_of (picture, plane, x, y) =
            frame[plane * PIXELS + 2 * y * WIDTH + 2 * x];
  return picture;
}

/* Of the places where the two differ, how many show B. */
static gdouble
share_of_b (const guint8 *a, const guint8 *b, const guint8 *seen, gint stride)
{
  gint n = 0, shows_b = 0;

  for (gint y = 0; y < HEIGHT; y++)
    for (gint x = 0; x < WIDTH; x++) {
      const gint i = y * WIDTH + x, at = seen[y * stride + x];

      if (ABS (a[i] - b[i]) < 16)
        continue;
      n++;
      shows_b += ABS (at - b[i]) < ABS (at - a[i]);
    }
  return (gdouble) shows_b / n;
}

typedef struct {
  gdouble figure[3]; /* SSIM of luma, or how far shares of B are apart */
} Result;

static Result
measure (const Case *c, const gchar *a, const gchar *b)
{
  g_autofree gchar *theirs = xfade (c);
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) from = picture_of (a), to = picture_of (b);
  g_autoptr (Picture) ours = picture_new (WIDTH, HEIGHT, PICTURE_BT709);
  Result result;

  for (gint i = 0; i < 3; i++) {
    const gint frame = 2 * (i + 1);
    const guint8 *luma = (const guint8 *) theirs + frame * FRAME_BYTES;
    const TransitionState state = { .p = (gdouble) frame / FRAMES,
      .frame = frame,
      .n_frames = FRAMES,
      .fps_n = FRAMES,
      .fps_d = 1 };

    draw_transition (
        context, transition_find (c->name), &state, from, to, ours);
    if (c->by_share)
      result.figure[i] =
          fabs (share_of_b ((const guint8 *) a, (const guint8 *) b, luma, WIDTH)
              - share_of_b ((const guint8 *) a, (const guint8 *) b,
                  ours->plane[0], ours->stride[0]));
    else
      result.figure[i] = likeness_ssim ((LikenessPlane){ luma, WIDTH },
          (LikenessPlane){ ours->plane[0], ours->stride[0] }, WIDTH, HEIGHT);
  }
  return result;
}

static gboolean markdown;

static void
hold (const Case *c, const Result *result)
{
  if (markdown) {
    g_print ("| `%s` | %.4f | %.4f | %.4f | %s |\n", c->name, result->figure[0],
        result->figure[1], result->figure[2], c->reason ? c->reason : "");
    return;
  }
  for (gint i = 0; i < 3; i++)
    if (c->by_share)
      fail_unless (result->figure[i] <= .01, "%s at %d/4: shares are %f apart",
          c->name, i + 1, result->figure[i]);
    else
      fail_unless (result->figure[i] >= .98, "%s at %d/4: SSIM %f", c->name,
          i + 1, result->figure[i]);
}

static void
measure_all (void)
{
  g_autofree gchar *a = NULL, *b = NULL;

  folder = g_dir_make_tmp ("xfade-XXXXXX", NULL);
  a = read_input (0);
  b = read_input (1);
  write_input (0, a);
  write_input (1, b);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Result result = measure (&cases[i], a, b);

    hold (&cases[i], &result);
  }
  for (gint i = 0; i < 2; i++) {
    g_autofree gchar *path = g_strdup_printf ("%s/in%d.yuv", folder, i);

    g_unlink (path);
  }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

GST_START_TEST (test_like_xfade)
{
  measure_all ();
}
GST_END_TEST;

static Suite *
xfade_suite (void)
{
  Suite *suite = suite_create ("xfade");
  TCase *tc = tcase_create ("likeness");

  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, test_like_xfade);
  suite_add_tcase (suite, tc);
  return suite;
}

int
main (int argc, char **argv)
{
  g_autofree gchar *ffmpeg = g_find_program_in_path ("ffmpeg");
  SRunner *runner;
  gint failed;

  if (!ffmpeg) {
    g_print ("1..0 # SKIP no ffmpeg here to compare with\n");
    return 0;
  }
  markdown = argc > 1 && g_str_equal (argv[1], "--markdown");
  argc = 1;
  gst_check_init (&argc, &argv);
  if (markdown)
    g_print ("# Transitions and FFmpeg's xfade\n\nHow alike ours and those of "
             "ffmpeg 5.1 are: the structural similarity of luma, between two\n"
             "photographs, as `test-xfade --markdown` printed it.\n\n"
             "| name | 1/4 | 1/2 | 3/4 | |\n|---|---|---|---|---|\n");
  runner = srunner_create (xfade_suite ());
  if (markdown)
    srunner_set_fork_status (runner, CK_NOFORK);
  srunner_run_all (runner, markdown ? CK_SILENT : CK_ENV);
  failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed ? 1 : 0;
}
