/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * SECTION:element-aigenimagesrc
 * @title: aigenimagesrc
 *
 * Asks a provider for one picture of #GstAiGenImageSrc:prompt and pushes it
 * as it came: an encoded image, tagged with what made it, then EOS. The
 * provider "builtin" paints offline, the same picture for the same prompt and
 * seed. The provider "openai" asks OpenAI, with the key in the environment
 * variable OPENAI_API_KEY, or with #GstAiGenImageSrc:base-url any server that
 * answers as OpenAI does; "google" and "stability" ask theirs, and
 * "automatic1111", "sdcpp" and "comfyui" a server on this machine unless the
 * base URL leads elsewhere. Keys are never read from a property, and addresses
 * that are not public are asked only where the base URL leads to them.
 *
 * Most of them take #GstAiGenImageSrc:references, pictures to start from.
 * #GstAiGenImageSrc:config names a file with further providers, their addresses,
 * models and the files of their keys; ComfyUI needs it for its graph.
 *
 * The call is made in the streaming thread and can be cancelled at any time;
 * progress messages of the code "generate" tell how it goes.
 *
 * ## Example launch line
 * |[
 * gst-launch-1.0 aigenimagesrc prompt="Great Fire of London, night" ! decodebin ! videoconvert ! pngenc ! filesink location=fire.png
 * ]| Paints the city in flames into fire.png.
 * |[
 * gst-launch-1.0 aigenimagesrc prompt="a lighthouse in fog" size=864x1536 ! decodebin ! imagefreeze num-buffers=90 ! videoconvert ! autovideosink
 * ]| Shows a lighthouse in portrait format for a few seconds.
 * |[
 * gst-launch-1.0 aigenimagesrc provider=openai base-url=http://127.0.0.1:8080/v1 model=sd-turbo prompt="a lighthouse in fog" ! filesink location=fog.png
 * ]| Has a server on this machine make the picture.
 *
 * Since: 0.1
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <gst/base/gstpushsrc.h>

#include "generate.h"
#include "gstaigenelements.h"
#include "image-settings.h"
#include "provider-config.h"

GST_DEBUG_CATEGORY_STATIC (aigenimagesrc_debug);
#define GST_CAT_DEFAULT aigenimagesrc_debug

#define PROGRESS_CODE "generate"

enum {
  PROP_0,
  PROP_PROMPT,
  PROP_PROVIDER,
  PROP_MODEL,
  PROP_SIZE,
  PROP_ASPECT_RATIO,
  PROP_SEED,
  PROP_TIMEOUT,
  PROP_BASE_URL,
  PROP_NEGATIVE_PROMPT,
  PROP_REFERENCES,
  PROP_CONFIG,
};

#define GST_TYPE_AI_GEN_IMAGE_SRC (gst_ai_gen_image_src_get_type ())
G_DECLARE_FINAL_TYPE (
    GstAiGenImageSrc, gst_ai_gen_image_src, GST, AI_GEN_IMAGE_SRC, GstPushSrc)

struct _GstAiGenImageSrc {
  GstPushSrc parent;

  ImageSettings settings;    /* under the object lock */
  gboolean failed;           /* likewise: an error was posted since READY */
  GCancellable *cancellable; /* under the object lock; new after a cancel */
  ProviderConfig *config;    /* from start to stop */
  gboolean done;             /* of the streaming thread, from start on */
};

static GstStaticPadTemplate src_template =
    GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS,
        GST_STATIC_CAPS ("image/png; image/jpeg; image/webp"));

G_DEFINE_FINAL_TYPE (GstAiGenImageSrc, gst_ai_gen_image_src, GST_TYPE_PUSH_SRC)
GST_ELEMENT_REGISTER_DEFINE_WITH_CODE (aigenimagesrc, "aigenimagesrc",
    GST_RANK_NONE, GST_TYPE_AI_GEN_IMAGE_SRC,
    GST_DEBUG_CATEGORY_INIT (aigenimagesrc_debug, "aigenimagesrc", 0,
        "pictures generated from a prompt"));

static ImageSettings
copy_settings (GstAiGenImageSrc *self)
{
  ImageSettings copy;

  GST_OBJECT_LOCK (self);
  copy = image_settings_copy (&self->settings);
  GST_OBJECT_UNLOCK (self);
  return copy;
}

static void
post_progress (GstAiGenImageSrc *self, GstProgressType type, const gchar *text)
{
  gst_element_post_message (GST_ELEMENT (self),
      gst_message_new_progress (GST_OBJECT (self), type, PROGRESS_CODE, text));
}

static void
on_progress (const gchar *stage, gdouble fraction, gpointer user_data)
{
  GstAiGenImageSrc *self = user_data;

  GST_DEBUG_OBJECT (self, "%s (%.2f)", stage, fraction);
  post_progress (self, GST_PROGRESS_TYPE_CONTINUE, stage);
}

static void
post_failure (GstAiGenImageSrc *self, const GError *cause)
{
  if (cause->domain != GENERATE_ERROR) {
    GST_ELEMENT_ERROR (
        self, RESOURCE, OPEN_READ, ("%s", cause->message), (NULL));
    return;
  }
  switch ((GenerateError) cause->code) {
    case GENERATE_ERROR_UNKNOWN_PROVIDER:
    case GENERATE_ERROR_UNSUPPORTED:
    case GENERATE_ERROR_MISSING:
      GST_ELEMENT_ERROR (
          self, RESOURCE, NOT_FOUND, ("%s", cause->message), (NULL));
      break;
    case GENERATE_ERROR_REQUEST:
    case GENERATE_ERROR_CONFIG:
      GST_ELEMENT_ERROR (
          self, RESOURCE, SETTINGS, ("%s", cause->message), (NULL));
      break;
    case GENERATE_ERROR_KEY:
      GST_ELEMENT_ERROR (
          self, RESOURCE, NOT_AUTHORIZED, ("%s", cause->message), (NULL));
      break;
    case GENERATE_ERROR_REPLY:
      GST_ELEMENT_ERROR (
          self, STREAM, WRONG_TYPE, ("%s", cause->message), (NULL));
      break;
    case GENERATE_ERROR_REFUSED:
    case GENERATE_ERROR_QUOTA:
      GST_ELEMENT_ERROR (
          self, RESOURCE, FAILED, ("%s", cause->message), (NULL));
      break;
    case GENERATE_ERROR_TRANSPORT:
    case GENERATE_ERROR_CANCELLED:
      GST_ELEMENT_ERROR (self, RESOURCE, READ, ("%s", cause->message), (NULL));
      break;
  }
}

static GCancellable *
ref_cancellable (GstAiGenImageSrc *self)
{
  GCancellable *cancellable;

  GST_OBJECT_LOCK (self);
  cancellable = g_object_ref (self->cancellable);
  GST_OBJECT_UNLOCK (self);
  return cancellable;
}

/* FALSE: cancelled meanwhile. */
static gboolean
wait_to_ask_again (GstAiGenImageSrc *self, gint64 ms, const GError *why,
    GCancellable *cancellable)
{
  g_autofree gchar *text =
      g_strdup_printf ("Asking again in %.1f s: %s", ms / 1000.0, why->message);

  GST_WARNING_OBJECT (self, "%s", text);
  post_progress (self, GST_PROGRESS_TYPE_CONTINUE, text);
  return generate_sleep (ms, cancellable);
}

/* As often as may help, and until the time of @request is up. */
static GenerateResult *
ask (GstAiGenImageSrc *self, GenerateRequest *request,
    GCancellable *cancellable, GError **error)
{
  const gint64 end = request->timeout_ms
      ? g_get_monotonic_time () / 1000 + request->timeout_ms
      : G_MAXINT64;

  for (guint done = 1;; done++) {
    g_autoptr (GError) why = NULL;
    GenerateResult *result =
        generate (request, on_progress, self, cancellable, &why);
    gint64 wait = result
        ? -1
        : generate_wait_ms (why, request->kind, done, g_random_double ());

    if (wait < 0 || wait >= end - g_get_monotonic_time () / 1000
        || !wait_to_ask_again (self, wait, why, cancellable)) {
      if (why)
        g_propagate_error (error, g_steal_pointer (&why));
      return result;
    }
    if (request->timeout_ms)
      request->timeout_ms = MAX (1, end - g_get_monotonic_time () / 1000);
  }
}

/* Tells how it ended. NULL without an error: cancelled. */
static GenerateResult *
ask_and_tell (GstAiGenImageSrc *self, GenerateRequest *request, GError **error)
{
  g_autoptr (GCancellable) cancellable = ref_cancellable (self);
  g_autoptr (GError) cause = NULL;
  GenerateResult *result = ask (self, request, cancellable, &cause);

  if (result) {
    post_progress (self, GST_PROGRESS_TYPE_COMPLETE, "The picture is here");
  } else if (g_cancellable_is_cancelled (cancellable)) {
    post_progress (self, GST_PROGRESS_TYPE_CANCELED, "Cancelled");
  } else {
    post_progress (self, GST_PROGRESS_TYPE_ERROR, cause->message);
    g_propagate_error (error, g_steal_pointer (&cause));
  }
  return result;
}

static GenerateResult *
call_provider (
    GstAiGenImageSrc *self, const ImageSettings *settings, GError **error)
{
  g_autoptr (GPtrArray) pictures = image_settings_pictures (settings, error);
  GenerateRequest request = {
    .kind = GENERATE_IMAGE,
    .config = self->config,
    .provider = settings->provider,
    .model = settings->model,
    .base_url = settings->base_url,
    .timeout_ms = settings->timeout * 1000,
    .seed = settings->seed,
    .prompt = settings->prompt,
    .negative = settings->negative,
  };

  if (!pictures)
    return NULL;
  request.pictures = (GBytes *const *) pictures->pdata;
  request.n_pictures = pictures->len;
  image_settings_size (settings, &request.width, &request.height);
  GST_INFO_OBJECT (self, "asking %s for %dx%d: %s", settings->provider,
      request.width, request.height, settings->prompt);
  post_progress (self, GST_PROGRESS_TYPE_START, "Asking for the picture");
  return ask_and_tell (self, &request, error);
}

/* The base class pushes it after the segment, ahead of the buffer. */
static void
queue_tags (GstAiGenImageSrc *self, const ImageSettings *settings,
    const GenerateResult *result)
{
  GstTagList *tags = gst_tag_list_new_empty ();
  g_autofree gchar *provider =
      g_strconcat ("provider=", result->provider, NULL);
  g_autofree gchar *model = g_strconcat ("model=", result->model, NULL);
  g_autofree gchar *seed =
      g_strdup_printf ("seed=%" G_GUINT64_FORMAT, result->seed);

  gst_tag_list_add (tags, GST_TAG_MERGE_APPEND, GST_TAG_DESCRIPTION,
      settings->prompt, GST_TAG_EXTENDED_COMMENT, provider,
      GST_TAG_EXTENDED_COMMENT, model, GST_TAG_EXTENDED_COMMENT, seed, NULL);
  gst_tag_list_set_scope (tags, GST_TAG_SCOPE_STREAM);
  gst_element_send_event (GST_ELEMENT (self), gst_event_new_tag (tags));
}

static GstFlowReturn
gst_ai_gen_image_src_create (GstPushSrc *src, GstBuffer **buffer)
{
  GstAiGenImageSrc *self = GST_AI_GEN_IMAGE_SRC (src);
  g_auto (ImageSettings) settings = { 0 };
  g_autoptr (GenerateResult) result = NULL;
  g_autoptr (GstCaps) caps = NULL;
  g_autoptr (GError) error = NULL;

  if (self->done)
    return GST_FLOW_EOS;
  settings = copy_settings (self);
  result = call_provider (self, &settings, &error);
  if (error) {
    post_failure (self, error);
    return GST_FLOW_ERROR;
  }
  if (!result)
    return GST_FLOW_FLUSHING;

  caps = gst_caps_new_simple (result->mime, "width", G_TYPE_INT, result->width,
      "height", G_TYPE_INT, result->height, NULL);
  if (!gst_base_src_set_caps (GST_BASE_SRC (src), caps))
    return GST_FLOW_NOT_NEGOTIATED;
  queue_tags (self, &settings, result);
  *buffer = gst_buffer_new_wrapped_bytes (result->bytes);
  GST_BUFFER_PTS (*buffer) = 0;
  self->done = TRUE;
  return GST_FLOW_OK;
}

/* What cannot work is said before a thread is started for it. */
static gboolean
gst_ai_gen_image_src_start (GstBaseSrc *src)
{
  GstAiGenImageSrc *self = GST_AI_GEN_IMAGE_SRC (src);
  g_auto (ImageSettings) settings = copy_settings (self);
  g_autoptr (GError) error = NULL;
  gint width, height;

  self->done = FALSE;
  GST_OBJECT_LOCK (self);
  self->failed = FALSE;
  GST_OBJECT_UNLOCK (self);
  if (!settings.prompt || !*settings.prompt)
    GST_ELEMENT_ERROR (self, RESOURCE, SETTINGS,
        ("No prompt: set the property \"prompt\" to what the picture shall "
         "show"),
        (NULL));
  else if (!image_settings_size (&settings, &width, &height))
    GST_ELEMENT_ERROR (self, RESOURCE, SETTINGS,
        ("The size must be as in \"1536x864\" or the aspect ratio as in "
         "\"16:9\", not \"%s\"",
            settings.size && *settings.size ? settings.size
                                            : settings.aspect_ratio),
        (NULL));
  else if (!(self->config = provider_config_load (settings.config, &error))
      || !generate_check_model (self->config, settings.provider, GENERATE_IMAGE,
          settings.model, &error)
      || !generate_check_key (
          self->config, settings.provider, settings.base_url, &error))
    post_failure (self, error);
  else
    return TRUE;
  g_clear_pointer (&self->config, provider_config_unref);
  return FALSE;
}

static gboolean
gst_ai_gen_image_src_stop (GstBaseSrc *src)
{
  g_clear_pointer (&GST_AI_GEN_IMAGE_SRC (src)->config, provider_config_unref);
  return TRUE;
}

static gboolean
gst_ai_gen_image_src_unlock (GstBaseSrc *src)
{
  g_autoptr (GCancellable) cancellable =
      ref_cancellable (GST_AI_GEN_IMAGE_SRC (src));

  g_cancellable_cancel (cancellable);
  return TRUE;
}

/* A fresh one, not a reset: the call that was cancelled may still hold it. */
static gboolean
gst_ai_gen_image_src_unlock_stop (GstBaseSrc *src)
{
  GstAiGenImageSrc *self = GST_AI_GEN_IMAGE_SRC (src);
  g_autoptr (GCancellable) old = NULL;

  GST_OBJECT_LOCK (self);
  old = g_steal_pointer (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  GST_OBJECT_UNLOCK (self);
  return TRUE;
}

/* The caps are known once the picture is here, not before. */
static gboolean
gst_ai_gen_image_src_negotiate (GstBaseSrc *src)
{
  return TRUE;
}

static gboolean
gst_ai_gen_image_src_is_seekable (GstBaseSrc *src)
{
  return FALSE;
}

/* The base class reports every failure of its subclass once more, in general
 * terms. */
static gboolean
gst_ai_gen_image_src_post_message (GstElement *element, GstMessage *message)
{
  GstAiGenImageSrc *self = GST_AI_GEN_IMAGE_SRC (element);
  gboolean again = FALSE;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR) {
    GST_OBJECT_LOCK (self);
    again = self->failed;
    self->failed = TRUE;
    GST_OBJECT_UNLOCK (self);
  }
  if (!again)
    return GST_ELEMENT_CLASS (gst_ai_gen_image_src_parent_class)
        ->post_message (element, message);
  gst_message_unref (message);
  return TRUE;
}

static gchar **
string_of (ImageSettings *settings, guint id)
{
  switch (id) {
    case PROP_PROMPT:
      return &settings->prompt;
    case PROP_PROVIDER:
      return &settings->provider;
    case PROP_MODEL:
      return &settings->model;
    case PROP_SIZE:
      return &settings->size;
    case PROP_ASPECT_RATIO:
      return &settings->aspect_ratio;
    case PROP_BASE_URL:
      return &settings->base_url;
    case PROP_NEGATIVE_PROMPT:
      return &settings->negative;
    case PROP_REFERENCES:
      return &settings->references;
    case PROP_CONFIG:
      return &settings->config;
    default:
      return NULL;
  }
}

/* With the lock. */
static void
set_setting (
    GstAiGenImageSrc *self, guint id, const GValue *value, GParamSpec *pspec)
{
  gchar **string = string_of (&self->settings, id);

  if (string) {
    g_free (*string);
    *string = g_value_dup_string (value);
  } else if (id == PROP_SEED) {
    self->settings.seed = g_value_get_uint64 (value);
  } else if (id == PROP_TIMEOUT) {
    self->settings.timeout = g_value_get_uint (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (self, id, pspec);
  }
}

static void
gst_ai_gen_image_src_set_property (
    GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GstAiGenImageSrc *self = GST_AI_GEN_IMAGE_SRC (object);

  GST_OBJECT_LOCK (self);
  gboolean late = GST_STATE (self) > GST_STATE_READY;
  if (!late)
    set_setting (self, id, value, pspec);
  GST_OBJECT_UNLOCK (self);
  /* Without it: whoever logs may ask for our name. */
  if (late)
    GST_WARNING_OBJECT (
        self, "%s can only be set in NULL or READY", pspec->name);
}

static void
gst_ai_gen_image_src_get_property (
    GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GstAiGenImageSrc *self = GST_AI_GEN_IMAGE_SRC (object);
  gchar **string = string_of (&self->settings, id);

  GST_OBJECT_LOCK (self);
  if (string)
    g_value_set_string (value, *string);
  else if (id == PROP_SEED)
    g_value_set_uint64 (value, self->settings.seed);
  else if (id == PROP_TIMEOUT)
    g_value_set_uint (value, self->settings.timeout);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  GST_OBJECT_UNLOCK (self);
}

static void
gst_ai_gen_image_src_finalize (GObject *object)
{
  GstAiGenImageSrc *self = GST_AI_GEN_IMAGE_SRC (object);

  image_settings_clear (&self->settings);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (gst_ai_gen_image_src_parent_class)->finalize (object);
}

#define FLAGS                                                                  \
  (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_READY)

static void
install_string (GObjectClass *klass, guint id, const gchar *name,
    const gchar *nick, const gchar *blurb, const gchar *otherwise)
{
  g_object_class_install_property (
      klass, id, g_param_spec_string (name, nick, blurb, otherwise, FLAGS));
}

static void
install_properties (GObjectClass *klass)
{
  install_string (klass, PROP_PROMPT, "prompt", "Prompt",
      "What the picture shall show", NULL);
  install_string (klass, PROP_PROVIDER, "provider", "Provider",
      "Who makes the picture: builtin, openai, google, stability, "
      "automatic1111, sdcpp, comfyui, or a group of the configuration",
      "builtin");
  install_string (klass, PROP_MODEL, "model", "Model",
      "The provider's model (unset = its default, if it has one)", NULL);
  install_string (klass, PROP_SIZE, "size", "Size",
      "Pixels as in \"1536x864\" (unset = by aspect-ratio)", NULL);
  install_string (klass, PROP_ASPECT_RATIO, "aspect-ratio", "Aspect ratio",
      "Width to height as in \"16:9\", used where no size is set", "16:9");
  install_string (klass, PROP_BASE_URL, "base-url", "Base URL",
      "Address of the provider (unset = its own)", NULL);
  install_string (klass, PROP_NEGATIVE_PROMPT, "negative-prompt",
      "Negative prompt", "What the picture shall not show", NULL);
  install_string (klass, PROP_REFERENCES, "references", "References",
      "Files of pictures to start from, one or more as in a search path", NULL);
  install_string (klass, PROP_CONFIG, "config", "Configuration",
      "File that says who providers are (unset = the user's providers.conf, if "
      "there is one)",
      NULL);
  g_object_class_install_property (klass, PROP_SEED,
      g_param_spec_uint64 ("seed", "Seed",
          "Another seed gives another picture of the same prompt", 0,
          G_MAXUINT64, 0, FLAGS));
  g_object_class_install_property (klass, PROP_TIMEOUT,
      g_param_spec_uint ("timeout", "Timeout",
          "Seconds to wait for the picture (0 = the provider's default)", 0,
          3600, 0, FLAGS));
}

static void
gst_ai_gen_image_src_class_init (GstAiGenImageSrcClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GstElementClass *element = GST_ELEMENT_CLASS (klass);
  GstBaseSrcClass *base = GST_BASE_SRC_CLASS (klass);
  GstPushSrcClass *push = GST_PUSH_SRC_CLASS (klass);

  object->set_property = gst_ai_gen_image_src_set_property;
  object->get_property = gst_ai_gen_image_src_get_property;
  object->finalize = gst_ai_gen_image_src_finalize;
  install_properties (object);

  element->post_message = GST_DEBUG_FUNCPTR (gst_ai_gen_image_src_post_message);
  base->start = GST_DEBUG_FUNCPTR (gst_ai_gen_image_src_start);
  base->stop = GST_DEBUG_FUNCPTR (gst_ai_gen_image_src_stop);
  base->unlock = GST_DEBUG_FUNCPTR (gst_ai_gen_image_src_unlock);
  base->unlock_stop = GST_DEBUG_FUNCPTR (gst_ai_gen_image_src_unlock_stop);
  base->negotiate = GST_DEBUG_FUNCPTR (gst_ai_gen_image_src_negotiate);
  base->is_seekable = GST_DEBUG_FUNCPTR (gst_ai_gen_image_src_is_seekable);
  push->create = GST_DEBUG_FUNCPTR (gst_ai_gen_image_src_create);

  gst_element_class_add_static_pad_template (element, &src_template);
  gst_element_class_set_static_metadata (element, "Generated image source",
      "Source/Image/Network", "Asks a provider for a picture of a prompt",
      "The gst-jsonclip authors");
}

static void
gst_ai_gen_image_src_init (GstAiGenImageSrc *self)
{
  image_settings_init (&self->settings);
  self->cancellable = g_cancellable_new ();
  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_TIME);
}
