/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The number that an overlay which counts shows at a moment, and how it is
 * written. Whole steps of the last decimal: equal numbers are equal frames.
 * Knows no pixels. */
#pragma once

#include "overlay.h"

G_BEGIN_DECLS

/* Settings of every kind that counts, in this order. */
typedef enum {
  OVERLAY_COUNT_FROM,
  OVERLAY_COUNT_TO,
  OVERLAY_COUNT_DECIMALS,
  OVERLAY_COUNT_MS,
  OVERLAY_COUNT_CURVE,
  OVERLAY_COUNT_SEPARATOR,
} OverlayCountSetting;

#define OVERLAY_COUNT_LARGEST 1e12
#define OVERLAY_COUNT_DECIMALS_MOST 4

typedef struct {
  gint64 from, to; /* in steps of the last decimal */
  gint64 duration; /* ns, of the counting */
  gint curve;
  gint decimals, separator;
} OverlayCount;

extern const gchar *const overlay_count_curves[];
extern const gchar *const overlay_count_separators[];

OverlayCount overlay_count_of (const ParamValues *settings);
/* @time since it begins to count; @room: how long it may, 0: as it likes. */
gint64 overlay_count_at (const OverlayCount *count, gint64 time, gint64 room);
/* "1,250,000", "-0.5". */
gchar *overlay_count_text (const OverlayCount *count, gint64 number);

G_END_DECLS
