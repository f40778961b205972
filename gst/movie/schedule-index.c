/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* An interval tree laid flat: sorted by first frame, the middle of each range
 * is its root, which also knows the latest end of its range. */

#include "schedule-index.h"

typedef struct {
  gint64 first, end;
  gint64 latest; /* end of the range whose root this is */
  guint item;
} Interval;

struct ScheduleIndex {
  GArray *intervals;
};

ScheduleIndex *
schedule_index_new (void)
{
  ScheduleIndex *index = g_new (ScheduleIndex, 1);

  index->intervals = g_array_new (FALSE, FALSE, sizeof (Interval));
  return index;
}

void
schedule_index_free (ScheduleIndex *index)
{
  g_array_unref (index->intervals);
  g_free (index);
}

void
schedule_index_add (ScheduleIndex *index, guint item, gint64 first, gint64 end)
{
  Interval interval = { first, end, end, item };

  if (first < end)
    g_array_append_val (index->intervals, interval);
}

static gint
compare_intervals (gconstpointer a, gconstpointer b)
{
  const Interval *one = a, *two = b;

  if (one->first != two->first)
    return one->first < two->first ? -1 : 1;
  return one->item < two->item ? -1 : one->item > two->item;
}

static Interval *
interval_at (const ScheduleIndex *index, guint i)
{
  return &g_array_index (index->intervals, Interval, i);
}

static gint64
find_latest (ScheduleIndex *index, guint low, guint high)
{
  guint middle = low + (high - low) / 2;
  gint64 before, after;
  Interval *root;

  if (low >= high)
    return G_MININT64;
  before = find_latest (index, low, middle);
  after = find_latest (index, middle + 1, high);
  root = interval_at (index, middle);
  root->latest = MAX (root->end, MAX (before, after));
  return root->latest;
}

void
schedule_index_close (ScheduleIndex *index)
{
  g_array_sort (index->intervals, compare_intervals);
  find_latest (index, 0, index->intervals->len);
}

static void
visit (const ScheduleIndex *index, guint low, guint high, gint64 frame,
    ScheduleIndexFunc func, gpointer user_data)
{
  guint middle = low + (high - low) / 2;
  const Interval *root;

  if (low >= high)
    return;
  root = interval_at (index, middle);
  if (root->latest <= frame)
    return;
  visit (index, low, middle, frame, func, user_data);
  if (root->first > frame)
    return;
  if (root->end > frame)
    func (root->item, root->first, user_data);
  visit (index, middle + 1, high, frame, func, user_data);
}

void
schedule_index_foreach (const ScheduleIndex *index, gint64 frame,
    ScheduleIndexFunc func, gpointer user_data)
{
  visit (index, 0, index->intervals->len, frame, func, user_data);
}
