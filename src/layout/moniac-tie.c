/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merges the deals between each pair of companies, and finds the biggest loop among them. */
#include "config.h"

#include "moniac-tie.h"

#include <string.h>

/* Relative to the heaviest direction: enough to count where nothing else does. */
#define UNDISCLOSED_WEIGHT 0.02
#define RELATION_WEIGHT 0.003

static int
compare_ties (gconstpointer a,
              gconstpointer b)
{
  const MoniacTie *s = a, *t = b;

  return s->a != t->a ? s->a - t->a : s->b - t->b;
}

/* The weights are amounts here; what has none is counted in `unknown` and made relative later. */
static MoniacTie *
list_single_ties (const MoniacNetwork *network,
                  double               undisclosed,
                  double               relation,
                  int                 *n_out)
{
  MoniacTie *ties = g_new0 (MoniacTie, MAX (network->n_deals, 1));
  int n = 0;

  for (int d = 0; d < network->n_deals; d++)
    {
      const MoniacNetworkDeal *deal = &network->deals[d];
      double weight = deal->disclosed ? (double) deal->amount : undisclosed;
      MoniacTie *tie;

      if (deal->payer < 0 || deal->payee < 0 || deal->payer == deal->payee)
        continue;
      tie = &ties[n++];
      tie->a = MIN (deal->payer, deal->payee);
      tie->b = MAX (deal->payer, deal->payee);
      if (!deal->is_money)
        tie->relation = relation;
      else if (deal->payer == tie->a)
        tie->forth = weight;
      else
        tie->back = weight;
    }
  *n_out = n;
  return ties;
}

static int
merge_sorted_ties (MoniacTie *ties,
                   int        n)
{
  int kept = 0;

  for (int i = 0; i < n; i++)
    {
      if (kept > 0 && compare_ties (&ties[kept - 1], &ties[i]) == 0)
        {
          ties[kept - 1].forth += ties[i].forth;
          ties[kept - 1].back += ties[i].back;
          ties[kept - 1].relation += ties[i].relation;
        }
      else
        ties[kept++] = ties[i];
    }
  return kept;
}

static double
heaviest_amount (const MoniacNetwork *network)
{
  double heaviest = 0;

  for (int d = 0; d < network->n_deals; d++)
    heaviest = MAX (heaviest, (double) network->deals[d].amount);
  return heaviest > 0 ? heaviest : 1;
}

MoniacTie *
moniac_ties_of_network (const MoniacNetwork *network,
                        int                 *n_out)
{
  double amount = heaviest_amount (network);
  double heaviest = 0;
  int n;
  MoniacTie *ties = list_single_ties (network, UNDISCLOSED_WEIGHT * amount,
                                      RELATION_WEIGHT * amount, &n);

  qsort (ties, n, sizeof *ties, compare_ties);
  n = merge_sorted_ties (ties, n);
  for (int i = 0; i < n; i++)
    heaviest = MAX (heaviest, MAX (ties[i].forth, ties[i].back));
  if (heaviest <= 0)
    heaviest = amount;
  for (int i = 0; i < n; i++)
    {
      ties[i].forth /= heaviest;
      ties[i].back /= heaviest;
      ties[i].relation /= heaviest;
    }
  *n_out = n;
  return ties;
}

double
moniac_tie_weight (const MoniacTie *self)
{
  return self->forth + self->back + self->relation;
}

/* One direction of a tie, for the search for loops. */
typedef struct
{
  int from;
  int to;
  double amount;
} Leg;

static int
compare_legs (gconstpointer a,
              gconstpointer b)
{
  const Leg *s = a, *t = b;

  if (s->amount != t->amount)
    return s->amount > t->amount ? -1 : 1;
  return s->from != t->from ? s->from - t->from : s->to - t->to;
}

static Leg *
list_legs (const MoniacNetwork *network,
           int                 *n_out)
{
  int n_ties;
  int n = 0;
  g_autofree MoniacTie *ties = moniac_ties_of_network (network, &n_ties);
  Leg *legs = g_new (Leg, MAX (2 * n_ties, 1));
  g_autoptr (GHashTable) unknown = g_hash_table_new (NULL, NULL);

  for (int d = 0; d < network->n_deals; d++)
    {
      const MoniacNetworkDeal *deal = &network->deals[d];

      if (deal->is_money && !deal->disclosed && deal->payer >= 0 && deal->payee >= 0)
        g_hash_table_add (unknown, GSIZE_TO_POINTER ((gsize) deal->payer * network->n_companies
                                                     + deal->payee + 1));
    }
  for (int i = 0; i < n_ties; i++)
    for (int back = 0; back < 2; back++)
      {
        Leg leg = { back ? ties[i].b : ties[i].a, back ? ties[i].a : ties[i].b,
                    back ? ties[i].back : ties[i].forth };
        gsize key = (gsize) leg.from * network->n_companies + leg.to + 1;

        if (leg.amount <= 0)
          continue;
        if (g_hash_table_contains (unknown, GSIZE_TO_POINTER (key)))
          leg.amount = 2;               /* more than any known one: bounds nothing */
        legs[n++] = leg;
      }
  qsort (legs, n, sizeof *legs, compare_legs);
  *n_out = n;
  return legs;
}

/* Heads of the legs that start at each company, as linked lists in arrays. */
typedef struct
{
  int n;
  int *first;
  int *next;
  const Leg *legs;
  int *via;        /* how the search came to a company: index of the leg, -1 not yet, -2 the start */
  int *queue;
} Web;

/* Breadth first from the end of a leg to its start, not by the leg straight back unless pairs are wanted. */
static gboolean
find_way_back (Web        *web,
               const Leg  *closing,
               gboolean    pairs)
{
  int head = 0, tail = 0;

  memset (web->via, -1, web->n * sizeof *web->via);
  web->via[closing->to] = -2;
  web->queue[tail++] = closing->to;
  while (head < tail)
    {
      int at = web->queue[head++];

      for (int l = web->first[at]; l >= 0; l = web->next[l])
        {
          int to = web->legs[l].to;

          if (web->via[to] != -1 || (!pairs && at == closing->to && to == closing->from))
            continue;
          web->via[to] = l;
          if (to == closing->from)
            return TRUE;
          web->queue[tail++] = to;
        }
    }
  return FALSE;
}

static int
tell_loop (const Web *web,
           const Leg *closing,
           int       *out)
{
  int n = 0;

  for (int at = closing->from; web->via[at] != -2; at = web->legs[web->via[at]].from)
    out[n++] = at;
  out[n++] = closing->to;
  for (int i = 0; i < n / 2; i++)
    {
      int swap = out[i];

      out[i] = out[n - 1 - i];
      out[n - 1 - i] = swap;
    }
  return n;
}

static int
find_loop (int         n_companies,
           const Leg  *legs,
           int         n_legs,
           gboolean    pairs,
           int        *out)
{
  g_autofree int *first = g_new (int, n_companies);
  g_autofree int *next = g_new (int, MAX (n_legs, 1));
  g_autofree int *via = g_new (int, n_companies);
  g_autofree int *queue = g_new (int, n_companies);
  Web web = { n_companies, first, next, legs, via, queue };

  memset (first, -1, n_companies * sizeof *first);
  for (int l = 0; l < n_legs; l++)
    {
      if (find_way_back (&web, &legs[l], pairs))
        return tell_loop (&web, &legs[l], out);
      next[l] = first[legs[l].from];
      first[legs[l].from] = l;
    }
  return 0;
}

int
moniac_ties_find_big_loop (const MoniacNetwork *network,
                           int                 *out)
{
  int n_legs;
  int n;
  g_autofree Leg *legs = NULL;

  if (network->n_companies < 2)
    return 0;
  legs = list_legs (network, &n_legs);
  n = find_loop (network->n_companies, legs, n_legs, FALSE, out);
  if (n == 0)
    n = find_loop (network->n_companies, legs, n_legs, TRUE, out);
  return n;
}
