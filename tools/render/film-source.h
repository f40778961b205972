/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The pipelines that a film is read by, one at a time: into an appsink, by
 * elements that a table names, never by what a file asks for. Knows neither
 * ranges nor frame numbers. Private to film.c. */
#pragma once

#include "schedule.h"

#include <gio/gio.h>
#include <gst/gst.h>

G_BEGIN_DECLS

typedef enum {
  FILM_PICTURES,
  FILM_SOUND,
} FilmPart;

typedef struct FilmSource FilmSource;

/* @start, @stop: ns, where the timeline begins and ends. */
FilmSource *film_source_movie (const gchar *file, const gchar *media_root,
    const Schedule *schedule, FilmPart part, gint64 start, gint64 stop,
    GError **error);
/* @demuxer: "qtdemux" or "matroskademux" */
FilmSource *film_source_film (
    const gchar *file, const gchar *demuxer, FilmPart part, GError **error);
/* Segments of MP4 that a playlist names, on this host. */
FilmSource *film_source_playlist (
    const gchar *file, FilmPart part, GError **error);
void film_source_free (FilmSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmSource, film_source_free)

/* (transfer full): NULL with @error, or without it at the end. */
GstSample *film_source_pull (FilmSource *source, GError **error);
/* Whether the file has such a part at all: known at the end. */
gboolean film_source_has_part (const FilmSource *source);
/* ns; -1: not known */
gint64 film_source_duration (FilmSource *source);

G_END_DECLS
