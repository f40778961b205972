/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What libraries allocate while they are loaded is theirs: GLib gives up its
 * first table of quarks when it grows, and LeakSanitizer, whose quick stack
 * traces end in g_malloc, cannot be told by name. Linked into programs of
 * sanitized builds only. */

void __asan_init (void);
void __lsan_disable (void);
void __lsan_enable (void);

/* Runs before the constructors of all libraries. */
static void
before_libraries (void)
{
  __asan_init ();
  __lsan_disable ();
}

/* Runs after them. */
static void __attribute__ ((constructor))
after_libraries (void)
{
  __lsan_enable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (
    *const load_hook) (void) = before_libraries;
