/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who uses the cache: see cache-private.h. The locks belong to the open file
 * and not to the process, so that two users in one process count as two, and
 * one that is killed lets go. */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "cache-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define NAME "lock"

/* Whoever has the guard looks at a folder or two. One that was stopped in the
 * middle of it is not waited for: what it guards against is a lost chunk. */
#define PATIENCE (2 * G_TIME_SPAN_SECOND)
#define INTERVAL (5 * G_TIME_SPAN_MILLISECOND)

gint
cache_open_lock (gint dir)
{
  gint fd = openat (
      dir, NAME, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
  struct stat info;

  if (fd < 0 || (fstat (fd, &info) == 0 && S_ISREG (info.st_mode)))
    return fd;
  close (fd);
  errno = EINVAL;
  return -1;
}

static gboolean
set_lock (gint fd, gshort type, gint64 start)
{
  struct flock lock = {
    .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = 1
  };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
}

/* The file system's own time, which need not be this machine's. */
static gint64
folder_time (gint fd)
{
  struct stat info;

  if (futimens (fd, NULL) != 0 || fstat (fd, &info) != 0)
    return g_get_real_time ();
  return info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
}

gboolean
cache_hold (gint fd)
{
  gboolean guarded = cache_guard (fd, FALSE);
  gboolean held = set_lock (fd, F_RDLCK, MAX (folder_time (fd), 1));
  gint saved = errno;

  if (guarded)
    cache_unguard (fd);
  errno = saved;
  return held;
}

gboolean
cache_guard (gint fd, gboolean removing)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (!set_lock (fd, removing ? F_WRLCK : F_RDLCK, 0)) {
    if ((errno != EAGAIN && errno != EACCES && errno != EINTR)
        || g_get_monotonic_time () >= deadline)
      return FALSE;
    g_usleep (INTERVAL);
  }
  return TRUE;
}

void
cache_unguard (gint fd)
{
  set_lock (fd, F_UNLCK, 0);
}

gint64
cache_first_holder (gint fd)
{
  gint64 first = G_MAXINT64;

  for (;;) {
    struct flock lock = { .l_type = F_WRLCK,
      .l_whence = SEEK_SET,
      .l_start = 1,
      .l_len = first == G_MAXINT64 ? 0 : first - 1 };

    if (first == 1 || fcntl (fd, F_OFD_GETLK, &lock) != 0
        || lock.l_type == F_UNLCK)
      return first;
    first = MAX (lock.l_start, 1);
  }
}
