/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The law of the cache: whatever is edited, and in whatever order, a render
 * with chunks of all that was before is the same file as one without.
 * JSONCLIP_EDITS: so many of them. */
#include "suite.h"
#include "folder.h"
#include "render.h"
#include "verify.h"
#include "wav.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  JsonNode *root;
  GRand *chance;
  GPtrArray *past; /* of gchar *: movies */
  RenderRequest request;
  gint64 chunks, cached;
} Edits;

static gint
any (Edits *edits, gint least, gint most)
{
  return g_rand_int_range (edits->chance, least, most + 1);
}

#define ANY_OF(edits, values)                                                  \
  ((values)[any (edits, 0, G_N_ELEMENTS (values) - 1)])

static JsonObject *
movie_of (Edits *edits)
{
  return json_object_get_object_member (
      json_node_get_object (edits->root), "movie");
}

static JsonArray *
list_of (Edits *edits, const gchar *name)
{
  return json_object_get_array_member (movie_of (edits), name);
}

static JsonArray *
cues_of (Edits *edits)
{
  return json_object_get_array_member (
      json_object_get_object_member (movie_of (edits), "captions"), "cues");
}

static JsonObject *
any_in (Edits *edits, JsonArray *list)
{
  return json_array_get_object_element (
      list, any (edits, 0, json_array_get_length (list) - 1));
}

static JsonObject *
any_scene (Edits *edits)
{
  return any_in (edits, list_of (edits, "scenes"));
}

static void
set_json (JsonObject *object, const gchar *name, const gchar *text)
{
  json_object_set_member (object, name, json_from_string (text, NULL));
}

static void
set_text (Edits *edits, JsonObject *object)
{
  static const gchar *const words[] = { "One", "One two", "One two three",
    "Two", "Three words here", "Ü" };

  json_object_set_string_member (object, "text", ANY_OF (edits, words));
}

static void
set_times (Edits *edits, JsonObject *object)
{
  gint from = any (edits, 0, 20) * 100;

  json_object_set_int_member (object, "from_ms", from);
  json_object_set_int_member (object, "to_ms", from + any (edits, 2, 15) * 100);
}

static void
edit_duration (Edits *edits)
{
  json_object_set_int_member (
      any_scene (edits), "duration_ms", any (edits, 4, 25) * 100);
}

static void
edit_overlay_text (Edits *edits)
{
  set_text (edits, any_in (edits, list_of (edits, "overlays")));
}

static void
edit_overlay_times (Edits *edits)
{
  set_times (edits, any_in (edits, list_of (edits, "overlays")));
}

static void
edit_font (Edits *edits)
{
  static const gchar *const fonts[] = { "Lato", "DejaVu Sans",
    "No Such Family" };
  JsonObject *style = json_object_get_object_member (
      any_in (edits, list_of (edits, "overlays")), "style");

  json_object_set_string_member (style, "font", ANY_OF (edits, fonts));
}

static void
edit_cue_text (Edits *edits)
{
  set_text (edits, any_in (edits, cues_of (edits)));
}

/* Cues stand one after another: the second one moves. */
static void
edit_cue_times (Edits *edits)
{
  JsonObject *cue = json_array_get_object_element (cues_of (edits), 1);
  gint from = any (edits, 10, 30) * 100;

  json_object_set_int_member (cue, "from_ms", from);
  json_object_set_int_member (cue, "to_ms", from + any (edits, 2, 15) * 100);
}

static void
edit_caption_style (Edits *edits)
{
  static const gchar *const styles[] = { "bold_bottom", "karaoke" };

  json_object_set_string_member (
      json_object_get_object_member (movie_of (edits), "captions"), "style",
      ANY_OF (edits, styles));
}

static const gchar *const transitions[] = { "cut", "fade", "fadewhite",
  "wipeleft", "slideleft", "circleopen", "hblur", "blur", "snap_back" };

static void
edit_transition (Edits *edits)
{
  JsonObject *transition =
      json_object_get_object_member (any_scene (edits), "transition_out");

  json_object_set_string_member (
      transition, "type", ANY_OF (edits, transitions));
}

static void
edit_transition_duration (Edits *edits)
{
  json_object_set_int_member (
      json_object_get_object_member (any_scene (edits), "transition_out"),
      "duration_ms", any (edits, 1, 9) * 100);
}

static void
edit_transition_easing (Edits *edits)
{
  static const gchar *const easings[] = { "linear", "ease_out_cubic",
    "ease_in_out_sine" };

  json_object_set_string_member (
      json_object_get_object_member (any_scene (edits), "transition_out"),
      "easing", ANY_OF (edits, easings));
}

static void
edit_motion (Edits *edits)
{
  static const gchar *const motions[] = { "{\"type\":\"zoom_in\"}",
    "{\"type\":\"zoom_in\",\"settings\":{\"strength\":1.3}}",
    "{\"type\":\"zoom_out\",\"easing\":\"ease_in_sine\"}",
    "{\"type\":\"pan_left\",\"settings\":{\"amount\":0.2}}" };
  JsonObject *scene = any_scene (edits);

  if (any (edits, 0, 4) == 0)
    json_object_remove_member (scene, "motion");
  else
    set_json (scene, "motion", ANY_OF (edits, motions));
}

static void
edit_color (Edits *edits)
{
  g_autofree gchar *color =
      g_strdup_printf ("#%06x", (guint) any (edits, 0, 0xffffff));

  if (any (edits, 0, 1))
    json_object_set_string_member (any_scene (edits), "color", color);
  else
    json_object_set_string_member (
        json_object_get_object_member (movie_of (edits), "format"),
        "background_color", color);
}

static void
edit_fit (Edits *edits)
{
  static const gchar *const fits[] = { "cover", "contain", "stretch" };

  json_object_set_string_member (
      any_scene (edits), "fit", ANY_OF (edits, fits));
}

static const gchar *const pictures[] = { "a.png", "b.png" };

/* Image or colour: both have what the other one takes. */
static void
edit_source (Edits *edits)
{
  JsonObject *scene = any_scene (edits);
  gboolean image = any (edits, 0, 3) > 0;

  json_object_remove_member (scene, "src");
  json_object_set_string_member (scene, "type", image ? "image" : "color");
  if (image)
    json_object_set_string_member (scene, "src", ANY_OF (edits, pictures));
}

/* Of the same name, and soon after another change of it. */
static void
draw_picture (const gchar *name, gint hue)
{
  g_autofree gchar *file = inside (name);
  g_autofree gchar *source =
      g_strdup_printf ("testsrc2=size=320x200,hue=h=%d", hue);
  const gchar *argv[] = { "ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i",
    source, "-frames:v", "1", file, NULL };
  gint status;

  fail_unless (g_spawn_sync (NULL, (gchar **) argv, NULL, G_SPAWN_SEARCH_PATH,
      NULL, NULL, NULL, NULL, &status, NULL));
  ck_assert_int_eq (status, 0);
}

static void
edit_picture (Edits *edits)
{
  draw_picture (ANY_OF (edits, pictures), any (edits, 0, 359));
}

static void
play_sound (gint pitch)
{
  g_autofree gchar *file = inside ("sound.wav");
  g_autofree gint16 *samples = g_new (gint16, 4 * WAV_RATE);

  for (gint i = 0; i < 4 * WAV_RATE; i++)
    samples[i] = (gint16) ((i * pitch) % 16384 - 8192);
  wav_write (file, samples, 4 * WAV_RATE);
}

static void
edit_sound (Edits *edits)
{
  play_sound (any (edits, 50, 500));
}

static void
edit_volume (Edits *edits)
{
  json_object_set_double_member (any_in (edits, list_of (edits, "audio")),
      "volume", any (edits, 0, 8) / 8.0);
}

static void
edit_sound_times (Edits *edits)
{
  JsonObject *audio = any_in (edits, list_of (edits, "audio"));

  set_times (edits, audio);
  json_object_set_int_member (audio, "in_ms", any (edits, 0, 5) * 100);
  json_object_set_int_member (audio, "fade_in_ms", any (edits, 0, 2) * 100);
}

static void
edit_order (Edits *edits)
{
  JsonArray *scenes = list_of (edits, "scenes");
  gint i = any (edits, 0, json_array_get_length (scenes) - 1);
  JsonNode *node = json_array_dup_element (scenes, i);

  json_array_remove_element (scenes, i);
  json_array_add_element (scenes, node);
}

static void
edit_add (Edits *edits)
{
  JsonArray *scenes = list_of (edits, "scenes");
  guint n = json_array_get_length (scenes);
  JsonNode *node = json_array_get_element (scenes, any (edits, 0, n - 1));
  g_autofree gchar *text = json_to_string (node, FALSE);

  if (n < 6)
    json_array_add_element (scenes, json_from_string (text, NULL));
}

static void
edit_remove (Edits *edits)
{
  JsonArray *scenes = list_of (edits, "scenes");
  guint n = json_array_get_length (scenes);

  if (n > 2)
    json_array_remove_element (scenes, any (edits, 0, n - 1));
}

static void
edit_effect (Edits *edits)
{
  JsonArray *effects = list_of (edits, "effects");
  JsonObject *effect;

  if (json_array_get_length (effects) > 0) {
    json_array_remove_element (effects, 0);
    return;
  }
  effect = json_object_new ();
  json_object_set_string_member (effect, "type", "warm_flash");
  set_times (edits, effect);
  json_array_add_object_element (effects, effect);
}

static JsonObject *
format_of (Edits *edits)
{
  return json_object_get_object_member (movie_of (edits), "format");
}

static void
edit_overlap (Edits *edits)
{
  static const gchar *const overlaps[] = { "hold", "shorten" };

  json_object_set_string_member (
      format_of (edits), "overlap", ANY_OF (edits, overlaps));
}

static void
edit_fps (Edits *edits)
{
  static const gchar *const rates[] = { "24", "25", "30", "\"30000/1001\"" };

  set_json (format_of (edits), "fps", ANY_OF (edits, rates));
}

static void
edit_size (Edits *edits)
{
  static const gint sizes[][2] = { { 192, 108 }, { 108, 192 }, { 162, 90 } };
  gint i = any (edits, 0, G_N_ELEMENTS (sizes) - 1);

  json_object_set_int_member (format_of (edits), "width", sizes[i][0]);
  json_object_set_int_member (format_of (edits), "height", sizes[i][1]);
}

static void
edit_seed (Edits *edits)
{
  json_object_set_int_member (movie_of (edits), "seed", any (edits, 0, 9));
}

/* What the movie does not say. */
static void
edit_request (Edits *edits)
{
  edits->request.crf = any (edits, 0, 1) ? -1 : any (edits, 20, 30);
  edits->request.from_ms = any (edits, 0, 1) ? 0 : any (edits, 1, 6) * 100;
}

static void
edit_undo (Edits *edits)
{
  const gchar *text = edits->past->pdata[any (edits, 0, edits->past->len - 1)];

  json_node_unref (edits->root);
  edits->root = json_from_string (text, NULL);
}

static const struct {
  const gchar *name;
  void (*make) (Edits *edits);
} kinds[] = {
  { "duration", edit_duration },
  { "picture bytes", edit_picture },
  { "undo", edit_undo },
  { "overlay text", edit_overlay_text },
  { "order", edit_order },
  { "transition", edit_transition },
  { "motion", edit_motion },
  { "cue text", edit_cue_text },
  { "sound bytes", edit_sound },
  { "add", edit_add },
  { "overlap", edit_overlap },
  { "effect", edit_effect },
  { "overlay times", edit_overlay_times },
  { "font", edit_font },
  { "cue times", edit_cue_times },
  { "caption style", edit_caption_style },
  { "transition duration", edit_transition_duration },
  { "transition easing", edit_transition_easing },
  { "colour", edit_color },
  { "fit", edit_fit },
  { "source", edit_source },
  { "volume", edit_volume },
  { "sound times", edit_sound_times },
  { "remove", edit_remove },
  { "frames a second", edit_fps },
  { "size", edit_size },
  { "seed", edit_seed },
  { "request", edit_request },
};

#define SCENE(type, source, ms)                                                \
  "{\"type\":\"" type "\"," source "\"duration_ms\":" ms                       \
  ",\"transition_out\":{\"type\":\"fade\",\"duration_ms\":300}}"

static const gchar first_movie[] =
    "{\"movie\":{\"format\":{\"width\":192,\"height\":108,\"fps\":30},"
    "\"scenes\":[" SCENE ("image", "\"src\":\"a.png\",", "1200") "," SCENE (
        "image", "\"src\":\"b.png\",", "2300") "," SCENE ("color",
        "\"color\":\"#305070\",",
        "900") "," SCENE ("image", "\"src\":\"a.png\",",
        "800") "],"
               "\"overlays\":[{\"type\":\"text\",\"text\":\"One\",\"from_ms\":"
               "300,"
               "\"to_ms\":1500,\"style\":{\"size_px\":20}}],"
               "\"effects\":[],"
               "\"captions\":{\"style\":\"bold_bottom\",\"cues\":["
               "{\"from_ms\":0,\"to_ms\":900,\"text\":\"One two\"},"
               "{\"from_ms\":1000,\"to_ms\":2900,\"text\":\"Three\"}]},"
               "\"audio\":[{\"src\":\"sound.wav\",\"role\":\"music\",\"from_"
               "ms\":0,"
               "\"to_ms\":4000}]}}";

static gchar *
render (Edits *edits, const gchar *name, const gchar *cache)
{
  gchar *output = inside (name);
  RenderRequest request = edits->request;
  g_auto (RenderResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  request.output = output;
  request.cache = cache;
  request.no_cache = !cache;
  request.workers = cache ? any (edits, 1, 2) : 2;
  render_movie (&request, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  if (cache) {
    edits->chunks += result.chunks;
    edits->cached += result.chunks_cached;
  }
  return output;
}

static gboolean
same_bytes (const gchar *a, const gchar *b)
{
  g_autofree gchar *bytes_a = NULL, *bytes_b = NULL;
  gsize size_a, size_b;

  fail_unless (g_file_get_contents (a, &bytes_a, &size_a, NULL));
  fail_unless (g_file_get_contents (b, &bytes_b, &size_b, NULL));
  return size_a == size_b && memcmp (bytes_a, bytes_b, size_a) == 0;
}

static gchar *
hash (const gchar *file)
{
  const FilmRequest request = { .file = file };
  g_autoptr (GError) error = NULL;
  VerifySummary summary;

  verify_film (&request, NULL, NULL, &summary, &error);
  g_assert_no_error (error);
  return g_strdup (summary.hash);
}

/* Fails with the first frame and sample that an old chunk stands for. */
static void
assert_same (Edits *edits, const gchar *kept, const gchar *fresh,
    const gchar *edit, guint number)
{
  const FilmRequest a = { .file = kept }, b = { .file = fresh };
  g_auto (VerifyDifference) found = { 0 };
  g_autofree gchar *text = json_to_string (edits->root, FALSE);
  g_autofree gchar *hash_kept = hash (kept), *hash_fresh = hash (fresh);

  if (same_bytes (kept, fresh) && g_str_equal (hash_kept, hash_fresh))
    return;
  fail_unless (verify_compare (&a, &b, &found, NULL));
  ck_abort_msg ("edit %u, %s: frame %" G_GINT64_FORMAT
                ", sample %" G_GINT64_FORMAT " of %s",
      number, edit, found.first_frame, found.first_sample, text);
}

static void
save (Edits *edits)
{
  gchar *text = json_to_string (edits->root, FALSE);

  fail_unless (g_file_set_contents (edits->request.movie, text, -1, NULL));
  g_ptr_array_add (edits->past, text);
}

/* Every kind once, then any. */
static guint
kind_of (Edits *edits, guint number)
{
  return number < G_N_ELEMENTS (kinds)
      ? number
      : (guint) any (edits, 0, G_N_ELEMENTS (kinds) - 1);
}

GST_START_TEST (no_edit_finds_an_old_chunk)
{
  const gchar *asked = g_getenv ("JSONCLIP_EDITS");
  guint n = asked ? (guint) atoi (asked) : 12;
  g_autofree gchar *movie = inside ("movie.json");
  g_autofree gchar *cache = inside ("kept");
  g_autofree gchar *first = NULL;
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (g_free);
  Edits edits = { json_from_string (first_movie, NULL), chance, past,
    RENDER_REQUEST_INIT };

  edits.request.movie = movie;
  save (&edits);
  first = render (&edits, "kept.mp4", cache);
  ck_assert_int_eq (edits.cached, 0);
  edits.chunks = 0;
  for (guint i = 0; i < n; i++) {
    guint kind = kind_of (&edits, i);
    g_autofree gchar *kept = NULL, *fresh = NULL;

    kinds[kind].make (&edits);
    save (&edits);
    kept = render (&edits, "kept.mp4", cache);
    fresh = render (&edits, "fresh.mp4", NULL);
    assert_same (&edits, kept, fresh, kinds[kind].name, i);
  }
  GST_INFO ("%u edits: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
            " pieces were kept",
      n, edits.cached, edits.chunks);
  ck_assert_msg (4 * edits.cached > edits.chunks,
      "%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " pieces were kept",
      edits.cached, edits.chunks);
  json_node_unref (edits.root);
}
GST_END_TEST;

static void
setup (void)
{
  make_folder ();
  draw_picture ("a.png", 0);
  draw_picture ("b.png", 120);
  play_sound (300);
}

static Suite *
edits_suite (void)
{
  Suite *suite = suite_create ("edits");
  TCase *tcase = tcase_create ("edits");

  tcase_set_timeout (tcase, 3600);
  tcase_add_checked_fixture (tcase, setup, remove_folder);
  tcase_add_test (tcase, no_edit_finds_an_old_chunk);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (edits_suite)
