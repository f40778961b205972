/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Renders on a file system that has no room, or may not be written: a small one
 * of this test's own, in a mount namespace that nobody else sees. What is said,
 * what is left, and that the same command does once there is room. */
#define _GNU_SOURCE
#include "engine-fixture.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#define SIZE_KIB 16384

/* ---- a place to mount ---- */

static gboolean
write_file (const gchar *name, const gchar *text)
{
  gint fd = open (name, O_WRONLY);
  gboolean ok = fd >= 0 && write (fd, text, strlen (text)) > 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

/* Root needs no user namespace, and may not be allowed one. */
static gboolean
unshare_users (void)
{
  g_autofree gchar *users = g_strdup_printf ("0 %u 1", (guint) getuid ());
  g_autofree gchar *groups = g_strdup_printf ("0 %u 1", (guint) getgid ());

  if (geteuid () == 0)
    return unshare (CLONE_NEWNS) == 0;
  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0
      && write_file ("/proc/self/setgroups", "deny")
      && write_file ("/proc/self/uid_map", users)
      && write_file ("/proc/self/gid_map", groups);
}

static gboolean
mount_small (const gchar *where)
{
  g_autofree gchar *options = g_strdup_printf ("size=%dk", SIZE_KIB);

  return mount ("none", where, "tmpfs", 0, options) == 0;
}

/* Before there is any thread. NULL: it works. */
static const gchar *
enter_namespace (void)
{
  gchar where[] = "/tmp/jsonclip-mount-XXXXXX";
  gboolean mounted;

  if (!unshare_users ())
    return "no mount namespace is allowed here";
  if (mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || !g_mkdtemp (where))
    return "the mount namespace cannot be used";
  mounted = mount_small (where);
  if (mounted)
    umount2 (where, MNT_DETACH);
  g_rmdir (where);
  return mounted ? NULL : "no tmpfs can be mounted here";
}

/* ---- fixture ---- */

/* What a render of each kind takes, KiB. */
static guint cache_kib, film_kib;
static gchar *wanted; /* the film's frames */

static guint
size_of (const gchar *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const gchar *name;
  GStatBuf info;
  guint kib;

  fail_unless (g_stat (path, &info) == 0);
  kib = dir ? 0 : (info.st_size + 4095) / 4096 * 4;
  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree gchar *file = g_build_filename (path, name, NULL);

    kib += size_of (file);
  }
  return kib;
}

static void
make_dir (const gchar *name)
{
  g_autofree gchar *dir = inside (name);

  fail_unless (g_mkdir (dir, 0700) == 0);
}

/* Once for all. */
static void
setup_movie (void)
{
  g_autofree gchar *cache = NULL;
  RenderRequest request;

  setup ();
  /* No fault but the disk's. */
  g_setenv ("JSONCLIP_PROGRAM", program, TRUE);
  cache = inside ("cache");
  request = request_with (cache, 2);
  render (&request, NULL);
  wanted = hash_frames (output);
  cache_kib = size_of (cache);
  film_kib = size_of (output);
}

static void
teardown_movie (void)
{
  g_clear_pointer (&wanted, g_free);
  teardown ();
}

/* "full" is the small one, "room" is not. */
static void
setup_disk (void)
{
  g_autofree gchar *full = inside ("full");

  make_dir ("full");
  make_dir ("room");
  fail_unless (mount_small (full));
}

static void
teardown_disk (void)
{
  g_autofree gchar *full = inside ("full");
  g_autofree gchar *room = inside ("room");

  umount2 (full, MNT_DETACH);
  remove_tree (full);
  remove_tree (room);
}

static void
fill (guint free_kib)
{
  g_autofree gchar *filler = inside ("full/filler");
  g_autofree gchar *block = g_malloc0 (65536);
  gint fd = open (filler, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  off_t size;
  gssize n;

  while ((n = write (fd, block, 65536)) > 0)
    continue;
  ck_assert_int_eq (errno, ENOSPC);
  size = lseek (fd, 0, SEEK_END);
  fail_unless (ftruncate (fd, MAX (0, size - (off_t) free_kib * 1024)) == 0);
  close (fd);
}

static void
make_room (void)
{
  g_autofree gchar *filler = inside ("full/filler");

  fail_unless (g_unlink (filler) == 0);
}

/* Runs `jsonclip render ... movie.json` in the folder; the exit status. */
static gint
run_render (const gchar *cache, const gchar *out, gchar **said)
{
  const gchar *argv[] = { program, "render", "--workers", "2", "-o", out,
    "movie.json", cache ? "--cache" : "--no-cache", cache, NULL };
  gint status;

  g_clear_pointer (said, g_free);
  fail_unless (g_spawn_sync (folder, (gchar **) argv, NULL,
      G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, said, &status, NULL));
  fail_unless (WIFEXITED (status), "%s", *said);
  return WEXITSTATUS (status);
}

/* Files of a folder, those of chunks that are kept apart. */
static gchar *
list (const gchar *name)
{
  g_autofree gchar *path = inside (name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  const gchar *entry;

  while (dir && (entry = g_dir_read_name (dir)))
    if (!g_str_equal (entry, "filler") && !g_str_equal (entry, "c"))
      g_string_append_printf (names, "%s ", entry);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static const struct {
  const gchar *cache, *out;
  guint percent; /* of the room that it takes */
} disks[] = {
  { "full/c", "room/out.mp4", 0 },
  { "full/c", "room/out.mp4", 30 },
  { "full/c", "room/out.mp4", 80 },
  { "room/c", "full/out.mp4", 0 },
  { "room/c", "full/out.mp4", 30 }, /* among the packets */
  { "room/c", "full/out.mov", 75 }, /* among the muxer's copies of them */
  { "full/c", "full/out.mp4", 0 },
  { "full/c", "full/out.mp4", 25 },
  { "full/c", "full/out.mp4", 75 },
  { NULL, "full/out.mp4", 25 },
};

/* A muxer that writes its tables in front has the packets twice. */
static guint
room_for (guint i)
{
  guint kib = 0;

  if (!disks[i].cache || g_str_has_prefix (disks[i].cache, "full/"))
    kib += cache_kib;
  if (g_str_has_prefix (disks[i].out, "full/"))
    kib += 2 * film_kib;
  return kib * disks[i].percent / 100;
}

static void
assert_no_space (gint status, const gchar *said)
{
  ck_assert_msg (status == 1, "%d: %s", status, said);
  fail_unless (strstr (said, "No space left on device") != NULL, "%s", said);
  fail_unless (
      strstr (said, "jsonclip: ") && strstr (said, "full/"), "%s", said);
}

/* Every other time there is a film of that name already, which stays. */
GST_START_TEST (a_full_disk_is_told)
{
  g_autofree gchar *out = inside (disks[__i__].out);
  g_autofree gchar *said = NULL, *left = NULL, *text = NULL, *parts = NULL;
  g_autofree gchar *hashes = NULL;
  gboolean old = __i__ % 2 == 1;
  gint status;

  if (old)
    fail_unless (g_file_set_contents (out, "old", -1, NULL));
  fill (room_for (__i__));
  status = run_render (disks[__i__].cache, disks[__i__].out, &said);
  assert_no_space (status, said);
  left = list (*disks[__i__].out == 'f' ? "full" : "room");
  if (old) {
    fail_unless (g_file_get_contents (out, &text, NULL, NULL));
    ck_assert_str_eq (text, "old");
    fail_unless (strchr (left, ' ') == left + strlen ("out.mp4"), "%s", left);
  } else {
    ck_assert_str_eq (left, "");
  }
  parts = list (disks[__i__].cache == NULL || *disks[__i__].cache == 'f'
          ? "full/c/parts"
          : "room/c/parts");
  ck_assert_str_eq (parts, "");
  make_room ();
  status = run_render (disks[__i__].cache, disks[__i__].out, &said);
  ck_assert_msg (status == 0, "%s", said);
  hashes = hash_frames (out);
  ck_assert_str_eq (hashes, wanted);
}
GST_END_TEST;

static const gchar *const written[] = { "gif", "png", "wav", "m3u8" };
static const guint rooms[] = { 0, 40 };

/* Stills that are whole keep their names, as each is a file of its own. */
GST_START_TEST (it_is_told_of_all_formats)
{
  g_autofree gchar *out =
      g_strconcat ("full/out.", written[__i__ % G_N_ELEMENTS (written)], NULL);
  g_autofree gchar *said = NULL, *left = NULL;
  g_auto (GStrv) names = NULL;
  gint status;

  fill (rooms[__i__ / G_N_ELEMENTS (written)]);
  status = run_render ("room/c", out, &said);
  assert_no_space (status, said);
  fail_unless (strstr (said, "full/out") != NULL, "%s", said);
  left = list ("full");
  names = g_strsplit (g_strchomp (left), " ", -1);
  for (guint i = 0; names[i]; i++)
    fail_unless (g_str_has_prefix (names[i], "out-00")
            && g_str_has_suffix (names[i], ".png"),
        "%s is left", names[i]);
  make_room ();
  status = run_render ("room/c", out, &said);
  ck_assert_msg (status == 0, "%s", said);
}
GST_END_TEST;

static const struct {
  const gchar *cache, *out, *says;
} locked[] = {
  { "room/c", "full/out.mp4", "cannot write full/out.mp4.part" },
  { "room/c", "full/old.mp4", "cannot write full/old.mp4.part" },
  { "room/c", "full/out.gif", "cannot write full/out.gif.part" },
  { "room/c", "full/out.png", "cannot write full/out.png.part" },
  { "room/c", "full/out.m3u8", "cannot write full/out.m3u8.part" },
  { "full/c", "room/out.mp4", "/full/c" },
  { "full/new", "room/out.mp4", "/full/new" },
};

GST_START_TEST (a_disk_that_may_not_be_written_is_told)
{
  g_autofree gchar *full = inside ("full");
  g_autofree gchar *old = inside ("full/old.mp4");
  g_autofree gchar *said = NULL, *left = NULL, *beside = NULL;
  gint status;

  make_dir ("full/c");
  fail_unless (g_file_set_contents (old, "old", -1, NULL));
  fail_unless (mount ("none", full, NULL, MS_REMOUNT | MS_RDONLY, NULL) == 0);
  status = run_render (locked[__i__].cache, locked[__i__].out, &said);
  ck_assert_msg (status == 1, "%d: %s", status, said);
  fail_unless (strstr (said, locked[__i__].says) != NULL, "%s", said);
  fail_unless (strstr (said, "Read-only file system") != NULL, "%s", said);
  left = list ("full");
  ck_assert_str_eq (left, "old.mp4 ");
  beside = list ("room");
  ck_assert_str_eq (beside, "");
}
GST_END_TEST;

static Suite *
full_disk_suite (void)
{
  Suite *suite = suite_create ("full-disk");
  TCase *tcase = tcase_create ("full-disk");

  tcase_set_timeout (tcase, 120);
  tcase_add_unchecked_fixture (tcase, setup_movie, teardown_movie);
  tcase_add_checked_fixture (tcase, setup_disk, teardown_disk);
  tcase_add_loop_test (tcase, a_full_disk_is_told, 0, G_N_ELEMENTS (disks));
  tcase_add_loop_test (tcase, it_is_told_of_all_formats, 0,
      G_N_ELEMENTS (written) * G_N_ELEMENTS (rooms));
  tcase_add_loop_test (
      tcase, a_disk_that_may_not_be_written_is_told, 0, G_N_ELEMENTS (locked));
  suite_add_tcase (suite, tcase);
  return suite;
}

/* As SUITE_MAIN has it, in a namespace. */
int
main (int argc, char **argv)
{
  const gchar *why = enter_namespace ();
  SRunner *runner;
  gint failed;

  if (why) {
    g_print ("1..0 # SKIP %s\n", why);
    return 0;
  }
  gst_check_init (&argc, &argv);
  runner = srunner_create (full_disk_suite ());
  srunner_run_all (runner, CK_ENV);
  failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed ? 1 : 0;
}
