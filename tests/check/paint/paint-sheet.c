/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Paints pictures to look at:
 *   paint-sheet one OUT.png WIDTH HEIGHT SEED FAMILY PROMPT
 *   paint-sheet sheet OUT.png COLUMNS CELL_WIDTH CELL_HEIGHT FAMILY
 *   paint-sheet motifs OUT.png COLUMNS CELL_WIDTH CELL_HEIGHT FAMILY
 * A sheet reads "SEED PROMPT" lines from stdin and shows each picture small,
 * of motifs there is one each;
 * FAMILY "-" leaves the palette to the prompt, "*" shows all families. */

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "painter.h"
#include "png-surface.h"

enum { SCALE = 3 };

static GBytes *
paint (const PainterRequest *request)
{
  g_autoptr (GError) error = NULL;
  PainterQuiet quiet;
  gint64 start = g_get_monotonic_time ();
  GBytes *png = painter_paint (request, &quiet, NULL, &error);

  if (png == NULL)
    g_error ("%s", error->message);
  g_print ("%4d ms %5d kB %-9s quiet %.2f,%.2f %.2fx%.2f  %s\n",
      (gint) ((g_get_monotonic_time () - start) / 1000),
      (gint) (g_bytes_get_size (png) / 1024),
      painter_motif_for (request->prompt), quiet.x, quiet.y, quiet.width,
      quiet.height, request->prompt);
  return png;
}

static void
place (cairo_t *cr, GBytes *png, gdouble x, gdouble y)
{
  cairo_surface_t *picture = png_surface (png);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 1.0 / SCALE, 1.0 / SCALE);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (picture);
}

static void
write_sheet (gchar **argv, GPtrArray *requests)
{
  gint columns = atoi (argv[3]), w = atoi (argv[4]), h = atoi (argv[5]);
  gint rows = (requests->len + columns - 1) / columns, gap = 8;
  cairo_surface_t *sheet = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, columns * (w + gap) + gap, rows * (h + gap) + gap);
  cairo_t *cr = cairo_create (sheet);

  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_paint (cr);
  for (guint i = 0; i < requests->len; i++) {
    PainterRequest *request = g_ptr_array_index (requests, i);
    request->width = w * SCALE;
    request->height = h * SCALE;
    g_autoptr (GBytes) png = paint (request);
    place (
        cr, png, gap + i % columns * (w + gap), gap + i / columns * (h + gap));
  }
  cairo_surface_write_to_png (sheet, argv[2]);
  cairo_destroy (cr);
  cairo_surface_destroy (sheet);
}

static void
add_request (GPtrArray *requests, gchar *line, const gchar *family)
{
  PainterRequest request = { .seed = strtoull (line, &line, 10) };

  request.prompt = g_strdup (g_strstrip (line));
  if (strcmp (family, "-") != 0)
    request.family = family;
  if (strcmp (family, "*") != 0) {
    g_ptr_array_add (requests, g_memdup2 (&request, sizeof request));
    return;
  }
  for (const gchar *const *name = painter_families (); *name; name++) {
    request.family = *name;
    g_ptr_array_add (requests, g_memdup2 (&request, sizeof request));
  }
}

static void
add_motifs (GPtrArray *requests, const gchar *family)
{
  guint64 seed = 1;

  for (const gchar *const *name = painter_motifs (); *name; name++) {
    g_autofree gchar *line =
        g_strdup_printf ("%" G_GUINT64_FORMAT " %s", seed++, *name);
    add_request (requests, line, family);
  }
}

int
main (int argc, char **argv)
{
  if (argc == 8 && strcmp (argv[1], "one") == 0) {
    PainterRequest request = { argv[7], atoi (argv[3]), atoi (argv[4]),
      strtoull (argv[5], NULL, 10), strcmp (argv[6], "-") ? argv[6] : NULL };
    g_autoptr (GBytes) png = paint (&request);
    return !g_file_set_contents (
        argv[2], g_bytes_get_data (png, NULL), g_bytes_get_size (png), NULL);
  }
  if (argc != 7) {
    g_printerr ("see the head of paint-sheet.c for the arguments\n");
    return 2;
  }
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  gchar line[1024];
  if (strcmp (argv[1], "motifs") == 0)
    add_motifs (requests, argv[6]);
  else
    while (fgets (line, sizeof line, stdin))
      add_request (requests, line, argv[6]);
  write_sheet (argv, requests);
  return 0;
}
