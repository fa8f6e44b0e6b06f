/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share that comes back as a function of one deal's amount, all others as they are. */
#include "config.h"

#include "moniac-share-curve.h"

#include "moniac-circulation.h"

/* Steps up to the amount beyond which nothing more comes back: at least so many, at most two and a half times that. */
#define LEAST_STEPS 16
/* How much farther the curve goes, in percent: to show that the share falls again. */
#define BEYOND 75
/* An amount so large that no sum of it and the others overflows. */
#define LARGEST (G_MAXINT64 / 4)

G_DEFINE_BOXED_TYPE (MoniacShareCurve, moniac_share_curve, moniac_share_curve_ref, moniac_share_curve_unref)

/* A network that is asked for one deal's amount after another. */
typedef struct
{
  const MoniacNetwork *network;
  int deal;
  gint64 *amounts;
  GCancellable *cancellable;
} Question;

/* What comes back in all, or -1 when cancelled; *carried: by the deal. */
static gint64
ask (Question *question,
     gint64    amount,
     gint64   *carried)
{
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacCirculation) circulation = NULL;

  question->amounts[question->deal] = amount;
  network = moniac_network_with_amounts (question->network, question->amounts);
  circulation = moniac_circulation_new (network, question->cancellable);
  if (!circulation)
    return -1;
  if (carried)
    *carried = circulation->comes_back[question->deal];
  return circulation->total;
}

/* The least amount with which as much comes back as with any; -1 when cancelled. */
static gint64
find_useful (Question *question)
{
  gint64 least = 0;
  gint64 most = 0;
  gint64 total = ask (question, MIN (question->network->gross, LARGEST), &most);

  if (total < 0)
    return -1;
  while (least < most)
    {
      gint64 middle = least + (most - least) / 2;
      gint64 then = ask (question, middle, NULL);

      if (then < 0)
        return -1;
      if (then == total)
        most = middle;
      else
        least = middle + 1;
    }
  return most;
}

/* The largest of 1, 2, 5, 10 ... that takes at least LEAST_STEPS to an amount. */
static gint64
round_step (gint64 amount)
{
  static const int digits[] = { 1, 2, 5 };
  gint64 step = 1;

  for (gint64 power = 1; power <= amount / LEAST_STEPS; power *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
      if (power * digits[i] <= amount / LEAST_STEPS)
        step = power * digits[i];
  return step;
}

static GArray *
choose_amounts (gint64 useful,
                gint64 gross)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 scale = useful > 0 ? useful : gross;
  gint64 step = round_step (scale);
  gint64 end = scale + scale / 100 * BEYOND + step;

  for (gint64 amount = 0; amount <= end; amount += step)
    {
      if (useful > amount - step && useful < amount)
        g_array_append_val (amounts, useful);
      g_array_append_val (amounts, amount);
    }
  return amounts;
}

static gboolean
fill_in (MoniacShareCurve *self,
         Question         *question,
         gint64            rest)
{
  for (int i = 0; i < self->n; i++)
    {
      gint64 gross = rest + self->amounts[i];

      self->totals[i] = ask (question, self->amounts[i], NULL);
      if (self->totals[i] < 0)
        return FALSE;
      self->shares[i] = gross > 0 ? (double) self->totals[i] / (double) gross : 0;
    }
  return TRUE;
}

/**
 * moniac_share_curve_new:
 * @deal: index of a money deal, disclosed or not
 *
 * Asks for a largest circulation at some 30 to 70 amounts, and at about 40 more to find where it rises no longer.
 */
MoniacShareCurve *
moniac_share_curve_new (const MoniacNetwork *network,
                        int                  deal,
                        GCancellable        *cancellable)
{
  g_autofree gint64 *amounts = g_new (gint64, network->n_deals + 1);
  Question question = { network, deal, amounts, cancellable };
  gint64 rest = network->gross - network->deals[deal].amount;
  gint64 useful;
  g_autoptr (GArray) points = NULL;
  g_autoptr (MoniacShareCurve) self = NULL;

  if (rest <= 0 || rest > LARGEST)
    return NULL;
  for (int i = 0; i < network->n_deals; i++)
    amounts[i] = network->deals[i].amount;
  useful = find_useful (&question);
  if (useful < 0)
    return NULL;

  points = choose_amounts (useful, rest);
  self = g_new0 (MoniacShareCurve, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->deal = deal;
  self->useful = useful;
  self->n = (int) points->len;
  self->amounts = g_memdup2 (points->data, points->len * sizeof (gint64));
  self->totals = g_new0 (gint64, self->n);
  self->shares = g_new0 (double, self->n);
  return fill_in (self, &question, rest) ? g_steal_pointer (&self) : NULL;
}

MoniacShareCurve *
moniac_share_curve_ref (MoniacShareCurve *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_share_curve_unref (MoniacShareCurve *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->amounts);
  g_free (self->totals);
  g_free (self->shares);
  g_free (self);
}
