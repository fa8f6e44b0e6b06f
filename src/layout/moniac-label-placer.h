/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the placing of names, of lines that lead to them, and of amounts shares. */
#pragma once

#include "moniac-coverage.h"
#include "moniac-label-text.h"
#include "moniac-labels.h"

G_BEGIN_DECLS

typedef struct _MoniacPlacedLabel MoniacPlacedLabel;

typedef struct
{
  MoniacScene *scene;
  const MoniacLayoutInput *input;
  const MoniacLabelHint *hints;
  MoniacPlacedLabel *placed;   /* for each company */
  MoniacCoverage *coverage;
  GArray *taken;               /* of MoniacRect: what labels must not touch */
} MoniacLabelPlacer;

/* Where a label lies: which way from its company, and with a line to it or without. */
typedef struct
{
  MoniacRect rect;
  MoniacPoint direction;
  gboolean leader;
  MoniacPoint leader_from;     /* at the label */
  MoniacPoint leader_to;       /* at the company */
} MoniacLabelSpot;

/* Things to label, and how early each comes. */
typedef struct
{
  int index;
  double rank;
} MoniacRanked;

/* Higher ranks first, then lower indices. */
int      moniac_label_compare_ranked (gconstpointer            a,
                                      gconstpointer            b);

gboolean moniac_label_is_free        (const MoniacLabelPlacer *self,
                                      const MoniacRect        *rect);

/* A spot away from the company, over nothing, from where a line leads to it; FALSE where none costs less than *cost. */
gboolean moniac_label_find_led       (const MoniacLabelPlacer *self,
                                      int                      company,
                                      const MoniacLabelBlock  *block,
                                      double                   base_cost,
                                      double                  *cost,
                                      MoniacLabelSpot         *out);
/* Takes the way of a spot's line, so that nothing else is written over it. */
void     moniac_label_take_leader    (MoniacLabelPlacer       *self,
                                      const MoniacLabelSpot   *spot);

/* The amounts of ribbons, wide ones first: all that `rank` at least so high, from *at on in the ranking. */
MoniacRanked *moniac_label_rank_amounts  (const MoniacLabelPlacer *self);
void          moniac_label_place_amounts (MoniacLabelPlacer       *self,
                                          const MoniacRanked      *ranked,
                                          double                   least,
                                          int                     *at,
                                          int                     *n_placed);

G_END_DECLS
