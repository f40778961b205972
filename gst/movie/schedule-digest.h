/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* All that the picture of a frame is drawn from, as bytes for a checksum: equal
 * bytes are equal pictures at equal frame size. No absolute time is in them, so
 * that a scene that moves keeps its digests (but under a script of captions,
 * which runs on the movie's clock), and nothing that no pixel depends
 * on, so that an edit changes the frames that it is seen on and no others.
 * Knows no file: what media and fonts are is told by the caller. */
#pragma once

#include "schedule.h"

G_BEGIN_DECLS

typedef struct ScheduleDigest ScheduleDigest;

/* Strings that are equal where the content is; valid until the next call. */
typedef struct {
  /* Of the source of a scene that has one. */
  const gchar *(*scene) (guint scene, gpointer user_data);
  /* Of the source of an audio item. */
  const gchar *(*sound) (guint item, gpointer user_data);
  /* Of the fonts that @text is drawn with, in family @font (NULL: the
   * default). */
  const gchar *(*fonts) (
      const gchar *text, const gchar *font, gpointer user_data);
  /* Of a file that settings name, as they write it. */
  const gchar *(*file) (const gchar *src, gpointer user_data);
  /* Of the picture of an overlay that has one. */
  const gchar *(*overlay) (guint overlay, gpointer user_data);
} ScheduleDigestSources;

ScheduleDigest *schedule_digest_new (const Schedule *schedule,
    const ScheduleDigestSources *sources, gpointer user_data);
void schedule_digest_free (ScheduleDigest *digest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScheduleDigest, schedule_digest_free)

/* Feeds @checksum all that the picture of @frame depends on. */
void schedule_digest_frame (
    ScheduleDigest *digest, gint64 frame, GChecksum *checksum);
/* The same of the movie's whole sound. */
void schedule_digest_sound (ScheduleDigest *digest, GChecksum *checksum);

G_END_DECLS
