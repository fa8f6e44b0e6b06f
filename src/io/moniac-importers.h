/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The importers, one file each: sound text in, companies and deals into an intake. Texts end in a NUL. */
#pragma once

#include "moniac-intake.h"

G_BEGIN_DECLS

/* Nodes and links as JSON, at the first value of text that moniac_json_scan() has found to be sound. */
void  moniac_import_links       (const char   *root,
                                 MoniacIntake *intake);
/* A table with one deal a row, separated by commas, semicolons, tabs or bars. */
void  moniac_import_csv         (const char   *text,
                                 gsize         length,
                                 MoniacIntake *intake);
void  moniac_import_gexf        (const char   *text,
                                 gsize         length,
                                 MoniacIntake *intake);
void  moniac_import_graphml     (const char   *text,
                                 gsize         length,
                                 MoniacIntake *intake);
/* The text that SankeyMATIC's page is given. */
void  moniac_import_sankeymatic (const char   *text,
                                 gsize         length,
                                 MoniacIntake *intake);

G_END_DECLS
