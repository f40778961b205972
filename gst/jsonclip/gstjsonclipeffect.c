/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * SECTION:element-jsonclipeffect
 * @title: jsonclipeffect
 * @short_description: one effect of the movie JSON on any video
 *
 * Runs one of the effects that a movie JSON may name over the frames between
 * #GstJsonClipEffect:start and #GstJsonClipEffect:duration; all other frames
 * pass untouched. #GstJsonClipEffect:params are the effect's settings, as
 * `name=value` pairs; `jsonclip list effects` shows them.
 *
 * ## Example launch line
 * |[
 * gst-launch-1.0 videotestsrc num-buffers=60 ! jsonclipeffect type=zoom_in duration=2000000000 params="strength=1.5" ! videoconvert ! jpegenc ! avimux ! filesink location=effect.avi
 * ]| The test picture comes closer, to one and a half times its size in two
 * seconds.
 *
 * Since: 0.1
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "gstjsonclipelements.h"
#include "gstjsonclipfilter.h"
#include "draw.h"
#include "easing.h"
#include "tables.h"

GST_DEBUG_CATEGORY_STATIC (jsonclipeffect_debug);

enum {
  PROP_TYPE = FILTER_PROP_LAST + 1,
  PROP_EASING,
  PROP_PARAMS,
  PROP_SEED,
};

#define DEFAULT_TYPE "warm_flash"
#define DEFAULT_DURATION GST_SECOND

#define GST_TYPE_JSON_CLIP_EFFECT (gst_json_clip_effect_get_type ())
G_DECLARE_FINAL_TYPE (GstJsonClipEffect, gst_json_clip_effect, GST,
    JSON_CLIP_EFFECT, GstJsonClipFilter)

struct _GstJsonClipEffect {
  GstJsonClipFilter parent;

  gint type, easing;
  gchar *params;
  guint seed;

  gboolean parsed;
  ParamValues values;
  ParamMeanings found;
  Meanings *meanings; /* what @found is in */
  DrawContext *context;
  Picture *before;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (GstJsonClipEffect, gst_json_clip_effect,
    GST_TYPE_JSON_CLIP_FILTER,
    GST_DEBUG_CATEGORY_INIT (
        jsonclipeffect_debug, "jsonclipeffect", 0, "movie JSON effect"))
GST_ELEMENT_REGISTER_DEFINE (
    jsonclipeffect, "jsonclipeffect", GST_RANK_NONE, GST_TYPE_JSON_CLIP_EFFECT)

static void
keep_before (GstJsonClipEffect *self, const Picture *picture)
{
  if (!self->before)
    self->before =
        picture_new (picture->width, picture->height, picture->matrix);
  picture_copy (self->before, picture);
}

static gboolean
parse (GstJsonClipEffect *self, GError **error)
{
  const GstVideoInfo *info = &GST_VIDEO_FILTER (self)->in_info;
  const ParamSpec *specs = effects_all ()[self->type]->params;

  if (self->parsed)
    return TRUE;
  if (!tables_parse_params (specs, self->params, &self->values, error))
    return FALSE;
  g_clear_pointer (&self->meanings, meanings_free);
  self->meanings = tables_meanings (
      GST_VIDEO_INFO_WIDTH (info), GST_VIDEO_INFO_HEIGHT (info));
  self->parsed = meanings_find (
      self->meanings, specs, &self->values, &self->found, NULL, error);
  return self->parsed;
}

static EffectState
state_of (GstJsonClipEffect *self, const FilterFrame *frame)
{
  const GstVideoInfo *info = &GST_VIDEO_FILTER (self)->in_info;

  return (EffectState){
    .t = GST_CLOCK_TIME_IS_VALID (frame->duration) ? easing_apply (
             easings[self->easing], (gdouble) frame->time / frame->duration)
                                                   : 1.0,
    .seconds = (gdouble) frame->time / GST_SECOND,
    .frame = frame->frame,
    .fps_n = frame->fps_n,
    .fps_d = frame->fps_d,
    .seed = self->seed,
    .width = GST_VIDEO_INFO_WIDTH (info),
    .height = GST_VIDEO_INFO_HEIGHT (info),
    .params = &self->values,
    .meanings = &self->found,
  };
}

/* Wrong settings are for drawing to tell. */
static gboolean
gst_json_clip_effect_is_idle (
    GstJsonClipFilter *filter, const FilterFrame *frame)
{
  GstJsonClipEffect *self = GST_JSON_CLIP_EFFECT (filter);

  if (!parse (self, NULL))
    return FALSE;
  EffectState state = state_of (self, frame);
  return effect_is_idle (effects_all ()[self->type], &state);
}

static gboolean
gst_json_clip_effect_draw (
    GstJsonClipFilter *filter, FilterFrame *frame, GError **error)
{
  GstJsonClipEffect *self = GST_JSON_CLIP_EFFECT (filter);
  const Effect *effect = effects_all ()[self->type];

  if (!parse (self, error))
    return FALSE;
  EffectState state = state_of (self, frame);
  keep_before (self, &frame->picture);
  draw_effect (self->context, effect, &state, self->before, &frame->picture);
  return TRUE;
}

static void
gst_json_clip_effect_forget (GstJsonClipFilter *filter)
{
  GstJsonClipEffect *self = GST_JSON_CLIP_EFFECT (filter);

  self->parsed = FALSE;
  g_clear_pointer (&self->before, picture_free);
}

static void
gst_json_clip_effect_set_property (
    GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GstJsonClipEffect *self = GST_JSON_CLIP_EFFECT (object);

  gst_json_clip_filter_lock (GST_JSON_CLIP_FILTER (self));
  switch (id) {
    case PROP_TYPE:
      self->type = g_value_get_enum (value);
      break;
    case PROP_EASING:
      self->easing = g_value_get_enum (value);
      break;
    case PROP_PARAMS:
      g_free (self->params);
      self->params = g_value_dup_string (value);
      break;
    case PROP_SEED:
      self->seed = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  gst_json_clip_filter_unlock_changed (GST_JSON_CLIP_FILTER (self));
}

static void
gst_json_clip_effect_get_property (
    GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GstJsonClipEffect *self = GST_JSON_CLIP_EFFECT (object);

  gst_json_clip_filter_lock (GST_JSON_CLIP_FILTER (self));
  switch (id) {
    case PROP_TYPE:
      g_value_set_enum (value, self->type);
      break;
    case PROP_EASING:
      g_value_set_enum (value, self->easing);
      break;
    case PROP_PARAMS:
      g_value_set_string (value, self->params);
      break;
    case PROP_SEED:
      g_value_set_uint (value, self->seed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  gst_json_clip_filter_unlock (GST_JSON_CLIP_FILTER (self));
}

static void
gst_json_clip_effect_init (GstJsonClipEffect *self)
{
  self->type = tables_enum_value (tables_effect_get_type (), DEFAULT_TYPE);
  self->context = draw_context_new ();
  /* An effect is a movement in time: for ever is no use. */
  g_object_set (self, "duration", (guint64) DEFAULT_DURATION, NULL);
}

static void
gst_json_clip_effect_finalize (GObject *object)
{
  GstJsonClipEffect *self = GST_JSON_CLIP_EFFECT (object);

  g_free (self->params);
  params_clear (&self->values);
  g_clear_pointer (&self->meanings, meanings_free);
  g_clear_pointer (&self->before, picture_free);
  draw_context_free (self->context);
  G_OBJECT_CLASS (gst_json_clip_effect_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_PLAYING;
  GType type = tables_effect_get_type ();

  g_object_class_install_property (klass, PROP_TYPE,
      g_param_spec_enum ("type", "Type", "The effect.", type,
          tables_enum_value (type, DEFAULT_TYPE), flags));
  g_object_class_install_property (klass, PROP_EASING,
      g_param_spec_enum ("easing", "Easing",
          "How the effect moves through its window.", tables_easing_get_type (),
          0, flags));
  g_object_class_install_property (klass, PROP_PARAMS,
      g_param_spec_string ("params", "Parameters",
          "Settings of the effect, as in \"strength=1.2\".", NULL, flags));
  g_object_class_install_property (klass, PROP_SEED,
      g_param_spec_uint ("seed", "Seed",
          "Number that chance starts from, where the effect has any.", 0,
          G_MAXUINT32, 0, flags));
}

static void
gst_json_clip_effect_class_init (GstJsonClipEffectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstJsonClipFilterClass *filter_class = GST_JSON_CLIP_FILTER_CLASS (klass);

  object_class->set_property = gst_json_clip_effect_set_property;
  object_class->get_property = gst_json_clip_effect_get_property;
  object_class->finalize = gst_json_clip_effect_finalize;
  install_properties (object_class);
  filter_class->is_idle = GST_DEBUG_FUNCPTR (gst_json_clip_effect_is_idle);
  filter_class->draw = GST_DEBUG_FUNCPTR (gst_json_clip_effect_draw);
  filter_class->forget = GST_DEBUG_FUNCPTR (gst_json_clip_effect_forget);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass),
      "JSON clip effect", "Filter/Effect/Video",
      "Runs one effect of the movie JSON over a video",
      "The gst-jsonclip authors");
}
