/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second pass over a deal file: from sound JSON text to records. */
#pragma once

#include <gio/gio.h>

#include "moniac-records.h"
#include "moniac-reading.h"

G_BEGIN_DECLS

MoniacRecords  *moniac_deal_reader_read (const char       *root,
                                         gboolean          only_check,
                                         MoniacJsonReport *report,
                                         GCancellable     *cancellable);

/* For what has objects inside: reads one by its shape into a record, and returns one past its end. */
const char     *moniac_read_object      (MoniacReading    *self,
                                         const char       *object,
                                         MoniacShapeId     shape_id,
                                         gpointer          record);

G_END_DECLS
