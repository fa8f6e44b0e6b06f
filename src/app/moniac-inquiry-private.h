/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the inquiry share: its state, what is brought forward, and whose money is followed. */
#pragma once

#include "moniac-inquiry.h"

G_BEGIN_DECLS

struct _MoniacInquiry
{
  GObject parent_instance;

  /* Owned. */
  MoniacAnswers *known;           /* of the document as it is */
  MoniacAnswers *tried;           /* of what is on trial */
  MoniacTrials *trials;
  double *shares;                 /* of the tried network, or NULL */
  GHashTable *brought;
  MoniacTrail *trail;
  char *followed;                 /* id of the company whose trail is wanted, or NULL */
  GCancellable *tracking;         /* while a worker looks for it */

  int n_watchers;
  int loop;
  int pending_step;               /* once there are findings */
  int step;                       /* of the trail */
  int loop_length;
  int loop_cap;
  MoniacNetting netting;
  guint show_known : 1;
};

/* A set of ids of deals, and another deal for it. */
GHashTable *moniac_inquiry_new_set         (void);
void        moniac_inquiry_add_deal        (GHashTable          *set,
                                            const MoniacNetwork *network,
                                            int                  deal);
/* `brought`: (transfer full) (nullable); `loop`: which loop that is, or -1. */
void        moniac_inquiry_take_brought    (MoniacInquiry       *self,
                                            GHashTable          *brought,
                                            int                  loop);
/* The loop that is on show has another number among the new findings, or is gone. */
void        moniac_inquiry_find_loop_again (MoniacInquiry       *self);
/* Nothing is followed any more, and nothing brought forward for it. */
void        moniac_inquiry_end_trail       (MoniacInquiry       *self);
/* Findings are looked for while somebody watches, or waits for a loop. */
void        moniac_inquiry_update_wanted   (MoniacInquiry       *self);

G_END_DECLS
