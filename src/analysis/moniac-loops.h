/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loops: elementary directed cycles of companies along money deals. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/* One loop of n steps: companies[i] pays companies[(i + 1) % n] by the deals of step i. */
typedef struct
{
  int n;
  int *companies;
  int *n_deals;                /* of each step */
  int **deals;                 /* indices of the network */
  gboolean known;              /* FALSE: amount not disclosed, `amount` is the bound by the known legs, or -1 */
  gint64 amount;
} MoniacLoop;

typedef struct
{
  gatomicrefcount ref_count;
  int n;
  MoniacLoop *loops;           /* the largest amount first, then the shortest, then by ids */
  gboolean any;                /* whether there is any, however long */
  gboolean capped;             /* more exist */
  gboolean stopped;            /* cancelled: more may exist */
  int max_length;              /* up to which they were looked for */
  gint64 n_steps;              /* looks at one pair each: the work done */
} MoniacLoops;

#define MONIAC_LOOPS_MAX_LENGTH 6
#define MONIAC_LOOPS_CAP 10000

GType        moniac_loops_get_type (void);
/* When cancelled, those found until then. */
MoniacLoops *moniac_loops_new      (const MoniacNetwork *network,
                                    int                  max_length,
                                    int                  cap,
                                    GCancellable        *cancellable);
MoniacLoops *moniac_loops_ref      (MoniacLoops         *self);
void         moniac_loops_unref    (MoniacLoops         *self);
/* "Anthropic pays Microsoft $30 billion for cloud; …", in the user's language. */
char        *moniac_loop_to_text   (const MoniacLoop    *self,
                                    const MoniacNetwork *network);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacLoops, moniac_loops_unref)

G_END_DECLS
