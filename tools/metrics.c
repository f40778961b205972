/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "metrics.h"

#include "json-object.h"
#include "stage.h"

#include <string.h>

#define N_STATES (STORE_RUN_CANCELLED + 1)
#define MOST_STAGES 16

typedef struct {
  GArray *took_ms; /* of gint64, of those that were done */
  guint n_failed;
} StageTimes;

struct Metrics {
  guint n_runs, n_in_state[N_STATES];
  guint n_prompts, n_rejected, n_reshaped;
  gint64 n_asked, n_needed, n_replaced; /* images */
  guint n_schemas, n_edited;
  StageTimes times[MOST_STAGES];
  Spending spending;
  GHashTable *failures; /* trouble -> number */
};

Metrics *
metrics_new (void)
{
  Metrics *self = g_new0 (Metrics, 1);

  for (guint i = 0; i < MOST_STAGES; i++)
    self->times[i].took_ms = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->failures =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
metrics_free (Metrics *self)
{
  for (guint i = 0; i < MOST_STAGES; i++)
    g_array_unref (self->times[i].took_ms);
  g_hash_table_unref (self->failures);
  g_free (self);
}

/* ---- stages ---- */

static const StoreStage *
find_stage (const GPtrArray *rows, const gchar *name)
{
  for (guint i = 0; i < rows->len; i++) {
    const StoreStage *row = g_ptr_array_index (rows, i);

    if (g_str_equal (row->name, name))
      return row;
  }
  return NULL;
}

static JsonObject *
output_of (const GPtrArray *rows, const gchar *name)
{
  const StoreStage *row = find_stage (rows, name);

  return row && row->output ? object_from_text (row->output, NULL) : NULL;
}

static void
add_times (Metrics *self, const GPtrArray *rows)
{
  for (guint i = 0; stages[i] && i < MOST_STAGES; i++) {
    const StoreStage *row = find_stage (rows, stages[i]->name);
    const gint64 took = row ? row->ended_at - row->started_at : 0;

    if (row && g_str_equal (row->status, "done"))
      g_array_append_val (self->times[i].took_ms, took);
    else if (row && g_str_equal (row->status, "error"))
      self->times[i].n_failed++;
  }
}

/* ---- prompts, images, schemas ---- */

static void
add_prompt (Metrics *self, const GPtrArray *rows)
{
  g_autoptr (JsonObject) checked = output_of (rows, "prompt_check");

  if (!checked)
    return;
  self->n_prompts++;
  if (!json_object_get_boolean_member_with_default (checked, "accepted", TRUE))
    self->n_rejected++;
  else if (object_get_string (checked, "original", NULL))
    self->n_reshaped++;
}

static guint
count_asked (JsonObject *drafted)
{
  JsonArray *list = object_get_array (drafted, "asset_list");
  guint n = 0;

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    n += g_str_equal (
        object_get_string (array_get_object (list, i), "kind", ""), "image");
  return n;
}

/* Pictures that scenes show, each once. */
static guint
count_needed (JsonObject *final)
{
  JsonArray *scenes = object_get_array (
      object_get_object (object_get_object (final, "schema"), "movie"),
      "scenes");
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; scenes && i < json_array_get_length (scenes); i++) {
    const gchar *file =
        object_get_string (array_get_object (scenes, i), "src", NULL);

    if (file)
      g_hash_table_add (files, (gpointer) file);
  }
  return g_hash_table_size (files);
}

static void
add_images (Metrics *self, const GPtrArray *rows)
{
  g_autoptr (JsonObject) drafted = output_of (rows, "schema_generate");
  g_autoptr (JsonObject) final = output_of (rows, "schema_finalize");

  if (!drafted || !final)
    return;
  self->n_asked += count_asked (drafted);
  self->n_needed += count_needed (final);
}

/* Made again after they had been made. */
static void
add_replaced (Metrics *self, const GPtrArray *attempts)
{
  g_autoptr (GHashTable) made = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < attempts->len; i++) {
    const StoreAttempt *attempt = g_ptr_array_index (attempts, i);

    if (g_str_equal (attempt->kind, "image")
        && g_str_equal (attempt->state, "done"))
      self->n_replaced += !g_hash_table_add (made, attempt->slot);
  }
}

/* What lies there now is no more what the stage has put there. */
static gboolean
differs (const StoreProject *project, JsonObject *final)
{
  JsonObject *schema = object_get_object (final, "schema");
  g_autofree gchar *text = schema ? object_to_pretty_text (schema) : NULL;
  g_autofree gchar *file =
      g_build_filename (project->folder, "movie.json", NULL);
  g_autofree gchar *found = NULL;

  return text && g_file_get_contents (file, &found, NULL, NULL)
      && !g_str_equal (found, text);
}

static gboolean
add_schema (Metrics *self, Store *store, const StoreRun *run,
    const GPtrArray *rows, GError **error)
{
  g_autoptr (JsonObject) final = output_of (rows, "schema_finalize");
  g_autoptr (GError) local = NULL;
  g_autoptr (StoreProject) project =
      final ? store_project_find (store, run->id, &local) : NULL;
  const gint64 edited =
      local ? 0 : store_tally (store, run->id, "schemas_edited", &local);

  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!project)
    return TRUE;
  self->n_schemas++;
  self->n_edited += edited > 0 || differs (project, final);
  return TRUE;
}

/* ---- calls ---- */

static void
add_failures (Metrics *self, const GPtrArray *attempts)
{
  for (guint i = 0; i < attempts->len; i++) {
    const StoreAttempt *attempt = g_ptr_array_index (attempts, i);
    const gchar *kind = attempt->trouble ? attempt->trouble : "other";
    guint n;

    if (g_str_equal (attempt->state, "unknown"))
      kind = "process_ended";
    else if (!g_str_equal (attempt->state, "failed"))
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (self->failures, kind));
    g_hash_table_replace (
        self->failures, g_strdup (kind), GUINT_TO_POINTER (n + 1));
  }
}

gboolean
metrics_add_run (
    Metrics *self, Store *store, const StoreRun *run, GError **error)
{
  g_autoptr (GPtrArray) rows = store_stages (store, run->id, error);
  g_autoptr (GPtrArray) attempts =
      rows ? store_attempts (store, run->id, error) : NULL;

  if (!attempts || !add_schema (self, store, run, rows, error))
    return FALSE;
  self->n_runs++;
  self->n_in_state[run->state]++;
  add_prompt (self, rows);
  add_images (self, rows);
  add_times (self, rows);
  add_replaced (self, attempts);
  add_failures (self, attempts);
  spending_add (&self->spending, attempts);
  return TRUE;
}

/* ---- telling ---- */

static gint
compare (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The one of that rank of a hundred; 0 for none. */
static gint64
rank (const StageTimes *times, guint percent)
{
  g_autoptr (GArray) sorted = g_array_copy (times->took_ms);

  g_array_sort (sorted, compare);
  return sorted->len > 0
      ? g_array_index (sorted, gint64, (sorted->len - 1) * percent / 100)
      : 0;
}

static GList *
failure_names (const Metrics *self)
{
  return g_list_sort (
      g_hash_table_get_keys (self->failures), (GCompareFunc) strcmp);
}

static guint
failures_of (const Metrics *self, const gchar *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->failures, name));
}

static void
print_counts (const Metrics *self)
{
  g_print ("runs      %u", self->n_runs);
  for (guint i = 0; i < N_STATES; i++)
    if (self->n_in_state[i] > 0)
      g_print (", %u %s", self->n_in_state[i], store_run_state_name (i));
  g_print ("\nprompts   %u checked, %u rejected, %u reshaped\n",
      self->n_prompts, self->n_rejected, self->n_reshaped);
  g_print ("images    %" G_GINT64_FORMAT " asked for, %" G_GINT64_FORMAT
           " needed, %" G_GINT64_FORMAT " replaced\n",
      self->n_asked, self->n_needed, self->n_replaced);
  g_print ("schemas   %u finalized, %u edited by hand\n", self->n_schemas,
      self->n_edited);
}

void
metrics_print (const Metrics *self)
{
  const Spending *spending = &self->spending;
  g_autofree gchar *cost = spending_text (spending);
  g_autoptr (GList) names = failure_names (self);

  print_counts (self);
  g_print ("calls     %u done, %u failed, %u of unknown outcome\n",
      spending->n_done, spending->n_failed, spending->n_unknown);
  for (GList *name = names; name; name = name->next)
    g_print ("  %-18s %u\n", (const gchar *) name->data,
        failures_of (self, name->data));
  g_print ("cost      %s\n", cost);
  g_print ("stages    done  failed    median      9 of 10     longest\n");
  for (guint i = 0; stages[i] && i < MOST_STAGES; i++)
    g_print ("  %-17s %4u %6u %8.1f s %10.1f s %9.1f s\n", stages[i]->name,
        self->times[i].took_ms->len, self->times[i].n_failed,
        rank (&self->times[i], 50) / 1000., rank (&self->times[i], 90) / 1000.,
        rank (&self->times[i], 100) / 1000.);
}

static JsonArray *
describe_times (const Metrics *self)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; stages[i] && i < MOST_STAGES; i++) {
    const StageTimes *times = &self->times[i];
    JsonObject *stage = json_object_new ();

    json_object_set_string_member (stage, "name", stages[i]->name);
    json_object_set_int_member (stage, "done", times->took_ms->len);
    json_object_set_int_member (stage, "failed", times->n_failed);
    json_object_set_int_member (stage, "median_ms", rank (times, 50));
    json_object_set_int_member (stage, "p90_ms", rank (times, 90));
    json_object_set_int_member (stage, "longest_ms", rank (times, 100));
    json_array_add_object_element (list, stage);
  }
  return list;
}

static JsonObject *
describe_failures (const Metrics *self)
{
  g_autoptr (GList) names = failure_names (self);
  JsonObject *object = json_object_new ();

  for (GList *name = names; name; name = name->next)
    json_object_set_int_member (
        object, name->data, failures_of (self, name->data));
  return object;
}

static JsonObject *
describe_states (const Metrics *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < N_STATES; i++)
    json_object_set_int_member (
        object, store_run_state_name (i), self->n_in_state[i]);
  return object;
}

JsonObject *
metrics_describe (const Metrics *self)
{
  const Spending *spending = &self->spending;
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "runs", self->n_runs);
  json_object_set_object_member (object, "states", describe_states (self));
  json_object_set_int_member (object, "prompts_checked", self->n_prompts);
  json_object_set_int_member (object, "prompts_rejected", self->n_rejected);
  json_object_set_int_member (object, "prompts_reshaped", self->n_reshaped);
  json_object_set_int_member (object, "images_asked_for", self->n_asked);
  json_object_set_int_member (object, "images_needed", self->n_needed);
  json_object_set_int_member (object, "images_replaced", self->n_replaced);
  json_object_set_int_member (object, "schemas_finalized", self->n_schemas);
  json_object_set_int_member (object, "schemas_edited", self->n_edited);
  json_object_set_int_member (object, "calls_done", spending->n_done);
  json_object_set_int_member (object, "calls_failed", spending->n_failed);
  json_object_set_int_member (object, "calls_unknown", spending->n_unknown);
  json_object_set_object_member (object, "failures", describe_failures (self));
  spending_describe (spending, object);
  json_object_set_array_member (object, "stages", describe_times (self));
  return object;
}
