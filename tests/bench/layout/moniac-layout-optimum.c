/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an order within ranks is from the best one: DEALS.deals.json GEOMETRY.json [SECONDS].
 *
 * Ranks are the columns in which the geometry has its companies; a deal that leads forward over several columns
 * passes each of them at a place of its own. Crossings between neighbouring ranks weigh share times share of all
 * money, in percent. The optimum over all orders is found as an integer program (Jünger and Mutzel, "2-layer
 * straightline crossing minimization", 1997, for several layers). Deals that lead back are left out on both sides:
 * they go around and do not take part in the order. */
#include <glpk.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "moniac-deal-file.h"
#include "moniac-network.h"

#define WHOLE 100.0
#define DEFAULT_SECONDS 60

/* A company, or the place where a deal passes a rank. */
typedef struct
{
  int rank;
  int place;                 /* from the top in its rank */
  double y;
} Stop;

/* A piece of a deal between neighbouring ranks. */
typedef struct
{
  int from;
  int to;
  double weight;
} Piece;

typedef struct
{
  MoniacNetwork *network;
  GArray *stops;             /* of Stop; companies first, as in the network */
  GArray *pieces;            /* of Piece */
  GArray *columns;           /* of double: x of the ranks */
} Layering;

static Stop *
stop_at (const Layering *self,
         int             i)
{
  return &g_array_index (self->stops, Stop, i);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Ranks */

static void
find_columns (Layering  *self,
              JsonArray *companies)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (double));
  double width = 0;

  for (guint i = 0; i < json_array_get_length (companies); i++)
    {
      JsonObject *company = json_array_get_object_element (companies, i);
      double x = json_object_get_double_member (company, "x");

      g_array_append_val (places, x);
      width = MAX (width, json_object_get_double_member (company, "width"));
    }
  g_array_sort (places, compare_doubles);
  for (guint i = 0; i < places->len; i++)
    {
      double x = g_array_index (places, double, i);

      if (self->columns->len == 0 || x - g_array_index (self->columns, double, self->columns->len - 1) > width / 2)
        g_array_append_val (self->columns, x);
    }
}

static int
rank_of (const Layering *self,
         double          x)
{
  int best = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if (fabs (g_array_index (self->columns, double, i) - x) < fabs (g_array_index (self->columns, double, best) - x))
      best = (int) i;
  return best;
}

static void
take_companies (Layering  *self,
                JsonArray *companies)
{
  g_array_set_size (self->stops, (guint) self->network->n_companies);
  for (guint i = 0; i < json_array_get_length (companies); i++)
    {
      JsonObject *object = json_array_get_object_element (companies, i);
      int company = moniac_network_find_company (self->network, json_object_get_string_member (object, "id"));

      g_assert (company >= 0);
      *stop_at (self, company) = (Stop) { rank_of (self, json_object_get_double_member (object, "x")), 0,
                                          json_object_get_double_member (object, "y") };
    }
}

/* The height at which a path first passes a column. */
static double
height_at (JsonArray *path,
           double     x)
{
  double y = 0;

  for (guint i = 0; i + 1 < json_array_get_length (path); i++)
    {
      JsonArray *a = json_array_get_array_element (path, i), *b = json_array_get_array_element (path, i + 1);
      double ax = json_array_get_double_element (a, 0), ay = json_array_get_double_element (a, 1);
      double bx = json_array_get_double_element (b, 0), by = json_array_get_double_element (b, 1);

      y = by;
      if (ax <= x && x <= bx)
        return ax < bx ? ay + (by - ay) * (x - ax) / (bx - ax) : ay;
    }
  return y;
}

static void
take_ribbon (Layering   *self,
             JsonObject *ribbon,
             double      total)
{
  int index = moniac_network_find_deal (self->network, json_object_get_string_member (ribbon, "deal"));
  const MoniacNetworkDeal *deal = &self->network->deals[index];
  int first = stop_at (self, deal->payer)->rank, last = stop_at (self, deal->payee)->rank;
  Piece piece = { deal->payer, 0, WHOLE * deal->amount / MAX (total, 1) };

  for (int rank = first + 1; rank < last; rank++)
    {
      double x = g_array_index (self->columns, double, rank);
      Stop stop = { rank, 0, height_at (json_object_get_array_member (ribbon, "path"), x) };

      piece.to = (int) self->stops->len;
      g_array_append_val (self->stops, stop);
      g_array_append_val (self->pieces, piece);
      piece.from = piece.to;
    }
  piece.to = deal->payee;
  if (first < last)
    g_array_append_val (self->pieces, piece);
}

static void
set_places (Layering *self)
{
  for (guint i = 0; i < self->stops->len; i++)
    for (guint j = 0; j < self->stops->len; j++)
      {
        const Stop *other = stop_at (self, (int) j);
        Stop *stop = stop_at (self, (int) i);

        if (other->rank == stop->rank && (other->y < stop->y || (other->y == stop->y && j < i)))
          stop->place++;
      }
}

static void
layering_init (Layering      *self,
               MoniacNetwork *network,
               JsonObject    *geometry)
{
  JsonArray *companies = json_object_get_array_member (geometry, "companies");
  JsonArray *ribbons = json_object_get_array_member (geometry, "ribbons");
  double total = 0;

  *self = (Layering) { network, g_array_new (FALSE, FALSE, sizeof (Stop)), g_array_new (FALSE, FALSE, sizeof (Piece)),
                       g_array_new (FALSE, FALSE, sizeof (double)) };
  find_columns (self, companies);
  take_companies (self, companies);
  for (int i = 0; i < network->n_deals; i++)
    total += network->deals[i].amount;
  for (guint i = 0; i < json_array_get_length (ribbons); i++)
    take_ribbon (self, json_array_get_object_element (ribbons, i), total);
  set_places (self);
}

static void
layering_clear (Layering *self)
{
  g_array_unref (self->stops);
  g_array_unref (self->pieces);
  g_array_unref (self->columns);
}

/* The order that is */

typedef void (*PairFunc) (const Piece *a,
                          const Piece *b,
                          gpointer     data);

/* Pairs of pieces between the same two ranks that share no end: they cross or not by the order alone. */
static void
foreach_pair (const Layering *self,
              PairFunc        func,
              gpointer        data)
{
  for (guint i = 0; i < self->pieces->len; i++)
    for (guint j = i + 1; j < self->pieces->len; j++)
      {
        const Piece *a = &g_array_index (self->pieces, Piece, i), *b = &g_array_index (self->pieces, Piece, j);

        if (stop_at (self, a->from)->rank == stop_at (self, b->from)->rank && a->from != b->from && a->to != b->to)
          func (a, b, data);
      }
}

typedef struct
{
  const Layering *layering;
  double sum;
} Sum;

static void
add_crossing (const Piece *a,
              const Piece *b,
              gpointer     data)
{
  Sum *self = data;
  int before = stop_at (self->layering, a->from)->place - stop_at (self->layering, b->from)->place;
  int after = stop_at (self->layering, a->to)->place - stop_at (self->layering, b->to)->place;

  if ((before < 0) != (after < 0))
    self->sum += a->weight * b->weight;
}

static double
weigh_order (const Layering *self)
{
  Sum sum = { self, 0 };

  foreach_pair (self, add_crossing, &sum);
  return sum.sum;
}

/* The order that could be */

typedef struct
{
  const Layering *layering;
  glp_prob *problem;
  int *columns;              /* by pair of stops i < j of one rank: 1 where i lies above j */
} Program;

static int
order_column (const Program *self,
              int            i,
              int            j)
{
  return self->columns[i * (int) self->layering->stops->len + j];
}

static void
add_order_columns (Program *self)
{
  int n = (int) self->layering->stops->len;

  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      if (stop_at (self->layering, i)->rank == stop_at (self->layering, j)->rank)
        {
          int column = glp_add_cols (self->problem, 1);

          glp_set_col_kind (self->problem, column, GLP_BV);
          self->columns[i * n + j] = column;
        }
}

/* Of three columns; GLPK counts from 1. */
static void
add_row (glp_prob     *problem,
         const int     columns[4],
         const double  factors[4],
         int           type,
         double        low,
         double        high)
{
  int row = glp_add_rows (problem, 1);

  glp_set_row_bnds (problem, row, type, low, high);
  glp_set_mat_row (problem, row, 3, columns, factors);
}

/* An order has no circles: 0 <= ij + jk - ik <= 1. */
static void
add_order_rows (Program *self)
{
  int n = (int) self->layering->stops->len;
  const double factors[] = { 0, 1, 1, -1 };

  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      for (int k = j + 1; k < n && order_column (self, i, j) != 0; k++)
        {
          const int columns[] = { 0, order_column (self, i, j), order_column (self, j, k), order_column (self, i, k) };

          if (columns[2] != 0)
            add_row (self->problem, columns, factors, GLP_DB, 0, 1);
        }
}

/* "i above j" as factor * column + constant. */
static int
above (const Program *self,
       int            i,
       int            j,
       double        *factor,
       double        *constant)
{
  *factor = i < j ? 1 : -1;
  *constant = i < j ? 0 : 1;
  return order_column (self, MIN (i, j), MAX (i, j));
}

/* A crossing is at least the difference between the orders at both ends. */
static void
add_pair (const Piece *a,
          const Piece *b,
          gpointer     data)
{
  Program *self = data;
  double f1, c1, f2, c2;
  int first = above (self, a->from, b->from, &f1, &c1), second = above (self, a->to, b->to, &f2, &c2);
  int crossing = glp_add_cols (self->problem, 1);
  const int columns[] = { 0, crossing, first, second };

  glp_set_col_bnds (self->problem, crossing, GLP_LO, 0, 0);
  glp_set_obj_coef (self->problem, crossing, a->weight * b->weight);
  add_row (self->problem, columns, (const double[]) { 0, 1, -f1, f2 }, GLP_LO, c1 - c2, 0);
  add_row (self->problem, columns, (const double[]) { 0, 1, f1, -f2 }, GLP_LO, c2 - c1, 0);
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

/* The weight of the best order; or, where time is up, one below which there is none. */
static double
find_optimum (const Layering *layering,
              int             seconds,
              gboolean       *proven)
{
  int n = (int) layering->stops->len;
  g_autofree int *columns = g_new0 (int, (gsize) n * (gsize) n);
  Program self = { layering, glp_create_prob (), columns };
  glp_iocp options;
  double bound = 0;

  glp_term_out (GLP_OFF);
  glp_set_obj_dir (self.problem, GLP_MIN);
  add_order_columns (&self);
  add_order_rows (&self);
  foreach_pair (layering, add_pair, &self);
  glp_init_iocp (&options);
  options.presolve = GLP_ON;
  options.tm_lim = seconds * 1000;
  options.cb_func = keep_bound;
  options.cb_info = &bound;
  *proven = glp_get_num_cols (self.problem) == 0
            || (glp_intopt (self.problem, &options) == 0 && glp_mip_status (self.problem) == GLP_OPT);
  if (*proven && glp_get_num_cols (self.problem) > 0)
    bound = glp_mip_obj_val (self.problem);
  glp_delete_prob (self.problem);
  return bound;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  MoniacNetworkOptions options = { 0 };
  Layering layering;
  gboolean proven;
  double ours, optimum;

  if (argc < 3)
    g_error ("usage: moniac-layout-optimum DEALS.deals.json GEOMETRY.json [SECONDS]");
  document = moniac_deal_file_load (argv[1], problems, NULL, NULL);
  if (document == NULL)
    g_error ("%s is not a deal file that opens", argv[1]);
  if (!json_parser_load_from_file (parser, argv[2], &error))
    g_error ("%s: %s", argv[2], error->message);
  network = moniac_network_new (document, &options);
  layering_init (&layering, network, json_node_get_object (json_parser_get_root (parser)));
  ours = weigh_order (&layering);
  optimum = find_optimum (&layering, argc > 3 ? atoi (argv[3]) : DEFAULT_SECONDS, &proven);
  g_print ("{ \"order\": %.4f, \"optimum\": %.4f, \"proven\": %s, \"ranks\": %u, \"stops\": %u, \"pieces\": %u }\n",
           ours, optimum, proven ? "true" : "false", layering.columns->len, layering.stops->len, layering.pieces->len);
  layering_clear (&layering);
  return 0;
}
