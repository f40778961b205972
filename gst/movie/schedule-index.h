/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which of many intervals of frames hold one frame, without looking at all of
 * them. Knows frames and indices only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct ScheduleIndex ScheduleIndex;

ScheduleIndex *schedule_index_new (void);
void schedule_index_free (ScheduleIndex *index);

/* [first, end); an empty interval is left out. */
void schedule_index_add (ScheduleIndex *index, guint item, gint64 first,
    gint64 end);
/* After the last one is added and before the first is looked up. */
void schedule_index_close (ScheduleIndex *index);

typedef void (*ScheduleIndexFunc) (guint item, gint64 first,
    gpointer user_data);
/* Calls @func for each that holds @frame, not in order of @item. */
void schedule_index_foreach (const ScheduleIndex *index, gint64 frame,
    ScheduleIndexFunc func, gpointer user_data);

G_END_DECLS
