/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which family is drawn with when a document asks for one: itself, its
 * substitute from the table below, or fontconfig's choice. Knows no layout. */
#include "fonts.h"
#include "text.h"

#include <fontconfig/fontconfig.h>
#include <string.h>

/* Substitutes, best first. What a family looks like decides, then how wide it
 * runs: a title must keep its lines. */
#define HUMANIST "Lato", "Carlito", "Open Sans", "Noto Sans"
#define GROTESK                                                                \
  "Liberation Sans", "TeX Gyre Heros", "Nimbus Sans", "Lato", "Noto Sans"
#define INTERFACE "Inter", "Roboto", "Lato", "Noto Sans", "Open Sans"
#define WIDE                                                                   \
  "Montserrat", "Poppins", "URW Gothic", "TeX Gyre Adventor", "Noto Sans",     \
      "Lato"
#define GEOMETRIC                                                              \
  "League Spartan", "Universalis ADF Std", "Quicksand", "Lato", "Noto Sans"
#define BOOK_SERIF "Gelasio", "P052", "Noto Serif", "DejaVu Serif"
#define TIMES_SERIF                                                            \
  "Liberation Serif", "TeX Gyre Termes", "Noto Serif", "DejaVu Serif"
#define TYPEWRITER                                                             \
  "Liberation Mono", "TeX Gyre Cursor", "Noto Sans Mono", "DejaVu Sans Mono"
#define CODE "DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono"
#define CONDENSED                                                              \
  "Oswald", "Bebas Neue", "Liberation Sans Narrow", "TeX Gyre Heros Cn",       \
      "Roboto Condensed", "Lato"

#define MAX_SUBSTITUTES 8

typedef struct {
  const gchar *family; /* as asked for */
  const gchar *substitutes[MAX_SUBSTITUTES + 1];
  gboolean generic;
} FontRow;

/* To add one: a row. The first is what a document without a font gets. */
static const FontRow rows[] = {
  { "sans-serif", { HUMANIST, "DejaVu Sans" }, TRUE },
  { "sans", { HUMANIST, "DejaVu Sans" }, TRUE },
  { "system-ui", { INTERFACE, "DejaVu Sans" }, TRUE },
  { "serif", { BOOK_SERIF }, TRUE },
  { "monospace", { CODE }, TRUE },
  { "Avenir Next", { HUMANIST } },
  { "Avenir", { HUMANIST } },
  { "Avenir Next Condensed", { CONDENSED } },
  { "Gill Sans", { HUMANIST } },
  { "Optima", { HUMANIST } },
  { "Calibri", { "Carlito", "Lato", "Open Sans", "Noto Sans" } },
  { "Open Sans", { "Noto Sans", "Lato" } },
  { "Noto Sans", { "Open Sans", "Lato" } },
  { "Source Sans Pro", { "Carlito", "Lato", "Noto Sans" } },
  { "Source Sans 3", { "Carlito", "Lato", "Noto Sans" } },
  { "Lato", { "Carlito", "Open Sans", "Noto Sans" } },
  { "Helvetica Neue", { GROTESK } },
  { "Helvetica", { GROTESK } },
  { "Arial", { GROTESK } },
  { "Verdana", { "DejaVu Sans", "Noto Sans", "Lato" } },
  { "Inter", { "Noto Sans", "Open Sans", "Roboto", "Lato" } },
  { "Roboto", { "Inter", "Lato", "Noto Sans", "Open Sans" } },
  { "SF Pro", { INTERFACE } },
  { "SF Pro Display", { INTERFACE } },
  { "SF Pro Text", { INTERFACE } },
  { "San Francisco", { INTERFACE } },
  { "Segoe UI", { "Lato", "Open Sans", "Noto Sans" } },
  { "Trebuchet MS", { "Open Sans", "Noto Sans", "Lato" } },
  { "Tahoma", { "Lato", "Open Sans", "Noto Sans" } },
  { "Raleway", { "Quicksand", "Open Sans", "Noto Sans", "Lato" } },
  { "Nunito", { "Quicksand", "Cantarell", "Lato", "Noto Sans" } },
  { "Work Sans", { "Inter", "Noto Sans", "Lato" } },
  { "DM Sans", { "Inter", "Noto Sans", "Lato" } },
  { "Rubik", { "Inter", "Noto Sans", "Lato" } },
  { "Mulish", { "Open Sans", "Noto Sans", "Lato" } },
  { "Ubuntu", { "Cantarell", "Noto Sans", "Lato" } },
  { "PT Sans", { "Lato", "Carlito", "Noto Sans" } },
  { "Montserrat", { WIDE } },
  { "Poppins", { WIDE } },
  { "Futura", { GEOMETRIC } },
  { "Century Gothic", { WIDE } },
  { "Proxima Nova", { HUMANIST } },
  { "Gotham", { WIDE } },
  { "Impact", { CONDENSED } },
  { "Anton", { CONDENSED } },
  { "Bebas Neue", { CONDENSED } },
  { "Oswald",
      { "Liberation Sans Narrow", "TeX Gyre Heros Cn", "Roboto Condensed",
          "Bebas Neue", "Lato" } },
  { "Arial Narrow", { "Liberation Sans Narrow", "Roboto Condensed", "Lato" } },
  { "Georgia", { BOOK_SERIF } },
  { "Source Serif Pro", { BOOK_SERIF } },
  { "Playfair Display", { BOOK_SERIF } },
  { "Cambria", { "Caladea", BOOK_SERIF } },
  { "Garamond", { "EB Garamond", TIMES_SERIF } },
  { "Palatino", { "P052", "TeX Gyre Pagella", BOOK_SERIF } },
  { "Baskerville", { BOOK_SERIF } },
  { "Merriweather", { "Noto Serif", BOOK_SERIF } },
  { "Lora", { "C059", BOOK_SERIF } },
  { "Times New Roman", { TIMES_SERIF } },
  { "Times", { TIMES_SERIF } },
  { "Courier New", { TYPEWRITER } },
  { "Courier", { TYPEWRITER } },
  { "Menlo", { CODE } },
  { "Monaco", { CODE } },
  { "Consolas", { CODE } },
  { "Roboto Mono", { CODE } },
  { "SF Mono", { CODE } },
};

/* asked -> used, both interned; grows by what documents ask for. */
static GHashTable *resolved;
G_LOCK_DEFINE_STATIC (resolved);

static gboolean
same_family (const gchar *a, const gchar *b)
{
  return FcStrCmpIgnoreCase ((const FcChar8 *) a, (const FcChar8 *) b) == 0;
}

static const FontRow *
find_row (const gchar *family)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (same_family (rows[i].family, family))
      return &rows[i];
  return NULL;
}

/* The name as the font itself spells it, NULL if it has none that is @family.
 * A font of many weights has several ("Lato", "Lato Black"). */
static const gchar *
own_name (FcPattern *font, const gchar *family)
{
  FcChar8 *name;

  for (int i = 0;
       FcPatternGetString (font, FC_FAMILY, i, &name) == FcResultMatch; i++)
    if (same_family ((const gchar *) name, family))
      return g_intern_string ((const gchar *) name);
  return NULL;
}

static const gchar *
find_installed (const gchar *family)
{
  FcPattern *pattern =
      FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, NULL);
  FcObjectSet *wanted = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *found = FcFontList (NULL, pattern, wanted);
  const gchar *name = NULL;

  for (int i = 0; found && i < found->nfont && !name; i++)
    name = own_name (found->fonts[i], family);
  if (found)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (wanted);
  FcPatternDestroy (pattern);
  return name;
}

static const gchar *
find_substitute (const FontRow *row)
{
  for (guint i = 0; row && row->substitutes[i]; i++) {
    const gchar *name = find_installed (row->substitutes[i]);

    if (name)
      return name;
  }
  return NULL;
}

/* What fontconfig takes; the name asked for if there is no font at all. */
static const gchar *
find_match (const gchar *family)
{
  FcPattern *pattern =
      FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, NULL);
  const gchar *name = g_intern_string (family);
  FcResult result = FcResultNoMatch;
  FcPattern *match;
  FcChar8 *first;

  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  match = FcFontMatch (NULL, pattern, &result);
  if (match
      && FcPatternGetString (match, FC_FAMILY, 0, &first) == FcResultMatch)
    name = g_intern_string ((const gchar *) first);
  if (match)
    FcPatternDestroy (match);
  FcPatternDestroy (pattern);
  return name;
}

const gchar *
fonts_match (const gchar *family)
{
  const gchar *name = find_installed (family);

  return name ? name : find_match (family);
}

static const gchar *
resolve (const gchar *family)
{
  const gchar *name = find_installed (family);

  if (!name)
    name = find_substitute (find_row (family));
  return name ? name : find_match (family);
}

const gchar *
text_font_resolve (const gchar *family)
{
  const gchar *asked =
      g_intern_string (family && *family ? family : rows[0].family);
  const gchar *used;

  G_LOCK (resolved);
  if (!resolved)
    resolved = g_hash_table_new (g_direct_hash, g_direct_equal);
  used = g_hash_table_lookup (resolved, asked);
  if (!used) {
    used = resolve (asked);
    g_hash_table_insert (resolved, (gpointer) asked, (gpointer) used);
  }
  G_UNLOCK (resolved);
  return used;
}

const gchar **
text_font_families (void)
{
  const gchar **families = g_new0 (const gchar *, G_N_ELEMENTS (rows) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    families[i] = rows[i].family;
  return families;
}

/* Where letters of other scripts come from: from families of one hand, whatever
 * else is installed. */
#define SANS_FALLBACKS                                                         \
  "Noto Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Devanagari,"          \
  "Noto Sans Bengali,Noto Sans Tamil,Noto Sans Telugu,Noto Sans Thai,"         \
  "Noto Sans Armenian,Noto Sans Georgian,Noto Sans Ethiopic,Noto Sans Khmer,"  \
  "Noto Sans CJK SC,WenQuanYi Micro Hei"
#define SERIF_FALLBACKS                                                        \
  "Noto Serif,Noto Naskh Arabic,Noto Serif Hebrew,Noto Serif Devanagari,"      \
  "Noto Serif Bengali,Noto Serif Tamil,Noto Serif Telugu,Noto Serif Thai,"     \
  "Noto Serif Armenian,Noto Serif Georgian,Noto Serif Ethiopic,"               \
  "Noto Serif Khmer,Noto Serif CJK SC,WenQuanYi Micro Hei"

static gboolean
is_serif (const gchar *family)
{
  static const gchar *const others[] = { "TeX Gyre Termes", "TeX Gyre Pagella",
    "P052", "C059", "EB Garamond", "Gelasio", "Caladea" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (same_family (family, others[i]))
      return TRUE;
  return strstr (family, "Serif") != NULL;
}

gchar *
fonts_with_fallbacks (const gchar *family)
{
  return g_strconcat (
      family, ",", is_serif (family) ? SERIF_FALLBACKS : SANS_FALLBACKS, NULL);
}

gboolean
fonts_is_generic (const gchar *family)
{
  const FontRow *row = find_row (family);

  return row && row->generic;
}

gboolean
fonts_has_color (const struct _FcPattern *pattern)
{
  FcBool color = FcFalse;

  return FcPatternGetBool ((FcPattern *) pattern, FC_COLOR, 0, &color)
      == FcResultMatch
      && color;
}
