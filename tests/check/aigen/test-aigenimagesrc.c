/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* aigenimagesrc: one encoded picture with tags, then EOS; messages, errors,
 * cancelling, and going around again. */

#include <gst/check/gstharness.h>
#include <string.h>

#include "../provider/raw-server.h"
#include "suite.h"


static GstHarness *
harness_for (const gchar *properties)
{
  g_autofree gchar *line = g_strdup_printf ("aigenimagesrc %s", properties);
  GstHarness *h = gst_harness_new_parse (line);

  fail_unless (h != NULL);
  return h;
}

static guint32
be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

static void
check_picture (GstHarness *h, gint width, gint height)
{
  g_autoptr (GstBuffer) buffer = gst_harness_pull (h);
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (h->sinkpad);
  GstStructure *structure = gst_caps_get_structure (caps, 0);
  GstMapInfo map;
  gint w = 0, height_said = 0;

  fail_unless (buffer != NULL);
  fail_unless (GST_BUFFER_PTS (buffer) == 0);
  fail_unless (gst_buffer_map (buffer, &map, GST_MAP_READ));
  fail_unless (memcmp (map.data, "\x89PNG\r\n\x1a\n", 8) == 0);
  fail_unless_equals_int (be32 (map.data + 16), width);
  fail_unless_equals_int (be32 (map.data + 20), height);
  gst_buffer_unmap (buffer, &map);
  fail_unless (gst_structure_has_name (structure, "image/png"));
  fail_unless (gst_structure_get_int (structure, "width", &w)
      && gst_structure_get_int (structure, "height", &height_said));
  fail_unless_equals_int (w, width);
  fail_unless_equals_int (height_said, height);
}

static const GstEventType expected_events[] = { GST_EVENT_STREAM_START,
  GST_EVENT_CAPS, GST_EVENT_SEGMENT, GST_EVENT_TAG, GST_EVENT_EOS };

GST_START_TEST (a_picture_with_tags_then_eos)
{
  GstHarness *h = harness_for ("prompt=\"a red barn\" size=320x180 seed=5");
  guint seen = 0;
  GstEvent *event;

  gst_harness_play (h);
  check_picture (h, 320, 180);
  while (seen < G_N_ELEMENTS (expected_events)
      && (event = gst_harness_pull_event (h))) {
    fail_unless (GST_EVENT_TYPE (event) == expected_events[seen], "%s",
        GST_EVENT_TYPE_NAME (event));
    if (GST_EVENT_TYPE (event) == GST_EVENT_TAG) {
      GstTagList *tags;
      g_autofree gchar *prompt = NULL;

      gst_event_parse_tag (event, &tags);
      fail_unless (
          gst_tag_list_get_string (tags, GST_TAG_DESCRIPTION, &prompt));
      fail_unless_equals_string (prompt, "a red barn");
      fail_unless_equals_int (
          gst_tag_list_get_tag_size (tags, GST_TAG_EXTENDED_COMMENT), 3);
    }
    seen++;
    gst_event_unref (event);
  }
  fail_unless_equals_int (seen, G_N_ELEMENTS (expected_events));
  fail_unless_equals_int (gst_harness_buffers_in_queue (h), 0);
  gst_harness_teardown (h);
}
GST_END_TEST

static const struct {
  const gchar *properties;
  gint width, height;
} sizes[] = {
  { "", 1536, 864 },
  { "aspect-ratio=9:16", 864, 1536 },
  { "aspect-ratio=1:1", 1152, 1152 },
  { "aspect-ratio=1:1 size=200x100", 200, 100 },
  { "size=65x333", 65, 333 },
};

GST_START_TEST (sizes_are_as_asked)
{
  g_autofree gchar *properties =
      g_strdup_printf ("prompt=hills %s", sizes[__i__].properties);
  GstHarness *h = harness_for (properties);

  gst_harness_play (h);
  check_picture (h, sizes[__i__].width, sizes[__i__].height);
  gst_harness_teardown (h);
}
GST_END_TEST

typedef struct {
  GstElement *pipeline, *src;
  GstBus *bus;
} Line;

static Line
line_for (const gchar *properties)
{
  g_autofree gchar *text =
      g_strdup_printf ("aigenimagesrc name=s %s ! fakesink", properties);
  Line line;

  line.pipeline = gst_parse_launch (text, NULL);
  fail_unless (line.pipeline != NULL);
  line.src = gst_bin_get_by_name (GST_BIN (line.pipeline), "s");
  line.bus = gst_element_get_bus (line.pipeline);
  return line;
}

static void
line_clear (Line *line)
{
  gst_element_set_state (line->pipeline, GST_STATE_NULL);
  gst_object_unref (line->src);
  gst_object_unref (line->bus);
  gst_object_unref (line->pipeline);
}

static GstMessageType
play_to_end (Line *line)
{
  g_autoptr (GstMessage) message = NULL;

  gst_element_set_state (line->pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (
      line->bus, 20 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  fail_unless (message != NULL);
  return GST_MESSAGE_TYPE (message);
}

GST_START_TEST (it_goes_around_again)
{
  Line line = line_for ("prompt=hills size=128x72");

  for (guint i = 0; i < 3; i++) {
    fail_unless (play_to_end (&line) == GST_MESSAGE_EOS);
    gst_element_set_state (
        line.pipeline, i == 1 ? GST_STATE_NULL : GST_STATE_READY);
  }
  line_clear (&line);
}
GST_END_TEST

GST_START_TEST (progress_is_told)
{
  static const GstProgressType expected[] = { GST_PROGRESS_TYPE_START,
    GST_PROGRESS_TYPE_CONTINUE, GST_PROGRESS_TYPE_CONTINUE,
    GST_PROGRESS_TYPE_COMPLETE };
  Line line = line_for ("prompt=hills size=128x72");
  guint seen = 0;
  GstMessage *message;

  gst_element_set_state (line.pipeline, GST_STATE_PLAYING);
  while ((message = gst_bus_timed_pop_filtered (line.bus, 20 * GST_SECOND,
              GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_PROGRESS))) {
    GstProgressType type;
    g_autofree gchar *code = NULL;
    gboolean progress = GST_MESSAGE_TYPE (message) == GST_MESSAGE_PROGRESS;

    if (progress) {
      gst_message_parse_progress (message, &type, &code, NULL);
      fail_unless (seen < G_N_ELEMENTS (expected));
      fail_unless (type == expected[seen++]);
      fail_unless_equals_string (code, "generate");
    }
    gst_message_unref (message);
    if (!progress)
      break;
  }
  fail_unless_equals_int (seen, G_N_ELEMENTS (expected));
  line_clear (&line);
}
GST_END_TEST

static const struct {
  const gchar *properties;
  GQuark (*domain) (void);
  gint code;
  const gchar *message;
} failures[] = {
  { "", gst_resource_error_quark, GST_RESOURCE_ERROR_SETTINGS, "No prompt" },
  { "prompt=hills provider=nobody", gst_resource_error_quark,
      GST_RESOURCE_ERROR_NOT_FOUND,
      "unknown provider \"nobody\" for images; this version has: builtin, "
      "openai" },
  { "prompt=hills provider=openai model=sora-2", gst_resource_error_quark,
      GST_RESOURCE_ERROR_SETTINGS, "nothing took its place" },
  { "prompt=hills provider=openai model=m", gst_resource_error_quark,
      GST_RESOURCE_ERROR_NOT_AUTHORIZED, "OPENAI_API_KEY" },
  { "prompt=hills provider=openai model=m base-url=http://127.0.0.1:1",
      gst_resource_error_quark, GST_RESOURCE_ERROR_READ, "network_not_sent" },
  { "prompt=hills model=gpt-image-1", gst_resource_error_quark,
      GST_RESOURCE_ERROR_SETTINGS, "has no model \"gpt-image-1\"" },
  { "prompt=hills base-url=http://127.0.0.1", gst_resource_error_quark,
      GST_RESOURCE_ERROR_SETTINGS, "has no address" },
  { "prompt=hills size=big", gst_resource_error_quark,
      GST_RESOURCE_ERROR_SETTINGS, "not \"big\"" },
  { "prompt=hills size=128x72x3", gst_resource_error_quark,
      GST_RESOURCE_ERROR_SETTINGS, "128x72x3" },
  { "prompt=hills aspect-ratio=0:1", gst_resource_error_quark,
      GST_RESOURCE_ERROR_SETTINGS, "0:1" },
  { "prompt=hills size=10x10", gst_resource_error_quark,
      GST_RESOURCE_ERROR_SETTINGS, "10x10 is outside" },
  { "prompt=hills references=/there/is/none.png", gst_resource_error_quark,
      GST_RESOURCE_ERROR_OPEN_READ, "/there/is/none.png" },
  { "prompt=hills config=/there/is/none.conf", gst_resource_error_quark,
      GST_RESOURCE_ERROR_SETTINGS, "/there/is/none.conf" },
  { "prompt=hills provider=comfyui base-url=http://127.0.0.1:1",
      gst_resource_error_quark, GST_RESOURCE_ERROR_SETTINGS, "workflow" },
};

static guint
count_errors (GstBus *bus)
{
  guint n = 0;
  GstMessage *message;

  for (; (message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR)); n++)
    gst_message_unref (message);
  return n;
}

GST_START_TEST (a_failure_is_one_error)
{
  Line line = line_for (failures[__i__].properties);
  g_autoptr (GstMessage) message = NULL;
  g_autoptr (GError) error = NULL;

  gst_element_set_state (line.pipeline, GST_STATE_PLAYING);
  message =
      gst_bus_timed_pop_filtered (line.bus, 20 * GST_SECOND, GST_MESSAGE_ERROR);
  fail_unless (message != NULL);
  fail_unless (GST_MESSAGE_SRC (message) == GST_OBJECT (line.src));
  gst_message_parse_error (message, &error, NULL);
  fail_unless (error->domain == failures[__i__].domain ());
  fail_unless_equals_int (error->code, failures[__i__].code);
  fail_unless (strstr (error->message, failures[__i__].message) != NULL, "%s",
      error->message);
  /* In READY the bus drops what comes: the streaming thread is awaited. */
  g_usleep (20 * 1000);
  fail_unless_equals_int (count_errors (line.bus), 0);
  line_clear (&line);
}
GST_END_TEST

/* A picture of this size takes far longer than the cancel may. */
GST_START_TEST (stopping_cancels_at_once)
{
  Line line = line_for ("prompt=\"a harbour at dusk\" size=4096x4096");
  g_autoptr (GstMessage) message = NULL;
  gboolean canceled = FALSE;
  gint64 began;

  for (guint i = 0; i < 2; i++) {
    gst_element_set_state (line.pipeline, GST_STATE_PAUSED);
    g_usleep (50 * 1000);
    began = g_get_monotonic_time ();
    gst_element_set_state (line.pipeline, GST_STATE_READY);
    fail_unless (g_get_monotonic_time () - began < 300 * 1000);
  }
  while ((message = gst_bus_pop (line.bus))) {
    GstProgressType type;

    fail_if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR);
    if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_PROGRESS) {
      gst_message_parse_progress (message, &type, NULL, NULL);
      canceled |= type == GST_PROGRESS_TYPE_CANCELED;
    }
    gst_clear_message (&message);
  }
  fail_unless (canceled);
  /* And it works all the same, afterwards. */
  g_object_set (line.src, "size", "128x72", NULL);
  fail_unless (play_to_end (&line) == GST_MESSAGE_EOS);
  line_clear (&line);
}
GST_END_TEST

GST_START_TEST (it_cannot_be_sought)
{
  Line line = line_for ("prompt=hills size=128x72");
  GstQuery *query = gst_query_new_seeking (GST_FORMAT_TIME);
  gboolean seekable = TRUE;

  gst_element_set_state (line.pipeline, GST_STATE_PAUSED);
  gst_element_get_state (line.pipeline, NULL, NULL, 20 * GST_SECOND);
  if (gst_element_query (line.src, query))
    gst_query_parse_seeking (query, NULL, &seekable, NULL, NULL);
  fail_if (seekable);
  gst_query_unref (query);
  line_clear (&line);
}
GST_END_TEST

GST_START_TEST (settings_are_for_before_it_starts)
{
  Line line = line_for ("prompt=hills size=128x72 seed=1");
  g_autofree gchar *prompt = NULL, *size = NULL;
  guint64 seed;

  gst_element_set_state (line.pipeline, GST_STATE_PAUSED);
  gst_element_get_state (line.pipeline, NULL, NULL, 20 * GST_SECOND);
  g_object_set (
      line.src, "prompt", "sea", "size", "", "seed", (guint64) 2, NULL);
  g_object_get (
      line.src, "prompt", &prompt, "size", &size, "seed", &seed, NULL);
  fail_unless_equals_string (prompt, "hills");
  fail_unless_equals_string (size, "128x72");
  fail_unless (seed == 1);
  gst_element_set_state (line.pipeline, GST_STATE_READY);
  g_object_set (line.src, "seed", (guint64) 2, NULL);
  g_object_get (line.src, "seed", &seed, NULL);
  fail_unless (seed == 2);
  line_clear (&line);
}
GST_END_TEST

/* Of @n of them, with the name of who said it, as any log may have it. */
static void
count_late (GstDebugCategory *category, GstDebugLevel level, const gchar *file,
    const gchar *function, gint line, GObject *object, GstDebugMessage *message,
    gpointer n)
{
  g_autofree gchar *name =
      GST_IS_OBJECT (object) ? gst_object_get_name (GST_OBJECT (object)) : NULL;

  if (g_strcmp0 (name, "s") == 0
      && strstr (gst_debug_message_get (message), "can only be set"))
    g_atomic_int_inc ((gint *) n);
}

GST_START_TEST (a_late_setting_is_logged)
{
  Line line = line_for ("prompt=hills size=128x72 seed=1");
  gint n = 0;

  gst_debug_set_threshold_for_name ("aigenimagesrc", GST_LEVEL_WARNING);
  gst_debug_add_log_function (count_late, &n, NULL);
  gst_element_set_state (line.pipeline, GST_STATE_PAUSED);
  g_object_set (line.src, "seed", (guint64) 2, "prompt", "late", NULL);
  gst_debug_remove_log_function (count_late);
  fail_unless_equals_int (g_atomic_int_get (&n), 2);
  line_clear (&line);
}
GST_END_TEST

GST_START_TEST (properties_come_back)
{
  GstElement *src = gst_element_factory_make ("aigenimagesrc", NULL);
  g_autofree gchar *provider = NULL, *prompt = NULL, *aspect = NULL;
  guint64 seed;
  guint timeout;

  g_object_set (src, "prompt", "one", "seed", G_MAXUINT64, "timeout", 7, NULL);
  g_object_get (src, "prompt", &prompt, "provider", &provider, "aspect-ratio",
      &aspect, "seed", &seed, "timeout", &timeout, NULL);
  fail_unless_equals_string (prompt, "one");
  fail_unless_equals_string (provider, "builtin");
  fail_unless_equals_string (aspect, "16:9");
  fail_unless (seed == G_MAXUINT64 && timeout == 7);
  gst_object_unref (src);
}
GST_END_TEST

/* One pixel. */
#define PICTURE                                                                \
  "{\"data\": [{\"b64_json\": "                                                \
  "\"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAD"                        \
  "UlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\"}]}"

static void
busy_at_first (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  const gboolean busy = raw_server_n_requests (server) == 1;
  const gchar *body = busy ? "{}" : PICTURE;
  g_autofree gchar *answer = g_strdup_printf (
      "HTTP/1.1 %s\r\nRetry-After: 0\r\nContent-Length: %zu\r\n\r\n%s",
      busy ? "429 Too Many Requests" : "200 OK", strlen (body), body);

  raw_send (out, answer);
}

static void
never (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  raw_wait (stop, -1);
}

static GstElement *
server_line (const RawServer *server)
{
  g_autofree gchar *launch =
      g_strdup_printf ("aigenimagesrc prompt=fog provider=openai model=m "
                       "base-url=http://127.0.0.1:%u/v1 ! fakesink",
          server->port);
  GstElement *pipeline = gst_parse_launch (launch, NULL);

  fail_unless (pipeline != NULL);
  return pipeline;
}

GST_START_TEST (a_busy_server_is_asked_again)
{
  g_autoptr (RawServer) server = raw_server_new (busy_at_first);
  GstElement *pipeline = server_line (server);
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) end = NULL;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  end = gst_bus_timed_pop_filtered (
      bus, 20 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  fail_unless (end && GST_MESSAGE_TYPE (end) == GST_MESSAGE_EOS);
  fail_unless_equals_int (raw_server_n_requests (server), 2);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
}
GST_END_TEST

GST_START_TEST (a_silent_server_is_left_at_once)
{
  g_autoptr (RawServer) server = raw_server_new (never);
  GstElement *pipeline = server_line (server);
  gint64 began;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while (raw_server_n_requests (server) == 0)
    g_usleep (1000);
  began = g_get_monotonic_time ();
  gst_element_set_state (pipeline, GST_STATE_NULL);
  fail_unless (g_get_monotonic_time () - began < 500000, "%" G_GINT64_FORMAT,
      g_get_monotonic_time () - began);
  gst_object_unref (pipeline);
}
GST_END_TEST

static Suite *
aigenimagesrc_suite (void)
{
  Suite *suite = suite_create ("aigenimagesrc");
  TCase *tc = tcase_create ("aigenimagesrc");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, a_picture_with_tags_then_eos);
  tcase_add_loop_test (tc, sizes_are_as_asked, 0, G_N_ELEMENTS (sizes));
  tcase_add_test (tc, it_goes_around_again);
  tcase_add_test (tc, progress_is_told);
  tcase_add_loop_test (tc, a_failure_is_one_error, 0, G_N_ELEMENTS (failures));
  tcase_add_test (tc, stopping_cancels_at_once);
  tcase_add_test (tc, it_cannot_be_sought);
  tcase_add_test (tc, settings_are_for_before_it_starts);
  tcase_add_test (tc, a_late_setting_is_logged);
  tcase_add_test (tc, properties_come_back);
  tcase_add_test (tc, a_busy_server_is_asked_again);
  tcase_add_test (tc, a_silent_server_is_left_at_once);
  return suite;
}

SUITE_MAIN (aigenimagesrc_suite)
