/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A whole run and failing ones, with keys and with every log on: then the keys
 * are looked for in all that was printed, in every byte of every file that was
 * left, and in what the system shows of every process that was started. */
#define _GNU_SOURCE /* memmem */
#include "program.h"
#include "provider/raw-server.h"

#include <string.h>
#include <unistd.h>

#define IN_VARIABLE "canary-variable-51c2"
#define IN_FILE "canary-file-90ae"
#define IN_ENVIRONMENT "canary-environment-7d03"

static const gchar *const canaries[] = { IN_VARIABLE, IN_FILE, IN_ENVIRONMENT };

/* 64x36, of one colour. */
static const gchar png[] =
    "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAkCAIAAAC2bqvFAAAAOklEQVR42u3PQQkAAAgEsI"
    "tiNKMZ1Qw+hcEKLNXzWgQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEbhboSyCXnvMx4QAA"
    "AABJRU5ErkJggg==";

static RawServer *server;

static void
send_picture (GOutputStream *out)
{
  g_autofree gchar *answer = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
      "Content-Length: %zu\r\n\r\n{\"data\": [{\"b64_json\": \"%s\"}]}",
      strlen (png) + 28, png);

  raw_send (out, answer);
}

/* Says the key that it got aloud, as some do. */
static void
send_key (RawServer *self, GOutputStream *out)
{
  g_autofree gchar *request =
      raw_server_request (self, raw_server_n_requests (self) - 1);
  const gchar *key = strstr (request, "Bearer ");
  g_auto (GStrv) words = g_strsplit (key ? key : "", "\r\n", 2);
  g_autofree gchar *body = g_strdup_printf (
      "{\"error\": {\"message\": \"no such key: %s!\"}}", words[0]);
  g_autofree gchar *answer = g_strdup_printf (
      "HTTP/1.1 401 Unauthorized\r\nX-Key: %s\r\nContent-Length: %zu\r\n"
      "\r\n%s",
      words[0], strlen (body), body);

  raw_send (out, answer);
}

static void
reply (
    RawServer *self, const gchar *path, GOutputStream *out, GCancellable *stop)
{
  if (g_str_has_prefix (path, "/good"))
    send_picture (out);
  else
    send_key (self, out);
}

/* ---- what the system shows of processes ---- */

typedef struct {
  GPid pid;
  gint done;
  guint n_children;
  gchar *found; /* where a key was seen */
} Watch;

static gchar *
read_of (guint pid, const gchar *name, gsize *length)
{
  g_autofree gchar *path = g_strdup_printf ("/proc/%u/%s", pid, name);
  gchar *data = NULL;

  *length = 0;
  return g_file_get_contents (path, &data, length, NULL) ? data : NULL;
}

static const gchar *
canary_in (const gchar *data, gsize length)
{
  for (guint i = 0; data && i < G_N_ELEMENTS (canaries); i++)
    if (memmem (data, length, canaries[i], strlen (canaries[i])))
      return canaries[i];
  return NULL;
}

static guint
parent_of (guint pid)
{
  gsize length;
  g_autofree gchar *stat = read_of (pid, "stat", &length);
  const gchar *behind = stat ? strrchr (stat, ')') : NULL;
  guint parent = 0;

  return behind && sscanf (behind, ") %*c %u", &parent) == 1 ? parent : 0;
}

static gboolean
is_below (guint pid, guint above)
{
  for (guint i = 0; i < 8 && pid > 1; i++, pid = parent_of (pid))
    if (pid == above)
      return TRUE;
  return FALSE;
}

/* The program itself is begun with a key in its environment: it may be seen
 * before it has taken it. */
static void
look_at (Watch *watch, guint pid)
{
  static const gchar *const names[] = { "cmdline", "environ" };
  const gboolean child = pid != (guint) watch->pid;

  watch->n_children += child;
  for (guint i = 0; i < (child ? 2 : 1); i++) {
    gsize length;
    g_autofree gchar *data = read_of (pid, names[i], &length);
    const gchar *canary = canary_in (data, length);

    if (canary && !watch->found)
      watch->found = g_strdup_printf ("%s in /proc/%u/%s: %.*s", canary, pid,
          names[i], (gint) strnlen (data, 200), data);
  }
}

static gpointer
look_at_all (gpointer user_data)
{
  Watch *watch = user_data;

  while (!g_atomic_int_get (&watch->done)) {
    g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
    const gchar *name;

    while ((name = g_dir_read_name (dir)))
      if (g_ascii_isdigit (*name) && is_below (atoi (name), watch->pid))
        look_at (watch, atoi (name));
    g_usleep (10000);
  }
  return NULL;
}

/* ---- runs ---- */

static void
set_up (void)
{
  g_autofree gchar *url = NULL, *text = NULL, *conf = NULL, *key = NULL;

  make_folder ();
  server = raw_server_new (reply);
  url = raw_server_url (server, "");
  conf = inside ("p.conf");
  key = inside ("key");
  text = g_strdup_printf (
      "[good]\ntype=openai\nbase-url=%s/good\nlocal=true\n"
      "key-variable=MY_OWN_NAME\nimage-model=m\n"
      "[bad]\ntype=openai\nbase-url=%s/bad\nlocal=true\nkey-file=key\n"
      "image-model=m\n"
      "[worse]\ntype=openai\nbase-url=%s/bad\nlocal=true\n"
      "key-variable=MY_OWN_NAME\nimage-model=m\n",
      url, url, url);
  fail_unless (g_file_set_contents (conf, text, -1, NULL));
  fail_unless (g_file_set_contents_full (
      key, IN_FILE "\n", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
tear_down (void)
{
  g_clear_pointer (&server, raw_server_free);
  remove_folder ();
}

static gchar **
environment (const gchar *gst_debug)
{
  static const gchar *const pairs[][2] = {
    { "MY_OWN_NAME", IN_VARIABLE },
    { "OPENAI_API_KEY", IN_ENVIRONMENT "-1" },
    { "ELEVENLABS_API_KEY", IN_ENVIRONMENT "-2" },
    { "SOMEBODYS_API_KEY", IN_ENVIRONMENT "-3" },
    { "G_MESSAGES_DEBUG", "all" },
  };
  gchar **environment = g_get_environ ();
  g_autofree gchar *log = inside ("gst-%p.log");

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    environment =
        g_environ_setenv (environment, pairs[i][0], pairs[i][1], TRUE);
  environment = g_environ_setenv (environment, "GST_DEBUG_FILE", log, TRUE);
  return g_environ_setenv (environment, "GST_DEBUG", gst_debug, TRUE);
}

/* All that is said goes to a file, too. */
static gint
run_program (Watch *watch, const gchar *const *arguments, gchar **environment)
{
  g_autofree gchar *program = program_path ();
  g_autofree gchar *said = inside ("said");
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  FILE *file = fopen (said, "a");
  gint status = -1;

  g_ptr_array_add (argv, program);
  for (guint i = 0; arguments[i]; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  fail_unless (g_spawn_async_with_fds (NULL, (gchar **) argv->pdata,
                   environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                   &watch->pid, -1, fileno (file), fileno (file), &error),
      "%s", error ? error->message : "");
  fclose (file);
  waitpid (watch->pid, &status, 0);
  return status_of (status);
}

/* Returns how many files there were. */
static guint
search (const gchar *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree gchar *key = inside ("key");
  const gchar *name;
  gsize length = 0;
  guint n = 0;

  if (!dir) {
    g_autofree gchar *data = NULL;

    if (g_str_equal (path, key)
        || !g_file_get_contents (path, &data, &length, NULL))
      return 0;
    fail_if (
        canary_in (data, length), "%s in %s", canary_in (data, length), path);
    return 1;
  }
  while ((name = g_dir_read_name (dir))) {
    g_autofree gchar *child = g_build_filename (path, name, NULL);

    n += search (child);
  }
  return n;
}

static const struct {
  const gchar *provider, *until, *gst_debug;
  gint status;
  guint least_files, least_children;
} runs[] = {
  /* The narrator, and workers that draw, each with a log of its own. */
  { "good", "render_video", "*:4", 0, 15, 2 },
  { "bad", "images_generate", "*:9", 1, 3, 0 },
  { "worse", "images_generate", "*:9", 1, 3, 0 },
};

GST_START_TEST (keys_stay_where_they_are)
{
  g_autofree gchar *conf = inside ("p.conf");
  g_autofree gchar *store = inside ("store");
  g_autofree gchar *request = NULL;
  g_auto (GStrv) env = environment (runs[__i__].gst_debug);
  const gchar *const argv[] = { "run", "--config", conf, "--store", store,
    "--image-provider", runs[__i__].provider, "--until", runs[__i__].until,
    "--no-music", "6 seconds about bees", NULL };
  Watch watch = { 0 };
  GThread *thread = g_thread_new ("watch", look_at_all, &watch);
  const gint status = run_program (&watch, argv, env);
  guint n;

  g_atomic_int_set (&watch.done, 1);
  g_thread_join (thread);
  n = search (folder);
  fail_unless_equals_int (status, runs[__i__].status);
  fail_unless (watch.found == NULL, "%s", watch.found);
  fail_unless (n >= runs[__i__].least_files, "%u files", n);
  fail_unless (watch.n_children >= runs[__i__].least_children);
  /* It was asked, and with the key: else this proves nothing. */
  request = raw_server_request (server, 0);
  fail_unless (strstr (request, "Authorization: Bearer canary-"));
}
GST_END_TEST

static Suite *
canary_suite (void)
{
  Suite *suite = suite_create ("canary");
  TCase *tcase = tcase_create ("all");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  suite_add_tcase (suite, tcase);
  tcase_add_loop_test (tcase, keys_stay_where_they_are, 0, G_N_ELEMENTS (runs));
  return suite;
}

SUITE_MAIN (canary_suite)
