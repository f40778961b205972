/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A provider as data: what it makes, and per kind the two pure functions that
 * turn a request into a call and a reply into a result. Nothing here does
 * I/O, so a recorded reply is a whole test. */
#pragma once

#include "generate.h"
#include "trouble.h"

G_BEGIN_DECLS

/* The scheme of @url chooses the transport (transport.h). */
typedef struct {
  gchar *url;               /* "local:painter" */
  GBytes *body;             /* NULL: only asks for what is there */
  guint timeout_ms;
  gchar *key_header;        /* "Authorization: Bearer ..."; no log, no message
                             * and no other origin gets it */
  gboolean own_network;     /* may be of addresses that are not public */
  const TroubleCode *codes; /* the provider's */
} ProviderCall;

typedef struct {
  GBytes *body;
  gchar *mime;              /* as announced, not yet believed */
  GBytes *details;          /* JSON text beside the body, or NULL */
  gchar *onward;            /* set by parse: where the result itself lies,
                             * absolute or seen from the call's address */
} ProviderReply;

typedef struct {
  GenerateKind kind;
  const gchar *model;       /* the default; NULL: it has to be named */
  gboolean any_model;       /* passes other names on instead of refusing */
  guint timeout_ms;
  gboolean (*compose) (const GenerateRequest *request, ProviderCall *call,
      GError **error);
  gboolean (*parse) (ProviderReply *reply, GenerateResult *result,
      GError **error);
  gboolean (*parse_file) (ProviderReply *reply, GenerateResult *result,
      GError **error);      /* of what lay onward; NULL: nothing does */
} ProviderTask;

typedef struct {
  const gchar *name;
  const gchar *base_url;    /* without a slash at its end; NULL: it has none,
                             * and takes none */
  const gchar *key_prefix;  /* of the header with the key */
  const gchar *key_variable; /* of the environment; needed where @base_url is
                             * the provider's own */
  const TroubleCode *codes;
  const ProviderTask *tasks;
  guint n_tasks;
} Provider;

/* NULL-terminated: all that this version has. */
extern const Provider *const providers[];

extern const Provider provider_builtin, provider_openai;

const ProviderTask *provider_find_task (const Provider *provider,
    GenerateKind kind);

void provider_call_clear (ProviderCall *call);
void provider_reply_clear (ProviderReply *reply);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProviderCall, provider_call_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProviderReply, provider_reply_clear)

G_END_DECLS
