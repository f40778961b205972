/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* tsan-race bare|locked: two threads count together, without a lock or under
 * one of GLib's: the first is to be found, the second to be believed. */
#include <glib.h>

#define MANY 10000

static gint counted;
static GMutex lock;

static gpointer
count_bare (gpointer unused)
{
  for (gint i = 0; i < MANY; i++)
    counted++;
  return NULL;
}

static gpointer
count_locked (gpointer unused)
{
  for (gint i = 0; i < MANY; i++) {
    g_mutex_lock (&lock);
    counted++;
    g_mutex_unlock (&lock);
  }
  return NULL;
}

int
main (int argc, char **argv)
{
  GThreadFunc count =
      g_strcmp0 (argv[1], "bare") == 0 ? count_bare : count_locked;
  GThread *thread = g_thread_new ("other", count, NULL);

  count (NULL);
  g_thread_join (thread);
  return 0;
}
