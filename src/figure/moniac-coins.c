/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coins: where every coin of a scene is at a phase.
 *
 * On each ribbon runs an endless train of coins at one speed, the same on all ribbons. In a round it
 * moves on by one length, and n coins, as many as the amount is worth, share that length. So any
 * point of a ribbon is passed by n coins a round, and after a round every coin stands where the n-th
 * before it stood: there is no seam. */

#include "config.h"

#include <math.h>

#include "moniac-figure.h"

/* All lengths are in units of type. How far a coin runs in a round: */
#define ROUND_LENGTH 432.0
/* Lanes of a wide ribbon, from middle to middle. */
#define LANE_WIDTH 11.0
#define MAX_LANES 9
/* What stays free between a coin and the edge of its ribbon. */
#define LANE_MARGIN 1.0

typedef struct
{
  MoniacRuler *ruler;
  double round;            /* how far its coins run in a round, in figure units; the same for all trains */
  double start;            /* coins enter and vanish whole: their middles run from here to the length less this */
  int n;                   /* coins a round */
  double first;            /* distance of the train from the payer at phase 0, below `round` */
  int n_lanes;
  int lane_step;           /* from the lane of one coin to that of the next */
  double lane_span;        /* between the outermost lanes */
  double width;            /* of the ribbon */
  int rank;                /* 0 for the train of the widest ribbon */
} Train;

struct _MoniacCoins
{
  int n_trains;
  Train *trains;
  int max;
};

static int
coins_a_round (const MoniacScene       *scene,
               const MoniacSceneRibbon *ribbon,
               gint64                   amount)
{
  if (ribbon->style != MONIAC_RIBBON_FLOW && ribbon->style != MONIAC_RIBBON_HAIRLINE)
    return 0;
  if (scene->coin <= 0)
    return 0;
  return (int) MIN (llround ((double) amount / (double) scene->coin), 100000);
}

/* A start of its own for each deal, so that they do not march in step; the same whatever else is in view. */
static double
first_of_deal (const MoniacNetworkDeal *deal,
               double                   round_length)
{
  return round_length * (g_str_hash (deal->record->id) % 997) / 997.0;
}

static int
train_max (const Train *train)
{
  double run = moniac_ruler_length (train->ruler) - 2 * train->start;

  return run < 0 ? 0 : (int) floor (run * train->n / train->round) + 2;
}

static int
greatest_common_divisor (int a,
                         int b)
{
  return b == 0 ? a : greatest_common_divisor (b, a % b);
}

/* Neighbours in the train run in lanes far apart, and every lane has its turn. */
static int
choose_lane_step (int n_lanes)
{
  int step = n_lanes / 2 + 1;

  while (greatest_common_divisor (n_lanes, step) != 1)
    step++;
  return step;
}

static void
train_init (Train                   *train,
            const MoniacScene       *scene,
            const MoniacSceneRibbon *ribbon,
            int                      n)
{
  double unit = scene->type_scale > 0 ? scene->type_scale : 1;
  double room = ribbon->width - 2 * (MONIAC_COIN_RADIUS + LANE_MARGIN) * unit;

  train->round = ROUND_LENGTH * unit;
  train->start = MONIAC_COIN_RADIUS * unit;
  train->width = ribbon->width;
  train->ruler = moniac_ruler_new (&ribbon->center);
  train->n = n;
  train->first = first_of_deal (&scene->network->deals[ribbon->deal], train->round);
  train->n_lanes = CLAMP ((int) (room / (LANE_WIDTH * unit)) + 1, 1, MAX_LANES);
  train->n_lanes = MIN (train->n_lanes, n);
  train->lane_step = choose_lane_step (train->n_lanes);
  train->lane_span = train->n_lanes > 1 ? room * (train->n_lanes - 1) / train->n_lanes : 0;
}

/* A coin's place in the round fixes its lane. */
static double
lane_offset (const Train *train,
             gint64       coin)
{
  gint64 place = ((coin % train->n) + train->n) % train->n;
  int lane = (int) (place * train->lane_step % train->n_lanes);

  return train->lane_span * ((double) lane / (train->n_lanes - 1) - 0.5);
}

static MoniacCoin
place_in_middle (const Train *train,
                 double       s)
{
  MoniacPoint point;

  moniac_ruler_at (train->ruler, s, &point, NULL);
  return (MoniacCoin) { (float) point.x, (float) point.y };
}

static MoniacCoin
place_in_lane (const Train *train,
               double       s,
               gint64       coin)
{
  double offset = lane_offset (train, coin);
  MoniacPoint point, tangent;

  moniac_ruler_at (train->ruler, s, &point, &tangent);
  return (MoniacCoin) { (float) (point.x - tangent.y * offset),
                        (float) (point.y + tangent.x * offset) };
}

static int
train_fill (const Train *train,
            double       phase,
            MoniacCoin  *out)
{
  double length = moniac_ruler_length (train->ruler);
  double spacing = train->round / train->n;
  double front = train->first + phase * train->round;
  gint64 coin = (gint64) ceil ((front - (length - train->start)) / spacing);
  int n = 0;

  /* Coin c stands at front - c * spacing: those of larger numbers entered later. */
  for (; front - (double) coin * spacing >= train->start; coin++)
    {
      double s = front - (double) coin * spacing;

      out[n++] = train->n_lanes == 1 ? place_in_middle (train, s) : place_in_lane (train, s, coin);
    }
  return n;
}

static int
compare_widths_cb (gconstpointer a,
                   gconstpointer b)
{
  const Train *first = *(Train * const *) a, *second = *(Train * const *) b;

  if (first->width != second->width)
    return first->width < second->width ? 1 : -1;
  return first < second ? -1 : 1;
}

static void
rank_trains (MoniacCoins *self)
{
  g_autofree Train **order = g_new (Train *, MAX (self->n_trains, 1));

  for (int i = 0; i < self->n_trains; i++)
    order[i] = &self->trains[i];
  qsort (order, self->n_trains, sizeof (Train *), compare_widths_cb);
  for (int i = 0; i < self->n_trains; i++)
    order[i]->rank = i;
}

static void
add_train (MoniacCoins             *self,
           const MoniacScene       *scene,
           const MoniacSceneRibbon *ribbon,
           int                      n)
{
  if (n == 0)
    return;
  train_init (&self->trains[self->n_trains], scene, ribbon, n);
  self->max += train_max (&self->trains[self->n_trains]);
  self->n_trains++;
}

/**
 * moniac_coins_new:
 * @scene: what they run in; not kept
 * @deals: (nullable): for each deal of the network, whether its coins are wanted
 *
 * Returns: (transfer full): the coins
 */
MoniacCoins *
moniac_coins_new (const MoniacScene *scene,
                  const gboolean    *deals)
{
  MoniacCoins *self = g_new0 (MoniacCoins, 1);

  self->trains = g_new0 (Train, MAX (scene->n_ribbons, 1));
  for (int i = 0; i < scene->n_ribbons; i++)
    {
      const MoniacSceneRibbon *ribbon = &scene->ribbons[i];

      if (deals == NULL || deals[ribbon->deal])
        add_train (self, scene, ribbon, coins_a_round (scene, ribbon, scene->network->deals[ribbon->deal].amount));
    }
  rank_trains (self);
  return self;
}

/* A part that is less than half a coin still shows: one coin a round says that something runs. */
MoniacCoins *
moniac_coins_new_parts (const MoniacScene *scene,
                        const gint64      *parts)
{
  MoniacCoins *self = g_new0 (MoniacCoins, 1);

  self->trains = g_new0 (Train, MAX (scene->n_ribbons, 1));
  for (int i = 0; i < scene->n_ribbons; i++)
    {
      const MoniacSceneRibbon *ribbon = &scene->ribbons[i];
      gint64 part = parts[ribbon->deal];

      add_train (self, scene, ribbon, coins_a_round (scene, ribbon, part > 0 ? MAX (part, scene->coin) : 0));
    }
  rank_trains (self);
  return self;
}

void
moniac_coins_free (MoniacCoins *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < self->n_trains; i++)
    moniac_ruler_free (self->trains[i].ruler);
  g_free (self->trains);
  g_free (self);
}

int
moniac_coins_get_max (const MoniacCoins *self)
{
  return self->max;
}

/**
 * moniac_coins_at:
 * @phase: 0 to 1; any other number stands for its fractional part
 * @out: room for moniac_coins_get_max() coins; gets their middles
 *
 * Returns: how many there are
 */
int
moniac_coins_at (const MoniacCoins *self,
                 double             phase,
                 MoniacCoin        *out)
{
  return moniac_coins_some_at (self, phase, 0, out);
}

/**
 * moniac_coins_some_at:
 * @level: of the flows, widest first, one in 2 to the power of the level has its coins
 *
 * As moniac_coins_at(), where there is no time for all of them.
 */
int
moniac_coins_some_at (const MoniacCoins *self,
                      double             phase,
                      int                level,
                      MoniacCoin        *out)
{
  int left_out = (1 << level) - 1;
  int n = 0;

  phase -= floor (phase);
  for (int i = 0; i < self->n_trains; i++)
    if ((self->trains[i].rank & left_out) == 0 &&
        moniac_ruler_length (self->trains[i].ruler) > 2 * self->trains[i].start)
      n += train_fill (&self->trains[i], phase, out + n);
  return n;
}
