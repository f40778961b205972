/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Tables of colours: whatever a .cube file says, it is one or the other, and a
 * table gives the same colours at every reading, alone and in rows. */
#include "fuzz.h"
#include "lut.h"
#include <string.h>

#define STEPS 9
#define N (STEPS * STEPS * STEPS)

typedef struct {
  guint16 channel[3][N];
} Colors;

/* Black and white, and what lies between. */
static void
fill (Colors *colors)
{
  for (guint i = 0; i < N; i++) {
    const guint at[] = { i % STEPS, i / STEPS % STEPS, i / STEPS / STEPS };

    for (guint k = 0; k < 3; k++)
      colors->channel[k][i] = (guint16) (at[k] * 65535 / (STEPS - 1));
  }
}

static void
apply (const Lut *lut, gboolean trilinear, gint amount, Colors *colors)
{
  fill (colors);
  lut_apply (lut, trilinear, amount, colors->channel[0], colors->channel[1],
      colors->channel[2], N);
}

static void
check_alone (const Lut *lut, gboolean trilinear, const Colors *row)
{
  Colors plain;

  fill (&plain);
  for (guint i = 0; i < N; i += 7) {
    lut_apply (lut, trilinear, 256, &plain.channel[0][i], &plain.channel[1][i],
        &plain.channel[2][i], 1);
    for (guint k = 0; k < 3; k++)
      LAW (plain.channel[k][i] == row->channel[k][i]);
  }
}

static void
check_table (const Lut *lut, const Lut *again)
{
  Colors plain, row, other;

  fill (&plain);
  for (gboolean trilinear = FALSE; trilinear <= TRUE; trilinear++) {
    apply (lut, trilinear, 0, &row);
    LAW (memcmp (&row, &plain, sizeof row) == 0);
    apply (lut, trilinear, 256, &row);
    apply (again, trilinear, 256, &other);
    LAW (memcmp (&row, &other, sizeof row) == 0);
    check_alone (lut, trilinear, &row);
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  gpointer lut = lut_parser.parse ((const gchar *) data, size, &error);
  gpointer again;

  LAW_EITHER (lut, error);
  if (!lut) {
    LAW (g_utf8_validate (error->message, -1, NULL));
    return 0;
  }
  again = lut_parser.parse ((const gchar *) data, size, NULL);
  LAW (again != NULL);
  check_table (lut, again);
  lut_parser.free (again);
  lut_parser.free (lut);
  return 0;
}
