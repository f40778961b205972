/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a program or library says of itself: its build id and what it is linked
 * to. Read from its file, as loading some costs more than all the rest. Layout:
 * System V ABI, "Object Files". */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  gchar *id;         /* hexadecimal digits; the bytes' hash if it has none */
  GPtrArray *needed; /* of gchar *: names of libraries */
} ElfFile;

/* A file that is none, or a broken one, has the hash of its bytes and nothing
 * needed. NULL: it cannot be read. */
ElfFile *elf_file_read (const gchar *filename, GError **error);
void elf_file_free (ElfFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ElfFile, elf_file_free)

G_END_DECLS
