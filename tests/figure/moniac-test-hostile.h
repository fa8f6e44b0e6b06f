/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document whose every text is somebody's attempt at something. */
#pragma once

#include "moniac-deal-file.h"

G_BEGIN_DECLS

/* Texts that would do harm as markup, as a formula, as a link, or to who reads them. */
extern const char * const moniac_test_hostile_texts[];
int             moniac_test_n_hostile_texts (void);

/* One company and one deal for each of them, with the text as name, note, source, quote and link; the title of the
 * document is text number `title`. */
MoniacDocument *moniac_test_hostile_document (int title);

G_END_DECLS
