/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of tables for spreadsheets, which take some text for formulas. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends text as one cell by RFC 4180. What a spreadsheet would take for a formula gets an apostrophe in front. */
void  moniac_csv_append_text (GString    *csv,
                              const char *text);
/* A cell as it was before; free with g_free(). */
char *moniac_csv_unguard     (const char *cell,
                              gsize       length);

G_END_DECLS
