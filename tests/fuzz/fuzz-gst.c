/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Part of every target whose decoders are GStreamer's: starts it before the
 * first run. */
#include "fuzz.h"
#include <gst/gst.h>
#include <sanitizer/lsan_interface.h>

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  /* What its plugins keep is theirs. */
  __lsan_disable ();
  gst_init (NULL, NULL);
  __lsan_enable ();
  return 0;
}
