/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about one network, computed once, in whichever worker asks first. */

#include "config.h"

#include "moniac-analysis.h"

struct _MoniacAnalysis
{
  gatomicrefcount ref_count;
  MoniacNetwork *network;
  int deal;                       /* supposed to have another amount, or -1 */
  gint64 amount;
  MoniacNetting netting;
  gboolean changed;               /* whether all that has been done to the network */
  GMutex mutex;                   /* of the network and the circulation */
  GMutex range_mutex;             /* of the range, which may take its time */
  MoniacCirculation *circulation;
  MoniacShareRange range;
  gboolean has_range;
};

MoniacAnalysis *
moniac_analysis_new_changed (MoniacNetwork *network,
                             int            deal,
                             gint64         amount,
                             MoniacNetting  netting)
{
  MoniacAnalysis *self;

  g_return_val_if_fail (network != NULL, NULL);
  g_return_val_if_fail (deal < network->n_deals, NULL);

  self = g_new0 (MoniacAnalysis, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->range_mutex);
  self->network = moniac_network_ref (network);
  self->deal = deal;
  self->amount = amount;
  self->netting = netting;
  self->changed = deal < 0 && netting == MONIAC_NET_NONE;
  return self;
}

MoniacAnalysis *
moniac_analysis_new (MoniacNetwork *network)
{
  return moniac_analysis_new_changed (network, -1, 0, MONIAC_NET_NONE);
}

MoniacAnalysis *
moniac_analysis_ref (MoniacAnalysis *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_analysis_unref (MoniacAnalysis *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->circulation, moniac_circulation_unref);
  moniac_network_unref (self->network);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->range_mutex);
  g_free (self);
}

MoniacNetwork *
moniac_analysis_get_network (MoniacAnalysis *self)
{
  return self->network;
}

static MoniacNetwork *
suppose (MoniacNetwork *network,
         int            deal,
         gint64         amount)
{
  g_autofree gint64 *amounts = g_new (gint64, network->n_deals);

  for (int i = 0; i < network->n_deals; i++)
    amounts[i] = i == deal ? amount : network->deals[i].amount;
  return moniac_network_with_amounts (network, amounts);
}

static void
change_network (MoniacAnalysis *self)
{
  g_autoptr(MoniacNetwork) supposed = NULL;

  if (self->changed)
    return;
  supposed = self->deal >= 0 ? suppose (self->network, self->deal, self->amount)
             : moniac_network_ref (self->network);
  moniac_network_unref (self->network);
  self->network = moniac_netting_apply (supposed, self->netting);
  self->changed = TRUE;
}

gboolean
moniac_analysis_ensure_circulation (MoniacAnalysis *self,
                                    GCancellable   *cancellable)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  change_network (self);
  if (self->circulation == NULL)
    self->circulation = moniac_circulation_new (self->network, cancellable);
  return self->circulation != NULL;
}

/* While an amount is being tried out, the figure answers at once, and for this amount only. */
static gboolean
find_range (MoniacAnalysis *self,
            GCancellable   *cancellable)
{
  double share = moniac_circulation_share (self->circulation);

  self->range = (MoniacShareRange) { share, share, -1, FALSE };
  return self->deal >= 0 || moniac_share_range (self->network, FALSE, &self->range, cancellable);
}

gboolean
moniac_analysis_ensure (MoniacAnalysis *self,
                        GCancellable   *cancellable)
{
  g_autoptr(GMutexLocker) locker = NULL;

  if (!moniac_analysis_ensure_circulation (self, cancellable))
    return FALSE;
  locker = g_mutex_locker_new (&self->range_mutex);
  if (!self->has_range)
    self->has_range = find_range (self, cancellable);
  return self->has_range;
}

const MoniacCirculation *
moniac_analysis_get_circulation (MoniacAnalysis *self)
{
  return self->circulation;
}

const MoniacShareRange *
moniac_analysis_get_range (MoniacAnalysis *self)
{
  return self->has_range ? &self->range : NULL;
}
