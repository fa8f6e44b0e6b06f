/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deal file, version 1: bytes to document and back. See data/deals.schema.json. */
#pragma once

#include "moniac-document.h"
#include "moniac-problem.h"
#include "moniac-records.h"

G_BEGIN_DECLS

#define MONIAC_DEAL_FILE_SUFFIX ".deals.json"
#define MONIAC_DEAL_FILE_MAX_SIZE (256 * 1024 * 1024)
#define MONIAC_DEAL_FILE_MAX_DEPTH 64
#define MONIAC_DEAL_FILE_MAX_COMPANIES 100000
#define MONIAC_DEAL_FILE_MAX_DEALS 1000000
#define MONIAC_DEAL_FILE_MAX_SOURCES 1000000

/* Reads a whole file's bytes. Problems are appended to `problems`; NULL when one is an error.
 * Safe in a worker thread: the new document belongs to the caller, who may hand it over.
 * `cancellable` may be NULL; when cancelled, returns NULL without adding a problem. */
MoniacDocument *moniac_deal_file_parse (GBytes         *bytes,
                                        MoniacProblems *problems,
                                        GCancellable   *cancellable);

/* The document as bytes: stable, diff-friendly, ending in a newline. The other one does it in a worker. */
GBytes         *moniac_deal_file_write (MoniacDocument *document);
GBytes         *moniac_deal_file_write_records (MoniacRecords *records);

/* The bytes of a file within the limits of size; "-" as path is standard input. NULL, with a problem, where
 * they cannot be read, or when cancelled. */
GBytes         *moniac_deal_file_read  (const char     *path,
                                        MoniacProblems *problems,
                                        GCancellable   *cancellable);

/* The same from a stream, as of a file that is not on this computer; nothing is known of its size beforehand. */
GBytes         *moniac_deal_file_read_stream (GInputStream   *stream,
                                              MoniacProblems *problems,
                                              GCancellable   *cancellable);

/* Reads and parses; "-" as path is standard input. `bytes_out` (nullable) gets what was read, for the check on save. */
MoniacDocument *moniac_deal_file_load  (const char     *path,
                                        MoniacProblems *problems,
                                        GCancellable   *cancellable,
                                        GBytes        **bytes_out);

/* For who edits nothing: without the objects that a document holds. */
MoniacRecords  *moniac_deal_file_parse_records (GBytes         *bytes,
                                                MoniacProblems *problems,
                                                GCancellable   *cancellable);
MoniacRecords  *moniac_deal_file_load_records (const char     *path,
                                               MoniacProblems *problems,
                                               GCancellable   *cancellable);

/* Reads a file for its problems alone. Returns whether it would open. */
gboolean        moniac_deal_file_check (const char     *path,
                                        MoniacProblems *problems,
                                        GCancellable   *cancellable);

G_END_DECLS
