/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Keys: where they are read from, and that nobody else gets them. It knows
 * nothing of who asks for one. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * keyring_read:
 * @variable: (nullable): of the environment
 * @file: (nullable): looked at where @variable is not set
 *
 * A file is taken only from its owner, who has to be the user and the only one
 * that may read it.
 *
 * Returns: NULL without an error where there is none. Free it with
 *   keyring_free_key().
 */
gchar *keyring_read (const gchar *variable, const gchar *file, GError **error);
void keyring_free_key (gchar *key);

/**
 * keyring_take:
 * @variables: (array zero-terminated=1)
 *
 * For a program that starts others, before it has threads: the values of
 * @variables, and of all that are called like a key, leave the environment and
 * are kept by this process alone. What it starts does not inherit them, and a
 * crash leaves no core. A library never does this to its program.
 */
void keyring_take (const gchar *const *variables);

/* The environment without what keyring_take() would take by the name. */
gchar **keyring_environ (void);

/* @text without @key in it: takes @text. */
gchar *keyring_hide (gchar *text, const gchar *key);

G_END_DECLS
