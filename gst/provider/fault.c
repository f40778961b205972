/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "fault.h"

typedef struct {
  TroubleKind kind;
  gint64 retry_ms;
} GenerateErrorPrivate;

static void
generate_error_private_init (GenerateErrorPrivate *self)
{
  *self = (GenerateErrorPrivate){ TROUBLE_NONE, -1 };
}

static void
generate_error_private_copy (
    const GenerateErrorPrivate *from, GenerateErrorPrivate *to)
{
  *to = *from;
}

static void
generate_error_private_clear (GenerateErrorPrivate *self)
{
}

G_DEFINE_EXTENDED_ERROR (GenerateError, generate_error)

static const GenerateError codes[] = {
  [TROUBLE_NONE] = GENERATE_ERROR_REPLY,
  [TROUBLE_AUTH] = GENERATE_ERROR_KEY,
  [TROUBLE_PERMISSION] = GENERATE_ERROR_REFUSED,
  [TROUBLE_QUOTA] = GENERATE_ERROR_QUOTA,
  [TROUBLE_RATE] = GENERATE_ERROR_TRANSPORT,
  [TROUBLE_REQUEST] = GENERATE_ERROR_REFUSED,
  [TROUBLE_MODEL_GONE] = GENERATE_ERROR_REFUSED,
  [TROUBLE_POLICY] = GENERATE_ERROR_REFUSED,
  [TROUBLE_TOO_LARGE] = GENERATE_ERROR_REFUSED,
  [TROUBLE_TRUNCATED] = GENERATE_ERROR_REPLY,
  [TROUBLE_BAD_OUTPUT] = GENERATE_ERROR_REPLY,
  [TROUBLE_SERVER] = GENERATE_ERROR_TRANSPORT,
  [TROUBLE_NOT_SENT] = GENERATE_ERROR_TRANSPORT,
  [TROUBLE_OUTCOME_UNKNOWN] = GENERATE_ERROR_TRANSPORT,
  [TROUBLE_JOB_TIMEOUT] = GENERATE_ERROR_TRANSPORT,
  [TROUBLE_JOB_LOST] = GENERATE_ERROR_TRANSPORT,
  [TROUBLE_JOB_FAILED] = GENERATE_ERROR_REFUSED,
  [TROUBLE_CANCELLED] = GENERATE_ERROR_CANCELLED,
};

void
fault_set (GError **error, const Trouble *trouble)
{
  GError *fault = g_error_new (GENERATE_ERROR, codes[trouble->kind], "%s: %s",
      trouble_name (trouble->kind), trouble->message);
  GenerateErrorPrivate *more = generate_error_get_private (fault);

  more->kind = trouble->kind;
  more->retry_ms = trouble->retry_ms;
  g_propagate_error (error, fault);
}

gboolean
fault_fail (GError **error, TroubleKind kind, const gchar *format, ...)
{
  g_auto (Trouble) trouble = { .kind = kind, .retry_ms = -1 };
  va_list arguments;

  va_start (arguments, format);
  trouble.message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fault_set (error, &trouble);
  return FALSE;
}

TroubleKind
fault_kind (const GError *error)
{
  return error->domain == GENERATE_ERROR
      ? generate_error_get_private (error)->kind
      : TROUBLE_NONE;
}

gint64
fault_retry_ms (const GError *error)
{
  return error->domain == GENERATE_ERROR
      ? generate_error_get_private (error)->retry_ms
      : -1;
}

const gchar *
generate_trouble (const GError *error)
{
  const TroubleKind kind = fault_kind (error);

  return kind == TROUBLE_NONE ? "" : trouble_name (kind);
}

/* Whoever refuses, or was never reached, has made nothing. */
gboolean
generate_maybe_billed (const GError *error)
{
  switch (fault_kind (error)) {
    case TROUBLE_POLICY:
    case TROUBLE_TRUNCATED:
    case TROUBLE_BAD_OUTPUT:
    case TROUBLE_OUTCOME_UNKNOWN:
    case TROUBLE_JOB_TIMEOUT:
    case TROUBLE_JOB_LOST:
    case TROUBLE_JOB_FAILED:
      return TRUE;
    default:
      return FALSE;
  }
}

/* A video costs so much that it is not asked for twice unless the first
 * question surely went nowhere. */
static const RetryRules rules[] = {
  [GENERATE_TEXT] = { 2, 1, 500, 8000 },
  [GENERATE_IMAGE] = { 2, 1, 1000, 60000 },
  [GENERATE_SPEECH] = { 2, 1, 1000, 60000 },
  [GENERATE_MUSIC] = { 2, 1, 1000, 60000 },
  [GENERATE_SFX] = { 2, 1, 1000, 60000 },
  [GENERATE_VIDEO] = { 2, 0, 1000, 60000 },
  [GENERATE_ALIGNMENT] = { 2, 1, 1000, 60000 },
};

gint64
generate_wait_ms (
    const GError *error, GenerateKind kind, guint done, gdouble chance)
{
  const GenerateErrorPrivate *more = error->domain == GENERATE_ERROR
      ? generate_error_get_private (error)
      : NULL;
  const Trouble trouble = { .kind = more ? more->kind : TROUBLE_NONE,
    .retry_ms = more ? more->retry_ms : -1 };

  return trouble_wait_ms (&trouble, &rules[kind], done, chance);
}

gboolean
generate_sleep (gint64 ms, GCancellable *cancellable)
{
  const gint64 end = g_get_monotonic_time () / 1000 + ms;
  GPollFD fd;

  if (!g_cancellable_make_pollfd (cancellable, &fd)) {
    g_usleep ((gulong) MAX (0, ms) * 1000);
    return !g_cancellable_is_cancelled (cancellable);
  }
  while (!g_cancellable_is_cancelled (cancellable)
      && (ms = end - g_get_monotonic_time () / 1000) > 0)
    g_poll (&fd, 1, (gint) MIN (ms, G_MAXINT));
  g_cancellable_release_fd (cancellable);
  return !g_cancellable_is_cancelled (cancellable);
}
