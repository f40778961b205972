/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pages of docs/ that have a file of their own here. Each prints itself. */
#pragma once

void print_providers (void);
/* The page as it is, with its tables anew. */
void print_operating (void);
