/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The strict scan: whatever it lets through, json-glib takes too. */
#include "fuzz.h"
#include "json-scan.h"
#include <json-glib/json-glib.h>

static void
parse (const gchar *text, gsize size)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, text, size, &error))
    BROKEN ("the scan accepted what json-glib refuses: %s\n", error->message);
  LAW (json_parser_get_root (parser) != NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  const gchar *text = (const gchar *) data;
  gboolean ok = json_scan (text, size, NULL, &error);

  LAW_EITHER (ok, error);
  if (ok)
    parse (text, size);
  else
    LAW (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
