/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing files in a worker thread. */
#pragma once

#include "moniac-records.h"

G_BEGIN_DECLS

/* moniac_save() in a worker; a file without a path on this machine is refused. */
void     moniac_write_async  (GFile                *file,
                              GBytes               *bytes,
                              GBytes               *expected,      /* nullable */
                              GAsyncReadyCallback   callback,
                              gpointer              data);
gboolean moniac_write_finish (GAsyncResult         *result,
                              GError              **error);

/* A whole document; takes it over. `expected` (nullable): what the file must still hold, unless it is gone. Without `overwrite` a file
 * that is read-only stays, even where the system would let us: G_IO_ERROR_READ_ONLY. `taken` (nullable, an array of GFile):
 * what may not be written, by whatever name: G_IO_ERROR_BUSY. Where the path of the file leads is known afterwards. */
void     moniac_write_document_async  (GFile                *file,
                                       MoniacRecords        *records,
                                       GBytes               *expected,
                                       gboolean              overwrite,
                                       GPtrArray            *taken,
                                       GAsyncReadyCallback   callback,
                                       gpointer              data);
/* `written`: the document as bytes, also where writing them failed; transfer full. */
gboolean moniac_write_document_finish (GAsyncResult         *result,
                                       GBytes              **written,
                                       GError              **error);

G_END_DECLS
