/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Someone who generates: one request in, one result out, whoever makes it.
 * A provider is pure compose (request -> call) and parse (reply -> result);
 * a transport alone does the I/O (HTTP, or the built-in generators). */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define GENERATE_ERROR (generate_error_quark ())
GQuark generate_error_quark (void);

typedef enum {
  GENERATE_ERROR_UNKNOWN_PROVIDER, /* message names those there are */
  GENERATE_ERROR_UNSUPPORTED,      /* known, but not of this kind */
  GENERATE_ERROR_REQUEST,          /* the request is out of range */
  GENERATE_ERROR_TRANSPORT,        /* no answer: network, helper, timeout */
  GENERATE_ERROR_REFUSED,          /* the provider says no, for good */
  GENERATE_ERROR_REPLY,            /* answered, but not with what it says */
  GENERATE_ERROR_CANCELLED,
  GENERATE_ERROR_MISSING, /* a helper that is not installed */
  GENERATE_ERROR_KEY,     /* none, or one that is not taken */
  GENERATE_ERROR_QUOTA,   /* what was paid for is used up */
  GENERATE_ERROR_CONFIG,  /* providers.conf that cannot be */
} GenerateError;

typedef enum {
  GENERATE_TEXT,
  GENERATE_IMAGE,
  GENERATE_SPEECH,
  GENERATE_MUSIC,
  GENERATE_SFX, /* a short sound */
  GENERATE_VIDEO,
  GENERATE_ALIGNMENT, /* when each word of a speech is said */
} GenerateKind;

typedef struct ProviderConfig ProviderConfig; /* provider-config.h */
typedef struct ProviderEntry ProviderEntry;

/* Fields that a kind does not use are ignored. All borrowed. */
typedef struct {
  GenerateKind kind;
  const ProviderConfig *config; /* NULL: the built-in data */
  const gchar *provider;        /* "builtin": the name of an entry */
  const gchar *model;           /* NULL: the provider's default */
  const gchar *base_url;        /* NULL: the provider's own */
  guint timeout_ms;             /* 0: the kind's default */
  guint64 seed;
  const gchar *key; /* of this one wish: the same when it is asked for again,
                     * so that those who look at it do not make it twice */
  const gchar *job; /* one that was ordered before: its result is waited for,
                     * and nothing is ordered */
  const ProviderEntry *entry; /* set by generate(): the provider's settings, */
  JsonNode *known; /* and what had to be asked before (ProviderLookup) */
  /* text */
  const gchar *task; /* "scenario_generate" */
  JsonNode *input;
  const gchar *instructions; /* for a model: what to do with it */
  JsonNode *schema;          /* JSON Schema of the answer */
  JsonNode *previous;        /* an answer that was not taken, */
  const gchar *complaint;    /* and why */
  gint64 most_tokens;        /* of the answer; 0: the provider's default */
  /* image: also to be changed; video: its first picture */
  GBytes *const *pictures; /* encoded files */
  guint n_pictures;
  /* image */
  const gchar *prompt, *negative;
  gint width, height;
  const gchar *style; /* palette family or style prefix, may be NULL */
  /* speech */
  const gchar *text, *voice, *language; /* voice: a name, or the vendor's ID */
  gdouble speed;                        /* 1 = the voice's own; 0: 1 */
  const gchar *before, *after; /* what is said around `text`, or NULL */
  GBytes *sound; /* alignment: an encoded file in which `text` is said */
  /* music: also `prompt`, and `style` as its mood; sfx: `prompt` alone; video:
   * also `prompt` and `pictures` */
  gint64 duration_ms;
} GenerateRequest;

/* What was used, as the provider tells it; 0 where it does not. */
typedef struct {
  gint64 input_tokens, output_tokens;
  gint64 pictures, characters;
  gint64 media_ms; /* of sound or video */
  gdouble credits;
} GenerateUsage;

typedef struct {
  gchar *provider, *model; /* who really did it */
  guint64 seed;
  JsonNode *answer;   /* text */
  GBytes *bytes;      /* all but text and alignment: an encoded file */
  const gchar *mime;  /* checked against the bytes */
  gint width, height; /* image, video; 0: its file does not say */
  gint64 duration_ms; /* speech, music, sfx; video: 0 as above */
  JsonNode *words;    /* speech: [{text, from_ms, to_ms}], or NULL; of an
                       * alignment it is the answer */
  JsonNode *quiet;    /* image: {x, y, width, height}, or NULL */
  gchar *said;        /* the prompt as the provider reworded it, or NULL */
  gchar *request_id;  /* the provider's name for the call, or NULL */
  GenerateUsage usage;
} GenerateResult;

void generate_result_free (GenerateResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GenerateResult, generate_result_free)

/* Progress of a call, from the calling thread. @fraction < 0: unknown. */
typedef void (*GenerateProgress) (
    const gchar *stage, gdouble fraction, gpointer user_data);

/* What a call tells while it is made, from the calling thread. */
typedef struct {
  GenerateProgress progress; /* may be NULL */
  /* A job was ordered and has this name: it is to be kept (`job` of the
   * request) before anything else happens. FALSE: it cannot be; the call ends
   * with @error and the job is called off. May be NULL. */
  gboolean (*ordered) (const gchar *job, gpointer user_data, GError **error);
  gpointer user_data;
} GenerateWatch;

/**
 * generate:
 * Blocks; returns within 200 ms of @cancellable being cancelled or the time
 * being up. The built-in writer, done in a moment, looks at neither.
 */
GenerateResult *generate (const GenerateRequest *request,
    GenerateProgress progress, gpointer user_data, GCancellable *cancellable,
    GError **error);
/* The same, of what may take long. */
GenerateResult *generate_watched (const GenerateRequest *request,
    const GenerateWatch *watch, GCancellable *cancellable, GError **error);

/* "rate_limited", "policy_refused": what went wrong in words that are the same
 * for all providers; "" for an error that is not of a provider. */
const gchar *generate_trouble (const GError *error);

/* Whether what failed may have been made and paid for all the same. */
gboolean generate_maybe_billed (const GError *error);

/**
 * generate_wait_ms:
 * @error: of generate()
 * @done: how often it was called for this
 * @chance: 0 to 1, so that not all come back at the same moment
 *
 * Returns: how long to wait before calling again, or -1 where that is of no
 * use, or might be paid twice too often.
 */
gint64 generate_wait_ms (
    const GError *error, GenerateKind kind, guint done, gdouble chance);

/* FALSE once @cancellable is cancelled. */
gboolean generate_sleep (gint64 ms, GCancellable *cancellable);

/* "text", "image", "speech", "music", "sfx", "video", "alignment" */
const gchar *generate_kind_name (GenerateKind kind);

/* ---- what @config, or the built-in data for NULL, has ---- */

/* Fails with the message that names the providers of that kind. */
gboolean generate_check_provider (const ProviderConfig *config,
    const gchar *provider, GenerateKind kind, GError **error);
/* The same for a model of a provider that there is; NULL is its default, if it
 * has one. A retired one that nothing took the place of is none. */
gboolean generate_check_model (const ProviderConfig *config,
    const gchar *provider, GenerateKind kind, const gchar *model,
    GError **error);
/* Whether there is what @provider asks for as a key, at @base_url or its own
 * address. */
gboolean generate_check_key (const ProviderConfig *config,
    const gchar *provider, const gchar *base_url, GError **error);
/* NULL-terminated (transfer container) names for one kind. */
const gchar **generate_providers (
    const ProviderConfig *config, GenerateKind kind);
const gchar *generate_default_model (
    const ProviderConfig *config, const gchar *provider, GenerateKind kind);
/* The model that is asked in the place of a retired one, for who tells of it;
 * NULL: @model is none. */
const gchar *generate_successor (
    const ProviderConfig *config, const gchar *provider, const gchar *model);

/* Where the narrator's helper program is: $JSONCLIP_NARRATOR, the libexec
 * folder, or beside the running program. For tests and --version. */
gchar *generate_find_narrator (void);

G_END_DECLS
