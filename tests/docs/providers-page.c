/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* docs/providers.md, from the table of providers and the built-in data; and the
 * tables of docs/operating.md. */
#include "pages.h"

#include <string.h>

#include "exit-codes.h"
#include "provider-config.h"
#include "trouble.h"

static void
print_cell (const gchar *text)
{
  g_autoptr (GString) cell = g_string_new (text && *text ? text : "-");

  g_string_replace (cell, "|", "\\|", 0);
  g_print (" %s |", cell->str);
}

/* ---- types ---- */

static void
print_type (const Provider *type)
{
  g_autoptr (GString) kinds = g_string_new (NULL);
  g_autoptr (GString) options = g_string_new (NULL);

  for (guint i = 0; type->tasks[i]; i++)
    g_string_append_printf (kinds, "%s%s", i ? ", " : "",
        generate_kind_name (type->tasks[i]->kind));
  for (guint i = 0; type->options && type->options[i]; i++)
    g_string_append_printf (options, "%s`%s`", i ? ", " : "", type->options[i]);
  g_print ("| `%s` |", type->name);
  print_cell (kinds->str);
  print_cell (type->base_url);
  print_cell (type->key_variable);
  print_cell (type->base_url ? type->probe : "a small picture");
  print_cell (options->str);
  g_print ("\n");
}

static void
print_types (void)
{
  g_print (
      "## Types\n\nHow a provider is spoken to. A group of any name may be "
      "of any type. Of what `jsonclip providers test` asks, none costs "
      "anything.\n\n"
      "| type | makes | address | key | tried by | may also be set |\n"
      "|---|---|---|---|---|---|\n");
  for (guint i = 0; providers[i]; i++)
    print_type (providers[i]);
  g_print (
      "\nFor texts, `text-api=responses` asks /responses in place of "
      "/chat/completions; `stream=yes` has an answer come in events, as that "
      "of OpenAI itself does unless it says `no`; `max-tokens` is what an "
      "answer may have at most (16000; one that was cut off may have 64000 the "
      "second time).\n"
      "\nFor pictures, `image-stream=yes` has OpenAI send events, so that no "
      "line is idle for minutes; `image-tiers` are the sizes that a model of "
      "Google's has (`1K,2K,4K`; nothing: it takes no word of it); `strength` "
      "is how far a picture may go from the one that it starts from, 0 to 1; "
      "`sampler`, `scheduler`, `steps` and `guidance` are as the server says "
      "unless they are set. ComfyUI needs `workflow`, the file of a graph as "
      "its \"Export (API)\" writes it, and `workflow-prompt`, the place of the "
      "prompt in it (`6.inputs.text`); `workflow-negative`, `workflow-seed`, "
      "`workflow-width`, `workflow-height` and `workflow-model` are left as "
      "they are in the graph unless they are set.\n");
}

/* ---- keys of the file ---- */

static void
print_keys (void)
{
  g_autofree ProviderConfigKey *keys = provider_config_keys ();

  g_print (
      "\n## Keys of a group\n\n| key | value | meaning |\n|---|---|---|\n");
  for (guint i = 0; keys[i].name; i++) {
    g_print ("| `%s` |", keys[i].name);
    print_cell (keys[i].value);
    print_cell (keys[i].summary);
    g_print ("\n");
  }
}

/* ---- the built-in data ---- */

static gint
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static GList *
sorted_keys (GHashTable *table)
{
  return g_list_sort (g_hash_table_get_keys (table), by_name);
}

static void
print_models (const ProviderEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint kind = 0; kind < PROVIDER_N_KINDS; kind++)
    if (entry->models[kind])
      g_string_append_printf (text, "%s%s: `%s`", text->len ? ", " : "",
          generate_kind_name (kind), entry->models[kind]);
  print_cell (text->str);
}

static void
print_facts (const ProviderEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GList) names = sorted_keys (entry->options);

  if (entry->concurrency)
    g_string_append_printf (text, "%u at a time", entry->concurrency);
  for (GList *name = names; name; name = name->next)
    if (!g_str_has_prefix (name->data, "voice-"))
      g_string_append_printf (text, "%s%s %s", text->len ? ", " : "",
          (const gchar *) name->data,
          provider_entry_option (entry, name->data));
  print_cell (text->str);
}

static void
print_voices (const ProviderEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GList) names = sorted_keys (entry->options);

  for (GList *name = names; name; name = name->next)
    if (g_str_has_prefix (name->data, "voice-"))
      g_string_append_printf (text, "%s%s", text->len ? ", " : "",
          (const gchar *) name->data + strlen ("voice-"));
  print_cell (text->str);
}

static void
print_entry (const ProviderEntry *entry)
{
  g_print ("| `%s` |", entry->name);
  print_models (entry);
  print_facts (entry);
  print_voices (entry);
  g_print ("\n");
}

static void
print_successors (const ProviderEntry *entry)
{
  g_autoptr (GList) names = sorted_keys (entry->successors);

  for (GList *name = names; name; name = name->next) {
    const gchar *next = g_hash_table_lookup (entry->successors, name->data);

    g_print ("| `%s` | `%s` | %s%s%s |\n", entry->name,
        (const gchar *) name->data, *next ? "`" : "",
        *next ? next : "nothing: an error", *next ? "`" : "");
  }
}

static void
print_data (void)
{
  g_autofree const ProviderEntry **entries = provider_config_entries (NULL);

  g_print ("\n## Built-in data\n\nModels and prices as the vendors quoted them "
           "in November 2026. Prices are in dollars and serve estimates "
           "alone.\n\n"
           "| group | models, unless others are named | limits, sizes, prices "
           "| voices by name |\n|---|---|---|---|\n");
  for (guint i = 0; entries[i]; i++)
    print_entry (entries[i]);
  g_print ("\n## Retired models\n\nOne that is asked for all the same is "
           "replaced, with one warning that names both; the run keeps the name "
           "that was asked for.\n\n| group | model | in its place "
           "|\n|---|---|---|\n");
  for (guint i = 0; entries[i]; i++)
    print_successors (entries[i]);
}

void
print_providers (void)
{
  g_print (
      "# Providers\n\nWho makes texts, pictures, voices and videos. Without "
      "any "
      "file the built-in provider does it all, offline; `jsonclip run "
      "--image-provider NAME` (and `--text-provider`, `--audio-provider`, "
      "...) asks another. `jsonclip providers` lists them with what they make "
      "and whether the key is there, `jsonclip providers test NAME` asks one "
      "whether it answers.\n\n"
      "`$XDG_CONFIG_HOME/gst-jsonclip/providers.conf`, or the file of "
      "`--config`, stands over the built-in data, key by key. A group is a "
      "provider; its name is what `run` is told:\n\n"
      "```ini\n"
      "[openai]\nimage-model=gpt-image-2.5-sunburst\nkey-file=~/.keys/openai\n"
      "\n# A server on this machine that speaks as OpenAI does: Ollama, "
      "llama.cpp, vLLM, LM Studio, LocalAI\n"
      "[ollama]\ntype=openai\nbase-url=http://127.0.0.1:11434/v1\nlocal=true\n"
      "text-model=qwen3:8b\nconcurrency=1\n"
      "```\n\n"
      "A key comes from the environment variable, or from the key file, which "
      "nobody but its owner may read. It is sent to the address of its group "
      "and to no other, and is in no argument, message, log, database or "
      "child process. A group with an address of its own has no key but the "
      "one that it names. An address that is not public (this machine, a "
      "private network) is asked only with `local=true`.\n\n");
  print_types ();
  print_keys ();
  print_data ();
}

/* ---- docs/operating.md ---- */

/* What is said of each kind of trouble; by its name, which must have one. */
static const struct {
  const gchar *meaning, *again, *advice;
} troubles[] = {
  [TROUBLE_AUTH] = { "the key is missing or wrong", "never",
      "set the variable or the file that `jsonclip providers` names" },
  [TROUBLE_PERMISSION] = { "the key is right, and may not do this", "never",
      "ask the vendor for the model or the region" },
  [TROUBLE_QUOTA] = { "money or the plan's share is used up", "never",
      "pay, or take another provider; then `resume`" },
  [TROUBLE_RATE] = { "too much at once",
      "as the server says, or with growing "
      "pauses",
      "lower `concurrency` or `requests-per-minute`" },
  [TROUBLE_REQUEST] = { "asked for what cannot be had", "never",
      "correct what the message names" },
  [TROUBLE_MODEL_GONE] = { "no model of this name, or no longer", "never",
      "name another, or a successor in providers.conf" },
  [TROUBLE_POLICY] = { "refused for what was asked", "never",
      "say it in other words" },
  [TROUBLE_TOO_LARGE] = { "more was sent or answered than may be", "never",
      "ask for less" },
  [TROUBLE_TRUNCATED] = { "the answer stopped in its middle", "never",
      "raise the limit of tokens, or ask for less" },
  [TROUBLE_BAD_OUTPUT] = { "answered, but not with what it says",
      "once, as it may be paid twice", "another model may do better" },
  [TROUBLE_SERVER] = { "the provider's own fault", "with growing pauses",
      "`resume` later" },
  [TROUBLE_NOT_SENT] = { "it was never reached", "with growing pauses",
      "look at the address and the network" },
  [TROUBLE_OUTCOME_UNKNOWN] = { "it heard of it, and nobody knows what came "
                                "of it",
      "once; a video never",
      "the ledger says \"maybe billed\"; look at the vendor's own list" },
  [TROUBLE_JOB_TIMEOUT] = { "ordered, and not done in the time there is",
      "never", "`resume` goes on asking for the same order" },
  [TROUBLE_JOB_LOST] = { "ordered, and the server knows nothing of it any more",
      "never", "it may have been paid; order again" },
  [TROUBLE_JOB_FAILED] = { "ordered, and it could not be made", "never",
      "the message says why; `resume` orders again" },
  [TROUBLE_CANCELLED] = { "you stopped it", "never", "`resume`" },
};

static void
print_troubles (void)
{
  g_print (
      "| kind | meaning | asked again | what to do |\n|---|---|---|---|\n");
  for (guint i = TROUBLE_NONE + 1; i < G_N_ELEMENTS (troubles); i++) {
    g_assert (troubles[i].meaning);
    g_print ("| `%s` |", trouble_name (i));
    print_cell (troubles[i].meaning);
    print_cell (troubles[i].again);
    print_cell (troubles[i].advice);
    g_print ("\n");
  }
  /* One more would have no name here. */
  G_STATIC_ASSERT (G_N_ELEMENTS (troubles) == TROUBLE_CANCELLED + 1);
}

static void
print_exit_codes (void)
{
  g_print ("| code | meaning | when | what to do |\n|---|---|---|---|\n");
  for (guint i = 0; exit_codes[i].meaning; i++) {
    g_print ("| %d |", exit_codes[i].code);
    print_cell (exit_codes[i].meaning);
    print_cell (exit_codes[i].more);
    print_cell (exit_codes[i].advice);
    g_print ("\n");
  }
}

static const struct {
  const gchar *mark;
  void (*print) (void);
} tables[] = {
  { "<!-- generated: exit codes -->", print_exit_codes },
  { "<!-- generated: troubles -->", print_troubles },
};

#define END_MARK "<!-- end -->"

/* The lines between a table's mark and the end mark are made anew. */
void
print_operating (void)
{
  g_autofree gchar *file = g_build_filename (
      g_getenv ("JSONCLIP_SOURCE_ROOT"), "docs", "operating.md", NULL);
  g_autofree gchar *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean inside = FALSE;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    g_error ("%s: cannot be read; set JSONCLIP_SOURCE_ROOT", file);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    if (g_str_equal (lines[i], END_MARK))
      inside = FALSE;
    if (!inside)
      g_print ("%s%s", lines[i], lines[i + 1] ? "\n" : "");
    for (guint j = 0; j < G_N_ELEMENTS (tables); j++)
      if (g_str_equal (lines[i], tables[j].mark)) {
        inside = TRUE;
        tables[j].print ();
      }
  }
}
