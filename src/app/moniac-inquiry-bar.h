/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over the figure while something is on trial or a company's money is followed: it says so, and ends it. */
#pragma once

#include <adwaita.h>

#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_INQUIRY_BAR (moniac_inquiry_bar_get_type ())
G_DECLARE_FINAL_TYPE (MoniacInquiryBar, moniac_inquiry_bar, MONIAC, INQUIRY_BAR, AdwBin)

void moniac_inquiry_bar_set_workspace (MoniacInquiryBar *self,
                                       MoniacWorkspace  *workspace);

G_END_DECLS
