/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks made up for measuring. */
#include "moniac-synthetic.h"

#include <math.h>

/* Company i is chosen with weight (i + 1)^-HUBS. */
#define HUBS 0.8
/* The part of the deals that lie in planted rings of 2 to 6 companies. */
#define RINGS 0.06
#define LONGEST_RING 6
/* Amounts are Pareto distributed, in thousands of this unit. */
#define LEAST_AMOUNT 50
#define LARGEST_AMOUNT 500000
#define TAIL 1.1
#define UNIT G_GINT64_CONSTANT (1000000)

typedef struct
{
  const MoniacSyntheticOptions *options;
  GRand *random;
  double *up_to;             /* the weights of companies 0 to i together */
  double *rank;              /* money mostly runs from lower ranks to higher ones */
  MoniacSyntheticDeal *deals;
  int n_deals;
} Maker;

static int
choose_company (const Maker *maker)
{
  double weight = g_rand_double (maker->random) * maker->up_to[maker->options->n_companies - 1];
  int low = 0, high = maker->options->n_companies - 1;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (maker->up_to[middle] < weight)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gint64
choose_amount (const Maker *maker)
{
  double amount = LEAST_AMOUNT * pow (1 - g_rand_double (maker->random), -1 / TAIL);

  return (gint64) MIN (amount, LARGEST_AMOUNT) * UNIT;
}

static void
add_deal (Maker  *maker,
          int     payer,
          int     payee,
          gint64  amount)
{
  if (payer != payee && maker->n_deals < maker->options->n_deals)
    maker->deals[maker->n_deals++] = (MoniacSyntheticDeal) { payer, payee, amount };
}

static void
add_ring (Maker *maker)
{
  int ring[LONGEST_RING];
  int length = g_rand_int_range (maker->random, 2, LONGEST_RING + 1);
  gint64 base = choose_amount (maker);

  for (int i = 0; i < length; i++)
    {
      gboolean again;

      do
        {
          again = FALSE;
          ring[i] = choose_company (maker);
          for (int j = 0; j < i; j++)
            again = again || ring[j] == ring[i];
        }
      while (again);
    }
  for (int i = 0; i < length; i++)
    add_deal (maker, ring[i], ring[(i + 1) % length],
              (gint64) ((double) base * (0.6 + 0.8 * g_rand_double (maker->random))));
}

static void
add_one_way (Maker *maker,
             int    a,
             int    b)
{
  gboolean against = g_rand_double (maker->random) < maker->options->against;

  if ((maker->rank[a] < maker->rank[b]) != against)
    add_deal (maker, a, b, choose_amount (maker));
  else
    add_deal (maker, b, a, choose_amount (maker));
}

/* Every company has at least one deal. */
static void
add_tail (Maker *maker)
{
  g_autofree gboolean *seen = g_new0 (gboolean, maker->options->n_companies);

  for (int i = 0; i < maker->n_deals; i++)
    seen[maker->deals[i].payer] = seen[maker->deals[i].payee] = TRUE;
  for (int i = 0; i < maker->options->n_companies; i++)
    while (!seen[i])
      {
        int other = choose_company (maker);

        if (other == i)
          continue;
        add_one_way (maker, i, other);
        seen[i] = TRUE;
      }
}

static void
hide_amounts (Maker *maker)
{
  for (int i = 0; i < maker->options->n_undisclosed; )
    {
      MoniacSyntheticDeal *deal = &maker->deals[g_rand_int_range (maker->random, 0, maker->n_deals)];

      if (deal->amount < 0)
        continue;
      deal->amount = -1;
      i++;
    }
}

static void
add_deals (Maker *maker)
{
  while (maker->n_deals < RINGS * maker->options->n_deals)
    add_ring (maker);
  add_tail (maker);
  while (maker->n_deals < maker->options->n_deals)
    {
      int a = choose_company (maker), b = choose_company (maker);

      if (a != b)
        add_one_way (maker, a, b);
    }
  hide_amounts (maker);
}

/* Returns: (transfer full): options->n_deals deals */
MoniacSyntheticDeal *
moniac_synthetic_deals (const MoniacSyntheticOptions *options)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (options->seed);
  g_autofree double *up_to = g_new (double, options->n_companies);
  g_autofree double *rank = g_new (double, options->n_companies);
  MoniacSyntheticDeal *deals = g_new (MoniacSyntheticDeal, options->n_deals);
  Maker maker = { options, random, up_to, rank, deals, 0 };
  double sum = 0;

  g_return_val_if_fail (options->n_companies > LONGEST_RING && options->n_deals >= options->n_companies, NULL);
  for (int i = 0; i < options->n_companies; i++)
    {
      sum += pow (i + 1, -HUBS);
      up_to[i] = sum;
      rank[i] = g_rand_double (random);
    }
  add_deals (&maker);

  return deals;
}

char *
moniac_synthetic_file (const MoniacSyntheticOptions *options,
                       gsize                        *length)
{
  g_autofree MoniacSyntheticDeal *deals = moniac_synthetic_deals (options);
  GString *file = g_string_sized_new (160 * (gsize) options->n_deals);

  g_string_append_printf (file, "{\n  \"format\": \"moniac-deals\",\n  \"version\": 1,\n  \"title\": \"Synthetic %d/%d\",\n"
                          "  \"currency\": \"USD\",\n  \"companies\": [\n", options->n_companies, options->n_deals);
  for (int i = 0; i < options->n_companies; i++)
    g_string_append_printf (file, "    { \"id\": \"c%d\", \"name\": \"Company %d\" }%s\n", i, i + 1,
                            i < options->n_companies - 1 ? "," : "");
  g_string_append (file, "  ],\n  \"deals\": [\n");
  for (int i = 0; i < options->n_deals; i++)
    {
      g_string_append_printf (file, "    { \"id\": \"d%d\", \"from\": \"c%d\", \"to\": \"c%d\", \"kind\": \"cloud\", ",
                              i, deals[i].payer, deals[i].payee);
      if (deals[i].amount >= 0)
        g_string_append_printf (file, "\"amount\": %" G_GINT64_FORMAT ", ", deals[i].amount);
      g_string_append_printf (file, "\"date\": \"20%02d-%02d\", \"status\": \"announced\" }%s\n", 15 + i % 10, 1 + i % 12,
                              i < options->n_deals - 1 ? "," : "");
    }
  g_string_append (file, "  ]\n}\n");
  *length = file->len;

  return g_string_free (file, FALSE);
}
