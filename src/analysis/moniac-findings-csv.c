/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as one table for spreadsheets: section, id, name, measure, value. */
#include "config.h"

#include "moniac-findings.h"

#include <math.h>
#include <string.h>

#include "moniac-csv-text.h"

/* Rows are added to the text; every section is named with the prefix. */
typedef struct
{
  GString *text;
  const char *prefix;
} Table;

static gboolean
is_of_document (const char *measure)
{
  return g_str_equal (measure, "text") || g_str_equal (measure, "most_sensitive") || g_str_equal (measure, "currency");
}

static void
append_row (Table      *table,
            const char *section,
            const char *id,
            const char *name,
            const char *measure,
            const char *value)
{
  g_autofree char *place = g_strconcat (table->prefix, section, NULL);
  const char *cells[] = { place, id, name, measure, value };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (i > 0)
        g_string_append_c (table->text, ',');
      /* The value is a number or word of ours, unless it comes from the document. */
      if (i == 4 && !is_of_document (measure))
        g_string_append (table->text, cells[i]);
      else
        moniac_csv_append_text (table->text, cells[i]);
    }
  g_string_append (table->text, "\r\n");
}

static void
append_number (Table      *table,
               const char *section,
               const char *id,
               const char *name,
               const char *measure,
               double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  append_row (table, section, id, name, measure, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

static double
money (const MoniacFindings *self,
       double                units)
{
  return moniac_network_money (self->network, 1) * units;
}

static void
append_companies (Table                *table,
                  const MoniacFindings *self)
{
  for (int v = 0; v < self->network->n_companies; v++)
    {
      const MoniacNetworkCompany *company = &self->network->companies[v];
      const MoniacCompanyDependence *dependence = &self->dependence->companies[v];
      const char *id = company->record->id;
      const char *name = moniac_company_record_get_name (company->record);

      append_number (table, "company", id, name, "paid", money (self, company->paid));
      append_number (table, "company", id, name, "received", money (self, company->received));
      append_number (table, "company", id, name, "net", money (self, company->received - company->paid));
      if (dependence->can_come_back >= 0)
        append_number (table, "company", id, name, "can_come_back", money (self, dependence->can_come_back));
      append_number (table, "company", id, name, "top_payer_share", dependence->top_payer.share);
      append_number (table, "company", id, name, "top_payee_share", dependence->top_payee.share);
      append_number (table, "company", id, name, "hhi_in", dependence->hhi_in);
      append_number (table, "company", id, name, "hhi_out", dependence->hhi_out);
      append_number (table, "company", id, name, "touches", dependence->touches);
      if (self->cascade)
        append_number (table, "company", id, name, "pays_in_cascade", money (self, self->cascade->pays[v]));
    }
}

static void
append_deals (Table                *table,
              const MoniacFindings *self)
{
  for (int i = 0; i < self->network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->network->deals[i];
      const char *id = deal->record->id;

      if (!deal->is_money)
        continue;
      if (deal->disclosed)
        append_number (table, "deal", id, "", "amount", money (self, deal->amount));
      append_number (table, "deal", id, "", "comes_back", money (self, self->circulation->comes_back[i]));
      if (self->cascade)
        append_number (table, "deal", id, "", "paid_in_cascade", money (self, self->cascade->paid[i]));
    }
}

static void
append_loops (Table                *table,
              const MoniacFindings *self)
{
  for (int i = 0; i < self->loops->n; i++)
    {
      const MoniacLoop *loop = &self->loops->loops[i];
      g_autofree char *text = moniac_loop_to_text (loop, self->network);
      g_autofree char *number = g_strdup_printf ("%d", i + 1);

      append_number (table, "loop", number, "", "length", loop->n);
      if (loop->known)
        append_number (table, "loop", number, "", "amount", money (self, loop->amount));
      append_row (table, "loop", number, "", "text", text);
    }
}

static void
append_trials (Table                *table,
               const MoniacFindings *self)
{
  for (int i = 0; self->network->trials && self->network->trials[i]; i++)
    append_row (table, "trial", "", "", "text", self->network->trials[i]);
}

static void
append_findings (Table                *table,
                 const MoniacFindings *self)
{
  append_trials (table, self);
  append_number (table, "whole", "", "", "gross", money (self, self->circulation->gross));
  append_number (table, "whole", "", "", "comes_back", money (self, self->circulation->total));
  append_number (table, "whole", "", "", "share", moniac_circulation_share (self->circulation));
  append_row (table, "whole", "", "", "split",
              self->circulation->rule == MONIAC_SPLIT_LEAST_SQUARES ? "least squares" : "any");
  append_number (table, "whole", "", "", "share_lowest", self->range.low);
  append_number (table, "whole", "", "", "share_highest", self->range.high);
  append_row (table, "whole", "", "", "lowest_is", self->range.bound ? "bound" : "exact");
  append_row (table, "whole", "", "", "most_sensitive",
              self->range.most_sensitive < 0 ? "" : self->network->deals[self->range.most_sensitive].record->id);
  append_row (table, "whole", "", "", "currency", self->network->currency);
  append_row (table, "whole", "", "", "amounts", moniac_basis_get_name (self->network->basis));
  append_row (table, "whole", "", "", "loops_capped", self->loops->capped || self->loops->stopped ? "yes" : "no");
  append_deals (table, self);
  append_loops (table, self);
  append_companies (table, self);
}

char *
moniac_findings_to_csv (const MoniacFindings *self)
{
  return moniac_findings_to_csv_with (self, NULL);
}

char *
moniac_findings_to_csv_with (const MoniacFindings *self,
                             const MoniacFindings *tried)
{
  GString *text = g_string_new ("section,id,name,measure,value\r\n");
  Table known = { text, "" };
  Table supposed = { text, "what if: " };

  append_findings (&known, self);
  if (tried)
    append_findings (&supposed, tried);

  return g_string_free (text, FALSE);
}
