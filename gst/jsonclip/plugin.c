/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The list of elements of the jsonclip plugin, and nothing else. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "gstjsonclipelements.h"

static gboolean
plugin_init (GstPlugin *plugin)
{
  gboolean done = GST_ELEMENT_REGISTER (jsoncliptimeline, plugin);

  done &= GST_ELEMENT_REGISTER (jsoncliptransition, plugin);
  done &= GST_ELEMENT_REGISTER (jsonclipeffect, plugin);
  done &= GST_ELEMENT_REGISTER (jsonclipoverlay, plugin);
  done &= GST_ELEMENT_REGISTER (jsonclipcaption, plugin);
  return done;
}

GST_PLUGIN_DEFINE (GST_VERSION_MAJOR, GST_VERSION_MINOR, jsonclip,
    "Movies described in JSON", plugin_init, PACKAGE_VERSION, "LGPL",
    PACKAGE_NAME, PACKAGE_ORIGIN)
