/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* JPEG markers, and the orientation in EXIF; see image-header.h. */
#include "image-header.h"
#include <string.h>

/* A progressive picture needs ten or so; each further one costs the decoder a
 * pass over all pixels. */
#define MAX_SCANS 256
#define MAX_SCANNED_PIXELS (1000 * 1000 * 1000)

#define MARKER_EOI 0xd9
#define MARKER_SOS 0xda
#define MARKER_APP1 0xe1

static gboolean
corrupt (GError **error, const gchar *what)
{
  g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, what);
  return FALSE;
}

static gboolean
not_taken (GError **error, const gchar *what)
{
  g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_TYPE, what);
  return FALSE;
}

typedef struct {
  guint8 marker;
  const guint8 *body;
  gsize size;
} Segment;

static gboolean
stands_alone (guint8 marker)
{
  return marker == 0x01 || (marker >= 0xd0 && marker <= MARKER_EOI);
}

/* The segment at *@at, which moves behind it. FALSE: not one, or not whole. */
static gboolean
next_segment (const guint8 *data, gsize size, gsize *at, Segment *segment)
{
  gsize i = *at, length;

  if (i >= size || data[i] != 0xff)
    return FALSE;
  while (i < size && data[i] == 0xff)
    i++;
  if (i >= size)
    return FALSE;
  segment->marker = data[i++];
  segment->body = data + i;
  segment->size = 0;
  *at = i;
  if (stands_alone (segment->marker))
    return TRUE;
  if (size - i < 2)
    return FALSE;
  length = data[i] << 8 | data[i + 1];
  if (length < 2 || length > size - i)
    return FALSE;
  segment->body += 2;
  segment->size = length - 2;
  *at = i + length;
  return TRUE;
}

static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8
      && marker != 0xcc;
}

/* jpegdec leaves pixels unwritten where chroma is thinned out otherwise. */
static gboolean
sampling_is_known (const ImageHeader *header)
{
  const gint *h = header->h, *v = header->v;

  for (gint i = 0; i < header->components; i++)
    if (h[i] < 1 || h[i] > 2 || v[i] < 1 || v[i] > 2)
      return FALSE;
  return header->components == 1
      || (h[1] == h[2] && v[1] == v[2] && h[0] >= h[1] && v[0] >= v[1]);
}

static gboolean
read_frame (const Segment *s, ImageHeader *header, GError **error)
{
  const guint8 *p = s->body;

  if (s->size < 6 || s->size < 6 + 3 * (gsize) p[5])
    return corrupt (error, "a JPEG whose frame header is too short");
  if (s->marker > 0xc2)
    return not_taken (error,
        "a JPEG that is lossless, hierarchical or "
        "arithmetic-coded, expected baseline or progressive");
  if (p[0] != 8)
    return not_taken (error, "a JPEG of more than 8 bits a sample");
  header->height = p[1] << 8 | p[2];
  header->width = p[3] << 8 | p[4];
  header->components = p[5];
  if (header->width == 0 || header->height == 0)
    return corrupt (error, "a JPEG without width or height");
  if (header->components == 4)
    return not_taken (error, "a CMYK JPEG, expected RGB or gray");
  if (header->components != 1 && header->components != 3)
    return corrupt (error, "a JPEG that has neither 1 nor 3 components");
  for (gint i = 0; i < header->components; i++) {
    header->h[i] = p[7 + 3 * i] >> 4;
    header->v[i] = p[7 + 3 * i] & 15;
  }
  if (!sampling_is_known (header))
    return not_taken (error,
        "a JPEG of unusual chroma sampling, expected 4:4:4, 4:2:2, 4:4:0 or "
        "4:2:0");
  return TRUE;
}

gboolean
jpeg_parse (const guint8 *data, gsize size, ImageHeader *header, GError **error)
{
  Segment segment;
  gsize at = 2;

  memset (header, 0, sizeof *header);
  header->orientation = 1;
  while (next_segment (data, size, &at, &segment)) {
    if (is_frame (segment.marker))
      return read_frame (&segment, header, error);
    if (segment.marker == MARKER_SOS || segment.marker == MARKER_EOI)
      break;
    if (segment.marker == MARKER_APP1 && header->orientation == 1)
      header->orientation = exif_orientation (segment.body, segment.size);
  }
  return corrupt (error, "a JPEG without its frame header");
}

/* Behind the coded data that starts at @at: the next real marker. */
static gsize
skip_scan (const guint8 *data, gsize size, gsize at)
{
  const guint8 *p;

  while (at < size && (p = memchr (data + at, 0xff, size - at))) {
    at = p - data;
    if (at + 1 < size && data[at + 1] != 0 && data[at + 1] != 0xff
        && !(data[at + 1] >= 0xd0 && data[at + 1] <= 0xd7))
      return at;
    at++;
  }
  return size;
}

gboolean
jpeg_check_whole (
    const guint8 *data, gsize size, const ImageHeader *header, GError **error)
{
  gint64 pixels = (gint64) header->width * header->height;
  gint max_scans = (gint) MIN (MAX_SCANS, MAX_SCANNED_PIXELS / pixels);
  Segment segment;
  gint scans = 0;
  gsize at = 2;

  while (next_segment (data, size, &at, &segment)) {
    if (segment.marker == MARKER_EOI && scans > 0)
      return TRUE;
    if (segment.marker != MARKER_SOS)
      continue;
    if (++scans > max_scans) {
      g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
          "a JPEG of %dx%d pixels and more than %d scans", header->width,
          header->height, max_scans);
      return FALSE;
    }
    at = skip_scan (data, size, at);
  }
  return corrupt (error, "the JPEG ends before its end marker: truncated");
}

typedef struct {
  const guint8 *data;
  gsize size;
  gboolean big;
} Tiff;

static guint
tiff16 (const Tiff *t, gsize at)
{
  if (at > t->size || t->size - at < 2)
    return 0;
  return t->big ? t->data[at] << 8 | t->data[at + 1]
                : t->data[at] | t->data[at + 1] << 8;
}

static guint32
tiff32 (const Tiff *t, gsize at)
{
  guint32 a = tiff16 (t, at), b = tiff16 (t, at + 2);

  return t->big ? a << 16 | b : b << 16 | a;
}

gint
exif_orientation (const guint8 *data, gsize size)
{
  Tiff t = { data + 6, size - 6, FALSE };
  gsize at;
  guint n;

  if (size < 14 || memcmp (data, "Exif\0\0", 6) != 0)
    return 1;
  t.big = t.data[0] == 'M';
  at = tiff32 (&t, 4);
  /* As many as there is room for, each up to its value: twenty bytes must not
   * cost 65,535 steps, for a file may hold millions of such segments. */
  n = at < t.size ? MIN (tiff16 (&t, at), (t.size - at) / 12) : 0;
  for (guint i = 0; i < n; i++) {
    gsize entry = at + 2 + 12 * (gsize) i;
    guint value = tiff16 (&t, entry + 8);

    /* A SHORT; anything else is not an orientation. */
    if (tiff16 (&t, entry) == 0x0112 && tiff16 (&t, entry + 2) == 3)
      return value >= 1 && value <= 8 ? (gint) value : 1;
  }
  return 1;
}
