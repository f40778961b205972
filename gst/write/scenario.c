/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Writes a scenario: chooses beats, words them within the time that they
 * have, and cuts the time into beats and pictures. */

#include "tasks.h"

#include <string.h>

#include "language.h"
#include "speech.h"
#include "story.h"
#include "subject.h"

#define BEAT_SECONDS 5.5
#define PICTURE_SECONDS 3.3
/* The first beat that lasts so long is cut: a film opens briskly. */
#define FIRST_CUT_MS 4400
#define LEAST_MS 2200
#define MOST_MS 5000
#define FIRST_LESS 0.4
#define LAST_MORE 0.6
/* Of the whole length, pauses included. */
#define WORDS_PER_SECOND 2.15
#define TITLE_CHARS 60
/* Less of the whole length is worth a note. */
#define LEAST_SPOKEN 0.6

typedef struct {
  const StoryBeat *source;
  gchar *name;
  gchar *subject; /* what {S} is here */
  gchar *shown;   /* what it is in pictures; NULL: the same */
  gchar *narration;
  gint64 ms;
  guint pictures;
  gboolean is_part; /* its name may be shown */
} Beat;

typedef struct {
  guint64 seed;
  gint64 ms;
  const gchar *prompt, *subject;
  gchar *stem, *core;
  gboolean has_subject; /* beside its parts */
  const Story *story;
  GPtrArray *beats; /* of Beat */
  GString *notes;
} Plan;

static void
beat_free (gpointer data)
{
  Beat *beat = data;

  g_free (beat->name);
  g_free (beat->subject);
  g_free (beat->shown);
  g_free (beat->narration);
  g_free (beat);
}

static void
plan_clear (Plan *plan)
{
  g_free (plan->stem);
  g_free (plan->core);
  g_clear_pointer (&plan->beats, g_ptr_array_unref);
  g_string_free (plan->notes, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

/* One of @n by the seed, another one at another place. */
static guint
pick (const Plan *plan, guint place, guint n)
{
  guint64 x = plan->seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
      + place * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);

  x ^= x >> 31;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  x ^= x >> 29;
  return (guint) (x % n);
}

static gchar *
capitalised (const gchar *text)
{
  GString *out = g_string_new (NULL);

  if (*text) {
    g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (text)));
    g_string_append (out, g_utf8_next_char (text));
  }
  return g_string_free (out, FALSE);
}

/* Fills {S} and {C} in; a question keeps its own mark. */
static gchar *
fill (const gchar *text, const gchar *subject)
{
  g_autofree gchar *capital = capitalised (subject);
  GString *out = g_string_new (text);

  if (g_str_has_suffix (subject, "?") || g_str_has_suffix (subject, "!"))
    g_string_replace (out, "{S}.", "{S}", 0);
  g_string_replace (out, "{S}", subject, 0);
  g_string_replace (out, "{C}", capital, 0);
  return g_string_free (out, FALSE);
}

static gchar *
word_it (const Plan *plan, const gchar *texts, const Beat *beat, guint place)
{
  g_auto (GStrv) choice = g_strsplit (texts, "|", -1);

  return fill (
      choice[pick (plan, place, g_strv_length (choice))], beat->subject);
}

static Beat *
add_beat (Plan *plan, const StoryBeat *source, const gchar *name,
    const gchar *subject)
{
  Beat *beat = g_new0 (Beat, 1);

  beat->source = source;
  beat->name = capitalised (name);
  beat->subject = g_strdup (subject);
  g_ptr_array_add (plan->beats, beat);
  return beat;
}

static guint
most_beats (const Plan *plan)
{
  return (guint) MAX (1, plan->ms / LEAST_MS);
}

static void
add_note (Plan *plan, gchar *note)
{
  g_string_append_printf (
      plan->notes, "%s%s", plan->notes->len ? "; " : "", note);
  g_free (note);
}

/* A part alone may say nothing to who paints it: "the wall", of Berlin. */
static void
show_part (const Plan *plan, Beat *beat)
{
  beat->is_part = TRUE;
  if (plan->has_subject && !strstr (beat->subject, plan->core))
    beat->shown = g_strdup_printf ("%s, %s", beat->subject, plan->core);
}

/* The parts of a prompt, with what the topic knows of them. */
static void
add_parts (Plan *plan, const GPtrArray *parts)
{
  const StoryBeat *told = story_part_beats (plan->story->language);
  guint n = MIN (parts->len, most_beats (plan));

  if (n < parts->len)
    add_note (plan,
        g_strdup_printf (
            "there is time for %u of the %u parts that the prompt lists", n,
            parts->len));
  for (guint i = 0; i < n; i++) {
    guint at = n > 1 ? i * (parts->len - 1) / (n - 1) : 0;
    const gchar *part = g_ptr_array_index (parts, at);
    const StoryBeat *known = story_find_beat (plan->story, part);
    guint role = i == 0 ? 0 : i + 1 == n ? 3 : i == (n + 1) / 2 ? 2 : 1;

    if (known)
      add_beat (plan, known, part, plan->core)->is_part = TRUE;
    else
      show_part (plan, add_beat (plan, &told[role], part, part));
  }
}

/* An end is needed as much as a beginning. */
static guint
rank_of (const Story *story, guint index)
{
  return index + 1 == story_length (story) ? 1 : story->beats[index].rank;
}

/* Whether it is among the @n lowest ranks; the earlier one where they are
 * equal. */
static gboolean
is_told (const Story *story, guint index, guint n)
{
  guint rank = rank_of (story, index);
  guint ahead = 0;

  for (guint i = 0; i < story_length (story); i++)
    ahead +=
        rank_of (story, i) < rank || (rank_of (story, i) == rank && i < index);
  return ahead < n;
}

/* Names of beats that say something of the subject: what is known of it, the
 * steps of a work, the items of a list. "The turning point" says nothing. */
static gboolean
has_parts (const Story *story)
{
  return story->names || story->kind == STORY_HOWTO
      || story->kind == STORY_RECIPE || story->kind == STORY_LIST
      || story->kind == STORY_TRAVEL;
}

static void
add_story (Plan *plan)
{
  guint length = story_length (plan->story);
  guint n = (guint) (plan->ms / 1000.0 / BEAT_SECONDS + 0.5);

  n = CLAMP (n, 1, MIN (length, most_beats (plan)));
  for (guint i = 0; i < length; i++)
    if (is_told (plan->story, i, n))
      add_beat (
          plan, &plan->story->beats[i], plan->story->beats[i].beat, plan->core)
          ->is_part = has_parts (plan->story);
}

static gdouble
count_plan (const Plan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->beats->len; i++) {
    const Beat *beat = g_ptr_array_index (plan->beats, i);

    n += speech_count_words (beat->narration);
  }
  return n;
}

/* The beat of the highest rank that still has its line. */
static Beat *
least_needed (const Plan *plan, const gboolean *brief)
{
  Beat *found = NULL;

  for (guint i = 0; i < plan->beats->len; i++) {
    Beat *beat = g_ptr_array_index (plan->beats, i);

    if (!brief[i] && (!found || beat->source->rank >= found->source->rank))
      found = beat;
  }
  return found;
}

static void
make_brief (Plan *plan, gdouble budget)
{
  g_autofree gboolean *brief = g_new0 (gboolean, plan->beats->len);

  while (count_plan (plan) > budget) {
    Beat *beat = least_needed (plan, brief);
    guint place;

    if (!beat || !g_ptr_array_find (plan->beats, beat, &place))
      return;
    g_free (beat->narration);
    beat->narration = word_it (plan, beat->source->brief, beat, place);
    brief[place] = TRUE;
  }
}

/* Where time is left, beats say more, the needed ones first. */
static void
add_more (Plan *plan, gdouble budget)
{
  for (guint rank = 1; rank < 10; rank++) {
    for (guint i = 0; i < plan->beats->len; i++) {
      Beat *beat = g_ptr_array_index (plan->beats, i);
      g_autofree gchar *line = NULL;
      g_autofree gchar *more = NULL;

      if (beat->source->rank != rank)
        continue;
      more = word_it (plan, beat->source->more, beat, i + 100);
      if (count_plan (plan) + speech_count_words (more) > budget)
        continue;
      line = g_steal_pointer (&beat->narration);
      beat->narration = g_strconcat (line, " ", more, NULL);
    }
  }
}

static void
word_plan (Plan *plan)
{
  gdouble budget = plan->ms / 1000.0 * WORDS_PER_SECOND;

  for (guint i = 0; i < plan->beats->len; i++) {
    Beat *beat = g_ptr_array_index (plan->beats, i);

    beat->narration = word_it (plan, beat->source->line, beat, i);
  }
  make_brief (plan, budget);
  add_more (plan, budget);
}

/* Beats take as long as their narration, stretched to the whole length; none
 * is shorter than a picture may be. */
static void
share_time (Plan *plan)
{
  guint n = plan->beats->len;
  g_autofree gdouble *weight = g_new0 (gdouble, n);
  gint64 spare = plan->ms - n * LEAST_MS;
  gint64 given = 0;
  gdouble all = 0;

  for (guint i = 0; i < n; i++) {
    const Beat *beat = g_ptr_array_index (plan->beats, i);
    gdouble natural = speech_seconds (beat->narration)
        - (i == 0 && n > 1 ? FIRST_LESS : 0) + (i + 1 == n ? LAST_MORE : 0);

    weight[i] = MAX (natural - LEAST_MS / 1000.0, 0.05);
    all += weight[i];
  }
  for (guint i = 0; i < n; i++) {
    Beat *beat = g_ptr_array_index (plan->beats, i);
    gint64 share = (gint64) (spare * weight[i] / all);

    beat->ms = LEAST_MS + (i + 1 == n ? spare - given : share);
    given += share;
  }
}

static guint
count_pictures (gint64 ms)
{
  gint64 least = (ms + MOST_MS - 1) / MOST_MS;
  gint64 most = MAX (ms / LEAST_MS, 1);

  return (guint) CLAMP (
      (gint64) (ms / 1000.0 / PICTURE_SECONDS + 0.5), least, most);
}

static gchar *
describe (const Plan *plan, const Beat *beat, guint place, guint picture)
{
  static const gchar *const views[] = { "", "seen from above",
    "close view of a detail", "at dawn", "from a low angle", "in the rain",
    "at night", "through an archway", "against the light", "in thin fog",
    "reflected in water", "far away, with a wide foreground" };
  guint known = 0, base, view;
  g_autofree gchar *text = NULL;

  while (known < STORY_PICTURES && beat->source->pictures[known])
    known++;
  base = (pick (plan, place + 200, known) + picture) % known;
  view = picture / known;
  text = fill (
      beat->source->pictures[base], beat->shown ? beat->shown : beat->subject);
  if (view == 0)
    return g_steal_pointer (&text);
  if (view < G_N_ELEMENTS (views))
    return g_strdup_printf ("%s, %s", text, views[view]);
  return g_strdup_printf ("%s, %s, view %u", text,
      views[1 + view % (G_N_ELEMENTS (views) - 1)], view);
}

/* "30 Seconds of London History", where the prompt says it so. */
static gchar *
long_title (const Plan *plan)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "\\b((?:half\\s+)?\\w+[ -](?:seconds?|minutes?))\\s+(?:of|about|on)\\b",
      G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree gchar *length = NULL;
  g_autofree gchar *title = subject_title (plan->stem, plan->story->language);
  g_autofree gchar *lead = NULL;

  if (!g_regex_match (regex, plan->prompt, 0, &match))
    return g_steal_pointer (&title);
  length = g_match_info_fetch (match, 1);
  g_strdelimit (length, "-", ' ');
  lead = subject_title (length, "en");
  if (g_str_has_prefix (title, "The "))
    *title = 't';
  return g_strdup_printf ("%s of %s", lead, title);
}

/* A title is read at a glance: its length goes first, then what follows. */
static gchar *
make_title (const Plan *plan)
{
  g_autofree gchar *title = long_title (plan);
  g_autofree gchar *bare = NULL;

  if (g_utf8_strlen (title, -1) <= TITLE_CHARS)
    return g_steal_pointer (&title);
  bare = subject_title (plan->stem, plan->story->language);
  return subject_title_cut (bare, TITLE_CHARS);
}

static void
put_beat (JsonBuilder *builder, const Plan *plan, guint place)
{
  const Beat *beat = g_ptr_array_index (plan->beats, place);

  json_builder_begin_object (builder);
  task_put_string (builder, "beat", beat->name);
  task_put_string (builder, "role", place == 0 ? "hook" : beat->source->role);
  if (beat->is_part)
    task_put_string (builder, "label", beat->name);
  json_builder_set_member_name (builder, "seconds");
  json_builder_add_double_value (builder, beat->ms / 1000.0);
  task_put_string (builder, "narration", beat->narration);
  json_builder_set_member_name (builder, "pictures");
  json_builder_add_int_value (builder, beat->pictures);
  json_builder_set_member_name (builder, "descriptions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < beat->pictures; i++) {
    g_autofree gchar *text = describe (plan, beat, place, i);

    json_builder_add_string_value (builder, text);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
put_beats (JsonBuilder *builder, const Plan *plan)
{
  json_builder_set_member_name (builder, "beats");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->beats->len; i++) {
    const Beat *beat = g_ptr_array_index (plan->beats, i);

    json_builder_add_string_value (builder, beat->name);
  }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "beat_plan");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->beats->len; i++)
    put_beat (builder, plan, i);
  json_builder_end_array (builder);
}

static JsonNode *
plan_to_json (const Plan *plan, JsonObject *check)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  JsonObject *format = task_object (check, "format");
  g_autofree gchar *title = make_title (plan);
  g_autofree gchar *size = g_strdup_printf ("%dx%d",
      format ? (gint) task_int (format, "width", 1280) : 1280,
      format ? (gint) task_int (format, "height", 720) : 720);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "scenario");
  json_builder_begin_object (builder);
  task_put_string (builder, "title", title);
  json_builder_set_member_name (builder, "duration_target_sec");
  json_builder_add_int_value (builder, plan->ms / 1000);
  task_put_string (builder, "format", size);
  task_put_string (builder, "tone", task_string (check, "tone", "cinematic"));
  task_put_string (builder, "look", task_string (check, "look", "cinematic"));
  task_put_string (builder, "language", plan->story->language);
  put_beats (builder, plan);
  if (plan->notes->len)
    task_put_string (builder, "notes", plan->notes->str);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
note_language (Plan *plan, const gchar *language)
{
  const gchar *name = language_name (language);

  if (!g_str_equal (plan->story->language, language))
    add_note (plan,
        g_strdup_printf (
            "the built-in writer has no %s; the narration is in English",
            name ? name : language));
}

/* Rules know only so much to say. */
static void
note_silence (Plan *plan)
{
  gdouble spoken = 0;

  for (guint i = 0; i < plan->beats->len; i++) {
    const Beat *beat = g_ptr_array_index (plan->beats, i);

    spoken += speech_seconds (beat->narration);
  }
  if (spoken < plan->ms / 1000.0 * LEAST_SPOKEN)
    add_note (plan,
        g_strdup_printf ("the built-in writer has words for about %.0f of the "
                         "%.0f seconds",
            spoken, plan->ms / 1000.0));
}

JsonNode *
task_scenario (JsonObject *input, guint64 seed, GError **error)
{
  JsonObject *check = task_object (input, "prompt_check");
  g_auto (Plan) plan = { .seed = seed, .notes = g_string_new (NULL) };
  g_autoptr (GPtrArray) parts = NULL;
  gint64 seconds = check ? task_int (check, "duration_sec", 30) : 0;
  const gchar *language;

  plan.subject = check ? task_string (check, "subject", "") : "";
  plan.prompt = check ? task_string (check, "prompt", "") : "";
  if (!*plan.subject || seconds < WRITER_MIN_SECONDS
      || seconds > WRITER_MAX_SECONDS) {
    g_set_error (error, WRITER_ERROR, WRITER_ERROR_INPUT,
        "scenario_generate needs prompt_check.subject and a "
        "prompt_check.duration_sec of %d to %d",
        WRITER_MIN_SECONDS, WRITER_MAX_SECONDS);
    return NULL;
  }
  plan.ms = seconds * 1000;
  language = task_string (check, "language", "en");
  parts = subject_parts (plan.subject, language, &plan.stem);
  plan.core = story_core (plan.stem);
  plan.has_subject = g_str_has_prefix (plan.subject, plan.stem);
  plan.story = story_find (plan.stem, plan.prompt, language);
  plan.beats = g_ptr_array_new_with_free_func (beat_free);
  if (parts->len > 0)
    add_parts (&plan, parts);
  else
    add_story (&plan);
  note_language (&plan, language);
  word_plan (&plan);
  note_silence (&plan);
  share_time (&plan);
  for (guint i = 0; i < plan.beats->len; i++) {
    Beat *beat = g_ptr_array_index (plan.beats, i);

    beat->pictures = count_pictures (beat->ms);
    if (i == 0 && beat->ms >= FIRST_CUT_MS)
      beat->pictures = MAX (beat->pictures, 2);
  }
  return plan_to_json (&plan, check);
}
