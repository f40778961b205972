/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "gif-file.h"

#include "median-cut.h"
#include "render.h"

#include <errno.h>
#include <gif_lib.h>
#include <string.h>

#define COLORS 256
#define TRANSPARENT 255 /* the last one */
/* Every so many of the pictures that a palette is made for are looked at. */
#define LOOK_EVERY 6
/* A little less than the colours of a photograph lie apart. */
#define DITHER 8
#define MATRIX 8

struct GifFile {
  gchar *name;
  GifFileType *file;
  gint width, height;
  MedianColor palette[COLORS];
  guint n_colors;
  guint16 nearest[MEDIAN_CUT_CELLS]; /* colour + 1; 0: not known yet */
  guint8 *rgba;
  guint8 *shown, *next; /* colours, a byte each */
  gboolean fresh;       /* nothing of this palette is shown yet */
};

/* What the system said, if the library does not know better; errno is that of
 * the call before. */
static gboolean
fail (const gchar *filename, gint code, GError **error)
{
  const gchar *system = errno ? g_strerror (errno) : NULL;
  const gchar *said = system ? system : GifErrorString (code);

  g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT, "cannot write %s: %s",
      filename, said ? said : "unknown error");
  return FALSE;
}

/* For ever. */
static gboolean
put_loop (GifFileType *file)
{
  static const guint8 forever[] = { 1, 0, 0 };

  return EGifPutExtensionLeader (file, APPLICATION_EXT_FUNC_CODE)
      && EGifPutExtensionBlock (file, 11, "NETSCAPE2.0")
      && EGifPutExtensionBlock (file, sizeof forever, forever)
      && EGifPutExtensionTrailer (file);
}

GifFile *
gif_file_new (const gchar *filename, gint width, gint height, GError **error)
{
  g_autoptr (GifFile) gif = g_new0 (GifFile, 1);
  int code = 0;

  errno = 0;
  gif->name = g_strdup (filename);
  gif->file = EGifOpenFileName (filename, false, &code);
  if (!gif->file) {
    fail (filename, code, error);
    return NULL;
  }
  gif->width = width;
  gif->height = height;
  gif->rgba = g_malloc ((gsize) width * height * 4);
  gif->shown = g_malloc0 ((gsize) width * height);
  gif->next = g_malloc0 ((gsize) width * height);
  EGifSetGifVersion (gif->file, true);
  if (!EGifPutScreenDesc (gif->file, width, height, 8, 0, NULL)
      || !put_loop (gif->file)) {
    fail (filename, gif->file->Error, error);
    return NULL;
  }
  return g_steal_pointer (&gif);
}

void
gif_file_free (GifFile *gif)
{
  if (gif->file)
    EGifCloseFile (gif->file, NULL);
  g_free (gif->name);
  g_free (gif->rgba);
  g_free (gif->shown);
  g_free (gif->next);
  g_free (gif);
}

static void
count_colors (GifFile *gif, const Picture *picture, guint32 *counts)
{
  gsize n = (gsize) gif->width * gif->height;

  picture_to_rgba (picture, gif->rgba);
  for (gsize i = 0; i < n; i++) {
    const guint8 *p = gif->rgba + i * 4;

    counts[median_cut_cell (p[0], p[1], p[2])]++;
  }
}

void
gif_file_set_colors (GifFile *gif, const GPtrArray *pictures)
{
  g_autofree guint32 *counts = g_new0 (guint32, MEDIAN_CUT_CELLS);

  for (guint i = 0; i < pictures->len; i += LOOK_EVERY)
    count_colors (gif, pictures->pdata[i], counts);
  gif->n_colors = median_cut (counts, gif->palette, TRANSPARENT);
  memset (gif->nearest, 0, sizeof gif->nearest);
  gif->fresh = TRUE;
}

static guint
find_nearest (const GifFile *gif, gint r, gint g, gint b)
{
  guint best = 0;
  gint least = G_MAXINT;

  for (guint i = 0; i < gif->n_colors; i++) {
    const guint8 *c = gif->palette[i].rgb;
    gint dr = r - c[0], dg = g - c[1], db = b - c[2];
    gint distance = 2 * dr * dr + 4 * dg * dg + db * db;

    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

static guint8
color_of (GifFile *gif, gint r, gint g, gint b)
{
  guint cell = median_cut_cell (r, g, b);

  if (!gif->nearest[cell]) {
    const gint round = 1 << (7 - MEDIAN_CUT_BITS);
    const gint mask = ~(2 * round - 1);

    gif->nearest[cell] = 1
        + find_nearest (
            gif, (r & mask) + round, (g & mask) + round, (b & mask) + round);
  }
  return gif->nearest[cell] - 1;
}

/* Bayer's matrix, each value once: -32 to 31. */
static gint
threshold (gint x, gint y)
{
  gint value = 0;

  for (gint bit = 0; bit < 3; bit++)
    value |= ((((x ^ y) >> bit) & 1) << (5 - 2 * bit))
        | (((y >> bit) & 1) << (4 - 2 * bit));
  return value - 32;
}

static void
quantize (GifFile *gif, const Picture *picture)
{
  gint offsets[MATRIX][MATRIX];
  gsize i = 0;

  for (gint y = 0; y < MATRIX; y++)
    for (gint x = 0; x < MATRIX; x++)
      offsets[y][x] = threshold (x, y) * DITHER / 32;
  picture_to_rgba (picture, gif->rgba);
  for (gint y = 0; y < gif->height; y++)
    for (gint x = 0; x < gif->width; x++, i++) {
      const guint8 *p = gif->rgba + i * 4;
      gint d = offsets[y % MATRIX][x % MATRIX];

      gif->next[i] = color_of (gif, CLAMP (p[0] + d, 0, 255),
          CLAMP (p[1] + d, 0, 255), CLAMP (p[2] + d, 0, 255));
    }
}

typedef struct {
  gint left, top, right, bottom; /* the last two past the end */
} Area;

/* What is not as it was; a pixel at least, as a frame must have one. */
static Area
changed (const GifFile *gif)
{
  Area area = { gif->width, gif->height, 0, 0 };
  gsize i = 0;

  if (gif->fresh)
    return (Area){ 0, 0, gif->width, gif->height };
  for (gint y = 0; y < gif->height; y++)
    for (gint x = 0; x < gif->width; x++, i++)
      if (gif->next[i] != gif->shown[i]) {
        area.left = MIN (area.left, x);
        area.right = MAX (area.right, x + 1);
        area.top = MIN (area.top, y);
        area.bottom = y + 1;
      }
  return area.right > 0 ? area : (Area){ 0, 0, 1, 1 };
}

static gboolean
put_header (GifFile *gif, const Area *area, guint delay)
{
  const GraphicsControlBlock control = {
    .DisposalMode = DISPOSE_DO_NOT,
    .DelayTime = delay,
    .TransparentColor = TRANSPARENT,
  };
  GifColorType colors[COLORS] = { { 0 } };
  GifByteType packed[4];
  ColorMapObject *map;
  gboolean done;

  for (guint i = 0; i < gif->n_colors; i++)
    colors[i] = (GifColorType){ gif->palette[i].rgb[0], gif->palette[i].rgb[1],
      gif->palette[i].rgb[2] };
  EGifGCBToExtension (&control, packed);
  map = GifMakeMapObject (COLORS, colors);
  done = EGifPutExtension (
             gif->file, GRAPHICS_EXT_FUNC_CODE, sizeof packed, packed)
      && EGifPutImageDesc (gif->file, area->left, area->top,
          area->right - area->left, area->bottom - area->top, false, map);
  GifFreeMapObject (map);
  return done;
}

static gboolean
put_pixels (GifFile *gif, const Area *area)
{
  gint width = area->right - area->left;
  g_autofree GifByteType *row = g_new (GifByteType, width);

  for (gint y = area->top; y < area->bottom; y++) {
    gsize from = (gsize) y * gif->width + area->left;

    for (gint x = 0; x < width; x++)
      row[x] = !gif->fresh && gif->next[from + x] == gif->shown[from + x]
          ? TRANSPARENT
          : gif->next[from + x];
    if (!EGifPutLine (gif->file, row, width))
      return FALSE;
  }
  return TRUE;
}

gboolean
gif_file_add (GifFile *gif, const Picture *picture, guint delay, GError **error)
{
  Area area;
  guint8 *swap;

  quantize (gif, picture);
  area = changed (gif);
  errno = 0;
  if (!put_header (gif, &area, delay) || !put_pixels (gif, &area))
    return fail (gif->name, gif->file->Error, error);
  gif->fresh = FALSE;
  swap = gif->shown;
  gif->shown = gif->next;
  gif->next = swap;
  return TRUE;
}

gboolean
gif_file_end (GifFile *gif, GError **error)
{
  GifFileType *file = g_steal_pointer (&gif->file);
  int code = 0;

  errno = 0;
  return EGifCloseFile (file, &code) || fail (gif->name, code, error);
}
