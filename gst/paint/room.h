/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rooms that an interior may be, besides the hall of shelves. */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

/* A wall with one tall window, and who could sit before it. */
void room_window (Canvas *canvas, Dice *dice);
/* Columns and arches that lead into the light. */
void room_arcade (Canvas *canvas, Dice *dice);

G_END_DECLS
