/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Stores of version 1, as its program leaves them when it is killed in any of
 * the eight stages, are gone on with. */
#include "program.h"

#include <sqlite3.h>

#define PROMPT "5 seconds of London history"

static const struct {
  const gchar *killed_at, *until;
} cases[] = {
  { "prompt_check:started", "asset_prompts" },
  { "project_create:started", "asset_prompts" },
  { "scenario_generate:intent", "asset_prompts" },
  { "schema_generate:started", "asset_prompts" },
  { "asset_prompts:intent", "asset_prompts" },
  { "images_generate:written", "images_generate" },
  { "schema_finalize:started", "schema_finalize" },
  { "render_video:started", NULL },
};

static void execute (sqlite3 *db, const gchar *format, ...)
    G_GNUC_PRINTF (2, 3);

static void
execute (sqlite3 *db, const gchar *format, ...)
{
  g_autofree gchar *sql = NULL;
  va_list arguments;
  gchar *message = NULL;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fail_unless (sqlite3_exec (db, sql, NULL, NULL, &message) == SQLITE_OK,
      "%s: %s", sql, message);
}

static int
add_name (void *list, int n, char **values, char **names)
{
  GString *text = list;

  g_string_append_printf (text, "%s%s", text->len ? ", " : "", values[0]);
  return 0;
}

/* The rows of @table, in the columns that version 1 has. */
static void
copy_table (sqlite3 *db, const gchar *table)
{
  g_autofree gchar *sql = g_strdup_printf (
      "SELECT name FROM pragma_table_info ('%s', 'main')", table);
  g_autoptr (GString) columns = g_string_new (NULL);

  fail_unless_equals_int (
      sqlite3_exec (db, sql, add_name, columns, NULL), SQLITE_OK);
  execute (db, "INSERT INTO main.%s (%s) SELECT %s FROM new.%s ORDER BY rowid",
      table, columns->str, columns->str, table);
}

/* The database as version 1 would have it: its own tables, the same rows. */
static void
make_old (void)
{
  static const gchar *const tables[] = { "run", "project", "stage", "attempt",
    "asset" };
  g_autofree gchar *new = inside ("store.db");
  g_autofree gchar *old = inside ("old.db");
  g_autofree gchar *source = suite_source_path ("tools/project/schema.sql");
  g_autofree gchar *schema = NULL;
  sqlite3 *db;

  fail_unless (g_file_get_contents (source, &schema, NULL, NULL), "%s", source);
  fail_unless_equals_int (sqlite3_open (old, &db), SQLITE_OK);
  execute (db, "%s", schema);
  execute (db, "ATTACH '%s' AS new", new);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    copy_table (db, tables[i]);
  execute (db, "DETACH new");
  execute (db, "PRAGMA user_version = 1; PRAGMA journal_mode = WAL");
  fail_unless_equals_int (sqlite3_close (db), SQLITE_OK);
  for (const gchar *const *end = (const gchar *const[]){ "-wal", "-shm", NULL };
       *end; end++) {
    g_autofree gchar *name = g_strconcat (new, *end, NULL);

    g_unlink (name);
  }
  fail_unless (g_rename (old, new) == 0);
}

GST_START_TEST (version_1_is_gone_on_with)
{
  const gchar *const start[] = { "run", PROMPT, "--no-music", "--store", folder,
    NULL };
  const gchar *until = cases[__i__].until;
  g_auto (Said) said = { 0 };
  g_autoptr (JsonObject) status = NULL;

  say_at (&said, cases[__i__].killed_at, start);
  fail_unless_status (&said, -SIGKILL);
  make_old ();
  if (until)
    SAY (&said, "resume", "last", "--store", folder, "--until", until);
  else
    SAY (&said, "resume", "last", "--store", folder);
  fail_unless_status (&said, 0);
  SAY (&said, "status", "last", "--store", folder, "--json");
  status = last_line (&said);
  fail_unless_equals_string (object_get_string (status, "status", ""),
      until ? "waiting_review" : "done");
  /* The built-in generators took nothing, then as now. */
  fail_unless (object_get_double (status, "cost_usd", -1) == 0);
  fail_unless_equals_int64 (
      object_get_int (status, "maybe_billed_calls", 9), 0);
}
GST_END_TEST

static Suite *
upgrade_suite (void)
{
  Suite *suite = suite_create ("upgrade");
  TCase *tcase = tcase_create ("upgrade");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_loop_test (
      tcase, version_1_is_gone_on_with, 0, G_N_ELEMENTS (cases));
  return suite;
}

SUITE_MAIN (upgrade_suite)
