/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list of findings. After a change those in view have their new words at once, so that the next frame
 * shows them; those out of view get theirs after it, a few at a time. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  /* Borrowed. */
  GtkListBox *list;
  gpointer owner;

  GtkListBoxRow *(*create) (gpointer owner);            /* a row without words; transfer floating */
  void           (*fill)   (gpointer        owner,      /* gives a row its words */
                            GtkListBoxRow  *row,
                            int             index);
  int n;                                                /* rows that the list has, or will have soon */
  guint version;                                        /* of the words */
  guint tick;                                           /* while a frame is waited for */
  guint source;                                         /* while rows are being filled */
} MoniacFindingRows;

/* The list has the first n of other findings. */
void moniac_finding_rows_renew  (MoniacFindingRows *self,
                                 int                n);
/* It has so many more of the same. */
void moniac_finding_rows_extend (MoniacFindingRows *self,
                                 int                n);
/* All rows are there, and have their words. */
void moniac_finding_rows_finish (MoniacFindingRows *self);
/* Whether they are and have. */
gboolean moniac_finding_rows_is_finished (MoniacFindingRows *self);
/* Nothing is filled any more. */
void moniac_finding_rows_clear  (MoniacFindingRows *self);

G_END_DECLS
