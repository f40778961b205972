/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Holds every form of every kernel to the bytes of the plain one. */
#pragma once

#include "kernels.h"

/* TRUE if all are the same; tells each that is not. */
gboolean kernels_check (const Kernels *fast, const Kernels *plain);
/* Of what makes luma and chroma, for all colours. */
gboolean kernels_check_colors (const Kernels *fast, const Kernels *plain);

/* Of BT.601 and BT.709. */
extern const KernelsShares kernels_check_shares[2];
