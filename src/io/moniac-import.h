/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents from files of other programs. */
#pragma once

#include <gio/gio.h>

#include "moniac-document.h"
#include "moniac-format.h"
#include "moniac-problem.h"
#include "moniac-records.h"

G_BEGIN_DECLS

/* Reads a whole file's bytes. `format` may be MONIAC_FORMAT_UNKNOWN: then the bytes and `name` tell. `name`
 * (nullable) is the file's; it gives the document its title. `found` (nullable) gets the format that it was.
 * Problems are appended; NULL when one is an error, or when cancelled. Safe in a worker thread. Only
 * MONIAC_FORMAT_DEALS is a file that may be saved in place: the others are read into a new document. */
MoniacDocument *moniac_import_parse (GBytes         *bytes,
                                     MoniacFormat    format,
                                     const char     *name,
                                     MoniacProblems *problems,
                                     GCancellable   *cancellable,
                                     MoniacFormat   *found);

/* The same for who edits nothing: without the objects that a document holds. */
MoniacRecords  *moniac_import_records (GBytes         *bytes,
                                       MoniacFormat    format,
                                       const char     *name,
                                       MoniacProblems *problems,
                                       GCancellable   *cancellable,
                                       MoniacFormat   *found);

G_END_DECLS
