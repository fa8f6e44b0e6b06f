/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is away at a stretch: from one wait for events to the next. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MONIAC_BENCH_N_BINS 6

typedef struct
{
  int n;                               /* stretches */
  double longest;                      /* milliseconds of the clock on the wall */
  double longest_cpu;                  /* milliseconds that the main thread computed for */
  int bins[MONIAC_BENCH_N_BINS];       /* by CPU time: see moniac_bench_watchdog_get_bin() */
} MoniacBenchStretches;

void        moniac_bench_watchdog_start   (void);
/* Since the last call. */
void        moniac_bench_watchdog_take    (MoniacBenchStretches *out);
/* The upper end of a bin, in milliseconds. */
double      moniac_bench_watchdog_get_bin (int                   bin);

G_END_DECLS
