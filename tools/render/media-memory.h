/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Hashes of files that were read before, found again by what the file system
 * says of the file: a movie's media seldom change. One small file of fixed
 * records, each with a check of its own. Knows no chunk. */
#pragma once

#include "file-hash.h"

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/* What cannot stay the same when a file's bytes change, short of setting the
 * clock back. Plain bytes: compared as such. */
typedef struct {
  guint64 device, inode;
  gint64 size;
  gint64 modified, changed; /* ns */
} MediaStamp;

void media_stamp_set (MediaStamp *stamp, const struct stat *info);
static inline gboolean
media_stamp_equal (const MediaStamp *a, const MediaStamp *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size
      && a->modified == b->modified && a->changed == b->changed;
}

typedef struct MediaMemory MediaMemory;

/* Of the folder @dir; one that cannot be read is empty. */
MediaMemory *media_memory_load (gint dir);
/* If there is anything new in it; adds what others have saved meanwhile. What
 * cannot be saved is forgotten: it costs time and nothing else. */
void media_memory_save (MediaMemory *memory, gint dir);
void media_memory_free (MediaMemory *memory);

gboolean media_memory_recall (
    MediaMemory *memory, const MediaStamp *stamp, guint8 hash[FILE_HASH_BYTES]);
/**
 * media_memory_remember:
 * @stamp: of the file before it was read, and after it
 * @asked: when it was asked for that before, ns of real time
 *
 * Unless the file had changed so lately that it could change again and keep its
 * stamp: then whoever asks next reads it again.
 */
void media_memory_remember (MediaMemory *memory, const MediaStamp *stamp,
    const guint8 hash[FILE_HASH_BYTES], gint64 asked);

G_END_DECLS
