/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which vectors a kernel may be made for. Integers only: every form of a
 * kernel gives the same bytes. */
#pragma once

#include <glib.h>

#if defined (__has_feature)
#define SIMD_SANITIZED \
  (__has_feature (address_sanitizer) || __has_feature (thread_sanitizer))
#elif defined (__SANITIZE_ADDRESS__) || defined (__SANITIZE_THREAD__)
#define SIMD_SANITIZED 1
#else
#define SIMD_SANITIZED 0
#endif

/* The compiler makes a function twice and the loader chooses, before a
 * sanitizer is there to be called. Clang 14 gives the choice a global name
 * that other files neither find nor may use themselves: not there. */
#if defined (__x86_64__) && defined (__gnu_linux__) && defined (__GNUC__) \
    && !defined (__clang__) && !SIMD_SANITIZED
#define SIMD_CLONES __attribute__ ((target_clones ("avx2", "default")))
#else
#define SIMD_CLONES
#endif

#if defined (__x86_64__) && defined (__GNUC__)
#define SIMD_AVX2 1

static inline gboolean
simd_has_avx2 (void)
{
  return __builtin_cpu_supports ("avx2") != 0;
}
#endif
