/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Replies of providers: their media are what was announced, or refused. */
#include "fuzz.h"
#include "reply-media.h"

static void
check_image (GBytes *bytes, const gchar *announced)
{
  g_autoptr (GError) error = NULL;
  const gchar *mime = NULL;
  gint width = 0, height = 0;
  gboolean ok =
      reply_check_image (bytes, announced, &mime, &width, &height, &error);

  LAW_EITHER (ok, error);
  if (ok)
    LAW (mime && width > 0 && height > 0);
}

static void
check_wav (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  const gchar *mime = NULL;
  gint64 ms = 0;
  gboolean ok = reply_check_wav (bytes, "audio/wav", &mime, &ms, &error);

  LAW_EITHER (ok, error);
  if (ok)
    LAW (mime && ms >= 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  const gchar *mime = reply_sniff (bytes);

  check_image (bytes, mime ? mime : "image/png");
  check_wav (bytes);
  return 0;
}
