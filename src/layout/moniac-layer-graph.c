/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the layered graph of a network and its ranks. */
#include "config.h"

#include "moniac-layer-graph.h"

#include <string.h>

#define UNDISCLOSED_WEIGHT 0.02
#define RELATION_WEIGHT 0.003
#define LEAST_WEIGHT 0.0005
/* With more passages than this long bundles take the direct way: a picture of so many is a texture anyway. */
#define MAX_PASSES 20000

/* A deal with what it is grouped and sorted by. */
typedef struct
{
  int deal;
  int from;
  int to;
  gboolean back;
  int turn;                /* money, undisclosed, relations */
  gint64 amount;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *s = a, *t = b;

  if (s->from != t->from)
    return s->from - t->from;
  if (s->to != t->to)
    return s->to - t->to;
  if (s->back != t->back)
    return s->back - t->back;
  if (s->turn != t->turn)
    return s->turn - t->turn;
  if (s->amount != t->amount)
    return s->amount > t->amount ? -1 : 1;
  return s->deal - t->deal;
}

static Entry
make_entry (const MoniacNetwork *network,
            const int           *rank,
            int                  d)
{
  const MoniacNetworkDeal *deal = &network->deals[d];
  Entry entry = { d, deal->payer, deal->payee, FALSE,
                  !deal->is_money ? 2 : !deal->disclosed ? 1 : 0, deal->amount };

  if (rank[deal->payer] < rank[deal->payee])
    return entry;
  if (!deal->is_money && rank[deal->payer] > rank[deal->payee])
    {
      entry.from = deal->payee;
      entry.to = deal->payer;
    }
  else
    entry.back = TRUE;
  return entry;
}

static double
weight_of (const MoniacNetworkDeal *deal,
           double                   heaviest)
{
  if (!deal->is_money)
    return RELATION_WEIGHT;
  if (!deal->disclosed)
    return UNDISCLOSED_WEIGHT;
  return MAX (LEAST_WEIGHT, (double) deal->amount / heaviest);
}

static void
make_bundles (MoniacLayerGraph *self,
              const int        *rank)
{
  const MoniacNetwork *network = self->network;
  g_autofree Entry *entries = g_new (Entry, MAX (network->n_deals, 1));
  double heaviest = 1;
  int n = 0;

  for (int d = 0; d < network->n_deals; d++)
    {
      heaviest = MAX (heaviest, (double) network->deals[d].amount);
      if (network->deals[d].payer >= 0 && network->deals[d].payee >= 0)
        entries[n++] = make_entry (network, rank, d);
    }
  qsort (entries, n, sizeof *entries, compare_entries);
  self->deals = g_new (int, MAX (n, 1));
  self->bundles = g_new0 (MoniacLayerBundle, MAX (n, 1));
  for (int i = 0; i < n; i++)
    {
      const Entry *entry = &entries[i];
      MoniacLayerBundle *bundle;

      if (i == 0 || entry->from != entry[-1].from || entry->to != entry[-1].to
          || entry->back != entry[-1].back)
        self->bundles[self->n_bundles++] = (MoniacLayerBundle) {
            .from = entry->from, .to = entry->to, .back = entry->back, .side = entry->back ? -1 : 0, .first_deal = i
          };
      bundle = &self->bundles[self->n_bundles - 1];
      bundle->n_deals++;
      bundle->weight += weight_of (&network->deals[entry->deal], heaviest);
      self->deals[i] = entry->deal;
    }
}

/* The ranks in which a bundle has passages, from `first` to `last`; none where first > last. */
static void
passed_ranks (const MoniacLayerBundle *bundle,
              const int               *rank,
              int                     *first,
              int                     *last)
{
  *first = bundle->through ? rank[bundle->to] : rank[bundle->from] + 1;
  *last = bundle->through ? rank[bundle->from] : bundle->back ? -1 : rank[bundle->to] - 1;
}

static int
count_passes (const MoniacLayerGraph *self,
              const int              *rank)
{
  int n = 0;

  for (int b = 0; b < self->n_bundles; b++)
    {
      int first, last;

      passed_ranks (&self->bundles[b], rank, &first, &last);
      n += MAX (0, last - first + 1);
    }
  return n;
}

static void
choose_through (MoniacLayerGraph *self,
                const gboolean   *through)
{
  for (int b = 0; b < self->n_bundles && through != NULL; b++)
    self->bundles[b].through = through[b] && moniac_layer_bundle_is_led (&self->bundles[b]);
}

static void
make_items (MoniacLayerGraph *self,
            const int        *rank)
{
  int n_passes = count_passes (self, rank);
  int n = self->network->n_companies;

  if (n_passes > MAX_PASSES)
    n_passes = 0;
  self->items = g_new0 (MoniacLayerItem, MAX (n + n_passes, 1));
  for (int c = 0; c < n; c++)
    self->items[self->n_items++] = (MoniacLayerItem) { c, -1, rank[c] };
  for (int b = 0; b < self->n_bundles; b++)
    {
      MoniacLayerBundle *bundle = &self->bundles[b];
      int first, last;

      bundle->first_pass = self->n_items;
      /* Without passages nothing can run back through the ranks. */
      bundle->through = bundle->through && n_passes > 0;
      passed_ranks (bundle, rank, &first, &last);
      for (int r = first; r <= last && n_passes > 0; r++)
        self->items[self->n_items++] = (MoniacLayerItem) { -1, b, r };
      bundle->n_passes = self->n_items - bundle->first_pass;
    }
  self->ranks = g_new0 (GArray *, MAX (self->n_ranks, 1));
  for (int r = 0; r < self->n_ranks; r++)
    self->ranks[r] = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < self->n_items; i++)
    g_array_append_val (self->ranks[self->items[i].rank], i);
}

static void
make_segments (MoniacLayerGraph *self)
{
  self->segments = g_new0 (MoniacLayerSegment, MAX (self->n_items + self->n_bundles, 1));
  for (int b = 0; b < self->n_bundles; b++)
    {
      const MoniacLayerBundle *bundle = &self->bundles[b];

      for (int i = 0; !bundle->back && i <= bundle->n_passes; i++)
        {
          int left = i == 0 ? bundle->from : bundle->first_pass + i - 1;
          int right = i == bundle->n_passes ? bundle->to : bundle->first_pass + i;

          self->segments[self->n_segments++] = (MoniacLayerSegment) { left, right, b };
        }
      for (int i = 1; bundle->through && i < bundle->n_passes; i++)
        self->segments[self->n_segments++] = (MoniacLayerSegment) { bundle->first_pass + i - 1, bundle->first_pass + i, b };
    }
}

static void
index_segments (MoniacLayerGraph *self,
                gboolean          right,
                int             **first_out,
                int             **by_out)
{
  int *first = g_new0 (int, self->n_items + 1);
  int *by = g_new (int, MAX (self->n_segments, 1));
  g_autofree int *fill = NULL;

  for (int s = 0; s < self->n_segments; s++)
    first[(right ? self->segments[s].left : self->segments[s].right) + 1]++;
  for (int i = 0; i < self->n_items; i++)
    first[i + 1] += first[i];
  fill = g_memdup2 (first, (self->n_items + 1) * sizeof *first);
  for (int s = 0; s < self->n_segments; s++)
    by[fill[right ? self->segments[s].left : self->segments[s].right]++] = s;
  *first_out = first;
  *by_out = by;
}

MoniacLayerGraph *
moniac_layer_graph_new (const MoniacNetwork *network,
                        const int           *rank,
                        int                  n_ranks,
                        const gboolean      *through)
{
  MoniacLayerGraph *self = g_new0 (MoniacLayerGraph, 1);

  self->network = network;
  self->n_ranks = n_ranks;
  make_bundles (self, rank);
  choose_through (self, through);
  make_items (self, rank);
  make_segments (self);
  index_segments (self, TRUE, &self->first_right, &self->by_right);
  index_segments (self, FALSE, &self->first_left, &self->by_left);
  moniac_layer_graph_number (self);
  return self;
}

void
moniac_layer_graph_number (MoniacLayerGraph *self)
{
  for (int r = 0; r < self->n_ranks; r++)
    for (guint i = 0; i < self->ranks[r]->len; i++)
      self->items[g_array_index (self->ranks[r], int, i)].place = (int) i;
}

gboolean
moniac_layer_bundle_is_led (const MoniacLayerBundle *self)
{
  return self->back && !self->through && self->from != self->to;
}

gboolean
moniac_layer_bundle_is_loop (const MoniacLayerBundle *self)
{
  return self->back && self->from == self->to;
}

int
moniac_layer_bundle_turn (const MoniacLayerBundle *self,
                          gboolean                 right)
{
  return right ? self->first_pass + self->n_passes - 1 : self->first_pass;
}

void
moniac_layer_graph_free (MoniacLayerGraph *self)
{
  for (int r = 0; r < self->n_ranks; r++)
    g_array_unref (self->ranks[r]);
  g_free (self->ranks);
  g_free (self->items);
  g_free (self->bundles);
  g_free (self->deals);
  g_free (self->segments);
  g_free (self->first_right);
  g_free (self->by_right);
  g_free (self->first_left);
  g_free (self->by_left);
  g_free (self);
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const MoniacLayerGraph *graph = data;
  int i = *(const int *) a, j = *(const int *) b;
  double s = graph->bundles[i].weight, t = graph->bundles[j].weight;

  return s != t ? (s > t ? -1 : 1) : i - j;
}

GArray *
moniac_layer_graph_list_led (MoniacLayerGraph *self)
{
  GArray *led = g_array_new (FALSE, FALSE, sizeof (int));

  for (int b = 0; b < self->n_bundles; b++)
    if (moniac_layer_bundle_is_led (&self->bundles[b]))
      g_array_append_val (led, b);
  g_array_sort_with_data (led, compare_weights, self);
  return led;
}
