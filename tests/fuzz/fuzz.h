/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What every target starts from. A broken law aborts: libFuzzer keeps the
 * input that broke it. */
#pragma once

#include <gio/gio.h>
#include <stdlib.h>

G_BEGIN_DECLS

/* Not g_error(): libFuzzer knows SIGABRT, and SIGTRAP not. */
#define BROKEN(...) (g_printerr (__VA_ARGS__), abort ())
#define LAW(expression)                                                       \
  ((expression) ? (void) 0                                                    \
                : BROKEN ("%s:%d: broken law: %s\n", __FILE__, __LINE__,      \
                      #expression))

/* Called by libFuzzer. */
int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Either a value or an error that says something. */
#define LAW_EITHER(value, error)                                              \
  LAW (!(value) == ((error) != NULL) && (!(error) || *(error)->message))

G_END_DECLS
