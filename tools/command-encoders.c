/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip encoders: what could encode a film, what does here, and why the one
 * that is chosen is. */
#include "command.h"

#include "printable.h"
#include "probe.h"

#include <gst/gst.h>

typedef struct {
  RenderVideoSettings settings;
  const RenderVideoCodec *codec; /* NULL: all */
  gboolean json;
} Job;

static const gchar *const states[] = {
  [RENDER_ENCODER_CHOSEN] = "chosen",
  [RENDER_ENCODER_USABLE] = "usable",
  [RENDER_ENCODER_MISSING] = "missing",
  [RENDER_ENCODER_FAILS] = "fails",
};

static void
print_object (const RenderEncoderFinding *finding)
{
  const RenderVideoEncoder *encoder = finding->encoder;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "codec", encoder->codec->name);
  json_object_set_string_member (object, "encoder", encoder->factory);
  json_object_set_boolean_member (
      object, "hardware", encoder->device_plugin != NULL);
  json_object_set_string_member (object, "state", states[finding->state]);
  json_object_set_string_member (object, "reason", finding->reason);
  json_object_set_string_member (object, "package", encoder->package);
  command_print_json (object);
}

static void
print_line (const RenderEncoderFinding *finding)
{
  const RenderVideoEncoder *encoder = finding->encoder;
  g_autofree gchar *reason = printable_line (finding->reason);

  g_print ("  %-14s %-9s %-8s %s\n", encoder->factory,
      encoder->device_plugin ? "hardware" : "software", states[finding->state],
      reason);
}

static void
print_codec (const Job *job, const RenderVideoCodec *codec)
{
  g_autoptr (GPtrArray) findings =
      render_video_encoders_survey (codec, &job->settings);

  if (!job->json)
    g_print ("%s (%s)\n", codec->title, codec->name);
  for (guint i = 0; i < findings->len; i++)
    if (job->json)
      print_object (findings->pdata[i]);
    else
      print_line (findings->pdata[i]);
}

static gboolean
find_codec (Job *job, const gchar *name)
{
  if (!name)
    return TRUE;
  job->codec = render_video_codec_find (name);
  if (job->codec)
    return TRUE;
  g_printerr ("jsonclip: unknown codec \"%s\"; there are", name);
  for (guint i = 0; render_video_codecs[i]; i++)
    g_printerr ("%s %s", i ? "," : "", render_video_codecs[i]->name);
  g_printerr ("\n");
  return FALSE;
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *codec = NULL;
  Job job = {
    .settings = { .shape = { 1280, 720, 30, 1 }, .crf = -1, .gop = 60 },
  };
  const GOptionEntry entries[] = {
    { "codec", 0, 0, G_OPTION_ARG_STRING, &codec, "h264, h265, vp9 or av1",
        "NAME" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &job.json, "Each as a line of JSON",
        NULL },
    { NULL },
  };

  if (!command_parse (command, entries, 0, 0, &argc, &argv)
      || !find_codec (&job, codec))
    return COMMAND_USAGE;
  gst_init (NULL, NULL);
  for (guint i = 0; render_video_codecs[i]; i++)
    if (!job.codec || job.codec == render_video_codecs[i])
      print_codec (&job, render_video_codecs[i]);
  return COMMAND_DONE;
}

extern const Command command_encoders;
const Command command_encoders = {
  .name = "encoders",
  .usage = "",
  .summary = "List the encoders and which of them work here",
  .examples = "  jsonclip encoders\n"
              "  jsonclip encoders --codec av1\n"
              "\nThe first of a codec that works is chosen; one for hardware "
              "is tried on a few\nframes. `jsonclip render --encoder NAME` "
              "takes another.\n",
  .run = run,
};
