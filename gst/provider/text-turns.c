/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "text-turns.h"

#include "provider-entry.h"

void
text_talk_clear (TextTalk *talk)
{
  g_clear_pointer (&talk->system, g_free);
  for (guint i = 0; i < talk->n; i++)
    g_clear_pointer (&talk->turns[i].text, g_free);
  talk->n = 0;
}

static void
say (TextTalk *talk, gboolean by_model, gchar *text)
{
  talk->turns[talk->n++] = (TextTurn){ by_model, text };
}

/* Some servers refuse a wish for JSON unless the word is said. */
static gchar *
system_text (const GenerateRequest *request, gboolean with_schema)
{
  GString *text =
      g_string_new (request->instructions ? request->instructions : "");

  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text,
      "Answer with one JSON object and nothing else: no remarks, no "
      "code fences.");
  if (request->schema && with_schema) {
    g_autofree gchar *schema = json_to_string (request->schema, FALSE);

    g_string_append_printf (text, " It fits this JSON Schema:\n%s", schema);
  }
  return g_string_free (text, FALSE);
}

gboolean
text_talk_init (TextTalk *talk, const GenerateRequest *request,
    gboolean with_schema, GError **error)
{
  if (!request->input) {
    g_set_error_literal (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "a text request needs an input");
    return FALSE;
  }
  talk->system = system_text (request, with_schema);
  say (talk, FALSE, json_to_string (request->input, FALSE));
  if (request->previous)
    say (talk, TRUE, json_to_string (request->previous, FALSE));
  if (request->complaint)
    say (talk, FALSE,
        g_strdup_printf ("Your answer cannot be taken: %s\nAnswer again, with "
                         "the whole JSON object.",
            request->complaint));
  return TRUE;
}

gint64
text_most_tokens (const GenerateRequest *request)
{
  const gchar *option = provider_entry_option (request->entry, "max-tokens");
  const gint64 own = option ? g_ascii_strtoll (option, NULL, 10) : 0;

  if (request->most_tokens > 0)
    return request->most_tokens;
  return own > 0 ? own : TEXT_MOST_TOKENS;
}
