/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The list of providers: a new one is its own file and a line here. */

#include "provider.h"

#include <string.h>

const Provider *const providers[] = {
  &provider_builtin,
  &provider_openai,
  &provider_google,
  &provider_stability,
  &provider_automatic1111,
  &provider_sdcpp,
  &provider_comfyui,
  &provider_elevenlabs,
  &provider_piper,
  &provider_runway,
  NULL,
};

const Provider *
provider_find (const gchar *name)
{
  for (guint i = 0; name && providers[i]; i++)
    if (g_str_equal (providers[i]->name, name))
      return providers[i];
  return NULL;
}

const ProviderTask *
provider_find_task (const Provider *provider, GenerateKind kind)
{
  for (guint i = 0; provider->tasks[i]; i++)
    if (provider->tasks[i]->kind == kind)
      return provider->tasks[i];
  return NULL;
}

void
provider_call_clear (ProviderCall *call)
{
  g_clear_pointer (&call->url, g_free);
  g_clear_pointer (&call->body, g_bytes_unref);
  g_clear_pointer (&call->mime, g_free);
  g_clear_pointer (&call->headers, g_ptr_array_unref);
  if (call->key_header)
    explicit_bzero (call->key_header, strlen (call->key_header));
  g_clear_pointer (&call->key_header, g_free);
}

void
provider_reply_clear (ProviderReply *reply)
{
  g_clear_pointer (&reply->body, g_bytes_unref);
  g_clear_pointer (&reply->mime, g_free);
  g_clear_pointer (&reply->headers, g_hash_table_unref);
  g_clear_pointer (&reply->events, g_ptr_array_unref);
  g_clear_pointer (&reply->details, g_bytes_unref);
  g_clear_pointer (&reply->blobs, g_hash_table_unref);
  g_clear_pointer (&reply->onward, g_free);
  g_clear_pointer (&reply->job, g_free);
  *reply = (ProviderReply){ 0 };
}

void
provider_call_add_header (ProviderCall *call, gchar *header)
{
  if (!call->headers)
    call->headers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (call->headers, header);
}

const gchar *
provider_reply_header (const ProviderReply *reply, const gchar *name)
{
  return reply->headers ? g_hash_table_lookup (reply->headers, name) : NULL;
}
