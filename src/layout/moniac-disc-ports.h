/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ports around the rim of a disc: each near where it wants to be, none over another. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MoniacDiscPort:
 * @wish: the angle where it wants its middle, in radians, clockwise on the screen
 * @half: half the angle that it takes
 * @weight: how much it matters to be there; over 0
 * @angle: (out): where its middle is
 */
typedef struct
{
  double wish;
  double half;
  double weight;
  double angle;
} MoniacDiscPort;

/* Half the angle that a ribbon of some width takes at a rim; its flat end is a chord of the disc. */
double moniac_disc_port_half    (double          width,
                                 double          radius);
/* `ports` are in the order that they are to have around the rim, which is about that of their wishes; together they
 * take no more than the whole circle. As near the wishes as that goes (least squares). */
void   moniac_disc_ports_spread (MoniacDiscPort *ports,
                                 int             n);

G_END_DECLS
