/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#define _GNU_SOURCE /* memmem */
#include "call-form.h"

#include <string.h>

#define BOUNDARY_DIGITS 32

typedef struct {
  gchar *head;
  GBytes *body;
} Part;

struct CallForm {
  GPtrArray *parts;
};

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->head);
  g_bytes_unref (part->body);
  g_free (part);
}

CallForm *
call_form_new (void)
{
  CallForm *form = g_new0 (CallForm, 1);

  form->parts = g_ptr_array_new_with_free_func (part_free);
  return form;
}

void
call_form_free (CallForm *form)
{
  g_ptr_array_unref (form->parts);
  g_free (form);
}

/* As the HTML standard has it ("Multipart form data"): what would end the name
 * is written in per cent. */
static gchar *
quoted (const gchar *name)
{
  GString *text = g_string_new ("\"");

  for (const gchar *c = name; *c; c++)
    if (*c == '"' || *c == '\r' || *c == '\n')
      g_string_append_printf (text, "%%%02X", *c);
    else
      g_string_append_c (text, *c);
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}

/* @more: (transfer full): the rest of its head */
static void
add (CallForm *form, const gchar *name, gchar *more, GBytes *body)
{
  g_autofree gchar *quoted_name = quoted (name);
  Part *part = g_new0 (Part, 1);

  part->head = g_strdup_printf (
      "Content-Disposition: form-data; name=%s%s\r\n\r\n", quoted_name, more);
  part->body = body;
  g_ptr_array_add (form->parts, part);
  g_free (more);
}

void
call_form_add_text (CallForm *form, const gchar *name, const gchar *value)
{
  if (value)
    add (form, name, g_strdup (""), g_bytes_new (value, strlen (value)));
}

void
call_form_add_file (CallForm *form, const gchar *name, const gchar *file_name,
    const gchar *mime, GBytes *bytes)
{
  g_autofree gchar *quoted_name = quoted (file_name);

  add (form, name,
      g_strdup_printf ("; filename=%s\r\nContent-Type: %s", quoted_name, mime),
      g_bytes_ref (bytes));
}

static gboolean
has (GBytes *bytes, const gchar *text)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, size, text, strlen (text)) != NULL;
}

static gboolean
occurs (CallForm *form, const gchar *text)
{
  for (guint i = 0; i < form->parts->len; i++) {
    const Part *part = g_ptr_array_index (form->parts, i);

    if (strstr (part->head, text) || has (part->body, text))
      return TRUE;
  }
  return FALSE;
}

static gchar *
sum (CallForm *form, guint attempt)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) &attempt, sizeof attempt);
  for (guint i = 0; i < form->parts->len; i++) {
    const Part *part = g_ptr_array_index (form->parts, i);
    gsize size = 0;
    gconstpointer data = g_bytes_get_data (part->body, &size);

    g_checksum_update (checksum, (const guchar *) part->head, -1);
    g_checksum_update (checksum, size > 0 ? data : "", size);
  }
  return g_strndup (g_checksum_get_string (checksum), BOUNDARY_DIGITS);
}

/* Nothing of what is sent holds it. */
static gchar *
boundary_of (CallForm *form)
{
  for (guint attempt = 0;; attempt++) {
    g_autofree gchar *boundary = sum (form, attempt);

    if (!occurs (form, boundary))
      return g_steal_pointer (&boundary);
  }
}

void
call_form_finish (CallForm *form, ProviderCall *call, gchar *url)
{
  g_autofree gchar *boundary = boundary_of (form);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < form->parts->len; i++) {
    const Part *part = g_ptr_array_index (form->parts, i);
    gsize size = 0;
    gconstpointer data = g_bytes_get_data (part->body, &size);

    g_string_append_printf (text, "--%s\r\n%s", boundary, part->head);
    if (size > 0)
      g_string_append_len (text, data, size);
    g_string_append (text, "\r\n");
  }
  g_string_append_printf (text, "--%s--\r\n", boundary);
  call->url = url;
  call->mime = g_strconcat ("multipart/form-data; boundary=", boundary, NULL);
  call->body = g_string_free_to_bytes (text);
}
