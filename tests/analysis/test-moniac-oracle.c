/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Analysis against GLPK, an independent solver of linear programs, on random networks.
 *
 * Each network has a seed of its own, which a failure names. */
#include <glpk.h>
#include <math.h>

#include "moniac-cascade.h"
#include "moniac-circulation.h"
#include "moniac-dependence.h"
#include "moniac-test-network.h"

#define MAX_COMPANIES 9
#define MAX_DEALS 30
#define N_NETWORKS 3000
#define TOLERANCE 1e-6

typedef struct
{
  guint seed;
  int n_companies;
  int n_deals;
  MoniacTestDeal deals[MAX_DEALS];
  MoniacNetwork *network;
} Case;

/* Small and large amounts, few and many companies, sometimes all amounts equal. */
static void
case_init (Case  *self,
           guint  seed)
{
  static const int largest[] = { 1, 9, 1000, 1000000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  self->seed = seed;
  self->n_companies = g_rand_int_range (random, 2, MAX_COMPANIES + 1);
  self->n_deals = moniac_test_random_deals (random, self->n_companies, g_rand_int_range (random, 1, MAX_DEALS + 1),
                                            largest[g_rand_int_range (random, 0, 4)], self->deals);
  self->network = moniac_test_network (self->n_companies, self->n_deals, self->deals, NULL);
}

static void
case_clear (Case *self)
{
  g_clear_pointer (&self->network, moniac_network_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

#define assert_near(self, a, b)                                                                       \
  G_STMT_START {                                                                                      \
    double a_ = (a), b_ = (b);                                                                        \
    if (!(fabs (a_ - b_) <= TOLERANCE * (1 + fabs (a_) + fabs (b_))))                                 \
      g_error ("seed %u: " #a " is %.12g, " #b " is %.12g", (self)->seed, a_, b_);                    \
  } G_STMT_END

#define assert_that(self, condition)                                                                  \
  G_STMT_START {                                                                                      \
    if (!(condition))                                                                                 \
      g_error ("seed %u: not so: " #condition, (self)->seed);                                         \
  } G_STMT_END

static gboolean
is_inside (const MoniacNetworkDeal *deal)
{
  return deal->is_money && deal->payer >= 0 && deal->payee >= 0 && deal->payer != deal->payee;
}

/* A program with one row a company, one column a deal, 0 to its amount; nothing of the deals outside. */
static glp_prob *
new_program (const MoniacNetwork *network)
{
  glp_prob *program = glp_create_prob ();

  if (network->n_companies > 0)
    glp_add_rows (program, network->n_companies);
  if (network->n_deals > 0)
    glp_add_cols (program, network->n_deals);
  for (int i = 0; i < network->n_deals; i++)
    {
      double amount = is_inside (&network->deals[i]) ? (double) network->deals[i].amount : 0;

      glp_set_col_bnds (program, i + 1, amount > 0 ? GLP_DB : GLP_FX, 0, amount);
    }

  return program;
}

static void
set_balance (glp_prob            *program,
             const MoniacNetwork *network)
{
  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];
      int rows[3] = { 0, deal->payer + 1, deal->payee + 1 };
      double values[3] = { 0, -1, 1 };

      if (is_inside (deal))
        glp_set_mat_col (program, i + 1, 2, rows, values);
    }
}

static double
solve (glp_prob *program)
{
  glp_smcp parameters;

  glp_init_smcp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  g_assert_cmpint (glp_simplex (program, &parameters), ==, 0);
  g_assert_cmpint (glp_get_status (program), ==, GLP_OPT);

  return glp_get_obj_val (program);
}

static double
largest_circulation (const MoniacNetwork *network)
{
  glp_prob *program = new_program (network);
  double value;

  set_balance (program, network);
  glp_set_obj_dir (program, GLP_MAX);
  for (int v = 0; v < network->n_companies; v++)
    glp_set_row_bnds (program, v + 1, GLP_FX, 0, 0);
  for (int i = 0; i < network->n_deals; i++)
    glp_set_obj_coef (program, i + 1, 1);
  value = solve (program);
  glp_delete_prob (program);

  return value;
}

static void
test_circulation (void)
{
  for (guint seed = 0; seed < N_NETWORKS; seed++)
    {
      g_auto (Case) self = { 0 };
      g_autoptr (MoniacCirculation) circulation = NULL;
      gint64 balance[MAX_COMPANIES] = { 0 };
      gint64 total = 0;

      case_init (&self, seed);
      circulation = moniac_circulation_new (self.network, NULL);
      for (int i = 0; i < self.n_deals; i++)
        {
          const MoniacNetworkDeal *deal = &self.network->deals[i];
          gint64 back = circulation->comes_back[i];

          assert_that (&self, back >= 0 && back <= deal->amount && (back == 0 || is_inside (deal)));
          if (back == 0)
            continue;
          balance[deal->payer] -= back;
          balance[deal->payee] += back;
          total += back;
        }
      for (int v = 0; v < self.n_companies; v++)
        assert_that (&self, balance[v] == 0);
      assert_that (&self, total == circulation->total);
      assert_near (&self, (double) circulation->total, largest_circulation (self.network));
    }
}

/* The split is the least sum of squares: by Frank and Wolfe (1956), no largest circulation lies downhill of it. Downhill
 * is a linear program; what it could win at most is the whole gap to the least. */
static void
test_split (void)
{
  int split = 0;

  for (guint seed = 0; seed < N_NETWORKS; seed++)
    {
      g_auto (Case) self = { 0 };
      g_autoptr (MoniacCirculation) circulation = NULL;
      glp_prob *program;
      double here = 0, rounding = 0, downhill;
      int whole = 0;

      case_init (&self, seed);
      circulation = moniac_circulation_new (self.network, NULL);
      program = new_program (self.network);
      set_balance (program, self.network);
      glp_set_obj_dir (program, GLP_MIN);
      for (int v = 0; v < self.n_companies; v++)
        glp_set_row_bnds (program, v + 1, GLP_FX, 0, 0);
      whole = glp_add_rows (program, 1);
      glp_set_row_bnds (program, whole, GLP_LO, (double) circulation->total * (1 - 1e-12), 0);
      for (int i = 0; i < self.n_deals; i++)
        {
          const MoniacNetworkDeal *deal = &self.network->deals[i];
          int rows[4] = { 0, deal->payer + 1, deal->payee + 1, whole };
          double values[4] = { 0, -1, 1, 1 };
          double slope;

          if (!is_inside (deal) || deal->amount == 0)
            continue;
          slope = 2 * (double) circulation->comes_back[i] / (double) deal->amount;
          glp_set_mat_col (program, i + 1, 3, rows, values);
          glp_set_obj_coef (program, i + 1, slope);
          here += slope * (double) circulation->comes_back[i];
          /* Whole units: each flow may be a few off, which moves slopes by a few parts of its amount. */
          rounding += 2 * slope * MAX_COMPANIES + 4 * MAX_COMPANIES * 2;
        }
      downhill = solve (program);
      glp_delete_prob (program);
      split += circulation->total > 0;
      if (here - downhill > rounding + TOLERANCE * here)
        g_error ("seed %u: the split could be %g lower", seed, here - downhill);
    }
  g_assert_cmpint (split, >, N_NETWORKS / 2);
}

/* The largest flow from what a company pays to what it receives, as a program of its own. */
static double
largest_return (const MoniacNetwork *network,
                int                  company)
{
  glp_prob *program = new_program (network);
  double value;

  set_balance (program, network);
  glp_set_obj_dir (program, GLP_MAX);
  for (int v = 0; v < network->n_companies; v++)
    glp_set_row_bnds (program, v + 1, GLP_FX, 0, 0);
  for (int i = 0; i < network->n_deals; i++)
    glp_set_obj_coef (program, i + 1, network->deals[i].payer == company ? 1 : 0);
  value = solve (program);
  glp_delete_prob (program);

  return value;
}

static void
test_can_come_back (void)
{
  for (guint seed = 0; seed < N_NETWORKS / 4; seed++)
    {
      g_auto (Case) self = { 0 };
      g_autoptr (MoniacDependence) dependence = NULL;

      case_init (&self, seed);
      dependence = moniac_dependence_new (self.network, NULL);
      for (int v = 0; v < self.n_companies; v++)
        {
          assert_near (&self, (double) dependence->companies[v].can_come_back, largest_return (self.network, v));
          assert_that (&self, moniac_can_come_back (self.network, v, NULL) == dependence->companies[v].can_come_back);
        }
    }
}

/* The greatest clearing vector maximizes the sum of all payments, each at most its limit and at most what its payer has
 * (Eisenberg and Noe 2001, lemma 4); here columns are companies. */
static double
largest_payments (const Case          *self,
                  const MoniacCascade *cascade,
                  const double        *shares)
{
  const MoniacNetwork *network = self->network;
  glp_prob *program = glp_create_prob ();
  double value;

  glp_set_obj_dir (program, GLP_MAX);
  glp_add_rows (program, network->n_companies);
  glp_add_cols (program, network->n_companies);
  for (int v = 0; v < network->n_companies; v++)
    {
      double limit = shares[v] * cascade->owed[v];
      double parts[MAX_COMPANIES + 1] = { 0 };
      double outside = cascade->cash[v];
      int columns[MAX_COMPANIES + 1];

      glp_set_obj_coef (program, v + 1, 1);
      glp_set_col_bnds (program, v + 1, limit > 0 ? GLP_DB : GLP_FX, 0, limit);
      for (int i = 0; i < network->n_deals; i++)
        {
          const MoniacNetworkDeal *deal = &network->deals[i];

          if (deal->payee != v || deal->payer == v || deal->amount == 0)
            continue;
          if (deal->payer < 0)
            outside += (double) deal->amount;
          else
            parts[deal->payer + 1] -= (double) deal->amount / cascade->owed[deal->payer];
        }
      parts[v + 1] = 1;
      for (int u = 1; u <= network->n_companies; u++)
        columns[u] = u;
      glp_set_mat_row (program, v + 1, network->n_companies, columns, parts);
      glp_set_row_bnds (program, v + 1, GLP_UP, 0, outside);
    }
  value = solve (program);
  glp_delete_prob (program);

  return value;
}

static void
test_cascade (void)
{
  int failing = 0;

  for (guint seed = 0; seed < N_NETWORKS; seed++)
    {
      g_auto (Case) self = { 0 };
      g_autoptr (MoniacCascade) cascade = NULL;
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      double shares[MAX_COMPANIES];
      double sum = 0;

      case_init (&self, seed);
      for (int v = 0; v < self.n_companies; v++)
        shares[v] = g_rand_int_range (random, 0, 3) == 0 ? g_rand_double (random) : 1;
      cascade = moniac_cascade_new (self.network, shares);
      for (int v = 0; v < self.n_companies; v++)
        {
          sum += cascade->pays[v];
          failing += cascade->defaults[v];
        }
      assert_near (&self, sum, largest_payments (&self, cascade, shares));
    }
  g_assert_cmpint (failing, >, N_NETWORKS);
}

/* What nothing more can come back of stays in every netting, and so does every company's net. */
static void
test_netting (void)
{
  for (guint seed = 0; seed < N_NETWORKS; seed++)
    {
      g_auto (Case) self = { 0 };
      g_autoptr (MoniacNetwork) pairs = NULL;
      g_autoptr (MoniacNetwork) all = NULL;

      case_init (&self, seed);
      pairs = moniac_netting_apply (self.network, MONIAC_NET_PAIRS);
      all = moniac_netting_apply (self.network, MONIAC_NET_ALL);
      for (int v = 0; v < self.n_companies; v++)
        {
          gint64 net = self.network->companies[v].received - self.network->companies[v].paid;

          assert_that (&self, pairs->companies[v].received - pairs->companies[v].paid == net);
          assert_that (&self, all->companies[v].received - all->companies[v].paid == net);
        }
      assert_near (&self, largest_circulation (all), 0);
      assert_near (&self, (double) all->gross, (double) self.network->gross - largest_circulation (self.network));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/oracle/circulation", test_circulation);
  g_test_add_func ("/oracle/split", test_split);
  g_test_add_func ("/oracle/can-come-back", test_can_come_back);
  g_test_add_func ("/oracle/cascade", test_cascade);
  g_test_add_func ("/oracle/netting", test_netting);
  return g_test_run ();
}
