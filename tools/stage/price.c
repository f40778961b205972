/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "price.h"

#include "json-object.h"

#include <math.h>
#include <string.h>

#define MOST_DOLLARS 1e6

/* Guesses that are rather too high: a letter is a third of a token, an answer
 * is a long one, a picture a large one, and speech is slow. */
#define BYTES_PER_TOKEN 3
#define ANSWER_TOKENS 4000
#define PICTURE_TOKENS 2000
#define MS_PER_LETTER 80
#define MS_PER_SOUND_TOKEN 40
#define SFX_MS 3000

/* ---- units ---- */

typedef struct {
  const gchar *option;
  gint64 per; /* so many cost that */
  gsize offset;
} Unit;

#define USAGE(field) G_STRUCT_OFFSET (GenerateUsage, field)

static const Unit pictures[] = { { "price-picture", 1, USAGE (pictures) },
  { NULL } };
static const Unit letters[] = { { "price-kchar", 1000, USAGE (characters) },
  { NULL } };
static const Unit seconds[] = { { "price-second", 1000, USAGE (media_ms) },
  { NULL } };
static const Unit tokens[] = { { "price-input-mtok", 1000000,
                                   USAGE (input_tokens) },
  { "price-output-mtok", 1000000, USAGE (output_tokens) }, { NULL } };

static const Unit *const units[][4] = {
  [GENERATE_TEXT] = { tokens },
  [GENERATE_IMAGE] = { pictures, tokens },
  [GENERATE_SPEECH] = { letters, seconds, tokens },
  [GENERATE_MUSIC] = { seconds, tokens },
  [GENERATE_SFX] = { seconds, tokens },
  [GENERATE_VIDEO] = { seconds, tokens },
};

gboolean
price_parse (const gchar *text, gint64 *millionths)
{
  gchar *end;
  const gdouble value = text ? g_ascii_strtod (text, &end) : -1;

  if (!text || end == text || *end || !(value >= 0 && value < MOST_DOLLARS))
    return FALSE;
  *millionths = (gint64) floor (value * 1e6 + .5);
  return TRUE;
}

gchar *
price_text (gint64 millionths)
{
  return millionths < 0 ? g_strdup ("unknown")
                        : g_strdup_printf ("$%.4f", millionths / 1e6);
}

/* All of one unit; PRICE_UNKNOWN where a price lacks, or there is nothing to
 * count. */
static gint64
sum (const ProviderEntry *entry, const Unit *unit, const GenerateUsage *usage)
{
  gint64 all = 0, price;
  gboolean known = FALSE;

  for (; unit->option; unit++) {
    const gint64 n = G_STRUCT_MEMBER (gint64, usage, unit->offset);

    if (!price_parse (provider_entry_option (entry, unit->option), &price)
        || n <= 0)
      continue;
    all += (n * price + unit->per - 1) / unit->per;
    known = TRUE;
  }
  return known ? all : PRICE_UNKNOWN;
}

gint64
price_of_usage (
    const ProviderEntry *entry, GenerateKind kind, const GenerateUsage *usage)
{
  gint64 cost = PRICE_UNKNOWN;

  for (guint i = 0; cost < 0 && units[kind][i]; i++)
    cost = sum (entry, units[kind][i], usage);
  return cost;
}

static gboolean
has_price (const ProviderEntry *entry)
{
  static const Unit *const all[] = { pictures, letters, seconds, tokens };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (const Unit *unit = all[i]; unit->option; unit++)
      if (provider_entry_option (entry, unit->option))
        return TRUE;
  return FALSE;
}

gboolean
price_is_free (const gchar *provider, const ProviderEntry *entry)
{
  return g_str_equal (entry ? entry->type : provider, "builtin")
      || (entry && entry->local && !has_price (entry));
}

/* ---- usage ---- */

static gint64
bytes_of (const gchar *text)
{
  return text ? (gint64) strlen (text) : 0;
}

static gint64
bytes_of_json (JsonNode *node)
{
  g_autofree gchar *text = node ? json_to_string (node, FALSE) : NULL;

  return bytes_of (text);
}

static gint64
bytes_sent (const GenerateRequest *request)
{
  return bytes_of_json (request->input) + bytes_of_json (request->schema)
      + bytes_of_json (request->previous) + bytes_of (request->instructions)
      + bytes_of (request->complaint) + bytes_of (request->prompt)
      + bytes_of (request->negative) + bytes_of (request->style)
      + bytes_of (request->text);
}

static gint64
letters_of (const GenerateRequest *request)
{
  return request->text ? g_utf8_strlen (request->text, -1) : 0;
}

GenerateUsage
price_guess_usage (const GenerateRequest *request)
{
  GenerateUsage usage = {
    .input_tokens = bytes_sent (request) / BYTES_PER_TOKEN + 1,
  };

  switch (request->kind) {
    case GENERATE_TEXT:
      usage.output_tokens = ANSWER_TOKENS;
      break;
    case GENERATE_IMAGE:
      usage.pictures = 1;
      usage.output_tokens = PICTURE_TOKENS;
      break;
    case GENERATE_SPEECH:
      usage.characters = letters_of (request);
      usage.media_ms = usage.characters * MS_PER_LETTER;
      usage.output_tokens = usage.media_ms / MS_PER_SOUND_TOKEN;
      break;
    default:
      usage.media_ms = request->duration_ms ? request->duration_ms : SFX_MS;
      usage.output_tokens = usage.media_ms / MS_PER_SOUND_TOKEN;
  }
  return usage;
}

GenerateUsage
price_whole_usage (const GenerateRequest *request, const GenerateResult *result)
{
  GenerateUsage usage = result->usage;

  if (request->kind == GENERATE_IMAGE && usage.pictures == 0)
    usage.pictures = 1;
  if (request->kind == GENERATE_SPEECH && usage.characters == 0)
    usage.characters = letters_of (request);
  if (usage.media_ms == 0)
    usage.media_ms = result->duration_ms;
  return usage;
}

static const struct {
  const gchar *name;
  gsize offset;
} fields[] = {
  { "input_tokens", USAGE (input_tokens) },
  { "output_tokens", USAGE (output_tokens) },
  { "pictures", USAGE (pictures) },
  { "characters", USAGE (characters) },
  { "media_ms", USAGE (media_ms) },
};

gchar *
price_usage_text (const GenerateUsage *usage)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const gint64 n = G_STRUCT_MEMBER (gint64, usage, fields[i].offset);

    if (n != 0)
      json_object_set_int_member (object, fields[i].name, n);
  }
  if (usage->credits > 0)
    json_object_set_double_member (object, "credits", usage->credits);
  return object_to_text (object);
}
