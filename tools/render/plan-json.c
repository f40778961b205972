/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The file of a plan: what was decided and the keys that came of it. A reader
 * comes to keys of its own and compares. */
#include "plan-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define VERSION 1
#define MAX_FPS 240
#define MOST_BYTES (256 * 1024 * 1024)

/* ---- writing ---- */

static void
put_int (JsonBuilder *builder, const gchar *key, gint64 value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

static void
put_text (JsonBuilder *builder, const gchar *key, const gchar *value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, value);
}

static void
put_object (JsonBuilder *builder, const gchar *key)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
}

static void
put_video (JsonBuilder *builder, const RenderPlan *plan)
{
  const RenderVideoSettings *video = &plan->video;

  put_object (builder, "video");
  put_text (builder, "encoder", plan->video_encoder->factory);
  put_text (builder, "build", plan->video_build);
  put_int (builder, "preset", video->preset);
  put_int (builder, "crf", video->crf);
  put_int (builder, "bitrate", video->bitrate);
  put_int (builder, "gop", video->gop);
  put_int (builder, "threads", video->threads);
  json_builder_end_object (builder);
}

static void
put_chunks (JsonBuilder *builder, const RenderPlan *plan)
{
  json_builder_set_member_name (builder, "chunk");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->chunk->len; i++) {
    const RenderChunk *chunk = &g_array_index (plan->chunk, RenderChunk, i);

    json_builder_begin_object (builder);
    put_int (builder, "first", chunk->first);
    put_int (builder, "end", chunk->end);
    put_text (builder, "key", chunk->key);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
put_audio (JsonBuilder *builder, const RenderPlan *plan)
{
  put_object (builder, "audio");
  put_text (builder, "encoder", plan->audio_encoder->factory);
  put_text (builder, "build", plan->audio_build);
  put_int (builder, "first", plan->sound.first);
  put_int (builder, "end", plan->sound.end);
  put_text (builder, "key", plan->sound.key);
  json_builder_end_object (builder);
}

static void
put_shape (JsonBuilder *builder, const RenderVideoShape *shape)
{
  put_int (builder, "width", shape->width);
  put_int (builder, "height", shape->height);
  put_int (builder, "fps_n", shape->fps_n);
  put_int (builder, "fps_d", shape->fps_d);
}

static JsonNode *
to_json (const RenderPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  put_int (builder, "version", VERSION);
  put_text (builder, "movie", plan->movie);
  put_text (builder, "media_root", plan->media_root);
  put_text (builder, "chunks", plan->chunks);
  put_shape (builder, &plan->video.shape);
  put_int (builder, "first", plan->first);
  put_int (builder, "end", plan->end);
  if (plan->video_encoder)
    put_video (builder, plan);
  if (plan->audio_encoder)
    put_audio (builder, plan);
  put_chunks (builder, plan);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

gboolean
render_plan_write (
    const RenderPlan *plan, const gchar *filename, GError **error)
{
  g_autoptr (JsonNode) root = to_json (plan);
  g_autofree gchar *text = json_to_string (root, FALSE);
  g_autoptr (GError) local = NULL;

  /* In place: nobody reads it before it is whole, and a name for the time until
   * then would be left behind by who is killed. */
  if (g_file_set_contents_full (
          filename, text, -1, G_FILE_SET_CONTENTS_NONE, 0666, &local))
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT, "cannot write %s: %s",
      filename, local->message);
  return FALSE;
}

/* ---- reading ---- */

/* An object that is being read; the first thing wrong is kept, and from then on
 * nothing is read. */
typedef struct {
  JsonObject *object;
  const gchar *where;
  guint n_read;
  GError **error;
  gboolean failed;
} Reading;

static void G_GNUC_PRINTF (2, 3)
    refuse (Reading *reading, const gchar *format, ...)
{
  g_autofree gchar *message = NULL;
  va_list args;

  if (reading->failed)
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  reading->failed = TRUE;
  g_set_error (reading->error, RENDER_ERROR, RENDER_ERROR_MOVIE, "%s: %s",
      reading->where, message);
}

static JsonNode *
member (Reading *reading, const gchar *key, gboolean required)
{
  JsonNode *node =
      reading->failed ? NULL : json_object_get_member (reading->object, key);

  if (node)
    reading->n_read++;
  else if (required)
    refuse (reading, "\"%s\" is missing", key);
  return node;
}

static gint64
get_int (Reading *reading, const gchar *key, gint64 least, gint64 most)
{
  JsonNode *node = member (reading, key, TRUE);
  gint64 value;

  if (!node)
    return least;
  value = JSON_NODE_HOLDS_VALUE (node)
          && json_node_get_value_type (node) == G_TYPE_INT64
      ? json_node_get_int (node)
      : G_MININT64;
  if (value >= least && value <= most)
    return value;
  refuse (reading,
      "\"%s\" is not an integer from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
      key, least, most);
  return least;
}

static gchar *
get_text (Reading *reading, const gchar *key, gboolean required)
{
  JsonNode *node = member (reading, key, required);

  if (!node)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  refuse (reading, "\"%s\" is not a text", key);
  return NULL;
}

static gchar *
get_folder (Reading *reading, const gchar *key, gboolean required)
{
  gchar *path = get_text (reading, key, required);

  if (path && !g_path_is_absolute (path))
    refuse (reading, "\"%s\" is not an absolute path", key);
  return path;
}

static gboolean
begin (Reading *reading, JsonNode *node, const gchar *where, GError **error)
{
  *reading = (Reading){ .where = where, .error = error };
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    reading->object = json_node_get_object (node);
    return TRUE;
  }
  refuse (reading, "not an object");
  return FALSE;
}

/* What is left over was meant for another version. */
static gboolean
end (Reading *reading)
{
  if (!reading->failed
      && json_object_get_size (reading->object) != reading->n_read)
    refuse (reading, "an unknown member");
  return !reading->failed;
}

static gboolean
read_video (RenderPlan *plan, JsonNode *node, GError **error)
{
  RenderVideoSettings *video = &plan->video;
  g_autofree gchar *factory = NULL;
  Reading reading;

  if (!begin (&reading, node, "video", error))
    return FALSE;
  factory = get_text (&reading, "encoder", TRUE);
  plan->video_build = get_text (&reading, "build", TRUE);
  video->preset = get_int (&reading, "preset", 0, RENDER_N_PRESETS - 1);
  video->crf = get_int (&reading, "crf", -1, G_MAXINT);
  video->bitrate = get_int (&reading, "bitrate", 0, G_MAXINT);
  video->gop = get_int (&reading, "gop", 1, G_MAXINT);
  video->threads = get_int (&reading, "threads", 0, G_MAXINT);
  if (!end (&reading))
    return FALSE;
  plan->video_encoder = render_video_encoder_find (factory, error);
  return plan->video_encoder != NULL;
}

static gboolean
read_audio (RenderPlan *plan, JsonNode *node, GError **error)
{
  g_autofree gchar *factory = NULL;
  Reading reading;

  if (!begin (&reading, node, "audio", error))
    return FALSE;
  factory = get_text (&reading, "encoder", TRUE);
  plan->audio_build = get_text (&reading, "build", TRUE);
  plan->sound.first = get_int (&reading, "first", 0, G_MAXINT64);
  plan->sound.end = get_int (&reading, "end", 0, G_MAXINT64);
  plan->sound.key = get_text (&reading, "key", TRUE);
  if (!end (&reading))
    return FALSE;
  plan->audio_encoder = render_audio_encoder_find (factory, error);
  return plan->audio_encoder != NULL;
}

static gboolean
read_chunk (RenderPlan *plan, JsonNode *node, GError **error)
{
  RenderChunk chunk = { 0 };
  Reading reading;

  if (!begin (&reading, node, "chunk", error))
    return FALSE;
  chunk.first = get_int (&reading, "first", 0, G_MAXINT64);
  chunk.end = get_int (&reading, "end", chunk.first + 1, G_MAXINT64);
  chunk.key = get_text (&reading, "key", plan->video_encoder != NULL);
  g_array_append_val (plan->chunk, chunk);
  return end (&reading);
}

static gboolean
read_chunks (RenderPlan *plan, JsonNode *node, GError **error)
{
  JsonArray *array;

  plan->chunk = render_grid_new ();
  if (!JSON_NODE_HOLDS_ARRAY (node)) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
        "plan: \"chunk\" is not an array");
    return FALSE;
  }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_chunk (plan, json_array_get_element (array, i), error))
      return FALSE;
  return TRUE;
}

static void
read_shape (Reading *reading, RenderVideoShape *shape)
{
  shape->width = get_int (reading, "width", 2, 16384);
  shape->height = get_int (reading, "height", 2, 16384);
  shape->fps_n = get_int (reading, "fps_n", 1, G_MAXINT);
  shape->fps_d = get_int (reading, "fps_d", 1, G_MAXINT);
  if (shape->fps_n > (gint64) shape->fps_d * MAX_FPS)
    refuse (reading, "of more than " G_STRINGIFY (MAX_FPS) " frames a second");
}

static gboolean
read_plan (RenderPlan *plan, JsonNode *root, GError **error)
{
  JsonNode *video, *audio, *chunks;
  Reading reading;

  if (!begin (&reading, root, "plan", error))
    return FALSE;
  if (get_int (&reading, "version", 1, G_MAXINT64) != VERSION)
    refuse (&reading, "of another version of this program");
  plan->movie = get_folder (&reading, "movie", TRUE);
  plan->media_root = get_folder (&reading, "media_root", FALSE);
  plan->chunks = get_folder (&reading, "chunks", TRUE);
  read_shape (&reading, &plan->video.shape);
  plan->first = get_int (&reading, "first", 0, G_MAXINT64);
  plan->end = get_int (&reading, "end", plan->first + 1, G_MAXINT64);
  video = member (&reading, "video", FALSE);
  audio = member (&reading, "audio", FALSE);
  chunks = member (&reading, "chunk", TRUE);
  return end (&reading) && (!video || read_video (plan, video, error))
      && (!audio || read_audio (plan, audio, error))
      && read_chunks (plan, chunks, error);
}

static JsonNode *
load (const gchar *filename, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;
  struct stat info;

  if (stat (filename, &info) == 0 && info.st_size > MOST_BYTES)
    g_set_error (&local, RENDER_ERROR, RENDER_ERROR_MOVIE, "more than %d bytes",
        MOST_BYTES);
  else if (json_parser_load_from_mapped_file (parser, filename, &local)
      && json_parser_get_root (parser))
    return json_parser_steal_root (parser);
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE, "plan %s: %s", filename,
      local ? local->message : "is empty");
  return NULL;
}

/* ---- comparing ---- */

static gboolean
refuse_change (GError **error, RenderError code, const gchar *what)
{
  g_set_error_literal (error, RENDER_ERROR, code, what);
  return FALSE;
}

static gboolean
same_chunks (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const RenderChunk *one = &g_array_index (a, RenderChunk, i);
    const RenderChunk *two = &g_array_index (b, RenderChunk, i);

    if (one->first != two->first || one->end != two->end
        || g_strcmp0 (one->key, two->key) != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
compare (const RenderPlan *plan, const RenderPlan *here, GError **error)
{
  if (g_strcmp0 (plan->video_build, here->video_build) != 0
      || g_strcmp0 (plan->audio_build, here->audio_build) != 0)
    return refuse_change (error, RENDER_ERROR_ENCODER,
        "this host has another version of the program, of a library that draws"
        " or of the encoder than the one that planned");
  if (!same_chunks (plan->chunk, here->chunk)
      || plan->sound.first != here->sound.first
      || plan->sound.end != here->sound.end
      || g_strcmp0 (plan->sound.key, here->sound.key) != 0)
    return refuse_change (error, RENDER_ERROR_CHANGED,
        "the movie, its media or fonts are not what was planned");
  return TRUE;
}

/* The plan of what was decided for @plan, as it comes out here and now. */
static RenderPlan *
plan_again (const RenderPlan *plan, RenderCache *cache, GError **error)
{
  g_autoptr (RenderPlan) here = g_new0 (RenderPlan, 1);
  g_autoptr (Movie) movie =
      plan_read_whole (plan->movie, plan->media_root, NULL, error);

  if (!movie)
    return NULL;
  here->movie = g_strdup (plan->movie);
  here->media_root = g_strdup (plan->media_root);
  here->chunks = g_strdup (plan->chunks);
  here->video_encoder = plan->video_encoder;
  here->audio_encoder = plan->audio_encoder;
  here->video = plan->video;
  here->first = plan->first;
  here->end = plan->end;
  here->schedule = schedule_new (
      movie, here->video.shape.fps_n, here->video.shape.fps_d, NULL);
  if (plan->end > schedule_n_frames (here->schedule)) {
    refuse_change (error, RENDER_ERROR_CHANGED,
        "the movie is shorter than what was planned");
    return NULL;
  }
  if (!plan_cut_and_hash (here, cache, error))
    return NULL;
  return g_steal_pointer (&here);
}

RenderPlan *
render_plan_read (const gchar *filename, RenderCache **cache, GError **error)
{
  g_autoptr (RenderPlan) plan = g_new0 (RenderPlan, 1);
  g_autoptr (RenderPlan) here = NULL;
  g_autoptr (JsonNode) root = load (filename, error);
  RenderCache *opened;

  if (!root || !read_plan (plan, root, error))
    return NULL;
  opened = render_cache_open (plan->chunks, FALSE, error);
  if (!opened)
    return NULL;
  here = plan_again (plan, opened, error);
  if (!here || !compare (plan, here, error)) {
    render_cache_close (opened, 0);
    return NULL;
  }
  *cache = opened;
  return g_steal_pointer (&here);
}
