/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about one network, computed once, in whichever worker asks first. */

#include "config.h"

#include "moniac-analysis.h"

struct _MoniacAnalysis
{
  gatomicrefcount ref_count;
  MoniacNetwork *network;
  GMutex mutex;
  MoniacCirculation *circulation;
  MoniacShareRange range;
  gboolean has_range;
};

MoniacAnalysis *
moniac_analysis_new (MoniacNetwork *network)
{
  MoniacAnalysis *self;

  g_return_val_if_fail (network != NULL, NULL);

  self = g_new0 (MoniacAnalysis, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->network = moniac_network_ref (network);
  return self;
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
  g_free (self);
}

MoniacNetwork *
moniac_analysis_get_network (MoniacAnalysis *self)
{
  return self->network;
}

gboolean
moniac_analysis_ensure (MoniacAnalysis *self,
                        GCancellable   *cancellable)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->circulation == NULL)
    self->circulation = moniac_circulation_new (self->network, cancellable);
  if (self->circulation == NULL)
    return FALSE;
  if (!self->has_range)
    self->has_range = moniac_share_range (self->network, FALSE, &self->range, cancellable);
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
