/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Brings what a movie names by an address or a data: URI into its media folder,
 * named by its content, with a link by which media_resolve() finds it. The
 * movie's own text stays as it was. It draws nothing. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BRING_ERROR (bring_error_quark ())
GQuark bring_error_quark (void);

typedef enum {
  BRING_ERROR_FOLDER, /* the media folder cannot be written */
} BringError;

/* What may be brought, from where. */
typedef struct {
  gchar **hosts;        /* (nullable): these alone; "*.example.org" */
  gboolean own_network; /* addresses that are not public, too */
  gint max_mb;          /* of each; 0: what a movie's media may have */
  gint seconds;         /* for each; 0: BRING_SECONDS */
} BringPolicy;

enum { BRING_SECONDS = 600 };

typedef struct {
  const gchar *path; /* "$.movie.scenes[0].src" */
  const gchar *from; /* its address without what may be secret in it, or
                       * "data: URI" */
  const gchar *file; /* absolute */
  gint64 bytes;
  gboolean was_there; /* nothing was asked for */
} Brought;

typedef void (*BringReport) (const Brought *brought, gpointer user_data);

/**
 * bring_media:
 * @movie: a file
 * @root: (nullable): its media root
 * @report: of each source that is not a file anyway
 *
 * The first that cannot be brought ends it; what came before it stays.
 */
gboolean bring_media (const gchar *movie, const gchar *root,
    const BringPolicy *policy, BringReport report, gpointer user_data,
    GCancellable *cancellable, GError **error);

G_END_DECLS
