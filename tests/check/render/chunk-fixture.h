/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Plans laid by hand, cut where the test wants it, and what ffmpeg, which
 * shares no code with what made them, says of files. */
#pragma once

#include "folder.h"
#include "chunk.h"
#include "movie-json.h"
#include "schedule.h"
#include "wav.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  const gchar *fps; /* as a movie has it */
  gint fps_n, fps_d;
} Rate;

static const Rate rates[] = {
  { "30", 30, 1 },
  { "\"30000/1001\"", 30000, 1001 },
  { "\"24000/1001\"", 24000, 1001 },
  { "60", 60, 1 },
  { "25", 25, 1 },
};

/* Of the test that runs, closed at its end however it ends. */
static RenderCache *cache;
static RenderPlan *plan;
static ChunkMaker *maker;

static inline void
open_cache (void)
{
  g_autofree gchar *chunks = NULL;
  g_autoptr (GError) error = NULL;

  make_folder ();
  chunks = inside ("chunks");
  cache = render_cache_open (chunks, FALSE, &error);
  g_assert_no_error (error);
}

static inline void
clear_chunk (gpointer chunk)
{
  g_free (((RenderChunk *) chunk)->key);
}

static inline void
clear_source (gpointer source)
{
  g_free (((RenderSource *) source)->file);
}

static inline void
lift_plan (void)
{
  if (!plan)
    return;
  g_array_unref (plan->chunk);
  g_array_unref (plan->sources);
  schedule_unref (plan->schedule);
  g_free (plan->sound.key);
  g_free (plan->movie);
  g_free (plan->media_root);
  g_clear_pointer (&plan, g_free);
}

/* At the end of every test: before anything is torn down, Check waits for all
 * threads of tasks to end. */
static inline void
close_maker (void)
{
  g_clear_pointer (&maker, chunk_maker_free);
}

static inline void
close_all (void)
{
  lift_plan ();
  render_cache_close (g_steal_pointer (&cache), 0);
  remove_folder ();
}

/* Three scenes of one second each that fade into each other, with a sound: an
 * impulse at its second 1. */
static inline gchar *
lay_movie (const gchar *fps, gint width, gint height)
{
  g_autofree gint16 *samples = g_new0 (gint16, 3 * WAV_RATE);
  g_autofree gchar *wav = inside ("impulse.wav");
  gchar *path = inside ("movie.json");
  g_autofree gchar *text = g_strdup_printf (
      "{\"movie\":{\"format\":{\"width\":%d,\"height\":%d,\"fps\":%s},"
      "\"scenes\":["
      "{\"type\":\"color\",\"color\":\"#204060\",\"duration_ms\":1000,"
      "\"transition_out\":{\"type\":\"fade\",\"duration_ms\":600}},"
      "{\"type\":\"color\",\"color\":\"#d0a060\",\"duration_ms\":1000,"
      "\"transition_out\":{\"type\":\"fade\",\"duration_ms\":600}},"
      "{\"type\":\"color\",\"color\":\"#30a050\",\"duration_ms\":1000}],"
      "\"audio\":[{\"src\":\"impulse.wav\",\"role\":\"sfx\",\"from_ms\":0,"
      "\"to_ms\":3000}]}}",
      width, height, fps);

  samples[WAV_RATE] = 30000;
  wav_write (wav, samples, 3 * WAV_RATE);
  fail_unless (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static inline gchar *
key_of (gint index)
{
  return g_strdup_printf ("%064x", (guint) (index + 1));
}

static inline void
cut (gint64 first, gint64 end)
{
  RenderChunk chunk = { first, end, key_of (plan->chunk->len) };

  g_array_append_val (plan->chunk, chunk);
}

/* Takes @movie. Cut every @every frames; 0: not at all. */
static inline void
lay_plan (gchar *movie, const Rate *rate, gint every, const gchar *encoder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) read = movie_read_file (movie, 0, NULL, &error);

  g_assert_no_error (error);
  plan = g_new0 (RenderPlan, 1);
  plan->movie = movie;
  plan->media_root = g_path_get_dirname (movie);
  plan->video_encoder = render_video_encoder_find (encoder, &error);
  g_assert_no_error (error);
  plan->audio_encoder = render_audio_encoder_find (NULL, &error);
  g_assert_no_error (error);
  plan->schedule = schedule_new (read, rate->fps_n, rate->fps_d, NULL);
  plan->end = schedule_n_frames (plan->schedule);
  plan->video = (RenderVideoSettings){ .preset = RENDER_PRESET_FAST,
    .crf = -1,
    .gop = 60,
    .threads = 1,
    .shape = {
        read->format.width, read->format.height, rate->fps_n, rate->fps_d } };
  plan->sources = g_array_new (FALSE, TRUE, sizeof (RenderSource));
  g_array_set_clear_func (plan->sources, clear_source);
  plan->chunk = g_array_new (FALSE, TRUE, sizeof (RenderChunk));
  g_array_set_clear_func (plan->chunk, clear_chunk);
  for (gint64 n = 0; every && n < plan->end; n += every)
    cut (n, MIN (n + every, plan->end));
  plan->sound.end = schedule_n_samples (plan->schedule);
  plan->sound.key = key_of (CHUNK_SOUND);
  maker = chunk_maker_new (plan, cache);
}

static inline gchar *
make_chunk (gint index)
{
  g_autoptr (GError) error = NULL;
  gchar *file = chunk_maker_make (maker, index, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  fail_unless (file != NULL);
  return file;
}

static inline GBytes *
read_all (gint fd)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 block[65536];
  gssize got;

  while ((got = read (fd, block, sizeof block)) > 0)
    g_byte_array_append (bytes, block, got);
  fail_unless (got == 0);
  close (fd);
  return g_byte_array_free_to_bytes (bytes);
}

/* What a program says for space-separated words, "@" for @file. Without a
 * thread, as that of GSubprocess would show in every look at threads. */
static inline GBytes *
ask (const gchar *line, const gchar *file)
{
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GError) error = NULL;
  gint out, status;
  GBytes *said;
  GPid pid;

  for (guint i = 0; argv[i]; i++)
    if (g_str_equal (argv[i], "@")) {
      g_free (argv[i]);
      argv[i] = g_strdup (file);
    }
  g_spawn_async_with_pipes (NULL, argv, NULL,
      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
      &out, NULL, &error);
  g_assert_no_error (error);
  said = read_all (out);
  fail_unless (
      waitpid (pid, &status, 0) == pid && status == 0, "%s: %s", line, file);
  return said;
}

/* The same as lines of text. */
static inline gchar **
ask_lines (const gchar *line, const gchar *file)
{
  g_autoptr (GBytes) out = ask (line, file);
  gsize size;
  const gchar *bytes = g_bytes_get_data (out, &size);
  g_autofree gchar *text = g_strndup (bytes, size);

  g_strchomp (text);
  return g_strsplit (text, "\n", -1);
}

/* The hash of every picture, as ffmpeg decodes it. */
static inline GPtrArray *
hash_frames (const gchar *file)
{
  g_auto (GStrv) lines = ask_lines (
      "ffmpeg -v error -i @ -map 0:v -vsync passthrough -f framemd5 -", file);
  GPtrArray *hashes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i]; i++)
    if (lines[i][0] != '#')
      g_ptr_array_add (hashes, g_strdup (strrchr (lines[i], ' ') + 1));
  return hashes;
}
