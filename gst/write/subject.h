/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is left of a prompt once its directions are understood: the thing that
 * the video is about. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): "London history"; empty where there is none. */
gchar *subject_find (const gchar *left);

/* "London history" -> "London History", small words small. */
gchar *subject_title (const gchar *subject, const gchar *language);

/* (transfer full): whole words of @title, at most @most characters: as much of
 * it as can stand alone. */
gchar *subject_title_cut (const gchar *title, glong most);

/* The parts that a prompt lists ("from A to B to C", "1. A 2. B",
 * "covering A, B and C"), in order; fewer than two are none. @language: in
 * which "and" is said. @stem gets the subject without them. Never NULL. */
GPtrArray *subject_parts (
    const gchar *subject, const gchar *language, gchar **stem);

G_END_DECLS
