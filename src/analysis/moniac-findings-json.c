/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as one JSON object. Money is in major units of the document's currency. */
#include "config.h"

#include "moniac-findings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* JSON that grows. A file may have a million deals, so no tree is made of it. */
typedef struct
{
  GString *text;
  int depth;
  guint lines;               /* one bit a depth: whether members stand on lines of their own */
  gboolean first;            /* whether the next member is the first of its object or list */
} Json;

static void
break_line (Json *json)
{
  g_string_append_c (json->text, '\n');
  for (int i = 0; i < json->depth; i++)
    g_string_append (json->text, "  ");
}

static gboolean
has_lines (const Json *json)
{
  return (json->lines >> json->depth) & 1;
}

static void
add_string (Json       *json,
            const char *text)
{
  const char *from = text;

  g_string_append_c (json->text, '"');
  for (const char *c = text; *c; c++)
    {
      if ((guchar) *c >= 0x20 && *c != '"' && *c != '\\')
        continue;
      g_string_append_len (json->text, from, c - from);
      if ((guchar) *c < 0x20)
        g_string_append_printf (json->text, "\\u%04x", (guint) *c);
      else
        g_string_append_printf (json->text, "\\%c", *c);
      from = c + 1;
    }
  g_string_append (json->text, from);
  g_string_append_c (json->text, '"');
}

/* Begins a member of an object, or with a name of NULL of a list. */
static void
next (Json       *json,
      const char *name)
{
  if (json->depth > 0)
    {
      if (!json->first)
        g_string_append_c (json->text, ',');
      if (has_lines (json))
        break_line (json);
      else
        g_string_append_c (json->text, ' ');
    }
  json->first = FALSE;
  if (!name)
    return;
  add_string (json, name);
  g_string_append (json->text, " : ");
}

/* An object or a list, whose members may have lines of their own. */
static void
begin (Json       *json,
       const char *name,
       char        bracket,
       gboolean    lines)
{
  next (json, name);
  g_string_append_c (json->text, bracket);
  json->depth++;
  json->first = TRUE;
  if (lines)
    json->lines |= 1u << json->depth;
  else
    json->lines &= ~(1u << json->depth);
}

static void
end (Json *json,
     char  bracket)
{
  gboolean lines = has_lines (json) && !json->first;

  json->depth--;
  if (lines)
    break_line (json);
  else
    g_string_append_c (json->text, ' ');
  g_string_append_c (json->text, bracket);
  json->first = FALSE;
}

/* The shortest text that reads back as the same number. */
static void
add_number (Json       *json,
            const char *name,
            double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  static const char * const formats[] = { "%.15g", "%.16g", "%.17g" };

  next (json, name);
  /* Most shares are all or nothing. */
  if (value == 0 || value == 1)
    {
      g_string_append_c (json->text, value == 0 ? '0' : '1');
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (json->text, buffer);
}

/* Units of the network, exactly: 63 bits, which a double would not hold. */
static void
add_money (Json                 *json,
           const char           *name,
           const MoniacFindings *self,
           gint64                units)
{
  char buffer[64];
  int decimals = (int) lround (-log10 (self->network->unit));
  gsize length;

  next (json, name);
  if (units < 0)
    g_string_append_c (json->text, '-');
  if (decimals <= 0)
    {
      g_string_append_printf (json->text, "%" G_GUINT64_FORMAT, (guint64) ABS (units));
      for (; decimals < 0 && units != 0; decimals++)
        g_string_append_c (json->text, '0');
      return;
    }
  g_snprintf (buffer, sizeof buffer, "%0*" G_GINT64_MODIFIER "u", decimals + 1, (guint64) ABS (units));
  length = strlen (buffer);
  g_string_append_len (json->text, buffer, (gssize) length - decimals);
  for (; decimals > 0 && buffer[length - 1] == '0'; decimals--)
    length--;
  if (decimals > 0)
    g_string_append_printf (json->text, ".%.*s", decimals, buffer + length - decimals);
}

static void
add_text (Json       *json,
          const char *name,
          const char *text)
{
  next (json, name);
  if (text)
    add_string (json, text);
  else
    g_string_append (json->text, "null");
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
add_summary (Json                 *json,
             const MoniacFindings *self)
{
  add_money (json, "gross", self, self->circulation->gross);
  add_money (json, "comes_back", self, self->circulation->total);
  add_number (json, "share", moniac_circulation_share (self->circulation));
  begin (json, "share_range", '[', FALSE);
  add_number (json, NULL, self->range.low);
  add_number (json, NULL, self->range.high);
  end (json, ']');
  add_text (json, "most_sensitive", deal_id (self, self->range.most_sensitive));
  add_text (json, "currency", self->network->currency);
  /* What is not as usual. */
  if (self->network->basis != MONIAC_BASIS_HEADLINE)
    add_text (json, "amounts", moniac_basis_get_name (self->network->basis));
  if (self->range.bound)
    add_text (json, "lowest_is", "bound");
}

static void
add_deals (Json                 *json,
           const MoniacFindings *self)
{
  begin (json, "deals", '[', TRUE);
  for (int i = 0; i < self->network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->network->deals[i];

      if (!deal->is_money)
        continue;
      begin (json, NULL, '{', FALSE);
      add_text (json, "id", deal->record->id);
      if (deal->disclosed)
        add_money (json, "amount", self, deal->amount);
      else
        add_text (json, "amount", NULL);
      add_money (json, "comes_back", self, self->circulation->comes_back[i]);
      end (json, '}');
    }
  end (json, ']');
}

static void
add_loop (Json                 *json,
          const MoniacFindings *self,
          const MoniacLoop     *loop)
{
  g_autofree char *text = moniac_loop_to_text (loop, self->network);

  begin (json, NULL, '{', FALSE);
  begin (json, "companies", '[', FALSE);
  for (int i = 0; i < loop->n; i++)
    add_text (json, NULL, company_id (self, loop->companies[i]));
  end (json, ']');
  begin (json, "deals", '[', FALSE);
  for (int i = 0; i < loop->n; i++)
    {
      begin (json, NULL, '[', FALSE);
      for (int k = 0; k < loop->n_deals[i]; k++)
        add_text (json, NULL, deal_id (self, loop->deals[i][k]));
      end (json, ']');
    }
  end (json, ']');
  if (loop->known)
    add_money (json, "amount", self, loop->amount);
  else
    add_text (json, "amount", NULL);
  add_text (json, "text", text);
  end (json, '}');
}

static void
add_loops (Json                 *json,
           const MoniacFindings *self)
{
  begin (json, "loops", '[', TRUE);
  for (int i = 0; i < self->loops->n; i++)
    add_loop (json, self, &self->loops->loops[i]);
  end (json, ']');
  next (json, "loops_capped");
  g_string_append (json->text, self->loops->capped || self->loops->stopped ? "true" : "false");
}

/* null where there is no partner; an id of null is the outside. */
static void
add_partner (Json                 *json,
             const MoniacFindings *self,
             const char           *name,
             MoniacPartner         partner)
{
  if (partner.company == MONIAC_NOBODY)
    {
      add_text (json, name, NULL);
      return;
    }
  begin (json, name, '{', FALSE);
  add_text (json, "id", company_id (self, partner.company));
  add_number (json, "share", partner.share);
  end (json, '}');
}

static void
add_companies (Json                 *json,
               const MoniacFindings *self)
{
  begin (json, "companies", '[', TRUE);
  for (int v = 0; v < self->network->n_companies; v++)
    {
      const MoniacNetworkCompany *company = &self->network->companies[v];
      const MoniacCompanyDependence *dependence = &self->dependence->companies[v];

      begin (json, NULL, '{', FALSE);
      add_text (json, "id", company->record->id);
      add_money (json, "paid", self, company->paid);
      add_money (json, "received", self, company->received);
      add_money (json, "net", self, company->received - company->paid);
      if (dependence->can_come_back >= 0)
        add_money (json, "can_come_back", self, dependence->can_come_back);
      else
        add_text (json, "can_come_back", NULL);
      add_partner (json, self, "top_payer", dependence->top_payer);
      add_partner (json, self, "top_payee", dependence->top_payee);
      add_number (json, "hhi_in", dependence->hhi_in);
      add_number (json, "hhi_out", dependence->hhi_out);
      add_number (json, "touches", dependence->touches);
      end (json, '}');
    }
  end (json, ']');
}

static void
add_payments (Json                 *json,
              const MoniacFindings *self)
{
  begin (json, "payments", '[', TRUE);
  for (int i = 0; i < self->network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->network->deals[i];

      if (!deal->is_money || !deal->disclosed)
        continue;
      begin (json, NULL, '{', FALSE);
      add_text (json, "deal", deal->record->id);
      add_money (json, "owed", self, deal->amount);
      add_number (json, "paid", moniac_network_money (self->network, 1) * self->cascade->paid[i]);
      end (json, '}');
    }
  end (json, ']');
}

static void
add_cascade (Json                 *json,
             const MoniacFindings *self)
{
  if (!self->cascade)
    {
      add_text (json, "cascade", NULL);
      return;
    }
  begin (json, "cascade", '{', TRUE);
  add_payments (json, self);
  begin (json, "defaults", '[', FALSE);
  for (int v = 0; v < self->cascade->n_companies; v++)
    if (self->cascade->defaults[v])
      add_text (json, NULL, company_id (self, v));
  end (json, ']');
  end (json, '}');
}

/* What is supposed, as people read it; only where anything is. */
static void
add_trials (Json                 *json,
            const MoniacFindings *self)
{
  if (!self->network->trials)
    return;
  begin (json, "trials", '[', FALSE);
  for (int i = 0; self->network->trials[i]; i++)
    add_text (json, NULL, self->network->trials[i]);
  end (json, ']');
}

static void
add_findings (Json                 *json,
              const char           *name,
              const MoniacFindings *self,
              const MoniacFindings *tried)
{
  begin (json, name, '{', TRUE);
  add_trials (json, self);
  add_summary (json, self);
  add_deals (json, self);
  add_loops (json, self);
  add_companies (json, self);
  add_cascade (json, self);
  if (tried)
    add_findings (json, "what_if", tried, NULL);
  end (json, '}');
}

char *
moniac_findings_to_json (const MoniacFindings *self)
{
  return moniac_findings_to_json_with (self, NULL);
}

char *
moniac_findings_to_json_with (const MoniacFindings *self,
                              const MoniacFindings *tried)
{
  Json json = { .text = g_string_new (NULL) };

  add_findings (&json, NULL, self, tried);
  g_string_append_c (json.text, '\n');

  return g_string_free (json.text, FALSE);
}
