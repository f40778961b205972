/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Prompts: any bytes are answered, with a reason or with what was read. */
#include "fuzz.h"
#include "writer.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree gchar *text = g_strndup ((const gchar *) data, size);
  g_autoptr (WriterPrompt) prompt = writer_check_prompt (text);

  LAW (prompt != NULL);
  if (prompt->code) {
    LAW (prompt->reason && *prompt->reason);
    LAW (g_utf8_validate (prompt->reason, -1, NULL));
    return 0;
  }
  LAW (prompt->subject && *prompt->subject);
  LAW (g_utf8_validate (prompt->subject, -1, NULL));
  LAW (prompt->width > 0 && prompt->height > 0 && prompt->fps > 0);
  LAW (prompt->duration_sec > 0);
  return 0;
}
