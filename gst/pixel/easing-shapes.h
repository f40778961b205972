/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The curves that take numbers. Private to easing*.c. */
#pragma once

#include "easing.h"

G_BEGIN_DECLS

/* Stiffness and damping of a mass of one, from rest to where it rests. */
gdouble easing_spring_shape (const gdouble *numbers, gdouble t);

G_END_DECLS
