/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a film may be written as: one table of files, the codecs that each may
 * hold and who puts them there. To add one: a row. Knows no movie and no
 * pipeline. */
#pragma once

#include "muxers.h"
#include "part.h"
#include "writers.h"

G_BEGIN_DECLS

typedef struct RenderPlan RenderPlan;           /* plan.h */
typedef struct RenderStitching RenderStitching; /* stitch.h */

/* As render_stitch(), into @part and the folder that goes with it. */
typedef gboolean (*RenderStitcher) (const RenderPlan *plan,
    const RenderStitching *stitching, RenderPart *part, gint *bad,
    GError **error);

struct RenderFormat {
  const gchar *name; /* "mp4" */
  const gchar *summary;
  const gchar *const *extensions; /* without the dot; NULL-terminated */
  /* With a muxer: NULL-terminated, what is taken unless another is asked for first. */
  const RenderVideoCodec *const *video;
  const gchar *audio;       /* codec of render_audio_encoders */
  const RenderMuxer *muxer; /* that chunks are stitched into; NULL: */
  RenderStitcher stitch;    /* (nullable): into more files than one */
  RenderWriter write;       /* who writes what is drawn */
  gboolean own_names;       /* write() gives the files their names */
};

/* NULL-terminated; the first is the default. */
extern const RenderFormat *const render_formats[];

/* (nullable): NULL if there is none of that name */
const RenderFormat *render_format_find (const gchar *name);
/* By the extension of its name; the first if that tells nothing. */
const RenderFormat *render_format_of_file (const gchar *filename);
/* The one asked for, else that of the output's name. */
const RenderFormat *render_format_of (const RenderRequest *request);

/* FALSE with RENDER_ERROR_ENCODER that names what it may hold. */
gboolean render_format_check_codec (
    const RenderFormat *format, const RenderVideoCodec *codec, GError **error);

G_END_DECLS
