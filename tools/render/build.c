/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Files as they are now are what a worker that starts now will load. Those of
 * plugins are looked up where the loader would find them. */
#define _GNU_SOURCE /* dl_iterate_phdr, dlinfo */
#include "build.h"
#include "elf-file.h"
#include "render.h"

#include <dlfcn.h>
#include <gst/gst.h>
#include <link.h>
#include <string.h>

#define SELF "/proc/self/exe"

/* What draws, beside the program itself, which is linked to all of them: they
 * are there from its start. Up to the first '.'. */
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
  GString *text;        /* a line for each file */
  GPtrArray *libraries; /* of gchar *: paths, as they are loaded */
  GPtrArray *folders;   /* of gchar *: where others are looked for */
} Identity;

static void
identity_clear (Identity *identity)
{
  g_string_free (identity->text, TRUE);
  g_ptr_array_unref (identity->libraries);
  g_ptr_array_unref (identity->folders);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Identity, identity_clear)

static int
add_library (struct dl_phdr_info *info, size_t size, void *libraries)
{
  /* The program has no name, the kernel's library no file. */
  if (info->dlpi_name && info->dlpi_name[0] == '/')
    g_ptr_array_add (libraries, g_strdup (info->dlpi_name));
  return 0;
}

static const gchar *
find_loaded (const Identity *identity, const gchar *stem)
{
  gsize length = strlen (stem);

  for (guint i = 0; i < identity->libraries->len; i++) {
    const gchar *path = identity->libraries->pdata[i];
    const gchar *name = strrchr (path, '/') + 1;

    if (strncmp (name, stem, length) == 0 && name[length] == '.')
      return path;
  }
  return NULL;
}

static void
add_folder (Identity *identity, const gchar *file)
{
  if (file)
    g_ptr_array_add (identity->folders, g_path_get_dirname (file));
}

/* Those of the environment first, as the loader has it; then where GStreamer
 * and the C library are, so that all processes look in the same places. */
static void
find_folders (Identity *identity)
{
  const gchar *path = g_getenv ("LD_LIBRARY_PATH");
  g_auto (GStrv) folders = g_strsplit (path ? path : "", ":", -1);

  for (guint i = 0; folders[i]; i++)
    if (*folders[i])
      g_ptr_array_add (identity->folders, g_strdup (folders[i]));
  add_folder (identity, find_loaded (identity, "libgstreamer-1"));
  add_folder (identity, find_loaded (identity, "libm"));
}

/* Loads it: it lies where only the loader finds it. */
static gchar *
ask_loader (const gchar *name)
{
  void *handle = dlopen (name, RTLD_LAZY | RTLD_LOCAL);
  struct link_map *map = NULL;
  gchar *path = NULL;

  if (!handle)
    return NULL;
  if (dlinfo (handle, RTLD_DI_LINKMAP, &map) == 0)
    path = g_strdup (map->l_name);
  dlclose (handle);
  return path;
}

static gchar *
find_library (const Identity *identity, const gchar *name)
{
  for (guint i = 0; i < identity->folders->len; i++) {
    g_autofree gchar *path =
        g_build_filename (identity->folders->pdata[i], name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      return g_steal_pointer (&path);
  }
  return ask_loader (name);
}

/* @name stands for @path, which may have another name elsewhere. */
static ElfFile *
add_file (
    Identity *identity, const gchar *name, const gchar *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  ElfFile *file = elf_file_read (path, &local);

  if (file)
    g_string_append_printf (identity->text, "%s %s\n", name, file->id);
  else
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_ENCODER, local->message);
  return file;
}

static gboolean
add_program (Identity *identity, GError **error)
{
  g_autofree gchar *program = render_program ();
  g_autofree gchar *self = g_file_read_link (SELF, NULL);
  /* Its own file may have another name by now, or none. */
  gboolean is_self = !program || g_strcmp0 (program, self) == 0;
  g_autoptr (ElfFile) file =
      add_file (identity, "program", is_self ? SELF : program, error);

  return file != NULL;
}

static gboolean
add_libraries (Identity *identity, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (stems); i++) {
    const gchar *path = find_loaded (identity, stems[i]);
    g_autoptr (ElfFile) file =
        path ? add_file (identity, stems[i], path, error) : NULL;

    if (path && !file)
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_needed (Identity *identity, const gchar *name, GError **error)
{
  g_autofree gchar *path = find_library (identity, name);
  g_autoptr (ElfFile) file =
      path ? add_file (identity, name, path, error) : NULL;

  if (!path)
    g_string_append_printf (identity->text, "%s missing\n", name);
  return !path || file;
}

static gboolean
add_plugin (Identity *identity, const gchar *filename, GError **error)
{
  g_autoptr (ElfFile) plugin = add_file (identity, "plugin", filename, error);

  if (!plugin)
    return FALSE;
  for (guint i = 0; i < plugin->needed->len; i++)
    if (!add_needed (identity, plugin->needed->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What the registry says of the plugin of @factory; it is not loaded. */
static GstPlugin *
find_plugin (const gchar *factory)
{
  g_autoptr (GstPluginFeature) feature = gst_registry_find_feature (
      gst_registry_get (), factory, GST_TYPE_ELEMENT_FACTORY);

  return feature ? gst_plugin_feature_get_plugin (feature) : NULL;
}

static gboolean
add_element (Identity *identity, const gchar *factory, GError **error)
{
  g_autoptr (GstPlugin) plugin = find_plugin (factory);
  const gchar *file = plugin ? gst_plugin_get_filename (plugin) : NULL;

  g_string_append_printf (identity->text, "element %s %s\n", factory,
      plugin ? gst_plugin_get_version (plugin) : "missing");
  return !file || add_plugin (identity, file, error);
}

gchar *
build_identity (const gchar *const *factories, GError **error)
{
  g_auto (Identity) identity = { g_string_new ("build 1\n"),
    g_ptr_array_new_with_free_func (g_free),
    g_ptr_array_new_with_free_func (g_free) };

  dl_iterate_phdr (add_library, identity.libraries);
  find_folders (&identity);
  if (!add_program (&identity, error) || !add_libraries (&identity, error))
    return NULL;
  for (guint i = 0; factories[i]; i++)
    if (!add_element (&identity, factories[i], error))
      return NULL;
  return g_compute_checksum_for_string (
      G_CHECKSUM_SHA256, identity.text->str, -1);
}
