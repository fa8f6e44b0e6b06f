/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of members of a deal file, version 1: to add a member, begin here. */
#include "config.h"

#include "moniac-deal-shape.h"

#include <string.h>

#define AT(Struct, member) ((guint) G_STRUCT_OFFSET (Struct, member))
#define PIN(view) ((guint) (G_STRUCT_OFFSET (MoniacCompanyRecord, pins) \
                            + (view) * sizeof (MoniacPin)))

static const MoniacField document_fields[] = {
  { "format", MONIAC_FIELD_FORMAT, 0, TRUE },
  { "version", MONIAC_FIELD_VERSION, 0, TRUE },
  { "title", MONIAC_FIELD_TEXT, AT (MoniacHeaderRecord, title) },
  { "subtitle", MONIAC_FIELD_TEXT, AT (MoniacHeaderRecord, subtitle) },
  { "credit", MONIAC_FIELD_TEXT, AT (MoniacHeaderRecord, credit) },
  { "currency", MONIAC_FIELD_TEXT, AT (MoniacHeaderRecord, currency) },
  { "rates", MONIAC_FIELD_RATES },
  { "sources", MONIAC_FIELD_SOURCES },
  { "companies", MONIAC_FIELD_COMPANIES },
  { "deals", MONIAC_FIELD_DEALS },
  { "story", MONIAC_FIELD_RAW_ARRAY, AT (MoniacHeaderRecord, story) },
  { "view", MONIAC_FIELD_RAW_OBJECT, AT (MoniacHeaderRecord, view) },
};

static const MoniacField source_fields[] = {
  { "id", MONIAC_FIELD_ID, AT (MoniacSourceRecord, id), TRUE },
  { "title", MONIAC_FIELD_TEXT, AT (MoniacSourceRecord, title) },
  { "publisher", MONIAC_FIELD_TEXT, AT (MoniacSourceRecord, publisher) },
  { "url", MONIAC_FIELD_LINK, AT (MoniacSourceRecord, url) },
  { "date", MONIAC_FIELD_DATE, AT (MoniacSourceRecord, date) },
};

static const MoniacField company_fields[] = {
  { "id", MONIAC_FIELD_ID, AT (MoniacCompanyRecord, id), TRUE },
  { "name", MONIAC_FIELD_TEXT, AT (MoniacCompanyRecord, name) },
  { "kind", MONIAC_FIELD_TEXT, AT (MoniacCompanyRecord, kind) },
  { "size", MONIAC_FIELD_MONEY, AT (MoniacCompanyRecord, size) },
  { "cash", MONIAC_FIELD_MONEY, AT (MoniacCompanyRecord, cash) },
  { "color", MONIAC_FIELD_TEXT, AT (MoniacCompanyRecord, color) },
  { "note", MONIAC_FIELD_TEXT, AT (MoniacCompanyRecord, note) },
  { "pin", MONIAC_FIELD_PINS },
};

static const MoniacField pins_fields[] = {
  { "ring", MONIAC_FIELD_PIN, PIN (MONIAC_VIEW_RING) },
  { "map", MONIAC_FIELD_PIN, PIN (MONIAC_VIEW_MAP) },
  { "layers", MONIAC_FIELD_PIN, PIN (MONIAC_VIEW_LAYERS) },
};

static const MoniacField deal_fields[] = {
  { "id", MONIAC_FIELD_ID, AT (MoniacDealRecord, id), TRUE },
  { "from", MONIAC_FIELD_PARTY, AT (MoniacDealRecord, payer) },
  { "to", MONIAC_FIELD_PARTY, AT (MoniacDealRecord, payee) },
  { "kind", MONIAC_FIELD_KIND, AT (MoniacDealRecord, kind_id) },
  { "amount", MONIAC_FIELD_AMOUNT, AT (MoniacDealRecord, amount) },
  { "currency", MONIAC_FIELD_CURRENCY, AT (MoniacDealRecord, currency) },
  { "date", MONIAC_FIELD_DATE, AT (MoniacDealRecord, date) },
  { "until", MONIAC_FIELD_DATE, AT (MoniacDealRecord, until) },
  { "status", MONIAC_FIELD_STATUS, AT (MoniacDealRecord, status) },
  { "paid", MONIAC_FIELD_MONEY, AT (MoniacDealRecord, paid) },
  { "announcement", MONIAC_FIELD_TEXT, AT (MoniacDealRecord, announcement) },
  { "inferred", MONIAC_FIELD_FLAG, AT (MoniacDealRecord, inferred) },
  { "quantity", MONIAC_FIELD_QUANTITY },
  { "off", MONIAC_FIELD_FLAG, AT (MoniacDealRecord, off) },
  { "note", MONIAC_FIELD_TEXT, AT (MoniacDealRecord, note) },
  { "cites", MONIAC_FIELD_CITES },
};

static const MoniacField amount_fields[] = {
  { "min", MONIAC_FIELD_MONEY, AT (MoniacAmountParts, min) },
  { "max", MONIAC_FIELD_MONEY, AT (MoniacAmountParts, max) },
  { "about", MONIAC_FIELD_MONEY, AT (MoniacAmountParts, about) },
};

static const MoniacField quantity_fields[] = {
  { "value", MONIAC_FIELD_MONEY, AT (MoniacDealRecord, quantity), TRUE },
  { "unit", MONIAC_FIELD_TEXT, AT (MoniacDealRecord, quantity_unit) },
};

static const MoniacField cite_fields[] = {
  { "source", MONIAC_FIELD_CITED, AT (MoniacCite, source), TRUE },
  { "quote", MONIAC_FIELD_TEXT, AT (MoniacCite, quote) },
};

static const MoniacShape shapes[MONIAC_N_SHAPES] = {
  { G_N_ELEMENTS (document_fields), document_fields, AT (MoniacHeaderRecord, members) },
  { G_N_ELEMENTS (source_fields), source_fields, AT (MoniacSourceRecord, members) },
  { G_N_ELEMENTS (company_fields), company_fields, AT (MoniacCompanyRecord, members) },
  { G_N_ELEMENTS (pins_fields), pins_fields, AT (MoniacCompanyRecord, pin_members) },
  { G_N_ELEMENTS (deal_fields), deal_fields, AT (MoniacDealRecord, members) },
  { G_N_ELEMENTS (amount_fields), amount_fields, AT (MoniacAmountParts, members) },
  { G_N_ELEMENTS (quantity_fields), quantity_fields, AT (MoniacDealRecord, quantity_members) },
  { G_N_ELEMENTS (cite_fields), cite_fields, AT (MoniacCite, members) },
};

const MoniacShape *
moniac_shape_get (MoniacShapeId id)
{
  return &shapes[id];
}

static gboolean
is_named (const MoniacField *field,
          const char        *name,
          gsize              length)
{
  return strlen (field->name) == length && memcmp (field->name, name, length) == 0;
}

/**
 * moniac_shape_find:
 * @self: a shape
 * @name: the name of a member, not necessarily terminated
 * @length: its length in bytes
 * @guess: where to look first: members mostly stand in the usual order
 *
 * Returns: the index of the field of that name, or -1
 */
int
moniac_shape_find (const MoniacShape *self,
                   const char        *name,
                   gsize              length,
                   guint              guess)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      guint field = (guess + i) % self->n_fields;

      if (is_named (&self->fields[field], name, length))
        return field;
    }
  return -1;
}
