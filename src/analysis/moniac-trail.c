/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trail: the way of a company's money, step by step. */
#include "config.h"

#include "moniac-trail.h"

#include <glib/gi18n-lib.h>

#include "moniac-dependence.h"
#include "moniac-money.h"

/* Companies told by name; of more only the number. */
#define MAX_NAMED 3
/* Steps told one after the other; earlier ones give way. */
#define MAX_TOLD 5

G_DEFINE_BOXED_TYPE (MoniacTrail, moniac_trail, moniac_trail_ref, moniac_trail_unref)

/* Whether some of what comes back runs through the deal. */
static gboolean
carries (const MoniacTrail *self,
         const gint64      *flow,
         int                deal)
{
  const MoniacNetworkDeal *it = &self->network->deals[deal];

  return it->is_money && flow[deal] > 0 && it->payer != MONIAC_OUTSIDE && it->payee != MONIAC_OUTSIDE
         && it->payer != it->payee;
}

/* For each company how many payments away it is, -1 where the money does not come: rounds over the deals, of which
 * there are no more than the trail has steps. */
static int *
find_distances (const MoniacTrail *self,
                const gint64      *flow)
{
  int *distance = g_new (int, self->network->n_companies + 1);
  gboolean found = TRUE;

  for (int v = 0; v < self->network->n_companies; v++)
    distance[v] = -1;
  distance[self->company] = 0;
  for (int round = 0; found; round++)
    {
      found = FALSE;
      for (int i = 0; i < self->network->n_deals; i++)
        {
          const MoniacNetworkDeal *deal = &self->network->deals[i];

          if (carries (self, flow, i) && distance[deal->payer] == round && distance[deal->payee] < 0)
            {
              distance[deal->payee] = round + 1;
              found = TRUE;
            }
        }
    }

  return distance;
}

/* All that the company pays. */
static void
take_first_step (MoniacTrail *self)
{
  for (int i = 0; i < self->network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->network->deals[i];

      self->step[i] = -1;
      if (!deal->is_money || deal->amount == 0 || deal->payer != self->company || deal->payee == self->company)
        continue;
      self->step[i] = 0;
      self->carried[i] = deal->amount;
      self->paid += deal->amount;
    }
  self->n_steps = self->paid > 0 ? 1 : 0;
}

static void
take_other_steps (MoniacTrail  *self,
                  const gint64 *flow,
                  const int    *distance)
{
  for (int i = 0; i < self->network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->network->deals[i];

      if (!carries (self, flow, i) || deal->payer == self->company || distance[deal->payer] < 0)
        continue;
      self->step[i] = distance[deal->payer];
      self->carried[i] = flow[i];
      self->n_steps = MAX (self->n_steps, self->step[i] + 1);
    }
  self->back = g_new0 (gint64, self->n_steps + 1);
  for (int i = 0; i < self->network->n_deals; i++)
    for (int s = self->step[i]; s > 0 && s < self->n_steps && self->network->deals[i].payee == self->company; s++)
      self->back[s] += self->carried[i];
}

/**
 * moniac_trail_new:
 * @company: index of a company of the network
 *
 * Returns: (transfer full): the way of its money; what comes back is as in moniac_can_come_back()
 */
MoniacTrail *
moniac_trail_new (MoniacNetwork *network,
                  int            company)
{
  MoniacTrail *self;
  g_autofree gint64 *flow = NULL;
  g_autofree int *distance = NULL;

  g_return_val_if_fail (network != NULL, NULL);
  g_return_val_if_fail (company >= 0 && company < network->n_companies, NULL);

  self = g_new0 (MoniacTrail, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->network = moniac_network_ref (network);
  self->company = company;
  self->step = g_new (int, network->n_deals + 1);
  self->carried = g_new0 (gint64, network->n_deals + 1);
  flow = g_new (gint64, network->n_deals + 1);
  moniac_can_come_back (network, company, flow);
  distance = find_distances (self, flow);
  take_first_step (self);
  take_other_steps (self, flow, distance);

  return self;
}

MoniacTrail *
moniac_trail_ref (MoniacTrail *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_trail_unref (MoniacTrail *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  moniac_network_unref (self->network);
  g_free (self->step);
  g_free (self->carried);
  g_free (self->back);
  g_free (self);
}

gint64
moniac_trail_get_back (const MoniacTrail *self)
{
  return self->n_steps > 0 ? self->back[self->n_steps - 1] : 0;
}

static const char *
name_of (const MoniacTrail *self,
         int                company)
{
  return moniac_company_record_get_name (self->network->companies[company].record);
}

static char *
format_units (const MoniacTrail *self,
              gint64             units)
{
  return moniac_money_format (moniac_network_money (self->network, units), self->network->currency,
                              MONIAC_MONEY_LONG);
}

/* Who pays in a step. */
static char *
describe_payers (const MoniacTrail *self,
                 int                step)
{
  g_autofree gboolean *seen = g_new0 (gboolean, self->network->n_companies + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int i = 0; i < self->network->n_deals; i++)
    {
      int payer = self->network->deals[i].payer;

      if (self->step[i] != step || seen[payer])
        continue;
      seen[payer] = TRUE;
      g_ptr_array_add (names, (gpointer) name_of (self, payer));
    }
  if (names->len > MAX_NAMED)
    return g_strdup_printf (ngettext ("%u company", "%u companies", names->len), names->len);
  g_ptr_array_add (names, NULL);

  /* Translators: between names of companies in a list. */
  return g_strjoinv (_(", "), (char **) names->pdata);
}

static char *
describe_first (const MoniacTrail *self)
{
  g_autofree char *paid = format_units (self, self->paid);

  if (self->n_steps == 0)
    return g_strdup_printf (_("%s pays nothing here, so nothing can come back to it."), name_of (self, self->company));
  if (self->n_steps == 1)
    /* Translators: a company and an amount. */
    return g_strdup_printf (_("%1$s pays %2$s; none of it can come back."), name_of (self, self->company), paid);

  /* Translators: a company and an amount. */
  return g_strdup_printf (_("%1$s pays %2$s."), name_of (self, self->company), paid);
}

char *
moniac_trail_to_text (const MoniacTrail *self,
                      int                step)
{
  g_autofree char *payers = NULL;
  g_autofree char *run = NULL;
  g_autofree char *back = NULL;
  g_autofree char *paid = NULL;
  gint64 carried = 0;

  if (step <= 0 || step >= self->n_steps)
    return describe_first (self);
  for (int i = 0; i < self->network->n_deals; i++)
    if (self->step[i] == step)
      carried += self->carried[i];
  payers = describe_payers (self, step);
  run = format_units (self, carried);
  back = format_units (self, self->back[step]);
  paid = format_units (self, self->paid);
  if (step == self->n_steps - 1)
    /* Translators: names of companies, what runs on, what has come back, what had been paid. */
    return g_strdup_printf (_("Through %1$s, %2$s runs on. In the end %3$s of %4$s can be back."), payers, run, back, paid);

  /* Translators: names of companies, what runs on, what has come back so far, what had been paid. */
  return g_strdup_printf (_("Through %1$s, %2$s runs on; %3$s of %4$s is back."), payers, run, back, paid);
}

char *
moniac_trail_to_story (const MoniacTrail *self,
                       int                step,
                       const char        *separator)
{
  GString *text = g_string_new (NULL);

  for (int i = MAX (0, step - MAX_TOLD + 1); i <= step; i++)
    {
      g_autofree char *sentence = moniac_trail_to_text (self, i);

      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", sentence);
    }
  return g_string_free (text, FALSE);
}
