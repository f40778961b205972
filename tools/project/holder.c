/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who is alive, by locks of the kernel: only those are sure to go away with a
 * process that is killed. */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct flock
byte_lock (gint64 place)
{
  return (struct flock){
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = place, .l_len = 1
  };
}

int
byte_file (const Store *store, const gchar *name, int flags)
{
  g_autofree gchar *path = g_build_filename (store->folder, name, NULL);

  return g_open (path, flags | O_CLOEXEC, 0644);
}

static gboolean
fail (const Store *store, GError **error)
{
  g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_OPEN,
      "cannot open the locks of the store %s: %s", store->folder,
      g_strerror (errno));
  return FALSE;
}

gboolean
holder_take (Store *store, GError **error)
{
  Holder *self = &store->holder;
  const gint64 place = place_new ();
  struct flock byte = byte_lock (place);
  int fd;

  if (self->place)
    return TRUE;
  fd = byte_file (store, "calls.lock", O_RDWR | O_CREAT);
  if (fd < 0)
    return fail (store, error);
  if (fcntl (fd, F_OFD_SETLK, &byte) != 0) {
    fail (store, error);
    close (fd);
    return FALSE;
  }
  *self = (Holder){ place, fd };
  return TRUE;
}

/* One's own lock is none that stands in one's way. */
gboolean
holder_is_alive (const Store *store, gint64 place)
{
  struct flock byte = byte_lock (place);

  return place == store->holder.place
      || (fcntl (store->holder.fd, F_OFD_GETLK, &byte) == 0
          && byte.l_type != F_UNLCK);
}

void
holder_clear (Holder *self)
{
  if (self->place)
    close (self->fd);
  self->place = 0;
}
