/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "fetch.h"

#include "command.h"
#include "interrupt.h"
#include "printable.h"

typedef struct {
  gboolean json;
  guint n;
} Telling;

static void
print_object (const Brought *brought)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "event", "fetched");
  json_object_set_string_member (object, "path", brought->path);
  json_object_set_string_member (object, "from", brought->from);
  json_object_set_string_member (object, "file", brought->file);
  json_object_set_int_member (object, "bytes", brought->bytes);
  json_object_set_boolean_member (object, "was_there", brought->was_there);
  command_print_json (object);
}

/* What was there already is no news. */
static void
tell (const Brought *brought, gpointer user_data)
{
  Telling *telling = user_data;
  g_autofree gchar *from = printable_line (brought->from);
  g_autofree gchar *size = g_format_size (brought->bytes);

  telling->n++;
  if (telling->json)
    print_object (brought);
  else if (!brought->was_there)
    g_printerr ("fetched %s (%s) for %s\n", from, size, brought->path);
}

static gboolean
check_policy (const BringPolicy *policy)
{
  if (policy->max_mb >= 0 && policy->seconds >= 0
      && policy->seconds <= G_MAXINT / 1000)
    return TRUE;
  g_printerr ("jsonclip: --max-mb and --max-seconds: expected a number above "
              "0\n");
  return FALSE;
}

gint
fetch_media (const gchar *movie, const gchar *root, const BringPolicy *policy,
    gboolean json, guint *n)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Interrupt) interrupt G_GNUC_UNUSED = interrupt_new (cancellable);
  g_autoptr (GError) error = NULL;
  Telling telling = { .json = json };

  if (!check_policy (policy))
    return COMMAND_USAGE;
  if (!bring_media (movie, root, policy, tell, &telling, cancellable, &error))
    return command_fail (error);
  if (n)
    *n = telling.n;
  return COMMAND_DONE;
}
