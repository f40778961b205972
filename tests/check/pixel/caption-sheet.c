/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Contact sheet of the caption styles, each at the same moment of one cue.
 *
 *   caption-sheet OUT.png WIDTH HEIGHT SHARE TEXT [NAME]...
 *
 * Frames are WIDTH x HEIGHT, drawn at twice that; SHARE of the cue is over;
 * all styles without a name. */

#include "caption.h"

#include <cairo.h>
#include <stdlib.h>

#define GAP 6
#define LABEL 16
#define SHEET_WIDTH 1500
#define SECONDS 3

typedef struct {
  gint width, height;
  gdouble share;
  const gchar *text;
} Frame;

/* A bright sky over dark ground: letters lie on both. */
static Picture *
scene_new (const Frame *frame)
{
  Picture *picture =
      picture_new (2 * frame->width, 2 * frame->height, PICTURE_BT709);
  const PictureColor ground = picture_color (0x3b4a3eff, PICTURE_BT709);

  picture_fill (picture, ground);
  for (gint y = 0; y < picture->height * 8 / 10; y++)
    for (gint x = 0; x < picture->width; x++)
      picture->plane[0][y * picture->stride[0] + x] =
          200 - 110 * y / picture->height + 30 * x / picture->width;
  return picture;
}

static void
paint_picture (cairo_t *cr, const Picture *picture, gdouble x, gdouble y)
{
  const gsize n = (gsize) picture->width * picture->height;
  g_autofree guint8 *rgba = g_malloc (4 * n);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, picture->width, picture->height);
  guint32 *words = (guint32 *) cairo_image_surface_get_data (surface);

  picture_to_rgba (picture, rgba);
  for (gsize i = 0; i < n; i++)
    words[i] = rgba[4 * i] << 16 | rgba[4 * i + 1] << 8 | rgba[4 * i + 2];
  cairo_surface_mark_dirty (surface);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, .5, .5);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
paint_style (cairo_t *cr, const CaptionStyle *style, const Frame *frame,
    gdouble x, gdouble y)
{
  const CaptionCue cue = { .to_ns = SECONDS * G_GINT64_CONSTANT (1000000000),
    .text = (gchar *) frame->text };
  g_autoptr (Picture) picture = scene_new (frame);
  g_autoptr (CaptionBlock) block = caption_layout (style, NULL, &cue,
      picture->width, picture->height, 1, PICTURE_BT709, NULL);

  caption_draw (block, cue.to_ns * frame->share, picture);
  paint_picture (cr, picture, x, y + LABEL);
  cairo_set_source_rgb (cr, .1, .1, .1);
  cairo_move_to (cr, x, y + LABEL - 4);
  cairo_show_text (cr, style->name);
}

static GPtrArray *
styles_named (gchar **names)
{
  GPtrArray *styles = g_ptr_array_new ();

  for (guint i = 0; !names[0] && caption_styles[i]; i++)
    g_ptr_array_add (styles, (gpointer) caption_styles[i]);
  for (guint i = 0; names[i]; i++)
    if (caption_style_find (names[i]))
      g_ptr_array_add (styles, (gpointer) caption_style_find (names[i]));
    else
      g_printerr ("no caption style \"%s\"\n", names[i]);
  return styles;
}

int
main (int argc, char **argv)
{
  if (argc < 6) {
    g_printerr (
        "usage: caption-sheet OUT.png WIDTH HEIGHT SHARE TEXT [NAME]...\n");
    return 2;
  }
  const Frame frame = { MAX (atoi (argv[2]), 16), MAX (atoi (argv[3]), 16),
    g_ascii_strtod (argv[4], NULL), argv[5] };
  g_autoptr (GPtrArray) styles = styles_named (argv + 6);
  const guint columns = MAX (SHEET_WIDTH / (frame.width + GAP), 1);
  const guint rows = (styles->len + columns - 1) / columns;
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
      columns * (frame.width + GAP), rows * (frame.height + LABEL + GAP));
  cairo_t *cr = cairo_create (sheet);

  cairo_set_source_rgb (cr, .85, .85, .87);
  cairo_paint (cr);
  cairo_set_font_size (cr, 13);
  for (guint i = 0; i < styles->len; i++)
    paint_style (cr, g_ptr_array_index (styles, i), &frame,
        i % columns * (frame.width + GAP),
        i / columns * (frame.height + LABEL + GAP));
  cairo_destroy (cr);
  const cairo_status_t status = cairo_surface_write_to_png (sheet, argv[1]);
  cairo_surface_destroy (sheet);
  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", argv[1], cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
