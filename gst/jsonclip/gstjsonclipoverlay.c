/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * SECTION:element-jsonclipoverlay
 * @title: jsonclipoverlay
 * @short_description: one overlay of the movie JSON on any video
 *
 * Puts a text over the frames between #GstJsonClipOverlay:start and
 * #GstJsonClipOverlay:duration, drawn as the overlays of a movie JSON are. It
 * is laid out once and blended inside its bounding box. Sizes and places are
 * pixels of the video.
 *
 * It comes by #GstJsonClipOverlay:enter and goes by #GstJsonClipOverlay:exit,
 * any of the animations that a movie has, as a whole or by lines, words or
 * letters. A way out needs an end: a #GstJsonClipOverlay:duration.
 *
 * ## Example launch line
 * |[
 * gst-launch-1.0 videotestsrc num-buffers=60 ! jsonclipoverlay text="The Great Fire" size=36 y=40 stroke-width=3 ! videoconvert ! jpegenc ! avimux ! filesink location=overlay.avi
 * ]| The test picture with a title in white on black contours.
 * |[
 * gst-launch-1.0 videotestsrc num-buffers=90 ! jsonclipoverlay text="The Great Fire" size=36 duration=3000000000 enter=rise enter-params="by=word" exit=fade exit-duration=300000000 ! videoconvert ! jpegenc ! avimux ! filesink location=title.avi
 * ]| It rises word by word, and fades at the end of the third second.
 *
 * Since: 0.1
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "gstjsonclipelements.h"
#include "gstjsonclipfilter.h"
#include "overlay-way.h"
#include "overlay.h"
#include "tables.h"

GST_DEBUG_CATEGORY_STATIC (jsonclipoverlay_debug);

enum {
  PROP_TYPE = FILTER_PROP_LAST + 1,
  PROP_TEXT,
  PROP_FONT,
  PROP_COLOR,
  PROP_STROKE_COLOR,
  PROP_SUBTEXT,
  PROP_PARAMS,
  PROP_SIZE,
  PROP_STROKE_WIDTH,
  PROP_BOLD,
  PROP_X,
  PROP_Y,
  PROP_WIDTH,
  PROP_ENTER,
  PROP_ENTER_DURATION,
  PROP_ENTER_PARAMS,
  PROP_EXIT,
  PROP_EXIT_DURATION,
  PROP_EXIT_PARAMS,
};

#define DEFAULT_COLOR "#ffffff"
#define DEFAULT_STROKE_COLOR "#000000"
#define DEFAULT_SIZE 48.0

#define GST_TYPE_JSON_CLIP_OVERLAY (gst_json_clip_overlay_get_type ())
G_DECLARE_FINAL_TYPE (GstJsonClipOverlay, gst_json_clip_overlay, GST,
    JSON_CLIP_OVERLAY, GstJsonClipFilter)

struct _GstJsonClipOverlay {
  GstJsonClipFilter parent;

  gint type;
  gchar *text, *font, *color, *stroke_color, *subtext, *params;
  gdouble size, stroke_width, x, y, width;
  gboolean bold;
  OverlayWay way[2]; /* in and out */

  OverlayBlock *block; /* what the settings give; NULL: not laid out */
};

G_DEFINE_FINAL_TYPE_WITH_CODE (GstJsonClipOverlay, gst_json_clip_overlay,
    GST_TYPE_JSON_CLIP_FILTER,
    GST_DEBUG_CATEGORY_INIT (
        jsonclipoverlay_debug, "jsonclipoverlay", 0, "movie JSON overlay"))
GST_ELEMENT_REGISTER_DEFINE (jsonclipoverlay, "jsonclipoverlay", GST_RANK_NONE,
    GST_TYPE_JSON_CLIP_OVERLAY)

static gboolean
read_color (const gchar *name, const gchar *text, guint32 *rgba, GError **error)
{
  if (text && picture_parse_color (text, rgba))
    return TRUE;
  g_set_error (error, GST_LIBRARY_ERROR, GST_LIBRARY_ERROR_SETTINGS,
      "%s: expected #rgb, #rrggbb or #rrggbbaa, found \"%s\"", name,
      text ? text : "");
  return FALSE;
}

/* A text without a place lies in the middle, whatever else where it is told. */
static void
place (GstJsonClipOverlay *self, const Picture *picture, OverlaySpec *spec)
{
  const OverlayKind *kind = overlay_kinds[self->type];

  spec->has_position =
      self->x >= 0 || self->y >= 0 || kind == overlay_kind_find ("text");
  spec->x = self->x < 0 ? picture->width / 2.0 : self->x;
  spec->y = self->y < 0 ? picture->height / 2.0 : self->y;
  spec->width = self->width;
}

static gboolean
read_spec (GstJsonClipOverlay *self, const Picture *picture, OverlaySpec *spec,
    GError **error)
{
  const OverlayKind *kind = overlay_kinds[self->type];

  *spec = overlay_spec_init (kind);
  spec->text = (gchar *) (self->text ? self->text : "");
  spec->subtext = self->subtext;
  spec->style.font = self->font;
  spec->style.size_px = self->size;
  spec->style.bold = self->bold;
  spec->style.stroke_px = self->stroke_width;
  place (self, picture, spec);
  return read_color ("color", self->color, &spec->style.color, error)
      && read_color (
          "stroke-color", self->stroke_color, &spec->style.stroke_color, error)
      && tables_parse_params (
          kind->params, self->params, &spec->settings, error)
      && overlay_way_read (&self->way[0], &spec->enter, error)
      && overlay_way_read (&self->way[1], &spec->exit, error);
}

static gboolean
lay_out (GstJsonClipOverlay *self, const Picture *picture, GError **error)
{
  const OverlayKind *kind = overlay_kinds[self->type];
  const OverlayFrame frame = { picture->width, picture->height, 1,
    picture->matrix, NULL };
  TextReport report = { NULL };
  gboolean read;
  OverlaySpec spec;

  if (kind->needs & OVERLAY_NEEDS_PICTURE) {
    g_set_error (error, GST_LIBRARY_ERROR, GST_LIBRARY_ERROR_SETTINGS,
        "type: overlay \"%s\" needs a picture, which only a movie brings",
        kind->name);
    return FALSE;
  }
  read = read_spec (self, picture, &spec, error);
  if (read) {
    self->block = overlay_layout (kind, &spec, &frame, &report);
    gst_json_clip_filter_report (GST_JSON_CLIP_FILTER (self), &report);
  }
  params_clear (&spec.settings);
  return read;
}

static gboolean
gst_json_clip_overlay_draw (
    GstJsonClipFilter *filter, FilterFrame *frame, GError **error)
{
  GstJsonClipOverlay *self = GST_JSON_CLIP_OVERLAY (filter);
  const OverlayMoment moment = { frame->time,
    GST_CLOCK_TIME_IS_VALID (frame->duration) ? (gint64) frame->duration : 0,
    frame->frame, 0 };

  if (!self->block && !lay_out (self, &frame->picture, error))
    return FALSE;
  overlay_draw (self->block, &moment, &frame->picture);
  return TRUE;
}

static void
gst_json_clip_overlay_forget (GstJsonClipFilter *filter)
{
  GstJsonClipOverlay *self = GST_JSON_CLIP_OVERLAY (filter);

  g_clear_pointer (&self->block, overlay_block_free);
}

static gchar **
string_of (GstJsonClipOverlay *self, guint id)
{
  gchar **strings[] = { &self->text, &self->font, &self->color,
    &self->stroke_color, &self->subtext, &self->params };

  if (id == PROP_ENTER_PARAMS || id == PROP_EXIT_PARAMS)
    return &self->way[id == PROP_EXIT_PARAMS].params;
  return id >= PROP_TEXT && id <= PROP_PARAMS ? strings[id - PROP_TEXT] : NULL;
}

/* NULL if that is no property of an enum. */
static gint *
choice_of (GstJsonClipOverlay *self, guint id)
{
  if (id == PROP_ENTER || id == PROP_EXIT)
    return &self->way[id == PROP_EXIT].type;
  return id == PROP_TYPE ? &self->type : NULL;
}

static GstClockTime *
time_of (GstJsonClipOverlay *self, guint id)
{
  if (id == PROP_ENTER_DURATION || id == PROP_EXIT_DURATION)
    return &self->way[id == PROP_EXIT_DURATION].duration;
  return NULL;
}

static gdouble *
number_of (GstJsonClipOverlay *self, guint id)
{
  switch (id) {
    case PROP_SIZE:
      return &self->size;
    case PROP_STROKE_WIDTH:
      return &self->stroke_width;
    case PROP_X:
      return &self->x;
    case PROP_Y:
      return &self->y;
    case PROP_WIDTH:
      return &self->width;
    default:
      return NULL;
  }
}

static void
gst_json_clip_overlay_set_property (
    GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GstJsonClipOverlay *self = GST_JSON_CLIP_OVERLAY (object);
  gchar **string = string_of (self, id);
  gdouble *number = number_of (self, id);
  gint *choice = choice_of (self, id);
  GstClockTime *time = time_of (self, id);

  gst_json_clip_filter_lock (GST_JSON_CLIP_FILTER (self));
  if (string) {
    g_free (*string);
    *string = g_value_dup_string (value);
  } else if (number) {
    *number = g_value_get_double (value);
  } else if (choice) {
    *choice = g_value_get_enum (value);
  } else if (time) {
    *time = g_value_get_uint64 (value);
  } else if (id == PROP_BOLD) {
    self->bold = g_value_get_boolean (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  gst_json_clip_filter_unlock_changed (GST_JSON_CLIP_FILTER (self));
}

static void
gst_json_clip_overlay_get_property (
    GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GstJsonClipOverlay *self = GST_JSON_CLIP_OVERLAY (object);
  gchar **string = string_of (self, id);
  gdouble *number = number_of (self, id);
  gint *choice = choice_of (self, id);
  GstClockTime *time = time_of (self, id);

  gst_json_clip_filter_lock (GST_JSON_CLIP_FILTER (self));
  if (string)
    g_value_set_string (value, *string);
  else if (number)
    g_value_set_double (value, *number);
  else if (choice)
    g_value_set_enum (value, *choice);
  else if (time)
    g_value_set_uint64 (value, *time);
  else if (id == PROP_BOLD)
    g_value_set_boolean (value, self->bold);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gst_json_clip_filter_unlock (GST_JSON_CLIP_FILTER (self));
}

static void
gst_json_clip_overlay_init (GstJsonClipOverlay *self)
{
  self->type = tables_enum_value (tables_overlay_get_type (), "text");
  self->color = g_strdup (DEFAULT_COLOR);
  self->stroke_color = g_strdup (DEFAULT_STROKE_COLOR);
  self->size = DEFAULT_SIZE;
  self->x = self->y = -1;
  self->way[0] = (OverlayWay){ "enter", .duration = OVERLAY_WAY_DURATION };
  self->way[1] = (OverlayWay){ "exit", .duration = OVERLAY_WAY_DURATION };
}

static void
gst_json_clip_overlay_finalize (GObject *object)
{
  GstJsonClipOverlay *self = GST_JSON_CLIP_OVERLAY (object);

  g_free (self->text);
  g_free (self->font);
  g_free (self->color);
  g_free (self->stroke_color);
  g_free (self->subtext);
  g_free (self->params);
  for (guint i = 0; i < G_N_ELEMENTS (self->way); i++)
    g_free (self->way[i].params);
  g_clear_pointer (&self->block, overlay_block_free);
  G_OBJECT_CLASS (gst_json_clip_overlay_parent_class)->finalize (object);
}

static void
install_string (GObjectClass *klass, guint id, const gchar *name,
    const gchar *nick, const gchar *blurb, const gchar *fallback)
{
  g_object_class_install_property (klass, id,
      g_param_spec_string (name, nick, blurb, fallback,
          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
              | GST_PARAM_MUTABLE_PLAYING));
}

static void
install_number (GObjectClass *klass, guint id, const gchar *name,
    const gchar *nick, const gchar *blurb, gdouble minimum, gdouble fallback)
{
  g_object_class_install_property (klass, id,
      g_param_spec_double (name, nick, blurb, minimum, 8192, fallback,
          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_CONTROLLABLE
              | GST_PARAM_MUTABLE_PLAYING));
}

static void
install_time (GObjectClass *klass, guint id, const gchar *name,
    const gchar *nick, const gchar *blurb)
{
  g_object_class_install_property (klass, id,
      g_param_spec_uint64 (name, nick, blurb, 1, G_MAXINT64,
          OVERLAY_WAY_DURATION,
          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
              | GST_PARAM_MUTABLE_PLAYING));
}

static void
install_choice (GObjectClass *klass, guint id, const gchar *name,
    const gchar *nick, const gchar *blurb)
{
  g_object_class_install_property (klass, id,
      g_param_spec_enum (name, nick, blurb, tables_animation_get_type (), 0,
          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
              | GST_PARAM_MUTABLE_PLAYING));
}

static void
install_ways (GObjectClass *klass)
{
  install_choice (
      klass, PROP_ENTER, "enter", "Enter", "The animation by which it comes.");
  install_time (klass, PROP_ENTER_DURATION, "enter-duration", "Enter duration",
      "How long it takes to come, in nanoseconds.");
  install_string (klass, PROP_ENTER_PARAMS, "enter-params", "Enter parameters",
      "How it comes: by, order, stagger, easing, seed and settings of the "
      "animation, as \"by=word, stagger=0.5\".",
      NULL);
  install_choice (klass, PROP_EXIT, "exit", "Exit",
      "The animation by which it goes, backwards; it needs a duration.");
  install_time (klass, PROP_EXIT_DURATION, "exit-duration", "Exit duration",
      "How long it takes to go, in nanoseconds.");
  install_string (klass, PROP_EXIT_PARAMS, "exit-params", "Exit parameters",
      "How it goes, as enter-params.", NULL);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_PLAYING;
  GType type = tables_overlay_get_type ();

  g_object_class_install_property (klass, PROP_TYPE,
      g_param_spec_enum ("type", "Type", "The kind of overlay.", type,
          tables_enum_value (type, "text"), flags));
  install_string (klass, PROP_TEXT, "text", "Text", "What is written.", NULL);
  install_string (klass, PROP_FONT, "font", "Font",
      "Family to write in; one that is not installed is substituted.", NULL);
  install_string (klass, PROP_COLOR, "color", "Colour",
      "Colour of the text, #rgb, #rrggbb or #rrggbbaa.", DEFAULT_COLOR);
  install_string (klass, PROP_STROKE_COLOR, "stroke-color", "Stroke colour",
      "Colour of the contour, #rgb, #rrggbb or #rrggbbaa.",
      DEFAULT_STROKE_COLOR);
  install_string (klass, PROP_SUBTEXT, "subtext", "Subtext",
      "The second line of a lower third.", NULL);
  install_string (klass, PROP_PARAMS, "params", "Parameters",
      "Settings of the kind, as \"name=value, ...\".", NULL);
  install_number (klass, PROP_SIZE, "size", "Size",
      "Height of the letters' em, in pixels.", 1, DEFAULT_SIZE);
  install_number (klass, PROP_STROKE_WIDTH, "stroke-width", "Stroke width",
      "Width of the contour, in pixels; 0 for none.", 0, 0);
  g_object_class_install_property (klass, PROP_BOLD,
      g_param_spec_boolean (
          "bold", "Bold", "Writes in bold letters.", FALSE, flags));
  install_number (klass, PROP_X, "x", "X",
      "Centre of the overlay from the left, in pixels; -1: by kind, or the "
      "middle for a text.",
      -1, -1);
  install_number (klass, PROP_Y, "y", "Y",
      "Centre of the overlay from the top, in pixels; -1: by kind, or the "
      "middle for a text.",
      -1, -1);
  install_number (klass, PROP_WIDTH, "width", "Width",
      "Where lines are broken, in pixels; 0 for most of the video.", 0, 0);
  install_ways (klass);
}

static void
gst_json_clip_overlay_class_init (GstJsonClipOverlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstJsonClipFilterClass *filter_class = GST_JSON_CLIP_FILTER_CLASS (klass);

  object_class->set_property = gst_json_clip_overlay_set_property;
  object_class->get_property = gst_json_clip_overlay_get_property;
  object_class->finalize = gst_json_clip_overlay_finalize;
  install_properties (object_class);
  filter_class->draw = GST_DEBUG_FUNCPTR (gst_json_clip_overlay_draw);
  filter_class->forget = GST_DEBUG_FUNCPTR (gst_json_clip_overlay_forget);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass),
      "JSON clip overlay", "Filter/Editor/Video",
      "Puts one overlay of the movie JSON over a video",
      "The gst-jsonclip authors");
}
