/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as one JSON object. Money is in major units of the document's currency. */
#include "config.h"

#include "moniac-findings.h"

#include <json-glib/json-glib.h>
#include <math.h>

/* Whole numbers up to here are exact in a double, and written without a point. */
#define LARGEST_WHOLE 9007199254740992.0

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  if (name)
    json_builder_set_member_name (builder, name);
  if (value == floor (value) && fabs (value) <= LARGEST_WHOLE)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

/* Units of the network, divided rather than multiplied: 0.1 and the like come out as written. */
static double
money (const MoniacFindings *self,
       double                units)
{
  double unit = self->network->unit;

  return unit < 1 ? units / round (1 / unit) : units * unit;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static const char *
company_id (const MoniacFindings *self,
            int                   company)
{
  return company >= 0 ? self->network->companies[company].record->id : NULL;
}

static const char *
deal_id (const MoniacFindings *self,
         int                   deal)
{
  return deal >= 0 ? self->network->deals[deal].record->id : NULL;
}

static void
add_summary (JsonBuilder          *builder,
             const MoniacFindings *self)
{
  add_number (builder, "gross", money (self, self->circulation->gross));
  add_number (builder, "comes_back", money (self, self->circulation->total));
  add_number (builder, "share", moniac_circulation_share (self->circulation));
  json_builder_set_member_name (builder, "share_range");
  json_builder_begin_array (builder);
  add_number (builder, NULL, self->range.low);
  add_number (builder, NULL, self->range.high);
  json_builder_end_array (builder);
  add_text (builder, "most_sensitive", deal_id (self, self->range.most_sensitive));
  add_text (builder, "currency", self->network->currency);
}

static void
add_deals (JsonBuilder          *builder,
           const MoniacFindings *self)
{
  json_builder_set_member_name (builder, "deals");
  json_builder_begin_array (builder);
  for (int i = 0; i < self->network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->network->deals[i];

      if (!deal->is_money)
        continue;
      json_builder_begin_object (builder);
      add_text (builder, "id", deal->record->id);
      if (deal->disclosed)
        add_number (builder, "amount", money (self, deal->amount));
      else
        add_text (builder, "amount", NULL);
      add_number (builder, "comes_back", money (self, self->circulation->comes_back[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_loop (JsonBuilder          *builder,
          const MoniacFindings *self,
          const MoniacLoop     *loop)
{
  g_autofree char *text = moniac_loop_to_text (loop, self->network);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "companies");
  json_builder_begin_array (builder);
  for (int i = 0; i < loop->n; i++)
    json_builder_add_string_value (builder, company_id (self, loop->companies[i]));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "deals");
  json_builder_begin_array (builder);
  for (int i = 0; i < loop->n; i++)
    {
      json_builder_begin_array (builder);
      for (int k = 0; k < loop->n_deals[i]; k++)
        json_builder_add_string_value (builder, deal_id (self, loop->deals[i][k]));
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  if (loop->known)
    add_number (builder, "amount", money (self, loop->amount));
  else
    add_text (builder, "amount", NULL);
  add_text (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_loops (JsonBuilder          *builder,
           const MoniacFindings *self)
{
  json_builder_set_member_name (builder, "loops");
  json_builder_begin_array (builder);
  for (int i = 0; i < self->loops->n; i++)
    add_loop (builder, self, &self->loops->loops[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "loops_capped");
  json_builder_add_boolean_value (builder, self->loops->capped);
}

/* null where there is no partner; an id of null is the outside. */
static void
add_partner (JsonBuilder          *builder,
             const MoniacFindings *self,
             const char           *name,
             MoniacPartner         partner)
{
  json_builder_set_member_name (builder, name);
  if (partner.company == MONIAC_NOBODY)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_text (builder, "id", company_id (self, partner.company));
  add_number (builder, "share", partner.share);
  json_builder_end_object (builder);
}

static void
add_companies (JsonBuilder          *builder,
               const MoniacFindings *self)
{
  json_builder_set_member_name (builder, "companies");
  json_builder_begin_array (builder);
  for (int v = 0; v < self->network->n_companies; v++)
    {
      const MoniacNetworkCompany *company = &self->network->companies[v];
      const MoniacCompanyDependence *dependence = &self->dependence->companies[v];

      json_builder_begin_object (builder);
      add_text (builder, "id", company->record->id);
      add_number (builder, "paid", money (self, company->paid));
      add_number (builder, "received", money (self, company->received));
      add_number (builder, "net", money (self, company->received - company->paid));
      add_number (builder, "can_come_back", money (self, dependence->can_come_back));
      add_partner (builder, self, "top_payer", dependence->top_payer);
      add_partner (builder, self, "top_payee", dependence->top_payee);
      add_number (builder, "hhi_in", dependence->hhi_in);
      add_number (builder, "hhi_out", dependence->hhi_out);
      add_number (builder, "touches", dependence->touches);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_payments (JsonBuilder          *builder,
              const MoniacFindings *self)
{
  json_builder_set_member_name (builder, "payments");
  json_builder_begin_array (builder);
  for (int i = 0; i < self->network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->network->deals[i];

      if (!deal->is_money || !deal->disclosed)
        continue;
      json_builder_begin_object (builder);
      add_text (builder, "deal", deal->record->id);
      add_number (builder, "owed", money (self, deal->amount));
      add_number (builder, "paid", money (self, self->cascade->paid[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_cascade (JsonBuilder          *builder,
             const MoniacFindings *self)
{
  json_builder_set_member_name (builder, "cascade");
  if (!self->cascade)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_payments (builder, self);
  json_builder_set_member_name (builder, "defaults");
  json_builder_begin_array (builder);
  for (int v = 0; v < self->cascade->n_companies; v++)
    if (self->cascade->defaults[v])
      json_builder_add_string_value (builder, company_id (self, v));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
moniac_findings_to_json (const MoniacFindings *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_summary (builder, self);
  add_deals (builder, self);
  add_loops (builder, self);
  add_companies (builder, self);
  add_cascade (builder, self);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);

  return g_strconcat (text, "\n", NULL);
}
