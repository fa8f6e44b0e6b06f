/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the file format that come from a fixed list: kinds and statuses. */
#include "config.h"

#include "moniac-kind.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *label;
} kinds[MONIAC_N_KINDS] = {
  [MONIAC_KIND_EQUITY] = { "equity", N_("Investment") },
  [MONIAC_KIND_DEBT] = { "debt", N_("Debt") },
  [MONIAC_KIND_CLOUD] = { "cloud", N_("Cloud services") },
  [MONIAC_KIND_HARDWARE] = { "hardware", N_("Hardware") },
  [MONIAC_KIND_SERVICES] = { "services", N_("Services") },
  [MONIAC_KIND_REVENUE_SHARE] = { "revenue-share", N_("Revenue share") },
  [MONIAC_KIND_LICENCE] = { "licence", N_("Licence") },
  [MONIAC_KIND_ACQUISITION] = { "acquisition", N_("Acquisition") },
  [MONIAC_KIND_GRANT] = { "grant", N_("Grant") },
  [MONIAC_KIND_OTHER] = { "other", N_("Other") },
  [MONIAC_KIND_DISTRIBUTION] = { "distribution", N_("Distribution") },
  [MONIAC_KIND_PARTNERSHIP] = { "partnership", N_("Partnership") },
  [MONIAC_KIND_SUPPLY] = { "supply", N_("Supply") },
  [MONIAC_KIND_BACKING] = { "backing", N_("Backing") },
};

static const struct
{
  const char *id;
  const char *label;
} statuses[MONIAC_N_STATUSES] = {
  [MONIAC_STATUS_UNSTATED] = { NULL, N_("Not stated") },
  [MONIAC_STATUS_RUMORED] = { "rumored", N_("Rumored") },
  [MONIAC_STATUS_TALKS] = { "talks", N_("In talks") },
  [MONIAC_STATUS_ANNOUNCED] = { "announced", N_("Announced") },
  [MONIAC_STATUS_COMMITTED] = { "committed", N_("Committed") },
  [MONIAC_STATUS_PARTLY_PAID] = { "partly-paid", N_("Partly paid") },
  [MONIAC_STATUS_PAID] = { "paid", N_("Paid") },
  [MONIAC_STATUS_CANCELLED] = { "cancelled", N_("Cancelled") },
};

/**
 * moniac_kind_from_id:
 * @id: (nullable): a kind as in the file
 *
 * Returns: the kind; MONIAC_KIND_OTHER for an unknown one and for none
 */
MoniacKind
moniac_kind_from_id (const char *id)
{
  for (int i = 0; id && i < MONIAC_N_KINDS; i++)
    if (g_str_equal (kinds[i].id, id))
      return (MoniacKind) i;
  return MONIAC_KIND_OTHER;
}

const char *
moniac_kind_get_id (MoniacKind kind)
{
  g_return_val_if_fail (kind < MONIAC_N_KINDS, NULL);
  return kinds[kind].id;
}

/* In the user's language, as a heading or a legend has it. */
const char *
moniac_kind_get_label (MoniacKind kind)
{
  g_return_val_if_fail (kind < MONIAC_N_KINDS, NULL);
  return _(kinds[kind].label);
}

/* Whether deals of the kind are payments; the others are relations, without money. */
gboolean
moniac_kind_is_money (MoniacKind kind)
{
  return kind <= MONIAC_KIND_OTHER;
}

/**
 * moniac_status_from_id:
 * @id: a status as in the file
 * @out: set only on success
 */
gboolean
moniac_status_from_id (const char   *id,
                       MoniacStatus *out)
{
  for (int i = MONIAC_STATUS_UNSTATED + 1; i < MONIAC_N_STATUSES; i++)
    if (g_str_equal (statuses[i].id, id))
      {
        *out = (MoniacStatus) i;
        return TRUE;
      }
  return FALSE;
}

/* NULL for MONIAC_STATUS_UNSTATED. */
const char *
moniac_status_get_id (MoniacStatus status)
{
  g_return_val_if_fail (status < MONIAC_N_STATUSES, NULL);
  return statuses[status].id;
}

const char *
moniac_status_get_label (MoniacStatus status)
{
  g_return_val_if_fail (status < MONIAC_N_STATUSES, NULL);
  return _(statuses[status].label);
}

/* Only rumored or in talks: listed, but neither drawn nor counted until asked for. */
gboolean
moniac_status_is_soft (MoniacStatus status)
{
  return status == MONIAC_STATUS_RUMORED || status == MONIAC_STATUS_TALKS;
}
