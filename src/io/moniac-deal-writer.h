/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the facts of a document to the text of a deal file. */
#pragma once

#include "moniac-records.h"

G_BEGIN_DECLS

GBytes *moniac_deal_writer_write (MoniacRecords *records,
                                  gboolean        dense);

G_END_DECLS
