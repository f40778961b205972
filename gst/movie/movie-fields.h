/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The one home of JSON keys: a row a key. Reader, writer, range checks and the
 * generated docs walk these rows and know no key of their own. Knows where a
 * value lies in the Movie and nothing of how JSON is parsed. */
#pragma once

#include "movie.h"

G_BEGIN_DECLS

typedef struct MovieField MovieField;
typedef struct MovieObject MovieObject;

typedef enum {
  MOVIE_FIELD_INTEGER,      /* gint */
  MOVIE_FIELD_UNSIGNED,     /* guint32 */
  MOVIE_FIELD_NUMBER,       /* gdouble */
  MOVIE_FIELD_BOOLEAN,      /* gboolean */
  MOVIE_FIELD_STRING,       /* gchar *; the range is its length in characters */
  MOVIE_FIELD_COLOR,        /* guint32 0xRRGGBBAA */
  MOVIE_FIELD_MS,           /* integer ms in JSON, gint64 ns here */
  MOVIE_FIELD_RATE,         /* gint numerator, gint denominator after it */
  MOVIE_FIELD_CHOICE,       /* an enum, one of `choices` */
  MOVIE_FIELD_ENTRY,        /* pointer to an entry of `registry` */
  MOVIE_FIELD_SETTINGS,     /* ParamValues of the entry at `sibling` */
  MOVIE_FIELD_OBJECT,       /* a struct inside this one, by `object` */
  MOVIE_FIELD_ARRAY,        /* GPtrArray * of structs made by `object` */
  MOVIE_FIELD_WORDS,        /* CaptionWord *, their number at `sibling` */
} MovieFieldKind;

typedef enum {
  MOVIE_FIELD_REQUIRED = 1 << 0,
  MOVIE_FIELD_ALWAYS = 1 << 1,  /* written even if it is the default */
  MOVIE_FIELD_EVEN = 1 << 2,
  MOVIE_FIELD_NAME = 1 << 3,    /* letters, digits, '-' and '_': a file name */
  MOVIE_FIELD_LATER = 1 << 4,   /* part of the format, not of this version */
  MOVIE_FIELD_LENIENT = 1 << 5, /* an unknown choice is a warning */
} MovieFieldFlags;

typedef struct {
  const gchar *name;        /* NULL ends a list */
  gint value;
  gboolean later;           /* not supported by this version */
} MovieChoice;

/* One entry of a table of gst/pixel, whatever its kind. */
typedef struct {
  gconstpointer entry;
  const gchar *name;
  const gchar *const *aliases;  /* may be NULL */
  const gchar *summary;
  const ParamSpec *params;
  gboolean later;
} MovieEntry;

typedef struct {
  const gchar *noun;        /* "transition" */
  gconstpointer (*find) (const gchar *name);
  gboolean (*at) (guint index, MovieEntry *entry);  /* FALSE past the end */
  /* (transfer full): why what looks like one is none, "acts on sound"; NULL if
   * it looks like nothing known. May be NULL. */
  gchar *(*refusal) (const gchar *name);
} MovieRegistry;

struct MovieField {
  const gchar *key;
  MovieFieldKind kind;
  MovieFieldFlags flags;
  gsize offset;             /* in the struct of the object it is a row of */
  gdouble minimum, maximum; /* as in JSON; both 0: no range */
  gdouble fallback;
  /* Of the struct that the row is of, once its type is known; 0: `fallback`. */
  gdouble (*fallback_of) (gconstpointer target);
  const gchar *fallback_name;   /* of an entry */
  const gchar *fallback_doc;    /* in words, where the value says too little */
  const gchar *noun;        /* of the value, if `key` does not say it */
  const MovieChoice *choices;
  const MovieRegistry *registry;
  const MovieObject *object;
  gsize sibling;
  gsize present;            /* offset of a gboolean, "given"; 0: none */
  gsize unless;             /* not written where the text there is; 0: none */
  const gchar *doc;         /* one phrase */
};

struct MovieObject {
  const gchar *name;        /* as the docs call it */
  const gchar *doc;
  const MovieField *fields;
  guint n_fields;
  gsize size;               /* of an element of an array */
  GDestroyNotify free;      /* of an element of an array */
  /* Rules between keys. A time or choice that could not be read is -1, a text
   * "": of those there is nothing more to say. */
  void (*check) (gconstpointer object, const gchar *path, GPtrArray *problems);
};

extern const MovieObject movie_document;    /* of a Movie: {movie, env} */

extern const MovieRegistry movie_transition_registry;
extern const MovieRegistry movie_effect_registry;
extern const MovieRegistry movie_easing_registry;
/* Easings again, without those that take numbers: of sound. */
extern const MovieRegistry movie_curve_registry;
extern const MovieRegistry movie_overlay_registry;
extern const MovieRegistry movie_animation_registry;
extern const MovieRegistry movie_caption_registry;

static inline gpointer
movie_field_at (const MovieField *field, gconstpointer target)
{
  return (guint8 *) target + field->offset;
}

/* The entry of @pointer; FALSE if it is NULL. */
gboolean movie_registry_entry (const MovieRegistry *registry,
    gconstpointer pointer, MovieEntry *entry);
const MovieField *movie_object_field (const MovieObject *object,
    const gchar *key);
/* Puts the defaults of @object's rows into @target, a zeroed struct. */
void movie_object_defaults (const MovieObject *object, gpointer target);
/* Puts those that hang on its type, which is known by now. */
void movie_object_settle (const MovieObject *object, gpointer target);
/* TRUE if all that @field says of @target is what leaving it out would say. */
gboolean movie_field_is_default (const MovieField *field,
    gconstpointer target);
/* TRUE if @a and @b say the same by the rows of @object. */
gboolean movie_object_equal (const MovieObject *object, gconstpointer a,
    gconstpointer b);
/* The parameters of the entry that a row of settings belongs to. */
const ParamSpec *movie_field_params (const MovieField *field,
    gconstpointer target);

/* Shortest decimal that reads back as @value. */
#define MOVIE_NUMBER_LENGTH 40
const gchar *movie_number_to_string (gdouble value,
    gchar buffer[MOVIE_NUMBER_LENGTH]);
/* "#rrggbb", or "#rrggbbaa" where it is not opaque. */
#define MOVIE_COLOR_LENGTH 10
const gchar *movie_color_to_string (guint32 rgba,
    gchar buffer[MOVIE_COLOR_LENGTH]);

/* (transfer full): the reference of every key, for docs/movie-format.md. */
gchar *movie_fields_to_markdown (void);

G_END_DECLS
