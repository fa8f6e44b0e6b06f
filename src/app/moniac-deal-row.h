/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deal in a list: who pays whom, how much, what for, and whether it counts. */
#pragma once

#include <gtk/gtk.h>

#include "moniac-document.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_DEAL_ROW (moniac_deal_row_get_type ())
G_DECLARE_FINAL_TYPE (MoniacDealRow, moniac_deal_row, MONIAC, DEAL_ROW, GtkBox)

void moniac_deal_row_show (MoniacDealRow  *self,
                           MoniacDocument *document,
                           MoniacDeal     *deal);

G_END_DECLS
