/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The built-in writer: rules that turn a prompt into a plan, offline. It
 * answers the same tasks, in the same JSON, that a language model is asked by
 * the stages. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define WRITER_ERROR (writer_error_quark ())
GQuark writer_error_quark (void);
typedef enum {
  WRITER_ERROR_TASK,        /* unknown task; the message lists the known */
  WRITER_ERROR_INPUT,       /* the input lacks what the task needs */
} WriterError;

/**
 * writer_answer:
 * @task: "scenario_generate", "asset_prompts", "shorten"
 * @input: the stage's input object (docs/design.md, "Stage JSON")
 * @seed: another seed gives another wording of the same plan
 *
 * Returns: (transfer full): the answer object.
 */
JsonNode *writer_answer (const gchar *task, JsonNode *input, guint64 seed,
    GError **error);

/* The shortest and the longest video. */
#define WRITER_MIN_SECONDS 3
#define WRITER_MAX_SECONDS 600

/* What a checked prompt says, by rules; see writer_check_prompt(). */
typedef struct {
  const gchar *code;        /* NULL: accepted; else "empty", "too_short", ... */
  gchar *reason;            /* for a person, names what is missing */
  gchar *subject;           /* "London history" */
  gint width, height, fps;
  gchar *format_hint;       /* "landscape", "portrait", "square" */
  gint duration_sec;
  gchar *tone;              /* "cinematic, fast-paced" */
  gchar *look;              /* one of the looks of docs/design.md */
  gchar *language;          /* BCP 47, "en" */
} WriterPrompt;

WriterPrompt *writer_check_prompt (const gchar *prompt);
void writer_prompt_free (WriterPrompt *prompt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WriterPrompt, writer_prompt_free)

G_END_DECLS
