/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "muxers.h"

#include "mp4.h"

/* How much of each stream a muxer takes ahead of the other. With none, which is
 * usual, it waits for a thread of the other at every packet: three times as
 * long as all the rest of it takes. */
#define AHEAD " latency=1000000000 "

/* The movie's clock ticks once a sample, so that the edit can be exact. */
#define ISO(muxer)                                                             \
  muxer " name=mux faststart=true movie-timescale=48000" AHEAD                 \
        "! filesink name=file"

const RenderMuxer render_muxer_mp4 = {
  .name = "mp4",
  .launch = ISO ("mp4mux"),
  .video_pad = "video_%u",
  .audio_pad = "audio_%u",
  .scratch = "faststart-file",
  .finish = mp4_finish,
};

const RenderMuxer render_muxer_mov = {
  .name = "mov",
  .launch = ISO ("qtmux"),
  .video_pad = "video_%u",
  .audio_pad = "audio_%u",
  .scratch = "faststart-file",
  .finish = mp4_finish,
};

/* What it makes of random numbers and of the day goes unread. */
const RenderMuxer render_muxer_webm = {
  .name = "webm",
  .launch = "webmmux name=mux ! filesink name=file",
  .video_pad = "video_%u",
  .audio_pad = "audio_%u",
};

/* A fragment begins with each key frame, and where none comes for 6 s. */
const RenderMuxer render_muxer_fragments = {
  .name = "fragments",
  .launch = "mp4mux name=mux fragment-duration=6000 movie-timescale=48000" AHEAD
            "! filesink name=file",
  .video_pad = "video_%u",
  .audio_pad = "audio_%u",
  .short_end = TRUE,
};

const RenderMuxer *const render_muxers[] = {
  &render_muxer_mp4,
  &render_muxer_mov,
  &render_muxer_webm,
  &render_muxer_fragments,
  NULL,
};

const RenderMuxer *
render_muxer_find (const gchar *name)
{
  for (guint i = 0; render_muxers[i]; i++)
    if (g_str_equal (name, render_muxers[i]->name))
      return render_muxers[i];
  return NULL;
}
