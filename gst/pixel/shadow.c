/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Box blurs by running sums: the cost does not depend on the radius. */
#include "shadow.h"

/* One line of @n samples, @step bytes apart; @copy holds n bytes. */
static void
blur_line (guint8 *line, gint n, gsize step, gint radius, guint8 *copy)
{
  guint size = 2 * radius + 1, sum = 0;

  for (gint i = 0; i < n; i++)
    copy[i] = line[i * step];
  for (gint i = 0; i < MIN (radius, n); i++)
    sum += copy[i];
  for (gint i = 0; i < n; i++) {
    if (i + radius < n)
      sum += copy[i + radius];
    if (i - radius > 0)
      sum -= copy[i - radius - 1];
    line[i * step] = (sum + size / 2) / size;
  }
}

void
shadow_blur (guint8 *alpha, gint stride, gint width, gint height, gint radius)
{
  g_autofree guint8 *copy = g_malloc (MAX (MAX (width, height), 1));

  for (gint pass = 0; pass < 3; pass++) {
    gint part = (radius + pass) / 3;

    if (part == 0)
      continue;
    for (gint y = 0; y < height; y++)
      blur_line (alpha + (gsize) y * stride, width, 1, part, copy);
    for (gint x = 0; x < width; x++)
      blur_line (alpha + x, height, stride, part, copy);
  }
}
