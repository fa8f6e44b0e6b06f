/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of deals. */
#pragma once

#include "moniac-item-list.h"

G_BEGIN_DECLS

/* What it can be sorted by: largest and newest first, names from A to Z. */
typedef enum
{
  MONIAC_DEAL_SORT_AMOUNT,
  MONIAC_DEAL_SORT_DATE,
  MONIAC_DEAL_SORT_PAYER,
  MONIAC_DEAL_SORT_PAYEE,
} MoniacDealSort;

#define MONIAC_TYPE_DEAL_LIST (moniac_deal_list_get_type ())
G_DECLARE_FINAL_TYPE (MoniacDealList, moniac_deal_list, MONIAC, DEAL_LIST, MoniacItemList)

G_END_DECLS
