/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The folder of files that a playlist names: beside it, under a name that its
 * content gives, so that a playlist and another one's files never meet. Removes
 * nothing that another folder, or a name of another kind, is. Knows no
 * lock. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether @output is the name of a playlist, which goes with a folder. */
gboolean part_folder_is_for (const gchar *output);
/* The name of @output's folder with content of @hash, hexadecimal digits: one
 * that may stand in an address as it is. */
gchar *part_folder_name (const gchar *output, const gchar *hash);

/* Empty, whatever was there; FALSE with errno. */
gboolean part_folder_make (const gchar *folder);
/* All that is in it, and itself, on the disk; FALSE with errno. */
gboolean part_folder_sync (const gchar *folder);
/* Gives @folder, which is synced, the name @name beside it at once; what had
 * it takes @folder's. FALSE with errno. */
gboolean part_folder_place (const gchar *folder, const gchar *name);
void part_folder_remove (const gchar *folder);
/* Removes all folders of @output but the one that it names. */
void part_folder_sweep (const gchar *output);

G_END_DECLS
