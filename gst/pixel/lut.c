/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Tables in integers: 16-bit colours, places of 16 bits between them. */

#include "lut.h"

#include <math.h>
#include <string.h>

#define MAX_1D 65536
#define MAX_3D 129
#define MAX_LINE 250

struct Lut {
  gint dimensions, size; /* dimensions: 1 or 3 */
  gfloat low[3], scale[3];
  gboolean whole;      /* of 0..1 */
  guint16 (*color)[4]; /* red runs fastest; the fourth is not used */
};

static void
lut_free (gpointer data)
{
  Lut *lut = data;

  g_free (lut->color);
  g_free (lut);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lut, lut_free)

/* ---- files ---- */

typedef struct {
  const gchar *at, *end;
  gint number;
  gchar line[MAX_LINE + 1];
  gint n_colors, n_wanted;
  gdouble low[3], high[3];
  Lut *lut;
  GError **error;
} Reading;

G_GNUC_PRINTF (2, 3)
static gboolean
fail (Reading *reading, const gchar *format, ...)
{
  g_autofree gchar *message = NULL;
  g_autofree gchar *valid = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* What was found are any bytes, and maybe half a letter at its end. */
  valid = g_utf8_make_valid (message, -1);
  g_set_error (reading->error, PARAM_ERROR, PARAM_ERROR_TEXT, "line %d: %s",
      reading->number, valid);
  return FALSE;
}

/* The next line without blanks around; FALSE at the end. A line that is longer
 * than any good one is cut, and then does not parse. */
static gboolean
next_line (Reading *reading)
{
  const gchar *from = reading->at, *to;

  if (from == reading->end)
    return FALSE;
  to = memchr (from, '\n', reading->end - from);
  reading->at = to ? to + 1 : reading->end;
  to = to ? to : reading->end;
  gsize length = MIN (to - from, MAX_LINE);
  memcpy (reading->line, from, length);
  reading->line[length] = 0;
  g_strstrip (reading->line);
  reading->number++;
  return TRUE;
}

/* So many numbers and nothing else. */
static gboolean
read_numbers (const gchar *text, gint n, gdouble *out)
{
  for (gint i = 0; i < n; i++) {
    gchar *end;

    out[i] = g_ascii_strtod (text, &end);
    if (end == text || !(fabs (out[i]) <= 1e6))
      return FALSE;
    text = end;
  }
  while (g_ascii_isspace (*text))
    text++;
  return *text == 0;
}

static gboolean
set_size (Reading *reading, gint dimensions, const gchar *text)
{
  const gint most = dimensions == 1 ? MAX_1D : MAX_3D;
  Lut *lut = reading->lut;
  gdouble size;

  if (lut->size > 0)
    return fail (reading, "expected one size, found another");
  if (!read_numbers (text, 1, &size) || size < 2 || size > most
      || size != floor (size))
    return fail (
        reading, "expected a size from 2 to %d, found \"%.40s\"", most, text);
  lut->dimensions = dimensions;
  lut->size = (gint) size;
  reading->n_wanted =
      dimensions == 1 ? lut->size : lut->size * lut->size * lut->size;
  lut->color = g_try_malloc_n (reading->n_wanted, sizeof *lut->color);
  return lut->color ? TRUE : fail (reading, "too large for this machine");
}

static gboolean
set_domain (Reading *reading, const gchar *text, gdouble *ends)
{
  if (read_numbers (text, 3, ends))
    return TRUE;
  return fail (reading, "expected three numbers, found \"%.40s\"", text);
}

/* One range of all three channels, as some programs write it. */
static gboolean
set_range (Reading *reading, const gchar *text)
{
  gdouble ends[2];

  if (!read_numbers (text, 2, ends))
    return fail (reading, "expected two numbers, found \"%.40s\"", text);
  for (gint i = 0; i < 3; i++) {
    reading->low[i] = ends[0];
    reading->high[i] = ends[1];
  }
  return TRUE;
}

static gboolean
add_color (Reading *reading)
{
  gdouble rgb[3];

  if (!read_numbers (reading->line, 3, rgb))
    return fail (
        reading, "expected three numbers, found \"%.40s\"", reading->line);
  if (reading->n_wanted == 0)
    return fail (reading, "expected LUT_1D_SIZE or LUT_3D_SIZE before colours");
  if (reading->n_colors == reading->n_wanted)
    return fail (reading, "expected %d colours, found more", reading->n_wanted);
  for (gint i = 0; i < 3; i++)
    reading->lut->color[reading->n_colors][i] =
        lrint (CLAMP (rgb[i], 0, 1) * 65535);
  reading->lut->color[reading->n_colors++][3] = 0;
  return TRUE;
}

/* What follows @word in @line, or NULL. */
static const gchar *
after (const gchar *line, const gchar *word)
{
  const gsize length = strlen (word);

  if (strncmp (line, word, length) != 0 || !g_ascii_isspace (line[length]))
    return NULL;
  return line + length;
}

/* Words that only other programs know are passed over, as they do. */
static gboolean
read_line (Reading *reading)
{
  const gchar *line = reading->line, *rest;

  if (*line == 0 || *line == '#' || after (line, "TITLE"))
    return TRUE;
  if ((rest = after (line, "LUT_1D_SIZE")))
    return set_size (reading, 1, rest);
  if ((rest = after (line, "LUT_3D_SIZE")))
    return set_size (reading, 3, rest);
  if ((rest = after (line, "DOMAIN_MIN")))
    return set_domain (reading, rest, reading->low);
  if ((rest = after (line, "DOMAIN_MAX")))
    return set_domain (reading, rest, reading->high);
  if ((rest = after (line, "LUT_1D_INPUT_RANGE"))
      || (rest = after (line, "LUT_3D_INPUT_RANGE")))
    return set_range (reading, rest);
  if (g_ascii_isalpha (*line) && g_ascii_isupper (*line))
    return TRUE;
  return add_color (reading);
}

static gboolean
finish (Reading *reading)
{
  Lut *lut = reading->lut;

  lut->whole = TRUE;
  for (gint i = 0; i < 3; i++) {
    if (!(reading->high[i] > reading->low[i]))
      return fail (reading, "expected DOMAIN_MAX above DOMAIN_MIN");
    lut->whole &= reading->low[i] == 0 && reading->high[i] == 1;
    lut->low[i] = (gfloat) (reading->low[i] * 65535);
    lut->scale[i] = (gfloat) (1 / (reading->high[i] - reading->low[i]));
  }
  if (reading->n_wanted == 0)
    return fail (reading, "expected LUT_1D_SIZE or LUT_3D_SIZE: a .cube file");
  if (reading->n_colors < reading->n_wanted)
    return fail (reading, "expected %d colours, found %d", reading->n_wanted,
        reading->n_colors);
  return TRUE;
}

static gpointer
parse (const gchar *data, gsize size, GError **error)
{
  g_autoptr (Lut) lut = g_new0 (Lut, 1);
  Reading reading = { .at = data,
    .end = data + size,
    .high = { 1, 1, 1 },
    .lut = lut,
    .error = error };

  while (next_line (&reading))
    if (!read_line (&reading))
      return NULL;
  return finish (&reading) ? g_steal_pointer (&lut) : NULL;
}

const ParamParser lut_parser = { parse, lut_free };

/* ---- colours ---- */

/* Which step, and how far to the next of 65536. */
typedef struct {
  guint32 at, next, part;
} Place;

static inline Place
place_of (const Lut *lut, gint channel, guint16 value)
{
  guint32 level = value;

  if (!lut->whole) {
    const gfloat inside = (value - lut->low[channel]) * lut->scale[channel];

    level = (guint32) (CLAMP (inside, 0, 65535) + .5f);
  }
  /* 0..65536, so that the last step is reached. */
  level = (level + (level >> 15)) * (lut->size - 1);
  const guint32 at = level >> 16;

  return (Place){ at, at + (at + 1 < (guint32) lut->size), level & 65535 };
}

static inline guint32
between (guint32 low, guint32 high, guint32 part)
{
  return low + (guint32) ((((gint64) high - low) * part + 32768) >> 16);
}

static inline void
look_up_1d (const Lut *lut, guint16 rgb[3])
{
  for (gint i = 0; i < 3; i++) {
    const Place p = place_of (lut, i, rgb[i]);

    rgb[i] = between (lut->color[p.at][i], lut->color[p.next][i], p.part);
  }
}

/* The corners of the cell around a colour; bits are red, green, blue. */
typedef struct {
  const guint16 *corner[8];
  guint32 part[3];
} Cell;

static inline Cell
cell_of (const Lut *lut, const guint16 rgb[3])
{
  const gsize size = lut->size;
  Place p[3];
  Cell cell;

  for (gint i = 0; i < 3; i++) {
    p[i] = place_of (lut, i, rgb[i]);
    cell.part[i] = p[i].part;
  }
  for (gint k = 0; k < 8; k++)
    cell.corner[k] = lut->color[(k & 1 ? p[0].next : p[0].at)
        + size
            * ((k & 2 ? p[1].next : p[1].at)
                + size * (k & 4 ? p[2].next : p[2].at))];
  return cell;
}

/* From the dark corner to the bright one along the channels by their parts,
 * the largest first. */
static inline void
look_up_tetrahedral (const Lut *lut, guint16 rgb[3])
{
  const Cell cell = cell_of (lut, rgb);
  const guint32 *f = cell.part;
  const gint first = f[0] >= f[1] ? (f[0] >= f[2] ? 0 : 2)
      : f[1] >= f[2]              ? 1
                                  : 2;
  const gint last = f[2] <= f[1] ? (f[2] <= f[0] ? 2 : 0)
      : f[1] <= f[0]             ? 1
                                 : 0;
  const gint middle = 3 - first - last;
  const guint16 *a = cell.corner[0], *b = cell.corner[1 << first];
  const guint16 *c = cell.corner[7 ^ (1 << last)], *d = cell.corner[7];

  for (gint i = 0; i < 3; i++) {
    const gint64 sum = (gint64) (65536 - f[first]) * a[i]
        + (gint64) (f[first] - f[middle]) * b[i]
        + (gint64) (f[middle] - f[last]) * c[i] + (gint64) f[last] * d[i];

    rgb[i] = (guint16) ((sum + 32768) >> 16);
  }
}

static inline void
look_up_trilinear (const Lut *lut, guint16 rgb[3])
{
  const Cell cell = cell_of (lut, rgb);

  for (gint i = 0; i < 3; i++) {
    guint32 along[4], down[2];

    for (gint k = 0; k < 4; k++)
      along[k] = between (
          cell.corner[2 * k][i], cell.corner[2 * k + 1][i], cell.part[0]);
    for (gint k = 0; k < 2; k++)
      down[k] = between (along[2 * k], along[2 * k + 1], cell.part[1]);
    rgb[i] = between (down[0], down[1], cell.part[2]);
  }
}

void
lut_apply (const Lut *lut, gboolean trilinear, gint amount, guint16 *r,
    guint16 *g, guint16 *b, gint n)
{
  guint16 *channel[3] = { r, g, b };

  for (gint i = 0; lut && i < n; i++) {
    guint16 rgb[3] = { r[i], g[i], b[i] };

    if (lut->dimensions == 1)
      look_up_1d (lut, rgb);
    else if (trilinear)
      look_up_trilinear (lut, rgb);
    else
      look_up_tetrahedral (lut, rgb);
    for (gint k = 0; k < 3; k++)
      channel[k][i] += ((rgb[k] - channel[k][i]) * amount + 128) >> 8;
  }
}
