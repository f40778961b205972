/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A folder of encoded chunks, by key. A file's name holds the hash of its own
 * bytes beside its key, so that one rename files it whole and a damaged one is
 * known. Any number of processes and hosts share a folder. Knows no pipeline
 * and no movie. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct RenderCache RenderCache;

#define RENDER_CACHE_DEFAULT_SIZE (G_GINT64_CONSTANT (4) << 30)

/* $XDG_CACHE_HOME/jsonclip/chunks */
gchar *render_cache_default_folder (void);

/**
 * render_cache_open:
 * @folder: made if it does not exist
 * @private_: removed with all that is in it by render_cache_close()
 *
 * Holds the folder in use: nothing that is found or filed from now on is
 * trimmed away by others before the close.
 */
RenderCache *render_cache_open (
    const gchar *folder, gboolean private_, GError **error);
/* Trims to @most bytes, least recently used first; 0: leaves it. Frees it. */
void render_cache_close (RenderCache *cache, gint64 most);

const gchar *render_cache_folder (const RenderCache *cache);

/**
 * render_cache_find:
 *
 * Returns: (transfer full) (nullable): the file of @key, its bytes checked
 *   and marked as used; a damaged one is removed and not found.
 */
gchar *render_cache_find (RenderCache *cache, const gchar *key);

/* (transfer full): a name nobody else writes to, where the chunk of @key is
 * made. */
gchar *render_cache_part (RenderCache *cache, const gchar *key);

/**
 * render_cache_file:
 * @part: written and closed; gone after this
 *
 * Gives it its name.
 *
 * Returns: (transfer full) (nullable): the name, NULL with @error.
 */
gchar *render_cache_file (
    RenderCache *cache, const gchar *key, const gchar *part, GError **error);

/**
 * render_cache_hash_media:
 *
 * SHA-256 of a file's bytes, remembered beside its size, inode and times, as a
 * movie's media seldom change. RENDER_ERROR_MOVIE: it cannot be read, or is
 * being written.
 */
gchar *render_cache_hash_media (
    RenderCache *cache, const gchar *filename, GError **error);
/* Tells what was hashed to those who open the folder from now on. */
void render_cache_share_hashes (RenderCache *cache);

typedef struct {
  gchar *key;
  gchar *file;
  gint64 bytes;
  gint64 used; /* seconds since 1970 */
} RenderCacheEntry;

/* (element-type RenderCacheEntry): last used first */
GPtrArray *render_cache_list (const gchar *folder, GError **error);
/* Removes least recently used chunks until @most bytes are left, 0: all, but
 * none that a running render may use; tells how much went. */
gboolean render_cache_trim (const gchar *folder, gint64 most, guint *n_files,
    gint64 *bytes, GError **error);

G_END_DECLS
