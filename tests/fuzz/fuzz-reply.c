/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Replies of providers: their media are what was announced, or refused. */
#include "fuzz.h"
#include "reply-media.h"
#include "reply-sound.h"

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

static void
check_sound (GBytes *bytes, guint pcm_rate)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  gboolean ok = reply_take_sound (bytes, pcm_rate, result, &error);

  LAW_EITHER (ok, error);
  if (ok)
    LAW (result->mime && result->bytes && result->duration_ms >= 0);
}

static void
check_film (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  gboolean ok = reply_take_film (bytes, result, &error);

  LAW_EITHER (ok, error);
  if (ok)
    LAW (result->mime && result->bytes && result->duration_ms >= 0
        && result->width >= 0 && result->height >= 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  const gchar *mime = reply_sniff (bytes);

  check_image (bytes, mime ? mime : "image/png");
  check_wav (bytes);
  check_sound (bytes, 0);
  check_sound (bytes, 24000);
  check_film (bytes);
  return 0;
}
