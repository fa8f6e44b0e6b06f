/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes GraphML for Gephi, yEd and NetworkX, and DOT for Graphviz. Both want a node at each end of a deal: the
 * outside becomes one. */
#include "config.h"

#include <string.h>

#include "moniac-deal-draft.h"
#include "moniac-writers.h"

#define OUTSIDE "outside"

/* What is said of a deal, in the order of graphml_keys. */
enum
{
  AMOUNT,
  AMOUNT_FORM,
  AMOUNT_LOW,
  CURRENCY,
  RATE,
  KIND,
  STATUS,
  DATE,
  UNTIL,
  ANNOUNCEMENT,
  NOTE,
  N_FACTS,
};

static const char * const names[N_FACTS] = {
  "amount", "amount_form", "amount_low", "currency", "rate", "kind", "status", "date", "until", "announcement",
  "note",
};

typedef struct
{
  const char *facts[N_FACTS];    /* NULL where there is none */
  char date[MONIAC_DATE_TEXT_SIZE];
  char until[MONIAC_DATE_TEXT_SIZE];
} Facts;

static void
collect_facts (Facts                  *self,
               MoniacDocument         *document,
               const MoniacDealRecord *deal)
{
  const MoniacNumber *amount = moniac_writer_get_amount (deal);

  *self = (Facts) { 0 };
  if (amount != NULL)
    {
      self->facts[AMOUNT] = amount->text;
      self->facts[AMOUNT_FORM] = moniac_amount_form_get_id (deal->amount.form);
    }
  if (deal->amount.form == MONIAC_AMOUNT_RANGE)
    self->facts[AMOUNT_LOW] = deal->amount.low.text;
  self->facts[CURRENCY] = moniac_writer_get_currency (document, deal);
  self->facts[RATE] = moniac_writer_get_rate (document, deal);
  self->facts[KIND] = deal->kind_id;
  if (deal->status != MONIAC_STATUS_UNSTATED)
    self->facts[STATUS] = moniac_status_get_id (deal->status);
  if (moniac_date_is_set (&deal->date))
    self->facts[DATE] = moniac_date_to_text (&deal->date, self->date);
  if (moniac_date_is_set (&deal->until))
    self->facts[UNTIL] = moniac_date_to_text (&deal->until, self->until);
  self->facts[ANNOUNCEMENT] = deal->announcement;
  self->facts[NOTE] = deal->note;
}

/* How one of the two formats writes its parts. */
typedef struct
{
  void (*node) (GString    *out,
                const char *id,
                const char *name);
  void (*edge) (GString    *out,
                const char *payer,
                const char *payee,
                const Facts *facts);
} Dialect;

static gboolean
touches_outside (MoniacDocument *document)
{
  GListModel *deals = moniac_document_get_deals (document);

  for (guint i = 0; i < g_list_model_get_n_items (deals); i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);
      const MoniacDealRecord *record = moniac_deal_get_record (deal);

      if (record->payer == NULL || record->payee == NULL)
        return TRUE;
    }
  return FALSE;
}

/* An id that no company has. */
static char *
outside_id (MoniacDocument *document)
{
  char *id = g_strdup (OUTSIDE);

  while (moniac_document_find_company (document, id) != NULL)
    {
      char *longer = g_strconcat (id, "-", NULL);

      g_free (id);
      id = longer;
    }
  return id;
}

static void
append_parts (GString        *out,
              MoniacDocument *document,
              const Dialect  *dialect)
{
  GListModel *companies = moniac_document_get_companies (document);
  GListModel *deals = moniac_document_get_deals (document);
  g_autofree char *outside = outside_id (document);

  for (guint i = 0; i < g_list_model_get_n_items (companies); i++)
    {
      g_autoptr (MoniacCompany) company = g_list_model_get_item (companies, i);
      const MoniacCompanyRecord *record = moniac_company_get_record (company);

      dialect->node (out, record->id, moniac_company_record_get_name (record));
    }
  if (touches_outside (document))
    dialect->node (out, outside, OUTSIDE);
  for (guint i = 0; i < g_list_model_get_n_items (deals); i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);
      const MoniacDealRecord *record = moniac_deal_get_record (deal);
      Facts facts;

      collect_facts (&facts, document, record);
      dialect->edge (out, record->payer != NULL ? record->payer : outside,
                     record->payee != NULL ? record->payee : outside, &facts);
    }
}

/* GraphML */

/* XML has no way to write most control characters. */
static void
append_xml (GString    *out,
            const char *text)
{
  g_autofree char *plain = g_strdup (text);
  g_autofree char *escaped = NULL;

  for (char *c = plain; *c != '\0'; c++)
    if ((guchar) *c < 0x20 && *c != '\t' && *c != '\n' && *c != '\r')
      *c = ' ';
  escaped = g_markup_escape_text (plain, -1);
  g_string_append (out, escaped);
}

static void
append_graphml_node (GString    *out,
                     const char *id,
                     const char *name)
{
  g_string_append (out, "    <node id=\"");
  append_xml (out, id);
  g_string_append (out, "\"><data key=\"label\">");
  append_xml (out, name);
  g_string_append (out, "</data></node>\n");
}

static void
append_graphml_edge (GString     *out,
                     const char  *payer,
                     const char  *payee,
                     const Facts *facts)
{
  g_string_append (out, "    <edge source=\"");
  append_xml (out, payer);
  g_string_append (out, "\" target=\"");
  append_xml (out, payee);
  g_string_append (out, "\">");
  for (int i = 0; i < N_FACTS; i++)
    if (facts->facts[i] != NULL)
      {
        g_string_append_printf (out, "<data key=\"%s\">", names[i]);
        append_xml (out, facts->facts[i]);
        g_string_append (out, "</data>");
      }
  g_string_append (out, "</edge>\n");
}

GBytes *
moniac_graphml_write (MoniacDocument *document)
{
  static const Dialect dialect = { append_graphml_node, append_graphml_edge };
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                               "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n");

  for (int i = 0; i < N_FACTS; i++)
    g_string_append_printf (out, "  <key id=\"%s\" for=\"edge\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                            names[i], names[i], i == AMOUNT || i == AMOUNT_LOW || i == RATE ? "double" : "string");
  g_string_append (out, "  <graph edgedefault=\"directed\">\n");
  append_parts (out, document, &dialect);
  g_string_append (out, "  </graph>\n</graphml>\n");
  return g_string_free_to_bytes (out);
}

/* DOT */

/* Within double quotes only quotes and backslashes mean something, and a line break is plainer as a space. */
static void
append_dot (GString    *out,
            const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *c == '\n' || *c == '\r' ? ' ' : *c);
    }
  g_string_append_c (out, '"');
}

static void
append_dot_node (GString    *out,
                 const char *id,
                 const char *name)
{
  g_string_append (out, "  ");
  append_dot (out, id);
  g_string_append (out, " [label=");
  append_dot (out, name);
  g_string_append (out, "];\n");
}

static void
append_dot_edge (GString     *out,
                 const char  *payer,
                 const char  *payee,
                 const Facts *facts)
{
  gboolean first = TRUE;

  g_string_append (out, "  ");
  append_dot (out, payer);
  g_string_append (out, " -> ");
  append_dot (out, payee);
  g_string_append (out, " [");
  for (int i = 0; i < N_FACTS; i++)
    if (facts->facts[i] != NULL)
      {
        g_string_append_printf (out, "%s%s=", first ? "" : ", ", names[i]);
        append_dot (out, facts->facts[i]);
        first = FALSE;
      }
  g_string_append (out, "];\n");
}

GBytes *
moniac_dot_write (MoniacDocument *document)
{
  static const Dialect dialect = { append_dot_node, append_dot_edge };
  GString *out = g_string_new ("digraph deals {\n");

  append_parts (out, document, &dialect);
  g_string_append (out, "}\n");
  return g_string_free_to_bytes (out);
}
