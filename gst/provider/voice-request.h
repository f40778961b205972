/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What all who speak need of a request: its text and speed within limits, and
 * whose voice it asks for. Pure. */
#pragma once

#include "provider-entry.h"

G_BEGIN_DECLS

/* A text of UTF-8 with something in it, of at most @most characters. */
gboolean voice_request_check_text (
    const GenerateRequest *request, glong most, GError **error);

/* @speed: 1 where the request says none */
gboolean voice_request_speed (const GenerateRequest *request, gdouble least,
    gdouble most, gdouble *speed, GError **error);

/**
 * voice_request_voice:
 * @is_set: (out): whether an option of the entry says so
 *
 * By the option "voice-NAME" where the request names one, else the name itself;
 * by "voice-LANGUAGE" or "voice-default" where it names none.
 *
 * Returns: (nullable): what the vendor calls it; NULL: none is named or set
 */
const gchar *voice_request_voice (
    const GenerateRequest *request, gboolean *is_set);

/* "anna, rachel": the names that options give to voices; "none" without any. */
gchar *voice_request_names (const GenerateRequest *request);

/* An option of the entry that is a number from @least to @most. @value keeps
 * what it has where the option is not set, which is good, too. */
gboolean voice_request_number (const GenerateRequest *request,
    const gchar *option, gdouble least, gdouble most, gdouble *value,
    GError **error);

G_END_DECLS
