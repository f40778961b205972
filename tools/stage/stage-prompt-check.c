/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* prompt_check: is this something to make a movie of, and what does it say
 * about format, duration, tone and language? By rules alone: nobody is asked
 * and nothing is paid for a prompt that is turned away. */
#include "json-object.h"
#include "stage.h"
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

static JsonObject *
run (StageContext *context, GError **error)
{
  g_autoptr (WriterPrompt) checked = writer_check_prompt (context->run->prompt);

  if (checked->code)
    g_set_error (error, STAGE_ERROR, STAGE_ERROR_REJECTED, "%s: %s",
        checked->code, checked->reason);
  return describe (context->run->prompt, checked);
}

static const gchar *const needs[] = { NULL };

extern const Stage stage_prompt_check;
const Stage stage_prompt_check = {
  .name = "prompt_check",
  .summary = "check the prompt",
  .needs = needs,
  .run = run,
};
