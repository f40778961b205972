/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "sheet.h"

#include "png-file.h"
#include "text.h"

#include <math.h>

/* The sheet is made of a grid of cells; all lengths in pixels. */
#define LONG_SIDE 400 /* of a cell's picture */
#define GAP 28
#define MARGIN 64
#define TITLE_PX 44
#define NOTE_PX 20
#define CAPTION_PX 19
#define HEAD 116   /* title and note */
#define CAPTION 44 /* a cell's line */
#define FRAMES_LEAST 12
#define FRAMES_MOST 60

#define PAPER 0x121317ff
#define INK 0xf4f1eaff
#define FAINT 0x8d8f98ff
#define EDGE 0x2a2c33ff

static gchar font[] = "Lato";

typedef struct {
  gint64 frame;
  guint scene;
} Shot;

typedef struct {
  Frames *frames;
  GArray *shots;
  gint columns;
  gint width, height; /* of a cell's picture */
  Picture *paper;
} Sheet;

static void
write_text (const Sheet *sheet, const gchar *text, const TextStyle *style,
    gint x, gint y)
{
  g_autoptr (TextBlock) block =
      text_layout (text, style, sheet->paper->width - 2 * MARGIN, 1, NULL);
  g_autoptr (Sprite) sprite = NULL;

  if (style->align == TEXT_RIGHT)
    x -= text_block_width (block);
  sprite = text_block_draw (block, x, y, sheet->paper->matrix, 0, FALSE);
  if (sprite)
    sprite_blend (sprite, sheet->paper, 256, 0, G_MAXINT);
}

static guint
n_scenes_of (const RenderPlan *plan)
{
  return schedule_movie (plan->schedule)->scenes->len;
}

/* "0:07.3" */
static gchar *
describe_time (gint64 ns)
{
  gint64 tenths = ns / 100000000;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d.%d", tenths / 600,
      (gint) (tenths / 10 % 60), (gint) (tenths % 10));
}

/* The movie's own title; else its file's name, and of a movie.json, which
 * says nothing, its folder's. */
static gchar *
find_title (const RenderPlan *plan)
{
  const gchar *own = schedule_movie (plan->schedule)->title;
  g_autofree gchar *folder = g_path_get_dirname (plan->movie);
  gchar *name = g_path_get_basename (plan->movie);
  gchar *dot = strrchr (name, '.');

  if (dot && dot != name)
    *dot = '\0';
  if (!own && !g_str_equal (name, "movie"))
    return name;
  g_free (name);
  return own ? g_strdup (own) : g_path_get_basename (folder);
}

static void
write_head (const Sheet *sheet)
{
  const RenderPlan *plan = frames_plan (sheet->frames);
  const RenderVideoShape *shape = &plan->video.shape;
  g_autofree gchar *title = find_title (plan);
  g_autofree gchar *time =
      describe_time (schedule_frame_time (plan->schedule, plan->end)
          - schedule_frame_time (plan->schedule, plan->first));
  g_autofree gchar *note = g_strdup_printf (
      "%s    %d × %d    %.4g fps    %u scenes", time, shape->width,
      shape->height, (gdouble) shape->fps_n / shape->fps_d, n_scenes_of (plan));

  write_text (sheet, title,
      &(TextStyle){
          .font = font, .size_px = TITLE_PX, .bold = TRUE, .color = INK },
      MARGIN, MARGIN - 10);
  write_text (sheet, note,
      &(TextStyle){ .font = font, .size_px = NOTE_PX, .color = FAINT }, MARGIN,
      MARGIN + TITLE_PX + 18);
}

/* As often as a short movie needs to fill some rows. */
static guint
shots_per_scene (guint n_scenes)
{
  return MAX (1, (FRAMES_LEAST + n_scenes / 2) / MAX (1, n_scenes));
}

/* Of what is a scene's own: past the transition into it. */
static void
add_shots (Sheet *sheet, guint scene, guint n)
{
  const RenderPlan *plan = frames_plan (sheet->frames);
  gint64 from, to, first, end;

  schedule_scene_span (plan->schedule, scene, &from, &to);
  first = MAX (schedule_frame_at (plan->schedule, from), plan->first);
  end = MIN (schedule_frame_at (plan->schedule, to), plan->end);
  for (guint i = 0; i < n && i < end - first; i++) {
    Shot shot = { first + (end - first) * (2 * i + 1) / (2 * n), scene };

    g_array_append_val (sheet->shots, shot);
  }
}

/* Every so many scenes, if there are more than fit. */
static void
choose_shots (Sheet *sheet)
{
  const RenderPlan *plan = frames_plan (sheet->frames);
  guint n_scenes = n_scenes_of (plan);
  guint n = shots_per_scene (n_scenes);
  guint step = (n_scenes + FRAMES_MOST - 1) / FRAMES_MOST;

  sheet->shots = g_array_new (FALSE, FALSE, sizeof (Shot));
  for (guint scene = 0; scene < n_scenes; scene += MAX (1, step))
    add_shots (sheet, scene, n);
}

/* As few holes in the last row as may be; four rather than others. */
static gint
choose_columns (gint n)
{
  static const gint columns[] = { 4, 5, 3 };
  gint best = MAX (1, MIN (n, columns[0]));

  for (guint i = 0; i < G_N_ELEMENTS (columns) && n > columns[0]; i++)
    if ((columns[i] - n % columns[i]) % columns[i] < (best - n % best) % best)
      best = columns[i];
  return best;
}

static void
lay_out (Sheet *sheet)
{
  const RenderVideoShape *shape = &frames_plan (sheet->frames)->video.shape;
  gdouble scale = (gdouble) LONG_SIDE / MAX (shape->width, shape->height);
  gint columns = choose_columns (sheet->shots->len);
  gint rows = ((gint) sheet->shots->len + columns - 1) / columns;
  gint width, height;

  sheet->columns = columns;
  sheet->width = MAX (2, (gint) (shape->width * scale) & ~1);
  sheet->height = MAX (2, (gint) (shape->height * scale) & ~1);
  width = 2 * MARGIN + columns * (sheet->width + GAP) - GAP;
  height = 2 * MARGIN + HEAD + rows * (sheet->height + CAPTION + GAP) - GAP;
  sheet->paper = picture_new (width, height, PICTURE_BT709);
  picture_fill (sheet->paper, picture_color (PAPER, PICTURE_BT709));
}

static void
fill (
    const Sheet *sheet, gint x, gint y, gint width, gint height, guint32 color)
{
  Picture view = picture_view (sheet->paper, x, y, width, height);

  picture_fill (&view, picture_color (color, sheet->paper->matrix));
}

/* A small picture in the sheet's own matrix. */
static Picture *
shrink (const Sheet *sheet, const Picture *picture)
{
  g_autoptr (Picture) small =
      picture_resize (picture, sheet->width, sheet->height);
  g_autofree guint8 *rgba = NULL;

  if (small->matrix == sheet->paper->matrix)
    return g_steal_pointer (&small);
  rgba = g_malloc ((gsize) small->width * small->height * 4);
  picture_to_rgba (small, rgba);
  return picture_new_from_rgba (rgba, small->width * 4, small->width,
      small->height, sheet->paper->matrix, PAPER);
}

static void
write_caption (const Sheet *sheet, const Shot *shot, gint x, gint y)
{
  const RenderPlan *plan = frames_plan (sheet->frames);
  g_autofree gchar *scene = g_strdup_printf ("%u", shot->scene + 1);
  g_autofree gchar *time =
      describe_time (schedule_frame_time (plan->schedule, shot->frame));
  TextStyle style = {
    .font = font, .size_px = CAPTION_PX, .bold = TRUE, .color = INK
  };

  write_text (sheet, scene, &style, x, y);
  style.bold = FALSE;
  style.color = FAINT;
  style.align = TEXT_RIGHT;
  write_text (sheet, time, &style, x + sheet->width, y);
}

static gboolean
draw_shot (Sheet *sheet, guint i, RenderWriting *writing, GError **error)
{
  const Shot *shot = &g_array_index (sheet->shots, Shot, i);
  gint x = MARGIN + (gint) i % sheet->columns * (sheet->width + GAP);
  gint y = MARGIN + HEAD
      + (gint) i / sheet->columns * (sheet->height + CAPTION + GAP);
  g_autoptr (Picture) picture =
      frames_take (sheet->frames, shot->frame, writing->cancellable, error);
  g_autoptr (Picture) small = NULL;
  Picture view;

  if (!picture)
    return FALSE;
  small = shrink (sheet, picture);
  fill (sheet, x - 2, y - 2, sheet->width + 4, sheet->height + 4, EDGE);
  view = picture_view (sheet->paper, x, y, sheet->width, sheet->height);
  picture_copy (&view, small);
  write_caption (sheet, shot, x, y + sheet->height + 12);
  writers_tell_one (writing);
  return TRUE;
}

static gboolean
draw (Sheet *sheet, RenderWriting *writing, GError **error)
{
  choose_shots (sheet);
  lay_out (sheet);
  write_head (sheet);
  for (guint i = 0; i < sheet->shots->len; i++)
    if (!draw_shot (sheet, i, writing, error))
      return FALSE;
  return TRUE;
}

gboolean
sheet_write (Frames *frames, RenderWriting *writing, GError **error)
{
  Sheet sheet = { .frames = frames };
  gboolean done = draw (&sheet, writing, error)
      && png_file_write (writing->stills->sheet, sheet.paper, error);

  g_clear_pointer (&sheet.shots, g_array_unref);
  g_clear_pointer (&sheet.paper, picture_free);
  return done;
}
