/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How each provider is asked for a picture, byte for byte; and what cannot be
 * asked. No call is made. */

#include "picture-fixture.h"

#define GRAPH                                                                  \
  "workflow-text={\"3\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1,"  \
  "\"model\":[\"4\",0]}},\"6\":{\"class_type\":\"CLIPTextEncode\","            \
  "\"inputs\":{\"text\":\"x\"}},\"7\":{\"class_type\":\"CLIPTextEncode\","     \
  "\"inputs\":{\"text\":\"y\"}},\"5\":{\"inputs\":{\"width\":1,\"height\":1}}" \
  "}\n"

/* '@' stands for the boundary, '#' for the picture, in base64 in JSON. */
#define TEXT(name, value)                                                      \
  "--@\r\nContent-Disposition: form-data; name=\"" name "\"\r\n"               \
  "\r\n" value "\r\n"
#define PICTURE(name, file)                                                    \
  "--@\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file \
  "\"\r\nContent-Type: image/png\r\n"                                          \
  "\r\n#\r\n"
#define END "--@--\r\n"

typedef struct {
  const gchar *name; /* of the provider */
  const gchar *model, *options;
  guint n_pictures;
  gint width, height;
  const gchar *url, *header, *body;
} Row;

static const Row rows[] = {
  { "openai", "m", NULL, 0, 1280, 720, "/images/generations", NULL,
      "{\"model\":\"m\",\"prompt\":\"fog \\\"1\\\"\\nStyle: ink.\\nAvoid: "
      "text.\",\"n\":1,\"size\":\"1280x720\",\"response_format\":\"b64_json\""
      "}" },
  { "openai", "m", "sizes=fixed\nimage-stream=yes", 0, 1280, 720,
      "/images/generations", NULL,
      "{\"model\":\"m\",\"prompt\":\"fog \\\"1\\\"\\nStyle: ink.\\nAvoid: "
      "text.\",\"n\":1,\"size\":\"1536x1024\",\"response_format\":"
      "\"b64_json\",\"stream\":true}" },
  { "openai", "m", "sizes=aspect", 0, 720, 1280, "/images/generations", NULL,
      "{\"model\":\"m\",\"prompt\":\"fog \\\"1\\\"\\nStyle: ink.\\nAvoid: "
      "text.\",\"n\":1,\"aspect_ratio\":\"9:16\",\"response_format\":"
      "\"b64_json\"}" },
  { "openai", "m", NULL, 2, 1280, 720, "/images/edits", NULL,
      TEXT ("model", "m") TEXT (
          "prompt", "fog \"1\"\nStyle: ink.\nAvoid: text.") TEXT ("n", "1")
          TEXT ("size", "1280x720") TEXT ("response_format", "b64_json")
              PICTURE ("image[]", "picture-1.png")
                  PICTURE ("image[]", "picture-2.png") END },
  { "google", "models/m 1", NULL, 0, 1920, 1080,
      "/models/m%201:generateContent", NULL,
      "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"fog "
      "\\\"1\\\"\\nStyle: ink.\\nAvoid: text.\\nAnswer with one picture, and "
      "no text.\"}]}],\"generationConfig\":{\"responseModalities\":[\"IMAGE\"]"
      ",\"imageConfig\":{\"aspectRatio\":\"16:9\",\"imageSize\":\"2K\"}}}" },
  { "google", "m", "image-tiers=1K", 1, 1080, 1080, "/models/m:generateContent",
      NULL,
      "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"fog "
      "\\\"1\\\"\\nStyle: ink.\\nAvoid: text.\\nAnswer with one picture, and "
      "no text.\"},{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"#\"}}"
      "]}],\"generationConfig\":{\"responseModalities\":[\"IMAGE\"],"
      "\"imageConfig\":{\"aspectRatio\":\"1:1\",\"imageSize\":\"1K\"}}}" },
  { "google", "m", "image-tiers=", 0, 1080, 1080, "/models/m:generateContent",
      NULL,
      "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"fog "
      "\\\"1\\\"\\nStyle: ink.\\nAvoid: text.\\nAnswer with one picture, and "
      "no text.\"}]}],\"generationConfig\":{\"responseModalities\":[\"IMAGE\"]"
      ",\"imageConfig\":{\"aspectRatio\":\"1:1\"}}}" },
  { "stability", "core", NULL, 0, 1280, 720, "/stable-image/generate/core",
      "Accept: image/*",
      TEXT ("prompt", "fog \"1\"\nStyle: ink.") TEXT ("negative_prompt", "text")
          TEXT ("aspect_ratio", "16:9") TEXT ("seed", "8")
              TEXT ("output_format", "png") END },
  { "stability", "sd3.5-large", "strength=0.25", 1, 1280, 720,
      "/stable-image/generate/sd3", "Accept: image/*",
      TEXT ("prompt", "fog \"1\"\nStyle: ink.") TEXT ("negative_prompt", "text")
          TEXT ("model", "sd3.5-large") TEXT ("seed", "8")
              TEXT ("output_format", "png") TEXT ("mode", "image-to-image")
                  TEXT ("strength", "0.25") PICTURE ("image", "picture") END },
  { "automatic1111", "loaded", NULL, 0, 1280, 720, "/sdapi/v1/txt2img", NULL,
      "{\"prompt\":\"fog \\\"1\\\"\\nStyle: ink.\",\"negative_prompt\":"
      "\"text\",\"width\":1024,\"height\":576,\"seed\":7,\"batch_size\":1,"
      "\"n_iter\":1,\"force_task_id\":\"wish-1\"}" },
  { "automatic1111", "real.safetensors",
      "steps=25\nguidance=6.5\nsampler=DPM++ 2M\nscheduler=Karras\n"
      "strength=0.5",
      1, 1024, 1024, "/sdapi/v1/img2img", NULL,
      "{\"prompt\":\"fog \\\"1\\\"\\nStyle: ink.\",\"negative_prompt\":"
      "\"text\",\"width\":1024,\"height\":1024,\"steps\":25,\"cfg_scale\":6.5,"
      "\"init_images\":[\"#\"],\"denoising_strength\":0.5,\"sampler_name\":"
      "\"DPM++ 2M\",\"scheduler\":\"Karras\",\"seed\":7,\"batch_size\":1,"
      "\"n_iter\":1,\"override_settings\":{\"sd_model_checkpoint\":"
      "\"real.safetensors\"},\"override_settings_restore_afterwards\":true,"
      "\"force_task_id\":\"wish-1\"}" },
  { "sdcpp", "loaded", NULL, 0, 1280, 720, "/sdcpp/v1/img_gen", NULL,
      "{\"prompt\":\"fog \\\"1\\\"\\nStyle: ink.\",\"negative_prompt\":"
      "\"text\",\"width\":1024,\"height\":576,\"sample_params\":{},\"seed\":7,"
      "\"batch_count\":1,\"output_format\":\"png\"}" },
  { "sdcpp", "loaded", "steps=4\nguidance=1\nsampler=euler\nscheduler=simple",
      2, 1024, 1024, "/sdcpp/v1/img_gen", NULL,
      "{\"prompt\":\"fog \\\"1\\\"\\nStyle: ink.\",\"negative_prompt\":"
      "\"text\",\"width\":1024,\"height\":1024,\"sample_params\":{"
      "\"sample_method\":\"euler\",\"scheduler\":\"simple\",\"sample_steps\":4,"
      "\"guidance\":{\"txt_cfg\":1.0}},\"seed\":7,\"batch_count\":1,"
      "\"output_format\":\"png\",\"ref_images\":[\"#\",\"#\"]}" },
  { "comfyui", "workflow", GRAPH "workflow-prompt=6.inputs.text", 0, 1280, 720,
      "/prompt", NULL,
      "{\"prompt\":{\"3\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1,"
      "\"model\":[\"4\",0]}},\"6\":{\"class_type\":\"CLIPTextEncode\","
      "\"inputs\":{\"text\":\"fog \\\"1\\\"\\nStyle: ink.\\nAvoid: text.\"}},"
      "\"7\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":\"y\"}},"
      "\"5\":{\"inputs\":{\"width\":1,\"height\":1}}},\"client_id\":"
      "\"gst-jsonclip\",\"prompt_id\":\"wish-1\"}" },
  { "comfyui", "m",
      GRAPH "workflow-prompt=6.inputs.text\nworkflow-negative=7.inputs.text\n"
            "workflow-seed=3.inputs.seed\nworkflow-width=5.inputs.width\n"
            "workflow-height=5.inputs.height\nworkflow-model=3.class_type",
      0, 1280, 720, "/prompt", NULL,
      "{\"prompt\":{\"3\":{\"class_type\":\"m\",\"inputs\":{\"seed\":7,"
      "\"model\":[\"4\",0]}},\"6\":{\"class_type\":\"CLIPTextEncode\","
      "\"inputs\":{\"text\":\"fog \\\"1\\\"\\nStyle: ink.\"}},\"7\":{"
      "\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":\"text\"}},"
      "\"5\":{\"inputs\":{\"width\":1024,\"height\":576}}},\"client_id\":"
      "\"gst-jsonclip\",\"prompt_id\":\"wish-1\"}" },
};

static GenerateRequest
request_of (const Row *row, GBytes *const *pictures, ProviderEntry *entry)
{
  return (GenerateRequest){ .kind = GENERATE_IMAGE,
    .provider = row->name,
    .model = row->model,
    .base_url = "http://h/v",
    .seed = 7,
    .key = "wish-1",
    .entry = entry,
    .pictures = pictures,
    .n_pictures = row->n_pictures,
    .prompt = "fog \"1\"",
    .negative = "text",
    .style = "ink",
    .width = row->width,
    .height = row->height };
}

/* @text with the boundary and the picture in it. */
static GBytes *
expand (const gchar *text, const ProviderCall *call, GBytes *picture)
{
  const gchar *boundary = call->mime ? strstr (call->mime, "boundary=") : NULL;
  GString *body = g_string_new (NULL);

  for (const gchar *c = text; *c; c++)
    if (*c == '@' && boundary)
      g_string_append (body, boundary + strlen ("boundary="));
    else if (*c == '#' && boundary)
      g_string_append_len (
          body, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
    else if (*c == '#')
      g_string_append (body, PICTURE_BASE64);
    else
      g_string_append_c (body, *c);
  return g_string_free_to_bytes (body);
}

GST_START_TEST (the_call_is_as_they_want_it)
{
  const Row *row = &rows[__i__];
  g_autoptr (GBytes) picture = picture_bytes ();
  GBytes *const pictures[] = { picture, picture };
  g_autoptr (GHashTable) options = picture_options (row->options);
  ProviderEntry entry = { .options = options };
  const GenerateRequest request = request_of (row, pictures, &entry);
  g_autofree gchar *url = g_strconcat ("http://h/v", row->url, NULL);
  g_auto (ProviderCall) call = { 0 };
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GError) error = NULL;

  picture_task (row->name)->compose (&request, &call, &error);
  g_assert_no_error (error);
  fail_unless_equals_string (call.url, url);
  fail_if (call.method);
  expected = expand (row->body, &call, picture);
  fail_unless (g_bytes_equal (call.body, expected), "%.*s",
      (gint) g_bytes_get_size (call.body),
      (const gchar *) g_bytes_get_data (call.body, NULL));
  fail_unless ((call.headers != NULL) == (row->header != NULL));
  if (row->header)
    fail_unless_equals_string (
        g_ptr_array_index (call.headers, 0), row->header);
}
GST_END_TEST

/* ---- what cannot be asked ---- */

static const struct {
  const gchar *name, *options;
  guint n_pictures;
  const gchar *message;
} refused[] = {
  { "openai", "sizes=any", 0,
      "sizes=any: openai expects fixed, free16 or free64" },
  { "openai", NULL, 17,
      "17 reference pictures were given; openai takes at most 16" },
  { "stability", NULL, 2,
      "2 reference pictures were given; stability takes at most 1" },
  { "stability", "strength=2", 1, "strength=2: expected a number from 0 to 1" },
  { "automatic1111", "sizes=aspect", 0,
      "sizes=aspect: automatic1111 expects fixed, free16 or free64" },
  { "automatic1111", "steps=many", 0,
      "steps=many: expected a number from 1 to 1000" },
  { "sdcpp", "guidance=", 0, "guidance=: expected a number from 0 to 100" },
  { "comfyui", NULL, 0, "workflow: comfyui needs the file of a graph" },
  { "comfyui", "workflow-text=[]", 0,
      "workflow: bad_output: expected a JSON object: it is another" },
  { "comfyui", "workflow-text={\"nodes\":[]}", 0,
      "workflow: this is a graph as the editor saves it; expected one that was "
      "exported for the API" },
  { "comfyui", GRAPH, 0,
      "workflow-prompt: expected the place of the prompt in the graph, as in "
      "\"6.inputs.text\"" },
  { "comfyui", GRAPH "workflow-prompt=6.inputs.texts", 0,
      "workflow-prompt=6.inputs.texts: expected the place of a value in the "
      "graph, as in \"6.inputs.text\"" },
  { "comfyui", GRAPH "workflow-prompt=text", 0,
      "workflow-prompt=text: expected the place of a value in the graph, as in "
      "\"6.inputs.text\"" },
  { "comfyui", GRAPH "workflow-prompt=3.inputs.model", 0,
      "workflow-prompt=3.inputs.model: expected the place of a value in the "
      "graph, as in \"6.inputs.text\"; there is a link to another node" },
  { "comfyui", GRAPH "workflow-prompt=6.inputs.text", 1,
      "1 reference pictures were given; comfyui takes at most 0" },
};

GST_START_TEST (what_cannot_be_asked_is_not)
{
  g_autoptr (GBytes) picture = picture_bytes ();
  GBytes *pictures[17];
  g_autoptr (GHashTable) options = picture_options (refused[__i__].options);
  ProviderEntry entry = { .options = options };
  const Row row = { refused[__i__].name, "m", NULL, refused[__i__].n_pictures,
    1280, 720, NULL, NULL, NULL };
  const GenerateRequest request = request_of (&row, pictures, &entry);
  g_auto (ProviderCall) call = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    pictures[i] = picture;
  fail_if (picture_task (row.name)->compose (&request, &call, &error));
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
  fail_unless_equals_string (error->message, refused[__i__].message);
}
GST_END_TEST

static const gchar *const names[] = { "openai", "google", "stability",
  "automatic1111", "sdcpp" };

GST_START_TEST (a_picture_has_to_be_one)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("GIF89a, or not", 14);
  GBytes *const pictures[] = { text };
  const Row row = { names[__i__], "m", NULL, 1, 64, 64, NULL, NULL, NULL };
  const GenerateRequest request = request_of (&row, pictures, NULL);
  g_auto (ProviderCall) call = { 0 };
  g_autoptr (GError) error = NULL;

  fail_if (picture_task (row.name)->compose (&request, &call, &error));
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
  fail_unless (g_str_has_prefix (error->message,
      "reference picture 1: expected a PNG, JPEG or WebP of at most "));
}
GST_END_TEST

GST_START_TEST (a_prompt_is_needed)
{
  static const gchar *const prompts[] = { NULL, "", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++) {
    const Row row = { names[__i__], "m", NULL, 0, 64, 64, NULL, NULL, NULL };
    GenerateRequest request = request_of (&row, NULL, NULL);
    g_auto (ProviderCall) call = { 0 };
    g_autoptr (GError) error = NULL;

    request.prompt = prompts[i];
    fail_if (picture_task (row.name)->compose (&request, &call, &error));
    g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
  }
}
GST_END_TEST

static Suite *
image_calls_suite (void)
{
  Suite *suite = suite_create ("image-calls");
  TCase *tcase = tcase_create ("calls");

  tcase_add_loop_test (
      tcase, the_call_is_as_they_want_it, 0, G_N_ELEMENTS (rows));
  tcase_add_loop_test (
      tcase, what_cannot_be_asked_is_not, 0, G_N_ELEMENTS (refused));
  tcase_add_loop_test (tcase, a_picture_has_to_be_one, 0, G_N_ELEMENTS (names));
  tcase_add_loop_test (tcase, a_prompt_is_needed, 0, G_N_ELEMENTS (names));
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (image_calls_suite)
