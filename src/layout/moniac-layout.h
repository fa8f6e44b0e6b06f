/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout: a network in, a scene out. */
#pragma once

#include <gio/gio.h>

#include "moniac-scene.h"

G_BEGIN_DECLS

/* How wide a line of text is; the figure knows fonts, the layout does not. Called in the thread of the layout. */
typedef void (*MoniacMeasureFunc) (MoniacTextStyle  style,
                                   const char      *text,
                                   double          *width,
                                   double          *height,
                                   double          *ascent,
                                   gpointer         data);

/**
 * MoniacLayoutInput:
 * @network: what to lay out
 * @view: which view
 * @width, @height: of the whole figure
 * @area: where companies, ribbons and their labels must stay
 * @names: for each company, its name as shown
 * @details: (nullable entries): for each company, the line below ("gets 15, pays 30")
 * @amounts: (nullable entries): for each deal, the text of its pill
 * @notes: (nullable entries): for each deal, the number of its note
 * @comes_back: (nullable): for each deal, the part that comes back, in units
 * @use_size: whether a company's `size` sets the area of its shape, where the view has discs
 * @measure, @measure_data: how wide text is
 * @unit: how large a figure unit's worth of type is: 1 at 1280x720, for lengths that follow the type size
 * @previous: (nullable): the scene on show, to move little from
 *
 * Pins come with the network's company records.
 */
typedef struct
{
  MoniacNetwork *network;
  MoniacView view;
  double width;
  double height;
  MoniacRect area;
  const char * const *names;
  const char * const *details;
  const char * const *amounts;
  const char * const *notes;
  const gint64 *comes_back;
  gboolean use_size;
  MoniacMeasureFunc measure;
  gpointer measure_data;
  double unit;
  MoniacScene *previous;
} MoniacLayoutInput;

/* Lays out in the calling thread, which may be a worker; Graphviz runs in its helper program.
 * NULL only with an error: G_IO_ERROR_CANCELLED. When Graphviz fails or runs late, a layout of our own takes
 * over, and the scene says so. Pure: the same input gives the same scene. */
MoniacScene *moniac_layout_run (const MoniacLayoutInput *input,
                                GCancellable            *cancellable,
                                GError                 **error);

G_END_DECLS
