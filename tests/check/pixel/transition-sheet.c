/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Contact sheet of the transitions: a row each with its name, at 1/4, 1/2 and
 * 3/4 between two drawn pictures.
 *
 *   transition-sheet OUT.png [NAME]...   all of them without a name */

#include "draw.h"

#include <cairo.h>
#include <string.h>

#define WIDTH 320
#define HEIGHT 180
#define GAP 8
#define LABEL 120

static void
draw_hills (cairo_t *cr, gboolean night)
{
  cairo_pattern_t *sky = cairo_pattern_create_linear (0, 0, 0, HEIGHT);

  cairo_pattern_add_color_stop_rgb (
      sky, 0, night ? .04 : .25, night ? .06 : .5, night ? .2 : .8);
  cairo_pattern_add_color_stop_rgb (
      sky, 1, night ? .3 : .95, night ? .2 : .8, night ? .45 : .6);
  cairo_set_source (cr, sky);
  cairo_paint (cr);
  cairo_pattern_destroy (sky);
  cairo_arc (cr, night ? 90 : 225, 60, 26, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, night ? .97 : .85, night ? .85 : .3);
  cairo_fill (cr);
  for (gint i = 0; i < 3; i++) {
    const gdouble y = 105 + 25 * i, bend = (night ? -40 : 40) * (i - 1);

    cairo_move_to (cr, 0, HEIGHT);
    cairo_line_to (cr, 0, y);
    cairo_curve_to (cr, 110, y - 50 + bend, 200, y + 30 - bend, WIDTH, y - 15);
    cairo_line_to (cr, WIDTH, HEIGHT);
    cairo_set_source_rgb (cr, (night ? .1 : .35) - .05 * i,
        (night ? .15 : .6) - .1 * i, (night ? .3 : .35) - .08 * i);
    cairo_fill (cr);
  }
}

/* Opaque ARGB32 words <-> RGBA bytes. */
static void
swap_ends (guint8 *pixels)
{
  for (gsize i = 0; i < (gsize) WIDTH * HEIGHT; i++) {
    guint8 *p = pixels + 4 * i;
    guint32 argb;

    memcpy (&argb, p, 4);
    p[0] = argb >> 16;
    p[1] = argb >> 8;
    p[2] = argb;
    p[3] = 255;
  }
}

static Picture *
scene_new (gboolean night)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  draw_hills (cr, night);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  swap_ends (cairo_image_surface_get_data (surface));
  Picture *picture =
      picture_new_from_rgba (cairo_image_surface_get_data (surface),
          cairo_image_surface_get_stride (surface), WIDTH, HEIGHT,
          PICTURE_BT709, 0);
  cairo_surface_destroy (surface);
  return picture;
}

static void
paint_picture (cairo_t *cr, const Picture *picture, gdouble x, gdouble y)
{
  g_autofree guint8 *rgba = g_malloc (4 * WIDTH * HEIGHT);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  guint32 *words = (guint32 *) cairo_image_surface_get_data (surface);

  picture_to_rgba (picture, rgba);
  for (gsize i = 0; i < (gsize) WIDTH * HEIGHT; i++)
    words[i] = rgba[4 * i] << 16 | rgba[4 * i + 1] << 8 | rgba[4 * i + 2];
  cairo_surface_mark_dirty (surface);
  cairo_set_source_surface (cr, surface, x, y);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

/* A window of seven frames, as a short one has. */
static void
paint_row (cairo_t *cr, const Transition *transition, gint row)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) a = scene_new (FALSE);
  g_autoptr (Picture) b = scene_new (TRUE);
  g_autoptr (Picture) dst = picture_new (WIDTH, HEIGHT, PICTURE_BT709);
  const gdouble y = GAP + row * (HEIGHT + GAP);

  cairo_move_to (cr, GAP, y + HEIGHT / 2.);
  cairo_set_source_rgb (cr, .1, .1, .1);
  cairo_show_text (cr, transition->name);
  for (gint quarter = 1; quarter < 4; quarter++) {
    const TransitionState state = { .p = quarter / 4.,
      .frame = quarter * 7 / 4,
      .n_frames = 7,
      .fps_n = 30,
      .fps_d = 1 };

    draw_transition (context, transition, &state, a, b, dst);
    paint_picture (cr, dst, LABEL + (quarter - 1) * (WIDTH + GAP), y);
  }
}

static GPtrArray *
entries_named (gchar **names)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; !names[0] && transitions_all ()[i]; i++)
    g_ptr_array_add (entries, (gpointer) transitions_all ()[i]);
  for (guint i = 0; names[i]; i++)
    if (transition_find (names[i]))
      g_ptr_array_add (entries, (gpointer) transition_find (names[i]));
    else
      g_printerr ("no transition \"%s\"\n", names[i]);
  return entries;
}

int
main (int argc, char **argv)
{
  if (argc < 2) {
    g_printerr ("usage: transition-sheet OUT.png [NAME]...\n");
    return 2;
  }
  g_autoptr (GPtrArray) entries = entries_named (argv + 2);
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
      LABEL + 3 * (WIDTH + GAP), GAP + entries->len * (HEIGHT + GAP));
  cairo_t *cr = cairo_create (sheet);

  cairo_set_source_rgb (cr, .8, .8, .82);
  cairo_paint (cr);
  cairo_select_font_face (
      cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 15);
  for (guint i = 0; i < entries->len; i++)
    paint_row (cr, g_ptr_array_index (entries, i), i);
  cairo_destroy (cr);
  const cairo_status_t status = cairo_surface_write_to_png (sheet, argv[1]);
  cairo_surface_destroy (sheet);
  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", argv[1], cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
