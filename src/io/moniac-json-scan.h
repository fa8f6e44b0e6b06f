/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strict check of JSON text by RFC 8259, before anything is built from it. */
#pragma once

#include <gio/gio.h>

#include "moniac-json-report.h"

G_BEGIN_DECLS

gboolean moniac_json_scan (const char       *text,
                           gsize             length,
                           guint             max_depth,
                           MoniacJsonReport *report,
                           GCancellable     *cancellable);

G_END_DECLS
