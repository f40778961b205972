/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Elements under the names of encoders for hardware that no machine of a test
 * has, each failing in its own way, or working: those give a stream that
 * x264enc made. */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef enum {
  FAKE_WORKS,
  FAKE_NO_DEVICE,     /* an error on the way to READY */
  FAKE_NO_FORMAT,     /* refuses every format */
  FAKE_ONE_FRAME,     /* an error at the second frame */
  FAKE_SWALLOWS,      /* ends well, with fewer packets than frames */
  FAKE_HANGS_OPENING, /* both until fake_release() */
  FAKE_HANGS_ENCODING,
} FakeBehaviour;

/* @memory: (nullable): the caps feature that its input must have, such as
 * "memory:DMABuf" */
void fake_encoder_add (
    const gchar *factory, FakeBehaviour behaviour, const gchar *memory);
/* What brings pictures there; NULL leaves them as they are. */
void fake_upload_add (const gchar *factory, const gchar *memory);

/* How often one of that name was opened. */
guint fake_opened (const gchar *factory);

/* Lets go whatever hangs and waits until it is gone; takes all fakes from the
 * registry. */
void fake_clear (void);

G_END_DECLS
