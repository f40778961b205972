/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Overlays that show a picture: an image, and a mark that stays in a corner. */
#include "overlay-parts.h"

#include <math.h>

#define LARGEST 0.86 /* of the frame, where no size is given */

/* ---- image ---- */

static const ParamSpec image_params[] = {
  { "radius", PARAM_NUMBER, 0, 4096, 0, "of its corners, in pixels" },
  { "border_color", PARAM_COLOR, 0, G_MAXUINT32, 0xffffffffu,
      "of a frame around it" },
  { "border_px", PARAM_NUMBER, 0, 512, 0, "width of that frame" },
  { NULL },
};

static void
natural_size (const OverlaySpec *spec, const OverlayFrame *frame,
    gdouble *width, gdouble *height)
{
  const gdouble own_x = frame->image->width * frame->scale;
  const gdouble own_y = frame->image->height * frame->scale;
  const gdouble fits =
      MIN (LARGEST * frame->width / own_x, LARGEST * frame->height / own_y);

  *width = own_x * MIN (fits, 1);
  *height = own_y * MIN (fits, 1);
  if (spec->width > 0 && spec->height > 0) {
    *width = spec->width * frame->scale;
    *height = spec->height * frame->scale;
  } else if (spec->width > 0) {
    *width = spec->width * frame->scale;
    *height = *width * own_y / own_x;
  } else if (spec->height > 0) {
    *height = spec->height * frame->scale;
    *width = *height * own_x / own_y;
  }
}

/* Where all of the picture lies, if @box shows some or all of it. */
static PaperRect
fitted (const OverlaySpec *spec, const PaperImage *image, const PaperRect *box)
{
  const gdouble sx = box->width / image->width;
  const gdouble sy = box->height / image->height;
  const gdouble scale =
      spec->fit == LAYER_FIT_COVER ? MAX (sx, sy) : MIN (sx, sy);
  PaperRect rect = *box;

  if (spec->fit == LAYER_FIT_STRETCH)
    return rect;
  rect.width = image->width * scale;
  rect.height = image->height * scale;
  rect.x += (box->width - rect.width) / 2;
  rect.y += (box->height - rect.height) / 2;
  return rect;
}

/* Crops what does not lie in @box. */
static PaperImage
crop (const PaperImage *image, const PaperRect *box, PaperRect *rect)
{
  const gdouble scale_x = image->width / rect->width;
  const gdouble scale_y = image->height / rect->height;
  const gint x0 = lround (MAX (box->x - rect->x, 0) * scale_x);
  const gint y0 = lround (MAX (box->y - rect->y, 0) * scale_y);
  PaperImage part = *image;

  part.rgba += (gsize) y0 * image->stride + 4 * (gsize) x0;
  part.width = MAX (image->width - 2 * x0, 1);
  part.height = MAX (image->height - 2 * y0, 1);
  if (x0 > 0 || y0 > 0)
    *rect = *box;
  return part;
}

static void
image_build (const OverlaySpec *spec, const OverlayFrame *frame,
    OverlayParts *parts, TextReport *report)
{
  const gdouble *value = spec->settings.value;
  const gdouble radius = value[0] * frame->scale;
  const gdouble border = value[2] * frame->scale;
  const gdouble blur = spec->style.shadow_px * frame->scale;
  PaperRect box, rect;
  PaperImage part;
  gdouble width, height;

  if (!frame->image)
    return;
  natural_size (spec, frame, &width, &height);
  box = overlay_place (spec, frame, width, height, OVERLAY_CENTER);
  rect = fitted (spec, frame->image, &box);
  part = crop (frame->image, &box, &rect);
  parts->x = box.x + box.width / 2;
  parts->y = box.y + box.height / 2;
  parts->face = paper_new_around (&rect, 2 * blur + 2);
  if (!parts->face)
    return;
  paper_draw_image (parts->face, &part, &rect, radius);
  paper_stroke (parts->face, &rect, radius, border, (guint32) value[1]);
  paper_shade (parts->face, blur, spec->style.shadow_color);
}

const OverlayKind overlay_image = {
  .name = "image",
  .aliases = (const gchar *const[]){ "picture", "logo", NULL },
  .summary = "a picture with its transparency",
  .params = image_params,
  .needs = OVERLAY_NEEDS_PICTURE,
  .build = image_build,
};

/* ---- watermark ---- */

static const ParamSpec watermark_params[] = {
  { "strength", PARAM_NUMBER, 0, 1, .6, "its opacity" },
  { "size", PARAM_NUMBER, .01, 1, .09,
      "height of a picture, of the frame's short side; letters are about a "
      "third of it" },
  { "margin", PARAM_NUMBER, 0, .4, .04,
      "to the frame's edges, of its short side" },
  { NULL },
};

#define LETTERS 2.8 /* go into the size */

/* In a corner nearer to the edges than anything that is read. */
static PaperRect
corner_place (const OverlaySpec *spec, const OverlayFrame *frame, gdouble width,
    gdouble height)
{
  const gdouble margin =
      spec->settings.value[2] * MIN (frame->width, frame->height);
  const OverlayAnchor anchor =
      spec->anchor == OVERLAY_ANCHOR_AUTO ? OVERLAY_TOP_RIGHT : spec->anchor;
  const gint place = anchor - OVERLAY_TOP_LEFT;

  if (spec->has_position)
    return overlay_place (spec, frame, width, height, OVERLAY_CENTER);
  return (PaperRect){ margin
        + place % 3 / 2.0 * (frame->width - 2 * margin - width),
    margin + place / 3 / 2.0 * (frame->height - 2 * margin - height), width,
    height };
}

static void
mark_text (const OverlaySpec *spec, const OverlayFrame *frame,
    OverlayParts *parts, TextReport *report)
{
  const TextStyle style =
      overlay_text_style (spec, frame, spec->settings.value[1] / LETTERS);
  TextBlock *block = text_layout (
      spec->text ? spec->text : "", &style, frame->width / 2, 0, report);
  const PaperRect box = corner_place (
      spec, frame, text_block_width (block), text_block_height (block));

  parts->size = style.size_px;
  parts->x = box.x + box.width / 2;
  parts->y = box.y + box.height / 2;
  overlay_add_text (parts, block, lround (box.x), lround (box.y));
}

static void
mark_picture (
    const OverlaySpec *spec, const OverlayFrame *frame, OverlayParts *parts)
{
  OverlaySpec sized = *spec;
  gdouble width, height;
  PaperRect box;

  if (!(spec->width > 0) && !(spec->height > 0))
    sized.height = spec->settings.value[1] * MIN (frame->width, frame->height)
        / frame->scale;
  natural_size (&sized, frame, &width, &height);
  box = corner_place (spec, frame, width, height);
  parts->x = box.x + box.width / 2;
  parts->y = box.y + box.height / 2;
  parts->face = paper_new_around (&box, 1);
  if (parts->face)
    paper_draw_image (parts->face, frame->image, &box, 0);
}

static void
watermark_build (const OverlaySpec *spec, const OverlayFrame *frame,
    OverlayParts *parts, TextReport *report)
{
  parts->opacity = spec->settings.value[0];
  if (frame->image)
    mark_picture (spec, frame, parts);
  else
    mark_text (spec, frame, parts, report);
}

const OverlayKind overlay_watermark = {
  .name = "watermark",
  .aliases = (const gchar *const[]){ "mark", "bug", NULL },
  .summary = "a small mark, of letters or a picture, that stays in a corner",
  .params = watermark_params,
  .needs = OVERLAY_NEEDS_EITHER,
  .build = watermark_build,
};
