/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a document to the text of a deal file. */
#pragma once

#include "moniac-document.h"

G_BEGIN_DECLS

GBytes *moniac_deal_writer_write (MoniacDocument *document,
                                  gboolean        dense);

G_END_DECLS
