/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether frames come on time, and how many coins that allows: fewer coins before fewer frames. */
#include "config.h"

#include "moniac-canvas-pace.h"

/* Frames judged together. */
#define WINDOW 60
/* A window is bad when more than a third of it is late, and good when next to none is. */
#define BAD_WINDOW 20
#define GOOD_WINDOW 3
/* Good windows before coins come back; doubled each time that turns out to be too soon. */
#define FIRST_PATIENCE 5
#define LAST_PATIENCE 80

static gboolean
fewer (MoniacCanvasPace *self)
{
  if (self->n_good_windows == 0 && self->patience > 0)
    self->patience = MIN (2 * self->patience, LAST_PATIENCE);
  else
    self->patience = FIRST_PATIENCE;
  self->n_good_windows = 0;

  if (self->level == MONIAC_CANVAS_PACE_MAX_LEVEL)
    return FALSE;
  self->level++;
  return TRUE;
}

static gboolean
more (MoniacCanvasPace *self)
{
  self->n_good_windows++;
  if (self->level == 0 || self->n_good_windows < self->patience)
    return FALSE;

  self->n_good_windows = 0;
  self->level--;
  return TRUE;
}

gboolean
moniac_canvas_pace_frame (MoniacCanvasPace *self,
                          gint64            now,
                          gint64            interval)
{
  gboolean late = self->last != 0 && 2 * (now - self->last) > 3 * interval;
  int n_late;

  self->last = now;
  self->n_late += late;
  if (++self->n_frames < WINDOW)
    return FALSE;

  n_late = self->n_late;
  self->n_frames = 0;
  self->n_late = 0;
  if (n_late > BAD_WINDOW)
    return fewer (self);
  if (n_late <= GOOD_WINDOW)
    return more (self);
  return FALSE;
}

void
moniac_canvas_pace_pause (MoniacCanvasPace *self)
{
  self->last = 0;
  self->n_frames = 0;
  self->n_late = 0;
}
