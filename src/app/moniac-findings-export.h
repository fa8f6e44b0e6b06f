/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings to take away: on the clipboard as text, in a file as CSV or JSON. */
#pragma once

#include <gtk/gtk.h>

#include "moniac-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_FINDINGS_CSV,
  MONIAC_FINDINGS_JSON,
} MoniacFindingsFormat;

/* Both tell what came of it through the workspace's "message"; only where the findings are complete. */
void moniac_findings_copy    (GtkWidget            *widget,
                              MoniacWorkspace      *workspace);
void moniac_findings_export  (GtkWidget            *widget,
                              MoniacWorkspace      *workspace,
                              MoniacFindingsFormat  format);
/* The second half of an export, once a file was chosen; `tried` is nullable. */
void moniac_findings_save_to (MoniacWorkspace      *workspace,
                              MoniacFindings       *findings,
                              MoniacFindings       *tried,
                              MoniacFindingsFormat  format,
                              GFile                *file);

/* Whether all is known that there is to take away: what is on trial, too. */
gboolean moniac_findings_can_export (MoniacInquiry *inquiry);

G_END_DECLS
