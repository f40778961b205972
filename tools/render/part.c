/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "part.h"

#include "cache-private.h"
#include "inputs.h"
#include "part-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PLAN_SUFFIX ".part.plan"

/* A worker whose parent was killed is gone by then. */
#define PATIENCE (2 * G_TIME_SPAN_SECOND)

static gboolean
fail (GError **error, const gchar *filename)
{
  int saved = errno;

  g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT, "cannot write %s: %s",
      filename, g_strerror (saved));
  return FALSE;
}

static gboolean
is_same (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static void
set_names (RenderPart *part, const gchar *output)
{
  part->name = g_strconcat (output, ".part", NULL);
  part->scratch = g_strconcat (part->name, ".media", NULL);
  part->plan = g_strconcat (output, PLAN_SUFFIX, NULL);
  part->chunks = g_strconcat (part->name, ".chunks", NULL);
  part->files = g_strconcat (part->name, ".files", NULL);
}

static gboolean
refuse (GError **error, const gchar *filename)
{
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT,
      "cannot write %s: it is not a plain file", filename);
  return FALSE;
}

/* A rename would put a file in the place of a device, and take a picture away
 * from under its own rendering; so would clearing up what lies beside. Through
 * a link that somebody has laid there the film would go into another's file. */
static gboolean
check_names (
    const RenderPart *part, const RenderRequest *request, GError **error)
{
  const gchar *const names[] = { request->output, part->name, part->scratch,
    part->plan, NULL };
  struct stat info;

  if (stat (request->output, &info) == 0 && !S_ISREG (info.st_mode))
    return refuse (error, request->output);
  if (lstat (part->name, &info) == 0 && !S_ISREG (info.st_mode))
    return refuse (error, part->name);
  return inputs_spare (request, names, error);
}

/* FALSE with EWOULDBLOCK: another process has it, or had it and has given the
 * file its final name since it was opened here. */
static gboolean
lock (const RenderPart *part)
{
  struct stat held, there;

  if (flock (part->fd, LOCK_EX | LOCK_NB) != 0)
    return FALSE;
  if (fstat (part->fd, &held) == 0 && stat (part->name, &there) == 0
      && is_same (&held, &there))
    return TRUE;
  errno = EWOULDBLOCK;
  return FALSE;
}

static gboolean
open_and_lock (RenderPart *part, int flags)
{
  int saved;

  part->fd = g_open (part->name, flags | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (part->fd < 0)
    return FALSE;
  if (lock (part))
    return TRUE;
  saved = errno;
  close (part->fd);
  part->fd = -1;
  errno = saved;
  return FALSE;
}

static void
forget_names (RenderPart *part)
{
  g_clear_pointer (&part->name, g_free);
  g_clear_pointer (&part->scratch, g_free);
  g_clear_pointer (&part->plan, g_free);
  g_clear_pointer (&part->chunks, g_free);
  g_clear_pointer (&part->files, g_free);
  g_clear_pointer (&part->folder, g_free);
}

static void
remove_what_lies_beside (const RenderPart *part)
{
  g_unlink (part->scratch);
  g_unlink (part->plan);
  cache_remove (part->chunks);
  part_folder_remove (part->files);
}

gboolean
render_part_claim (
    RenderPart *part, const RenderRequest *request, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  set_names (part, request->output);
  if (!check_names (part, request, error)) {
    /* Not ours to remove. */
    forget_names (part);
    return FALSE;
  }
  while (!open_and_lock (part, O_CREAT) && errno == EWOULDBLOCK
      && g_get_monotonic_time () < deadline)
    g_usleep (PATIENCE / 40);
  if (part->fd >= 0) {
    remove_what_lies_beside (part);
    part_folder_sweep (request->output);
    return TRUE;
  }
  if (errno == EWOULDBLOCK)
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT,
        "cannot write %s: another process renders to it", request->output);
  else
    fail (error, part->name);
  forget_names (part);
  return FALSE;
}

static gboolean
sync_folder (const gchar *filename)
{
  g_autofree gchar *folder = g_path_get_dirname (filename);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

static gboolean
place_folder (const RenderPart *part, const gchar *output, GError **error)
{
  g_autofree gchar *dir = g_path_get_dirname (output);
  g_autofree gchar *to = g_build_filename (dir, part->folder, NULL);

  return part_folder_place (part->files, part->folder) && sync_folder (output)
      ? TRUE
      : fail (error, to);
}

/* Only who may write the next film knows that none needs what the one before
 * has left. */
static void
sweep_folders (const gchar *output)
{
  RenderPart next = RENDER_PART_INIT;

  if (!part_folder_is_for (output))
    return;
  set_names (&next, output);
  if (open_and_lock (&next, O_CREAT))
    part_folder_sweep (output);
  else
    forget_names (&next);
  render_part_clear (&next);
}

gboolean
render_part_deliver (RenderPart *part, const gchar *output, GError **error)
{
  if (part->folder && !place_folder (part, output, error)) {
    part_folder_sweep (output);
    return FALSE;
  }
  /* With its name the file gives up its lock: the next may begin. */
  remove_what_lies_beside (part);
  if (g_rename (part->name, output) != 0) {
    fail (error, output);
    part_folder_sweep (output);
    return FALSE;
  }
  close (part->fd);
  part->fd = -1;
  forget_names (part);
  if (!sync_folder (output))
    return fail (error, output);
  sweep_folders (output);
  return TRUE;
}

void
render_part_clear (RenderPart *part)
{
  if (part->name) {
    remove_what_lies_beside (part);
    g_unlink (part->name);
  }
  if (part->fd >= 0)
    close (part->fd);
  part->fd = -1;
  forget_names (part);
}

void
render_part_sweep (const gchar *plan)
{
  g_autofree gchar *output = NULL;
  RenderPart part = RENDER_PART_INIT;

  if (!g_str_has_suffix (plan, PLAN_SUFFIX))
    return;
  output = g_strndup (plan, strlen (plan) - strlen (PLAN_SUFFIX));
  set_names (&part, output);
  if (!open_and_lock (&part, 0))
    forget_names (&part);
  render_part_clear (&part);
}
