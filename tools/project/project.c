/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Opening a store, and the folders of its projects. What a folder holds is
 * for people and for rendering; the database alone says what is true. */
#include "schema.h"

#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

G_DEFINE_QUARK (project - error - quark, project_error)

/* From schema*.sql, by the build. */
static const gchar *const migrations[] = { SCHEMA_1, SCHEMA_2, NULL };

gint64
store_now (void)
{
  return g_get_real_time () / 1000;
}

gchar *
store_time_string (gint64 ms)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree gchar *seconds = NULL;

  if (ms <= 0)
    return NULL;
  time = g_date_time_new_from_unix_utc (ms / 1000);
  seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03dZ", seconds, (int) (ms % 1000));
}

gchar *
store_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "gst-jsonclip", NULL);
}

gboolean
folder_make (const gchar *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0755) == 0)
    return TRUE;
  g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_OPEN,
      "cannot create the folder %s: %s", folder, g_strerror (errno));
  return FALSE;
}

/* Two processes that make the same store at once: the second waits for the
 * first. Closing the descriptor lets go. */
static int
hold (const Store *store, GError **error)
{
  g_autofree gchar *name = g_build_filename (store->folder, "open.lock", NULL);
  int fd = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0644);

  if (fd >= 0 && flock (fd, LOCK_EX) == 0)
    return fd;
  g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_OPEN,
      "cannot write to the store %s: %s", store->folder, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

static gchar *
database_name (const Store *store)
{
  return g_build_filename (store->folder, "store.db", NULL);
}

static gboolean
open_database (Store *self, GError **error)
{
  g_autofree gchar *name = database_name (self);
  int fd = hold (self, error);

  if (fd < 0)
    return FALSE;
  self->db = database_open (name, migrations, error);
  close (fd);
  return self->db != NULL;
}

static Store *
store_new (const gchar *folder)
{
  Store *self = g_new0 (Store, 1);
  g_autofree gchar *fallback = store_default_folder ();

  self->folder = g_canonicalize_filename (folder ? folder : fallback, NULL);
  return self;
}

Store *
store_open (const gchar *folder, GError **error)
{
  g_autoptr (Store) self = store_new (folder);

  if (!folder_make (self->folder, error) || !open_database (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_there (const Store *store, const gchar *database, GError **error)
{
  if (g_access (database, R_OK) == 0)
    return TRUE;
  if (errno == ENOENT)
    g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_NOT_FOUND,
        "there is no store in %s", store->folder);
  else
    g_set_error (error, PROJECT_ERROR, PROJECT_ERROR_OPEN,
        "cannot read the store %s: %s", store->folder, g_strerror (errno));
  return FALSE;
}

Store *
store_open_existing (const gchar *folder, GError **error)
{
  g_autoptr (Store) self = store_new (folder);
  g_autofree gchar *name = database_name (self);

  if (!is_there (self, name, error))
    return NULL;
  if (g_access (self->folder, W_OK) != 0 || g_access (name, W_OK) != 0)
    self->db = database_open_to_read (name, migrations, error);
  else
    open_database (self, error);
  return self->db ? g_steal_pointer (&self) : NULL;
}

void
store_free (Store *self)
{
  g_clear_pointer (&self->db, database_close);
  holder_clear (&self->holder);
  g_free (self->folder);
  g_free (self);
}

const gchar *
store_folder (const Store *self)
{
  return self->folder;
}

void
store_project_free (StoreProject *project)
{
  g_free (project->id);
  g_free (project->run);
  g_free (project->name);
  g_free (project->folder);
  g_free (project);
}

typedef struct {
  const Store *store;
  StoreProject *project;
} Reading;

static void
read_project (DatabaseRow *row, gpointer user_data)
{
  Reading *reading = user_data;
  StoreProject *project = g_new0 (StoreProject, 1);
  g_autofree gchar *folder = database_row_text (row, 3);

  project->id = database_row_text (row, 0);
  project->run = database_row_text (row, 1);
  project->name = database_row_text (row, 2);
  project->folder =
      g_build_filename (reading->store->folder, "projects", folder, NULL);
  project->created_at = database_row_int (row, 4);
  reading->project = project;
}

StoreProject *
store_project_find (Store *self, const gchar *run, GError **error)
{
  Reading reading = { self, NULL };

  if (!database_query (self->db, read_project, &reading, error,
          "SELECT id, run, name, folder, created_at FROM project "
          "WHERE run = ?",
          "s", run))
    g_clear_pointer (&reading.project, store_project_free);
  return reading.project;
}

/* "London history!" -> "london-history": what any file system takes. */
static gchar *
folder_name (const gchar *name, const gchar *id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gchar *ascii = g_str_to_ascii (name, "C");

  for (const gchar *c = ascii; *c && text->len < 48; c++) {
    if (g_ascii_isalnum (*c))
      g_string_append_c (text, g_ascii_tolower (*c));
    else if (text->len > 0 && text->str[text->len - 1] != '-')
      g_string_append_c (text, '-');
  }
  if (text->len > 0 && text->str[text->len - 1] == '-')
    g_string_truncate (text, text->len - 1);
  if (text->len == 0)
    g_string_append (text, "project");
  return g_strdup_printf ("%s-%.8s", text->str, id);
}

static gboolean
insert_project (
    Store *self, const gchar *run, const gchar *name, GError **error)
{
  g_autofree gchar *id = uuid_new ();
  g_autofree gchar *folder = folder_name (name, id);

  return database_exec (self->db, error,
      "INSERT INTO project (id, run, name, folder, created_at) "
      "VALUES (?, ?, ?, ?, ?) ON CONFLICT (run) DO NOTHING",
      "ssssi", id, run, name, folder, store_now ());
}

/* The row comes first: a folder without one would be nobody's. */
StoreProject *
store_project_create (
    Store *self, const gchar *run, const gchar *name, GError **error)
{
  g_autoptr (StoreProject) project = NULL;
  g_autofree gchar *media = NULL;

  if (!insert_project (self, run, name, error))
    return NULL;
  project = store_project_find (self, run, error);
  if (!project)
    return NULL;
  media = g_build_filename (project->folder, "media", NULL);
  if (!folder_make (media, error))
    return NULL;
  return g_steal_pointer (&project);
}

gboolean
store_project_write (const StoreProject *project, const gchar *name,
    const gchar *text, GError **error)
{
  g_autofree gchar *path = g_build_filename (project->folder, name, NULL);
  g_autoptr (GError) local = NULL;

  if (!folder_make (project->folder, error))
    return FALSE;
  if (g_file_set_contents_full (path, text, -1,
          G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
          &local))
    return TRUE;
  g_set_error_literal (error, PROJECT_ERROR, PROJECT_ERROR_IO, local->message);
  return FALSE;
}
