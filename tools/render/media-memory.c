/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See media-memory.h. Read whole at the start, written whole to a new file at
 * the end: two at once lose at most each other's news. Numbers stand as this
 * machine has them; a file from another one fails its checks and is empty. */
#include "media-memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "media"
#define MAGIC "jsonclip media 1"
#define MOST 8192 /* records, the last used first */
#define SECOND G_GINT64_CONSTANT (1000000000)
/* More than the coarsest clock of a file system that is in use. */
#define SETTLED (2 * SECOND)
/* Many times that of one whose times have fractions of a second: it is that of
 * the kernel, or 10 ms. */
#define SETTLED_FINE (SECOND / 2)

typedef struct {
  MediaStamp stamp;
  guint8 hash[FILE_HASH_BYTES];
  guint8 check[8]; /* of the bytes before */
} Record;

G_STATIC_ASSERT (sizeof (Record) == 80);

struct MediaMemory {
  GPtrArray *records; /* (owned), the last used last */
  GHashTable *index;  /* MediaStamp -> Record */
  gboolean is_new;
};

static guint
stamp_hash (gconstpointer data)
{
  const MediaStamp *stamp = data;

  return (guint) (stamp->inode * 0x9e3779b1u ^ (guint64) stamp->modified);
}

static gboolean
stamp_equal (gconstpointer a, gconstpointer b)
{
  return media_stamp_equal (a, b);
}

void
media_stamp_set (MediaStamp *stamp, const struct stat *info)
{
  stamp->device = info->st_dev;
  stamp->inode = info->st_ino;
  stamp->size = info->st_size;
  stamp->modified = info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000)
      + info->st_mtim.tv_nsec;
  stamp->changed = info->st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000)
      + info->st_ctim.tv_nsec;
}

static void
check_of (const Record *record, guint8 check[8])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[FILE_HASH_BYTES];
  gsize length = sizeof digest;

  g_checksum_update (
      checksum, (const guint8 *) record, G_STRUCT_OFFSET (Record, check));
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (check, digest, 8);
}

static void
add (MediaMemory *memory, const Record *record)
{
  Record *own;

  if (g_hash_table_contains (memory->index, &record->stamp))
    return;
  own = g_memdup2 (record, sizeof *record);
  g_ptr_array_add (memory->records, own);
  g_hash_table_insert (memory->index, &own->stamp, own);
}

static gchar *
read_file (gint dir, gsize *length)
{
  gint fd = openat (dir, NAME, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  const gsize most = strlen (MAGIC) + MOST * sizeof (Record);
  g_autofree gchar *data = NULL;
  struct stat info;
  gssize n = -1;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > 0
      && (gsize) info.st_size <= most) {
    data = g_malloc (info.st_size);
    n = read (fd, data, info.st_size);
  }
  close (fd);
  *length = MAX (n, 0);
  return n > 0 ? g_steal_pointer (&data) : NULL;
}

static void
read_records (MediaMemory *memory, gint dir)
{
  gsize length;
  g_autofree gchar *data = read_file (dir, &length);
  gsize at = strlen (MAGIC);

  if (!data || length < at || memcmp (data, MAGIC, at) != 0)
    return;
  for (; at + sizeof (Record) <= length; at += sizeof (Record)) {
    Record record;

    memcpy (&record, data + at, sizeof record);
    add (memory, &record);
  }
}

MediaMemory *
media_memory_load (gint dir)
{
  MediaMemory *memory = g_new0 (MediaMemory, 1);

  memory->records = g_ptr_array_new_with_free_func (g_free);
  memory->index = g_hash_table_new (stamp_hash, stamp_equal);
  read_records (memory, dir);
  return memory;
}

void
media_memory_free (MediaMemory *memory)
{
  g_hash_table_unref (memory->index);
  g_ptr_array_unref (memory->records);
  g_free (memory);
}

static gboolean
write_all (gint fd, const void *data, gsize length)
{
  const guint8 *at = data;

  while (length > 0) {
    gssize n = write (fd, at, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    at += n;
    length -= n;
  }
  return TRUE;
}

static gboolean
write_records (const MediaMemory *memory, gint fd)
{
  guint n = memory->records->len;
  guint first = n > MOST ? n - MOST : 0;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) MAGIC, strlen (MAGIC));
  for (guint i = first; i < n; i++)
    g_byte_array_append (bytes, memory->records->pdata[i], sizeof (Record));
  return write_all (fd, bytes->data, bytes->len);
}

/* What others saved meanwhile, and after it what was used here. */
static MediaMemory *
merge (const MediaMemory *memory, gint dir)
{
  MediaMemory *merged = media_memory_load (dir);

  for (guint i = 0; i < memory->records->len; i++) {
    const Record *record = memory->records->pdata[i];
    Record *old = g_hash_table_lookup (merged->index, &record->stamp);

    if (old)
      *old = *record;
    else
      add (merged, record);
  }
  return merged;
}

static void
save (const MediaMemory *memory, gint dir, const gchar *name)
{
  gint fd = openat (
      dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  gboolean written;

  if (fd < 0)
    return;
  written = write_records (memory, fd);
  if (close (fd) != 0 || !written || renameat (dir, name, dir, NAME) != 0)
    unlinkat (dir, name, 0);
}

void
media_memory_save (MediaMemory *memory, gint dir)
{
  g_autofree gchar *name = NULL;
  MediaMemory *merged;

  if (!memory->is_new)
    return;
  name = g_strdup_printf (NAME ".%d", (gint) getpid ());
  /* Of a process of that number that was killed. */
  unlinkat (dir, name, 0);
  merged = merge (memory, dir);
  save (merged, dir, name);
  media_memory_free (merged);
  memory->is_new = FALSE;
}

gboolean
media_memory_recall (
    MediaMemory *memory, const MediaStamp *stamp, guint8 hash[FILE_HASH_BYTES])
{
  const Record *record = g_hash_table_lookup (memory->index, stamp);
  guint8 check[8];

  if (!record)
    return FALSE;
  check_of (record, check);
  if (memcmp (check, record->check, sizeof check) != 0)
    return FALSE;
  memcpy (hash, record->hash, FILE_HASH_BYTES);
  return TRUE;
}

/* Whether a change after @asked must show in the stamp. The time of the last
 * change of a file is the file system's own and nobody sets it, unlike that of
 * its bytes: what changes the file later gets a later one as soon as that clock
 * has gone on, if only by a tick, since the change that the stamp tells of. So
 * does what changes it while it is being read, as the stamp was asked for
 * before. Left are a clock that is set back, and a file system on another host
 * whose clock stands behind ours by more. */
static gboolean
is_settled (const MediaStamp *stamp, gint64 asked)
{
  gint64 tick = stamp->changed % SECOND == 0 ? SETTLED : SETTLED_FINE;

  return MAX (stamp->modified, stamp->changed) + tick <= asked;
}

void
media_memory_remember (MediaMemory *memory, const MediaStamp *stamp,
    const guint8 hash[FILE_HASH_BYTES], gint64 asked)
{
  Record record = { .stamp = *stamp };
  Record *old = g_hash_table_lookup (memory->index, stamp);

  if (!is_settled (stamp, asked))
    return;
  memcpy (record.hash, hash, FILE_HASH_BYTES);
  check_of (&record, record.check);
  if (old)
    *old = record;
  else
    add (memory, &record);
  memory->is_new = TRUE;
}
