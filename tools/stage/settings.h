/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who makes what, for one run: providers, models, voice and seed, as they were
 * asked for, with names where nothing was asked; checked before anything is
 * created, and stored with the run. What takes the place of a retired model,
 * and what a vendor calls a voice, is found out at each call. */
#pragma once

#include "generate.h"

G_BEGIN_DECLS

typedef struct {
  gchar *image_provider, *image_model_id;
  gchar *video_provider, *video_model_id; /* NULL: pictures only */
  gchar *audio_provider, *audio_model_id, *audio_voice_id;
  gchar *music_provider, *music_model_id; /* STAGE_NOBODY: no music */
  gchar *sfx_provider, *sfx_model_id;     /* STAGE_NOBODY: no sounds */
  gchar *text_provider, *text_model_id;
  gint64 seed;
} StageSettings;

/* A provider's name that is none: leave it out. */
#define STAGE_NOBODY "none"

/* FALSE too where the settings of an older version say nothing. */
gboolean stage_settings_want (const gchar *provider);

void stage_settings_clear (StageSettings *settings);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StageSettings, stage_settings_clear)

/* By what settings are checked. */
typedef struct {
  const ProviderConfig *config; /* NULL: the built-in data */
  gboolean offline_fallback;    /* where a key is missing, the built-in provider
                                 * takes the place */
  GPtrArray *warnings;          /* (nullable) of utf8: added to */
} StageTerms;

/**
 * stage_settings_resolve:
 * @terms: (nullable)
 *
 * Fills in what is NULL and checks what is not. Clips are not made in this
 * version: what is wrong with a wish for them is a warning.
 */
gboolean stage_settings_resolve (
    StageSettings *settings, const StageTerms *terms, GError **error);

/* JSON with the seed's names of fields, always in the same order: it is part
 * of what makes two requests the same. */
gchar *stage_settings_to_text (const StageSettings *settings);
gboolean stage_settings_from_text (
    StageSettings *settings, const gchar *text, GError **error);

G_END_DECLS
