/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders the ends of deals around the ring and groups them by partner. */
#include "config.h"

#include "moniac-rim.h"

#include <string.h>

#include "moniac-stroke.h"

/* Within a group, clockwise; the group at the other end reads the same from its own side. */
enum
{
  TURN_PAYS,
  TURN_PAYS_UNDISCLOSED,
  TURN_RELATION,
  TURN_GETS_UNDISCLOSED,
  TURN_GETS,
};

/* A slot with what it is sorted by. */
typedef struct
{
  MoniacRimSlot slot;
  int company;
  int partner;
  int place;               /* of the partner */
  int turn;
  int serial;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *s = a, *t = b;

  if (s->company != t->company)
    return s->company - t->company;
  if (s->place != t->place)
    return s->place - t->place;
  return s->turn != t->turn ? s->turn - t->turn : s->serial - t->serial;
}

static int
turn_of (const MoniacNetworkDeal *deal,
         gboolean                 pays)
{
  if (!deal->is_money)
    return TURN_RELATION;
  if (!deal->disclosed)
    return pays ? TURN_PAYS_UNDISCLOSED : TURN_GETS_UNDISCLOSED;
  return pays ? TURN_PAYS : TURN_GETS;
}

static Entry
make_entry (const MoniacNetwork *network,
            const int           *position,
            int                  d,
            gboolean             pays)
{
  const MoniacNetworkDeal *deal = &network->deals[d];
  int company = pays ? deal->payer : deal->payee;
  int partner = pays ? deal->payee : deal->payer;
  int n = network->n_companies;
  gboolean ahead;
  Entry entry = { { d, pays }, company, partner };

  entry.turn = turn_of (deal, pays);
  if (partner == MONIAC_OUTSIDE)
    entry.place = n + 3;
  else if (partner == company)
    entry.place = pays ? n + 1 : n + 2;
  else
    entry.place = n - (position[partner] - position[company] + n) % n;
  ahead = deal->is_money ? pays : company < partner;
  entry.serial = ahead ? d : -d;
  return entry;
}

static Entry *
list_entries (const MoniacNetwork *network,
              const int           *order,
              int                 *n_out)
{
  g_autofree int *position = g_new (int, MAX (network->n_companies, 1));
  Entry *entries = g_new (Entry, MAX (2 * network->n_deals, 1));
  int n = 0;

  for (int i = 0; i < network->n_companies; i++)
    position[order[i]] = i;
  for (int d = 0; d < network->n_deals; d++)
    {
      if (network->deals[d].payer >= 0)
        entries[n++] = make_entry (network, position, d, TRUE);
      if (network->deals[d].payee >= 0)
        entries[n++] = make_entry (network, position, d, FALSE);
    }
  qsort (entries, n, sizeof *entries, compare_entries);
  *n_out = n;
  return entries;
}

static void
group_entries (MoniacRim   *self,
               const Entry *entries)
{
  int company = 0;

  for (int i = 0; i < self->n_slots; i++)
    {
      const Entry *entry = &entries[i];

      self->slots[i] = entry->slot;
      if (i == 0 || entry->company != entry[-1].company || entry->place != entry[-1].place
          || entry->partner == MONIAC_OUTSIDE || entry->partner == entry->company)
        {
          while (company <= entry->company)
            self->first[company++] = self->n_groups;
          self->groups[self->n_groups++] = (MoniacRimGroup) { entry->company, entry->partner, -1, i };
        }
      self->groups[self->n_groups - 1].n++;
    }
  while (company <= self->network->n_companies)
    self->first[company++] = self->n_groups;
}

/* Of the two companies, or of a deal with oneself, which has groups of its own. */
static gpointer
mate_key (const MoniacRim      *self,
          const MoniacRimGroup *group)
{
  gsize n = self->network->n_companies;
  gsize low = MIN (group->company, group->partner), high = MAX (group->company, group->partner);

  if (group->partner == group->company)
    return GSIZE_TO_POINTER (n * n + 1 + (gsize) self->slots[group->first].deal);
  return GSIZE_TO_POINTER (low * n + high + 1);
}

static void
find_mates (MoniacRim *self)
{
  g_autoptr (GHashTable) by_pair = g_hash_table_new (NULL, NULL);

  for (int g = 0; g < self->n_groups; g++)
    {
      MoniacRimGroup *group = &self->groups[g];
      gpointer key = mate_key (self, group), mate;

      if (group->partner == MONIAC_OUTSIDE)
        continue;
      if (!g_hash_table_lookup_extended (by_pair, key, NULL, &mate))
        g_hash_table_insert (by_pair, key, GINT_TO_POINTER (g));
      else
        {
          group->mate = GPOINTER_TO_INT (mate);
          self->groups[group->mate].mate = g;
        }
    }
}

MoniacRim *
moniac_rim_new (const MoniacNetwork *network,
                const int           *order)
{
  MoniacRim *self = g_new0 (MoniacRim, 1);
  g_autofree Entry *entries = list_entries (network, order, &self->n_slots);

  self->network = network;
  self->slots = g_new0 (MoniacRimSlot, MAX (self->n_slots, 1));
  self->groups = g_new0 (MoniacRimGroup, MAX (self->n_slots, 1));
  self->first = g_new0 (int, network->n_companies + 1);
  group_entries (self, entries);
  find_mates (self);
  return self;
}

void
moniac_rim_free (MoniacRim *self)
{
  g_free (self->groups);
  g_free (self->first);
  g_free (self->slots);
  g_free (self);
}

void
moniac_rim_set_scale (MoniacRim *self,
                      double     scale,
                      double     unit,
                      double     extra)
{
  for (int g = 0; g < self->n_groups; g++)
    {
      MoniacRimGroup *group = &self->groups[g];
      double at = 0;

      for (int i = group->first; i < group->first + group->n; i++)
        {
          MoniacRimSlot *slot = &self->slots[i];
          const MoniacNetworkDeal *deal = &self->network->deals[slot->deal];

          slot->width = deal->amount * scale + extra * moniac_stroke_extra (deal, unit);
          slot->offset = at + slot->width / 2;
          at += slot->width;
        }
      group->width = at;
      for (int i = group->first; i < group->first + group->n; i++)
        self->slots[i].offset -= at / 2;
    }
}
