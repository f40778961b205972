/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip cache: what the folder of encoded chunks holds, and making it
 * smaller. A render keeps it under its size by itself. */
#include "command.h"

#include "cache.h"
#include "printable.h"

#include <string.h>

/* Of a key: enough to tell it from others. */
#define SHOWN_DIGITS 12

typedef struct {
  gchar *folder, *size;
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->folder);
  g_free (options->size);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "500M", "2G", "1000000": bytes, by powers of 1,024. */
static gboolean
read_size (const gchar *text, gint64 *bytes)
{
  static const gchar units[] = "kmgt";
  gchar *end;
  gint64 value = g_ascii_strtoll (text, &end, 10);
  const gchar *unit = *end ? strchr (units, g_ascii_tolower (*end)) : NULL;
  gint shift = unit ? 10 * (gint) (unit - units + 1) : 0;

  if (end == text || value < 0 || (*end && (!unit || end[1]))
      || value > G_MAXINT64 >> shift)
    return FALSE;
  *bytes = value << shift;
  return TRUE;
}

/* With a plain space: columns are counted in bytes. */
static gchar *
show_size (gint64 bytes)
{
  g_autofree gchar *size = g_format_size_full (bytes, G_FORMAT_SIZE_IEC_UNITS);
  GString *plain = g_string_new (size);

  g_string_replace (plain, "\302\240", " ", 0);
  return g_string_free (plain, FALSE);
}

static gchar *
show_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("?");
}

static void
print_entry (const RenderCacheEntry *entry)
{
  g_autofree gchar *size = show_size (entry->bytes);
  g_autofree gchar *used = show_time (entry->used);

  g_print ("%.*s  %10s  %s\n", SHOWN_DIGITS, entry->key, size, used);
}

static void
print_object (const RenderCacheEntry *entry)
{
  g_autoptr (GDateTime) used = g_date_time_new_from_unix_utc (entry->used);
  g_autofree gchar *time = used ? g_date_time_format_iso8601 (used) : NULL;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "key", entry->key);
  json_object_set_string_member (object, "file", entry->file);
  json_object_set_int_member (object, "bytes", entry->bytes);
  if (time)
    json_object_set_string_member (object, "used_at", time);
  command_print_json (object);
}

static void
print_sum (const gchar *folder, guint n, gint64 bytes)
{
  g_autofree gchar *line = printable_line (folder);
  g_autofree gchar *size = show_size (bytes);

  g_print ("%s: %u chunk%s, %s\n", line, n, n == 1 ? "" : "s", size);
}

static gint
list (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = render_cache_list (options->folder, &error);
  gint64 bytes = 0;

  if (!entries)
    return command_fail (error);
  for (guint i = 0; i < entries->len; i++) {
    const RenderCacheEntry *entry = entries->pdata[i];

    if (options->json)
      print_object (entry);
    else
      print_entry (entry);
    bytes += entry->bytes;
  }
  if (!options->json)
    print_sum (options->folder, entries->len, bytes);
  return COMMAND_DONE;
}

static gint
trim (const Options *options, gint64 most)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *size = NULL;
  JsonObject *object;
  gint64 bytes;
  guint n;

  if (!render_cache_trim (options->folder, most, &n, &bytes, &error))
    return command_fail (error);
  if (!options->json) {
    size = show_size (bytes);
    g_print ("removed %u chunk%s, %s\n", n, n == 1 ? "" : "s", size);
    return COMMAND_DONE;
  }
  object = json_object_new ();
  json_object_set_int_member (object, "removed", n);
  json_object_set_int_member (object, "bytes", bytes);
  command_print_json (object);
  return COMMAND_DONE;
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_auto (Options) options = { NULL };
  gint64 most = 0;
  const GOptionEntry entries[] = {
    { "cache", 0, 0, G_OPTION_ARG_FILENAME, &options.folder,
        "Folder of chunks (default: jsonclip/chunks in $XDG_CACHE_HOME)",
        "DIR" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size,
        "Remove what was not used for longest until this much is left",
        "BYTES" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Each as a line of JSON",
        NULL },
    { NULL },
  };
  gboolean clear;

  if (!command_parse (command, entries, 0, 1, &argc, &argv))
    return COMMAND_USAGE;
  clear = argc == 2;
  if (clear && (strcmp (argv[1], "clear") != 0 || options.size)) {
    g_printerr ("jsonclip cache: expected clear, or --size, or neither\n");
    return COMMAND_USAGE;
  }
  if (options.size && !read_size (options.size, &most)) {
    g_printerr ("jsonclip cache: --size %s: expected bytes, such as 500M or "
                "2G\n",
        options.size);
    return COMMAND_USAGE;
  }
  if (!options.folder)
    options.folder = render_cache_default_folder ();
  return clear || options.size ? trim (&options, most) : list (&options);
}

extern const Command command_cache;
const Command command_cache = {
  .name = "cache",
  .usage = "[clear]",
  .summary = "Show what renders keep, or remove it",
  .examples = "  jsonclip cache\n"
              "  jsonclip cache --size 2G\n"
              "  jsonclip cache clear\n"
              "\nA render keeps the chunks that it has encoded, so that the "
              "next one makes\nonly what changed. What a running render uses "
              "is not removed.\n",
  .run = run,
};
