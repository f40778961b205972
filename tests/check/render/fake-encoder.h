/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Elements under the names of encoders for hardware that no machine of a test
 * has, each failing in its own way, or working: those give a stream that
 * x264enc made. They are in the registry of this process and, as it is what a
 * trial runs in while there are any, of each trial: main() asks fake_main()
 * before all else. */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef enum {
  FAKE_WORKS,
  FAKE_NO_DEVICE, /* an error on the way to READY */
  FAKE_NO_FORMAT, /* refuses every format */
  FAKE_ONE_FRAME, /* an error at the second frame */
  FAKE_SWALLOWS,  /* ends well, with fewer packets than frames */
  FAKE_HANGS_OPENING,
  FAKE_HANGS_ENCODING,
  FAKE_HANGS_CLOSING,
  FAKE_CRASHES_OPENING, /* SIGSEGV */
  FAKE_CRASHES_ENCODING,
  FAKE_CRASHES_CLOSING,
  FAKE_ABORTS, /* at the second frame, with a word on stderr */
  FAKE_EXITS,  /* as if all were well, at the second frame */
  FAKE_PRINTS, /* works, and says on stdout that it does not */
} FakeBehaviour;

/* TRUE: this is a trial, and it is done with @status. */
gboolean fake_main (int *argc, char ***argv, gint *status);

/* @memory: (nullable): the caps feature that its input must have, such as
 * "memory:DMABuf" */
void fake_encoder_add (
    const gchar *factory, FakeBehaviour behaviour, const gchar *memory);
/* What brings pictures there; NULL leaves them as they are. */
void fake_upload_add (const gchar *factory, const gchar *memory);

/* How often one of that name was opened, in whatever process. */
guint fake_opened (const gchar *factory);
/* Fails if a process lives that has opened one. */
void fake_assert_gone (void);

/* Takes all fakes from the registry. */
void fake_clear (void);

G_END_DECLS
