/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Asks for what was ordered until it is made. It does not know what that is,
 * nor how it is asked for (ProviderJob). */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

typedef struct {
  const ProviderTask *task;
  const GenerateRequest *request; /* with the provider's address in it */
  const ProviderCall *like;       /* its network, codes and key are the jobs',
                                   * too */
  const GenerateWatch *watch;
} JobOrder;

/**
 * job_follow:
 * @reply: of the order, with the job's name; of the job that is done after it
 * @resumed: ordered some time ago
 *
 * Several askings in a row may fail before it is given up. Where it is
 * cancelled, what was ordered is called off, for JOB_CALL_OFF_MS at most.
 */
gboolean job_follow (const JobOrder *order, gboolean resumed,
    ProviderReply *reply, GenerateResult *result, GCancellable *cancellable,
    GError **error);

enum { JOB_CALL_OFF_MS = 1500 };

G_END_DECLS
