/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See movie-check.h. Each rule says what was expected, at the key that would
 * have to change. */

#include "movie-check.h"
#include "schedule.h"

/* A layer's views hold one motion beside the effects. */
#define MAX_MOVING_EFFECTS (MOMENT_MAX_VIEWS - 1)

static void
add (GPtrArray *problems, MovieSeverity severity, const gchar *path,
    const gchar *key, const gchar *message)
{
  g_autofree gchar *at = g_strconcat (path, key, NULL);

  movie_problems_add (problems, severity, at, "%s", message);
}

static void
check_interval (gint64 from, gint64 to, const gchar *path, GPtrArray *problems)
{
  g_autofree gchar *message = NULL;

  if (from < 0 || to < 0 || from < to)
    return;
  message = g_strdup_printf ("expected more than from_ms (%" G_GINT64_FORMAT
                             "), found %" G_GINT64_FORMAT,
      from / MOVIE_MS, to / MOVIE_MS);
  add (problems, MOVIE_PROBLEM_ERROR, path, ".to_ms", message);
}

static void
check_clip_keys (
    const MovieScene *scene, const gchar *path, GPtrArray *problems)
{
  const struct {
    const gchar *key;
    gboolean given;
  } keys[] = {
    { ".in_ms", scene->in != 0 },
    { ".speed", scene->speed != 1 },
    { ".volume", scene->volume != 1 },
    { ".muted", scene->muted },
    { ".loop", scene->loop },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].given)
      add (problems, MOVIE_PROBLEM_WARNING, path, keys[i].key,
          "has no effect: only a video scene has it");
}

void
movie_check_scene (gconstpointer data, const gchar *path, GPtrArray *problems)
{
  const MovieScene *scene = data;

  if (scene->type == MOVIE_SCENE_IMAGE || scene->type == MOVIE_SCENE_COLOR)
    check_clip_keys (scene, path, problems);
  if (scene->type == MOVIE_SCENE_COLOR) {
    if (scene->src)
      add (problems, MOVIE_PROBLEM_ERROR, path, ".src",
          "a color scene has no source");
    if (scene->asset_slot)
      add (problems, MOVIE_PROBLEM_ERROR, path, ".asset_slot",
          "a color scene has no asset");
  }
  if (scene->type == MOVIE_SCENE_IMAGE && !scene->src && !scene->asset_slot)
    add (problems, MOVIE_PROBLEM_ERROR, path, "",
        "missing \"src\" (or \"asset_slot\" in a draft)");
}

void
movie_check_motion (gconstpointer data, const gchar *path, GPtrArray *problems)
{
  const MovieEffect *motion = data;
  g_autofree gchar *message = NULL;

  if (!motion->type || effect_is_geometric (motion->type))
    return;
  message = g_strdup_printf (
      "effect \"%s\" does not move the camera; expected one that does, such"
      " as \"zoom_in\"",
      motion->type->name);
  add (problems, MOVIE_PROBLEM_ERROR, path, ".type", message);
}

void
movie_check_effect (gconstpointer data, const gchar *path, GPtrArray *problems)
{
  const MovieEffect *effect = data;

  check_interval (effect->from, effect->to, path, problems);
}

static void
check_needs (
    const MovieOverlay *overlay, const gchar *path, GPtrArray *problems)
{
  const OverlayNeeds needs = overlay->kind->needs;
  const OverlaySpec *spec = &overlay->spec;

  if (needs & OVERLAY_NEEDS_TEXT && !spec->text)
    add (problems, MOVIE_PROBLEM_ERROR, path, "", "missing \"text\"");
  if (needs & OVERLAY_NEEDS_PICTURE && !spec->src)
    add (problems, MOVIE_PROBLEM_ERROR, path, "", "missing \"src\"");
  if (needs & OVERLAY_NEEDS_EITHER && !spec->src && !spec->text)
    add (
        problems, MOVIE_PROBLEM_ERROR, path, "", "missing \"src\" or \"text\"");
  if (spec->src && !(needs & (OVERLAY_NEEDS_PICTURE | OVERLAY_NEEDS_EITHER)))
    add (problems, MOVIE_PROBLEM_WARNING, path, ".src",
        "has no effect: this kind shows no picture");
}

void
movie_check_overlay (gconstpointer data, const gchar *path, GPtrArray *problems)
{
  const MovieOverlay *overlay = data;

  check_interval (overlay->from, overlay->to, path, problems);
  if (overlay->kind)
    check_needs (overlay, path, problems);
}

static void
check_envelope (const GPtrArray *points, const gchar *path, GPtrArray *problems)
{
  gint64 last = -1;

  for (guint i = 0; i < points->len; i++) {
    const MovieVolume *point = g_ptr_array_index (points, i);
    g_autofree gchar *at = NULL;

    if (point->at < 0)
      continue;
    at = g_strdup_printf ("%s.envelope[%u].at_ms", path, i);
    if (point->at <= last)
      movie_problems_add (problems, MOVIE_PROBLEM_ERROR, at,
          "expected more than %" G_GINT64_FORMAT
          ", the point before it, found %" G_GINT64_FORMAT,
          last / MOVIE_MS, point->at / MOVIE_MS);
    last = point->at;
  }
}

void
movie_check_audio (gconstpointer data, const gchar *path, GPtrArray *problems)
{
  const MovieAudio *audio = data;

  check_interval (audio->from, audio->to, path, problems);
  if (!audio->src && !audio->asset_slot)
    add (problems, MOVIE_PROBLEM_ERROR, path, "",
        "missing \"src\" (or \"asset_slot\" in a draft)");
  check_envelope (audio->envelope, path, problems);
}

static void
check_word (
    const CaptionCue *cue, guint i, const gchar *path, GPtrArray *problems)
{
  const CaptionWord *word = &cue->words[i];
  g_autofree gchar *at = g_strdup_printf ("%s.words[%u]", path, i);
  gint64 earliest = i > 0 ? cue->words[i - 1].to_ns : cue->from_ns;
  g_autofree gchar *message = NULL;

  if (word->from_ns < 0 || word->to_ns < 0)
    return;
  check_interval (word->from_ns, word->to_ns, at, problems);
  if (word->from_ns < earliest) {
    message =
        g_strdup_printf ("expected %" G_GINT64_FORMAT
                         " or later, where the %s, found %" G_GINT64_FORMAT,
            earliest / MOVIE_MS, i > 0 ? "word before it ends" : "cue begins",
            word->from_ns / MOVIE_MS);
    add (problems, MOVIE_PROBLEM_ERROR, at, ".from_ms", message);
  } else if (cue->to_ns >= 0 && word->to_ns > cue->to_ns) {
    message = g_strdup_printf ("expected at most %" G_GINT64_FORMAT
                               ", where the cue ends, found %" G_GINT64_FORMAT,
        cue->to_ns / MOVIE_MS, word->to_ns / MOVIE_MS);
    add (problems, MOVIE_PROBLEM_ERROR, at, ".to_ms", message);
  }
}

void
movie_check_cue (gconstpointer data, const gchar *path, GPtrArray *problems)
{
  const CaptionCue *cue = data;

  check_interval (cue->from_ns, cue->to_ns, path, problems);
  for (guint i = 0; i < cue->n_words; i++)
    check_word (cue, i, path, problems);
}

static gint
compare_order (gconstpointer a, gconstpointer b, gpointer data)
{
  CaptionCue *const *cues = data;
  guint one = *(const guint *) a, two = *(const guint *) b;
  gint64 difference = cues[one]->from_ns - cues[two]->from_ns;

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return one < two ? -1 : 1;
}

/* Here the cues still stand in the order of the document, whose index the
 * warning names. */
void
movie_check_captions (
    gconstpointer data, const gchar *path, GPtrArray *problems)
{
  const MovieCaptions *captions = data;
  CaptionCue *const *cues = (CaptionCue *const *) captions->cues->pdata;
  guint n = captions->cues->len;
  g_autofree guint *order = g_new (guint, MAX (n, 1));

  if (captions->src && n > 0)
    add (problems, MOVIE_PROBLEM_ERROR, path, ".cues",
        "expected either \"src\" or \"cues\"");
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof (guint), compare_order, (gpointer) cues);
  for (guint i = 1; i < n; i++) {
    guint before = order[i - 1], after = order[i];
    g_autofree gchar *at = NULL;

    if (cues[before]->from_ns < 0
        || cues[after]->from_ns >= cues[before]->to_ns)
      continue;
    at = g_strdup_printf ("%s.cues[%u].from_ms", path, after);
    movie_problems_add (problems, MOVIE_PROBLEM_WARNING, at,
        "begins while cues[%u] is still seen", before);
  }
}

static void
check_slot (const gchar *slot, const gchar *src, const gchar *array,
    guint index, GPtrArray *problems)
{
  g_autofree gchar *path = NULL;

  if (!slot || !*slot || src)
    return;
  path = g_strdup_printf ("$.movie.%s[%u]", array, index);
  movie_problems_add (problems, MOVIE_PROBLEM_DRAFT, path,
      "still a draft, slot \"%s\" has no asset", slot);
}

void
movie_check_slots (const Movie *movie, GPtrArray *problems)
{
  for (guint i = 0; i < movie->scenes->len; i++) {
    const MovieScene *scene = g_ptr_array_index (movie->scenes, i);

    check_slot (scene->asset_slot, scene->src, "scenes", i, problems);
  }
  for (guint i = 0; i < movie->audio->len; i++) {
    const MovieAudio *audio = g_ptr_array_index (movie->audio, i);

    check_slot (audio->asset_slot, audio->src, "audio", i, problems);
  }
}

static void
check_end (gint64 from, gint64 to, gint64 end, const gchar *array, guint index,
    GPtrArray *problems)
{
  g_autofree gchar *path = NULL;
  gboolean never = from >= end;

  if (to <= end)
    return;
  path = g_strdup_printf (
      "$.movie.%s[%u].%s", array, index, never ? "from_ms" : "to_ms");
  movie_problems_add (problems, MOVIE_PROBLEM_WARNING, path,
      never ? "%" G_GINT64_FORMAT
              " ms is not before the movie's end (%" G_GINT64_FORMAT
              " ms): it is never reached"
            : "%" G_GINT64_FORMAT
              " ms is after the movie's end (%" G_GINT64_FORMAT
              " ms): it is cut there",
      (never ? from : to) / MOVIE_MS, end / MOVIE_MS);
}

static void
check_ends (const Movie *movie, gint64 end, GPtrArray *problems)
{
  for (guint i = 0; i < movie->overlays->len; i++) {
    const MovieOverlay *item = g_ptr_array_index (movie->overlays, i);

    check_end (item->from, item->to, end, "overlays", i, problems);
  }
  for (guint i = 0; i < movie->effects->len; i++) {
    const MovieEffect *item = g_ptr_array_index (movie->effects, i);

    check_end (item->from, item->to, end, "effects", i, problems);
  }
  for (guint i = 0; i < movie->audio->len; i++) {
    const MovieAudio *item = g_ptr_array_index (movie->audio, i);

    check_end (item->from, item->to, end, "audio", i, problems);
  }
  for (guint i = 0; i < movie->captions.cues->len; i++) {
    const CaptionCue *cue = g_ptr_array_index (movie->captions.cues, i);

    check_end (cue->from_ns, cue->to_ns, end, "captions.cues", i, problems);
  }
}

/* TRUE if there was room for it on every scene that it meets. */
static gboolean
load_scenes (const MovieEffect *effect, const GArray *spans, guint8 *loads)
{
  guint first = movie_spans_find (spans, effect->from);

  for (guint i = first; i + 1 < spans->len; i++) {
    if (movie_span_at (spans, i)->cut >= effect->to)
      break;
    if (loads[i] == MAX_MOVING_EFFECTS)
      return FALSE;
    loads[i]++;
  }
  return TRUE;
}

static void
check_loads (const Movie *movie, const GArray *spans, GPtrArray *problems)
{
  g_autofree guint8 *loads = g_new0 (guint8, spans->len);

  for (guint i = 0; i < movie->effects->len; i++) {
    const MovieEffect *effect = g_ptr_array_index (movie->effects, i);
    g_autofree gchar *path = NULL;

    if (!effect_is_geometric (effect->type)
        || load_scenes (effect, spans, loads))
      continue;
    path = g_strdup_printf ("$.movie.effects[%u]", i);
    movie_problems_add (problems, MOVIE_PROBLEM_ERROR, path,
        "expected at most %d effects that move the camera on one scene",
        MAX_MOVING_EFFECTS);
  }
}

void
movie_check (const Movie *movie, GPtrArray *problems)
{
  g_autoptr (GArray) spans = movie_spans (movie, NULL);

  check_ends (movie, movie_spans_end (spans), problems);
  check_loads (movie, spans, problems);
  movie_check_flashes (movie, spans, problems);
}
