/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the file format that come from a fixed list: kinds and statuses. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money kinds first, relations after; MONIAC_KIND_OTHER stands for every unknown kind. */
typedef enum
{
  MONIAC_KIND_EQUITY,
  MONIAC_KIND_DEBT,
  MONIAC_KIND_CLOUD,
  MONIAC_KIND_HARDWARE,
  MONIAC_KIND_SERVICES,
  MONIAC_KIND_REVENUE_SHARE,
  MONIAC_KIND_LICENCE,
  MONIAC_KIND_ACQUISITION,
  MONIAC_KIND_GRANT,
  MONIAC_KIND_OTHER,
  MONIAC_KIND_DISTRIBUTION,
  MONIAC_KIND_PARTNERSHIP,
  MONIAC_KIND_SUPPLY,
  MONIAC_KIND_BACKING,
  MONIAC_N_KINDS,
} MoniacKind;

/* Softest first; MONIAC_STATUS_UNSTATED counts as announced. */
typedef enum
{
  MONIAC_STATUS_UNSTATED,
  MONIAC_STATUS_RUMORED,
  MONIAC_STATUS_TALKS,
  MONIAC_STATUS_ANNOUNCED,
  MONIAC_STATUS_COMMITTED,
  MONIAC_STATUS_PARTLY_PAID,
  MONIAC_STATUS_PAID,
  MONIAC_STATUS_CANCELLED,
  MONIAC_N_STATUSES,
} MoniacStatus;

MoniacKind    moniac_kind_from_id     (const char   *id);
const char   *moniac_kind_get_id      (MoniacKind    kind);
const char   *moniac_kind_get_label   (MoniacKind    kind);
gboolean      moniac_kind_is_money    (MoniacKind    kind);

gboolean      moniac_status_from_id   (const char   *id,
                                       MoniacStatus *out);
const char   *moniac_status_get_id    (MoniacStatus  status);
const char   *moniac_status_get_label (MoniacStatus  status);
gboolean      moniac_status_is_soft   (MoniacStatus  status);

G_END_DECLS
