/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What other programs call things is known here, and means the same: lists of
 * their names against the tables. */
#include "suite.h"
#include "caption.h"
#include "easing.h"
#include "effect.h"
#include "overlay.h"
#include "transition.h"

#include <string.h>

/* ---- transitions ---- */

static const gchar plain[] =
    "cut none white_strobe black_strobe blur snap_back warm_flash_cut "
    "zoom_punch whip_left whip_right whip_up whip_down shake_cut spin_cut "
    "flash_cut dip_color";

static const gchar xfade[] =
    "custom fade wipeleft wiperight wipeup wipedown slideleft slideright "
    "slideup slidedown circlecrop rectcrop distance fadeblack fadewhite radial "
    "smoothleft smoothright smoothup smoothdown circleopen circleclose "
    "vertopen vertclose horzopen horzclose dissolve pixelize diagtl diagtr "
    "diagbl diagbr hlslice hrslice vuslice vdslice hblur fadegrays wipetl "
    "wipetr wipebl wipebr squeezeh squeezev zoomin fadefast fadeslow hlwind "
    "hrwind vuwind vdwind coverleft coverright coverup coverdown revealleft "
    "revealright revealup revealdown";

/* Those of gl-transitions that are shares or maps. */
static const gchar gl[] =
    "fadecolor fadegrayscale HSVfade multiply_blend Dreamy Overexposure "
    "StaticFade TVStatic ColourDistance colorphase luminance_melt luma perlin "
    "wipeLeft wipeRight wipeUp wipeDown directionalwipe angular Radial "
    "windowslice windowblinds BowTieHorizontal BowTieVertical "
    "BowTieWithParameter Box HorizontalOpen HorizontalClose VerticalOpen "
    "VerticalClose chessboard StarWipe heart cannabisleaf circle "
    "PolkaDotsCurtain squareswire randomsquares BlockDissolve randomNoisex "
    "static_wipe crosshatch undulatingBurnOut burn burn0 FilmBurn gl_dissolve "
    "gl_circleopen gl_Radial Directional directional-easing DirectionalScaled "
    "Slides LeftRight TopBottom x_axis_translation Fold SimpleFlip "
    "splitSlideInHorizontal splitSlideInVertical splitSlideOutHorizontal "
    "splitSlideOutVertical splitSlideInOutHorizontal splitSlideInOutVertical "
    "Rolls PuzzleRight GridFlip tangentMotionBlur Revolve_Left SimpleZoom "
    "SimpleZoomOut scale-in zoomInOut CrossZoom DreamyZoom ZoomInCircles "
    "ZoomLeftWipe ZoomRigthWipe RotateScaleVanish rotate_scale_fade "
    "rotateTransition rotate Swirl crosswarp directionalwarp displacement "
    "coord-from-in morph ripple WaterDrop squeeze wind LinearBlur DefocusBlur "
    "polar_function pinwheel kaleidoscope powerKaleido flyeye hexagonalize "
    "gl_pixelize Mosaic AdvancedMosaic mosaic_transition EdgeTransition "
    "fragment TilesWave DoomScreenTransition ButterflyWaveScrawler "
    "CrazyParametricFun";

static const gchar smpte[] =
    "bar-wipe-lr bar-wipe-tb box-wipe-tl box-wipe-tr box-wipe-br box-wipe-bl "
    "box-wipe-tc box-wipe-rc box-wipe-bc box-wipe-lc four-box-wipe-ci "
    "four-box-wipe-co barndoor-v barndoor-h barndoor-dbl barndoor-dtl "
    "diagonal-tl diagonal-tr bowtie-v bowtie-h misc-diagonal-dbd "
    "misc-diagonal-dd vee-d vee-l vee-u vee-r barnvee-d barnvee-l barnvee-u "
    "barnvee-r iris-rect clock-cw12 clock-cw3 clock-cw6 clock-cw9 pinwheel-tbv "
    "pinwheel-tbh pinwheel-fb fan-ct fan-cr fan-t fan-r fan-b fan-l "
    "doublefan-fov doublefan-foh doublefan-fiv doublefan-fih singlesweep-cwt "
    "singlesweep-cwr singlesweep-cwb singlesweep-cwl singlesweep-cwtl "
    "singlesweep-cwbl singlesweep-cwbr singlesweep-cwtr doublesweep-pv "
    "doublesweep-pd doublesweep-ov doublesweep-oh doublesweep-pdtl "
    "doublesweep-pdbl saloondoor-t saloondoor-l saloondoor-b saloondoor-r "
    "windshield-r windshield-u windshield-v windshield-h";

static const gchar others[] =
    "blur-slide iris push-cut clock-wipe zoom-blur film-burn elastic-push "
    "diamond-iris focus-pull staggered-blocks light-leak overexposure-burn "
    "chromatic-aberration shutter gravity-drop morph-circle page-burn "
    "cinematic-zoom whip-pan sdf-iris domain-warp-dissolve thermal-distortion "
    "flash-through-white gradient_wipe band_wipe film-roll color-wipe squash "
    "crossfade cross_dissolve glsl_cross_dissolve dip_to_black push slide "
    "clock_wipe noise_dissolve";

/* How many names there are; fails at one that @is not known. */
static guint
check_names (const gchar *list, gboolean (*is_known) (const gchar *name))
{
  g_auto (GStrv) names = g_strsplit (list, " ", -1);

  for (guint i = 0; names[i]; i++)
    fail_unless (is_known (names[i]), "\"%s\" is not known", names[i]);
  return g_strv_length (names);
}

static gboolean
is_transition (const gchar *name)
{
  return transition_find (name) != NULL;
}

GST_START_TEST (test_transitions)
{
  check_names (plain, is_transition);
  check_names (gl, is_transition);
  check_names (others, is_transition);
  fail_unless_equals_int (check_names (xfade, is_transition), 59);
  fail_unless_equals_int (check_names (smpte, is_transition), 70);
}
GST_END_TEST;

/* Each at three paces, which a movie gets without saying how long; where a bare
 * name is another's, it has its own with a prefix. */
static const gchar *const shotstack[] = { "ss_fade", "reveal", "ss_wipeLeft",
  "ss_wipeRight", "ss_slideLeft", "ss_slideRight", "ss_slideUp", "ss_slideDown",
  "carouselLeft", "carouselRight", "carouselUp", "carouselDown",
  "shuffleTopRight", "shuffleRightTop", "shuffleRightBottom",
  "shuffleBottomRight", "shuffleBottomLeft", "shuffleLeftBottom",
  "shuffleLeftTop", "shuffleTopLeft", "zoom" };

GST_START_TEST (test_paces)
{
  g_autofree gchar *slow = g_strconcat (shotstack[__i__], "Slow", NULL);
  g_autofree gchar *fast = g_strconcat (shotstack[__i__], "Fast", NULL);
  const gchar *names[] = { shotstack[__i__], slow, fast };
  static const gint ms[] = { 1000, 2000, 500 };

  for (guint i = 0; i < 3; i++) {
    const Transition *found = transition_find (names[i]);

    fail_unless (found != NULL, "no %s", names[i]);
    fail_unless_equals_int (found->duration_ms, ms[i]);
  }
}
GST_END_TEST;

/* A bare name that means different things is that of FFmpeg's xfade. */
static const gchar *const meant[][2] = {
  { "crossfade", "fade" },
  { "cross_dissolve", "fade" },
  { "glsl_cross_dissolve", "fade" },
  { "dip_to_black", "fadeblack" },
  { "push", "slideleft" },
  { "push-right", "slideright" },
  { "slide", "slideleft" },
  { "iris", "circleopen" },
  { "clock_wipe", "clock-cw12" },
  { "noise-dissolve", "dissolve" },
  { "wipeLeft", "wipeleft" },
  { "gl_wipeLeft", "wipeleft" },
  { "Radial", "radial" },
  { "circleOpen", "circleopen" },
  { "fadeSlow", "fadeslow" },
  { "slideLeft", "slideleft" },
  { "slideLeftSlow", "ss_slideLeftSlow" },
  { "wipeRightFast", "ss_wipeRightFast" },
  { "reveal", "ss_reveal" },
  { "revealFast", "ss_revealFast" },
  { "zoom", "ss_zoom" },
  { "zoomSlow", "ss_zoomSlow" },
};

GST_START_TEST (test_meanings)
{
  const gchar *const *names = meant[__i__];

  fail_unless (transition_find (names[1]) != NULL, "no %s", names[1]);
  fail_unless (transition_find (names[0]) == transition_find (names[1]),
      "%s is not %s", names[0], names[1]);
}
GST_END_TEST;

/* ---- effects ---- */

static const struct {
  EffectDomain domain;
  const gchar *names;
} effects[] = {
  { EFFECT_PICTURE,
      "zoom_in zoom_out pan_left pan_right pan_up pan_down pan_left_with_zoom "
      "pan_right_with_zoom pan_up_with_zoom pan_down_with_zoom pan_up_left "
      "pan_up_right pan_down_left pan_down_right ken_burns drift breathe orbit "
      "push_in_fast punch crash_zoom tilt rotate spin swing shake "
      "shake_horizontal shake_vertical shake_45 wiggle bounce squash pop" },
  { EFFECT_PICTURE,
      "flash_white flash_black warm_flash strobe light_leak film_burn "
      "lens_flare god_rays vignette grain noise dust scratches oldfilm vhs "
      "scanlines crt tv_signal_off blur box_blur motion_blur zoom_blur "
      "radial_progressive_blur linear_progressive_blur tilt_shift rack_focus "
      "sharpen unsharp clarity glitch rgb_split chromatic_aberration "
      "slice_shift pixelate mosaic halftone dither posterize ascii emboss edge "
      "sketch cartoon" },
  { EFFECT_PICTURE,
      "grayscale sepia invert negative duotone gradient_map tint thermal "
      "brightness contrast saturation vibrance exposure gamma hue temperature "
      "white_balance levels curves shadows_highlights lift_gamma_gain lut3d "
      "boost muted darken lighten glow bloom fisheye barrel ripple wave swirl "
      "mirror kaleidoscope particles confetti snow rain fog letterbox border "
      "rounded" },
  { EFFECT_CLIP_TIME,
      "freeze reverse speed speed_ramp time_remap echo trails datamosh" },
  { EFFECT_AUDIO, "duck loudnorm eq limiter pitch tempo" },
  { EFFECT_TWO_LAYERS,
      "dolly_zoom vertigo parallax chroma_key luma_key mask drop_shadow "
      "outline glass corner_pin page_turn" },
};

/* Known, and only what acts on one picture is drawn. */
GST_START_TEST (test_effects)
{
  const EffectDomain domain = effects[__i__].domain;
  g_auto (GStrv) names = g_strsplit (effects[__i__].names, " ", -1);

  for (guint i = 0; names[i]; i++) {
    const Effect *drawn = effect_find (names[i]);
    const Effect *found = drawn ? drawn : effect_find_elsewhere (names[i]);

    fail_unless (found != NULL, "no %s", names[i]);
    fail_unless (found->domain == domain, "%s %s", names[i],
        effect_domain_to_string (found->domain));
    fail_unless ((drawn != NULL) == (domain == EFFECT_PICTURE), "%s", names[i]);
    fail_if (drawn && effect_find_elsewhere (names[i]), "%s", names[i]);
  }
}
GST_END_TEST;

static gboolean
is_easing (const gchar *name)
{
  return easing_find (name) || easing_with_numbers (name, NULL);
}

GST_START_TEST (test_easings)
{
  static const gchar *const families[] = { "sine", "quad", "cubic", "quart",
    "quint", "expo", "circ", "back", "elastic", "bounce" };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    g_autofree gchar *names =
        g_strdup_printf ("ease_in_%s ease-out-%s easeInOut%s in_%s",
            families[i], families[i], families[i], families[i]);

    check_names (names, is_easing);
  }
  check_names ("linear spring hold spring(120,14) cubic-bezier(.2,0,.1,1) "
               "steps(5) exp log equal_power",
      is_easing);
}
GST_END_TEST;

/* ---- type ---- */

static gboolean
is_caption_style (const gchar *name)
{
  return caption_style_find (name) != NULL;
}

GST_START_TEST (test_caption_styles)
{
  guint n = 0;

  check_names (
      "bold_bottom clean_bottom card_bottom top_bar center_title neon "
      "karaoke normal plain one_word word_pop progressive "
      "classic-progressive word_reveal highlight color pill boxed_word "
      "boxed_line fill enlarge scaling bounce pop slide fade "
      "typewriter letter_by_letter tiktok_bounce fade_reveal "
      "kinetic_typewriter kinetic_slam glitch_rgb neon_glow "
      "neon_accent gradient_fill clip_wipe editorial_emphasis cream "
      "ink editorial keynote documentary loud chrome terminal "
      "scoreboard vhs arcade chalkboard papercut minimal",
      is_caption_style);
  while (caption_styles[n])
    n++;
  fail_unless (n >= 24, "%u", n);
}
GST_END_TEST;

static gboolean
is_animation (const gchar *name)
{
  return animation_find (name) != NULL;
}

GST_START_TEST (test_animations)
{
  check_names ("text-appear slide_left slide_right slide_up slide_down "
               "slide_clipped_left slide_clipped_right slide_clipped_up "
               "slide_clipped_down fly_left fly_right fly_up fly_down reveal "
               "scale spin spin_chaotic wave typewriter fade bounce pop "
               "letter_by_letter word_reveal glitch kinetic_slam "
               "particle_burst clip_wipe",
      is_animation);
}
GST_END_TEST;

static Suite *
names_suite (void)
{
  Suite *suite = suite_create ("names");
  TCase *tc = tcase_create ("names");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_transitions);
  tcase_add_loop_test (tc, test_paces, 0, G_N_ELEMENTS (shotstack));
  tcase_add_loop_test (tc, test_meanings, 0, G_N_ELEMENTS (meant));
  tcase_add_loop_test (tc, test_effects, 0, G_N_ELEMENTS (effects));
  tcase_add_test (tc, test_easings);
  tcase_add_test (tc, test_caption_styles);
  tcase_add_test (tc, test_animations);
  return suite;
}

SUITE_MAIN (names_suite)
