/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What undisclosed amounts could do to the share that comes back.
 *
 * The highest share is a linear-fractional program: Dinkelbach (1967) turns it into a few largest
 * circulations, in which undisclosed money is worth less than certain money, since it adds to the
 * gross. The lowest lies at a corner, because the share is quasi-concave in the amounts: moniac-corners
 * finds it, or, where there are too many, single changes lead to a low one. */
#include "config.h"

#include "moniac-circulation.h"
#include "moniac-corners.h"
#include "moniac-variation.h"

/* What certain money is worth when undisclosed money is worth less, in integers. */
#define WORTH (1 << 30)
#define MAX_ROUNDS 100
/* How many arcs may be looked at in search of the lowest share: about a second. */
#define MOST_LOOKS G_GINT64_CONSTANT (200000000)
/* No more than this many arcs are looked at for one question that asks for many circulations. */
#define MOST_ARCS 300000
/* Likewise, to see how much of an undisclosed amount could be of use: every set of the others. */
#define ALL_OTHERS 6
/* With more variables than this, only those that carry something at the highest share may be most sensitive. */
#define MANY 64
/* Shares that differ less are the same. */
#define SAME 1e-12

typedef struct
{
  const MoniacVariation *variation;
  gint64 *room;              /* by how much each variable may exceed its least amount */
  gint64 *worths;
  gint64 *flow;
  gboolean bound;            /* whether not all corners were tried for the lowest share */
} Range;

static void
range_clear (Range *self)
{
  g_free (self->room);
  g_free (self->worths);
  g_free (self->flow);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Range, range_clear)

static double
share_of (MoniacWide back,
          MoniacWide gross)
{
  return gross > 0 ? (double) ((long double) back / (long double) gross) : 0;
}

/* Whether so many circulations of a component take no longer than an answer may take. */
static gboolean
is_quick (const MoniacVariation *variation,
          int                    component,
          gint64                 n_circulations)
{
  return n_circulations * (variation->first[component + 1] - variation->first[component]) <= MOST_ARCS;
}

/* Calls for each run of variables with the same component: for (begin = 0; begin < n; begin = end). */
static int
end_of_component (const MoniacVariation *variation,
                  int                    begin)
{
  int end = begin;

  while (end < variation->n && variation->variables[end].component == variation->variables[begin].component)
    end++;

  return end;
}

/* What comes back when every variable may exceed its least amount by `room`, if money above that is
 * worth `worth` to the answer; the flows above are in range->flow. */
static MoniacYield
yield_of_all (Range  *range,
              gint64  worth)
{
  const MoniacVariation *variation = range->variation;
  MoniacYield sum = { variation->fixed, 0 };

  for (int i = 0; i < variation->n; i++)
    range->worths[i] = worth;
  for (int begin = 0, end; begin < variation->n; begin = end)
    {
      MoniacYield yield = moniac_variation_yield (variation, variation->variables[begin].component, range->room,
                                                  WORTH, range->worths, range->flow);

      end = end_of_component (variation, begin);
      sum.total += yield.total;
      sum.carried += yield.carried;
    }

  return sum;
}

/* What comes back with just the amounts in `room`, which count in the gross whether they come back or not. */
static double
share_at (Range      *range,
          MoniacWide  beside)
{
  MoniacWide gross = range->variation->gross + beside;
  MoniacYield yield = yield_of_all (range, WORTH);

  for (int i = 0; i < range->variation->n; i++)
    gross += range->room[i];

  return share_of (yield.total, gross);
}

/* The highest share when each variable exceeds its least amount by just what it carries back, up to
 * `room`, on top of a gross of `gross`. Leaves those amounts in range->flow. */
static double
highest_share (Range      *range,
               MoniacWide  gross)
{
  double best = 0;

  for (int round = 0; round < MAX_ROUNDS; round++)
    {
      gint64 worth = WORTH - (gint64) (best * WORTH);
      MoniacYield yield = yield_of_all (range, worth);
      double share = share_of (yield.total, gross + yield.carried);

      if (round > 0 && share <= best + SAME)
        break;
      best = share;
    }

  return best;
}

/* How much of an undisclosed amount is of use at most when the others may pay what `room` says. */
static gint64
useful_amount (Range *range,
               int    variable)
{
  const MoniacVariation *variation = range->variation;
  int component = variation->variables[variable].component;
  gint64 kept = range->room[variable];

  for (int i = 0; i < variation->n; i++)
    range->worths[i] = 2;
  range->worths[variable] = 1;
  range->room[variable] = variation->ceiling[component];
  moniac_variation_yield (variation, component, range->room, 2, range->worths, range->flow);
  range->worths[variable] = 2;
  range->room[variable] = kept;

  return range->flow[variable];
}

/* The amount beyond which nothing more comes back, whatever the others pay: the largest over all or
 * the extreme sets of the others paying nothing more or as much as can come back. */
static gint64
find_span (Range *range,
           int    begin,
           int    end,
           int    variable)
{
  int n = end - begin;
  gboolean all = n <= ALL_OTHERS
                 && is_quick (range->variation, range->variation->variables[begin].component, n << n);
  guint n_sets = all ? 1u << n : 2;
  gint64 span = 0;

  for (guint set = 0; set < n_sets; set++)
    {
      if (all && !(set & (1u << (variable - begin))))
        continue;
      for (int i = begin; i < end; i++)
        {
          gboolean pays = all ? (set >> (i - begin)) & 1 : set == 1;

          range->room[i] = pays ? range->variation->variables[i].span : 0;
        }
      span = MAX (span, useful_amount (range, variable));
    }

  return span;
}

/* Turns the spans of open variables from "any amount" to the amount beyond which nothing more comes back. */
static void
find_spans (Range        *range,
            const gint64 *at_highest,
            gint64       *spans)
{
  const MoniacVariation *variation = range->variation;

  for (int begin = 0, end; begin < variation->n; begin = end)
    {
      end = end_of_component (variation, begin);
      for (int i = begin; i < end; i++)
        {
          spans[i] = variation->variables[i].span;
          if (variation->variables[i].open)
            spans[i] = !is_quick (variation, variation->variables[i].component, end - begin) ? at_highest[i]
                       : MAX (at_highest[i], find_span (range, begin, end, i));
        }
    }
}

/* What a corner of a component costs at a rate: what comes back, less the rate times what is paid. */
static long double
corner_cost (Range       *range,
             int          begin,
             int          end,
             long double  rate)
{
  MoniacYield yield;
  long double paid = 0;

  for (int i = begin; i < end; i++)
    {
      range->worths[i] = 1;
      paid += range->room[i];
    }
  yield = moniac_variation_yield (range->variation, range->variation->variables[begin].component, range->room,
                                  1, range->worths, NULL);

  return (long double) yield.total - rate * paid;
}

/* One variable after the other to its other end, as long as that lowers the cost. Returns the cost. */
static long double
descend (Range        *range,
         const gint64 *spans,
         int           begin,
         int           end,
         long double   rate)
{
  long double best = corner_cost (range, begin, end, rate);

  for (int i = begin; i < end && is_quick (range->variation, range->variation->variables[begin].component, end - begin); i++)
    {
      gint64 kept = range->room[i];
      long double cost;

      range->room[i] = kept > 0 ? 0 : spans[i];
      cost = corner_cost (range, begin, end, rate);
      if (cost < best)
        best = cost;
      else
        range->room[i] = kept;
    }

  return best;
}

static void
try_some_corners (Range        *range,
                  const gint64 *spans,
                  int           begin,
                  int           end,
                  long double   rate)
{
  g_autofree gint64 *from_below = g_new (gint64, end - begin);
  long double below, above;

  for (int i = begin; i < end; i++)
    range->room[i] = 0;
  below = descend (range, spans, begin, end, rate);
  for (int i = begin; i < end; i++)
    {
      from_below[i - begin] = range->room[i];
      range->room[i] = spans[i];
    }
  above = descend (range, spans, begin, end, rate);
  for (int i = begin; i < end && below <= above; i++)
    range->room[i] = from_below[i - begin];
}

/* Sets the variables of a component to the corner that is lowest at a rate. */
static void
try_component (Range         *range,
               MoniacCorners *corners,
               const gint64  *spans,
               int            begin,
               int            end,
               long double    rate,
               gint64        *looks_left)
{
  guint64 corner = corners ? moniac_corners_lowest (corners, rate, looks_left) : 0;

  if (!corners || *looks_left <= 0)
    {
      try_some_corners (range, spans, begin, end, rate);
      range->bound = TRUE;
      return;
    }
  for (int i = begin; i < end; i++)
    range->room[i] = (corner >> (i - begin)) & 1 ? spans[i] : 0;
}

/* One for each component that has variables, few enough to try their corners; else NULL. */
static GPtrArray *
make_corners (const MoniacVariation *variation,
              const gint64          *spans)
{
  GPtrArray *corners = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_corners_free);

  for (int begin = 0, end; begin < variation->n; begin = end)
    {
      end = end_of_component (variation, begin);
      g_ptr_array_add (corners, end - begin <= MONIAC_CORNERS_MOST_VARIABLES
                                  ? moniac_corners_new (variation, begin, end, spans) : NULL);
    }

  return corners;
}

/* The lowest share over the corners, `beside` being paid where it can only lower it. */
static double
lowest_share (Range        *range,
              const gint64 *spans,
              MoniacWide    beside)
{
  const MoniacVariation *variation = range->variation;
  g_autoptr (GPtrArray) corners = make_corners (variation, spans);
  gint64 looks_left = MOST_LOOKS;
  double best;

  for (int i = 0; i < variation->n; i++)
    range->room[i] = 0;
  best = share_at (range, beside);
  for (int round = 0; round < MAX_ROUNDS && !g_cancellable_is_cancelled (variation->cancellable); round++)
    {
      double share;
      guint component = 0;

      for (int begin = 0, end; begin < variation->n; begin = end)
        {
          end = end_of_component (variation, begin);
          try_component (range, corners->pdata[component++], spans, begin, end, best, &looks_left);
        }
      share = share_at (range, beside);
      if (share >= best - SAME)
        break;
      best = share;
    }

  return best;
}

/* How far one variable alone moves the share, the others paying the least. */
static double
movement_of (Range        *range,
             const gint64 *spans,
             int           variable)
{
  const MoniacVariation *variation = range->variation;
  double at_least, at_most, highest;

  for (int i = 0; i < variation->n; i++)
    range->room[i] = 0;
  at_least = share_at (range, 0);
  range->room[variable] = spans[variable];
  at_most = share_at (range, 0);

  highest = at_least;
  for (int round = 0; round < MAX_ROUNDS; round++)
    {
      MoniacYield yield;
      MoniacWide total = variation->fixed;
      double share;

      for (int i = 0; i < variation->n; i++)
        range->worths[i] = WORTH;
      range->worths[variable] = WORTH - (gint64) (highest * WORTH);
      for (int begin = 0, end; begin < variation->n; begin = end)
        {
          end = end_of_component (variation, begin);
          yield = moniac_variation_yield (variation, variation->variables[begin].component, range->room,
                                          WORTH, range->worths, range->flow);
          total += yield.total;
        }
      share = share_of (total, variation->gross + range->flow[variable]);
      if (share <= highest + SAME)
        break;
      highest = share;
    }

  return MAX (highest, at_most) - MIN (at_least, at_most);
}

/* By how much the highest share is lower when one variable pays its least, whatever the others pay. */
static double
loss_without (Range  *range,
              double  highest,
              int     variable)
{
  const MoniacVariation *variation = range->variation;

  if (variation->unbounded && moniac_variation_is_endless (variation, variable))
    return 0;
  for (int i = 0; i < variation->n; i++)
    range->room[i] = i != variable ? variation->variables[i].span : 0;

  return highest - highest_share (range, variation->gross);
}

/* Of the deals beside all loops: their amounts only dilute. */
static void
weigh_beside (Range  *range,
              double *best,
              int    *deal)
{
  const MoniacVariation *variation = range->variation;
  double before;

  for (int i = 0; i < variation->n; i++)
    range->room[i] = 0;
  before = share_at (range, 0);
  for (int i = 0; i < variation->n_beside; i++)
    {
      double moved = before * (double) ((long double) variation->beside[i].span
                                        / (long double) (variation->gross + variation->beside[i].span));

      if (moved > *best + SAME)
        {
          *best = moved;
          *deal = variation->beside[i].deal;
        }
    }
}

static int
find_most_sensitive (Range        *range,
                     const gint64 *spans,
                     const gint64 *at_highest,
                     double        highest)
{
  const MoniacVariation *variation = range->variation;
  double best = SAME;
  int deal = -1;

  for (int i = 0; i < variation->n && !g_cancellable_is_cancelled (variation->cancellable); i++)
    {
      double moved;

      if (spans[i] == 0 || (variation->n > MANY && at_highest[i] == 0))
        continue;
      moved = movement_of (range, spans, i);
      /* Without what carries nothing, it is as high. */
      if (variation->n > 1 && at_highest[i] > 0 && is_quick (variation, variation->variables[i].component, variation->n))
        moved = MAX (moved, loss_without (range, highest, i));
      if (moved > best + SAME)
        {
          best = moved;
          deal = variation->variables[i].deal;
        }
    }
  weigh_beside (range, &best, &deal);

  return deal;
}

static int
first_open_deal (const MoniacVariation *variation)
{
  for (int i = 0; i < variation->n; i++)
    if (variation->variables[i].open)
      return variation->variables[i].deal;
  return -1;
}

static void
find_range (Range            *range,
            MoniacShareRange *out)
{
  const MoniacVariation *variation = range->variation;
  g_autofree gint64 *spans = g_new0 (gint64, variation->n + 1);
  g_autofree gint64 *at_highest = g_new0 (gint64, variation->n + 1);
  MoniacWide beside = 0;

  for (int i = 0; i < variation->n; i++)
    range->room[i] = variation->variables[i].span;
  out->high = highest_share (range, variation->gross);
  for (int i = 0; i < variation->n; i++)
    at_highest[i] = range->flow[i];
  find_spans (range, at_highest, spans);
  for (int i = 0; i < variation->n_beside; i++)
    beside += variation->beside[i].span;
  out->low = lowest_share (range, spans, beside);
  if (variation->unbounded)
    {
      out->low = 0;
      out->high = 1;
    }
  out->most_sensitive = find_most_sensitive (range, spans, at_highest, out->high);
  if (variation->unbounded && out->most_sensitive < 0)
    out->most_sensitive = first_open_deal (variation);
  out->open = out->high > out->low + SAME;
  out->bound = range->bound && out->open && !variation->unbounded;
  if (!out->open)
    out->most_sensitive = -1;
}

/**
 * moniac_share_range:
 * @ranges: whether amounts with bounds vary too: "up to" and ranges between their bounds, "at least" upwards
 * @out: (out caller-allocates): the lowest and the highest share, and the deal that moves it most
 *
 * The share that comes back over all values that undisclosed amounts may take, each from 0 to the amount
 * beyond which nothing more comes back whatever the others are. Where undisclosed deals alone join into
 * a loop there is no such amount: anything from 0 to 1 is possible. The highest share is exact; so is the
 * lowest, but where so many amounts vary in one component that not all of their corners could be tried or
 * ruled out in about a second: it may be a little too high then, which @out says. With more than six in a
 * component, how much of an amount is of use is found with the others paying nothing, or all that is of use.
 *
 * The deal that moves the share most is the one for which the larger of two differences is the largest: between the
 * highest and the lowest share that its amount alone leads to, the others at their least; and between the highest
 * share of all and the highest one while it is at its least. Of equals it is the one whose id comes first. That
 * is exact for up to 64 amounts that vary; of more, those of which nothing comes back at the highest share found
 * are left out, and where a component is so large that asking for each amount would take long, so is the second difference.
 *
 * Returns: %FALSE only when cancelled
 */
gboolean
moniac_share_range (const MoniacNetwork *network,
                    gboolean             ranges,
                    MoniacShareRange    *out,
                    GCancellable        *cancellable)
{
  return moniac_share_range_from (network, NULL, ranges, out, cancellable);
}

/* Whether any amount may vary at all. */
static gboolean
varies (const MoniacNetwork *network,
        gboolean             ranges)
{
  for (int i = 0; i < network->n_deals; i++)
    if (network->deals[i].is_money
        && (!network->deals[i].disclosed || (ranges && network->deals[i].record->amount.form != MONIAC_AMOUNT_EXACT)))
      return TRUE;
  return FALSE;
}

gboolean
moniac_share_range_from (const MoniacNetwork     *network,
                         const MoniacCirculation *circulation,
                         gboolean                 ranges,
                         MoniacShareRange        *out,
                         GCancellable            *cancellable)
{
  g_autoptr (MoniacVariation) variation = NULL;
  g_auto (Range) range = { 0 };

  *out = (MoniacShareRange) { 0, 0, -1, FALSE, FALSE };
  if (circulation && !varies (network, ranges))
    {
      out->low = out->high = moniac_circulation_share (circulation);
      return TRUE;
    }
  variation = moniac_variation_new (network, circulation, ranges, cancellable);
  range.variation = variation;
  range.room = g_new0 (gint64, variation->n + 1);
  range.worths = g_new0 (gint64, variation->n + 1);
  range.flow = g_new0 (gint64, variation->n + 1);
  find_range (&range, out);

  return !g_cancellable_is_cancelled (cancellable);
}
