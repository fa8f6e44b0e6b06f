/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as files of other programs. Each holds every deal, also those that are off or cancelled; what the
 * formats have no place for (pins, quotes, the story) is left out. */
#pragma once

#include "moniac-document.h"
#include "moniac-format.h"

G_BEGIN_DECLS

/* `format` is one that moniac_format_can_write() is true for. */
GBytes *moniac_document_write   (MoniacDocument *document,
                                 MoniacFormat    format);

/* A row for each deal, with companies by name. */
GBytes *moniac_csv_write        (MoniacDocument *document);
/* {"nodes": […], "links": […]}, as d3-sankey takes them. */
GBytes *moniac_links_write      (MoniacDocument *document);
GBytes *moniac_graphml_write    (MoniacDocument *document);
GBytes *moniac_dot_write        (MoniacDocument *document);

/* What all of them need: a deal's number as the upper bound, or NULL where it is not disclosed; its currency, and
 * the rate to the document's as text, NULL where that is its own. */
const MoniacNumber *moniac_writer_get_amount   (const MoniacDealRecord *deal);
const char         *moniac_writer_get_currency (MoniacDocument         *document,
                                                const MoniacDealRecord *deal);
const char         *moniac_writer_get_rate     (MoniacDocument         *document,
                                                const MoniacDealRecord *deal);

G_END_DECLS
