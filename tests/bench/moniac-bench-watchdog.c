/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is away at a stretch: from one wait for events to the next. */
#include "config.h"

#include <math.h>
#include <time.h>

#include "moniac-bench-watchdog.h"

static const double bins[MONIAC_BENCH_N_BINS] = { 4, 8, 16, 33, 50, INFINITY };

static GPollFunc wait_for_events;
static double woke;                    /* 0: not yet */
static double woke_cpu;
static MoniacBenchStretches stretches;

static double
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void
count_stretch (double wall,
               double cpu)
{
  int bin = 0;

  while (cpu > bins[bin])
    bin++;
  stretches.n++;
  stretches.bins[bin]++;
  stretches.longest = MAX (stretches.longest, wall);
  stretches.longest_cpu = MAX (stretches.longest_cpu, cpu);
}

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int result;

  if (woke > 0)
    count_stretch (now (CLOCK_MONOTONIC) - woke, now (CLOCK_THREAD_CPUTIME_ID) - woke_cpu);
  result = wait_for_events (fds, n_fds, timeout);
  woke = now (CLOCK_MONOTONIC);
  woke_cpu = now (CLOCK_THREAD_CPUTIME_ID);
  return result;
}

void
moniac_bench_watchdog_start (void)
{
  wait_for_events = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
}

void
moniac_bench_watchdog_take (MoniacBenchStretches *out)
{
  *out = stretches;
  stretches = (MoniacBenchStretches) { 0 };
}

double
moniac_bench_watchdog_get_bin (int bin)
{
  return bins[bin];
}
