/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Debian's GLib is not built with ThreadSanitizer: its locks are futexes and
 * its reference counts atomics that nobody tells the tool of. These stand
 * before GLib's and say what happened before what. Linked into programs of
 * thread-sanitized builds only; what GLib calls inside of itself does not come
 * by here, what GStreamer, the plugins and the programs call does. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <glib-object.h>
#include <gst/gst.h>
#include <sanitizer/tsan_interface.h>

#define SHOWN __attribute__ ((visibility ("default")))

/* The function behind the one of this name; found once, by any thread. */
#define REAL(name)                                                             \
  ({                                                                           \
    static gpointer found;                                                     \
    gpointer real = __atomic_load_n (&found, __ATOMIC_ACQUIRE);                \
                                                                               \
    if (!real) {                                                               \
      real = dlsym (RTLD_NEXT, #name);                                         \
      __atomic_store_n (&found, real, __ATOMIC_RELEASE);                       \
    }                                                                          \
    (__typeof__ (&(name))) real;                                               \
  })

SHOWN void
g_mutex_lock (GMutex *mutex)
{
  REAL (g_mutex_lock) (mutex);
  __tsan_acquire (mutex);
}

SHOWN gboolean
g_mutex_trylock (GMutex *mutex)
{
  gboolean locked = REAL (g_mutex_trylock) (mutex);

  if (locked)
    __tsan_acquire (mutex);
  return locked;
}

SHOWN void
g_mutex_unlock (GMutex *mutex)
{
  __tsan_release (mutex);
  REAL (g_mutex_unlock) (mutex);
}

/* These are mutexes of pthread, which the tool knows, on the heap: what it does
 * not see is how a thread came by one. */
SHOWN void
g_rec_mutex_init (GRecMutex *mutex)
{
  REAL (g_rec_mutex_init) (mutex);
  __tsan_release (mutex);
}

SHOWN void
g_rec_mutex_lock (GRecMutex *mutex)
{
  __tsan_acquire (mutex);
  REAL (g_rec_mutex_lock) (mutex);
}

SHOWN gboolean
g_rec_mutex_trylock (GRecMutex *mutex)
{
  __tsan_acquire (mutex);
  return REAL (g_rec_mutex_trylock) (mutex);
}

SHOWN void
g_rec_mutex_unlock (GRecMutex *mutex)
{
  __tsan_release (mutex);
  REAL (g_rec_mutex_unlock) (mutex);
}

SHOWN void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  __tsan_release (mutex);
  REAL (g_cond_wait) (cond, mutex);
  __tsan_acquire (mutex);
}

SHOWN gboolean
g_cond_wait_until (GCond *cond, GMutex *mutex, gint64 end_time)
{
  gboolean signalled;

  __tsan_release (mutex);
  signalled = REAL (g_cond_wait_until) (cond, mutex, end_time);
  __tsan_acquire (mutex);
  return signalled;
}

#undef g_once_init_enter
#undef g_once_init_leave

SHOWN gboolean
g_once_init_enter (volatile void *location)
{
  gboolean first = REAL (g_once_init_enter) (location);

  __tsan_acquire ((void *) location);
  return first;
}

/* Who finds it done looks at the place alone, with an atomic: so it is written
 * once more, by one that is seen. */
SHOWN void
g_once_init_leave (volatile void *location, gsize result)
{
  __tsan_release ((void *) location);
  REAL (g_once_init_leave) (location, result);
  __atomic_store_n ((gsize *) location, result, __ATOMIC_RELEASE);
}

SHOWN void
g_async_queue_push (GAsyncQueue *queue, gpointer data)
{
  __tsan_release (queue);
  REAL (g_async_queue_push) (queue, data);
}

SHOWN gpointer
g_async_queue_pop (GAsyncQueue *queue)
{
  gpointer data = REAL (g_async_queue_pop) (queue);

  __tsan_acquire (queue);
  return data;
}

typedef struct {
  GFunc func;
  gpointer user_data;
} PoolWork;

static void
work_in_pool (gpointer data, gpointer user_data)
{
  const PoolWork *work = user_data;

  __tsan_acquire (data);
  work->func (data, work->user_data);
}

/* Tasks of GStreamer and of GIO run there. */
SHOWN GThreadPool *
g_thread_pool_new (GFunc func, gpointer user_data, gint max_threads,
    gboolean exclusive, GError **error)
{
  PoolWork *work = g_new (PoolWork, 1);

  work->func = func;
  work->user_data = user_data;
  return REAL (g_thread_pool_new) (
      work_in_pool, work, max_threads, exclusive, error);
}

SHOWN gboolean
g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error)
{
  __tsan_release (data);
  return REAL (g_thread_pool_push) (pool, data, error);
}

/* Whoever gives up the last reference frees what the others have written. */
#undef g_object_unref
#undef g_atomic_ref_count_dec

SHOWN void
g_object_unref (gpointer object)
{
  __tsan_release (object);
  __tsan_acquire (object);
  REAL (g_object_unref) (object);
}

SHOWN void
g_bytes_unref (GBytes *bytes)
{
  __tsan_release (bytes);
  __tsan_acquire (bytes);
  REAL (g_bytes_unref) (bytes);
}

SHOWN gboolean
g_atomic_ref_count_dec (gatomicrefcount *count)
{
  __tsan_release (count);
  __tsan_acquire (count);
  return REAL (g_atomic_ref_count_dec) (count);
}

SHOWN void
g_atomic_rc_box_release_full (gpointer block, GDestroyNotify clear)
{
  __tsan_release (block);
  __tsan_acquire (block);
  REAL (g_atomic_rc_box_release_full) (block, clear);
}

SHOWN void
gst_mini_object_unref (GstMiniObject *object)
{
  __tsan_release (object);
  __tsan_acquire (object);
  REAL (gst_mini_object_unref) (object);
}

/* A bus passes messages by a queue without a lock. */
SHOWN gboolean
gst_bus_post (GstBus *bus, GstMessage *message)
{
  __tsan_release (bus);
  return REAL (gst_bus_post) (bus, message);
}

SHOWN GstMessage *
gst_bus_timed_pop_filtered (
    GstBus *bus, GstClockTime timeout, GstMessageType types)
{
  GstMessage *message = REAL (gst_bus_timed_pop_filtered) (bus, timeout, types);

  __tsan_acquire (bus);
  return message;
}
