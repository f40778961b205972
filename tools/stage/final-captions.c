/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is read along with the voice. Captions stand at the bottom; where a
 * picture's subject lies there, those of its scene stand above, all of them, as
 * long as nothing else is written there. */
#include "final.h"

#include "caption.h"

/* Captions where apps put no buttons and lines are short. */
#define LINE_CHARS 34
#define LINE_CHARS_PORTRAIT 22
#define CUE_LEAST_MS 800
#define CUE_GAP_MS 80

/* Where two lines of the usual size come to lie, of the frame. */
#define BAND_WIDTH 0.64
#define BAND_WIDTH_UPRIGHT 0.84
#define BAND_LINES 2.3
#define BAND_SIZE 0.056 /* of the short side */
#define BAND_SIZE_UPRIGHT 0.064
#define BAND_LINE 1.3
#define BAND_TOP 0.08
#define BAND_END 0.94
#define BAND_END_UPRIGHT 0.84
/* A subject is larger than its middle, and moves with its picture. */
#define AROUND 0.05

typedef enum { STAYS, MOVES, CANNOT } Verdict;

static gboolean
is_upright (const Final *final)
{
  return final->plan.height > final->plan.width;
}

static SightRect
band_of (const Final *final, gboolean above)
{
  const gboolean upright = is_upright (final);
  const gdouble size = (upright ? BAND_SIZE_UPRIGHT : BAND_SIZE)
      * MIN (final->plan.width, final->plan.height) / final->plan.height;
  const gdouble width = upright ? BAND_WIDTH_UPRIGHT : BAND_WIDTH;
  const gdouble height = BAND_LINES * BAND_LINE * size;
  const gdouble end = upright ? BAND_END_UPRIGHT : BAND_END;

  return (SightRect){ (1 - width) / 2, above ? BAND_TOP : end - height, width,
    height };
}

static gboolean
hides_subject (const Final *final, guint scene, gboolean above)
{
  const SightRect band = band_of (final, above);
  gdouble x, y;

  sight_focus (final->sights[scene], &x, &y);
  return x > band.x - AROUND && x < band.x + band.width + AROUND
      && y > band.y - AROUND && y < band.y + band.height + AROUND;
}

/* The look's captions stand at the bottom unless they are told otherwise. */
static gboolean
stand_below (const Final *final)
{
  const CaptionStyle *style = caption_style_find (final->plan.look->captions);

  return style
      && (style->place == CAPTION_PLACE_STYLE
          || style->place == CAPTION_PLACE_BOTTOM
          || style->place == CAPTION_PLACE_LOWER);
}

/* The scene that is seen in the middle of a cue. */
static guint
scene_of (const Final *final, JsonObject *cue)
{
  const gint64 middle =
      (object_get_int (cue, "from_ms", 0) + object_get_int (cue, "to_ms", 0))
      / 2;
  guint scene = 0;

  while (scene + 1 < final->rhythm->n_scenes
      && final->rhythm->bounds[scene + 1] <= middle)
    scene++;
  return scene;
}

static gboolean
meets_overlay (JsonObject *cue, JsonArray *overlays)
{
  for (guint i = 0; i < json_array_get_length (overlays); i++) {
    JsonObject *overlay = array_get_object (overlays, i);

    if (object_get_int (overlay, "from_ms", 0)
            < object_get_int (cue, "to_ms", 0)
        && object_get_int (overlay, "to_ms", 0)
            > object_get_int (cue, "from_ms", 0))
      return TRUE;
  }
  return FALSE;
}

/* Of all cues of a scene alike: nobody's eye should jump within one. */
static Verdict
judge (const Final *final, guint scene, JsonArray *cues, JsonArray *overlays)
{
  if (!final->sights[scene] || !hides_subject (final, scene, FALSE))
    return STAYS;
  if (hides_subject (final, scene, TRUE))
    return CANNOT;
  for (guint i = 0; i < json_array_get_length (cues); i++) {
    JsonObject *cue = array_get_object (cues, i);

    if (scene_of (final, cue) == scene && meets_overlay (cue, overlays))
      return CANNOT;
  }
  return MOVES;
}

static void
explain (Final *final, guint cue, Verdict verdict)
{
  g_autofree gchar *path = g_strdup_printf ("$.movie.captions.cues[%u]", cue);

  if (verdict == MOVES)
    final_explain (final, path, "top",
        "the picture's subject lies where captions stand, and nothing else is "
        "written above");
  else
    final_explain (final, path, "bottom",
        "the picture's subject lies there, but what is above is taken, too");
}

static void
place_cues (Final *final, JsonArray *cues, JsonArray *overlays)
{
  g_autofree Verdict *verdicts = g_new0 (Verdict, final->rhythm->n_scenes);

  for (guint i = 0; i < final->rhythm->n_scenes; i++)
    verdicts[i] = judge (final, i, cues, overlays);
  for (guint i = 0; i < json_array_get_length (cues); i++) {
    JsonObject *cue = array_get_object (cues, i);
    const Verdict verdict = verdicts[scene_of (final, cue)];

    if (verdict == MOVES)
      json_object_set_string_member (cue, "place", "top");
    if (verdict != STAYS)
      explain (final, i, verdict);
  }
}

JsonObject *
final_captions (Final *final, JsonArray *overlays)
{
  const NarrationCueRules rules = {
    .line_chars = is_upright (final) ? LINE_CHARS_PORTRAIT : LINE_CHARS,
    .least_ms = CUE_LEAST_MS,
    .gap_ms = CUE_GAP_MS,
  };
  JsonObject *captions = json_object_new ();
  JsonArray *cues;

  if (!final->rhythm->narration)
    return captions;
  cues =
      narration_cues (final->rhythm->narration, &rules, final->plan.total_ms);
  final_explain (final, "$.movie.captions", final->plan.look->captions,
      "the look's style, at the bottom, where no title stands");
  if (stand_below (final))
    place_cues (final, cues, overlays);
  json_object_set_string_member (captions, "style", final->plan.look->captions);
  json_object_set_array_member (captions, "cues", cues);
  return captions;
}
