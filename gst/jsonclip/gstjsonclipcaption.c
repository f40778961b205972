/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * SECTION:element-jsonclipcaption
 * @title: jsonclipcaption
 * @short_description: captions of the movie JSON on any video
 *
 * Draws captions in one of the styles of the movie JSON. The cues are given as
 * #GstJsonClipCaption:cues, the JSON array as it stands in a movie, or taken
 * from the movie at #GstJsonClipCaption:location. Their times count from
 * #GstJsonClipCaption:start. #GstJsonClipCaption:params are the style's
 * settings, as `name=value` pairs; `jsonclip list captions` shows them.
 *
 * ## Example launch line
 * |[
 * gst-launch-1.0 videotestsrc num-buffers=60 ! jsonclipcaption style=karaoke cues='"[{\"from_ms\":0,\"to_ms\":2000,\"text\":\"London is burning\"}]"' ! videoconvert ! jpegenc ! avimux ! filesink location=caption.avi
 * ]| The test picture with three words that light up one after the other. The
 * inner quotes are gst-launch's: without them it would end the value at the
 * first space.
 *
 * Since: 0.1
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <string.h>

#include "gstjsonclipelements.h"
#include "gstjsonclipfilter.h"
#include "gate.h"
#include "movie-captions.h"
#include "subtitles.h"
#include "tables.h"

GST_DEBUG_CATEGORY_STATIC (jsonclipcaption_debug);

enum {
  PROP_STYLE = FILTER_PROP_LAST + 1,
  PROP_CUES,
  PROP_LOCATION,
  PROP_PARAMS,
};

#define DEFAULT_STYLE "bold_bottom"

#define GST_TYPE_JSON_CLIP_CAPTION (gst_json_clip_caption_get_type ())
G_DECLARE_FINAL_TYPE (GstJsonClipCaption, gst_json_clip_caption, GST,
    JSON_CLIP_CAPTION, GstJsonClipFilter)

struct _GstJsonClipCaption {
  GstJsonClipFilter parent;

  gint style;
  gchar *cues, *location, *params;

  Movie *movie;       /* NULL: to be read */
  CaptionSpec spec;   /* of the movie, with params; its font is the movie's */
  GHashTable *blocks; /* of CaptionBlock by cue, of those on screen */
};

G_DEFINE_FINAL_TYPE_WITH_CODE (GstJsonClipCaption, gst_json_clip_caption,
    GST_TYPE_JSON_CLIP_FILTER,
    GST_DEBUG_CATEGORY_INIT (
        jsonclipcaption_debug, "jsonclipcaption", 0, "movie JSON captions"))
GST_ELEMENT_REGISTER_DEFINE (jsonclipcaption, "jsonclipcaption", GST_RANK_NONE,
    GST_TYPE_JSON_CLIP_CAPTION)

/* The cues in a movie around them, whose length does not matter: one reader,
 * with one set of checks and messages. */
static Movie *
read_cues (const gchar *cues, GError **error)
{
  g_autofree gchar *document = g_strdup_printf (
      "{\"movie\":{\"format\":{\"width\":1280,\"height\":720,\"fps\":30},"
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#000\","
      "\"duration_ms\":1000}],"
      "\"captions\":{\"style\":\"" DEFAULT_STYLE "\",\"cues\":%s}}}",
      cues);

  return movie_read (document, strlen (document), 0, NULL, error);
}

/* In this element's style, whatever an ASS file looks like. */
static gboolean
take_captions (GstJsonClipCaption *self, GError **error)
{
  MovieCaptions *captions = &self->movie->captions;
  g_autofree gchar *base =
      self->location ? g_path_get_dirname (self->location) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!captions->src)
    return TRUE;
  bytes = media_fetch (captions->src, base, NULL, SUBTITLES_MAX_BYTES, error);
  if (bytes && movie_take_captions (self->movie, bytes, NULL, error))
    return TRUE;
  g_prefix_error (error, "$.movie.captions.src: ");
  return FALSE;
}

static gboolean
read_movie (GstJsonClipCaption *self, GError **error)
{
  if (self->cues)
    self->movie = read_cues (self->cues, error);
  else if (self->location)
    self->movie = movie_read_file (self->location, 0, NULL, error);
  else
    g_set_error (error, GST_LIBRARY_ERROR, GST_LIBRARY_ERROR_SETTINGS,
        "No captions to draw: set cues or location");
  if (!self->movie || !take_captions (self, error)) {
    g_clear_pointer (&self->movie, movie_unref);
    return FALSE;
  }
  params_clear (&self->spec.settings);
  self->spec = self->movie->captions.spec;
  self->spec.settings = (ParamValues){ 0 };
  if (tables_parse_params (caption_styles[self->style]->params, self->params,
          &self->spec.settings, error))
    return TRUE;
  g_clear_pointer (&self->movie, movie_unref);
  return FALSE;
}

static gdouble
scale_of (const GstJsonClipCaption *self, const Picture *picture)
{
  const MovieFormat *format = &self->movie->format;

  return MIN ((gdouble) picture->width / format->width,
      (gdouble) picture->height / format->height);
}

static CaptionBlock *
block_of (
    GstJsonClipCaption *self, const CaptionCue *cue, const Picture *picture)
{
  gpointer block = NULL;

  if (!g_hash_table_lookup_extended (self->blocks, cue, NULL, &block)) {
    TextReport report = { NULL };

    block = caption_layout (caption_styles[self->style], &self->spec, cue,
        picture->width, picture->height, scale_of (self, picture),
        picture->matrix, &report);
    gst_json_clip_filter_report (GST_JSON_CLIP_FILTER (self), &report);
    g_hash_table_insert (self->blocks, (gpointer) cue, block);
  }
  return block;
}

static gboolean
is_over (gpointer key, gpointer value, gpointer time)
{
  const CaptionCue *cue = key;
  gint64 now = *(gint64 *) time;

  return now < cue->from_ns || now >= cue->to_ns;
}

/* What cannot be read is for drawing to tell. */
static gboolean
gst_json_clip_caption_is_idle (
    GstJsonClipFilter *filter, const FilterFrame *frame)
{
  GstJsonClipCaption *self = GST_JSON_CLIP_CAPTION (filter);

  if (!self->movie && !read_movie (self, NULL))
    return FALSE;

  const GPtrArray *cues = self->movie->captions.cues;
  gint64 time = frame->time;
  for (guint i = 0; cues && i < cues->len; i++)
    if (!is_over (g_ptr_array_index (cues, i), NULL, &time))
      return FALSE;
  return TRUE;
}

static gboolean
gst_json_clip_caption_draw (
    GstJsonClipFilter *filter, FilterFrame *frame, GError **error)
{
  GstJsonClipCaption *self = GST_JSON_CLIP_CAPTION (filter);

  if (!self->movie && !read_movie (self, error))
    return FALSE;
  g_hash_table_foreach_remove (self->blocks, is_over, &frame->time);

  const GPtrArray *cues = self->movie->captions.cues;
  for (guint i = 0; cues && i < cues->len; i++) {
    CaptionCue *cue = g_ptr_array_index (cues, i);

    if (is_over (cue, NULL, &frame->time))
      continue;
    const CaptionBlock *block = block_of (self, cue, &frame->picture);
    if (block)
      caption_draw (block, frame->time, &frame->picture);
  }
  return TRUE;
}

static void
gst_json_clip_caption_forget (GstJsonClipFilter *filter)
{
  GstJsonClipCaption *self = GST_JSON_CLIP_CAPTION (filter);

  /* The blocks' keys are cues of the movie. */
  g_hash_table_remove_all (self->blocks);
  g_clear_pointer (&self->movie, movie_unref);
}

static void
gst_json_clip_caption_set_property (
    GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GstJsonClipCaption *self = GST_JSON_CLIP_CAPTION (object);

  gst_json_clip_filter_lock (GST_JSON_CLIP_FILTER (self));
  switch (id) {
    case PROP_STYLE:
      self->style = g_value_get_enum (value);
      break;
    case PROP_CUES:
      g_free (self->cues);
      self->cues = g_value_dup_string (value);
      break;
    case PROP_LOCATION:
      g_free (self->location);
      self->location = g_value_dup_string (value);
      break;
    case PROP_PARAMS:
      g_free (self->params);
      self->params = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  gst_json_clip_filter_unlock_changed (GST_JSON_CLIP_FILTER (self));
}

static void
gst_json_clip_caption_get_property (
    GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GstJsonClipCaption *self = GST_JSON_CLIP_CAPTION (object);

  gst_json_clip_filter_lock (GST_JSON_CLIP_FILTER (self));
  switch (id) {
    case PROP_STYLE:
      g_value_set_enum (value, self->style);
      break;
    case PROP_CUES:
      g_value_set_string (value, self->cues);
      break;
    case PROP_LOCATION:
      g_value_set_string (value, self->location);
      break;
    case PROP_PARAMS:
      g_value_set_string (value, self->params);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  gst_json_clip_filter_unlock (GST_JSON_CLIP_FILTER (self));
}

static void
block_release (gpointer block)
{
  g_clear_pointer (&block, caption_block_free);
}

static void
gst_json_clip_caption_init (GstJsonClipCaption *self)
{
  self->style =
      tables_enum_value (tables_caption_style_get_type (), DEFAULT_STYLE);
  self->blocks = g_hash_table_new_full (NULL, NULL, NULL, block_release);
}

static void
gst_json_clip_caption_finalize (GObject *object)
{
  GstJsonClipCaption *self = GST_JSON_CLIP_CAPTION (object);

  g_hash_table_unref (self->blocks);
  g_clear_pointer (&self->movie, movie_unref);
  params_clear (&self->spec.settings);
  g_free (self->cues);
  g_free (self->location);
  g_free (self->params);
  G_OBJECT_CLASS (gst_json_clip_caption_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_PLAYING;
  GType type = tables_caption_style_get_type ();

  g_object_class_install_property (klass, PROP_STYLE,
      g_param_spec_enum ("style", "Style", "How captions look.", type,
          tables_enum_value (type, DEFAULT_STYLE), flags));
  g_object_class_install_property (klass, PROP_CUES,
      g_param_spec_string ("cues", "Cues",
          "JSON array of cues as in a movie, read instead of the file at "
          "location.",
          NULL, flags));
  g_object_class_install_property (klass, PROP_LOCATION,
      g_param_spec_string ("location", "Location",
          "File name of a movie JSON whose captions are drawn.", NULL, flags));
  g_object_class_install_property (klass, PROP_PARAMS,
      g_param_spec_string ("params", "Parameters",
          "Settings of the style, such as \"color=#ffd60a\".", NULL, flags));
}

static void
gst_json_clip_caption_class_init (GstJsonClipCaptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstJsonClipFilterClass *filter_class = GST_JSON_CLIP_FILTER_CLASS (klass);

  object_class->set_property = gst_json_clip_caption_set_property;
  object_class->get_property = gst_json_clip_caption_get_property;
  object_class->finalize = gst_json_clip_caption_finalize;
  install_properties (object_class);
  filter_class->is_idle = GST_DEBUG_FUNCPTR (gst_json_clip_caption_is_idle);
  filter_class->draw = GST_DEBUG_FUNCPTR (gst_json_clip_caption_draw);
  filter_class->forget = GST_DEBUG_FUNCPTR (gst_json_clip_caption_forget);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass),
      "JSON clip captions", "Filter/Editor/Video",
      "Draws captions of the movie JSON over a video",
      "The gst-jsonclip authors");
}
