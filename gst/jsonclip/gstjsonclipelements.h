/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The elements of the plugin, for its list of them. */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

GST_ELEMENT_REGISTER_DECLARE (jsonclipcaption)
GST_ELEMENT_REGISTER_DECLARE (jsonclipeffect)
GST_ELEMENT_REGISTER_DECLARE (jsonclipoverlay)
GST_ELEMENT_REGISTER_DECLARE (jsoncliptimeline)
GST_ELEMENT_REGISTER_DECLARE (jsoncliptransition)

G_END_DECLS
