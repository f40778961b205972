/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Questions to the text provider. The built-in writer is told all of a task's
 * input and answers with the stage's own output. A model is told what it needs
 * (asks/TASK.json and `tell`), and answers with choices and texts alone, of
 * which `assemble` makes that output: no member of what a model says is ever
 * passed on as it came. */
#pragma once

#include "stage.h"

G_BEGIN_DECLS

typedef struct {
  const gchar *task;
  /* What a model is told of @input. */
  JsonObject *(*tell) (JsonObject *input);
  /* The output, out of an answer that has the right shape. Errors of
   * STAGE_ERROR_ANSWER name the place in the answer: the model gets them. */
  JsonObject *(*assemble) (
      JsonObject *input, JsonObject *answer, guint64 seed, GError **error);
  /* (nullable): holds the output to its shape, whoever made it. */
  gboolean (*check) (JsonObject *output, gpointer user_data, GError **error);
} StageAsk;

/* Whether the text provider is a model, which can be asked what rules decide
 * otherwise. */
gboolean stage_has_model (const StageContext *context);

/**
 * stage_ask:
 * @slot: "" where it is of the whole movie
 *
 * A model whose answer will not do is told why, and asked once more.
 */
JsonObject *stage_ask (const StageContext *context, const gchar *slot,
    const StageAsk *ask, JsonObject *input, gpointer user_data, GError **error);

/* Sets STAGE_ERROR_ANSWER; returns FALSE. */
gboolean stage_ask_refuse (GError **error, const gchar *path,
    const gchar *expected, const gchar *found);

G_END_DECLS
