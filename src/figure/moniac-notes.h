/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered notes of a figure: whose word every amount is. */
#pragma once

#include "moniac-text-block.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;                /* "1 Reuters, 12 November 2025" */
  char *link;                /* nullable */
} MoniacNote;

/* All notes that the deals ask for, the largest amounts first, and which one each deal has. */
typedef struct
{
  GArray *notes;             /* of MoniacNote */
  int n_deals;
  int *of_deal;              /* index of a note, or -1 */
} MoniacNotes;

MoniacNotes *moniac_notes_new        (const MoniacNetwork  *network);
void         moniac_notes_free       (MoniacNotes          *self);
/* Lays out as many as fit and counts the rest; returns the height. `shown` gets how many. */
double       moniac_notes_add        (const MoniacNotes    *self,
                                      MoniacFurnitureList  *list,
                                      MoniacMeasurer       *measurer,
                                      double                x,
                                      double                y,
                                      double                width,
                                      int                   max_lines,
                                      int                  *shown);
/* What stands beside the amount of a deal when so many notes are shown; NULL for nothing. */
char        *moniac_notes_superscript (const MoniacNotes   *self,
                                       const MoniacNetwork *network,
                                       int                  deal,
                                       int                  shown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacNotes, moniac_notes_free)

G_END_DECLS
