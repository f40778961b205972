/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See elf-file.h. Every offset comes from the file and is held against its
 * size. */
#include "elf-file.h"

#include <elf.h>
#include <link.h>
#include <string.h>

typedef struct {
  const guint8 *data;
  gsize size;
  ElfW (Ehdr) header;
} Image;

void
elf_file_free (ElfFile *file)
{
  g_free (file->id);
  g_ptr_array_unref (file->needed);
  g_free (file);
}

static gboolean
is_inside (const Image *image, guint64 offset, guint64 size)
{
  return offset <= image->size && size <= image->size - offset;
}

static gboolean
read_header (Image *image)
{
  const guint8 class = __ELF_NATIVE_CLASS == 64 ? ELFCLASS64 : ELFCLASS32;

  if (image->size < sizeof image->header
      || memcmp (image->data, ELFMAG, SELFMAG) != 0
      || image->data[EI_CLASS] != class)
    return FALSE;
  memcpy (&image->header, image->data, sizeof image->header);
  return TRUE;
}

static gboolean
read_part (const Image *image, guint i, ElfW (Phdr) * part)
{
  guint64 at = image->header.e_phoff + (guint64) i * image->header.e_phentsize;

  if (image->header.e_phoff > image->size
      || !is_inside (image, at, sizeof *part))
    return FALSE;
  memcpy (part, image->data + at, sizeof *part);
  return is_inside (image, part->p_offset, part->p_filesz);
}

/* The next part of @type from the @i-th on; @i: past it. */
static gboolean
find_part (const Image *image, guint type, guint *i, ElfW (Phdr) * part)
{
  while (*i < image->header.e_phnum)
    if (read_part (image, (*i)++, part) && part->p_type == type)
      return TRUE;
  return FALSE;
}

static gsize
aligned (gsize size)
{
  return (size + 3) & ~(gsize) 3;
}

static gchar *
to_digits (const guint8 *bytes, gsize length)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

/* The build id among the notes at @data, NULL if it is not. */
static gchar *
find_note (const guint8 *data, gsize size)
{
  while (size >= sizeof (ElfW (Nhdr))) {
    ElfW (Nhdr) note;
    gsize name = sizeof note, text, length;

    memcpy (&note, data, sizeof note);
    text = name + aligned (note.n_namesz);
    length = text + aligned (note.n_descsz);
    if (note.n_namesz > size || note.n_descsz > size || length > size)
      return NULL;
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4
        && memcmp (data + name, "GNU", 4) == 0 && note.n_descsz > 0)
      return to_digits (data + text, note.n_descsz);
    data += length;
    size -= length;
  }
  return NULL;
}

static gchar *
find_id (const Image *image)
{
  ElfW (Phdr) part;
  gchar *id = NULL;
  guint i = 0;

  while (!id && find_part (image, PT_NOTE, &i, &part))
    id = find_note (image->data + part.p_offset, part.p_filesz);
  return id;
}

/* Where in the file lies what is loaded at @address? 0: nowhere. */
static guint64
offset_of (const Image *image, guint64 address)
{
  ElfW (Phdr) part;
  guint i = 0;

  while (find_part (image, PT_LOAD, &i, &part))
    if (address >= part.p_vaddr && address - part.p_vaddr < part.p_filesz)
      return part.p_offset + (address - part.p_vaddr);
  return 0;
}

/* The value of the @n-th entry of @tag among those of @part. */
static gboolean
find_entry (const Image *image, const ElfW (Phdr) * part, gint64 tag, guint n,
    guint64 *value)
{
  for (gsize at = 0; at + sizeof (ElfW (Dyn)) <= part->p_filesz;
       at += sizeof (ElfW (Dyn))) {
    ElfW (Dyn) entry;

    memcpy (&entry, image->data + part->p_offset + at, sizeof entry);
    if (entry.d_tag == DT_NULL)
      return FALSE;
    if (entry.d_tag != tag || n-- > 0)
      continue;
    *value = entry.d_un.d_val;
    return TRUE;
  }
  return FALSE;
}

static void
add_needed (const Image *image, guint64 at, GPtrArray *needed)
{
  const gchar *name = (const gchar *) image->data + at;

  if (is_inside (image, at, 1) && memchr (name, 0, image->size - at))
    g_ptr_array_add (needed, g_strdup (name));
}

static void
find_needed (const Image *image, GPtrArray *needed)
{
  ElfW (Phdr) part;
  guint64 address, strings, name;
  guint i = 0;

  if (!find_part (image, PT_DYNAMIC, &i, &part)
      || !find_entry (image, &part, DT_STRTAB, 0, &address))
    return;
  strings = offset_of (image, address);
  for (guint n = 0; find_entry (image, &part, DT_NEEDED, n, &name); n++)
    if (name < image->size)
      add_needed (image, strings + name, needed);
}

ElfFile *
elf_file_read (const gchar *filename, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (filename, FALSE, error);
  Image image = { NULL };
  ElfFile *file;

  if (!mapped)
    return NULL;
  image.data = (const guint8 *) g_mapped_file_get_contents (mapped);
  image.size = g_mapped_file_get_length (mapped);
  file = g_new0 (ElfFile, 1);
  file->needed = g_ptr_array_new_with_free_func (g_free);
  if (read_header (&image)) {
    file->id = find_id (&image);
    find_needed (&image, file->needed);
  }
  if (!file->id)
    file->id =
        g_compute_checksum_for_data (G_CHECKSUM_SHA256, image.data, image.size);
  return file;
}
