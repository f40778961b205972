/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How wide families run, and which Debian package has them: what a user is told
 * of a substitute. A width is the mean advance of running English text in
 * thousandths of the em, regular face: of those with a package measured over
 * their files (a test does it again with what is installed), of the others the
 * published averages of @capsizecss/metrics 4.3.0, which agree with ours within
 * two in a hundred where both are known, or that of the free font that is made to
 * the same widths. Knows no fontconfig. */
#include "fonts.h"

#include <string.h>

typedef struct {
  const gchar *family;
  const gchar *package; /* NULL: Debian has none */
  gint width;
} FontWidth;

/* To add one: a row. */
static const FontWidth widths[] = {
  { "Lato", "fonts-lato", 442 },
  { "Carlito", "fonts-crosextra-carlito", 412 },
  { "Open Sans", "fonts-open-sans", 469 },
  { "Noto Sans", "fonts-noto-core", 474 },
  { "Noto Serif", "fonts-noto-core", 480 },
  { "Noto Sans Mono", "fonts-noto-mono", 600 },
  { "DejaVu Sans", "fonts-dejavu-core", 512 },
  { "DejaVu Serif", "fonts-dejavu-core", 515 },
  { "DejaVu Sans Mono", "fonts-dejavu-core", 602 },
  { "Liberation Sans", "fonts-liberation", 445 },
  { "Liberation Sans Narrow", "fonts-liberation", 365 },
  { "Liberation Serif", "fonts-liberation", 401 },
  { "Liberation Mono", "fonts-liberation", 600 },
  { "TeX Gyre Heros", "fonts-texgyre", 445 },
  { "TeX Gyre Heros Cn", "fonts-texgyre", 365 },
  { "TeX Gyre Termes", "fonts-texgyre", 401 },
  { "TeX Gyre Cursor", "fonts-texgyre", 600 },
  { "TeX Gyre Adventor", "fonts-texgyre", 495 },
  { "TeX Gyre Pagella", "fonts-texgyre", 444 },
  { "TeX Gyre Bonum", "fonts-texgyre", 492 },
  { "TeX Gyre Schola", "fonts-texgyre", 465 },
  { "URW Gothic", "fonts-urw-base35", 495 },
  { "P052", "fonts-urw-base35", 444 },
  { "C059", "fonts-urw-base35", 465 },
  { "Inter", "fonts-inter", 478 },
  { "Roboto", "fonts-roboto-unhinted", 443 },
  { "Roboto Condensed", "fonts-roboto-unhinted", 394 },
  { "Cantarell", "fonts-cantarell", 441 },
  { "Comfortaa", "fonts-comfortaa", 524 },
  { "Quicksand", "fonts-quicksand", 466 },
  { "League Spartan", "fonts-league-spartan", 411 },
  { "Universalis ADF Std", "fonts-adf-universalis", 426 },
  { "Bebas Neue", "fonts-bebas-neue", 335 },
  { "EB Garamond", "fonts-ebgaramond", 377 },
  { "Caladea", "fonts-crosextra-caladea", 408 },
  { "Fira Code", "fonts-firacode", 615 },
  { "JetBrains Mono", "fonts-jetbrains-mono", 600 },
  { "Helvetica Neue", NULL, 450 },
  { "Helvetica", NULL, 446 },
  { "Arial", NULL, 446 },
  { "Montserrat", NULL, 503 },
  { "Poppins", NULL, 500 },
  { "Oswald", NULL, 363 },
  { "Playfair Display", NULL, 452 },
  { "Georgia", NULL, 446 },
  { "Gelasio", NULL, 446 },
  { "Times New Roman", NULL, 406 },
  { "Times", NULL, 401 },
  { "Courier New", NULL, 600 },
  { "Courier", NULL, 600 },
  { "SF Pro", NULL, 417 },
  { "SF Pro Display", NULL, 417 },
  { "SF Pro Text", NULL, 417 },
  { "San Francisco", NULL, 417 },
  { "system-ui", NULL, 417 },
  { "Calibri", NULL, 412 },
  { "Cambria", NULL, 408 },
  { "Verdana", NULL, 512 },
  { "Tahoma", NULL, 448 },
  { "Trebuchet MS", NULL, 456 },
  { "Segoe UI", NULL, 443 },
  { "Century Gothic", NULL, 495 },
  { "Anton", NULL, 404 },
  { "Raleway", NULL, 463 },
  { "Nunito", NULL, 452 },
  { "Source Sans 3", NULL, 418 },
  { "Source Sans Pro", NULL, 418 },
  { "Source Serif 4", NULL, 479 },
  { "Source Serif Pro", NULL, 479 },
  { "Merriweather", NULL, 485 },
  { "Lora", NULL, 468 },
  { "Ubuntu", NULL, 455 },
  { "Work Sans", NULL, 499 },
  { "DM Sans", NULL, 466 },
  { "PT Sans", NULL, 431 },
  { "Rubik", NULL, 468 },
  { "Mulish", NULL, 464 },
  { "Jost", NULL, 428 },
  { "Questrial", NULL, 444 },
  { "Palatino", NULL, 444 },
  { "Libre Baskerville", NULL, 517 },
  { "Roboto Mono", NULL, 600 },
  { "Roboto Slab", NULL, 475 },
  { "League Gothic", NULL, 264 },
  { "Fira Sans Condensed", NULL, 412 },
  { "Lucida Grande", NULL, 492 },
  { "Menlo", NULL, 602 },
  { "Monaco", NULL, 600 },
  { "Consolas", NULL, 550 },
};

static const FontWidth *
find_row (const gchar *family)
{
  for (guint i = 0; family && i < G_N_ELEMENTS (widths); i++)
    if (g_ascii_strcasecmp (widths[i].family, family) == 0)
      return &widths[i];
  return NULL;
}

gint
fonts_width (const gchar *family)
{
  const FontWidth *row = find_row (family);

  return row ? row->width : 0;
}

const gchar *
fonts_package (const gchar *family)
{
  const FontWidth *row = find_row (family);

  return row ? row->package : NULL;
}
