/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See voice-request.h. Keys of options are in lower case. */

#include "voice-request.h"

#include <string.h>

#define PREFIX "voice-"

gboolean
voice_request_check_text (
    const GenerateRequest *request, glong most, GError **error)
{
  const gchar *text = request->text;

  if (text && *text && g_utf8_validate (text, -1, NULL)
      && g_utf8_strlen (text, -1) <= most)
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "expected a text of 1 to %ld characters of UTF-8", most);
  return FALSE;
}

gboolean
voice_request_speed (const GenerateRequest *request, gdouble least,
    gdouble most, gdouble *speed, GError **error)
{
  *speed = request->speed == 0 ? 1 : request->speed;
  if (*speed >= least && *speed <= most)
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "expected a speed of %g to %g, found %g", least, most, *speed);
  return FALSE;
}

/* Names are typed by people: "Rachel" is rachel. */
static const gchar *
find_option (const GenerateRequest *request, const gchar *name)
{
  g_autofree gchar *lower = g_ascii_strdown (name, -1);
  g_autofree gchar *option = g_strconcat (PREFIX, lower, NULL);

  return provider_entry_option (request->entry, option);
}

/* "en" of "en-GB". */
static const gchar *
find_of_language (const GenerateRequest *request)
{
  const gchar *language = request->language;
  g_autofree gchar *plain =
      language ? g_strndup (language, strcspn (language, "-_")) : NULL;
  const gchar *voice = NULL;

  if (language && *language)
    voice = find_option (request, language);
  if (!voice && plain && *plain)
    voice = find_option (request, plain);
  return voice;
}

const gchar *
voice_request_voice (const GenerateRequest *request, gboolean *is_set)
{
  const gboolean named = request->voice && *request->voice;
  const gchar *voice = named ? find_option (request, request->voice)
                             : find_of_language (request);

  if (!named && !voice)
    voice = find_option (request, "default");
  *is_set = voice != NULL;
  return named && !voice ? request->voice : voice;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const gchar *const *) a, *(const gchar *const *) b);
}

gchar *
voice_request_names (const GenerateRequest *request)
{
  const ProviderEntry *entry = request->entry;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  if (entry && entry->options) {
    g_hash_table_iter_init (&iter, entry->options);
    while (g_hash_table_iter_next (&iter, &key, NULL))
      if (g_str_has_prefix (key, PREFIX))
        g_ptr_array_add (names, (gchar *) key + strlen (PREFIX));
  }
  if (names->len == 0)
    return g_strdup ("none");
  g_ptr_array_sort (names, compare);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (gchar **) names->pdata);
}

gboolean
voice_request_number (const GenerateRequest *request, const gchar *option,
    gdouble least, gdouble most, gdouble *value, GError **error)
{
  const gchar *text = provider_entry_option (request->entry, option);
  gchar *end;
  gdouble number;

  if (!text)
    return TRUE;
  number = g_ascii_strtod (text, &end);
  if (end != text && !*end && number >= least && number <= most) {
    *value = number;
    return TRUE;
  }
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "%s: expected a number from %g to %g, found \"%s\"", option, least, most,
      text);
  return FALSE;
}
