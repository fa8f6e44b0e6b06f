/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: everything that analysis says about one network. */
#include "config.h"

#include "moniac-findings.h"

#include <glib/gi18n-lib.h>

#include "moniac-money.h"

G_DEFINE_BOXED_TYPE (MoniacFindings, moniac_findings, moniac_findings_ref, moniac_findings_unref)

MoniacFindings *
moniac_findings_new_quick (MoniacNetwork               *network,
                           const MoniacCirculation     *circulation,
                           const MoniacFindingsOptions *options,
                           GCancellable                *cancellable)
{
  static const MoniacFindingsOptions usual = { 0 };
  const MoniacFindingsOptions *wanted = options ? options : &usual;
  g_autoptr (MoniacFindings) self = g_new0 (MoniacFindings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->network = moniac_network_ref (network);
  self->circulation = circulation ? moniac_circulation_ref ((MoniacCirculation *) circulation)
                      : moniac_circulation_new (network, cancellable);
  if (!self->circulation)
    return NULL;
  self->range = (MoniacShareRange) { moniac_circulation_share (self->circulation),
                                     moniac_circulation_share (self->circulation), -1, FALSE };
  self->loops = moniac_loops_new (network, wanted->max_length ? wanted->max_length : MONIAC_LOOPS_MAX_LENGTH,
                                  wanted->cap ? wanted->cap : MONIAC_LOOPS_CAP, cancellable);
  self->dependence = moniac_dependence_new_from (network, self->circulation, cancellable);
  if (wanted->shares)
    self->cascade = moniac_cascade_new (network, wanted->shares);

  return g_steal_pointer (&self);
}

MoniacFindings *
moniac_findings_with_range (const MoniacFindings   *self,
                            const MoniacShareRange *range)
{
  MoniacFindings *copy = g_new (MoniacFindings, 1);

  *copy = *self;
  g_atomic_ref_count_init (&copy->ref_count);
  copy->range = *range;
  moniac_network_ref (copy->network);
  moniac_circulation_ref (copy->circulation);
  moniac_loops_ref (copy->loops);
  moniac_dependence_ref (copy->dependence);
  if (copy->cascade)
    moniac_cascade_ref (copy->cascade);
  return copy;
}

MoniacFindings *
moniac_findings_new (MoniacNetwork               *network,
                     const MoniacFindingsOptions *options,
                     GCancellable                *cancellable)
{
  g_autoptr (MoniacFindings) quick = moniac_findings_new_quick (network, NULL, options, cancellable);
  MoniacShareRange range;

  if (!quick || !moniac_share_range_from (network, quick->circulation, options && options->ranges, &range, cancellable))
    return NULL;
  return moniac_findings_with_range (quick, &range);
}

MoniacFindings *
moniac_findings_ref (MoniacFindings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_findings_unref (MoniacFindings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->network, moniac_network_unref);
  g_clear_pointer (&self->circulation, moniac_circulation_unref);
  g_clear_pointer (&self->loops, moniac_loops_unref);
  g_clear_pointer (&self->dependence, moniac_dependence_unref);
  g_clear_pointer (&self->cascade, moniac_cascade_unref);
  g_free (self);
}

char *
moniac_findings_headline (const MoniacFindings *self)
{
  const MoniacNetwork *network = self->network;
  g_autofree char *back = NULL;
  g_autofree char *gross = NULL;
  g_autofree char *percent = NULL;

  if (network->gross == 0 && network->basis == MONIAC_BASIS_PAID)
    return g_strdup (_("Nothing is known to have been paid, so nothing comes back of it"));
  if (network->gross == 0)
    return g_strdup (_("No amount is known, so nothing can be said about what comes back"));
  gross = moniac_money_format (moniac_network_money (network, network->gross), network->currency,
                               MONIAC_MONEY_LONG);
  if (self->circulation->total == 0)
    /* Translators: the sum of all amounts. */
    return g_strdup_printf (_("Nothing of %s comes back"), gross);
  back = moniac_money_format (moniac_network_money (network, self->circulation->total), network->currency,
                              MONIAC_MONEY_LONG);
  percent = moniac_money_tell_percent (moniac_circulation_share (self->circulation));

  /* Translators: an amount, the sum of all amounts, and the first as a percentage of the second. */
  return g_strdup_printf (_("%1$s of %2$s (%3$s) comes back"), back, gross, percent);
}

char *
moniac_findings_range_text (const MoniacFindings *self)
{
  const MoniacNetwork *network = self->network;
  const MoniacNetworkDeal *deal;
  g_autofree char *range = NULL;

  if (!self->range.open)
    return NULL;
  range = moniac_money_format_range (self->range.low, self->range.high);
  if (self->range.most_sensitive < 0)
    return g_steal_pointer (&range);
  deal = &network->deals[self->range.most_sensitive];
  if (deal->payer == MONIAC_OUTSIDE)
    /* Translators: a range of percentages and a company. */
    return g_strdup_printf (_("%1$s, depending on what %2$s gets from outside"), range,
                            moniac_company_record_get_name (network->companies[deal->payee].record));
  if (deal->payee == MONIAC_OUTSIDE)
    /* Translators: a range of percentages and a company. */
    return g_strdup_printf (_("%1$s, depending on what %2$s pays outside"), range,
                            moniac_company_record_get_name (network->companies[deal->payer].record));

  /* Translators: a range of percentages, who pays, who is paid. */
  return g_strdup_printf (_("%1$s, depending on what %2$s pays %3$s"), range,
                          moniac_company_record_get_name (network->companies[deal->payer].record),
                          moniac_company_record_get_name (network->companies[deal->payee].record));
}
