/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The pictures and samples of a movie JSON, as they are drawn and mixed, or of
 * a rendered film, as they are decoded: one after another. Compares and hashes
 * nothing. */
#pragma once

#include <gio/gio.h>
#include <gst/gst.h>
#include <gst/video/video.h>

G_BEGIN_DECLS

typedef struct {
  const gchar *file; /* movie JSON, MP4, MOV, WebM or playlist, by its bytes */
  const gchar *media_root; /* of a movie JSON; NULL: its folder */
  gint64 from_ms, to_ms;   /* frames that begin there; 0, 0: all */
} FilmRequest;

typedef struct Film Film;

/**
 * film_open:
 * @request: what it points to is copied
 *
 * Returns: (nullable): NULL with RENDER_ERROR_MOVIE, or RENDER_ERROR_ENCODER
 *   where a plugin is missing
 */
Film *film_open (const FilmRequest *request, GError **error);
void film_free (Film *film);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Film, film_free)

const gchar *film_name (const Film *film);

/* A picture; all of I420. */
typedef struct {
  gint64 number; /* frame of the whole film, at its rate */
  gint64 time;   /* ns, exactly that frame's */
  GstSample *sample;
} FilmPicture;

/**
 * film_next_picture:
 * @picture: (out): its sample (transfer full), NULL behind the last one
 */
gboolean film_next_picture (Film *film, FilmPicture *picture, GError **error);

/* Of all pictures, known with the first one. */
const GstVideoInfo *film_shape (const Film *film);

/* Samples of 32-bit floats, little endian, the channels side by side. */
typedef struct {
  gint rate, channels;
  gint64 first; /* of the whole film's samples */
  GstSample *sample;
  gsize skip, size; /* bytes of its buffer */
} FilmSound;

/**
 * film_next_sound:
 * @sound: (out): its sample (transfer full), NULL behind the last one, or if
 *   there is no sound; its rate is 0 then
 *
 * Behind the last picture: from then on there is no other.
 */
gboolean film_next_sound (Film *film, FilmSound *sound, GError **error);

G_END_DECLS
