/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runs the narrator's helper program: text in a file, a WAV file and word
 * times back. A process of its own, since libespeak-ng is GPL-3, keeps global
 * state and cannot be interrupted. */

#include "keyring.h"
#include "patience.h"
#include "transport.h"

#include <glib/gstdio.h>
#include <string.h>

#include "config.h"

#define PROGRAM "jsonclip-narrator"

/* One run of the helper. */
typedef struct {
  GSubprocess *process;
  Patience patience;
  GBytes *output, *complaint;
  GError *error;
} Run;

static gchar *
beside_program (const gchar *folder)
{
  g_autofree gchar *exe = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree gchar *dir = exe ? g_path_get_dirname (exe) : NULL;

  return dir ? g_build_filename (dir, folder, PROGRAM, NULL) : NULL;
}

gchar *
generate_find_narrator (void)
{
  const gchar *chosen = g_getenv ("JSONCLIP_NARRATOR");
  gchar *places[] = {
    g_build_filename (JSONCLIP_LIBEXEC_DIR, PROGRAM, NULL),
    beside_program ("."),
    beside_program ("espeak"),
  };
  gchar *found = NULL;

  if (chosen && *chosen)
    found = g_strdup (chosen);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    gboolean usable = !found && places[i]
        && g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE);

    if (usable)
      found = g_steal_pointer (&places[i]);
    g_free (places[i]);
  }
  return found;
}

static void
collect (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  g_subprocess_communicate_finish (
      run->process, result, &run->output, &run->complaint, &run->error);
  patience_end (&run->patience);
}

/* Waits for the process under the timeout and @cancellable; then it is gone,
 * one way or the other. */
static void
run_to_end (Run *run, guint timeout_ms, GCancellable *cancellable)
{
  patience_begin (&run->patience, timeout_ms, cancellable);
  g_subprocess_communicate_async (
      run->process, NULL, run->patience.stop, collect, run);
  patience_wait (&run->patience);
  if (run->error)
    g_subprocess_force_exit (run->process);
  g_subprocess_wait (run->process, NULL, NULL);
}

static void
run_clear (Run *run)
{
  g_clear_object (&run->process);
  patience_clear (&run->patience);
  g_clear_pointer (&run->output, g_bytes_unref);
  g_clear_pointer (&run->complaint, g_bytes_unref);
  g_clear_error (&run->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* The helper's last words, without its line end. */
static gchar *
complaint_text (const Run *run)
{
  gsize length = 0;
  const gchar *data =
      run->complaint ? g_bytes_get_data (run->complaint, &length) : NULL;
  gchar *text = g_utf8_make_valid (data ? data : "", length);

  return g_strstrip (text);
}

static gboolean
judge (const Run *run, guint timeout_ms, GError **error)
{
  g_autofree gchar *complaint = complaint_text (run);
  gboolean exited = run->process && g_subprocess_get_if_exited (run->process);
  gint status = exited ? g_subprocess_get_exit_status (run->process) : -1;

  if (run->patience.timed_out)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_TRANSPORT,
        "narrator: no answer within %u ms", timeout_ms);
  else if (run->error)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_TRANSPORT,
        "narrator: %s", run->error->message);
  else if (status == 2 || status == 3)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST, "narrator: %s",
        complaint);
  else if (status != 0)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_TRANSPORT,
        "narrator: %s", *complaint ? complaint : "its process crashed");
  else
    return TRUE;
  return FALSE;
}

static GSubprocess *
spawn (JsonObject *body, const gchar *text_file, const gchar *wav_file,
    GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree gchar *program = generate_find_narrator ();
  g_auto (GStrv) environment = keyring_environ ();
  g_autofree gchar *rate = g_strdup_printf ("%" G_GINT64_FORMAT,
      json_object_get_int_member_with_default (body, "rate", 0));
  const gchar *voice =
      json_object_get_string_member_with_default (body, "voice", "");
  const gchar *const argv[] = { program, "--voice", voice, "--rate", rate,
    "--output", wav_file, NULL };
  g_autoptr (GError) cause = NULL;
  GSubprocess *process;

  if (!program) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_MISSING,
        "narrator: the program " PROGRAM " was not found in " //
        JSONCLIP_LIBEXEC_DIR " nor beside this program; set "
        "JSONCLIP_NARRATOR to where it is");
    return NULL;
  }
  g_subprocess_launcher_set_environ (launcher, environment);
  /* From a file and not by a pipe: writing to a helper that has ended would
   * be a SIGPIPE. */
  g_subprocess_launcher_set_stdin_file_path (launcher, text_file);
  process = g_subprocess_launcher_spawnv (launcher, argv, &cause);
  if (!process)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_MISSING,
        "narrator: %s: %s", program, cause->message);
  return process;
}

/* JSON lines -> {"words": [...]}. */
static GBytes *
lines_to_details (GBytes *lines)
{
  gsize length = 0;
  const gchar *data = g_bytes_get_data (lines, &length);
  g_autofree gchar *text = g_strndup (data ? data : "", length);
  g_auto (GStrv) line = g_strsplit (g_strchomp (text), "\n", -1);
  g_autofree gchar *joined = g_strjoinv (",", line);
  gchar *json = g_strdup_printf ("{\"words\":[%s]}", joined);

  return g_bytes_new_take (json, strlen (json));
}

static gboolean
narrate_in (const gchar *folder, JsonObject *body, guint timeout_ms,
    ProviderReply *reply, GCancellable *cancellable, GError **error)
{
  g_autofree gchar *text_file = g_build_filename (folder, "text", NULL);
  g_autofree gchar *wav_file = g_build_filename (folder, "speech.wav", NULL);
  const gchar *text =
      json_object_get_string_member_with_default (body, "text", "");
  g_auto (Run) run = { 0 };
  gchar *wav = NULL;
  gsize length = 0;
  gboolean ok;

  ok = g_file_set_contents (text_file, text, -1, error)
      && (run.process = spawn (body, text_file, wav_file, error)) != NULL;
  if (ok) {
    run_to_end (&run, timeout_ms, cancellable);
    ok = judge (&run, timeout_ms, error)
        && g_file_get_contents (wav_file, &wav, &length, error);
  }
  g_unlink (text_file);
  g_unlink (wav_file);
  if (!ok)
    return FALSE;
  reply->body = g_bytes_new_take (wav, length);
  reply->mime = g_strdup ("audio/wav");
  reply->details = lines_to_details (run.output);
  return TRUE;
}

gboolean
narrate (JsonObject *body, guint timeout_ms, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree gchar *folder = g_dir_make_tmp ("jsonclip-XXXXXX", &cause);
  gboolean ok = folder
      && narrate_in (folder, body, timeout_ms, reply, cancellable, &cause);

  if (folder)
    g_rmdir (folder);
  if (!ok && cause->domain == GENERATE_ERROR)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (!ok)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_TRANSPORT,
        "narrator: %s", cause->message);
  return ok;
}
