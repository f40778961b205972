/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Contact sheet of the effects over a picture: each with its name, at 0.12,
 * 0.4 and 0.8 of two seconds.
 *
 *   effect-sheet PICTURE.png OUT.png [NAME]...   all of them without a name */

#include "draw.h"

#include <cairo.h>
#include <string.h>

#define WIDTH 320
#define HEIGHT 180
#define GAP 6
#define LABEL 16
#define MOMENTS 3
#define ACROSS 2 /* entries beside each other */
#define SECONDS 2.

/* Opaque ARGB32 words to RGBA bytes and back. */
static void
to_rgba (const guint32 *argb, guint8 *rgba, gsize n)
{
  for (gsize i = 0; i < n; i++, rgba += 4) {
    rgba[0] = argb[i] >> 16;
    rgba[1] = argb[i] >> 8;
    rgba[2] = argb[i];
    rgba[3] = 255;
  }
}

static void
to_argb (const guint8 *rgba, guint32 *argb, gsize n)
{
  for (gsize i = 0; i < n; i++, rgba += 4)
    argb[i] = rgba[0] << 16 | rgba[1] << 8 | rgba[2];
}

static Picture *
load (const gchar *path, gint width, gint height)
{
  cairo_surface_t *file = cairo_image_surface_create_from_png (path);
  cairo_surface_t *whole =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4 * width, 4 * height);
  cairo_t *cr = cairo_create (whole);
  g_autofree guint8 *rgba = g_malloc (64 * (gsize) width * height);

  cairo_scale (cr, 4. * width / cairo_image_surface_get_width (file),
      4. * height / cairo_image_surface_get_height (file));
  cairo_set_source_surface (cr, file, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (whole);
  to_rgba ((const guint32 *) cairo_image_surface_get_data (whole), rgba,
      16 * (gsize) width * height);
  g_autoptr (Picture) large = picture_new_from_rgba (
      rgba, 16 * width, 4 * width, 4 * height, PICTURE_BT709, 0);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (file);
  return picture_resize (large, width, height);
}

static void
paint_picture (cairo_t *cr, const Picture *picture, gdouble x, gdouble y)
{
  g_autofree guint8 *rgba = g_malloc (4 * WIDTH * HEIGHT);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);

  picture_to_rgba (picture, rgba);
  to_argb (
      rgba, (guint32 *) cairo_image_surface_get_data (surface), WIDTH * HEIGHT);
  cairo_surface_mark_dirty (surface);
  cairo_set_source_surface (cr, surface, x, y);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

/* As a movie has them: texts parsed, none from a file. */
static void
find_meanings (const Effect *effect, ParamMeanings *meanings)
{
  *meanings = (ParamMeanings){ { NULL } };
  for (guint i = 0; i < params_count (effect->params); i++) {
    const ParamSpec *spec = &effect->params[i];

    if (spec->kind == PARAM_TEXT && spec->parser && spec->text)
      meanings->of[i] =
          spec->parser->parse (spec->text, strlen (spec->text), NULL);
  }
}

static void
paint_entry (
    cairo_t *cr, const Effect *effect, const Picture *src, gdouble x, gdouble y)
{
  static const gdouble moments[MOMENTS] = { .12, .4, .8 };
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) dst = picture_new (WIDTH, HEIGHT, PICTURE_BT709);
  ParamMeanings meanings;

  find_meanings (effect, &meanings);
  cairo_move_to (cr, x, y + LABEL - 4);
  cairo_set_source_rgb (cr, .1, .1, .1);
  cairo_show_text (cr, effect->name);
  for (gint i = 0; i < MOMENTS; i++) {
    const EffectState state = { .t = moments[i],
      .seconds = moments[i] * SECONDS,
      .frame = (gint) (moments[i] * SECONDS * 30),
      .fps_n = 30,
      .fps_d = 1,
      .meanings = &meanings };

    draw_effect (context, effect, &state, src, dst);
    paint_picture (cr, dst, x + i * WIDTH, y + LABEL);
  }
  for (guint i = 0; i < params_count (effect->params); i++)
    if (meanings.of[i])
      effect->params[i].parser->free ((gpointer) meanings.of[i]);
}

static GPtrArray *
entries_named (gchar **names)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; !names[0] && effects_all ()[i]; i++)
    g_ptr_array_add (entries, (gpointer) effects_all ()[i]);
  for (guint i = 0; names[i]; i++)
    if (effect_find (names[i]))
      g_ptr_array_add (entries, (gpointer) effect_find (names[i]));
    else
      g_printerr ("no effect \"%s\"\n", names[i]);
  return entries;
}

int
main (int argc, char **argv)
{
  if (argc < 3) {
    g_printerr ("usage: effect-sheet PICTURE.png OUT.png [NAME]...\n");
    return 2;
  }
  g_autoptr (GPtrArray) entries = entries_named (argv + 3);
  g_autoptr (Picture) src = load (argv[1], WIDTH, HEIGHT);
  const gint lines = (entries->len + ACROSS - 1) / ACROSS;
  const gint wide = MOMENTS * WIDTH + GAP, high = HEIGHT + LABEL + GAP;
  cairo_surface_t *sheet = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, ACROSS * wide, lines * high);
  cairo_t *cr = cairo_create (sheet);

  cairo_set_source_rgb (cr, .8, .8, .82);
  cairo_paint (cr);
  cairo_set_font_size (cr, 13);
  for (guint i = 0; i < entries->len; i++)
    paint_entry (cr, g_ptr_array_index (entries, i), src, i % ACROSS * wide,
        i / ACROSS * high);
  cairo_destroy (cr);
  const cairo_status_t status = cairo_surface_write_to_png (sheet, argv[2]);
  cairo_surface_destroy (sheet);
  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", argv[2], cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
