/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which files a text is drawn from: those of its family, and where that lacks a
 * character, those of all fonts that have it. Knows no layout, which is what
 * chooses among them. */
#include "text.h"

#include <fontconfig/fontconfig.h>

typedef struct {
  GPtrArray *files;   /* interned */
  FcCharSet *covered; /* by each of its faces; NULL: there is none */
  const gchar *how;   /* interned */
} Family;

/* By interned name; families are few, and stay. */
static GHashTable *families;
G_LOCK_DEFINE_STATIC (families);

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const gchar *const *) a, *(const gchar *const *) b);
}

static const gchar *
file_of (FcPattern *font)
{
  FcChar8 *file;

  if (FcPatternGetString (font, FC_FILE, 0, &file) != FcResultMatch)
    return NULL;
  return g_intern_string ((const gchar *) file);
}

static void
add_file (GPtrArray *files, const gchar *file)
{
  if (file && !g_ptr_array_find (files, file, NULL))
    g_ptr_array_add (files, (gpointer) file);
}

/* A character that one face lacks comes from somewhere else in that face. */
static void
cover (Family *family, FcPattern *font)
{
  FcCharSet *set, *both;

  if (FcPatternGetCharSet (font, FC_CHARSET, 0, &set) != FcResultMatch)
    return;
  both = family->covered ? FcCharSetIntersect (family->covered, set)
                         : FcCharSetCopy (set);
  if (family->covered)
    FcCharSetDestroy (family->covered);
  family->covered = both;
}

static void
find_faces (Family *family, const gchar *name)
{
  FcPattern *pattern =
      FcPatternBuild (NULL, FC_FAMILY, FcTypeString, name, NULL);
  FcObjectSet *wanted = FcObjectSetBuild (FC_FILE, FC_CHARSET, NULL);
  FcFontSet *found = FcFontList (NULL, pattern, wanted);

  for (int i = 0; found && i < found->nfont; i++) {
    add_file (family->files, file_of (found->fonts[i]));
    cover (family, found->fonts[i]);
  }
  if (found)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (wanted);
  FcPatternDestroy (pattern);
  g_ptr_array_sort (family->files, compare_names);
}

/* What a configuration may ask for beside the file. The rest of a match says
 * what is in the file, or who asks, where and in which language. */
static const gchar *
describe (FcPattern *match)
{
  FcObjectSet *wanted = FcObjectSetBuild (FC_ANTIALIAS, FC_HINTING,
      FC_HINT_STYLE, FC_AUTOHINT, FC_EMBOLDEN, FC_EMBEDDED_BITMAP, FC_MATRIX,
      FC_RGBA, FC_LCD_FILTER, FC_MINSPACE, FC_SPACING, FC_CHAR_WIDTH, FC_SCALE,
      FC_ASPECT, FC_GLOBAL_ADVANCE, FC_VERTICAL_LAYOUT, FC_FONT_FEATURES,
      FC_FONT_VARIATIONS, NULL);
  FcPattern *asked = FcPatternFilter (match, wanted);
  FcChar8 *text = FcNameUnparse (asked);
  const gchar *how = g_intern_string (text ? (const gchar *) text : "");

  FcStrFree (text);
  FcPatternDestroy (asked);
  FcObjectSetDestroy (wanted);
  return how;
}

static const gchar *
find_how (const gchar *name)
{
  FcPattern *pattern =
      FcPatternBuild (NULL, FC_FAMILY, FcTypeString, name, NULL);
  FcResult result = FcResultNoMatch;
  const gchar *how = "";
  FcPattern *match;

  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  match = FcFontMatch (NULL, pattern, &result);
  if (match) {
    how = describe (match);
    FcPatternDestroy (match);
  }
  FcPatternDestroy (pattern);
  return how;
}

static Family *
find_family (const gchar *name)
{
  Family *family;

  if (!families)
    families = g_hash_table_new (g_direct_hash, g_direct_equal);
  family = g_hash_table_lookup (families, name);
  if (family)
    return family;
  family = g_new0 (Family, 1);
  family->files = g_ptr_array_new ();
  find_faces (family, name);
  family->how = find_how (name);
  g_hash_table_insert (families, (gpointer) name, family);
  return family;
}

#define EMOJI_STYLE 0xfe0f
#define KEYCAP 0x20e3
#define FIRST_SYMBOL 0x203c /* that may be drawn in colour by itself */

/* What may be an emoji is taken from a font of those, even if the family has a
 * letter for it. */
static gboolean
may_be_emoji (const gchar *p)
{
  gunichar c = g_utf8_get_char (p);
  gunichar next = g_utf8_get_char (g_utf8_next_char (p));

  return next == EMOJI_STYLE || next == KEYCAP
      || (c >= FIRST_SYMBOL && g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL);
}

static gboolean
is_missing (const Family *family, const gchar *p)
{
  gunichar c = g_utf8_get_char (p);

  if (!g_unichar_isgraph (c))
    return FALSE;
  return !family->covered || !FcCharSetHasChar (family->covered, c)
      || may_be_emoji (p);
}

/* NULL: all of @text is in the family. */
static FcCharSet *
find_missing (const Family *family, const gchar *text)
{
  FcCharSet *missing = NULL;

  for (const gchar *p = text; *p; p = g_utf8_next_char (p)) {
    if (!is_missing (family, p))
      continue;
    if (!missing)
      missing = FcCharSetCreate ();
    FcCharSetAddChar (missing, g_utf8_get_char (p));
  }
  return missing;
}

static void
add_others (FcCharSet *missing, GPtrArray *files)
{
  FcFontSet *all = FcConfigGetFonts (NULL, FcSetSystem);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  FcCharSet *set;

  for (int i = 0; all && i < all->nfont; i++)
    if (FcPatternGetCharSet (all->fonts[i], FC_CHARSET, 0, &set)
            == FcResultMatch
        && FcCharSetIntersectCount (set, missing) > 0)
      add_file (others, file_of (all->fonts[i]));
  g_ptr_array_sort (others, compare_names);
  for (guint i = 0; i < others->len; i++)
    add_file (files, others->pdata[i]);
}

const gchar *
text_font_sources (const gchar *text, const gchar *family, GPtrArray *files)
{
  const gchar *name = text_font_resolve (family);
  g_autofree gchar *valid = g_utf8_make_valid (text ? text : "", -1);
  FcCharSet *missing;
  const Family *found;

  G_LOCK (families);
  found = find_family (name);
  for (guint i = 0; i < found->files->len; i++)
    add_file (files, found->files->pdata[i]);
  missing = find_missing (found, valid);
  G_UNLOCK (families);
  if (missing) {
    add_others (missing, files);
    FcCharSetDestroy (missing);
  }
  return found->how;
}
