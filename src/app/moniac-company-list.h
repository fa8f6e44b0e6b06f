/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of companies. */
#pragma once

#include "moniac-item-list.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_COMPANY_LIST (moniac_company_list_get_type ())
G_DECLARE_FINAL_TYPE (MoniacCompanyList, moniac_company_list, MONIAC, COMPANY_LIST, MoniacItemList)

G_END_DECLS
