/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a voice goes through after it has spoken: an equaliser, and a level. It
 * knows samples only. */
#pragma once

#include <glib.h>

/* Of speech, LUFS. */
#define POLISH_LUFS -16.0

/* In place: less hum and hiss, a little more body and presence, speech at
 * POLISH_LUFS (ITU-R BS.1770, gated) with its peaks rounded off. */
void polish (gint16 *samples, gsize n, guint rate);
