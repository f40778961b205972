/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How the names of table entries are compared, everywhere: case does not
 * matter and '-' equals '_'. Knows nothing of what an entry is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How every entry that can be found by an alias begins. */
typedef struct {
  const gchar *name;
  const gchar *const *aliases; /* NULL-terminated, or NULL */
} NameEntry;

gboolean name_equal (const gchar *a, const gchar *b);
/* By name first, then by alias, in the order of the NULL-terminated table;
 * NULL if no entry is called @name or @name is NULL. */
gconstpointer name_find (gconstpointer table, const gchar *name);
/* One table out of several: @families is a NULL-terminated list of
 * NULL-terminated tables. (transfer full): for a table that stays for ever. */
gconstpointer *name_join (gconstpointer families);

G_END_DECLS
