/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame is made of, counted: allocations, render nodes made for it, and the pixels that are drawn anew. */
#pragma once

#include "moniac-window-private.h"

G_BEGIN_DECLS

typedef struct
{
  double frames;
  double allocations;                  /* of all threads */
  double nodes;                        /* of cairo, made anew: those that tell what moved */
  double pixels;                       /* in them, in device pixels */
} MoniacBenchCounts;

void moniac_bench_counters_begin (MoniacWindow      *window);
void moniac_bench_counters_end   (MoniacWindow      *window,
                                  MoniacBenchCounts *out);
/* The canvas as it is drawn at the moment, as a PNG. */
void moniac_bench_save_canvas    (MoniacWindow      *window,
                                  const char        *path);

G_END_DECLS
