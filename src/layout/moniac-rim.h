/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ports around the ring: which deal meets which company where. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/* One end of a deal at a company. */
typedef struct
{
  int deal;
  gboolean pays;
  double width;            /* of the room it takes, in figure units */
  double offset;           /* of its middle from the middle of its group, clockwise */
} MoniacRimSlot;

/* Neighbouring ends of deals with the same partner; they run together. Deals with oneself and with the outside have one
 * each. */
typedef struct
{
  int company;
  int partner;             /* MONIAC_OUTSIDE for stubs, the company itself for deals with oneself */
  int mate;                /* the group at the other end; -1 for stubs */
  int first;
  int n;
  double width;
  double angle;            /* of its middle, absolute once the ring is turned */
  double half;             /* half the angle that it takes */
} MoniacRimGroup;

/**
 * MoniacRim:
 * @n_groups, @groups: by company, clockwise
 * @first: n_companies + 1: where the groups of a company start
 * @slots: of all groups
 */
typedef struct
{
  const MoniacNetwork *network;
  int n_groups;
  MoniacRimGroup *groups;
  int *first;
  int n_slots;
  MoniacRimSlot *slots;
} MoniacRim;

/* `order`: the companies clockwise. Ports are ordered so that what need not cross does not: partners from the one
 * farthest clockwise to the nearest, and in each group first what the company pays, then what it gets. */
MoniacRim *moniac_rim_new      (const MoniacNetwork *network,
                                const int           *order);
void       moniac_rim_free     (MoniacRim           *self);

/* Widths of slots and groups for a scale; what has no amount takes `extra` times its usual room. */
void       moniac_rim_set_scale (MoniacRim          *self,
                                double               scale,
                                double               unit,
                                double               extra);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacRim, moniac_rim_free)

G_END_DECLS
