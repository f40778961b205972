/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The law of digests: frames of equal digest are equal pictures. Every row of
 * the field table is changed in a movie that uses all of them, every frame of
 * every such movie is drawn, and all of them are held against one another. */
#include "digest-film.h"

static const gchar everything[] =
    "{'movie': {'format': {'width': 160, 'height': 90, 'fps': 8,"
    " 'background_color': '#203040'}, 'scenes': ["
    "{'type': 'image', 'src': 'a.png', 'duration_ms': 1000, 'fit': 'cover',"
    " 'focus': {'x': 0.5, 'y': 0.5}, 'transition_out': {'type': 'slideleft',"
    " 'duration_ms': 400, 'easing': 'ease_in_out_cubic'}},"
    "{'type': 'color', 'color': '#c04020', 'duration_ms': 900,"
    " 'transition_out': {'type': 'white_strobe', 'duration_ms': 400}},"
    "{'type': 'image', 'src': 'b.png', 'duration_ms': 1100, 'fit': 'cover',"
    " 'focus': {'x': 0.5, 'y': 0.9}, 'motion': {'type': 'zoom_in', 'easing':"
    " 'ease_in_out_cubic', 'settings': {'strength': 1.05, 'focus_x': 0.3}},"
    " 'transition_out': {'type': 'fadegrays', 'duration_ms': 300,"
    " 'settings': {'intensity': 0.6}}}],"
    " 'overlays': [{'type': 'text', 'text': 'Two lines of\\nthe title',"
    " 'from_ms': 300, 'to_ms': 2200, 'position_px': {'x': 82, 'y': 33},"
    " 'width_px': 120, 'style': {'font': 'DejaVu Sans', 'size_px': 15,"
    " 'weight': 400, 'align': 'left', 'color': '#ffee88', 'line_height': 1.3,"
    " 'letter_spacing': 0.1, 'gradient': {'color': '#ff4040', 'angle_deg':"
    " 60}}, 'height_px': 60, 'opacity': 0.9, 'rotation_deg':"
    " 5, 'anchor': 'center', 'box': {'color': '#203040c0', 'padding_px': 6,"
    " 'radius_px': 4, 'stroke_color': '#ffffff', 'stroke_px': 1}, 'scrim':"
    " {'color': '#00000080'},"
    " 'stroke': {'color': '#112233', 'width_px': 1.5}, 'shadow': {'color':"
    " '#000000a0', 'blur_px': 4}, 'enter': {'type': 'gather', 'duration_ms':"
    " 700, 'easing': 'ease_in_cubic', 'by': 'word', 'order': 'reverse',"
    " 'stagger': 0.3, 'settings': {'distance': 2}, 'seed': 4}, 'exit': {'type':"
    " 'rise', 'duration_ms': 500, 'by': 'line', 'stagger': 0.4}},"
    " {'type': 'lower_third', 'text': 'Ada Lovelace', 'subtext': 'of London',"
    " 'from_ms': 0, 'to_ms': 600, 'style': {'size_px': 12}, 'max_lines': 1,"
    " 'width_px': 70, 'settings':"
    " {'radius': 0.3}}, {'type': 'image', 'src': 'a.png', 'from_ms': 2200,"
    " 'to_ms': 2900, 'width_px': 44, 'height_px': 20, 'fit': 'contain',"
    " 'settings': {'border_px': 2}}, {'type': 'text', 'text': 'plain',"
    " 'from_ms': 600, 'to_ms': 900, 'style': {'size_px': 12}},"
    " {'type': 'counter', 'text': 'of {} km', 'subtext': 'from here',"
    " 'from_ms': 900, 'to_ms': 2000, 'anchor': 'top', 'style': {'size_px': 14},"
    " 'settings': {'from': 900, 'to': 2400, 'count_ms': 600, 'curve':"
    " 'linear'}, 'exit': {'type': 'fade', 'duration_ms': 250}}],"
    " 'effects': [{'type': 'warm_flash', 'from_ms': 600, 'to_ms': 1500,"
    " 'easing': 'ease_in_out_cubic', 'settings': {'strength': 0.8}},"
    " {'type': 'pan_left', 'from_ms': 200, 'to_ms': 900, 'settings':"
    " {'amount': 0.3}}, {'type': 'zoom_in', 'from_ms': 2600, 'to_ms': 2900,"
    " 'settings': {'strength': 1.1}}], 'audio': [{'src': 'a.wav', 'role': "
    "'music',"
    " 'to_ms': 2000, 'fade_in_ms': 100}, {'src': 'a.wav', 'role':"
    " 'voiceover', 'from_ms': 300, 'to_ms': 1000}],"
    " 'captions': {'style': 'karaoke', 'settings': {'color': '#aaaaaa'},"
    " 'font': 'DejaVu Sans', 'size_px': 11, 'position_px': {'x': 80, 'y': 45},"
    " 'max_words': 3, 'max_chars': 10, 'max_lines': 2,"
    " 'cues': [{'place': 'bottom', 'align': 'left', 'speaker': 'Ann',"
    " 'from_ms': 200, 'to_ms':"
    " 1400, 'text': 'one two', 'words': [{'text': 'one', 'from_ms': 300,"
    " 'to_ms': 700}, {'text': 'two', 'from_ms': 800, 'to_ms': 1300}]},"
    " {'from_ms': 1500, 'to_ms': 2900, 'text': 'later words of"
    " all in a longer cue'}]}}}";

/* Rows that no picture of this movie depends on: no digest may, either. */
static const gchar *const unseen[] = { "asset_slot", "volume", "muted", "in_ms",
  "speed", "loop", "loudness_lufs", "env", "speaker", "title", NULL };
/* Rows that a picture may depend on, but none here does: no transition or
 * effect of this movie draws lots. */
static const gchar *const unused[] = { "seed", NULL };

/* ---- one change at a time ---- */

/* Counts places down to the one that is changed. */
typedef struct {
  gint left;
  const MovieField *row; /* that was changed; NULL: past the last place */
} Change;

static gboolean
is_next (Change *change, const MovieField *row)
{
  if (change->row || change->left-- > 0)
    return FALSE;
  change->row = row;
  return TRUE;
}

static void
change_number (Change *change, const MovieField *row, gdouble *value)
{
  gdouble most = row->maximum > row->minimum ? row->maximum : G_MAXDOUBLE;

  if (is_next (change, row))
    *value = MIN (*value * 1.2 + .1, most);
  if (is_next (change, row))
    *value = row->minimum + (*value - row->minimum) * .8;
}

static void
change_ms (Change *change, const MovieField *row, gint64 *value)
{
  if (is_next (change, row))
    *value += 250 * MOVIE_MS;
  if (is_next (change, row))
    *value -= 125 * MOVIE_MS;
}

static void
change_integer (Change *change, const MovieField *row, gint *value)
{
  gint more = *value + (row->flags & MOVIE_FIELD_EVEN ? 16 : 100);

  if (is_next (change, row))
    *value = more <= row->maximum ? more : (gint) row->minimum;
}

static void
change_text (Change *change, const MovieField *row, gchar **value)
{
  static const gchar *const texts[] = { "a.png", "b.png", "Lato", "other",
    "two", "one \xe4\xb8\xad two" };

  gboolean is_src = strcmp (row->key, "src") == 0;

  for (guint i = 0; i < (is_src ? 2 : G_N_ELEMENTS (texts)); i++)
    if (*value && is_next (change, row)) {
      g_free (*value);
      *value = g_strdup (texts[i]);
    }
}

static void
change_choice (Change *change, const MovieField *row, gint *value)
{
  gint before = *value;

  for (const MovieChoice *c = row->choices; c->name; c++)
    if (c->value != before && !c->later && is_next (change, row))
      *value = c->value;
}

static void
default_settings (const MovieObject *object, gpointer target)
{
  for (guint i = 0; i < object->n_fields; i++)
    if (object->fields[i].kind == MOVIE_FIELD_SETTINGS)
      params_defaults (movie_field_params (&object->fields[i], target),
          movie_field_at (&object->fields[i], target));
}

/* Of a long table so many stand for all. */
#define MOST_ENTRIES 12

static void
change_entry (Change *change, const MovieObject *object, const MovieField *row,
    gpointer target)
{
  gconstpointer *value = movie_field_at (row, target);
  gconstpointer before = *value;
  MovieEntry entry;

  guint n = 0, apart;

  while (row->registry->at (n, &entry))
    n++;
  apart = 1 + n / MOST_ENTRIES;
  for (guint i = 0; row->registry->at (i, &entry); i++)
    if (i % apart == 0 && entry.entry != before && !entry.later
        && is_next (change, row)) {
      *value = entry.entry;
      if (strcmp (row->key, "type") == 0)
        default_settings (object, target);
    }
}

static gdouble
changed_value (const ParamSpec *spec, gdouble value)
{
  switch (spec->kind) {
    case PARAM_BOOLEAN:
      return !value;
    case PARAM_CHOICE:
      return value == 0 ? 1 : 0;
    case PARAM_COLOR:
      return value == 0x123456ff ? 0x654321ff : 0x123456ff;
    case PARAM_INTEGER:
      return value < spec->maximum ? value + 1 : spec->minimum;
    default:
      return MIN (spec->maximum, value * 1.3 + .05);
  }
}

static void
change_settings (Change *change, const MovieField *row, gpointer target)
{
  const ParamSpec *specs = movie_field_params (row, target);
  ParamValues *values = movie_field_at (row, target);

  for (guint i = 0; i < params_count (specs); i++)
    if (specs[i].kind < PARAM_TEXT && is_next (change, row))
      values->value[i] = changed_value (&specs[i], values->value[i]);
}

static void change_object (
    Change *change, const MovieObject *object, gpointer target);

static void
change_inner (Change *change, const MovieField *row, gpointer target)
{
  gboolean *present = (gboolean *) ((guint8 *) target + row->present);

  if (row->present && !*present)
    return;
  if (row->present && is_next (change, row))
    *present = FALSE;
  change_object (change, row->object, movie_field_at (row, target));
}

static void
change_array (Change *change, const MovieField *row, GPtrArray *array)
{
  for (guint i = 0; i < array->len; i++)
    change_object (change, row->object, array->pdata[i]);
  if (array->len > 1 && is_next (change, row))
    g_ptr_array_set_size (array, array->len - 1);
}

static void
change_words (Change *change, const MovieField *row, gpointer target)
{
  guint8 *words = *(guint8 **) movie_field_at (row, target);
  guint n = *(guint *) ((guint8 *) target + row->sibling);

  for (guint i = 0; i < n; i++)
    change_object (change, row->object, words + i * row->object->size);
}

static void
change_field (Change *change, const MovieObject *object, const MovieField *row,
    gpointer target)
{
  gpointer at = movie_field_at (row, target);

  switch (row->kind) {
    case MOVIE_FIELD_INTEGER:
      change_integer (change, row, at);
      break;
    case MOVIE_FIELD_UNSIGNED:
      if (is_next (change, row))
        *(guint32 *) at += 12345;
      break;
    case MOVIE_FIELD_NUMBER:
      change_number (change, row, at);
      break;
    case MOVIE_FIELD_BOOLEAN:
      if (is_next (change, row))
        *(gboolean *) at = !*(gboolean *) at;
      break;
    case MOVIE_FIELD_STRING:
      change_text (change, row, at);
      break;
    case MOVIE_FIELD_COLOR:
      if (is_next (change, row))
        *(guint32 *) at ^= 0x40408000;
      break;
    case MOVIE_FIELD_MS:
      change_ms (change, row, at);
      break;
    case MOVIE_FIELD_RATE:
      if (is_next (change, row))
        *(gint *) at += 2;
      break;
    case MOVIE_FIELD_CHOICE:
      change_choice (change, row, at);
      if (row == change->row
          && strcmp (row->noun ? row->noun : "", "scene type") == 0)
        g_clear_pointer (&((MovieScene *) target)->src, g_free);
      break;
    case MOVIE_FIELD_ENTRY:
      change_entry (change, object, row, target);
      break;
    case MOVIE_FIELD_SETTINGS:
      change_settings (change, row, target);
      break;
    case MOVIE_FIELD_OBJECT:
      change_inner (change, row, target);
      break;
    case MOVIE_FIELD_ARRAY:
      change_array (change, row, *(GPtrArray **) at);
      break;
    case MOVIE_FIELD_WORDS:
      change_words (change, row, target);
      break;
  }
}

/* What a movie leaves out has no keys beside its type, which stands first. */
static void
change_object (Change *change, const MovieObject *object, gpointer target)
{
  const MovieField *type = &object->fields[0];
  gboolean left_out = type->kind == MOVIE_FIELD_ENTRY
      && strcmp (type->key, "type") == 0
      && !*(gpointer *) movie_field_at (type, target);

  for (guint i = 0; i < (left_out ? 1 : object->n_fields); i++)
    if (!(object->fields[i].flags & MOVIE_FIELD_LATER))
      change_field (change, object, &object->fields[i], target);
}

/* The @n-th of all changes, as the reader lets it pass; NULL if it does not.
 * @row: NULL past the last. */
static Movie *
changed_movie (gint n, const MovieField **row)
{
  g_autoptr (Movie) movie = read_quoted (everything);
  g_autofree gchar *text = NULL;
  Change change = { n, NULL };

  change_object (&change, &movie_document, movie);
  *row = change.row;
  text = movie_write (movie);
  return read_text (text);
}

/* ---- the laws ---- */

typedef struct {
  Film *base;
  GHashTable *drawn;  /* digest -> picture */
  GHashTable *looked; /* rows that changed a picture */
  guint n_same;       /* digests that came twice */
} Laws;

static gboolean
is_among (const gchar *const *keys, const gchar *key)
{
  return g_strv_contains (keys, key);
}

static void
check_frame (Laws *laws, const Film *film, guint i, const MovieField *row)
{
  const gchar *picture = g_hash_table_lookup (laws->drawn, film->digests[i]);

  if (!picture) {
    g_hash_table_insert (
        laws->drawn, g_strdup (film->digests[i]), g_strdup (film->pictures[i]));
    return;
  }
  laws->n_same++;
  fail_unless (strcmp (picture, film->pictures[i]) == 0,
      "frame %u with another \"%s\": another picture, the same digest", i,
      row ? row->key : "nothing");
}

static void
check_film (Laws *laws, Film *film, const MovieField *row)
{
  draw_film (film);
  for (guint i = 0; i < film->n; i++)
    check_frame (laws, film, i, row);
  if (!same (film->pictures, laws->base->pictures))
    g_hash_table_add (laws->looked, (gpointer) row);
  else if (is_among (unseen, row->key))
    fail_unless (same (film->digests, laws->base->digests),
        "\"%s\" is not seen, but changes a digest", row->key);
}

/* Another entry to take, or a parameter to set. */
static gboolean
has_choice (const MovieField *row)
{
  MovieEntry entry;
  guint n = 0, n_params = 0;

  if (row->kind != MOVIE_FIELD_ENTRY && row->kind != MOVIE_FIELD_SETTINGS)
    return TRUE;
  for (guint i = 0; row->registry->at (i, &entry); i++) {
    n += !entry.later;
    n_params += params_count (entry.params);
  }
  return row->kind == MOVIE_FIELD_ENTRY ? n > 1 : n_params > 0;
}

static void
check_rows (const Laws *laws, const MovieObject *object)
{
  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *row = &object->fields[i];

    if (row->flags & MOVIE_FIELD_LATER || strcmp (row->key, "audio") == 0)
      continue;
    /* A file of captions stands for cues. */
    if (strcmp (object->name, "captions") == 0 && strcmp (row->key, "src") == 0)
      continue;
    if (row->object)
      check_rows (laws, row->object);
    else if (has_choice (row) && !is_among (unseen, row->key)
        && !is_among (unused, row->key))
      fail_unless (g_hash_table_contains (laws->looked, row),
          "no picture of this test depends on \"%s\" of %s", row->key,
          object->name);
  }
}

GST_START_TEST (test_equal_digests_are_equal_pictures)
{
  Laws laws = { film_new (read_quoted (everything)),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    g_hash_table_new (NULL, NULL), 0 };
  const MovieField *row = NULL;
  guint n = 0;

  draw_film (laws.base);
  for (guint i = 0; i < laws.base->n; i++)
    check_frame (&laws, laws.base, i, NULL);
  for (gint i = 0; i == 0 || row; i++) {
    Movie *movie = changed_movie (i, &row);
    g_autoptr (Film) film = movie && row ? film_new (movie) : NULL;

    if (film)
      check_film (&laws, film, row);
    else
      g_clear_pointer (&movie, movie_unref);
    n += film != NULL;
  }
  check_rows (&laws, &movie_document);
  fail_unless (n > 150, "only %u movies", n);
  fail_unless (laws.n_same > 10 * n, "only %u equal digests in %u movies",
      laws.n_same, n);
  g_hash_table_unref (laws.drawn);
  g_hash_table_unref (laws.looked);
  film_free (laws.base);
}

GST_END_TEST;

static Suite *
digest_suite (void)
{
  Suite *suite = suite_create ("digest");
  TCase *tests = tcase_create ("digest");

  suite_add_tcase (suite, tests);
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, test_equal_digests_are_equal_pictures);
  return suite;
}

SUITE_MAIN (digest_suite)
