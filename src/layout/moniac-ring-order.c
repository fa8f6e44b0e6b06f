/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the order on the ring and which way round it goes. */
#include "config.h"

#include "moniac-ring-order.h"

#include <math.h>
#include <string.h>

#include "moniac-change.h"
#include "moniac-circle-order.h"
#include "moniac-place.h"

/* With more ties than this an edit does not search for another order: a search takes longer than a frame. */
#define MOST_TIES_TO_SEARCH 60

/* A company with the angle that it had or shall have. */
typedef struct
{
  int company;
  gboolean known;
  double angle;
} Seat;

static int
compare_seats (gconstpointer a,
               gconstpointer b)
{
  const Seat *s = a, *t = b;

  if (s->known != t->known)
    return s->known ? -1 : 1;
  if (s->known && s->angle != t->angle)
    return s->angle < t->angle ? -1 : 1;
  return s->company - t->company;
}

/* Known companies by angle, new ones after them; returns how many are known. */
static int
seat (const MoniacLayoutInput *input,
      MoniacPoint              center,
      gboolean (*where) (const MoniacLayoutInput *input, int company, MoniacPoint *out),
      int                     *order,
      gboolean                *known)
{
  int n = input->network->n_companies;
  g_autofree Seat *seats = g_new0 (Seat, MAX (n, 1));
  int n_known = 0;

  for (int c = 0; c < n; c++)
    {
      MoniacPoint point;

      seats[c].company = c;
      seats[c].known = where (input, c, &point);
      if (seats[c].known)
        seats[c].angle = atan2 (point.y - center.y, point.x - center.x);
      known[c] = seats[c].known;
      n_known += known[c];
    }
  qsort (seats, n, sizeof *seats, compare_seats);
  for (int i = 0; i < n; i++)
    order[i] = seats[i].company;
  return n_known;
}

/* How much of the money runs clockwise rather than the other way, by ways shorter than half the ring. */
static double
clockwise_money (const MoniacRingOrder *self,
                 int                    n_ties,
                 const MoniacTie       *ties)
{
  g_autofree int *position = g_new (int, MAX (self->n, 1));
  double sum = 0;

  for (int i = 0; i < self->n; i++)
    position[self->order[i]] = i;
  if (self->n_top >= 3)
    {
      for (int i = 0; i < self->n_top; i++)
        {
          int step = position[self->top[(i + 1) % self->n_top]] - position[self->top[i]];

          step = (step + self->n) % self->n;
          sum += 2 * step < self->n ? 1 : 2 * step > self->n ? -1 : 0;
        }
      if (sum != 0)
        return sum;
    }
  for (int i = 0; i < n_ties; i++)
    {
      int step = (position[ties[i].b] - position[ties[i].a] + self->n) % self->n;

      if (2 * step != self->n)
        sum += (2 * step < self->n ? 1 : -1) * (ties[i].forth - ties[i].back);
    }
  return sum;
}

static void
reverse_order (MoniacRingOrder *self)
{
  for (int i = 0; i < self->n / 2; i++)
    {
      int swap = self->order[i];

      self->order[i] = self->order[self->n - 1 - i];
      self->order[self->n - 1 - i] = swap;
    }
}

/* Turns the array so that it starts the same way whatever the search began with. */
static void
start_with_first_top (MoniacRingOrder *self)
{
  g_autofree int *turned = g_new (int, MAX (self->n, 1));
  int start = 0;

  if (self->n_top == 0)
    return;
  while (self->order[start] != self->top[0])
    start++;
  for (int i = 0; i < self->n; i++)
    turned[i] = self->order[(start + i) % self->n];
  memcpy (self->order, turned, self->n * sizeof *turned);
}

static void
find_top (MoniacRingOrder     *self,
          const MoniacNetwork *network)
{
  int best = 0;

  self->n_top = moniac_ties_find_big_loop (network, self->top);
  if (self->n_top > 0 || self->n == 0)
    return;
  for (int c = 1; c < self->n; c++)
    if (network->companies[c].paid + network->companies[c].received
        > network->companies[best].paid + network->companies[best].received)
      best = c;
  self->top[0] = best;
  self->n_top = 1;
}

/* Puts the pinned companies, in the order of their pins, on the places that pinned companies have, and lets
 * the others find theirs among them. Up to two pins never contradict an order. */
static void
respect_pins (MoniacRingOrder         *self,
              const MoniacLayoutInput *input,
              MoniacPoint              center,
              int                      n_ties,
              const MoniacTie         *ties)
{
  g_autofree int *pinned = g_new (int, MAX (self->n, 1));
  g_autofree int *start = g_new (int, MAX (self->n, 1));
  g_autofree gboolean *known = g_new0 (gboolean, MAX (self->n, 1));
  int n_used = 0;

  if (seat (input, center, moniac_place_pin, pinned, known) < 3)
    return;
  for (int i = 0; i < self->n; i++)
    start[i] = known[self->order[i]] ? pinned[n_used++] : self->order[i];
  moniac_circle_order_find (self->n, n_ties, ties, start, known, self->order);
}

/* From the order on show: new companies find their places among the old ones. The whole order is searched only where more
 * than amounts are different, and where that is soon done. Returns whether the order stays. */
static gboolean
follow_order (MoniacRingOrder *self,
              MoniacChange     change,
              int              n_ties,
              const MoniacTie *ties,
              int             *start,
              const gboolean  *known)
{
  moniac_circle_order_find (self->n, n_ties, ties, start, known, self->order);
  if (change == MONIAC_CHANGE_AMOUNTS
      || (change == MONIAC_CHANGE_SOME && n_ties > MOST_TIES_TO_SEARCH))
    return TRUE;
  memcpy (start, self->order, self->n * sizeof *start);
  moniac_circle_order_find (self->n, n_ties, ties, start, NULL, self->order);
  return memcmp (start, self->order, self->n * sizeof *start) == 0;
}

static void
find_order (MoniacRingOrder         *self,
            const MoniacLayoutInput *input,
            MoniacPoint              center)
{
  int n_ties;
  g_autofree MoniacTie *ties = moniac_ties_of_network (input->network, &n_ties);
  g_autofree int *start = g_new (int, MAX (self->n, 1));
  g_autofree gboolean *known = g_new0 (gboolean, MAX (self->n, 1));
  MoniacChange change = moniac_change_find (input);
  gboolean kept = FALSE;

  if (seat (input, center, moniac_place_previous, start, known) > 0)
    kept = follow_order (self, change, n_ties, ties, start, known);
  else
    moniac_circle_order_find (self->n, n_ties, ties, NULL, NULL, self->order);
  self->stays = kept && change != MONIAC_CHANGE_ALL;
  if (!kept && clockwise_money (self, n_ties, ties) < 0)
    reverse_order (self);
  respect_pins (self, input, center, n_ties, ties);
  start_with_first_top (self);
}

MoniacRingOrder *
moniac_ring_order_new (const MoniacLayoutInput *input,
                       MoniacPoint              center)
{
  MoniacRingOrder *self = g_new0 (MoniacRingOrder, 1);

  self->n = input->network->n_companies;
  self->order = g_new0 (int, MAX (self->n, 1));
  self->top = g_new0 (int, MAX (self->n, 1));
  find_top (self, input->network);
  find_order (self, input, center);
  return self;
}

void
moniac_ring_order_free (MoniacRingOrder *self)
{
  g_free (self->order);
  g_free (self->top);
  g_free (self);
}
