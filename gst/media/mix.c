/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The sum of items. Gains are functions of the position alone; work is done in
 * blocks at fixed places, so how a range is asked for does not show; ducking
 * knows a voice by its length, not by its samples. A Mix is read by one thread
 * at a time. It must know neither a movie nor a file. */
#include "mix.h"
#include "limiter.h"
#include <math.h>
#include <string.h>

#define BLOCK 8192

typedef struct {
  gint64 from, to;
} Span;

typedef struct {
  MixItem item;
  Span heard;
  gpointer acquired; /* NULL: not now */
} Heard;

struct Mix {
  const MixSounds *sounds;
  gpointer owner;
  GArray *items;  /* Heard */
  GArray *voices; /* Span, sorted, apart from each other */
  Limiter *limiter;
  gfloat gain;
  gint64 block;    /* what is in @samples, -1: nothing */
  gfloat *samples; /* a block between two margins */
  gfloat *source;  /* the samples of one item for it */
};

/* Where an item is heard: a sound that does not loop may end early. */
static Span
audible_span (const MixItem *item)
{
  gint64 left = item->length - item->in;
  Span span = { item->from, item->to };

  if (left <= 0 || item->volume <= 0)
    span.to = span.from;
  else if (!item->loop)
    span.to = MIN (span.to, span.from + left);
  return span;
}

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *s = a, *t = b;

  return s->from < t->from ? -1 : s->from > t->from;
}

/* The union of @spans, in place. */
static void
unite (GArray *spans)
{
  Span *s = (Span *) spans->data;
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++) {
    if (n > 0 && s[i].from <= s[n - 1].to)
      s[n - 1].to = MAX (s[n - 1].to, s[i].to);
    else
      s[n++] = s[i];
  }
  g_array_set_size (spans, n);
}

Mix *
mix_new (const MixItem *items, guint n_items, gdouble ceiling_db,
    const MixSounds *sounds, gpointer owner)
{
  Mix *mix = g_new0 (Mix, 1);

  mix->sounds = sounds;
  mix->owner = owner;
  mix->items = g_array_new (FALSE, FALSE, sizeof (Heard));
  mix->voices = g_array_new (FALSE, FALSE, sizeof (Span));
  for (guint i = 0; i < n_items; i++) {
    Heard heard = { .item = items[i] };

    heard.item.in = MAX (heard.item.in, 0);
    heard.heard = audible_span (&heard.item);
    if (heard.heard.from >= heard.heard.to)
      continue;
    heard.item.points =
        g_memdup2 (items[i].points, items[i].n_points * sizeof (MixPoint));
    g_array_append_val (mix->items, heard);
    if (heard.item.voice)
      g_array_append_val (mix->voices, heard.heard);
  }
  unite (mix->voices);
  mix->limiter = limiter_new (pow (10, ceiling_db / 20), BLOCK);
  mix->samples = g_new (gfloat, 2 * (BLOCK + 2 * LIMITER_MARGIN));
  mix->source = g_new (gfloat, 2 * (BLOCK + 2 * LIMITER_MARGIN));
  mix->block = -1;
  mix->gain = 1;
  return mix;
}

void
mix_set_gain (Mix *mix, gdouble gain)
{
  mix->gain = gain;
  mix->block = -1;
}

static void
release (const Mix *mix, Heard *heard)
{
  if (heard->acquired)
    mix->sounds->release (mix->owner, heard->acquired);
  heard->acquired = NULL;
}

void
mix_free (Mix *mix)
{
  if (!mix)
    return;
  for (guint i = 0; i < mix->items->len; i++) {
    Heard *heard = &g_array_index (mix->items, Heard, i);

    release (mix, heard);
    g_free ((gpointer) heard->item.points);
  }
  g_array_unref (mix->items);
  g_array_unref (mix->voices);
  limiter_free (mix->limiter);
  g_free (mix->samples);
  g_free (mix->source);
  g_free (mix);
}

/* Rounded, so that the last bit of a libm does not matter; a curve that swings
 * below its ends would turn the sound over. */
static gdouble
follow (MixCurve curve, gdouble t)
{
  return curve ? MAX (rint (curve (t) * (1 << 24)) / (1 << 24), 0) : t;
}

/* Taken at the middle of each sample: a linear fade in and the fade out that
 * mirrors it sum to 1, of equal power the squares. It ends with what is heard,
 * which may be earlier than the item does. */
static gdouble
fade_at (const Heard *heard, gint64 n)
{
  const MixItem *item = &heard->item;
  const gint64 to = heard->heard.to;
  gdouble in = 1, out = 1;

  if (n - item->from < item->fade_in)
    in = follow (item->fade_in_curve, (n - item->from + 0.5) / item->fade_in);
  if (to - n <= item->fade_out)
    out = follow (item->fade_out_curve, (to - n - 0.5) / item->fade_out);
  return in * out;
}

/* gain[i] *= the envelope, for samples from @from on. */
static void
add_envelope (const MixItem *item, gint64 from, gint n, gdouble *gain)
{
  const MixPoint *points = item->points;
  guint next = 0;

  for (gint i = 0; i < n; i++) {
    const gint64 at = from + i - item->from;
    gdouble volume;

    while (next < item->n_points && points[next].at <= at)
      next++;
    volume = points[next > 0 ? next - 1 : 0].volume;
    if (next > 0 && next < item->n_points) {
      const MixPoint *a = &points[next - 1], *b = &points[next];

      volume += (b->volume - a->volume)
          * follow (b->curve, (gdouble) (at - a->at) / (b->at - a->at));
    }
    gain[i] *= volume;
  }
}

/* Up over the attack, which starts the look-ahead before the voice; down over
 * the release, the hold after it. */
static gdouble
duck_envelope (const MixItem *item, const Span *voice, gint64 n)
{
  gint64 since = n - (voice->from - item->lookahead);
  gint64 after = n - (voice->to + item->hold);
  gdouble rise = 1, fall = 1;

  if (since < item->attack)
    rise = since <= 0 ? 0 : (gdouble) since / item->attack;
  else if (since < 0)
    rise = 0;
  if (after >= 0)
    fall = after < item->release ? 1 - (gdouble) after / item->release : 0;
  return MIN (rise, fall);
}

/* The first voice that can still be felt at @n. */
static guint
first_voice (const Mix *mix, const MixItem *item, gint64 n)
{
  guint low = 0, high = mix->voices->len;

  while (low < high) {
    guint middle = (low + high) / 2;
    const Span *voice = &g_array_index (mix->voices, Span, middle);

    if (voice->to + item->hold + item->release <= n)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static gboolean
ducks (const Mix *mix, const MixItem *item)
{
  return !item->voice && item->duck_db < 0 && mix->voices->len > 0;
}

/* gain[i] *= 1 - (1 - 10^(dB/20)) * envelope, for samples from @from on. */
static void
add_ducking (
    const Mix *mix, const MixItem *item, gint64 from, gint n, gdouble *gain)
{
  const gdouble depth = 1 - pow (10, item->duck_db / 20);
  guint first = first_voice (mix, item, from);

  for (gint i = 0; i < n; i++) {
    gdouble envelope = 0;

    for (guint v = first; v < mix->voices->len && envelope < 1; v++) {
      const Span *voice = &g_array_index (mix->voices, Span, v);

      if (voice->from - item->lookahead > from + i)
        break;
      envelope = MAX (envelope, duck_envelope (item, voice, from + i));
    }
    gain[i] *= 1 - depth * envelope;
  }
}

static void
add_run (gfloat *restrict out, const gfloat *restrict in,
    const gdouble *restrict gain, gint n)
{
  for (gint i = 0; i < n; i++) {
    const gfloat g = gain[i];

    out[2 * i] += g * in[2 * i];
    out[2 * i + 1] += g * in[2 * i + 1];
  }
}

/* The source samples of [@from, @from + @n), which lies in the span in which
 * the item is heard. */
static gboolean
read_source (const Mix *mix, Heard *heard, gint64 from, gint n,
    GCancellable *cancellable, GError **error)
{
  const MixItem *item = &heard->item;
  const gint64 length = item->length - item->in;

  if (!heard->acquired)
    heard->acquired =
        mix->sounds->acquire (mix->owner, item->sound, cancellable, error);
  if (!heard->acquired)
    return FALSE;
  for (gint i = 0; i < n;) {
    /* A loop goes back to the in point. */
    gint64 at = (from + i - item->from) % length;
    gint run = MIN (n - i, length - at);

    if (!mix->sounds->read (heard->acquired, item->in + at, run,
            mix->source + 2 * i, cancellable, error))
      return FALSE;
    i += run;
  }
  return TRUE;
}

/* Adds the samples of an item that lie in [@from, @to). */
static gboolean
add_item (const Mix *mix, Heard *heard, gint64 from, gint64 to, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  const MixItem *item = &heard->item;
  const gint64 first = MAX (from, heard->heard.from);
  const gint n = MIN (to, heard->heard.to) - first;
  g_autofree gdouble *gain = g_new (gdouble, n);

  if (!read_source (mix, heard, first, n, cancellable, error))
    return FALSE;
  for (gint i = 0; i < n; i++)
    gain[i] = item->volume * fade_at (heard, first + i);
  if (item->n_points > 0)
    add_envelope (item, first, n, gain);
  if (ducks (mix, item))
    add_ducking (mix, item, first, n, gain);
  add_run (out + 2 * (first - from), mix->source, gain, n);
  return TRUE;
}

static gboolean
make_block (Mix *mix, gint64 block, GCancellable *cancellable, GError **error)
{
  const gint64 from = block * BLOCK - LIMITER_MARGIN;
  const gint64 to = (block + 1) * BLOCK + LIMITER_MARGIN;

  mix->block = -1;
  memset (mix->samples, 0, 2 * (to - from) * sizeof (gfloat));
  /* First, so that what is over makes room for what begins. */
  for (guint i = 0; i < mix->items->len; i++) {
    Heard *heard = &g_array_index (mix->items, Heard, i);

    if (heard->heard.from >= to || heard->heard.to <= from)
      release (mix, heard);
  }
  for (guint i = 0; i < mix->items->len; i++) {
    Heard *heard = &g_array_index (mix->items, Heard, i);

    if (heard->heard.from < to && heard->heard.to > from
        && !add_item (mix, heard, from, to, mix->samples, cancellable, error))
      return FALSE;
  }
  if (mix->gain != 1)
    for (gint64 i = 0; i < 2 * (to - from); i++)
      mix->samples[i] *= mix->gain;
  limiter_run (mix->limiter, mix->samples + 2 * LIMITER_MARGIN, BLOCK);
  mix->block = block;
  return TRUE;
}

gboolean
mix_read (Mix *mix, gint64 from, gint n, gfloat *out, GCancellable *cancellable,
    GError **error)
{
  if (from < 0 && n > 0) {
    gint before = MIN (-from, n);

    memset (out, 0, 2 * before * sizeof *out);
    from += before;
    n -= before;
    out += 2 * before;
  }
  while (n > 0) {
    gint64 block = from / BLOCK;
    gint at = from % BLOCK, run = MIN (n, BLOCK - at);

    if (block != mix->block && !make_block (mix, block, cancellable, error))
      return FALSE;
    memcpy (
        out, mix->samples + 2 * (LIMITER_MARGIN + at), 2 * run * sizeof *out);
    from += run;
    n -= run;
    out += 2 * run;
  }
  return TRUE;
}
