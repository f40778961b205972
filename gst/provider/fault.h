/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A trouble as an error of GENERATE_ERROR, which carries its kind and its hint
 * to whoever decides about another call. */
#pragma once

#include "generate.h"
#include "trouble.h"

G_BEGIN_DECLS

void fault_set (GError **error, const Trouble *trouble);

G_END_DECLS
