/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A provider as data: what it makes, and per kind the two pure functions that
 * turn a request into a call and a reply into a result. Nothing here does
 * I/O, so a recorded reply is a whole test. */
#pragma once

#include "generate.h"

G_BEGIN_DECLS

/* The scheme of @url chooses the transport (transport.h). */
typedef struct {
  gchar *url;               /* "local:painter" */
  GBytes *body;
  guint timeout_ms;
} ProviderCall;

typedef struct {
  GBytes *body;
  gchar *mime;              /* as announced, not yet believed */
  GBytes *details;          /* JSON text beside the body, or NULL */
} ProviderReply;

typedef struct {
  GenerateKind kind;
  const gchar *model;       /* the default */
  gboolean any_model;       /* passes other names on instead of refusing */
  guint timeout_ms;
  gboolean (*compose) (const GenerateRequest *request, ProviderCall *call,
      GError **error);
  gboolean (*parse) (const ProviderReply *reply, GenerateResult *result,
      GError **error);
} ProviderTask;

typedef struct {
  const gchar *name;
  gboolean takes_base_url;
  const ProviderTask *tasks;
  guint n_tasks;
} Provider;

/* NULL-terminated: all that this version has. */
extern const Provider *const providers[];

extern const Provider provider_builtin;

const ProviderTask *provider_find_task (const Provider *provider,
    GenerateKind kind);

void provider_call_clear (ProviderCall *call);
void provider_reply_clear (ProviderReply *reply);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProviderCall, provider_call_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProviderReply, provider_reply_clear)

G_END_DECLS
