/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A request for text as a talk with a model: what it is told to be, what it is
 * asked, what it answered before and why that would not do. It knows no
 * vendor's JSON. */
#pragma once

#include "generate.h"

G_BEGIN_DECLS

typedef struct {
  gboolean by_model; /* else by whoever asks */
  gchar *text;
} TextTurn;

enum { TEXT_TURNS_MOST = 3 };

typedef struct {
  gchar *system;
  guint n;
  TextTurn turns[TEXT_TURNS_MOST];
} TextTalk;

void text_talk_clear (TextTalk *talk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TextTalk, text_talk_clear)

/* @with_schema: the schema is told in words, too. */
gboolean text_talk_init (TextTalk *talk, const GenerateRequest *request,
    gboolean with_schema, GError **error);

/* That the answer may have, unless the request or the entry (max-tokens) says
 * otherwise. */
#define TEXT_MOST_TOKENS 16000
gint64 text_most_tokens (const GenerateRequest *request);

G_END_DECLS
