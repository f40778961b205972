/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A movie of three scenes, planned. */
#pragma once

#include "plan-fixture.h"
#include "movie-json.h"

static inline RenderPlan *
plan_with (const RenderRequest *request)
{
  RenderCache *cache = fixture_open ();
  g_autoptr (GError) error = NULL;
  RenderPlan *plan = render_plan_new (request, cache, NULL, &error);

  g_assert_no_error (error);
  render_cache_close (cache, 0);
  return plan;
}

static inline RenderRequest
request_of (void)
{
  RenderRequest request = RENDER_REQUEST_INIT;

  request.movie = fixture.movie;
  request.encoder = "x264enc";
  return request;
}

static inline RenderPlan *
plan_movie (void)
{
  const RenderRequest request = request_of ();

  return plan_with (&request);
}

static inline const RenderChunk *
chunk_at (const RenderPlan *plan, guint i)
{
  return &g_array_index (plan->chunk, RenderChunk, i);
}

/* 30 frames a second. @title lies over the first 2 seconds. */
static inline void
write_movie (const gchar *overlap, guint first_ms, const gchar *title)
{
  g_autofree gchar *text = g_strdup_printf (
      "{\"movie\": {\"format\": {\"width\": 320, \"height\": 180,"
      " \"overlap\": \"%s\"}, \"scenes\": ["
      "{\"type\": \"image\", \"src\": \"a.png\", \"duration_ms\": %u,"
      " \"motion\": {\"type\": \"zoom_in\"}, \"transition_out\": "
      "{\"type\": \"fade\"}},"
      "{\"type\": \"image\", \"src\": \"b.png\", \"duration_ms\": 5000,"
      " \"motion\": {\"type\": \"zoom_out\"}, \"transition_out\": "
      "{\"type\": \"fade\"}},"
      "{\"type\": \"image\", \"src\": \"a.png\", \"duration_ms\": 4000}],"
      " \"overlays\": [{\"type\": \"text\", \"from_ms\": 0, \"to_ms\": 2000, %s"
      "}], \"audio\": [{\"src\": \"a.wav\", \"role\": \"music\", \"to_ms\": "
      "9000}]}}",
      overlap, first_ms, title);

  fixture_write ("movie.json", text);
}

#define TITLE "\"text\": \"Title\""

static inline void
setup (void)
{
  fixture_setup ();
  fixture_write ("a.png", "\x89PNG\r\n\x1a\n a");
  fixture_write ("b.png", "\x89PNG\r\n\x1a\n b");
  fixture_write ("a.wav", "RIFF----WAVEfmt ");
  write_movie ("hold", 3000, TITLE);
}
