/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as one table for spreadsheets: section, id, name, measure, value. */
#include "config.h"

#include "moniac-findings.h"

#include <math.h>
#include <string.h>

#include "moniac-csv-text.h"

static void
append_row (GString    *csv,
            const char *section,
            const char *id,
            const char *name,
            const char *measure,
            const char *value)
{
  const char *cells[] = { section, id, name, measure, value };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      /* The value is a number or word of ours, unless it tells a loop. */
      if (i == 4 && !g_str_equal (measure, "text"))
        g_string_append (csv, cells[i]);
      else
        moniac_csv_append_text (csv, cells[i]);
    }
  g_string_append (csv, "\r\n");
}

static void
append_number (GString    *csv,
               const char *section,
               const char *id,
               const char *name,
               const char *measure,
               double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  append_row (csv, section, id, name, measure, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

static double
money (const MoniacFindings *self,
       double                units)
{
  return moniac_network_money (self->network, 1) * units;
}

static void
append_companies (GString              *csv,
                  const MoniacFindings *self)
{
  for (int v = 0; v < self->network->n_companies; v++)
    {
      const MoniacNetworkCompany *company = &self->network->companies[v];
      const MoniacCompanyDependence *dependence = &self->dependence->companies[v];
      const char *id = company->record->id;
      const char *name = moniac_company_record_get_name (company->record);

      append_number (csv, "company", id, name, "paid", money (self, company->paid));
      append_number (csv, "company", id, name, "received", money (self, company->received));
      append_number (csv, "company", id, name, "net", money (self, company->received - company->paid));
      if (dependence->can_come_back >= 0)
        append_number (csv, "company", id, name, "can_come_back", money (self, dependence->can_come_back));
      append_number (csv, "company", id, name, "top_payer_share", dependence->top_payer.share);
      append_number (csv, "company", id, name, "top_payee_share", dependence->top_payee.share);
      append_number (csv, "company", id, name, "hhi_in", dependence->hhi_in);
      append_number (csv, "company", id, name, "hhi_out", dependence->hhi_out);
      append_number (csv, "company", id, name, "touches", dependence->touches);
      if (self->cascade)
        append_number (csv, "company", id, name, "pays_in_cascade", money (self, self->cascade->pays[v]));
    }
}

static void
append_deals (GString              *csv,
              const MoniacFindings *self)
{
  for (int i = 0; i < self->network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->network->deals[i];
      const char *id = deal->record->id;

      if (!deal->is_money)
        continue;
      if (deal->disclosed)
        append_number (csv, "deal", id, "", "amount", money (self, deal->amount));
      append_number (csv, "deal", id, "", "comes_back", money (self, self->circulation->comes_back[i]));
      if (self->cascade)
        append_number (csv, "deal", id, "", "paid_in_cascade", money (self, self->cascade->paid[i]));
    }
}

static void
append_loops (GString              *csv,
              const MoniacFindings *self)
{
  for (int i = 0; i < self->loops->n; i++)
    {
      const MoniacLoop *loop = &self->loops->loops[i];
      g_autofree char *text = moniac_loop_to_text (loop, self->network);
      g_autofree char *number = g_strdup_printf ("%d", i + 1);

      append_number (csv, "loop", number, "", "length", loop->n);
      if (loop->known)
        append_number (csv, "loop", number, "", "amount", money (self, loop->amount));
      append_row (csv, "loop", number, "", "text", text);
    }
}

char *
moniac_findings_to_csv (const MoniacFindings *self)
{
  GString *csv = g_string_new ("section,id,name,measure,value\r\n");

  append_number (csv, "whole", "", "", "gross", money (self, self->circulation->gross));
  append_number (csv, "whole", "", "", "comes_back", money (self, self->circulation->total));
  append_number (csv, "whole", "", "", "share", moniac_circulation_share (self->circulation));
  append_row (csv, "whole", "", "", "split",
              self->circulation->rule == MONIAC_SPLIT_LEAST_SQUARES ? "least squares" : "any");
  append_number (csv, "whole", "", "", "share_lowest", self->range.low);
  append_number (csv, "whole", "", "", "share_highest", self->range.high);
  append_row (csv, "whole", "", "", "lowest_is", self->range.bound ? "bound" : "exact");
  append_deals (csv, self);
  append_loops (csv, self);
  append_companies (csv, self);

  return g_string_free (csv, FALSE);
}
