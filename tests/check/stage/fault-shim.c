/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Stands before libc (LD_PRELOAD) and lets one call on files below a folder
 * fail: FAULT_FOLDER: below it; FAULT_COUNTER: a file of 8 numbers of 32 bits
 * that all processes share, one for each kind of call; FAULT_KIND and
 * FAULT_NTH: the call that fails (none if they are not set); FAULT_ERRNO: with
 * this. */
#define _GNU_SOURCE
/* The names as they are, none that stands for another. */
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#pragma GCC visibility push(default)

enum { OPEN, WRITE, SYNC, RENAME, N_KINDS = 8 };

static uint32_t *counters;
static const char *folder;
static int kind = -1, code = EIO;
static uint32_t nth;

static int (*real_open) (const char *, int, ...);
static int (*real_openat) (int, const char *, int, ...);
static ssize_t (*real_write) (int, const void *, size_t);
static ssize_t (*real_pwrite) (int, const void *, size_t, off_t);
static int (*real_fsync) (int);
static int (*real_fdatasync) (int);
static int (*real_rename) (const char *, const char *);
static int (*real_link) (const char *, const char *);
static int (*real_ftruncate) (int, off_t);

#define FIND(name)                                                             \
  if (!real_##name)                                                            \
  *(void **) &real_##name = dlsym (RTLD_NEXT, #name)

static void
number_of (const char *name, int *value)
{
  const char *text = getenv (name);

  if (text)
    *value = atoi (text);
}

__attribute__ ((constructor)) static void
begin (void)
{
  const char *file = getenv ("FAULT_COUNTER");
  void *place;
  int fd, n = 0;

  FIND (open);
  if (!file || (fd = real_open (file, O_RDWR | O_CLOEXEC)) < 0)
    return;
  place = mmap (NULL, N_KINDS * sizeof *counters, PROT_READ | PROT_WRITE,
      MAP_SHARED, fd, 0);
  close (fd);
  if (place == MAP_FAILED)
    return;
  number_of ("FAULT_KIND", &kind);
  number_of ("FAULT_NTH", &n);
  number_of ("FAULT_ERRNO", &code);
  nth = (uint32_t) n;
  folder = getenv ("FAULT_FOLDER");
  counters = place;
}

static int
is_below (const char *path)
{
  const size_t length = folder ? strlen (folder) : 0;

  return counters && length > 0 && strncmp (path, folder, length) == 0;
}

static int
is_below_fd (int fd)
{
  char name[64], path[PATH_MAX];
  const int saved = errno;
  ssize_t n;

  if (!counters)
    return 0;
  snprintf (name, sizeof name, "/proc/self/fd/%d", fd);
  n = readlink (name, path, sizeof path - 1);
  errno = saved;
  if (n <= 0)
    return 0;
  path[n] = '\0';
  return is_below (path);
}

/* Counts, too. */
static int
fails (int what)
{
  const uint32_t n = __atomic_add_fetch (&counters[what], 1, __ATOMIC_RELAXED);

  if (what != kind || n != nth)
    return 0;
  errno = code;
  return 1;
}

int open (const char *path, int flags, ...);
int open64 (const char *path, int flags, ...);
int openat (int at, const char *path, int flags, ...);
int openat64 (int at, const char *path, int flags, ...);
ssize_t pwrite64 (int fd, const void *data, size_t size, off64_t offset);
int ftruncate64 (int fd, off64_t size);

static mode_t
mode_of (int flags, va_list arguments)
{
  return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE
      ? va_arg (arguments, mode_t)
      : 0;
}

#define OPEN_AS(name)                                                          \
  int name (const char *path, int flags, ...)                                  \
  {                                                                            \
    va_list arguments;                                                         \
    mode_t mode;                                                               \
                                                                               \
    va_start (arguments, flags);                                               \
    mode = mode_of (flags, arguments);                                         \
    va_end (arguments);                                                        \
    FIND (open);                                                               \
    if (is_below (path) && fails (OPEN))                                       \
      return -1;                                                               \
    return real_open (path, flags, mode);                                      \
  }
OPEN_AS (open)
OPEN_AS (open64)

#define OPENAT_AS(name)                                                        \
  int name (int at, const char *path, int flags, ...)                          \
  {                                                                            \
    va_list arguments;                                                         \
    mode_t mode;                                                               \
                                                                               \
    va_start (arguments, flags);                                               \
    mode = mode_of (flags, arguments);                                         \
    va_end (arguments);                                                        \
    FIND (openat);                                                             \
    if ((path[0] == '/' ? is_below (path) : is_below_fd (at)) && fails (OPEN)) \
      return -1;                                                               \
    return real_openat (at, path, flags, mode);                                \
  }
OPENAT_AS (openat)
OPENAT_AS (openat64)

ssize_t
write (int fd, const void *data, size_t size)
{
  FIND (write);
  if (is_below_fd (fd) && fails (WRITE))
    return -1;
  return real_write (fd, data, size);
}

ssize_t
pwrite (int fd, const void *data, size_t size, off_t offset)
{
  FIND (pwrite);
  if (is_below_fd (fd) && fails (WRITE))
    return -1;
  return real_pwrite (fd, data, size, offset);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t offset)
{
  return pwrite (fd, data, size, (off_t) offset);
}

int
ftruncate (int fd, off_t size)
{
  FIND (ftruncate);
  if (is_below_fd (fd) && fails (WRITE))
    return -1;
  return real_ftruncate (fd, size);
}

int
ftruncate64 (int fd, off64_t size)
{
  return ftruncate (fd, (off_t) size);
}

int
fsync (int fd)
{
  FIND (fsync);
  if (is_below_fd (fd) && fails (SYNC))
    return -1;
  return real_fsync (fd);
}

int
fdatasync (int fd)
{
  FIND (fdatasync);
  if (is_below_fd (fd) && fails (SYNC))
    return -1;
  return real_fdatasync (fd);
}

int
rename (const char *from, const char *to)
{
  FIND (rename);
  if (is_below (to) && fails (RENAME))
    return -1;
  return real_rename (from, to);
}

int
link (const char *from, const char *to)
{
  FIND (link);
  if (is_below (to) && fails (RENAME))
    return -1;
  return real_link (from, to);
}
