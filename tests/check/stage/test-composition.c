/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Finished movies are looked at: what of a frame is a title, a name of a part
 * or a caption is told by drawing it with and without; then where it lies, and
 * how it stands out against what is really under it. */
#include "stage-fixture.h"
#include "frames.h"
#include "title.h"

#include <math.h>
#include <string.h>

/* A difference of luma that is a letter, its outline or a plate, and no soft
 * shadow. */
#define INK 48
/* Of the squares over which contrast is taken: smaller than a letter. */
#define SQUARE 8
#define FPS 30

static const gchar *const prompts[] = {
  "7 seconds about how to repair a bicycle tyre, 640x360",
  "9 seconds of London history, 360x640, energetic",
  "8 seconds about the deep sea, 400x400, calm",
  "7 seconds about a quote on patience, 640x360, minimal",
};

typedef struct {
  gint x0, y0, x1, y1; /* none: x1 <= x0 */
} Box;

typedef enum { BARE, GROUND, WRITTEN, CAPTIONED, N_VARIANTS } Variant;

typedef struct {
  JsonObject *movie;
  gchar *folder;
  Frames *variants[N_VARIANTS];
} Film;

static void
film_clear (Film *film)
{
  for (guint i = 0; i < N_VARIANTS; i++)
    g_clear_pointer (&film->variants[i], frames_close);
  g_clear_pointer (&film->movie, json_object_unref);
  g_clear_pointer (&film->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Film, film_clear)

/* Letters are not drawn; what lies behind them is. */
static void
blank (JsonObject *overlay)
{
  json_object_set_string_member (
      json_object_get_object_member (overlay, "style"), "color", "#00000000");
  json_object_remove_member (overlay, "stroke");
  json_object_remove_member (overlay, "shadow");
}

static JsonObject *
copy_of (JsonObject *object)
{
  g_autofree gchar *text = object_to_text (object);

  return object_from_text (text, NULL);
}

/* The title is the first overlay; the others are names of parts. */
static JsonObject *
make_variant (JsonObject *document, Variant variant)
{
  JsonObject *copy = copy_of (document);
  JsonObject *movie = json_object_get_object_member (copy, "movie");
  JsonArray *overlays = json_object_get_array_member (movie, "overlays");

  json_object_set_array_member (movie, "audio", json_array_new ());
  json_object_remove_member (movie, "loudness_lufs");
  if (variant != CAPTIONED)
    json_object_set_object_member (movie, "captions", json_object_new ());
  if (variant == BARE || variant == CAPTIONED)
    json_object_set_array_member (movie, "overlays", json_array_new ());
  if (variant == GROUND) {
    while (json_array_get_length (overlays) > 1)
      json_array_remove_element (overlays, 1);
    blank (json_array_get_object_element (overlays, 0));
  }
  return copy;
}

static void
open_variant (Film *film, JsonObject *document, Variant variant)
{
  g_autoptr (JsonObject) changed = make_variant (document, variant);
  g_autofree gchar *text = object_to_text (changed);
  g_autofree gchar *path =
      g_strdup_printf ("%s/variant-%d.json", film->folder, variant);
  RenderRequest request = RENDER_REQUEST_INIT;
  g_autoptr (GError) error = NULL;

  fail_unless (g_file_set_contents (path, text, -1, NULL));
  request.movie = path;
  film->variants[variant] = frames_open (&request, NULL, &error);
  fail_unless (
      film->variants[variant] != NULL, "%s", error ? error->message : "");
}

static void
film_open (Film *film, const gchar *prompt)
{
  g_autoptr (StoreRun) run = must_run (prompt, "schema_finalize");
  g_autoptr (StoreProject) project = store_project_find (store, run->id, NULL);
  g_autofree gchar *path =
      g_build_filename (project->folder, "movie.json", NULL);
  g_autofree gchar *text = NULL;
  g_autoptr (JsonObject) document = NULL;

  film->folder = g_strdup (project->folder);
  fail_unless (g_file_get_contents (path, &text, NULL, NULL));
  document = object_from_text (text, NULL);
  film->movie =
      json_object_ref (json_object_get_object_member (document, "movie"));
  for (Variant variant = 0; variant < N_VARIANTS; variant++)
    open_variant (film, document, variant);
}

static Picture *
frame_at (const Film *film, Variant variant, gint64 ms)
{
  g_autoptr (GError) error = NULL;
  Picture *picture =
      frames_take (film->variants[variant], ms * FPS / 1000, NULL, &error);

  fail_unless (picture != NULL, "%s", error ? error->message : "");
  return picture;
}

/* Where two frames differ. */
static Box
difference (const Picture *a, const Picture *b)
{
  Box box = { a->width, a->height, 0, 0 };

  for (gint y = 0; y < a->height; y++)
    for (gint x = 0; x < a->width; x++)
      if (ABS (a->plane[0][y * a->stride[0] + x]
              - b->plane[0][y * b->stride[0] + x])
          > INK) {
        box.x0 = MIN (box.x0, x);
        box.y0 = MIN (box.y0, y);
        box.x1 = MAX (box.x1, x + 1);
        box.y1 = MAX (box.y1, y + 1);
      }
  return box;
}

static Box
drawn (const Film *film, Variant with, Variant without, gint64 ms)
{
  g_autoptr (Picture) a = frame_at (film, with, ms);
  g_autoptr (Picture) b = frame_at (film, without, ms);

  return difference (a, b);
}

static gboolean
is_there (const Box *box)
{
  return box->x1 > box->x0;
}

/* To a pixel or two: letters and outlines are soft. */
static void
fail_unless_safe (const Film *film, const Box *box, const gchar *what)
{
  JsonObject *format = json_object_get_object_member (film->movie, "format");
  const gint width = object_get_int (format, "width", 0);
  const gint height = object_get_int (format, "height", 0);
  const gdouble bottom = height > width ? .18 : .08;

  fail_unless (box->x0 >= floor (width * .08) - 2
          && box->x1 <= ceil (width * .92) + 2
          && box->y0 >= floor (height * .08) - 2
          && box->y1 <= ceil (height * (1 - bottom)) + .03 * height + 2,
      "%s: %d..%d, %d..%d of %dx%d", what, box->x0, box->x1, box->y0, box->y1,
      width, height);
}

static void
fail_if_overlap (const Box *a, const Box *b, const gchar *what)
{
  fail_if (is_there (a) && is_there (b) && a->x0 < b->x1 && b->x0 < a->x1
          && a->y0 < b->y1 && b->y0 < a->y1,
      "%s: %d..%d, %d..%d over %d..%d, %d..%d", what, a->x0, a->x1, a->y0,
      a->y1, b->x0, b->x1, b->y0, b->y1);
}

/* ---- contrast, by the standard's formula and no code of the project ---- */

static gdouble
linear (gdouble v)
{
  v /= 255;
  return v <= .04045 ? v / 12.92 : pow ((v + .055) / 1.055, 2.4);
}

static gdouble
luminance_of (const guint8 *rgba, gint stride, gint x0, gint y0, gint n)
{
  gdouble sum[3] = { 0 };

  for (gint y = y0; y < y0 + n; y++)
    for (gint x = x0; x < x0 + n; x++)
      for (gint c = 0; c < 3; c++)
        sum[c] += rgba[4 * (y * stride + x) + c];
  for (gint c = 0; c < 3; c++)
    sum[c] /= n * n;
  return .2126 * linear (sum[0]) + .7152 * linear (sum[1])
      + .0722 * linear (sum[2]);
}

static gdouble
ink_luminance (const Film *film)
{
  JsonObject *title = json_array_get_object_element (
      json_object_get_array_member (film->movie, "overlays"), 0);
  const gchar *color = object_get_string (
      json_object_get_object_member (title, "style"), "color", "");
  guint32 rgba;

  fail_unless (picture_parse_color (color, &rgba));
  return .2126 * linear (rgba >> 24) + .7152 * linear (rgba >> 16 & 0xff)
      + .0722 * linear (rgba >> 8 & 0xff);
}

/* To the worst square under the letters. */
static gdouble
least_contrast (const Picture *ground, const Box *box, gdouble ink)
{
  g_autofree guint8 *rgba =
      g_malloc ((gsize) ground->width * ground->height * 4);
  gdouble least = 21;

  picture_to_rgba (ground, rgba);
  for (gint y = box->y0; y + SQUARE <= box->y1; y += SQUARE / 2)
    for (gint x = box->x0; x + SQUARE <= box->x1; x += SQUARE / 2) {
      const gdouble l = luminance_of (rgba, ground->width, x, y, SQUARE);

      least = MIN (least, (MAX (l, ink) + .05) / (MIN (l, ink) + .05));
    }
  return least;
}

/* ---- when ---- */

/* A transition is on its way: pictures flash and fly. */
static gboolean
in_transition (const Film *film, gint64 ms)
{
  JsonArray *scenes = json_object_get_array_member (film->movie, "scenes");
  gint64 cut = 0;

  for (guint i = 0; i + 1 < json_array_get_length (scenes); i++) {
    JsonObject *scene = json_array_get_object_element (scenes, i);
    const gint64 half =
        object_get_int (
            object_get_object (scene, "transition_out"), "duration_ms", 0)
        / 2;

    cut += object_get_int (scene, "duration_ms", 0);
    if (ms >= cut - half - 40 && ms <= cut + half + 40)
      return TRUE;
  }
  return FALSE;
}

/* At rest, neither on its way in nor out. */
static gint64
rest_from (JsonObject *overlay)
{
  return object_get_int (overlay, "from_ms", 0)
      + object_get_int (object_get_object (overlay, "enter"), "duration_ms", 0);
}

static gint64
rest_to (JsonObject *overlay)
{
  return object_get_int (overlay, "to_ms", 0)
      - object_get_int (object_get_object (overlay, "exit"), "duration_ms", 0);
}

#define LOOKS_AT 6

GST_START_TEST (test_titles)
{
  g_auto (Film) film = { NULL };
  JsonObject *title;
  guint looked = 0;

  film_open (&film, prompts[__i__]);
  title = json_array_get_object_element (
      json_object_get_array_member (film.movie, "overlays"), 0);
  for (guint i = 0; i < LOOKS_AT; i++) {
    const gint64 ms = rest_from (title)
        + (rest_to (title) - rest_from (title)) * (2 * i + 1) / (2 * LOOKS_AT);
    g_autoptr (Picture) ground = NULL;
    Box letters, captions;
    gdouble contrast;

    if (in_transition (&film, ms))
      continue;
    letters = drawn (&film, WRITTEN, GROUND, ms);
    captions = drawn (&film, CAPTIONED, BARE, ms);
    fail_unless (is_there (&letters));
    fail_unless_safe (&film, &letters, "title");
    fail_if_overlap (&letters, &captions, "title and caption");
    ground = frame_at (&film, GROUND, ms);
    contrast = least_contrast (ground, &letters, ink_luminance (&film));
    fail_unless (contrast >= 4.5, "%s at %" G_GINT64_FORMAT " ms: %g",
        prompts[__i__], ms, contrast);
    looked++;
  }
  fail_unless (looked >= 2);
}
GST_END_TEST;

/* All captions, and names of parts where there are any. */
GST_START_TEST (test_captions_and_names)
{
  g_auto (Film) film = { NULL };
  JsonArray *overlays, *cues;

  film_open (&film, prompts[__i__]);
  overlays = json_object_get_array_member (film.movie, "overlays");
  cues = json_object_get_array_member (
      json_object_get_object_member (film.movie, "captions"), "cues");
  for (guint i = 0; i < json_array_get_length (cues); i++) {
    JsonObject *cue = json_array_get_object_element (cues, i);
    const gint64 ms =
        (object_get_int (cue, "from_ms", 0) + object_get_int (cue, "to_ms", 0))
        / 2;
    Box captions = drawn (&film, CAPTIONED, BARE, ms);
    Box written = drawn (&film, WRITTEN, GROUND, ms);

    fail_unless_safe (&film, &captions, "caption");
    fail_if_overlap (&written, &captions, "overlay and caption");
  }
  for (guint i = 1; i < json_array_get_length (overlays); i++) {
    JsonObject *label = json_array_get_object_element (overlays, i);
    const gint64 ms = (rest_from (label) + rest_to (label)) / 2;
    Box name = drawn (&film, WRITTEN, BARE, ms);
    Box captions = drawn (&film, CAPTIONED, BARE, ms);

    fail_unless (is_there (&name));
    fail_unless_safe (&film, &name, "name of a part");
    fail_if_overlap (&name, &captions, "name of a part and caption");
  }
}
GST_END_TEST;

static Suite *
composition_suite (void)
{
  Suite *suite = suite_create ("composition");
  TCase *tcase = tcase_create ("composition");

  suite_add_tcase (suite, tcase);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (tcase, test_titles, 0, G_N_ELEMENTS (prompts));
  tcase_add_loop_test (
      tcase, test_captions_and_names, 0, G_N_ELEMENTS (prompts));
  return suite;
}

SUITE_MAIN (composition_suite)
