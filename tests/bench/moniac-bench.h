/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benches of the app share: a window without a bus, waiting, and what was spent meanwhile. */
#pragma once

#include "moniac-window-private.h"

G_BEGIN_DECLS

/* Sets memory up as the program does, and an application that stands alone. Ends the program where there is no
 * display. */
void              moniac_bench_init           (void);
/* A window on the screen, in canvas pixels. */
MoniacWindow     *moniac_bench_new_window     (int                 width,
                                               int                 height);
void              moniac_bench_close          (MoniacWindow       *window);
/* Runs the main loop for so long. */
void              moniac_bench_run            (double              seconds);
/* Runs the main loop until the canvas shows what was last asked for, and nothing waits. */
void              moniac_bench_settle         (MoniacWindow       *window);

/* CPU time of all threads of a process so far, in milliseconds; 0: of this one. NAN where nothing is known. */
double            moniac_bench_get_cpu        (pid_t               pid);
/* Pages that had to be given to this process so far. */
long              moniac_bench_get_faults     (void);

G_END_DECLS
