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
  gchar *url;          /* "local:painter" */
  const gchar *method; /* NULL: POST with a body, GET without one */
  GBytes *body;
  gchar *mime;        /* of the body; NULL: application/json */
  GPtrArray *headers; /* (nullable) of utf8, "Name: value" */
  guint timeout_ms;
  guint silence_ms;         /* without a byte of the answer; 0: no matter */
  gchar *key_header;        /* "Authorization: Bearer ..."; no log, no message
                             * and no other origin gets it */
  gboolean own_network;     /* may be of addresses that are not public */
  const TroubleCode *codes; /* the provider's */
  guint shape;              /* which one compose is to write (ProviderTask) */
  gboolean blobs;           /* the answer is JSON with long base64 in it, to be
                             * read by reply_blob() */
  guint pcm_rate;           /* samples without a header are asked for, of 16
                             * bits and one channel; 0: a file is */
} ProviderCall;

/* One event of a text/event-stream (event-stream.h). */
typedef struct {
  gchar *name; /* "message" where none was sent */
  gchar *data;
} ProviderEvent;

typedef struct {
  GBytes *body;
  gchar *mime;         /* as announced, not yet believed */
  GHashTable *headers; /* (nullable) name in lower case -> value */
  GPtrArray *events;   /* of ProviderEvent, where the body was a stream of
                             * them; else NULL */
  GBytes *details;     /* JSON text beside the body, or NULL */
  GHashTable *blobs;   /* (nullable) what was taken out of it (reply-blob.h) */
  guint pcm_rate;      /* of the call */

  /* Set by parse where the result is not in the reply: */
  gchar *onward;    /* it lies there: an address, absolute or seen from
                             * the call's */
  gchar *job;       /* it is being made: the name to ask for it by */
  gdouble fraction; /* of the job that is made; 0: nobody knows */
} ProviderReply;

/* What is made after the call that ordered it has been answered. A job's name
 * is whatever compose needs to ask for it; it is kept on disk, so that another
 * process goes on asking. A parse that sets reply->job, to the same name or
 * another, says that it is not done. */
typedef struct {
  guint first_ms, every_ms; /* when to ask */
  guint limit_ms;           /* and for how long, from the order on */
  gboolean (*compose) (const GenerateRequest *request, const gchar *job,
      ProviderCall *call, GError **error);
  gboolean (*parse) (const gchar *job, ProviderReply *reply,
      GenerateResult *result, GError **error);
  gboolean (*compose_cancel) (const GenerateRequest *request, const gchar *job,
      ProviderCall *call, GError **error); /* NULL: it cannot be stopped */
} ProviderJob;

/* What has to be known before a request can be composed, such as whose voices
 * there are: an answer that is asked for first, and is the request's `known`
 * then. It costs nothing. */
typedef struct {
  gboolean (*is_needed) (const GenerateRequest *request);
  gboolean (*compose) (
      const GenerateRequest *request, ProviderCall *call, GError **error);
  gboolean may_be_absent; /* a server without it is a good one, too */
} ProviderLookup;

typedef struct {
  GenerateKind kind;
  const gchar *model; /* the default; NULL: it has to be named */
  gboolean any_model; /* passes other names on instead of refusing */
  guint timeout_ms;
  const ProviderLookup *lookup; /* NULL: nothing */
  gboolean (*compose) (
      const GenerateRequest *request, ProviderCall *call, GError **error);
  gboolean (*parse) (
      ProviderReply *reply, GenerateResult *result, GError **error);
  gboolean (*parse_file) (ProviderReply *reply, GenerateResult *result,
      GError **error);    /* of what lay onward; NULL: nothing does */
  const ProviderJob *job; /* NULL: all is in the first answer */

  /* Servers that speak nearly the same want it said in one of so many ways;
   * the next one is tried where this says that the error is about that, and
   * the one that worked is kept for that address. 0: there is one. */
  guint n_shapes;
  gboolean (*is_other_shape) (const GError *error, guint shape);
} ProviderTask;

typedef struct {
  const gchar *name;
  const gchar *base_url;     /* without a slash at its end; NULL: it has none,
                             * and takes none */
  const gchar *key_prefix;   /* of the header with the key */
  const gchar *key_variable; /* of the environment; needed where @base_url is
                             * the provider's own */
  gboolean basic;            /* the key is "user:password", told in base64 */
  const TroubleCode *codes;
  const ProviderTask *const *tasks; /* ended by NULL */
  const gchar *const *options; /* what its entries may set besides, ended by
                                * NULL ("lora-*": all that begin so); NULL:
                                * nothing */
  const gchar *probe_header;   /* (nullable) that has to be with it */
  const gchar *probe; /* behind the address: costs nothing, and is answered
                       * where address and key are good; NULL: the smallest
                       * picture has to do */
} Provider;

/* NULL-terminated: all that this version has. */
extern const Provider *const providers[];

extern const Provider provider_automatic1111, provider_builtin,
    provider_comfyui, provider_elevenlabs, provider_google, provider_openai,
    provider_piper, provider_runway, provider_sdcpp, provider_stability;

/* NULL: this version has no type of this name. */
const Provider *provider_find (const gchar *name);

const ProviderTask *provider_find_task (
    const Provider *provider, GenerateKind kind);

void provider_call_clear (ProviderCall *call);
void provider_reply_clear (ProviderReply *reply);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProviderCall, provider_call_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProviderReply, provider_reply_clear)

/* @header: (transfer full): "Name: value" */
void provider_call_add_header (ProviderCall *call, gchar *header);
/* NULL: there is none. @name is in lower case. */
const gchar *provider_reply_header (
    const ProviderReply *reply, const gchar *name);

G_END_DECLS
