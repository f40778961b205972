/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The JSON in what a model wrote: behind its thoughts, inside its fences,
 * between its remarks. It does not know what the JSON is to say. */
#pragma once

#include "generate.h"

G_BEGIN_DECLS

/* Sets result->answer to the outermost object in @text, of which there may be
 * none (bad_output). @text: NULL is nothing. */
gboolean text_answer_take (
    const gchar *text, GenerateResult *result, GError **error);

/* The beginning of a stranger's text on one line, for messages. */
gchar *text_excerpt (const gchar *text);

G_END_DECLS
