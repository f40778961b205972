/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How one provider is to be used: what a group of providers.conf says. It
 * holds the place of a key, never a key. */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

enum { PROVIDER_N_KINDS = GENERATE_ALIGNMENT + 1 };

struct ProviderEntry {
  gchar *name;                     /* of the group: what requests call it */
  gchar *type;                     /* of the Provider that it is one of */
  gchar *base_url;                 /* NULL: the type's own */
  gchar *models[PROVIDER_N_KINDS]; /* by GenerateKind; NULL: the type's own */
  gchar *key_variable, *key_file;  /* NULL: the type's own */
  gboolean local;                  /* may be of a network that is not public */
  guint concurrency, per_minute;   /* 0: no limit */
  GHashTable *successors; /* utf8 -> utf8: of retired models, by name; "":
                           * nothing took its place */
  GHashTable *options;    /* utf8 -> utf8: what a type reads besides */
};

ProviderEntry *provider_entry_new (const gchar *name);
void provider_entry_free (ProviderEntry *entry);

/* NULL: not set; @entry may be NULL, too. */
const gchar *provider_entry_option (
    const ProviderEntry *entry, const gchar *name);

/* NULL: there is none. A key is for the address that it was named with: that of
 * a type goes to no address of an entry's own. */
const gchar *provider_entry_key_variable (const ProviderEntry *entry);

/* The headers that an entry adds to every call ("header-NAME"). */
void provider_entry_add_headers (
    const ProviderEntry *entry, ProviderCall *call);

G_END_DECLS
