/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field: one member of a record that is edited as text, described by a line of a table. */
#pragma once

#include "moniac-record.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_FIELD_TEXT,
  MONIAC_FIELD_ID,           /* a text that is never empty; the form sees to it that it is the only one */
  MONIAC_FIELD_URL,
  MONIAC_FIELD_COLOR,
  MONIAC_FIELD_DATE,
  MONIAC_FIELD_NUMBER,       /* without a currency: a quantity, a rate */
  MONIAC_FIELD_MONEY,        /* a sum in the currency of the record */
} MoniacFieldType;

/**
 * MoniacField:
 * @name: name of the row that edits it
 * @title: (nullable): of the row, where the row is not from a template
 * @offset: of the member in its record: a string, a MoniacDate or a MoniacNumber
 * @step: name of the undo step, not yet translated
 */
typedef struct
{
  const char *name;
  const char *title;
  MoniacFieldType type;
  gsize offset;
  const char *step;
} MoniacField;

/* What the record says, as people would type it; "" where it says nothing. */
char    *moniac_field_get_text (const MoniacField *field,
                                gconstpointer      record);
/* Puts what the text says into the record. FALSE, and *problem a sentence for people, where it is not understood. */
gboolean moniac_field_set_text (const MoniacField *field,
                                gpointer           record,
                                const char        *text,
                                const char        *currency,
                                char             **problem);
/* How a text is understood, where that is not plain from the text itself; else NULL. */
char    *moniac_field_describe (const MoniacField *field,
                                const char        *text,
                                const char        *currency);
/* A number of its own, as MONIAC_FIELD_MONEY reads it when `currency` is given, else as MONIAC_FIELD_NUMBER. */
gboolean moniac_field_parse_number (const char    *text,
                                    const char    *currency,
                                    MoniacNumber  *out,
                                    char         **problem);

G_END_DECLS
