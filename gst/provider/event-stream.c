/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "event-stream.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"

struct EventStream {
  gsize limit;
  EventFunc func;
  gpointer user_data;

  GString *line, *name, *data;
  gboolean begun;    /* the mark of the byte order may no longer come */
  gboolean after_cr; /* a line feed now belongs to the line before */
  gboolean full, ended;
};

EventStream *
event_stream_new (gsize limit, EventFunc func, gpointer user_data)
{
  EventStream *stream = g_new0 (EventStream, 1);

  stream->limit = limit;
  stream->func = func;
  stream->user_data = user_data;
  stream->line = g_string_new (NULL);
  stream->name = g_string_new (NULL);
  stream->data = g_string_new (NULL);
  return stream;
}

void
event_stream_free (EventStream *stream)
{
  g_string_free (stream->line, TRUE);
  g_string_free (stream->name, TRUE);
  g_string_free (stream->data, TRUE);
  g_free (stream);
}

/* Without the line feed behind its last line; one without data is none. */
static void
dispatch (EventStream *stream)
{
  const gchar *name = stream->name->len ? stream->name->str : "message";

  if (stream->data->len > 0) {
    g_string_truncate (stream->data, stream->data->len - 1);
    stream->ended = !stream->func (
        name, stream->data->str, stream->data->len, stream->user_data);
  }
  g_string_truncate (stream->name, 0);
  g_string_truncate (stream->data, 0);
}

static gboolean
is_field (const GString *line, gsize length, const gchar *name)
{
  return length == strlen (name) && memcmp (line->str, name, length) == 0;
}

static void
take_field (EventStream *stream)
{
  const GString *line = stream->line;
  const gchar *colon = memchr (line->str, ':', line->len);
  const gsize length = colon ? (gsize) (colon - line->str) : line->len;
  gsize from = MIN (length + 1, line->len);

  if (from < line->len && line->str[from] == ' ')
    from++;
  if (is_field (line, length, "event")) {
    g_string_truncate (stream->name, 0);
    g_string_append_len (stream->name, line->str + from, line->len - from);
  } else if (is_field (line, length, "data")) {
    g_string_append_len (stream->data, line->str + from, line->len - from);
    g_string_append_c (stream->data, '\n');
    stream->full = stream->data->len > stream->limit;
  }
}

static void
end_line (EventStream *stream)
{
  if (!stream->begun && g_str_has_prefix (stream->line->str, MARK))
    g_string_erase (stream->line, 0, strlen (MARK));
  stream->begun = TRUE;
  if (stream->line->len == 0)
    dispatch (stream);
  else if (stream->line->str[0] != ':')
    take_field (stream);
  g_string_truncate (stream->line, 0);
}

static gsize
until_end_of_line (const gchar *bytes, gsize length)
{
  gsize n = 0;

  while (n < length && bytes[n] != '\n' && bytes[n] != '\r')
    n++;
  return n;
}

/* Takes at least one byte; returns how many. */
static gsize
take_some (EventStream *stream, const gchar *bytes, gsize length)
{
  const gsize n = until_end_of_line (bytes, length);

  if (n > 0) {
    g_string_append_len (stream->line, bytes, n);
    stream->full = stream->line->len > stream->limit;
    stream->after_cr = FALSE;
    return n;
  }
  if (*bytes == '\r' || !stream->after_cr)
    end_line (stream);
  stream->after_cr = *bytes == '\r';
  return 1;
}

gboolean
event_stream_feed (EventStream *stream, const gchar *bytes, gsize length)
{
  while (length > 0 && !stream->full && !stream->ended) {
    const gsize n = take_some (stream, bytes, length);

    bytes += n;
    length -= n;
  }
  return !stream->full && !stream->ended;
}

void
event_stream_end (EventStream *stream)
{
  if (stream->full || stream->ended)
    return;
  if (stream->line->len > 0)
    end_line (stream);
  if (!stream->full)
    dispatch (stream);
}
