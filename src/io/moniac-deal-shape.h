/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of the objects in a deal file: which members there are, in which order they
 * are written, and where in the record each belongs. Reader and writer work from it. */
#pragma once

#include "moniac-record.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_FIELD_FORMAT,       /* the name of the format */
  MONIAC_FIELD_VERSION,
  MONIAC_FIELD_TEXT,         /* char * */
  MONIAC_FIELD_ID,           /* char *; not empty, and unique in its list */
  MONIAC_FIELD_CITED,        /* char *; the id of a source */
  MONIAC_FIELD_PARTY,        /* char *; null stands for the outside */
  MONIAC_FIELD_KIND,         /* char *, and sets the deal's kind */
  MONIAC_FIELD_CURRENCY,     /* char *; one that there is a rate for */
  MONIAC_FIELD_LINK,         /* char * */
  MONIAC_FIELD_STATUS,       /* MoniacStatus */
  MONIAC_FIELD_MONEY,        /* MoniacNumber; 0 to MONIAC_AMOUNT_MAX */
  MONIAC_FIELD_DATE,         /* MoniacDate */
  MONIAC_FIELD_FLAG,         /* gboolean */
  MONIAC_FIELD_RAW_ARRAY,    /* char *, the JSON text of an array */
  MONIAC_FIELD_RAW_OBJECT,   /* char *, the JSON text of an object */
  MONIAC_FIELD_RATES,        /* of a header record */
  MONIAC_FIELD_AMOUNT,       /* MoniacAmount */
  MONIAC_FIELD_QUANTITY,     /* of a deal record */
  MONIAC_FIELD_CITES,        /* of a deal record */
  MONIAC_FIELD_PINS,         /* of a company record */
  MONIAC_FIELD_PIN,          /* MoniacPin */
  MONIAC_FIELD_SOURCES,      /* lists of the document, not of the header record */
  MONIAC_FIELD_COMPANIES,
  MONIAC_FIELD_DEALS,
} MoniacFieldType;

/**
 * MoniacField:
 * @name: of the member
 * @type: what its value is
 * @offset: where the value belongs in the struct
 *
 * One member that Moniac knows.
 */
typedef struct
{
  const char *name;
  MoniacFieldType type;
  guint offset;
  gboolean required;
} MoniacField;

/**
 * MoniacShape:
 * @fields: in the order in which a new object is written
 * @members_offset: where in the struct its MoniacMembers is
 *
 * One kind of object.
 */
typedef struct
{
  guint n_fields;
  const MoniacField *fields;
  guint members_offset;
} MoniacShape;

/* What an amount's object says, before its form is known; the numbers are owned. */
typedef struct
{
  MoniacNumber min;
  MoniacNumber max;
  MoniacNumber about;
  MoniacMembers *members;
} MoniacAmountParts;

typedef enum
{
  MONIAC_SHAPE_DOCUMENT,     /* MoniacHeaderRecord */
  MONIAC_SHAPE_SOURCE,       /* MoniacSourceRecord */
  MONIAC_SHAPE_COMPANY,      /* MoniacCompanyRecord */
  MONIAC_SHAPE_PINS,         /* MoniacCompanyRecord */
  MONIAC_SHAPE_DEAL,         /* MoniacDealRecord */
  MONIAC_SHAPE_AMOUNT,       /* MoniacAmountParts */
  MONIAC_SHAPE_QUANTITY,     /* MoniacDealRecord */
  MONIAC_SHAPE_CITE,         /* MoniacCite */
  MONIAC_N_SHAPES,
} MoniacShapeId;

#define MONIAC_DEAL_FORMAT "moniac-deals"
#define MONIAC_DEAL_VERSION 1

const MoniacShape *moniac_shape_get        (MoniacShapeId      id);
int                moniac_shape_find       (const MoniacShape *self,
                                            const char        *name,
                                            gsize              length,
                                            guint              guess);

G_END_DECLS
