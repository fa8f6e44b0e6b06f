/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows before it has a document: ways to get one. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_START_PAGE (moniac_start_page_get_type ())
G_DECLARE_FINAL_TYPE (MoniacStartPage, moniac_start_page, MONIAC, START_PAGE, AdwBin)

/* Reads the list of recent files again. Rows activate "win.open-file" and "win.open-sample" with an address. */
void   moniac_start_page_refresh (MoniacStartPage *self);
/* The folder of the samples that come with the app. */
GFile *moniac_get_samples_folder (void);

G_END_DECLS
