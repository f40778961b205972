/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What `fetch` and `render` have in common: a movie's media are brought before
 * the eyes of a person or a machine. */
#pragma once

#include "bring.h"

G_BEGIN_DECLS

#define FETCH_OPTIONS(policy)                                                  \
  { "allow-host", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(policy)->hosts,           \
    "Fetch from this host and no other, \"*.example.org\" for all under one; " \
    "may be given several times (default: any)",                               \
    "HOST" },                                                                  \
      { "allow-private", 0, 0, G_OPTION_ARG_NONE, &(policy)->own_network,      \
        "Fetch from addresses that are not public, too", NULL },               \
      { "max-mb", 0, 0, G_OPTION_ARG_INT, &(policy)->max_mb,                   \
        "Fetch files up to this size (default: 200)", "N" },                   \
  {                                                                            \
    "max-seconds", 0, 0, G_OPTION_ARG_INT, &(policy)->seconds,                 \
        "Fetch each within this time (default: 600)", "N"                      \
  }

/* Returns the exit status; everything is printed. @n: (out) (optional): of the
 * sources that are no files anyway */
gint fetch_media (const gchar *movie, const gchar *root,
    const BringPolicy *policy, gboolean json, guint *n);

G_END_DECLS
