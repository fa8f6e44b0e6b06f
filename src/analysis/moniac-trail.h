/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trail: the way of a company's money, step by step: it runs out, and what can come back comes back. */
#pragma once

#include <gio/gio.h>

#include "moniac-network.h"

G_BEGIN_DECLS

/**
 * MoniacTrail:
 * @network: in which
 * @company: whose money
 * @paid: all that it pays, but for what it pays itself
 * @n_steps: at least 1 where it pays anything; in step 0 it pays, in step s those pay who are s payments away from it
 * @step: of each deal, or -1 where nothing of the money runs
 * @carried: of each deal, how much of the money: in step 0 all that is paid, after that what can come back
 * @back: of each step, how much has come back once it is over; the last is the most that can
 *
 * In units of the network.
 */
typedef struct
{
  gatomicrefcount ref_count;
  MoniacNetwork *network;
  int company;
  gint64 paid;
  int n_steps;
  int *step;
  gint64 *carried;
  gint64 *back;
} MoniacTrail;

#define MONIAC_TYPE_TRAIL (moniac_trail_get_type ())

GType        moniac_trail_get_type (void);
/* Runs in any thread. */
MoniacTrail *moniac_trail_new      (MoniacNetwork     *network,
                                    int                company);
MoniacTrail *moniac_trail_ref      (MoniacTrail       *self);
void         moniac_trail_unref    (MoniacTrail       *self);
/* The most that can come back. */
gint64       moniac_trail_get_back (const MoniacTrail *self);
/* "Microsoft and Nvidia pass on $15 billion; $5 billion of $30 billion is back.", in the user's language. */
char        *moniac_trail_to_text  (const MoniacTrail *self,
                                    int                step);
/* All steps up to this one, one sentence each; where they are many, the last of them. */
char        *moniac_trail_to_story (const MoniacTrail *self,
                                  int                step,
                                  const char        *separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacTrail, moniac_trail_unref)

G_END_DECLS
