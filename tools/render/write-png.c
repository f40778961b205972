/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "writers.h"

#include "frames.h"
#include "inputs.h"
#include "png-file.h"
#include "stills.h"

#include <string.h>

/* "out.png" -> "out-00007.png", unless the name says where the number goes. */
static gchar *
name_of (const RenderWriting *writing, gint64 n, gint64 n_frames)
{
  const gchar *output = writing->request->output;
  gchar *named = render_stills_name (output, n + 1);
  const gchar *dot = strrchr (output, '.');
  gint stem = dot ? (gint) (dot - output) : (gint) strlen (output);

  if (named)
    return named;
  if (n_frames == 1)
    return g_strdup (output);
  return g_strdup_printf (
      "%.*s-%05" G_GINT64_FORMAT "%s", stem, output, n + 1, dot ? dot : "");
}

static gboolean
write_frames (RenderWriting *writing, Frames *frames, GError **error)
{
  const RenderPlan *plan = frames_plan (frames);
  gint64 n_frames = plan->end - plan->first;
  /* Who claimed the output removes it. */
  g_autofree gchar *scratch = g_strconcat (writing->output, ".media", NULL);

  for (gint64 n = 0; n < n_frames; n++) {
    g_autofree gchar *name = name_of (writing, n, n_frames);
    g_autoptr (Picture) picture =
        frames_next (frames, writing->cancellable, error);

    if (!picture || !png_file_write_through (scratch, name, picture, error))
      return FALSE;
    writing->frames++;
    writers_tell (writing, n_frames);
  }
  return TRUE;
}

/* All of them before the first is written. */
static gboolean
check_names (
    const RenderWriting *writing, const RenderPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gint64 n_frames = plan->end - plan->first;

  for (gint64 n = 0; n < n_frames; n++)
    g_ptr_array_add (names, name_of (writing, n, n_frames));
  g_ptr_array_add (names, NULL);
  return inputs_spare (
      writing->request, (const gchar *const *) names->pdata, error);
}

gboolean
write_png (RenderWriting *writing, GError **error)
{
  g_autoptr (Frames) frames =
      frames_open (writing->request, writing->warnings, error);

  if (!frames || !check_names (writing, frames_plan (frames), error)
      || !write_frames (writing, frames, error))
    return FALSE;
  writing->duration = frames_duration (frames);
  return TRUE;
}
