/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* All transitions, a sheet for each family: every entry at 1/4, 1/2 and 3/4
 * between two photographs.
 *
 *   transition-grid A.ppm B.ppm FOLDER   FOLDER/FAMILY.png
 *   transition-grid --list               FAMILY NAME, a line each */

#include "draw.h"
#include "transition-family.h"

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCALE 0.4 /* of a frame on the sheet */
#define COLUMNS 3
#define QUARTERS 3
#define GAP 14
#define BETWEEN 2
#define LABEL 18
#define N_FRAMES 24

static const struct {
  const gchar *name;
  const Transition *const *entries;
} families[] = {
  { "fades", transitions_fades },
  { "cuts", transitions_cuts },
  { "wipes", transitions_wipes },
  { "moves", transitions_moves },
  { "zooms", transitions_zooms },
  { "blurs", transitions_blurs },
  { "shapes", transitions_shapes },
  { "tiles", transitions_tiles },
  { "warps", transitions_warps },
  { "hills", transitions_hills },
  { "flows", transitions_flows },
  { "shards", transitions_shards },
  { "pieces", transitions_pieces },
  { "colors", transitions_colors },
  { "pictures", transitions_pictures },
  { "smpte", transitions_smpte },
  { "flights", transitions_flights },
};

static guint
count (const Transition *const *entries)
{
  guint n = 0;

  while (entries[n])
    n++;
  return n;
}

/* ---- photographs ---- */

/* A binary PPM of 8 bits. */
static Picture *
read_picture (const gchar *file)
{
  g_autofree gchar *data = NULL;
  g_autofree guint8 *rgba = NULL;
  gint width, height, begins = 0;
  gsize size, n;

  if (!g_file_get_contents (file, &data, &size, NULL)
      || sscanf (data, "P6 %d %d 255%n", &width, &height, &begins) != 2
      || begins == 0 || width < 16 || height < 16 || width > 4096
      || height > 4096)
    return NULL;
  n = (gsize) width * height;
  if (size < begins + 1 + 3 * n)
    return NULL;
  rgba = g_malloc (4 * n);
  for (gsize i = 0; i < n; i++) {
    memcpy (rgba + 4 * i, data + begins + 1 + 3 * i, 3);
    rgba[4 * i + 3] = 255;
  }
  return picture_new_from_rgba (
      rgba, 4 * width, width, height, PICTURE_BT709, 0);
}

/* ---- a sheet ---- */

typedef struct {
  cairo_t *cr;
  const Picture *a, *b;
} Sheet;

static gdouble
cell_width (const Picture *like)
{
  return QUARTERS * (SCALE * like->width + BETWEEN) - BETWEEN;
}

static gdouble
cell_height (const Picture *like)
{
  return LABEL + SCALE * like->height;
}

static void
paint_picture (
    cairo_t *cr, const Picture *picture, gdouble x, gdouble y, gdouble scale)
{
  const gsize n = (gsize) picture->width * picture->height;
  g_autofree guint8 *rgba = g_malloc (4 * n);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, picture->width, picture->height);
  guint32 *words =
      (guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  picture_to_rgba (picture, rgba);
  for (gsize i = 0; i < n; i++)
    words[i] = rgba[4 * i] << 16 | rgba[4 * i + 1] << 8 | rgba[4 * i + 2];
  cairo_surface_mark_dirty (surface);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, picture->width, picture->height);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
paint_entry (
    const Sheet *sheet, const Transition *transition, gdouble x, gdouble y)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) dst =
      picture_new (sheet->a->width, sheet->a->height, PICTURE_BT709);

  cairo_move_to (sheet->cr, x, y + LABEL - 5);
  cairo_set_source_rgb (sheet->cr, .12, .13, .15);
  cairo_show_text (sheet->cr, transition->name);
  for (gint quarter = 1; quarter <= QUARTERS; quarter++) {
    const TransitionState state = { .p = quarter / 4.,
      .frame = quarter * N_FRAMES / 4,
      .n_frames = N_FRAMES,
      .fps_n = 30,
      .fps_d = 1 };

    draw_transition (context, transition, &state, sheet->a, sheet->b, dst);
    paint_picture (sheet->cr, dst,
        x + (quarter - 1) * (SCALE * dst->width + BETWEEN), y + LABEL, SCALE);
  }
}

static gboolean
paint_sheet (const Transition *const *entries, const Picture *a,
    const Picture *b, const gchar *file)
{
  const gint rows = (gint) (count (entries) + COLUMNS - 1) / COLUMNS;
  const gdouble wide = cell_width (a) + GAP, high = cell_height (a) + GAP;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
      (gint) (GAP + COLUMNS * wide), (gint) (GAP + rows * high));
  const Sheet sheet = { cairo_create (surface), a, b };
  cairo_status_t status;

  cairo_set_source_rgb (sheet.cr, .97, .97, .98);
  cairo_paint (sheet.cr);
  cairo_select_font_face (
      sheet.cr, "Lato", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (sheet.cr, 13);
  for (gint i = 0; entries[i]; i++)
    paint_entry (
        &sheet, entries[i], GAP + i % COLUMNS * wide, GAP + i / COLUMNS * high);
  cairo_destroy (sheet.cr);
  status = cairo_surface_write_to_png (surface, file);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", file, cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}

/* ---- the program ---- */

/* A family that is not listed above would be left out. */
static gboolean
all_are_listed (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    n += count (families[i].entries);
  if (n == count (transitions_all ()))
    return TRUE;
  g_printerr ("%u of %u transitions are of a family that is listed\n", n,
      count (transitions_all ()));
  return FALSE;
}

static void
list_all (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (guint k = 0; families[i].entries[k]; k++)
      g_print ("%s %s\n", families[i].name, families[i].entries[k]->name);
}

int
main (int argc, char **argv)
{
  g_autoptr (Picture) a = NULL, b = NULL;
  gboolean done = TRUE;

  if (!all_are_listed ())
    return EXIT_FAILURE;
  if (argc == 2 && g_str_equal (argv[1], "--list")) {
    list_all ();
    return EXIT_SUCCESS;
  }
  if (argc != 4) {
    g_printerr ("usage: transition-grid A.ppm B.ppm FOLDER | --list\n");
    return 2;
  }
  a = read_picture (argv[1]);
  b = read_picture (argv[2]);
  if (!a || !b || a->width != b->width || a->height != b->height) {
    g_printerr ("expected two PPM files of one size\n");
    return EXIT_FAILURE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (families) && done; i++) {
    g_autofree gchar *file =
        g_strdup_printf ("%s/%s.png", argv[3], families[i].name);

    done = paint_sheet (families[i].entries, a, b, file);
  }
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
