/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "stills.h"

#include "frames.h"
#include "inputs.h"
#include "png-file.h"
#include "sheet.h"
#include "writers.h"

#include <string.h>

#define MS G_GINT64_CONSTANT (1000000)
#define THUMBNAIL_WIDTH 320

gchar *
render_stills_name (const gchar *pattern, guint number)
{
  const gchar *percent = strchr (pattern, '%');
  const gchar *end = percent ? percent + 1 : NULL;
  g_autofree gchar *digits = NULL;
  gint width = 0;

  if (!percent)
    return NULL;
  if (*end == '0' && g_ascii_isdigit (end[1])) {
    width = end[1] - '0';
    end += 2;
  }
  if (*end != 'd' || strchr (end, '%'))
    return NULL;
  digits = g_strdup_printf ("%0*u", width, number);
  return g_strdup_printf (
      "%.*s%s%s", (gint) (percent - pattern), pattern, digits, end + 1);
}

static gint64
middle_of (const RenderPlan *plan, guint i, guint n)
{
  gint64 frames = plan->end - plan->first;

  return plan->first + (frames * (2 * i + 1)) / (2 * n);
}

static gint64
poster_frame (const RenderPlan *plan, gint64 ms)
{
  gint64 n;

  if (ms < 0)
    return plan->first + (plan->end - plan->first) / 3;
  n = schedule_frame_at (plan->schedule, ms * MS);
  return CLAMP (n, plan->first, plan->end - 1);
}

/* In the process that draws. */
static gboolean
write_poster (Frames *frames, RenderWriting *writing, GError **error)
{
  gint64 n = poster_frame (frames_plan (frames), writing->stills->poster_ms);
  g_autoptr (Picture) picture =
      frames_take (frames, n, writing->cancellable, error);

  if (!picture || !png_file_write (writing->stills->poster, picture, error))
    return FALSE;
  writers_tell_one (writing);
  return TRUE;
}

static gboolean
write_thumbnail (
    Frames *frames, guint i, RenderWriting *writing, GError **error)
{
  const RenderStills *stills = writing->stills;
  gint64 n = middle_of (frames_plan (frames), i, stills->n_thumbnails);
  g_autoptr (Picture) picture =
      frames_take (frames, n, writing->cancellable, error);
  g_autoptr (Picture) small = NULL;
  g_autofree gchar *name = render_stills_name (stills->thumbnails, i + 1);
  gint width;

  if (!picture)
    return FALSE;
  width = MIN (THUMBNAIL_WIDTH, picture->width);
  small = picture_resize (
      picture, width, MAX (1, picture->height * width / picture->width));
  if (!png_file_write (name, small, error))
    return FALSE;
  writers_tell_one (writing);
  return TRUE;
}

static gboolean
write_thumbnails (Frames *frames, RenderWriting *writing, GError **error)
{
  for (guint i = 0; i < writing->stills->n_thumbnails; i++)
    if (!write_thumbnail (frames, i, writing, error))
      return FALSE;
  return TRUE;
}

gboolean
write_stills (RenderWriting *writing, GError **error)
{
  const RenderStills *stills = writing->stills;
  g_autoptr (Frames) frames =
      frames_open (writing->request, writing->warnings, error);

  return frames && (!stills->poster || write_poster (frames, writing, error))
      && (!stills->thumbnails || write_thumbnails (frames, writing, error))
      && (!stills->sheet || sheet_write (frames, writing, error));
}

gboolean
render_stills_check (
    const RenderRequest *request, const RenderStills *stills, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; stills->thumbnails && i < stills->n_thumbnails; i++)
    g_ptr_array_add (names, render_stills_name (stills->thumbnails, i + 1));
  if (stills->poster)
    g_ptr_array_add (names, g_strdup (stills->poster));
  if (stills->sheet)
    g_ptr_array_add (names, g_strdup (stills->sheet));
  g_ptr_array_add (names, NULL);
  return inputs_spare (request, (const gchar *const *) names->pdata, error);
}

gboolean
render_stills (const RenderRequest *request, const RenderStills *stills,
    GPtrArray *warnings, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) unheard = g_ptr_array_new_with_free_func (g_free);
  RenderWriting writing = { .request = request,
    .stills = stills,
    .warnings = warnings ? warnings : unheard,
    .cancellable = cancellable };

  return render_stills_check (request, stills, error)
      && writers_run_stills (&writing, error);
}
