/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chunks for a cache: whoever knows a number knows key and bytes. */
#pragma once

#include "plan-fixture.h"

#include <errno.h>

static inline gchar *
key_of (guint number)
{
  g_autofree gchar *text = g_strdup_printf ("chunk %u", number);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* Bytes that no other chunk has. */
static inline gchar *
body_of (guint number, gsize length)
{
  gchar *body = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    body[i] = (gchar) (number * 31 + i * 7 + (i >> 8));
  return body;
}

#define LENGTH 10000

static inline void
write_bytes (const gchar *path, const gchar *bytes, gsize length)
{
  gint fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

  fail_unless (fd >= 0, "%s: %s", path, g_strerror (errno));
  fail_unless_equals_int (write (fd, bytes, length), length);
  fail_unless_equals_int (close (fd), 0);
}

static inline gchar *
file_chunk (RenderCache *cache, guint number)
{
  g_autofree gchar *key = key_of (number);
  g_autofree gchar *part = render_cache_part (cache, key);
  g_autofree gchar *body = body_of (number, LENGTH);
  g_autoptr (GError) error = NULL;
  gchar *file;

  write_bytes (part, body, LENGTH);
  file = render_cache_file (cache, key, part, &error);
  g_assert_no_error (error);
  fail_if (g_file_test (part, G_FILE_TEST_EXISTS));
  return file;
}

static inline gchar *
find_chunk (RenderCache *cache, guint number)
{
  g_autofree gchar *key = key_of (number);

  return render_cache_find (cache, key);
}

static inline void
check_body (const gchar *file, guint number)
{
  g_autofree gchar *body = body_of (number, LENGTH);
  g_autofree gchar *found = NULL;
  gsize length;

  fail_unless (g_file_get_contents (file, &found, &length, NULL));
  fail_unless_equals_int (length, LENGTH);
  fail_unless (memcmp (found, body, LENGTH) == 0);
}
