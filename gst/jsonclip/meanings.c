/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A few meanings, found again by their text: see meanings.h. */
#include "meanings.h"

#include <string.h>

/* Kept although no frame of late has asked for them. */
#define SPARE 4

typedef struct {
  const ParamParser *parser; /* NULL: a picture */
  gboolean file;
  gchar *text;
  gpointer meaning;
  guint64 used; /* frame */
} Kept;

struct Meanings {
  gchar *base, *root;
  gint width, height;
  PictureMatrix matrix;
  GPtrArray *kept; /* of Kept */
  guint64 frame;
};

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  if (kept->parser)
    kept->parser->free (kept->meaning);
  else
    picture_free (kept->meaning);
  g_free (kept->text);
  g_free (kept);
}

Meanings *
meanings_new (const gchar *base, const gchar *root, gint width, gint height,
    PictureMatrix matrix)
{
  Meanings *meanings = g_new0 (Meanings, 1);

  meanings->base = g_strdup (base);
  meanings->root = g_strdup (root);
  meanings->width = width;
  meanings->height = height;
  meanings->matrix = matrix;
  meanings->kept = g_ptr_array_new_with_free_func (kept_free);
  return meanings;
}

void
meanings_free (Meanings *meanings)
{
  if (!meanings)
    return;
  g_ptr_array_unref (meanings->kept);
  g_free (meanings->base);
  g_free (meanings->root);
  g_free (meanings);
}

/* The one that was not used for longest, if this frame does not use it. */
static gint
find_oldest (const Meanings *meanings)
{
  guint64 used = meanings->frame;
  gint oldest = -1;

  for (guint i = 0; i < meanings->kept->len; i++) {
    const Kept *kept = meanings->kept->pdata[i];

    if (kept->used < used) {
      oldest = (gint) i;
      used = kept->used;
    }
  }
  return oldest;
}

void
meanings_begin (Meanings *meanings)
{
  gint oldest = find_oldest (meanings);

  meanings->frame++;
  if (meanings->kept->len > SPARE && oldest >= 0)
    g_ptr_array_remove_index_fast (meanings->kept, oldest);
}

/* A data: URI is its own file: too long to be shown. */
static const gchar *
shown_name (const gchar *src)
{
  return g_ascii_strncasecmp (src, "data:", 5) == 0 ? "data: URI" : src;
}

static GBytes *
load (const gchar *src, const gchar *base, const gchar *root, GError **error)
{
  g_autofree gchar *file = media_resolve (src, base, root, error);

  return file ? media_load (file, &media_default_limits, error) : NULL;
}

static gpointer
parse_file (
    const ParamSpec *spec, const gchar *src, GBytes *bytes, GError **error)
{
  gsize size;
  const gchar *data = g_bytes_get_data (bytes, &size);
  gpointer meaning = spec->parser->parse (data ? data : "", size, error);

  if (!meaning)
    g_prefix_error (error, "%s: ", shown_name (src));
  return meaning;
}

static gpointer
decode_picture (const Meanings *meanings, const gchar *src, GBytes *bytes,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (MediaImage) image = media_decode_image (
      bytes, shown_name (src), &media_default_limits, cancellable, error);
  g_autoptr (Picture) whole = NULL;
  Picture *picture;

  if (!image)
    return NULL;
  whole = picture_new_from_rgba (image->rgba, image->width * 4, image->width,
      image->height, meanings->matrix, 0xff);
  picture = picture_resize_unless (
      whole, meanings->width, meanings->height, cancellable);
  if (!picture)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return picture;
}

static gpointer
make (const Meanings *meanings, const ParamSpec *spec, const gchar *text,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (spec->kind == PARAM_TEXT)
    return spec->parser->parse (text, strlen (text), error);
  bytes = load (text, meanings->base, meanings->root, error);
  if (!bytes)
    return NULL;
  return spec->parser
      ? parse_file (spec, text, bytes, error)
      : decode_picture (meanings, text, bytes, cancellable, error);
}

static gpointer
find (Meanings *meanings, const ParamSpec *spec, const gchar *text,
    GCancellable *cancellable, GError **error)
{
  const gboolean file = spec->kind == PARAM_FILE;
  Kept *kept;
  gpointer meaning;

  for (guint i = 0; i < meanings->kept->len; i++) {
    kept = meanings->kept->pdata[i];
    if (kept->parser == spec->parser && kept->file == file
        && strcmp (kept->text, text) == 0) {
      kept->used = meanings->frame;
      return kept->meaning;
    }
  }
  meaning = make (meanings, spec, text, cancellable, error);
  if (!meaning)
    return NULL;
  kept = g_new0 (Kept, 1);
  *kept =
      (Kept){ spec->parser, file, g_strdup (text), meaning, meanings->frame };
  g_ptr_array_add (meanings->kept, kept);
  return meaning;
}

static gboolean
has_meaning (const ParamSpec *spec)
{
  return spec->kind == PARAM_FILE || (spec->kind == PARAM_TEXT && spec->parser);
}

gboolean
meanings_find (Meanings *meanings, const ParamSpec *specs,
    const ParamValues *values, ParamMeanings *found, GCancellable *cancellable,
    GError **error)
{
  *found = (ParamMeanings){ 0 };
  for (guint i = 0; i < params_count (specs); i++) {
    const gchar *text = params_text (specs, values, i);

    if (!has_meaning (&specs[i]) || !text)
      continue;
    found->of[i] = find (meanings, &specs[i], text, cancellable, error);
    if (!found->of[i]) {
      g_prefix_error (error, "%s: ", specs[i].name);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
gate_picture (const gchar *src, GBytes *bytes, GError **error)
{
  MediaHeader header;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (!media_gate (data, size, &media_default_limits, &header, error)) {
    g_prefix_error (error, "%s: ", shown_name (src));
    return FALSE;
  }
  if (media_type_is_image (header.type))
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
      "%s: %s, expected a picture", shown_name (src),
      media_type_name (header.type));
  return FALSE;
}

gboolean
meanings_check_file (const ParamSpec *spec, const gchar *src, const gchar *base,
    const gchar *root, GError **error)
{
  g_autoptr (GBytes) bytes = load (src, base, root, error);
  gpointer meaning;

  if (!bytes)
    return FALSE;
  if (!spec->parser)
    return gate_picture (src, bytes, error);
  meaning = parse_file (spec, src, bytes, error);
  if (!meaning)
    return FALSE;
  spec->parser->free (meaning);
  return TRUE;
}
