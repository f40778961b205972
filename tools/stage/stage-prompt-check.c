/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* prompt_check: is this something to make a movie of, and what does it say
 * about format, duration, tone and language? By rules; nobody is asked and
 * nothing is paid for a prompt that they turn away for good. A model, where
 * there is one, may reshape a weak prompt, whose author is shown what became
 * of it. */
#include "ask.h"
#include "json-object.h"
#include "writer.h"

static JsonObject *
describe_format (const WriterPrompt *checked)
{
  JsonObject *format = json_object_new ();

  json_object_set_int_member (format, "width", checked->width);
  json_object_set_int_member (format, "height", checked->height);
  json_object_set_int_member (format, "fps", checked->fps);
  object_set_text (format, "hint", checked->format_hint);
  return format;
}

static JsonObject *
describe (const gchar *prompt, const WriterPrompt *checked)
{
  JsonObject *output = json_object_new ();

  json_object_set_string_member (output, "prompt", prompt);
  json_object_set_boolean_member (output, "accepted", checked->code == NULL);
  object_set_text (output, "code", checked->code);
  object_set_text (output, "reason", checked->reason);
  object_set_text (output, "subject", checked->subject);
  json_object_set_object_member (output, "format", describe_format (checked));
  json_object_set_int_member (output, "duration_sec", checked->duration_sec);
  object_set_text (output, "tone", checked->tone);
  object_set_text (output, "look", checked->look);
  object_set_text (output, "language", checked->language);
  return output;
}

/* ---- with a model ---- */

/* What the rules cannot make out a model may. */
static gboolean
is_weak (const WriterPrompt *checked)
{
  return g_strcmp0 (checked->code, "too_short") == 0
      || g_strcmp0 (checked->code, "no_subject") == 0;
}

static JsonObject *
tell (JsonObject *input)
{
  const gchar *prompt = object_get_string (input, "prompt", "");
  g_autoptr (WriterPrompt) checked = writer_check_prompt (prompt);
  JsonObject *told = json_object_new ();

  json_object_set_string_member (told, "prompt", prompt);
  json_object_set_boolean_member (told, "rules_take_it", checked->code == NULL);
  object_set_text (told, "rules_say", checked->reason);
  json_object_set_int_member (told, "seconds", checked->duration_sec);
  object_set_text (told, "language", checked->language);
  return told;
}

static gboolean
check_reshaped (const gchar *text, const WriterPrompt *checked, GError **error)
{
  if (!*text)
    return stage_ask_refuse (
        error, "$.prompt", "the reshaped prompt", "an empty text");
  if (checked->code)
    return stage_ask_refuse (
        error, "$.prompt", "a prompt that can be used", checked->reason);
  return TRUE;
}

/* The author's own wishes for format and length hold; so do those for tone and
 * language, where the rules could read them. */
static JsonObject *
reshape (const gchar *prompt, JsonObject *answer, GError **error)
{
  const gchar *text = object_get_string (answer, "prompt", "");
  g_autoptr (WriterPrompt) before = writer_check_prompt (prompt);
  g_autoptr (WriterPrompt) after = writer_check_prompt (text);
  g_autoptr (JsonObject) own = describe (prompt, before);
  g_autofree gchar *note = NULL;
  JsonObject *output;

  if (!check_reshaped (text, after, error))
    return NULL;
  output = describe (text, after);
  object_copy_member (output, own, "format");
  object_copy_member (output, own, "duration_sec");
  object_copy_member (output, own, "language");
  if (!before->code) {
    object_copy_member (output, own, "tone");
    object_copy_member (output, own, "look");
  }
  json_object_set_string_member (output, "original", prompt);
  object_copy_member (output, answer, "reason");
  note = g_strdup_printf ("the prompt was reshaped: %s", text);
  json_object_set_string_member (output, "note", note);
  return output;
}

static JsonObject *
turn_away (const gchar *prompt, JsonObject *answer)
{
  const gchar *reason = object_get_string (answer, "reason", "");
  g_autoptr (WriterPrompt) checked = writer_check_prompt (prompt);
  JsonObject *output = describe (prompt, checked);

  json_object_set_boolean_member (output, "accepted", FALSE);
  json_object_set_string_member (output, "code", "unsuitable");
  json_object_set_string_member (output, "reason",
      *reason ? reason : "no movie can be made of this prompt");
  return output;
}

static JsonObject *
assemble (JsonObject *input, JsonObject *answer, guint64 seed, GError **error)
{
  const gchar *prompt = object_get_string (input, "prompt", "");
  const gchar *verdict = object_get_string (answer, "verdict", "keep");
  g_autoptr (WriterPrompt) checked = NULL;

  if (g_str_equal (verdict, "reshape"))
    return reshape (prompt, answer, error);
  if (g_str_equal (verdict, "reject"))
    return turn_away (prompt, answer);
  checked = writer_check_prompt (prompt);
  return describe (prompt, checked);
}

static const StageAsk ask = {
  .task = "prompt_check",
  .tell = tell,
  .assemble = assemble,
};

static JsonObject *
look_at (StageContext *context, GError **error)
{
  const gchar *prompt = context->run->prompt;
  g_autoptr (WriterPrompt) checked = writer_check_prompt (prompt);
  g_autoptr (JsonObject) input = NULL;

  if (!stage_has_model (context) || (checked->code && !is_weak (checked)))
    return describe (prompt, checked);
  input = json_object_new ();
  json_object_set_string_member (input, "prompt", prompt);
  return stage_ask (context, "", &ask, input, NULL, error);
}

static JsonObject *
run (StageContext *context, GError **error)
{
  JsonObject *output = look_at (context, error);

  if (output && !json_object_get_boolean_member (output, "accepted"))
    g_set_error (error, STAGE_ERROR, STAGE_ERROR_REJECTED, "%s: %s",
        object_get_string (output, "code", ""),
        object_get_string (output, "reason", ""));
  return output;
}

static const gchar *const needs[] = { NULL };

extern const Stage stage_prompt_check;
const Stage stage_prompt_check = {
  .name = "prompt_check",
  .summary = "check the prompt",
  .needs = needs,
  .run = run,
};
