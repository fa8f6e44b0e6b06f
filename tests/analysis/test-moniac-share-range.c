/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The range that undisclosed amounts leave open, against a grid of all their values. */
#include "moniac-circulation.h"
#include "moniac-test-network.h"

static double
share_at (int                   n,
          int                   n_deals,
          const MoniacTestDeal *deals)
{
  g_autoptr (MoniacNetwork) network = moniac_test_network (n, n_deals, deals, NULL);
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);

  return moniac_circulation_share (circulation);
}

static void
test_article (void)
{
  const MoniacTestDeal deals[] = MONIAC_TEST_ARTICLE;
  g_autoptr (MoniacNetwork) network = moniac_test_network (5, 5, deals, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_cmpfloat_with_epsilon (range.low, 0.12048, 0.00001);
  g_assert_cmpfloat_with_epsilon (range.high, 0.43011, 0.00001);
  g_assert_cmpint (range.most_sensitive, ==, 4);
  g_assert_true (range.open);
}

static void
test_closed (void)
{
  const MoniacTestDeal known[] = { { 0, 1, 30 }, { 1, 0, 5 } };
  const MoniacTestDeal hopeless[] = { { 0, 1, 30 }, { 1, 0, 5 }, { 1, 2, -1 }, { -1, 0, -1 } };
  g_autoptr (MoniacNetwork) a = moniac_test_network (2, 2, known, NULL);
  g_autoptr (MoniacNetwork) b = moniac_test_network (3, 4, hopeless, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (a, FALSE, &range, NULL));
  g_assert_false (range.open);
  g_assert_cmpfloat_with_epsilon (range.low, 10.0 / 35, 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, 10.0 / 35, 1e-9);
  g_assert_cmpint (range.most_sensitive, ==, -1);
  g_assert_true (moniac_share_range (b, FALSE, &range, NULL));
  g_assert_false (range.open);
}

/* A loop of which nothing is disclosed may be as large as it likes. */
static void
test_endless (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, -1 }, { 1, 0, -1 }, { 1, 2, 7 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (3, 3, deals, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_cmpfloat (range.high, ==, 1);
  g_assert_cmpfloat (range.low, ==, 0);
  g_assert_true (range.open);
  g_assert_cmpint (range.most_sensitive, >=, 0);
}

/* One undisclosed amount: every whole value up to far beyond use. */
static void
test_grid_of_one (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (43);
  int open = 0;

  for (int round = 0; round < 300; round++)
    {
      MoniacTestDeal deals[12];
      int n = moniac_test_random_deals (random, 4, 9, 9, deals);
      g_autoptr (MoniacNetwork) network = NULL;
      MoniacShareRange range;
      double high = 0, nothing;

      deals[0].amount = -1;
      network = moniac_test_network (4, n, deals, NULL);
      g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
      nothing = share_at (4, n, deals);
      for (int value = 0; value <= 80; value++)
        {
          deals[0].amount = value;
          high = MAX (high, share_at (4, n, deals));
        }
      g_assert_cmpfloat_with_epsilon (range.high, high, 1e-5);
      /* Each unit that is of use brings back at least itself, so nothing is lower than nothing. */
      g_assert_cmpfloat_with_epsilon (range.low, nothing, 1e-9);
      open += range.open;
      if (range.open)
        g_assert_cmpint (range.most_sensitive, ==, 0);
    }
  g_assert_cmpint (open, >, 30);
}

/* Two of them, on a grid. */
static void
test_grid_of_two (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (44);

  for (int round = 0; round < 40; round++)
    {
      MoniacTestDeal deals[12];
      int n = moniac_test_random_deals (random, 4, 10, 5, deals);
      g_autoptr (MoniacNetwork) network = NULL;
      MoniacShareRange range;
      double high = 0;

      deals[0] = (MoniacTestDeal) { 0, 1, -1 };
      deals[1] = (MoniacTestDeal) { 2, 3, -1 };
      network = moniac_test_network (4, n, deals, NULL);
      g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
      for (int value = 0; value <= 24; value++)
        for (int other = 0; other <= 24; other++)
          {
            deals[0].amount = value;
            deals[1].amount = other;
            high = MAX (high, share_at (4, n, deals));
          }
      g_assert_cmpfloat_with_epsilon (range.high, high, 1e-5);
    }
}

/* Two undisclosed legs of one loop: the lowest share is where just one of them is paid. */
static void
test_lowest_corner (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 10 }, { 1, 0, 5 }, { 1, 2, -1 }, { 2, 0, -1 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (3, 4, deals, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_cmpfloat_with_epsilon (range.low, 10.0 / 25, 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, 1, 1e-6);
}

/* Legs of which none moves anything alone, and one that only takes a little away: the legs matter more. */
static void
test_together (void)
{
  const MoniacTestDeal deals[] = {
    { 0, 1, 100 }, { 1, 2, -1 }, { 2, 0, -1 },      /* all of 100 could come back, through both */
    { 3, 4, 10 }, { 4, 3, 5 }, { 3, 4, -1 },        /* nothing more comes back by the third */
  };
  g_autoptr (MoniacNetwork) network = moniac_test_network (5, G_N_ELEMENTS (deals), deals, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_cmpint (range.most_sensitive, ==, 1);
  g_assert_cmpfloat_with_epsilon (range.high, 310.0 / 315, 1e-6);
}

/* Where what is not disclosed joins into loops, the leg that all of them need moves the share most. */
static void
test_endless_leg (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 10 }, { 1, 2, -1 }, { 2, 1, -1 }, { 2, 3, -1 }, { 3, 1, -1 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (4, G_N_ELEMENTS (deals), deals, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_cmpfloat (range.high, ==, 1);
  g_assert_cmpint (range.most_sensitive, ==, 1);
}

/* Thirty open amounts at once: still not just a bound, and lower than any single corner that is easy to think of. */
static void
test_many (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (30);
  MoniacTestDeal deals[200];
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacCirculation) nothing = NULL;
  MoniacShareRange range;

  moniac_test_random_deals (random, 50, 200, 50, deals);
  /* From lower companies to higher ones only, so that they join into no loop. */
  for (int i = 0; i < 30; i++)
    deals[i] = (MoniacTestDeal) { g_rand_int_range (random, 0, 25), g_rand_int_range (random, 25, 50), -1 };
  network = moniac_test_network (50, 200, deals, NULL);
  nothing = moniac_circulation_new (network, NULL);
  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_false (range.bound);
  g_assert_true (range.open);
  g_assert_cmpfloat (range.low, <=, moniac_circulation_share (nothing) + 1e-12);
  g_assert_cmpfloat (range.high, >, moniac_circulation_share (nothing));
}

/* Ranged money beside all loops only dilutes: the lowest share has all of it, the highest none. */
static void
test_beside (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  MoniacDealRecord *beside = moniac_test_deal ("bc", "b", "c", "equity", "10");
  g_autoptr (MoniacNetwork) network = NULL;
  MoniacShareRange range;

  beside->amount.form = MONIAC_AMOUNT_UP_TO;
  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  moniac_test_add_company (document, "c");
  moniac_test_add_deal (document, moniac_test_deal ("ab", "a", "b", "cloud", "5"));
  moniac_test_add_deal (document, moniac_test_deal ("ba", "b", "a", "cloud", "5"));
  moniac_test_add_deal (document, beside);
  network = moniac_network_new (document, NULL);
  g_assert_true (moniac_share_range (network, TRUE, &range, NULL));
  g_assert_cmpfloat_with_epsilon (range.low, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, 1, 1e-9);
  g_assert_cmpint (range.most_sensitive, ==, moniac_network_find_deal (network, "bc"));
}

/* "Up to" amounts vary too, when asked for. */
static void
test_ranges (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  MoniacDealRecord *up_to = moniac_test_deal ("ba", "b", "a", "equity", "10");
  g_autoptr (MoniacNetwork) network = NULL;
  MoniacShareRange range;

  up_to->amount.form = MONIAC_AMOUNT_UP_TO;
  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  moniac_test_add_deal (document, moniac_test_deal ("ab", "a", "b", "cloud", "30"));
  moniac_test_add_deal (document, up_to);
  network = moniac_network_new (document, NULL);
  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_false (range.open);
  g_assert_true (moniac_share_range (network, TRUE, &range, NULL));
  g_assert_true (range.open);
  g_assert_cmpfloat_with_epsilon (range.low, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, 0.5, 1e-6);
}

/* Against a grid of every whole amount of three deals at once: two that are not disclosed, and one of "up to". */

#define GRID 14
#define N_GRID (GRID * GRID * GRID)

typedef struct
{
  MoniacNetwork *network;
  gint64 totals[N_GRID];     /* what comes back: by the amounts of deals 0, 1 and 2 */
  int most[3];               /* the largest amount of each that is of any use, or that may be */
} Grid;

static int
point (int a,
       int b,
       int c)
{
  return (a * GRID + b) * GRID + c;
}

static MoniacNetwork *
network_with_up_to (int                   n,
                    int                   n_deals,
                    const MoniacTestDeal *deals)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();

  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = moniac_test_company_id (i);

      moniac_test_add_company (document, id);
    }
  for (int i = 0; i < n_deals; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%05d", i);
      g_autofree char *payer = deals[i].payer >= 0 ? moniac_test_company_id (deals[i].payer) : NULL;
      g_autofree char *payee = deals[i].payee >= 0 ? moniac_test_company_id (deals[i].payee) : NULL;
      g_autofree char *amount = deals[i].amount >= 0 ? g_strdup_printf ("%d", deals[i].amount) : NULL;
      MoniacDealRecord *record = moniac_test_deal (id, payer, payee, "cloud", amount);

      if (i == 2)
        record->amount.form = MONIAC_AMOUNT_UP_TO;
      moniac_test_add_deal (document, record);
    }

  return moniac_network_new (document, NULL);
}

static void
fill_grid (Grid *grid,
           int   largest_up_to)
{
  g_autofree gint64 *amounts = g_new (gint64, grid->network->n_deals);

  for (int i = 0; i < grid->network->n_deals; i++)
    amounts[i] = grid->network->deals[i].amount;
  for (int a = 0; a < GRID; a++)
    for (int b = 0; b < GRID; b++)
      for (int c = 0; c <= largest_up_to; c++)
        {
          g_autoptr (MoniacNetwork) network = NULL;
          g_autoptr (MoniacCirculation) circulation = NULL;

          amounts[0] = 100 * a;
          amounts[1] = 100 * b;
          amounts[2] = 100 * c;
          network = moniac_network_with_amounts (grid->network, amounts);
          circulation = moniac_circulation_new (network, NULL);
          grid->totals[point (a, b, c)] = circulation->total;
        }
}

/* Up to where more comes back for some amounts of the others, of which deal 2 may be from `least_up_to`. */
static void
find_most (Grid *grid,
           int   least_up_to,
           int   largest_up_to)
{
  grid->most[0] = grid->most[1] = 0;
  grid->most[2] = largest_up_to;
  for (int a = 0; a < GRID; a++)
    for (int b = 0; b < GRID; b++)
      for (int c = least_up_to; c <= largest_up_to; c++)
        {
          gint64 here = grid->totals[point (a, b, c)];

          if (a > 0 && here > grid->totals[point (a - 1, b, c)])
            grid->most[0] = MAX (grid->most[0], a);
          if (b > 0 && here > grid->totals[point (a, b - 1, c)])
            grid->most[1] = MAX (grid->most[1], b);
        }
}

static void
assert_range (const Grid *grid,
              guint       seed,
              int         least_up_to,
              gboolean    ranges)
{
  double low = 1, high = 0;
  MoniacShareRange range;

  for (int a = 0; a <= grid->most[0]; a++)
    for (int b = 0; b <= grid->most[1]; b++)
      for (int c = least_up_to; c <= grid->most[2]; c++)
        {
          gint64 gross = grid->network->gross + 100 * (a + b + c - grid->most[2]);
          double share = gross > 0 ? (double) grid->totals[point (a, b, c)] / (double) gross : 0;

          low = MIN (low, share);
          high = MAX (high, share);
        }
  g_assert_true (moniac_share_range (grid->network, ranges, &range, NULL));
  g_test_message ("seed %u, ranges %d: %g to %g, found %g to %g", seed, ranges, low, high, range.low, range.high);
  g_assert_cmpfloat_with_epsilon (range.low, low, 1e-9);
  /* Amounts between the points of the grid may do a little better, not worse. */
  g_assert_cmpfloat (range.high, >=, high - 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, high, 1e-5);
  g_assert_false (range.bound);
}

static double
share_of_point (const Grid *grid,
                const int  *at)
{
  gint64 gross = grid->network->gross + 100 * (at[0] + at[1] + at[2] - grid->most[2]);

  return gross > 0 ? (double) grid->totals[point (at[0], at[1], at[2])] / (double) gross : 0;
}

/* The highest share while deal `fixed` (-1: none) is at its least. */
static double
highest_without (const Grid *grid,
                 const int  *least,
                 int         fixed)
{
  int most[3] = { grid->most[0], grid->most[1], grid->most[2] };
  double high = 0;

  if (fixed >= 0)
    most[fixed] = least[fixed];
  for (int a = least[0]; a <= most[0]; a++)
    for (int b = least[1]; b <= most[1]; b++)
      for (int c = least[2]; c <= most[2]; c++)
        high = MAX (high, share_of_point (grid, (int[]) { a, b, c }));

  return high;
}

/* How far a deal moves the share: what it does alone, or what the highest share is without it. */
static double
movement_of (const Grid *grid,
             const int  *least,
             int         deal)
{
  int at[3] = { least[0], least[1], least[2] };
  double low = 1, high = 0;

  for (at[deal] = least[deal]; at[deal] <= grid->most[deal]; at[deal]++)
    {
      low = MIN (low, share_of_point (grid, at));
      high = MAX (high, share_of_point (grid, at));
    }

  return MAX (high - low, highest_without (grid, least, -1) - highest_without (grid, least, deal));
}

/* No other deal moves the share more than the one that is named. Returns whether it moves it more than any other. */
static gboolean
assert_most_sensitive (const Grid *grid,
                       guint       seed,
                       int         least_up_to,
                       gboolean    ranges)
{
  const int least[3] = { 0, 0, least_up_to };
  double moves[3], most = 0;
  int n_most = 0;
  MoniacShareRange range;

  g_assert_true (moniac_share_range (grid->network, ranges, &range, NULL));
  for (int i = 0; i < 3; i++)
    {
      moves[i] = movement_of (grid, least, i);
      most = MAX (most, moves[i]);
    }
  g_test_message ("seed %u, ranges %d: %g %g %g, found %d", seed, ranges, moves[0], moves[1], moves[2],
                  range.most_sensitive);
  if (most < 1e-5)
    return FALSE;
  g_assert_cmpint (range.most_sensitive, >=, 0);
  g_assert_cmpint (range.most_sensitive, <, 3);
  g_assert_cmpfloat (moves[range.most_sensitive], >=, most - 1e-5);
  for (int i = 0; i < 3; i++)
    n_most += moves[i] >= most - 1e-5;

  return n_most == 1;
}

static void
test_grid_of_three (void)
{
  int compared = 0, decided = 0;

  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree Grid *grid = g_new0 (Grid, 1);
      g_autoptr (MoniacNetwork) network = NULL;
      MoniacTestDeal deals[9];
      int up_to = g_rand_int_range (random, 1, 5);

      moniac_test_random_deals (random, 4, 9, 3, deals);
      deals[0].amount = deals[1].amount = -1;
      deals[2].amount = up_to;
      /* Those that join into a loop have no end: see test_endless(). */
      if (deals[0].payer == deals[1].payee && deals[1].payer == deals[0].payee)
        continue;
      grid->network = network = network_with_up_to (4, 9, deals);
      fill_grid (grid, up_to);
      find_most (grid, up_to, up_to);
      assert_range (grid, seed, up_to, FALSE);
      decided += assert_most_sensitive (grid, seed, up_to, FALSE);
      find_most (grid, 0, up_to);
      assert_range (grid, seed, 0, TRUE);
      decided += assert_most_sensitive (grid, seed, 0, TRUE);
      compared++;
    }
  g_assert_cmpint (compared, >, 150);
  g_assert_cmpint (decided, >, 80);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share-range/article", test_article);
  g_test_add_func ("/share-range/closed", test_closed);
  g_test_add_func ("/share-range/endless", test_endless);
  g_test_add_func ("/share-range/grid-of-one", test_grid_of_one);
  g_test_add_func ("/share-range/grid-of-two", test_grid_of_two);
  g_test_add_func ("/share-range/grid-of-three", test_grid_of_three);
  g_test_add_func ("/share-range/lowest-corner", test_lowest_corner);
  g_test_add_func ("/share-range/together", test_together);
  g_test_add_func ("/share-range/endless-leg", test_endless_leg);
  g_test_add_func ("/share-range/many", test_many);
  g_test_add_func ("/share-range/beside", test_beside);
  g_test_add_func ("/share-range/ranges", test_ranges);
  return g_test_run ();
}
