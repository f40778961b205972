/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sounds held whole, as tests compare and make them, and the files of some that
 * are kept. */
#pragma once

#include "decode.h"
#include "suite.h"

typedef struct {
  gint64 n_samples; /* frames of two floats */
  gfloat *data;
} WholeSound;

static inline WholeSound *
whole_sound_new (gint64 n_samples)
{
  WholeSound *whole = g_new (WholeSound, 1);

  whole->n_samples = n_samples;
  whole->data = g_new0 (gfloat, 2 * n_samples);
  return whole;
}

static inline void
whole_sound_free (WholeSound *whole)
{
  g_free (whole->data);
  g_free (whole);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WholeSound, whole_sound_free)

/* From the first sample to the last. */
static inline WholeSound *
whole_sound_decode (GBytes *bytes, const gchar *name, const MediaLimits *limits,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (MediaSound) sound =
      media_sound_open (media_file_new_for_bytes (bytes), name, limits, error);
  g_autoptr (WholeSound) whole = NULL;

  if (!sound)
    return NULL;
  whole = whole_sound_new (media_sound_length (sound));
  if (!media_sound_read (
          sound, 0, whole->n_samples, whole->data, cancellable, error))
    return NULL;
  return g_steal_pointer (&whole);
}

/* The bytes of a file of tests/fixtures/media. */
static inline GBytes *
fixture (const gchar *name)
{
  g_autofree gchar *relative =
      g_build_filename ("tests/fixtures/media", name, NULL);
  g_autofree gchar *path = suite_source_path (relative);
  gchar *data;
  gsize size;

  fail_unless (g_file_get_contents (path, &data, &size, NULL), "%s", path);
  return g_bytes_new_take (data, size);
}
