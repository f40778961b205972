/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* overlay-sheet FILE.png [ANIMATION...]: draws one text of each kind of look,
 * five moments of animations, one under another, or with "scripts" the page of
 * scripts, for the eye. */
#include "scripts.h"

#include <cairo.h>

#define WIDTH 640
#define HEIGHT 360
#define SECOND G_GINT64_CONSTANT (1000000000)
#define MOMENTS 5

static void
write_png (const Picture *picture, const gchar *name)
{
  g_autofree guint8 *rgba = g_malloc (4 * picture->width * picture->height);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, picture->width, picture->height);
  guint8 *out = cairo_image_surface_get_data (surface);
  const gint stride = cairo_image_surface_get_stride (surface);

  picture_to_rgba (picture, rgba);
  for (gint y = 0; y < picture->height; y++)
    for (gint x = 0; x < picture->width; x++) {
      const guint8 *from = rgba + 4 * (y * picture->width + x);

      ((guint32 *) (out + y * stride))[x] =
          (guint32) from[0] << 16 | from[1] << 8 | from[2];
    }
  cairo_surface_mark_dirty (surface);
  cairo_surface_write_to_png (surface, name);
  cairo_surface_destroy (surface);
}

static OverlaySpec
base (const gchar *kind, const gchar *text)
{
  OverlaySpec spec = overlay_spec_init (overlay_kind_find (kind));

  spec.text = (gchar *) text;
  spec.style.weight = 800;
  return spec;
}

static void
draw (const gchar *kind, const OverlaySpec *spec, const OverlayMoment *moment,
    Picture *dst, gint column, gint row)
{
  Picture view =
      picture_view (dst, column * WIDTH, row * HEIGHT, WIDTH, HEIGHT);
  g_autoptr (Picture) back = picture_of_seed (WIDTH, HEIGHT, row + column);
  guint8 logo[32 * 32 * 4];
  PaperImage image = { logo, 32, 32, 128 };
  OverlayFrame frame = { WIDTH, HEIGHT, .5, dst->matrix, &image };
  g_autoptr (OverlayBlock) block = NULL;

  for (gint i = 0; i < 32 * 32; i++) {
    const gint x = i % 32 - 16, y = i / 32 - 16;

    logo[4 * i] = 255;
    logo[4 * i + 1] = 8 * (i / 32);
    logo[4 * i + 2] = 40;
    logo[4 * i + 3] = x * x + y * y < 200 ? 255 : 0;
  }
  if (spec->text)
    frame.image = NULL;
  picture_copy (&view, back);
  block = overlay_layout (overlay_kind_find (kind), spec, &frame, NULL);
  overlay_draw (block, moment, &view);
}

static Picture *
draw_looks (void)
{
  const OverlayMoment rest = { SECOND, 3 * SECOND, 30, 0 };
  Picture *sheet = picture_new (3 * WIDTH, 4 * HEIGHT, PICTURE_BT709);
  OverlaySpec spec = base ("text", "A city made of rivers");

  spec.style.stroke_px = 4;
  spec.style.stroke_color = 0x000000ff;
  draw ("text", &spec, &rest, sheet, 0, 0);
  spec = base ("text", "Soft shadows, and AV To kerning");
  spec.style.shadow_color = 0x000000c0;
  spec.style.shadow_px = 24;
  draw ("text", &spec, &rest, sheet, 1, 0);
  spec = base ("text", "On a plate");
  spec.plate.color = 0x101820d0;
  draw ("text", &spec, &rest, sheet, 2, 0);
  spec = base ("text", "GRADIENT");
  spec.style.gradient_color = 0xff4d5aff;
  spec.style.gradient_angle = 90;
  spec.style.color = 0xffd166ff;
  spec.style.letter_spacing = .12;
  spec.style.size_px = 120;
  draw ("text", &spec, &rest, sheet, 0, 1);
  spec = base ("text", "A scrim makes white words readable anywhere");
  spec.anchor = OVERLAY_BOTTOM_LEFT;
  spec.style.align = TEXT_LEFT;
  spec.scrim = 0x000000b0;
  draw ("text", &spec, &rest, sheet, 1, 1);
  spec = base ("text",
      "A long sentence that must stay inside of a small box, whatever it says");
  spec.width = 500;
  spec.height = 200;
  spec.max_lines = 3;
  spec.plate.color = 0xffffffff;
  spec.plate.stroke_color = 0xe0883aff;
  spec.plate.stroke = 6;
  spec.style.color = 0x202020ff;
  draw ("text", &spec, &rest, sheet, 2, 1);
  spec = base ("lower_third", "Ada Lovelace");
  spec.subtext = (gchar *) "Mathematician, London";
  spec.style.weight = 0;
  draw ("lower_third", &spec, &rest, sheet, 0, 2);
  spec.text = (gchar *) "عمر الخيام";
  spec.subtext = (gchar *) "شاعر وعالم فلك";
  draw ("lower_third", &spec, &rest, sheet, 1, 2);
  spec = base ("watermark", "jsonclip");
  draw ("watermark", &spec, &rest, sheet, 2, 2);
  spec = base ("image", NULL);
  spec.width = 300;
  spec.rotation = 20;
  spec.style.shadow_px = 20;
  spec.style.shadow_color = 0x000000c0;
  draw ("image", &spec, &rest, sheet, 0, 3);
  spec = base ("box", NULL);
  spec.settings.value[1] = 24;
  spec.settings.value[3] = 4;
  draw ("box", &spec, &rest, sheet, 1, 3);
  spec = base ("progress_bar", NULL);
  spec.settings.value[2] = .02;
  spec.settings.value[3] = .04;
  spec.settings.value[4] = 1;
  draw ("progress_bar", &spec, &rest, sheet, 2, 3);
  return sheet;
}

static Picture *
draw_animations (gint n, gchar **names)
{
  static const gdouble progress[MOMENTS] = { .12, .3, .5, .75, .93 };
  Picture *sheet = picture_new (MOMENTS * WIDTH, n * HEIGHT, PICTURE_BT709);
  OverlaySpec spec = base ("text", "Office waves\nof Tomorrow");

  spec.style.stroke_px = 3;
  spec.style.stroke_color = 0x000000ff;
  spec.style.shadow_px = 16;
  spec.style.shadow_color = 0x000000a0;
  spec.style.size_px = 130;
  spec.anchor = OVERLAY_CENTER;
  for (gint row = 0; row < n; row++)
    for (gint i = 0; i < MOMENTS; i++) {
      const OverlayMoment moment = { SECOND * progress[i], 3 * SECOND,
        30 * progress[i], 0 };

      spec.enter.type = animation_find (names[row]);
      if (!spec.enter.type)
        g_error ("no animation \"%s\"", names[row]);
      spec.enter.duration = SECOND;
      params_defaults (spec.enter.type->params, &spec.enter.settings);
      draw ("text", &spec, &moment, sheet, i, row);
    }
  return sheet;
}

int
main (int argc, char **argv)
{
  g_autoptr (Picture) sheet = NULL;

  if (argc < 2)
    return 2;
  if (argc == 3 && strcmp (argv[2], "scripts") == 0)
    sheet = scripts_page ();
  else
    sheet = argc > 2 ? draw_animations (argc - 2, argv + 2) : draw_looks ();
  write_png (sheet, argv[1]);
  return 0;
}
