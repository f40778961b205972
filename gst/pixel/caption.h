/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Captions: cues with words, drawn in one of a table of styles. */
#pragma once

#include "text.h"
#include "param.h"

G_BEGIN_DECLS

typedef struct {
  gchar *text;
  gint64 from_ns, to_ns; /* movie clock */
} CaptionWord;

typedef enum {
  CAPTION_PLACE_STYLE, /* the style's own */
  CAPTION_PLACE_BOTTOM,
  CAPTION_PLACE_LOWER, /* over the bottom, clear of an app's buttons */
  CAPTION_PLACE_MIDDLE,
  CAPTION_PLACE_TOP,
} CaptionPlace;

typedef enum {
  CAPTION_ALIGN_STYLE,
  CAPTION_ALIGN_LEFT,
  CAPTION_ALIGN_CENTER,
  CAPTION_ALIGN_RIGHT,
} CaptionAlign;

typedef struct {
  gint64 from_ns, to_ns;
  gchar *text;
  CaptionWord *words; /* may be NULL: synthesised by length */
  guint n_words;
  CaptionPlace place;
  CaptionAlign align;
  gchar *speaker; /* who says it; NULL: not known, never drawn */
} CaptionCue;

/* What a movie says of all its captions beyond their style. */
typedef struct {
  ParamValues settings; /* of the style */
  gchar *font;          /* NULL: the style's */
  gdouble size_px;      /* of the movie's own format; 0: the style's */
  gboolean has_position;
  gdouble x, y;   /* centre, in pixels of the movie's own format */
  gint max_words; /* shown at once; 0: as many as there is room for */
  gint max_chars; /* in a line; 0: 34, upright 22 */
  gint max_lines; /* 0: 2 */
} CaptionSpec;

/* A cue laid out for one frame size; immutable. */
typedef struct CaptionBlock CaptionBlock;

/* Of every style, in this order. */
typedef enum {
  CAPTION_SETTING_SIZE,
  CAPTION_SETTING_COLOR,
  CAPTION_SETTING_ACCENT,
  CAPTION_SETTING_BOX,
  CAPTION_SETTING_STROKE,
} CaptionSetting;

typedef enum {
  CAPTION_BOX_NONE,
  CAPTION_BOX_CARD,  /* behind all lines */
  CAPTION_BOX_LINES, /* behind each line */
  CAPTION_BOX_BAND,  /* from side to side of the frame */
  CAPTION_BOX_RULE,  /* a bar at the side where lines begin */
} CaptionBox;

/* What happens to the word that is spoken. */
typedef enum {
  CAPTION_MARK_NONE,
  CAPTION_MARK_COLOR, /* in the accent while it is */
  CAPTION_MARK_STAY,  /* and from then on */
  CAPTION_MARK_FILL,  /* filled with it from its start to its end */
  CAPTION_MARK_PILL,  /* a box of the box colour glides behind it */
  CAPTION_MARK_LINE,  /* a line of the accent glides below it */
} CaptionMark;

typedef enum {
  CAPTION_SHOW_ALL,
  CAPTION_SHOW_SPOKEN, /* each part comes when it is spoken, and stays */
} CaptionShow;

typedef enum {
  CAPTION_ENTER_AT_ONCE,
  CAPTION_ENTER_FADE,
  CAPTION_ENTER_RISE, /* from below */
  CAPTION_ENTER_SIDE, /* from where its lines begin */
  CAPTION_ENTER_DROP, /* from above */
  CAPTION_ENTER_GROW, /* from half its size */
  CAPTION_ENTER_SLAM, /* from twice its size */
  CAPTION_ENTER_WIPE, /* from where its lines begin, standing still */
} CaptionEnter;

typedef enum {
  CAPTION_UNIT_CUE,
  CAPTION_UNIT_LINE,
  CAPTION_UNIT_WORD,
  CAPTION_UNIT_LETTER,
} CaptionUnit;

/* A copy of the letters below them. */
typedef struct {
  guint32 color;  /* alpha 0: none */
  gdouble dx, dy; /* of the size */
} CaptionGhost;

/* A look. All colours that a movie may change stand in the settings. */
typedef struct CaptionStyle CaptionStyle;
struct CaptionStyle {
  const gchar *name;
  const gchar *const *aliases;
  const gchar *summary;
  const ParamSpec *params; /* by CaptionSetting */

  const gchar *font; /* family; NULL: the default */
  gint weight;       /* 0: 800 */
  gboolean italic, capitals;
  gdouble scale;       /* on the size of captions; 0: 1 */
  gdouble line_height; /* 0: 1.3 */

  gdouble stroke; /* of the size */
  guint32 shadow_color;
  gdouble shadow;     /* of the size */
  guint32 glow_color; /* alpha 0: none */
  gdouble glow;       /* of the size */
  CaptionGhost ghosts[2];
  gboolean gradient; /* from the colour down to the accent */

  CaptionPlace place; /* STYLE: BOTTOM */
  CaptionAlign align; /* STYLE: CENTER */
  CaptionBox box;
  gdouble radius; /* of its corners, of the size */

  CaptionMark mark;
  gdouble mark_zoom; /* of the word that is spoken; 0: 1 */
  gdouble mark_lift; /* hops so far, of the size */
  CaptionShow show;
  gint max_words; /* 0: as many as there is room for */

  CaptionEnter enter;
  CaptionUnit unit;
  gint enter_ms;       /* of a unit */
  gint step_ms;        /* from one to the next where all are shown */
  const gchar *easing; /* NULL: linear */
  gint exit_ms;        /* fades out at the end of the cue; 0: is gone */
};

extern const CaptionStyle *const caption_styles[];
const CaptionStyle *caption_style_find (const gchar *name);
/* What a style does where a movie says nothing. */
void caption_spec_defaults (CaptionSpec *spec, const CaptionStyle *style);
/* FALSE: @cue looks the same as long as it is seen, in a frame of that shape;
 * its words and times do not matter. */
gboolean caption_moves (const CaptionStyle *style, const CaptionSpec *spec,
    const CaptionCue *cue, gboolean upright);

/**
 * caption_layout:
 * @spec: (nullable): the defaults
 * @scale: pixels of the frame for one of the movie's own format
 *
 * What does not fit on the lines allowed is shown part by part, each as long
 * as its words; see caption-pages.h.
 */
CaptionBlock *caption_layout (const CaptionStyle *style,
    const CaptionSpec *spec, const CaptionCue *cue, gint width, gint height,
    gdouble scale, PictureMatrix matrix, TextReport *report);
void caption_draw (const CaptionBlock *block, gint64 t_ns, Picture *dst);
/* TRUE if drawing at @a_ns and @b_ns gives the same pixels. */
gboolean caption_same (const CaptionBlock *block, gint64 a_ns, gint64 b_ns);
void caption_block_free (CaptionBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CaptionBlock, caption_block_free)

/* Fills @cue->words from its text, times shared by length, if it has none. */
void caption_cue_synthesise_words (CaptionCue *cue);

G_END_DECLS
