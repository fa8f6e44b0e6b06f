/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems of one text, collected by place in the text; lines and columns are counted
 * only at the end, in one sweep. */
#pragma once

#include "moniac-problem.h"

G_BEGIN_DECLS

typedef struct _MoniacJsonReport MoniacJsonReport;

MoniacJsonReport *moniac_json_report_new        (const char        *text,
                                                 gsize              length);
void              moniac_json_report_free       (MoniacJsonReport  *self);
void              moniac_json_report_add        (MoniacJsonReport  *self,
                                                 MoniacProblemCode  code,
                                                 MoniacSeverity     severity,
                                                 const char        *at,
                                                 const char        *pointer,
                                                 const char        *message);
guint             moniac_json_report_get_n_errors (MoniacJsonReport *self);
void              moniac_json_report_deliver    (MoniacJsonReport  *self,
                                                 MoniacProblems    *problems);

/* Adds "/TOKEN" to a JSON pointer (RFC 6901). */
void              moniac_json_pointer_append    (GString           *pointer,
                                                 const char        *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacJsonReport, moniac_json_report_free)

G_END_DECLS
