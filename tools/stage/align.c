/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See align.h. The voice is stored by then: what was paid for it is safe. */
#include "align.h"

#include "provider-config.h"

static const gchar *
find_aligner (const StageContext *context, const StoreAsset *voice)
{
  const ProviderEntry *entry =
      provider_config_find (context->config, voice->provider);

  return provider_entry_option (entry, "alignment");
}

gboolean
align_wants (const StageContext *context, const StoreAsset *voice)
{
  return !voice->words && find_aligner (context, voice);
}

static GBytes *
load (const StageContext *context, const StoreAsset *voice, GError **error)
{
  g_autofree gchar *path =
      g_build_filename (context->project->folder, voice->file, NULL);
  gchar *data;
  gsize size;

  return g_file_get_contents (path, &data, &size, error)
      ? g_bytes_new_take (data, size)
      : NULL;
}

static GenerateResult *
ask (const StageContext *context, const StoreAsset *voice, GError **error)
{
  g_autoptr (GBytes) sound = load (context, voice, error);
  const GenerateRequest request = {
    .kind = GENERATE_ALIGNMENT,
    .provider = find_aligner (context, voice),
    .text = voice->text,
    .sound = sound,
  };

  return sound ? stage_call (context, voice->slot, &request, NULL, error)
               : NULL;
}

gboolean
align_voice (
    const StageContext *context, const StoreAsset *voice, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GenerateResult) result = ask (context, voice, &local);
  g_autofree gchar *words = NULL;

  if (!result && g_cancellable_is_cancelled (context->cancellable)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!result) {
    g_info ("%s: no times of words: %s", voice->slot, local->message);
    return TRUE;
  }
  words = json_to_string (result->words, FALSE);
  return store_asset_set_words (
      context->store, context->project, voice->slot, words, error);
}
