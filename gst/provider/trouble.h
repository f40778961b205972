/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What went wrong with a call, in words that are the same for all providers,
 * and whether asking again is of any use. All of it is pure: an answer in, a
 * verdict out. */
#pragma once

#include "http.h"

G_BEGIN_DECLS

typedef enum {
  TROUBLE_NONE,
  TROUBLE_AUTH,       /* the key is missing or wrong */
  TROUBLE_PERMISSION, /* the key is right, and may not do this */
  TROUBLE_QUOTA,      /* money or the plan's share is used up */
  TROUBLE_RATE,       /* too much at once; later it does */
  TROUBLE_REQUEST,    /* asked for what cannot be had */
  TROUBLE_MODEL_GONE, /* no model of this name, or no longer */
  TROUBLE_POLICY,     /* refused for what was asked */
  TROUBLE_TOO_LARGE,
  TROUBLE_TRUNCATED,       /* it stopped in the middle of its answer */
  TROUBLE_BAD_OUTPUT,      /* answered, but not with what it says */
  TROUBLE_SERVER,          /* its own fault */
  TROUBLE_NOT_SENT,        /* it never heard of it */
  TROUBLE_OUTCOME_UNKNOWN, /* it did, and whether it did it nobody knows */
  TROUBLE_JOB_TIMEOUT,     /* ordered, and not done in the time there is */
  TROUBLE_JOB_LOST,        /* ordered, and it knows nothing of it any more */
  TROUBLE_JOB_FAILED,      /* ordered, and it could not be made */
  TROUBLE_CANCELLED,
} TroubleKind;

/* "rate_limited" */
const gchar *trouble_name (TroubleKind kind);

typedef struct {
  TroubleKind kind;
  gchar *message;  /* what the provider says, or the network */
  gint64 retry_ms; /* not before, if it said so; else -1 */
} Trouble;

void trouble_clear (Trouble *trouble);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trouble, trouble_clear)

/* What a provider's own codes mean, ahead of the status; ended by NULL. */
typedef struct {
  const gchar *code;
  TroubleKind kind;
} TroubleCode;

/**
 * trouble_of_answer:
 * @codes: (nullable)
 * @now: seconds since 1970, for hints that are dates
 *
 * Of an answer with a status beyond 2xx; TROUBLE_NONE for any other one. A code
 * is looked for as the reason in error.details, then as error.code, error.type,
 * error.status, detail.status, in this order; the message where OpenAI, Google, ElevenLabs, FastAPI and servers like
 * theirs have it, else the start of the body.
 */
void trouble_of_answer (const HttpAnswer *answer, const TroubleCode *codes,
    gint64 now, Trouble *trouble);

/* Of an error that came as good news: in the body of a 2xx, or as an event of a
 * stream. @otherwise: where neither its code nor a number of HTTP says what it
 * is. */
void trouble_of_body (GBytes *body, const TroubleCode *codes,
    TroubleKind otherwise, Trouble *trouble);

/* Of an exchange that came to no answer; @error is of HTTP_ERROR. */
void trouble_of_error (const GError *error, Trouble *trouble);

/* How often, and how far apart, a class of calls is made again. */
typedef struct {
  guint again;         /* at most, beside the first time */
  guint unknown_again; /* of those, where the outcome is not known or was of no
                        * use: each may be done and paid twice */
  guint base_ms, cap_ms;
} RetryRules;

/**
 * trouble_wait_ms:
 * @done: how many calls were made so far, the first one among them
 * @chance: 0 to 1
 *
 * Returns: how long to wait before the next one, or -1 for never. A hint of the
 * server is kept, with up to a tenth more, unless it is beyond
 * TROUBLE_LONGEST_HINT; else the wait doubles from @base_ms to @cap_ms, less up
 * to a quarter by chance, as the clients of OpenAI do.
 */
gint64 trouble_wait_ms (const Trouble *trouble, const RetryRules *rules,
    guint done, gdouble chance);

enum { TROUBLE_LONGEST_HINT = 120000 };

G_END_DECLS
