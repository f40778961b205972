/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The built-in painter: a deliberate illustration for a prompt, offline.
 * Deterministic: the same request gives the same bytes; another prompt or
 * seed another picture. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PAINTER_ERROR (painter_error_quark ())
GQuark painter_error_quark (void);
typedef enum { PAINTER_ERROR_SIZE, PAINTER_ERROR_CANCELLED } PainterError;

typedef struct {
  const gchar *prompt;
  gint width, height; /* 64 .. 4096 */
  guint64 seed;
  /* The palette family a whole movie keeps; NULL: by the prompt's words.
   * One of painter_families(). */
  const gchar *family;
} PainterRequest;

/* Where a title may stand: the quiet part of the picture, 0..1. */
typedef struct {
  gdouble x, y, width, height;
} PainterQuiet;

/**
 * painter_paint:
 * @quiet: (out) (optional)
 * Returns: (transfer full): a PNG file.
 */
GBytes *painter_paint (const PainterRequest *request, PainterQuiet *quiet,
    GCancellable *cancellable, GError **error);

/* NULL-terminated names, for `jsonclip list` and the contact sheet. */
const gchar *const *painter_families (void);
const gchar *const *painter_motifs (void);
/* The motif the painter would choose for a prompt. */
const gchar *painter_motif_for (const gchar *prompt);

G_END_DECLS
