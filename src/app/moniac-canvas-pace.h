/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether frames come on time, and how many coins that allows: fewer coins before fewer frames. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MONIAC_CANVAS_PACE_MAX_LEVEL 4

/* All zero to begin with. At level n one in 2 to the n flows carries coins. */
typedef struct
{
  int level;
  gint64 last;                         /* frame time, 0: none yet */
  int n_frames;                        /* in the present window */
  int n_late;
  int n_good_windows;                  /* in a row */
  int patience;                        /* how many of them before coins come back */
} MoniacCanvasPace;

/* Counts a frame, times in microseconds; returns whether the level changed. */
gboolean moniac_canvas_pace_frame (MoniacCanvasPace *self,
                                   gint64            now,
                                   gint64            interval);
/* Forgets the last frame, after a pause. */
void     moniac_canvas_pace_pause (MoniacCanvasPace *self);

G_END_DECLS
