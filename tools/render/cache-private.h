/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the files of the cache share: its names and its locks. No name is
 * followed as a link, and none is touched that the cache does not give. */
#pragma once

#include "cache.h"
#include "media-memory.h"

G_BEGIN_DECLS

#define CACHE_DIGITS 64 /* of a key, and of a hash */
#define CACHE_PARTS "parts"

struct RenderCache {
  gchar *folder;
  gint dir;  /* the folder, for openat() */
  gint lock; /* its lock file */
  gboolean private_;
  MediaMemory *memory;
};

gboolean cache_is_key (const gchar *text);
/* KEY-HASH.mp4 */
gboolean cache_is_name (const gchar *name);
/* The two digits of the folder that chunks of @key are in. */
typedef gchar CacheShard[3];
void cache_shard (const gchar *key, CacheShard shard);

/* -1 with errno, a link and what is not a folder included. */
gint cache_open_folder (gint dir, const gchar *name);
/* A plain file for reading; -1 with errno for anything else. */
gint cache_open_plain (gint dir, const gchar *name, struct stat *info);

typedef void (*CacheEach) (gint dir, const gchar *name, gpointer user_data);
/* Calls @each for all names in folder @name of @dir; it may remove them. */
void cache_foreach (
    gint dir, const gchar *name, CacheEach each, gpointer user_data);

/* The lock file. Its first byte is held while a file is looked at or removed,
 * so that none goes between being found and being marked as used; whoever has
 * the cache open holds a byte behind it, whose place is the time of opening, in
 * microseconds. */
gint cache_open_lock (gint dir);
gboolean cache_hold (gint lock);
gboolean cache_guard (gint lock, gboolean removing);
void cache_unguard (gint lock);
/* The earliest time of opening of all others that have it open now;
 * G_MAXINT64: nobody. */
gint64 cache_first_holder (gint lock);

/* Removes least recently used chunks until @most bytes are left, and what
 * killed processes left behind, but nothing that others use. */
void cache_trim (
    gint dir, gint lock, gint64 most, guint *n_files, gint64 *bytes);
/* The folder and all in it. */
void cache_remove (const gchar *folder);

G_END_DECLS
