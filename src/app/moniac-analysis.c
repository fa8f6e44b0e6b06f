/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about one network, computed once, in whichever worker asks first. */

#include "config.h"

#include "moniac-analysis.h"

struct _MoniacAnalysis
{
  gatomicrefcount ref_count;
  MoniacNetwork *network;
  double *shares;                 /* of what is owed that companies pay, or NULL */
  MoniacNetting netting;
  gboolean changed;               /* whether all that has been done to the network */
  GMutex mutex;                   /* of the network and the circulation */
  GMutex range_mutex;             /* of the range, which may take its time */
  MoniacCascade *cascade;
  MoniacCirculation *circulation;
  MoniacShareRange range;
  gboolean has_range;
};

MoniacAnalysis *
moniac_analysis_new_changed (MoniacNetwork *network,
                             const double  *shares,
                             MoniacNetting  netting)
{
  MoniacAnalysis *self;

  g_return_val_if_fail (network != NULL, NULL);

  self = g_new0 (MoniacAnalysis, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->range_mutex);
  self->network = moniac_network_ref (network);
  self->shares = shares != NULL ? g_memdup2 (shares, network->n_companies * sizeof *shares) : NULL;
  self->netting = netting;
  self->changed = shares == NULL && netting == MONIAC_NET_NONE;
  return self;
}

MoniacAnalysis *
moniac_analysis_new (MoniacNetwork *network)
{
  return moniac_analysis_new_changed (network, NULL, MONIAC_NET_NONE);
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
  g_clear_pointer (&self->cascade, moniac_cascade_unref);
  g_free (self->shares);
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

static void
take_network (MoniacAnalysis *self,
              MoniacNetwork  *network)
{
  moniac_network_unref (self->network);
  self->network = network;
}

static void
change_network (MoniacAnalysis *self)
{
  if (self->changed)
    return;
  if (self->shares != NULL)
    {
      self->cascade = moniac_cascade_new (self->network, self->shares);
      take_network (self, moniac_cascade_apply (self->cascade, self->network, self->shares));
    }
  take_network (self, moniac_netting_apply (self->network, self->netting));
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

gboolean
moniac_analysis_ensure (MoniacAnalysis *self,
                        GCancellable   *cancellable)
{
  g_autoptr(GMutexLocker) locker = NULL;

  if (!moniac_analysis_ensure_circulation (self, cancellable))
    return FALSE;
  locker = g_mutex_locker_new (&self->range_mutex);
  if (!self->has_range)
    self->has_range = moniac_share_range_from (self->network, self->circulation, FALSE, &self->range, cancellable);
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

const MoniacCascade *
moniac_analysis_get_cascade (MoniacAnalysis *self)
{
  return self->cascade;
}
