/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company in a list, with what it gets and pays. */
#pragma once

#include <gtk/gtk.h>

#include "moniac-document.h"
#include "moniac-network.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_COMPANY_ROW (moniac_company_row_get_type ())
G_DECLARE_FINAL_TYPE (MoniacCompanyRow, moniac_company_row, MONIAC, COMPANY_ROW, GtkBox)

/* The network (nullable) is where the sums are from. */
void moniac_company_row_show (MoniacCompanyRow    *self,
                              MoniacCompany       *company,
                              const MoniacNetwork *network);

G_END_DECLS
