/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See caption-script.h: the only file that knows libass. Its bitmaps are put
 * together in one picture of words, which becomes a sprite. */
#include "caption-script.h"
#include "sprite.h"

#include <ass/ass.h>
#include <stdlib.h>

#define DEFAULT_FAMILY "sans-serif"
#define CACHE_MEGABYTES 64
#define NS_IN_MS 1000000

struct CaptionScript {
  ASS_Library *library;
  ASS_Renderer *renderer;
  ASS_Track *track; /* NULL: nothing to draw */
  gint width, height;
  PictureMatrix matrix;

  const ASS_Image *images; /* of the last moment asked for; the renderer's */
  guint content;           /* grows whenever they change */
  Sprite *sprite;
  guint sprite_content;
};

/* What is wrong with a script is seen, or not, in its pictures. */
static void
ignore (int level, const char *format, va_list args, void *data)
{
}

static void
set_up (CaptionScript *script, gint movie_width, gint movie_height)
{
  ASS_Renderer *renderer = script->renderer;

  ass_set_frame_size (renderer, script->width, script->height);
  ass_set_storage_size (renderer, movie_width, movie_height);
  ass_set_cache_limits (renderer, 0, CACHE_MEGABYTES);
  ass_set_fonts (
      renderer, NULL, DEFAULT_FAMILY, ASS_FONTPROVIDER_FONTCONFIG, NULL, TRUE);
}

CaptionScript *
caption_script_new (const gchar *text, gsize length, gint width, gint height,
    gint movie_width, gint movie_height, PictureMatrix matrix)
{
  CaptionScript *script = g_new0 (CaptionScript, 1);
  g_autofree gchar *copy = g_strndup (text, length);

  script->width = width;
  script->height = height;
  script->matrix = matrix;
  script->library = ass_library_init ();
  if (!script->library)
    return script;
  ass_set_message_cb (script->library, ignore, NULL);
  ass_set_extract_fonts (script->library, FALSE);
  script->renderer = ass_renderer_init (script->library);
  if (!script->renderer)
    return script;
  set_up (script, movie_width, movie_height);
  script->track = ass_read_memory (script->library, copy, length, NULL);
  return script;
}

void
caption_script_free (CaptionScript *script)
{
  if (!script)
    return;
  if (script->track)
    ass_free_track (script->track);
  if (script->renderer)
    ass_renderer_done (script->renderer);
  if (script->library)
    ass_library_done (script->library);
  sprite_free (script->sprite);
  g_free (script);
}

/* libass keeps lines where they were in the frames before; here, a frame is
 * what it is whatever came before it. */
static void
forget_places (ASS_Track *track)
{
  for (gint i = 0; i < track->n_events; i++) {
    free (track->events[i].render_priv);
    track->events[i].render_priv = NULL;
  }
}

static void
render (CaptionScript *script, gint64 t_ns)
{
  int change = 0;

  if (!script->track)
    return;
  forget_places (script->track);
  script->images = ass_render_frame (
      script->renderer, script->track, t_ns / NS_IN_MS, &change);
  if (change != 0)
    script->content++;
}

/* ---- pictures ---- */

typedef struct {
  gint x0, y0, x1, y1;
} Area;

static Area
area_of (const CaptionScript *script)
{
  Area area = { script->width, script->height, 0, 0 };

  for (const ASS_Image *image = script->images; image; image = image->next) {
    area.x0 = MIN (area.x0, image->dst_x);
    area.y0 = MIN (area.y0, image->dst_y);
    area.x1 = MAX (area.x1, image->dst_x + image->w);
    area.y1 = MAX (area.y1, image->dst_y + image->h);
  }
  return (Area){ MAX (area.x0, 0), MAX (area.y0, 0),
    MIN (area.x1, script->width), MIN (area.y1, script->height) };
}

static inline guint32
over (guint32 below, guint32 rgba, guint cover)
{
  guint32 word = 0;
  guint channels[4] = { rgba >> 8 & 0xff, rgba >> 16 & 0xff, rgba >> 24, 255 };

  for (guint i = 0; i < 4; i++) {
    guint was = below >> (8 * i) & 0xff;

    word |= ((channels[i] * cover + was * (255 - cover) + 127) / 255)
        << (8 * i);
  }
  return word;
}

/* The low byte of libass's colours is how transparent they are. */
static void
lay_image (guint32 *words, const Area *area, const ASS_Image *image)
{
  guint strength = 255 - (image->color & 0xff);
  gint x0 = MAX (image->dst_x, area->x0);
  gint y0 = MAX (image->dst_y, area->y0);
  gint x1 = MIN (image->dst_x + image->w, area->x1);
  gint y1 = MIN (image->dst_y + image->h, area->y1);

  for (gint y = y0; y < y1; y++) {
    const guint8 *from =
        image->bitmap + (gsize) (y - image->dst_y) * image->stride;
    guint32 *to = words + (gsize) (y - area->y0) * (area->x1 - area->x0);

    for (gint x = x0; x < x1; x++) {
      guint cover = (from[x - image->dst_x] * strength + 127) / 255;

      if (cover > 0)
        to[x - area->x0] = over (to[x - area->x0], image->color, cover);
    }
  }
}

static Sprite *
make_sprite (const CaptionScript *script)
{
  Area area = area_of (script);
  gint width = area.x1 - area.x0, height = area.y1 - area.y0;
  g_autofree guint32 *words = NULL;

  if (width <= 0 || height <= 0)
    return NULL;
  words = g_new0 (guint32, (gsize) width * height);
  for (const ASS_Image *image = script->images; image; image = image->next)
    lay_image (words, &area, image);
  return sprite_new_from_argb ((const guint8 *) words, width * 4, width, height,
      area.x0, area.y0, script->matrix);
}

void
caption_script_draw (CaptionScript *script, gint64 t_ns, Picture *dst)
{
  render (script, t_ns);
  if (!script->sprite || script->sprite_content != script->content) {
    sprite_free (script->sprite);
    script->sprite = script->images ? make_sprite (script) : NULL;
    script->sprite_content = script->content;
  }
  if (script->images && script->sprite)
    sprite_blend (script->sprite, dst, 256, 0, G_MAXINT);
}

gboolean
caption_script_same (CaptionScript *script, gint64 a_ns, gint64 b_ns)
{
  guint content;

  if (a_ns / NS_IN_MS == b_ns / NS_IN_MS)
    return TRUE;
  render (script, a_ns);
  content = script->content;
  render (script, b_ns);
  return script->content == content;
}
