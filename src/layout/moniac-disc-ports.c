/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ports around the rim of a disc. The circle is cut where most room is; along the line that is left,
 * keeping an order and distances is isotonic regression, solved by merging neighbours into blocks. */
#include "config.h"

#include "moniac-disc-ports.h"

#include <math.h>

#define FULL_TURN (2 * G_PI)
/* Wishes that differ by less are the same, in radians. */
#define SAME 1e-7

double
moniac_disc_port_half (double width,
                       double radius)
{
  return asin (CLAMP (width / (2 * MAX (radius, 1e-9)), 0, 1));
}

/* The same angle from 0 to a full turn after `start`; about the same is 0 after it. */
static double
after (double angle,
       double start)
{
  double turns = fmod (angle - start, FULL_TURN);

  if (turns < -SAME)
    turns += FULL_TURN;
  else if (turns > FULL_TURN - SAME)
    turns -= FULL_TURN;

  return start + turns;
}

/* Which port to start with: the one before which most is free, by the wishes. */
static int
find_cut (const MoniacDiscPort *ports,
          int                   n)
{
  double most = -G_MAXDOUBLE, around = 0;
  int cut = 0;

  for (int i = 0; i < n; i++)
    {
      const MoniacDiscPort *before = &ports[(i + n - 1) % n];
      double room = n > 1 ? after (ports[i].wish, before->wish) - before->wish : FULL_TURN;

      around += room;
      room -= ports[i].half + before->half;
      if (room > most + 1e-9)
        {
          most = room;
          cut = i;
        }
    }

  /* With one wish for all of them, nothing tells where to cut but their order. */
  return around < n * SAME ? 0 : cut;
}

typedef struct
{
  double sum;                /* of the shifted wishes, weighted */
  double weight;
  int n;
} Block;

static double
block_value (const Block *self)
{
  return self->sum / self->weight;
}

/* Values that never fall, nearest to the wishes. */
static void
isotonic (double       *values,
          const double *weights,
          int           n)
{
  g_autofree Block *blocks = g_new (Block, (gsize) MAX (n, 1));
  int n_blocks = 0, next = 0;

  for (int i = 0; i < n; i++)
    {
      blocks[n_blocks++] = (Block) { values[i] * weights[i], weights[i], 1 };
      while (n_blocks > 1
             && block_value (&blocks[n_blocks - 2]) > block_value (&blocks[n_blocks - 1]))
        {
          blocks[n_blocks - 2].sum += blocks[n_blocks - 1].sum;
          blocks[n_blocks - 2].weight += blocks[n_blocks - 1].weight;
          blocks[n_blocks - 2].n += blocks[n_blocks - 1].n;
          n_blocks--;
        }
    }

  for (int i = 0; i < n_blocks; i++)
    for (int j = 0; j < blocks[i].n; j++)
      values[next++] = block_value (&blocks[i]);
}

/* All the free room shared out evenly, turned to where the wishes are on average. */
static void
spread_evenly (MoniacDiscPort *ports,
               int             n,
               double          taken)
{
  double gap = MAX (FULL_TURN - taken, 0) / n, at = 0, x = 0, y = 0;

  for (int i = 0; i < n; i++)
    {
      at += ports[i].half;
      ports[i].angle = at;
      at += ports[i].half + gap;
      x += cos (ports[i].wish - ports[i].angle);
      y += sin (ports[i].wish - ports[i].angle);
    }
  for (int i = 0; i < n; i++)
    ports[i].angle += atan2 (y, x);
}

void
moniac_disc_ports_spread (MoniacDiscPort *ports,
                          int             n)
{
  g_autofree double *values = g_new (double, MAX (n, 1));
  g_autofree double *offsets = g_new (double, MAX (n, 1));
  g_autofree double *weights = g_new (double, MAX (n, 1));
  double offset = 0, taken = 0, before;
  int cut;

  if (n == 0)
    return;

  cut = find_cut (ports, n);
  before = ports[cut].wish;
  for (int i = 0; i < n; i++)
    {
      MoniacDiscPort *port = &ports[(cut + i) % n];
      double wish = after (port->wish, ports[cut].wish);

      /* A wish a little out of order, not one a whole turn ahead. */
      if (i > 0 && wish - before > G_PI && after (port->wish, ports[cut].wish - G_PI) < before)
        wish -= FULL_TURN;
      before = MAX (before, wish);
      offset += i > 0 ? port->half : 0;
      offsets[i] = offset;
      values[i] = wish - offset;
      weights[i] = MAX (port->weight, 1e-6);
      offset += port->half;
      taken += 2 * port->half;
    }

  isotonic (values, weights, n);
  for (int i = 0; i < n; i++)
    ports[(cut + i) % n].angle = values[i] + offsets[i];

  if (n > 1)
    {
      const MoniacDiscPort *first = &ports[cut], *last = &ports[(cut + n - 1) % n];

      if (last->angle + last->half > first->angle + FULL_TURN - first->half)
        spread_evenly (ports, n, taken);
    }
}
