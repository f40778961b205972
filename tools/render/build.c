/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Build ids are read from memory for what is loaded, whose file may have been
 * replaced since, and from the file for the workers' program. */
#define _GNU_SOURCE /* dl_iterate_phdr */
#include "build.h"
#include "render.h"

#include <elf.h>
#include <gst/gst.h>
#include <link.h>
#include <string.h>

#define SELF "/proc/self/exe"

/* What draws, beside the program itself: all of them are there from its start,
 * as what it is linked to. Up to the first '.'. */
static const gchar *const stems[] = {
  "libcairo",
  "libfontconfig",
  "libfreetype",
  "libfribidi",
  "libglib-2",
  "libgstreamer-1",
  "libharfbuzz",
  "libm",
  "libpango-1",
  "libpangocairo-1",
  "libpangoft2-1",
  "libpixman-1",
  "libpng16",
  "libthai",
};

typedef struct {
  gchar *path;    /* as the loader found it */
  gchar *id;      /* NULL: it has no build id */
  gchar **needed; /* names of the libraries it is linked to */
} Object;

static void
object_free (gpointer data)
{
  Object *object = data;

  g_free (object->path);
  g_free (object->id);
  g_strfreev (object->needed);
  g_free (object);
}

static gsize
aligned (gsize size)
{
  return (size + 3) & ~(gsize) 3;
}

/* The build id among the notes at @data, NULL if it is not. */
static gchar *
find_note (const guint8 *data, gsize size)
{
  while (size >= sizeof (ElfW (Nhdr))) {
    ElfW (Nhdr) note;
    gsize name, text, length;

    memcpy (&note, data, sizeof note);
    name = sizeof note;
    text = name + aligned (note.n_namesz);
    length = text + aligned (note.n_descsz);
    if (length > size || note.n_descsz > 64)
      return NULL;
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4
        && memcmp (data + name, "GNU", 4) == 0) {
      GString *id = g_string_new (NULL);

      for (gsize i = 0; i < note.n_descsz; i++)
        g_string_append_printf (id, "%02x", data[text + i]);
      return g_string_free (id, FALSE);
    }
    data += length;
    size -= length;
  }
  return NULL;
}

static gchar *
id_of_mapped (const guint8 *data, gsize size)
{
  ElfW (Ehdr) header;
  gchar *id = NULL;

  if (size < sizeof header || memcmp (data, ELFMAG, SELFMAG) != 0
      || data[EI_CLASS] != (__ELF_NATIVE_CLASS == 64 ? ELFCLASS64 : ELFCLASS32))
    return NULL;
  memcpy (&header, data, sizeof header);
  for (guint i = 0; i < header.e_phnum && !id; i++) {
    gsize at = header.e_phoff + (gsize) i * header.e_phentsize;
    ElfW (Phdr) part;

    if (at > size || size - at < sizeof part)
      return NULL;
    memcpy (&part, data + at, sizeof part);
    if (part.p_type == PT_NOTE && part.p_offset <= size
        && part.p_filesz <= size - part.p_offset)
      id = find_note (data + part.p_offset, part.p_filesz);
  }
  return id;
}

gchar *
build_id_of_file (const gchar *filename, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (filename, FALSE, &local);
  gchar *id;

  if (!file) {
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_ENCODER, local->message);
    return NULL;
  }
  id = id_of_mapped ((const guint8 *) g_mapped_file_get_contents (file),
      g_mapped_file_get_length (file));
  if (id)
    return id;
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256,
      (const guchar *) g_mapped_file_get_contents (file),
      g_mapped_file_get_length (file));
}

/* Some loaders leave addresses in it as they are in the file. */
static const gchar *
loaded_address (const struct dl_phdr_info *info, ElfW (Addr) address)
{
  return (const gchar *) (address < info->dlpi_addr ? address + info->dlpi_addr
                                                    : address);
}

static gchar **
read_needed (const struct dl_phdr_info *info, const ElfW (Dyn) * dynamic)
{
  GPtrArray *names = g_ptr_array_new ();
  const gchar *strings = NULL;

  for (const ElfW (Dyn) *d = dynamic; d->d_tag != DT_NULL; d++)
    if (d->d_tag == DT_STRTAB)
      strings = loaded_address (info, d->d_un.d_ptr);
  for (const ElfW (Dyn) *d = dynamic; strings && d->d_tag != DT_NULL; d++)
    if (d->d_tag == DT_NEEDED)
      g_ptr_array_add (names, g_strdup (strings + d->d_un.d_val));
  g_ptr_array_add (names, NULL);
  return (gchar **) g_ptr_array_free (names, FALSE);
}

static int
add_object (struct dl_phdr_info *info, size_t size, void *objects)
{
  Object *object;

  /* The program has no name, the kernel's object no file. */
  if (!info->dlpi_name || info->dlpi_name[0] != '/')
    return 0;
  object = g_new0 (Object, 1);
  object->path = g_strdup (info->dlpi_name);
  for (guint i = 0; i < info->dlpi_phnum; i++) {
    const ElfW (Phdr) *part = &info->dlpi_phdr[i];
    const guint8 *at = (const guint8 *) (info->dlpi_addr + part->p_vaddr);

    if (part->p_type == PT_NOTE && !object->id)
      object->id = find_note (at, part->p_memsz);
    if (part->p_type == PT_DYNAMIC)
      object->needed = read_needed (info, (const ElfW (Dyn) *) at);
  }
  g_ptr_array_add (objects, object);
  return 0;
}

static gboolean
add_id (GString *text, const Object *object, GError **error)
{
  g_autofree gchar *name = g_path_get_basename (object->path);
  g_autofree gchar *id = object->id ? g_strdup (object->id)
                                    : build_id_of_file (object->path, error);

  if (!id)
    return FALSE;
  g_string_append_printf (text, "%s %s\n", name, id);
  return TRUE;
}

/* By "libcairo.so.2", or "libcairo" with @stem. */
static const Object *
find_object (const GPtrArray *objects, const gchar *name, gboolean stem)
{
  gsize length = strlen (name);

  for (guint i = 0; i < objects->len; i++) {
    const Object *object = objects->pdata[i];
    const gchar *base = strrchr (object->path, '/') + 1;

    if (strncmp (base, name, length) == 0
        && base[length] == (stem ? '.' : '\0'))
      return object;
  }
  return NULL;
}

static gboolean
add_program (GString *text, GError **error)
{
  g_autofree gchar *program = render_program ();
  g_autofree gchar *self = g_file_read_link (SELF, NULL);
  /* Its own file may have another name by now, or none. */
  gboolean is_self = !program || g_strcmp0 (program, self) == 0;
  g_autofree gchar *id = build_id_of_file (is_self ? SELF : program, error);

  if (!id)
    return FALSE;
  g_string_append_printf (text, "program %s\n", id);
  return TRUE;
}

static gboolean
add_libraries (GString *text, const GPtrArray *objects, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (stems); i++) {
    const Object *object = find_object (objects, stems[i], TRUE);

    if (object && !add_id (text, object, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_plugin (GString *text, const GPtrArray *objects, const gchar *filename,
    GError **error)
{
  g_autofree gchar *base = g_path_get_basename (filename);
  const Object *plugin = find_object (objects, base, FALSE);

  if (!plugin)
    return TRUE;
  if (!add_id (text, plugin, error))
    return FALSE;
  for (guint i = 0; plugin->needed && plugin->needed[i]; i++) {
    const Object *object = find_object (objects, plugin->needed[i], FALSE);

    if (object && !add_id (text, object, error))
      return FALSE;
  }
  return TRUE;
}

/* Registers nothing: the plugin of @name is loaded as making one would. */
static GstPlugin *
load_plugin (const gchar *name)
{
  g_autoptr (GstPluginFeature) feature = gst_registry_find_feature (
      gst_registry_get (), name, GST_TYPE_ELEMENT_FACTORY);
  g_autoptr (GstPluginFeature) loaded =
      feature ? gst_plugin_feature_load (feature) : NULL;

  return loaded ? gst_plugin_feature_get_plugin (loaded) : NULL;
}

static void
unref_plugin (gpointer plugin)
{
  if (plugin)
    gst_object_unref (plugin);
}

/* NULL for those that are not installed. */
static GPtrArray *
load_plugins (const gchar *const *factories)
{
  GPtrArray *plugins = g_ptr_array_new_with_free_func (unref_plugin);

  for (guint i = 0; factories[i]; i++)
    g_ptr_array_add (plugins, load_plugin (factories[i]));
  return plugins;
}

static gboolean
add_element (GString *text, const GPtrArray *objects, const gchar *factory,
    GstPlugin *plugin, GError **error)
{
  const gchar *file = plugin ? gst_plugin_get_filename (plugin) : NULL;

  g_string_append_printf (text, "element %s %s\n", factory,
      plugin ? gst_plugin_get_version (plugin) : "missing");
  return !file || add_plugin (text, objects, file, error);
}

gchar *
build_identity (const gchar *const *factories, GError **error)
{
  g_autoptr (GPtrArray) plugins = load_plugins (factories);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (object_free);
  g_autoptr (GString) text = g_string_new ("build 1\n");

  dl_iterate_phdr (add_object, objects);
  if (!add_program (text, error) || !add_libraries (text, objects, error))
    return NULL;
  for (guint i = 0; i < plugins->len; i++)
    if (!add_element (text, objects, factories[i], plugins->pdata[i], error))
      return NULL;
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
}
