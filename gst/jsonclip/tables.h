/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The drawing tables as properties: their enums and their parameters. Knows no
 * single entry. */
#pragma once

#include <gst/gst.h>

#include "animation.h"
#include "meanings.h"

G_BEGIN_DECLS

/* Values are places in the table, nicks are the names of the JSON. */
GType tables_transition_get_type (void);
GType tables_effect_get_type (void);
GType tables_easing_get_type (void);
GType tables_overlay_get_type (void);
GType tables_caption_style_get_type (void);
/* Its first value is none at all. */
GType tables_animation_get_type (void);
const Animation *tables_animation (gint value);

/* The place of the entry named so: for defaults. */
gint tables_enum_value (GType type, const gchar *nick);

/**
 * tables_parse_params:
 * @specs: (nullable): of the entry
 * @text: (nullable): "strength=1.2, color=\"#ff8800\""
 * @values: what texts it held are freed
 *
 * Returns: FALSE with @error if a name is not one of the entry's, or a value
 *   not in its range.
 */
gboolean tables_parse_params (const ParamSpec *specs, const gchar *text,
    ParamValues *values, GError **error);

/* (transfer full): of an element's parameters. Whoever sets a property may name
 * any file; relative names start from the working folder. */
Meanings *tables_meanings (gint width, gint height);

G_END_DECLS
