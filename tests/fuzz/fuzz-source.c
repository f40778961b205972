/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sources: nothing leaves the root, nothing is read beyond the limits. */
#include "fuzz.h"
#include "gate.h"
#include <string.h>

static const MediaLimits limits = { 4096, 4096, 256, 2 };
static gchar *root;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree gchar *folder = g_dir_make_tmp ("fuzz-source-XXXXXX", NULL);
  g_autofree gchar *file = NULL;

  LAW (folder != NULL);
  root = g_canonicalize_filename (folder, NULL);
  file = g_build_filename (root, "a", NULL);
  LAW (g_file_set_contents (file, "bytes", 5, NULL));
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree gchar *src = g_strndup ((const gchar *) data, size);
  g_autoptr (GError) error = NULL, load_error = NULL;
  g_autofree gchar *resolved = media_resolve (src, root, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;

  LAW_EITHER (resolved, error);
  if (!resolved) {
    LAW (g_utf8_validate (error->message, -1, NULL));
    return 0;
  }
  if (g_ascii_strncasecmp (resolved, "data:", 5) != 0) {
    LAW (g_str_has_prefix (resolved, root));
    LAW (resolved[strlen (root)] == '/' || resolved[strlen (root)] == 0);
  }
  bytes = media_load (resolved, &limits, &load_error);
  LAW_EITHER (bytes, load_error);
  if (bytes)
    LAW (g_bytes_get_size (bytes) <= (gsize) limits.max_bytes);
  return 0;
}
