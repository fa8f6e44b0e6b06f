/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far our order within ranks is from the best one: DEALS.deals.json [SECONDS].
 *
 * Ranks, the flows that run back and the ways that they take are those of the figure; what is sought are the places of
 * companies and passing flows within their ranks. The optimum over all orders is found as an integer program (Jünger and
 * Mutzel, "2-layer straightline crossing minimization", 1997, for several layers, with the turns of flows that run back).
 * Crossings weigh share times share of all money, in percent. */
#include <glpk.h>
#include <math.h>
#include <string.h>

#include "moniac-deal-file.h"
#include "moniac-layer-order.h"
#include "moniac-layer-search.h"
#include "moniac-layer-through.h"
#include "moniac-layout.h"
#include "moniac-network.h"
#include "moniac-rank.h"

#define WHOLE 100.0
#define DEFAULT_SECONDS 60
#define CLOSE 1e-6
#define N_CHECKS 20
/* Of a figure of 1280x720, what is about left for the flows. */
#define AREA_WIDTH 940
#define AREA_HEIGHT 540

typedef struct
{
  MoniacLayerGraph *graph;
  MoniacLayerSearch *search;
  glp_prob *problem;
  int *columns;              /* by pair of items i < j of one rank: 1 where i lies above j */
  double fixed;              /* what no order changes */
} Program;

/* "i above j" as factor * column + constant. */
typedef struct
{
  int column;
  double factor;
  double constant;
} Term;

static gboolean
above (const Program *self,
       int            i,
       int            j)
{
  return self->graph->items[i].place < self->graph->items[j].place;
}

static Term
term_of (const Program *self,
         int            i,
         int            j)
{
  int column = self->columns[MIN (i, j) * self->graph->n_items + MAX (i, j)];

  return i < j ? (Term) { column, 1, 0 } : (Term) { column, -1, 1 };
}

/* The parts of what an order costs: pairs of segments, pairs of items, and turns with what lies inside them or with each other. */

typedef struct
{
  void (*segments) (Program *self, const MoniacLayerSegment *a, const MoniacLayerSegment *b, double cost);
  void (*above) (Program *self, int above, int below, double cost);
  void (*inside) (Program *self, const MoniacLayerTurn *turn, int item, double cost);
  void (*turns) (Program *self, const MoniacLayerTurn *a, const MoniacLayerTurn *b, double cost);
} Parts;

static double
weight_of (const MoniacLayerGraph   *graph,
           const MoniacLayerSegment *segment)
{
  return graph->bundles[segment->bundle].weight;
}

static void
foreach_segments (Program     *self,
                  const Parts *parts)
{
  const MoniacLayerGraph *graph = self->graph;

  for (int i = 0; i < graph->n_segments; i++)
    for (int j = i + 1; j < graph->n_segments; j++)
      {
        const MoniacLayerSegment *a = &graph->segments[i], *b = &graph->segments[j];

        if (graph->items[a->left].rank == graph->items[b->left].rank && a->left != b->left && a->right != b->right)
          parts->segments (self, a, b, weight_of (graph, a) * weight_of (graph, b));
      }
}

/* Of two flows led around one side, the one that goes farther lies farther from that side, or they cross. a: the one above. */
static double
nesting_cost (const MoniacLayerGraph  *graph,
              const MoniacLayerBundle *a,
              const MoniacLayerBundle *b)
{
  int a_span = graph->items[a->from].rank - graph->items[a->to].rank;
  int b_span = graph->items[b->from].rank - graph->items[b->to].rank;

  if (a->side != b->side || (a->side < 0 ? a_span <= b_span : a_span >= b_span))
    return 0;
  return a->weight * b->weight;
}

/* What it costs to have u above v: flows led around at one of them cross what runs forward from the other, and each other. */
static double
cost_above (const Program *self,
            int            u,
            int            v)
{
  const MoniacLayerSearch *search = self->search;
  const MoniacLayerBundle *bundles = self->graph->bundles;
  double cost = search->led_right[0][v] * search->forward_right[u] + search->led_right[1][u] * search->forward_right[v]
                + search->led_left[0][v] * search->forward_left[u] + search->led_left[1][u] * search->forward_left[v];

  for (int i = search->first_out[u]; i < search->first_out[u + 1]; i++)
    for (int j = search->first_out[v]; j < search->first_out[v + 1]; j++)
      cost += nesting_cost (self->graph, &bundles[search->out[i]], &bundles[search->out[j]]);
  for (int i = search->first_in[u]; i < search->first_in[u + 1]; i++)
    for (int j = search->first_in[v]; j < search->first_in[v + 1]; j++)
      cost += nesting_cost (self->graph, &bundles[search->in[i]], &bundles[search->in[j]]);
  return cost;
}

static void
foreach_above (Program     *self,
               const Parts *parts)
{
  for (int u = 0; u < self->graph->n_items; u++)
    for (int v = 0; v < self->graph->n_items; v++)
      if (u != v && self->graph->items[u].rank == self->graph->items[v].rank)
        {
          double cost = cost_above (self, u, v);

          if (cost > 0)
            parts->above (self, u, v, cost);
        }
}

static double
load_of (const MoniacLayerSearch *search,
         int                      side,
         int                      item)
{
  if (side == 0)
    return search->forward_left[item] + search->led_left[0][item] + search->led_left[1][item];
  return search->forward_right[item] + search->led_right[0][item] + search->led_right[1][item];
}

static gboolean
ends_at (const MoniacLayerTurn *turn,
         int                    item)
{
  return turn->company == item || turn->pass == item;
}

static void
foreach_turn (Program     *self,
              const Parts *parts,
              int          side,
              int          rank)
{
  const GArray *turns = self->search->turns.of_rank[side][rank], *items = self->graph->ranks[rank];

  for (guint i = 0; turns != NULL && i < turns->len; i++)
    {
      const MoniacLayerTurn *turn = &g_array_index (turns, MoniacLayerTurn, i);

      for (guint k = 0; k < items->len; k++)
        {
          int item = g_array_index (items, int, k);
          double cost = turn->weight * load_of (self->search, side, item);

          if (!ends_at (turn, item) && cost > 0)
            parts->inside (self, turn, item, cost);
        }
      for (guint j = 0; j < i; j++)
        {
          const MoniacLayerTurn *other = &g_array_index (turns, MoniacLayerTurn, j);

          if (!ends_at (turn, other->company) && !ends_at (turn, other->pass))
            parts->turns (self, turn, other, turn->weight * other->weight);
        }
    }
}

static void
foreach_part (Program     *self,
              const Parts *parts)
{
  foreach_segments (self, parts);
  foreach_above (self, parts);
  for (int side = 0; side < 2; side++)
    for (int r = 0; r < self->graph->n_ranks; r++)
      foreach_turn (self, parts, side, r);
}

/* What the order of the graph costs, from the parts */

static double sum;

static void
sum_segments (Program                  *self,
              const MoniacLayerSegment *a,
              const MoniacLayerSegment *b,
              double                    cost)
{
  if (above (self, a->left, b->left) != above (self, a->right, b->right))
    sum += cost;
}

static void
sum_above (Program *self,
           int      u,
           int      v,
           double   cost)
{
  if (above (self, u, v))
    sum += cost;
}

static gboolean
is_inside (const Program         *self,
           const MoniacLayerTurn *turn,
           int                    item)
{
  return above (self, turn->company, item) == above (self, item, turn->pass);
}

static void
sum_inside (Program               *self,
            const MoniacLayerTurn *turn,
            int                    item,
            double                 cost)
{
  if (is_inside (self, turn, item))
    sum += cost;
}

static void
sum_turns (Program               *self,
           const MoniacLayerTurn *a,
           const MoniacLayerTurn *b,
           double                 cost)
{
  if (is_inside (self, a, b->company) != is_inside (self, a, b->pass))
    sum += cost;
}

static double
sum_parts (Program *self)
{
  const Parts parts = { sum_segments, sum_above, sum_inside, sum_turns };

  sum = 0;
  foreach_part (self, &parts);
  return sum;
}

static void
shuffle (MoniacLayerGraph *graph,
         GRand            *random)
{
  for (int r = 0; r < graph->n_ranks; r++)
    for (guint i = graph->ranks[r]->len; i > 1; i--)
      {
        int *items = &g_array_index (graph->ranks[r], int, 0);
        int j = g_rand_int_range (random, 0, (gint32) i), swap = items[i - 1];

        items[i - 1] = items[j];
        items[j] = swap;
      }
  moniac_layer_graph_number (graph);
}

/* The parts must say the same as the layout does, but for what no order changes, of every order. */
static void
find_fixed (Program *self)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  self->fixed = moniac_layer_search_cost (self->search) - sum_parts (self);
  for (int i = 0; i < N_CHECKS; i++)
    {
      shuffle (self->graph, random);
      if (fabs (moniac_layer_search_cost (self->search) - sum_parts (self) - self->fixed) > CLOSE)
        g_error ("the program and the layout differ in what an order costs");
    }
}

/* The order that could be, as a program */

/* Of the form: terms + factor * column within [low, high]; column 0 for none. */
static void
add_row (Program    *self,
         int         n,
         const Term *terms,
         const int  *signs,
         int         column,
         double      factor,
         double      low,
         double      high)
{
  int row = glp_add_rows (self->problem, 1), count = 0, columns[8];
  double factors[8], constant = 0;

  for (int i = 0; i < n; i++)
    {
      columns[++count] = terms[i].column;
      factors[count] = signs[i] * terms[i].factor;
      constant += signs[i] * terms[i].constant;
    }
  if (column > 0)
    {
      columns[++count] = column;
      factors[count] = factor;
    }
  low -= constant;
  high -= constant;
  glp_set_row_bnds (self->problem, row, high > 1e6 ? GLP_LO : low < -1e6 ? GLP_UP : GLP_DB, low, high);
  glp_set_mat_row (self->problem, row, count, columns, factors);
}

static int
add_column (Program *self,
            double   cost)
{
  int column = glp_add_cols (self->problem, 1);

  glp_set_col_bnds (self->problem, column, GLP_DB, 0, 1);
  glp_set_obj_coef (self->problem, column, cost);
  return column;
}

static void
add_order (Program *self)
{
  int n = self->graph->n_items;

  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      if (self->graph->items[i].rank == self->graph->items[j].rank)
        {
          self->columns[i * n + j] = add_column (self, 0);
          glp_set_col_kind (self->problem, self->columns[i * n + j], GLP_BV);
        }
  /* An order has no circles: 0 <= ij + jk - ik <= 1. */
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      for (int k = j + 1; k < n && self->columns[i * n + j] != 0; k++)
        if (self->columns[j * n + k] != 0)
          {
            const Term terms[] = { term_of (self, i, j), term_of (self, j, k), term_of (self, i, k) };

            add_row (self, 3, terms, (const int[]) { 1, 1, -1 }, 0, 0, 0, 1);
          }
}

/* A crossing is at least the difference between the orders at both ends. */
static void
add_segments (Program                  *self,
              const MoniacLayerSegment *a,
              const MoniacLayerSegment *b,
              double                    cost)
{
  const Term terms[] = { term_of (self, a->left, b->left), term_of (self, a->right, b->right) };
  int column = add_column (self, cost);

  add_row (self, 2, terms, (const int[]) { -1, 1 }, column, 1, 0, G_MAXDOUBLE);
  add_row (self, 2, terms, (const int[]) { 1, -1 }, column, 1, 0, G_MAXDOUBLE);
}

static void
add_above (Program *self,
           int      u,
           int      v,
           double   cost)
{
  Term term = term_of (self, u, v);

  glp_set_obj_coef (self->problem, term.column, glp_get_obj_coef (self->problem, term.column) + cost * term.factor);
  glp_set_obj_coef (self->problem, 0, glp_get_obj_coef (self->problem, 0) + cost * term.constant);
}

/* Whether an item lies between the ends of a turn: exactly, from the orders of the three. */
static int
add_between (Program               *self,
             const MoniacLayerTurn *turn,
             int                    item,
             double                 cost)
{
  const Term terms[] = { term_of (self, turn->company, item), term_of (self, item, turn->pass),
                         term_of (self, turn->company, turn->pass) };
  int column = add_column (self, cost);

  add_row (self, 2, terms, (const int[]) { -1, -1 }, column, 1, -1, G_MAXDOUBLE);
  add_row (self, 2, terms, (const int[]) { 1, 1 }, column, 1, 1, G_MAXDOUBLE);
  add_row (self, 3, terms, (const int[]) { -1, -1, 2 }, column, 1, -G_MAXDOUBLE, 1);
  add_row (self, 3, terms, (const int[]) { 1, 1, -2 }, column, 1, -G_MAXDOUBLE, 1);
  return column;
}

static void
add_inside (Program               *self,
            const MoniacLayerTurn *turn,
            int                    item,
            double                 cost)
{
  add_between (self, turn, item, cost);
}

static void
add_turns (Program               *self,
           const MoniacLayerTurn *a,
           const MoniacLayerTurn *b,
           double                 cost)
{
  const Term terms[] = { { add_between (self, a, b->company, 0), 1, 0 }, { add_between (self, a, b->pass, 0), 1, 0 } };
  int column = add_column (self, cost);

  add_row (self, 2, terms, (const int[]) { -1, 1 }, column, 1, 0, G_MAXDOUBLE);
  add_row (self, 2, terms, (const int[]) { 1, -1 }, column, 1, 0, G_MAXDOUBLE);
}

/* What the search has shown so far: no order is better. */
static void
keep_bound (glp_tree *tree,
            void     *data)
{
  int node = glp_ios_best_node (tree);

  if (node != 0)
    *(double *) data = MAX (*(double *) data, glp_ios_node_bound (tree, node));
}

/* The cost of the best order; or, where time is up, one below which there is none. */
static double
find_optimum (Program  *self,
              int       seconds,
              gboolean *proven)
{
  const Parts parts = { add_segments, add_above, add_inside, add_turns };
  glp_iocp options;
  double bound = 0;

  self->problem = glp_create_prob ();
  glp_term_out (GLP_OFF);
  glp_set_obj_dir (self->problem, GLP_MIN);
  add_order (self);
  foreach_part (self, &parts);
  glp_init_iocp (&options);
  options.presolve = GLP_ON;
  options.tm_lim = seconds * 1000;
  options.cb_func = keep_bound;
  options.cb_info = &bound;
  *proven = glp_get_num_cols (self->problem) == 0
            || (glp_intopt (self->problem, &options) == 0 && glp_mip_status (self->problem) == GLP_OPT);
  if (*proven && glp_get_num_cols (self->problem) > 0)
    bound = glp_mip_obj_val (self->problem);
  glp_delete_prob (self->problem);
  return bound + self->fixed;
}

/* As the view does it for a figure that was not on show. */
static MoniacLayerGraph *
arrange (MoniacNetwork *network,
         double        *height)
{
  MoniacLayoutInput input = { .network = network, .view = MONIAC_VIEW_LAYERS, .width = AREA_WIDTH, .height = AREA_HEIGHT,
                              .area = { 0, 0, AREA_WIDTH, AREA_HEIGHT }, .unit = 1 };
  g_autofree int *rank = g_new0 (int, MAX (network->n_companies, 1));
  g_autofree gboolean *pinned = g_new0 (gboolean, MAX (network->n_companies, 1));
  g_autofree gboolean *through = NULL;
  MoniacLayerGraph *graph;
  gboolean fallback = FALSE;
  int n_ranks;

  moniac_rank_find (&input, NULL, rank, &n_ranks, &fallback);
  if (fallback)
    g_error ("Graphviz placed nothing: these are not the ranks of the figure");
  through = moniac_layer_through_choose (&input, rank, n_ranks);
  graph = moniac_layer_graph_new (network, rank, n_ranks, through);
  moniac_layer_order_find (graph, height, pinned);
  return graph;
}

/* Shares in percent squared that one unit of cost stands for: the heaviest bundle weighs 1. */
static double
measure_unit (const MoniacLayerGraph *graph)
{
  double total = 0, heaviest = 0;

  for (int b = 0; b < graph->n_bundles; b++)
    {
      const MoniacLayerBundle *bundle = &graph->bundles[b];
      double amount = 0;

      for (int i = bundle->first_deal; i < bundle->first_deal + bundle->n_deals; i++)
        amount += (double) graph->network->deals[graph->deals[i]].amount;
      total += amount;
      heaviest = MAX (heaviest, amount);
    }
  return total > 0 ? pow (WHOLE * heaviest / total, 2) : 0;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacLayerGraph) graph = NULL;
  g_auto (MoniacLayerSearch) search = { 0 };
  g_autofree double *height = NULL;
  g_autofree int *columns = NULL;
  MoniacNetworkOptions options = { 0 };
  Program program;
  gboolean proven;
  double unit, ours, optimum;

  if (argc < 2)
    g_error ("usage: moniac-layout-optimum DEALS.deals.json [SECONDS]");
  document = moniac_deal_file_load (argv[1], problems, NULL, NULL);
  if (document == NULL)
    g_error ("%s is not a deal file that opens", argv[1]);
  network = moniac_network_new (document, &options);
  height = g_new (double, MAX (network->n_companies, 1));
  for (int c = 0; c < network->n_companies; c++)
    height[c] = NAN;
  graph = arrange (network, height);
  moniac_layer_search_init (&search, graph, height);
  columns = g_new0 (int, (gsize) graph->n_items * (gsize) graph->n_items);
  program = (Program) { graph, &search, NULL, columns };
  unit = measure_unit (graph);
  ours = moniac_layer_search_cost (&search);
  find_fixed (&program);
  optimum = find_optimum (&program, argc > 2 ? atoi (argv[2]) : DEFAULT_SECONDS, &proven);
  g_print ("{ \"order\": %.4f, \"optimum\": %.4f, \"proven\": %s, \"ranks\": %d, \"stops\": %d, \"pieces\": %d, \"turns\": %d }\n",
           unit * ours, unit * optimum, proven ? "true" : "false", graph->n_ranks, graph->n_items, graph->n_segments,
           search.turns.n);
  return 0;
}
