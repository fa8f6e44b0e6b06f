/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fuzz target: one function that must return, whatever the bytes. libFuzzer calls it with bytes of its
 * own, and moniac-fuzz-replay.c with those of files. */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* What no input may do is say so on the log. */
static inline void
moniac_fuzz_be_strict (void)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
}
