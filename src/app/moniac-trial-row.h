/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that is on trial: what, how much, and a button that ends it. */
#pragma once

#include <adwaita.h>

#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_TRIAL_ROW (moniac_trial_row_get_type ())
G_DECLARE_FINAL_TYPE (MoniacTrialRow, moniac_trial_row, MONIAC, TRIAL_ROW, AdwActionRow)

GtkWidget *moniac_trial_row_new      (MoniacWorkspace   *workspace,
                                      const MoniacTrial *trial);
/* Whether it shows a trial of this kind of the same company or deal. */
gboolean   moniac_trial_row_is_about (MoniacTrialRow    *self,
                                      const MoniacTrial *trial);
void       moniac_trial_row_update   (MoniacTrialRow    *self,
                                      const MoniacTrial *trial);
/* Focuses the amount or the share. */
void       moniac_trial_row_edit     (MoniacTrialRow    *self);

G_END_DECLS
