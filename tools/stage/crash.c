/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The only honest test of "kill -9 at any moment" is kill -9 at a chosen
 * one. */
#include "crash.h"

#include <signal.h>

void
crash_point (const gchar *stage, const gchar *point)
{
  static gint times;
  const gchar *where = g_getenv ("JSONCLIP_CRASH_AT");
  g_auto (GStrv) parts = where ? g_strsplit (where, ":", 3) : NULL;
  guint64 nth;

  if (!parts || g_strv_length (parts) < 2 || !g_str_equal (parts[0], stage)
      || !g_str_equal (parts[1], point))
    return;
  nth = parts[2] ? g_ascii_strtoull (parts[2], NULL, 10) : 1;
  if ((guint64) g_atomic_int_add (&times, 1) + 1 == nth)
    raise (SIGKILL);
}
