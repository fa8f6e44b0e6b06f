/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a file: a list of all its problems, each with its place. */
#pragma once

#include <adwaita.h>

#include "moniac-problem.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_PROBLEMS_DIALOG (moniac_problems_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MoniacProblemsDialog, moniac_problems_dialog, MONIAC, PROBLEMS_DIALOG, AdwWindow)

MoniacProblemsDialog *moniac_problems_dialog_new      (GtkWindow            *parent,
                                                       GFile                *file,
                                                       MoniacProblems       *problems);
/* All problems, one a line, as the command line tells them. */
char                 *moniac_problems_dialog_get_text (MoniacProblemsDialog *self);

G_END_DECLS
