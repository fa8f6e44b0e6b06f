/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares the network that is laid out with the one on show. */
#include "config.h"

#include "moniac-change.h"

#include "moniac-tie.h"

/* A change is small where this many companies or ties are new or gone, or this share of them. */
#define FEW 3
#define SMALL_SHARE 0.1

/* For each company on show its index in the network that is laid out, or -1; both are sorted by id. Free with g_free(). */
static int *
match_companies (const MoniacNetwork *before,
                 const MoniacNetwork *after,
                 int                 *n_kept)
{
  int *match = g_new (int, MAX (before->n_companies, 1));

  *n_kept = 0;
  for (int c = 0; c < before->n_companies; c++)
    {
      match[c] = moniac_network_find_company (after, before->companies[c].record->id);
      *n_kept += match[c] >= 0;
    }
  return match;
}

/* How many ties are in both. Matching keeps the order, and so that of the ties. */
static int
count_kept_ties (const int       *match,
                 int              n_before,
                 const MoniacTie *before,
                 int              n_after,
                 const MoniacTie *after)
{
  int kept = 0, j = 0;

  for (int i = 0; i < n_before; i++)
    {
      int a = match[before[i].a], b = match[before[i].b];

      if (a < 0 || b < 0)
        continue;
      while (j < n_after && (after[j].a < a || (after[j].a == a && after[j].b < b)))
        j++;
      kept += j < n_after && after[j].a == a && after[j].b == b;
    }
  return kept;
}

static gboolean
is_small (int changed,
          int all)
{
  return changed <= MAX (FEW, SMALL_SHARE * all);
}

/* How many ties are in only one of the networks. */
static int
count_changed_ties (const MoniacNetwork *before,
                    const MoniacNetwork *after,
                    const int           *match,
                    int                 *n_after)
{
  int n_before;
  g_autofree MoniacTie *old = moniac_ties_of_network (before, &n_before);
  g_autofree MoniacTie *new = moniac_ties_of_network (after, n_after);

  return n_before + *n_after - 2 * count_kept_ties (match, n_before, old, *n_after, new);
}

MoniacChange
moniac_change_find (const MoniacLayoutInput *input)
{
  const MoniacScene *previous = input->previous;
  g_autofree int *match = NULL;
  int n_kept, n_ties, changed, changed_ties;

  if (previous == NULL || previous->view != input->view)
    return MONIAC_CHANGE_ALL;
  match = match_companies (previous->network, input->network, &n_kept);
  changed = previous->n_companies + input->network->n_companies - 2 * n_kept;
  if (n_kept == 0 || !is_small (changed, input->network->n_companies))
    return MONIAC_CHANGE_ALL;
  changed_ties = count_changed_ties (previous->network, input->network, match, &n_ties);
  if (!is_small (changed_ties, n_ties))
    return MONIAC_CHANGE_ALL;
  return changed > 0 || changed_ties > 0 ? MONIAC_CHANGE_SOME : MONIAC_CHANGE_AMOUNTS;
}
