/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A contact sheet: each scene of a movie in small, with its number and time. */
#pragma once

#include "frames.h"
#include "writers.h"

G_BEGIN_DECLS

/* To the name that @writing->stills has for it. */
gboolean sheet_write (Frames *frames, RenderWriting *writing, GError **error);

G_END_DECLS
