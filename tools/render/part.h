/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A file on its way to its final name: the .part beside it, which one process
 * at a time may write, and what else lies there until then. Knows no
 * pipeline. */
#pragma once

#include "render.h"

G_BEGIN_DECLS

typedef struct {
  gchar *name;    /* "out.mp4.part" */
  gchar *scratch; /* "out.mp4.part.media", the muxer's */
  gchar *plan;    /* "out.mp4.part.plan", for the workers */
  gchar *chunks;  /* "out.mp4.part.chunks", a folder of those not kept */
  /* A playlist's: "out.m3u8.part.files", the folder that goes with it, on the
   * disk; and the name that it gets beside the playlist, NULL: there is none. */
  gchar *files, *folder;
  gint64 bytes; /* in that folder */
  gint fd;      /* holds the lock */
} RenderPart;

#define RENDER_PART_INIT                                                       \
  {                                                                            \
    .fd = -1                                                                   \
  }

/* Fails if @request->output is none that may be replaced, or one of those
 * names an input's, or if another process renders to it. What one that was
 * killed has left is removed. */
gboolean render_part_claim (
    RenderPart *part, const RenderRequest *request, GError **error);
/* Gives the file its final name, on the disk when this returns; a playlist's
 * folder first, so that none names what is not there. */
gboolean render_part_deliver (
    RenderPart *part, const gchar *output, GError **error);
/* Removes what is not delivered and lets go. */
void render_part_clear (RenderPart *part);

/* Removes what a render has left that was killed. @plan: its, by the name
 * alone; another's is left alone, and so is all that somebody works on. */
void render_part_sweep (const gchar *plan);

G_END_DECLS
