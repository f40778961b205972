/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Speaks a text into a WAV file and prints when each word is said:
 *
 *   jsonclip-narrator --voice en-gb --rate 155 --output FILE.wav < text
 *
 * prints {"text":"London","from_ms":10,"to_ms":420} a line for each word as it
 * stands in the text, its punctuation included. A program of its own, since
 * libespeak-ng is GPL-3 and keeps global state. It opens no sound device.
 *
 * Exit codes: 0 done, 1 failed, 2 wrong command line or unknown voice, 3 the
 * text is empty, too long or no UTF-8. */

#include <espeak-ng/speak_lib.h>
#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <locale.h>
#include <string.h>

#include "polish.h"

#define MAX_BYTES 65536
#define MIN_RATE espeakRATE_MINIMUM
#define MAX_RATE espeakRATE_MAXIMUM

/* A little below the middle and livelier than flat: closer to a narrator
 * than to an announcement. */
#define PITCH 42
#define PITCH_RANGE 62

/* Of 32767; the voice's own silence is exact but for its last decay. */
#define SILENCE 100

enum { EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_TEXT };

typedef struct {
  glong at, end;          /* characters of the text */
  const gchar *from, *to; /* the same in bytes */
  gint from_ms, to_ms;    /* -1: not known */
} Word;

typedef struct {
  GByteArray *samples;
  GArray *words;
  guint next; /* the first word that has not begun */
} Speech;

/* The callback of libespeak-ng gets no data of ours before 1.51. */
static Speech speech;

static gboolean
has_sound (const gchar *from, const gchar *to)
{
  for (const gchar *p = from; p < to; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* English says years as two pairs, libespeak-ng as thousands: where a number
 * of four digits from 1100 to 1999 stands alone, writes it as it is said. */
static void
append_spoken (
    GString *spoken, const gchar *from, const gchar *to, gboolean english)
{
  gsize digits = strspn (from, "0123456789");
  gboolean year = english && digits == 4 && from[0] == '1' && from[1] != '0'
      && !has_sound (from + 4, to);

  if (!year) {
    g_string_append_len (spoken, from, to - from);
    return;
  }
  g_string_append_len (spoken, from, 2);
  if (from[2] == '0' && from[3] == '0')
    g_string_append (spoken, " hundred");
  else if (from[2] == '0')
    g_string_append_printf (spoken, " oh %c", from[3]);
  else
    g_string_append_printf (spoken, " %c%c", from[2], from[3]);
  g_string_append_len (spoken, from + 4, to - from - 4);
}

/* A dash that stands alone belongs to the word ahead of it. */
static void
add_word (GArray *words, Word word)
{
  if (has_sound (word.from, word.to)) {
    g_array_append_val (words, word);
  } else if (words->len > 0) {
    Word *last = &g_array_index (words, Word, words->len - 1);

    last->to = word.to;
    last->end = word.end;
  }
}

/* Cuts at white space, and writes the text as it is spoken. */
static GArray *
split_words (const gchar *text, GString *spoken, gboolean english)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const gchar *p = text;
  glong at = 0;

  while (*p) {
    Word word = { .from = p, .at = at, .from_ms = -1, .to_ms = -1 };
    gsize start = spoken->len;

    while (*p && !g_unichar_isspace (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
    word.to = p;
    append_spoken (spoken, word.from, word.to, english);
    at += g_utf8_strlen (spoken->str + start, -1);
    word.end = at;
    if (word.to > word.from)
      add_word (words, word);
    if (*p) {
      g_string_append_unichar (spoken, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
      at++;
    }
  }
  return words;
}

/* A number or an abbreviation is several events: the first one counts. The
 * events come in the order of the text. */
static void
begin_word (const espeak_EVENT *event)
{
  glong at = event->text_position - 1;

  while (speech.next < speech.words->len) {
    Word *word = &g_array_index (speech.words, Word, speech.next);

    if (at < word->at)
      return;
    speech.next++;
    if (at < word->end) {
      word->from_ms = event->audio_position;
      return;
    }
  }
}

static int
receive (short *samples, int n, espeak_EVENT *events)
{
  if (samples && n > 0)
    g_byte_array_append (
        speech.samples, (const guint8 *) samples, n * sizeof (short));
  for (; events->type != espeakEVENT_LIST_TERMINATED; events++)
    if (events->type == espeakEVENT_WORD)
      begin_word (events);
  return 0;
}

/* Where the sound between two times falls silent: a word ends ahead of the
 * pause that follows it. */
static gint
end_of_sound (gint from_ms, gint to_ms, guint sample_rate)
{
  const gint16 *samples = (const gint16 *) (gpointer) speech.samples->data;
  gint64 from = (gint64) from_ms * sample_rate / 1000;
  gint64 to = (gint64) to_ms * sample_rate / 1000;

  while (to > from && ABS ((gint) samples[to - 1]) < SILENCE)
    to--;
  return to > from ? (gint) (to * 1000 / sample_rate) : to_ms;
}

/* A word that had no event gets no time of its own; every word ends where
 * its sound does, and not after the next one has begun. */
static void
close_words (GArray *words, gint duration_ms, guint sample_rate)
{
  gint next_ms = duration_ms;

  for (guint i = words->len; i-- > 0;) {
    Word *word = &g_array_index (words, Word, i);

    if (word->from_ms < 0 || word->from_ms > next_ms)
      word->from_ms = next_ms;
    word->to_ms = end_of_sound (word->from_ms, next_ms, sample_rate);
    next_ms = word->from_ms;
  }
}

static void
append_quoted (GString *line, const gchar *from, const gchar *to)
{
  g_string_append_c (line, '"');
  for (const gchar *p = from; p < to; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_printf (line, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (line, "\\u%04x", *p);
    else
      g_string_append_c (line, *p);
  }
  g_string_append_c (line, '"');
}

static void
print_words (GArray *words)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++) {
    const Word *word = &g_array_index (words, Word, i);

    g_string_append (lines, "{\"text\":");
    append_quoted (lines, word->from, word->to);
    g_string_append_printf (
        lines, ",\"from_ms\":%d,\"to_ms\":%d}\n", word->from_ms, word->to_ms);
  }
  g_print ("%s", lines->str);
}

static void
put_u32 (GByteArray *bytes, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, 4);
}

static void
put_u16 (GByteArray *bytes, guint16 value)
{
  value = GUINT16_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, 2);
}

static void
put_tag (GByteArray *bytes, const gchar *tag)
{
  g_byte_array_append (bytes, (const guint8 *) tag, 4);
}

static GByteArray *
make_wav (const GByteArray *samples, guint rate)
{
  GByteArray *wav = g_byte_array_sized_new (44 + samples->len);

  put_tag (wav, "RIFF");
  put_u32 (wav, 36 + samples->len);
  put_tag (wav, "WAVE");
  put_tag (wav, "fmt ");
  put_u32 (wav, 16);
  put_u16 (wav, 1);
  put_u16 (wav, 1);
  put_u32 (wav, rate);
  put_u32 (wav, rate * 2);
  put_u16 (wav, 2);
  put_u16 (wav, 16);
  put_tag (wav, "data");
  put_u32 (wav, samples->len);
  g_byte_array_append (wav, samples->data, samples->len);
  return wav;
}

/* One more than the limit tells a text that is too long from one that
 * just fits. */
static gchar *
read_text (gint *status)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autofree gchar *text = g_malloc0 (MAX_BYTES + 2);
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  *status = EXIT_TEXT;
  if (!g_input_stream_read_all (
          input, text, MAX_BYTES + 1, &length, NULL, &error)) {
    g_printerr ("cannot read the text: %s\n", error->message);
    *status = EXIT_FAILED;
  } else if (length > MAX_BYTES) {
    g_printerr ("the text is longer than %d bytes\n", MAX_BYTES);
  } else if (!g_utf8_validate (text, (gssize) length, NULL)) {
    g_printerr ("the text is not UTF-8\n");
  } else if (!has_sound (text, text + length)) {
    g_printerr ("the text has nothing to say: no letter or digit in it\n");
  } else {
    return g_steal_pointer (&text);
  }
  return NULL;
}

static gboolean
voice_has_name (const espeak_VOICE *voice, const gchar *name)
{
  const gchar *file = strrchr (voice->identifier, '/');
  const gchar *p = voice->languages;

  if (g_ascii_strcasecmp (voice->name, name) == 0
      || g_ascii_strcasecmp (file ? file + 1 : voice->identifier, name) == 0)
    return TRUE;
  /* Pairs of a priority byte and a language, ended by a zero byte. */
  for (; p && *p; p += strlen (p) + 1)
    if (g_ascii_strcasecmp (p + 1, name) == 0)
      return TRUE;
  return FALSE;
}

/* libespeak-ng takes an unknown variant for none: look it up first. */
static gboolean
is_variant (const gchar *name)
{
  espeak_VOICE wanted = { .languages = "variant" };
  const espeak_VOICE **list = espeak_ListVoices (&wanted);

  for (; *list; list++)
    if (voice_has_name (*list, name))
      return TRUE;
  return FALSE;
}

/* Voices are set by file: a name such as en-gb is looked up in the list. Some
 * that are listed are not installed; the next one of that name will do. */
static gboolean
set_voice (const gchar *name, const gchar *variant)
{
  const espeak_VOICE **list = espeak_ListVoices (NULL);

  for (; *list; list++) {
    g_autofree gchar *file =
        g_strconcat ((*list)->identifier, variant ? "+" : NULL, variant, NULL);

    if (voice_has_name (*list, name) && espeak_SetVoiceByName (file) == EE_OK)
      return TRUE;
  }
  return FALSE;
}

static gboolean
choose_voice (const gchar *name)
{
  g_auto (GStrv) part = g_strsplit (name, "+", 2);
  const gchar *variant = part[0] ? part[1] : NULL;

  if (part[0] && (!variant || is_variant (variant))
      && set_voice (part[0], variant))
    return TRUE;
  g_printerr ("unknown voice \"%s\"; use a language such as en, en-gb or de, "
              "with a variant such as en-gb+f3 where you like\n",
      name);
  return FALSE;
}

static gint
speak (
    const gchar *text, const gchar *output, gboolean english, guint sample_rate)
{
  g_autoptr (GString) spoken = g_string_new (NULL);
  g_autoptr (GByteArray) wav = NULL;
  g_autoptr (GError) error = NULL;
  gint status = EXIT_FAILED;

  speech.samples = g_byte_array_new ();
  speech.words = split_words (text, spoken, english);
  if (espeak_Synth (spoken->str, spoken->len + 1, 0, POS_CHARACTER, 0,
          espeakCHARS_UTF8, NULL, NULL)
          != EE_OK
      || espeak_Synchronize () != EE_OK || speech.samples->len == 0) {
    g_printerr ("the voice made no sound\n");
  } else {
    guint64 frames = speech.samples->len / sizeof (short);

    close_words (
        speech.words, (gint) (frames * 1000 / sample_rate), sample_rate);
    polish ((gint16 *) (gpointer) speech.samples->data, frames, sample_rate);
    wav = make_wav (speech.samples, sample_rate);
    if (g_file_set_contents (
            output, (const gchar *) wav->data, wav->len, &error)) {
      print_words (speech.words);
      status = EXIT_DONE;
    } else {
      g_printerr ("%s\n", error->message);
    }
  }
  g_byte_array_unref (speech.samples);
  g_array_unref (speech.words);
  return status;
}

static gint
start_voice (const gchar *voice, gint rate)
{
  gint sample_rate = espeak_Initialize (
      AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT);

  if (sample_rate <= 0) {
    g_printerr ("libespeak-ng has no data files\n");
    return -EXIT_FAILED;
  }
  if (!choose_voice (voice))
    return -EXIT_USAGE;
  espeak_SetSynthCallback (receive);
  espeak_SetParameter (espeakRATE, rate, 0);
  espeak_SetParameter (espeakPITCH, PITCH, 0);
  espeak_SetParameter (espeakRANGE, PITCH_RANGE, 0);
  return sample_rate;
}

int
main (int argc, char **argv)
{
  g_autofree gchar *voice = NULL, *output = NULL, *text = NULL;
  gint rate = 155, status, sample_rate;
  const GOptionEntry entries[] = {
    { "voice", 'v', 0, G_OPTION_ARG_STRING, &voice,
        "A voice or language of espeak-ng", "NAME" },
    { "rate", 'r', 0, G_OPTION_ARG_INT, &rate, "Words a minute", "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "The WAV file",
        "FILE" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("< TEXT");
  g_autoptr (GError) error = NULL;

  setlocale (LC_CTYPE, "C.UTF-8");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return EXIT_USAGE;
  }
  if (!output || argc > 1 || rate < MIN_RATE || rate > MAX_RATE) {
    g_printerr ("expected --output FILE, a --rate of %d to %d and the text "
                "on standard input; see --help\n",
        MIN_RATE, MAX_RATE);
    return EXIT_USAGE;
  }
  text = read_text (&status);
  if (!text)
    return status;
  sample_rate = start_voice (voice ? voice : "en", rate);
  if (sample_rate < 0)
    return -sample_rate;
  status = speak (text, output,
      g_ascii_strncasecmp (voice ? voice : "en", "en", 2) == 0, sample_rate);
  espeak_Terminate ();
  return status;
}
