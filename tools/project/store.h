/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the files of this folder share; nothing for others. */
#pragma once

#include <fcntl.h>

#include "database.h"
#include "project.h"

G_BEGIN_DECLS

/* A byte of a file that this store keeps locked while it is open: what is
 * marked with its place belongs to nobody once that lock is gone. */
typedef struct {
  gint64 place; /* 0: none yet */
  int fd;
} Holder;

struct Store {
  gchar *folder;
  Database *db;
  Holder holder; /* under the lock of a transaction */
};

/* Takes a place, if there is none yet. */
gboolean holder_take (Store *store, GError **error);
gboolean holder_is_alive (const Store *store, gint64 place);
void holder_clear (Holder *holder);

/* A lock of one byte that belongs to a descriptor, not a process (OFD), so that
 * two threads of one program exclude each other, too. */
struct flock byte_lock (gint64 place);
int byte_file (const Store *store, const gchar *name, int flags);

gint64 store_now (void);
gchar *ulid_new (gint64 now_ms);
gchar *uuid_new (void);
gint64 place_new (void);

/* Content-addressed files: <store>/media/ab/ab12... */
gchar *media_path (const Store *store, const gchar *sha256);
gboolean media_write (const Store *store, const gchar *sha256,
    gconstpointer data, gsize size, GError **error);
/* There, and still what its name says. */
gboolean media_is_whole (const Store *store, const gchar *sha256);
/* Makes @target the file of @sha256: a hard link, a copy where links are
 * refused. Does nothing if it is already. */
gboolean media_show (const Store *store, const gchar *sha256,
    const gchar *target, GError **error);

/* Removes the "@prefix....part" files in @folder that no living process is
 * at. */
void media_sweep (const gchar *folder, const gchar *prefix);

/* mkdir -p with an error that names the folder. */
gboolean folder_make (const gchar *folder, GError **error);

G_END_DECLS
