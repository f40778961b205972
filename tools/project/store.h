/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the files of this folder share; nothing for others. */
#pragma once

#include "database.h"
#include "project.h"

G_BEGIN_DECLS

struct Store {
  gchar *folder;
  Database *db;
};

gint64 store_now (void);
gchar *ulid_new (gint64 now_ms);
gchar *uuid_new (void);

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
