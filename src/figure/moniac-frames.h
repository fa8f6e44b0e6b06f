/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frames of a figure in motion, one after the other: each is moniac_figure_draw() at its phase. */
#pragma once

#include "moniac-export.h"

G_BEGIN_DECLS

typedef struct _MoniacFrames MoniacFrames;

/* Sides are multiples of `step` pixels: films want even ones. The scene and the options are borrowed. */
MoniacFrames    *moniac_frames_new        (const MoniacScene         *scene,
                                           const MoniacExportOptions *options,
                                           int                        step,
                                           GError                   **error);
void             moniac_frames_free       (MoniacFrames              *self);
int              moniac_frames_get_n      (const MoniacFrames        *self);
int              moniac_frames_get_width  (const MoniacFrames        *self);
int              moniac_frames_get_height (const MoniacFrames        *self);
double           moniac_frames_get_rate   (const MoniacFrames        *self);
/* When frame `i` begins, in ticks of which there are so many a second; rounded, so that nothing drifts. */
int              moniac_frames_get_start  (const MoniacFrames        *self,
                                           int                        i,
                                           double                     ticks);
/* Draws frame `i`, 0 to n - 1, in CAIRO_FORMAT_ARGB32, and reports the progress. Returns: (transfer none): until the
 * next one is drawn; %NULL and an error when it was cancelled, or cannot be drawn. */
cairo_surface_t *moniac_frames_draw       (MoniacFrames              *self,
                                           int                        i,
                                           GError                   **error);

/* Says that they could not be written, and why. Returns: %FALSE. */
gboolean         moniac_frames_fail       (GError                   **error,
                                           const char                *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacFrames, moniac_frames_free)

G_END_DECLS
