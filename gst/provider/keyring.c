/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#define _GNU_SOURCE /* explicit_bzero */
#include "keyring.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generate.h"

/* No key is longer, tokens of accounts included. */
#define MAX_KEY 8192

static const gchar *const suffixes[] = { "_API_KEY", "_API_SECRET",
  "_API_TOKEN", "_ACCESS_TOKEN", "_SECRET_KEY", "_AUTH_TOKEN" };

static GMutex lock;
static GHashTable *taken; /* variable -> key; under the lock */

void
keyring_free_key (gchar *key)
{
  if (key)
    explicit_bzero (key, strlen (key));
  g_free (key);
}

/* One that a header cannot carry would end it, or begin another. */
static gboolean
is_key (const gchar *text)
{
  for (const gchar *c = text; *c; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;
  return *text != '\0';
}

static gchar *
check (gchar *key, const gchar *place, GError **error)
{
  if (!key || is_key (key))
    return key;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_KEY,
      "%s holds no key: expected printable ASCII without spaces", place);
  keyring_free_key (key);
  return NULL;
}

/* ---- of the environment ---- */

static gchar *
from_variable (const gchar *variable)
{
  gchar *key;

  g_mutex_lock (&lock);
  key = g_strdup (taken ? g_hash_table_lookup (taken, variable) : NULL);
  g_mutex_unlock (&lock);
  return key ? key : g_strdup (g_getenv (variable));
}

static gboolean
is_called_like_a_key (const gchar *variable)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (variable, suffixes[i]))
      return TRUE;
  return FALSE;
}

static void
leave_no_core (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0);
}

/* What the system shows of a process as its environment is the memory that it
 * began with: the value goes from there, too. */
static void
take (const gchar *variable)
{
  gchar *value = (gchar *) g_getenv (variable);

  if (!value)
    return;
  leave_no_core ();
  g_mutex_lock (&lock);
  if (!taken)
    taken = g_hash_table_new_full (
        g_str_hash, g_str_equal, g_free, (GDestroyNotify) keyring_free_key);
  g_hash_table_replace (taken, g_strdup (variable), g_strdup (value));
  g_mutex_unlock (&lock);
  explicit_bzero (value, strlen (value));
  g_unsetenv (variable);
}

void
keyring_take (const gchar *const *variables)
{
  g_auto (GStrv) all = g_listenv ();

  for (guint i = 0; variables[i]; i++)
    take (variables[i]);
  for (guint i = 0; all[i]; i++)
    if (is_called_like_a_key (all[i]))
      take (all[i]);
}

gchar **
keyring_environ (void)
{
  gchar **environment = g_get_environ ();
  g_auto (GStrv) all = g_listenv ();

  for (guint i = 0; all[i]; i++)
    if (is_called_like_a_key (all[i]))
      environment = g_environ_unsetenv (environment, all[i]);
  return environment;
}

/* ---- of a file ---- */

static gboolean
refuse (const gchar *file, const gchar *why, GError **error)
{
  g_set_error (
      error, GENERATE_ERROR, GENERATE_ERROR_KEY, "key file %s: %s", file, why);
  return FALSE;
}

static gboolean
is_private (int fd, const gchar *file, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return refuse (file, "not a regular file", error);
  if (info.st_uid != geteuid ())
    return refuse (file, "it belongs to another user", error);
  if ((info.st_mode & 077) == 0)
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_KEY,
      "key file %s: others may read or write it (mode %03o); `chmod 600` makes "
      "it yours alone",
      file, info.st_mode & 0777);
  return FALSE;
}

static gssize
read_all (int fd, gchar *to, gsize size)
{
  gsize length = 0;
  gssize n;

  do {
    n = read (fd, to + length, size - length);
    length += MAX (0, n);
  } while ((n > 0 && length < size) || (n < 0 && errno == EINTR));
  return n < 0 ? n : (gssize) length;
}

static gchar *
read_key (int fd, const gchar *file, GError **error)
{
  gchar bytes[MAX_KEY + 1] = { 0 };
  const gssize length = read_all (fd, bytes, MAX_KEY);
  gchar *key = NULL;

  if (length < 0)
    refuse (file, g_strerror (errno), error);
  else if (length == MAX_KEY)
    refuse (file, "it is too long to be a key", error);
  else
    key = check (g_strdup (g_strstrip (bytes)), file, error);
  explicit_bzero (bytes, sizeof bytes);
  return key;
}

static gchar *
from_file (const gchar *file, GError **error)
{
  const int fd = open (file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  gchar *key = NULL;

  if (fd < 0) {
    refuse (file, g_strerror (errno), error);
    return NULL;
  }
  if (is_private (fd, file, error))
    key = read_key (fd, file, error);
  close (fd);
  return key;
}

gchar *
keyring_read (const gchar *variable, const gchar *file, GError **error)
{
  gchar *key = variable ? from_variable (variable) : NULL;

  if (key)
    return check (key, variable, error);
  return file ? from_file (file, error) : NULL;
}

gchar *
keyring_hide (gchar *text, const gchar *key)
{
  g_auto (GStrv) parts = NULL;
  gchar *hidden;

  if (!key || !*key || !strstr (text, key))
    return text;
  parts = g_strsplit (text, key, -1);
  hidden = g_strjoinv ("(the key)", parts);
  g_free (text);
  return hidden;
}
