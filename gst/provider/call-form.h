/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The multipart/form-data that a call carries, field by field (RFC 7578). The
 * same fields make the same bytes. */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

typedef struct CallForm CallForm;

CallForm *call_form_new (void);
void call_form_free (CallForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallForm, call_form_free)

/* Nothing, where @value is NULL. */
void call_form_add_text (CallForm *form, const gchar *name, const gchar *value);
void call_form_add_file (CallForm *form, const gchar *name,
    const gchar *file_name, const gchar *mime, GBytes *bytes);

/* @url is taken. */
void call_form_finish (CallForm *form, ProviderCall *call, gchar *url);

G_END_DECLS
