/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the text that SankeyMATIC's page is given: "Payer [30] Payee #color", a line a flow. */
#include "config.h"

#include "moniac-importers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-deal-draft.h"
#include "moniac-money.h"

/* What an amount of "*" or "?" stands for. */
typedef enum
{
  GIVEN,
  REST_OF_PAYER,             /* what the payer gets and pays to nobody else */
  REST_OF_PAYEE,             /* what the payee pays and gets from nobody else */
} Measure;

typedef struct
{
  char *payer;
  char *payee;
  char *amount;
  Measure measure;
  const char *at;            /* of the amount */
} Flow;

typedef struct
{
  MoniacIntake *intake;
  GArray *flows;
  char *prefix;              /* of amounts, in labels: mostly a sign of a currency */
  char *suffix;
} Sheet;

static void
clear_flow (gpointer data)
{
  Flow *flow = data;

  g_free (flow->payer);
  g_free (flow->payee);
  g_free (flow->amount);
}

/* Lines */

/* Names are shown on two lines where they have "\n" in them. */
static char *
read_name (const char *from,
           gsize       length)
{
  g_autofree char *name = g_strndup (from, length);
  g_auto (GStrv) lines = g_strsplit (name, "\\n", -1);

  return g_strstrip (g_strjoinv (" ", lines));
}

/* A color at the end: "#057", "#0055771", "#057.5". */
static gsize
length_without_color (const char *text)
{
  const char *sharp = strrchr (text, '#');
  const char *end = sharp;

  if (sharp == NULL || sharp == text || !g_ascii_isspace (sharp[-1]))
    return strlen (text);
  for (end++; g_ascii_isxdigit (*end) || *end == '.'; end++)
    ;
  end += strspn (end, " \t");
  return end - sharp > 3 && *end == '\0' ? (gsize) (sharp - text) : strlen (text);
}

/* "Payer [30] Payee"; FALSE where the line is no flow. */
static gboolean
take_flow (Sheet      *self,
           const char *line,
           const char *at)
{
  const char *open = strchr (line, '['), *close = open != NULL ? strchr (open, ']') : NULL;
  Flow flow = { 0 };

  if (close == NULL || open == line)
    return FALSE;
  flow.payer = read_name (line, open - line);
  flow.payee = read_name (close + 1, length_without_color (close + 1));
  flow.amount = g_strstrip (g_strndup (open + 1, close - open - 1));
  flow.at = at + (open - line) + 1;
  flow.measure = g_str_equal (flow.amount, "*") ? REST_OF_PAYER
                 : g_str_equal (flow.amount, "?") ? REST_OF_PAYEE : GIVEN;
  /* The page takes a flow without an amount for a comment. */
  if (*flow.payer == '\0' || *flow.payee == '\0' || *flow.amount == '\0')
    {
      gboolean is_comment = *flow.amount == '\0';

      clear_flow (&flow);
      return is_comment;
    }
  moniac_intake_ensure_company (self->intake, flow.payer);
  moniac_intake_ensure_company (self->intake, flow.payee);
  g_array_append_val (self->flows, flow);
  return TRUE;
}

/* ":Anthropic #cc785c.9 >>" */
static gboolean
take_color (Sheet      *self,
            const char *line)
{
  const char *sharp = strrchr (line, '#');
  g_autofree char *name = NULL, *color = NULL;
  MoniacCompanyRecord *company;
  gsize length;

  if (*line != ':')
    return FALSE;
  length = sharp != NULL ? strspn (sharp + 1, "0123456789abcdefABCDEF") : 0;
  if (length != 3 && length != 6)
    return TRUE;
  name = read_name (line + 1, sharp - line - 1);
  company = moniac_intake_ensure_company (self->intake, name);
  color = g_strndup (sharp, length + 1);
  if (company != NULL)
    moniac_record_set_text (&company->color, color);
  return TRUE;
}

/* "value prefix '$'"; the second word may stand on a line of its own below the first. */
static void
take_setting (Sheet      *self,
              const char *line)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(?:value\\s+)?(prefix|suffix)\\s+'(.*)'\\s*$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *which = NULL;
  char **field;

  if (!g_regex_match (regex, line, 0, &match))
    return;
  which = g_match_info_fetch (match, 1);
  field = g_str_equal (which, "prefix") ? &self->prefix : &self->suffix;
  g_free (*field);
  *field = g_match_info_fetch (match, 2);
}

/* Settings and labels are about the drawing: lines that begin with a word in small letters, or a point. */
static gboolean
is_about_drawing (const char *line)
{
  static const char * const words[] = {
    "size", "margin", "bg", "node", "flow", "layout", "labels", "labelname", "labelvalue", "labelposition", "value",
    "themeoffset", "meta", "internal", "move", "w", "h", "prefix", "suffix", "canvas", "justify", "order", "font",
    "color", "theme", "listimbalances", "mentionsankeymatic", "opacity", "curvature", "inheritfrom", "border",
    "spacing", "height", "include", "format", NULL
  };
  g_autofree char *word = g_strndup (line, strcspn (line, " \t_"));

  return *line == '.' || g_ascii_islower (*line) ? *line == '.' || g_strv_contains (words, word) : FALSE;
}

static void
take_line (Sheet      *self,
           const char *text,
           const char *at)
{
  g_autofree char *line = g_strchomp (g_strdup (text));

  if (*line == '\0' || *line == '\'' || g_str_has_prefix (line, "//"))
    return;
  if (take_color (self, line) || take_flow (self, line, at))
    return;
  take_setting (self, line);
  if (!is_about_drawing (line))
    {
      g_autofree char *quoted = moniac_problem_quote (line);

      moniac_intake_warning (self->intake, MONIAC_PROBLEM_SYNTAX, at, NULL,
                             _("“%s” is neither a flow like “Payer [30] Payee” nor a setting, and left out"), quoted);
    }
}

/* Amounts that the page works out */

static gboolean
parse_given (const Flow   *flow,
             MoniacNumber *out)
{
  if (flow->measure != GIVEN || !moniac_number_valid_text (flow->amount, -1))
    return FALSE;
  *out = moniac_number_from_text (flow->amount, -1);
  return TRUE;
}

/* As many as the most exact amount has, so that sums are exact. */
static int
count_decimals (Sheet *self)
{
  int most = 0;

  for (guint i = 0; i < self->flows->len; i++)
    {
      MoniacNumber number;

      if (!parse_given (&g_array_index (self->flows, Flow, i), &number))
        continue;
      most = MAX (most, moniac_number_decimals (&number));
      moniac_number_clear (&number);
    }
  return most;
}

/* What a company has got less what it has paid, in units; grows as flows are worked out. */
static void
add_to_balance (GHashTable *balances,
                const char *company,
                gint64      units)
{
  gint64 *balance = g_hash_table_lookup (balances, company);

  if (balance == NULL)
    {
      balance = g_new0 (gint64, 1);
      g_hash_table_insert (balances, (char *) company, balance);
    }
  /* Amounts are below 10^15 and flows below 10^6, so only decimals could make them overflow: then nothing is left. */
  if (__builtin_add_overflow (*balance, units, balance))
    *balance = 0;
}

static void
count_flow (GHashTable *balances,
            const Flow *flow,
            gint64      units)
{
  add_to_balance (balances, flow->payer, -units);
  add_to_balance (balances, flow->payee, units);
}

static GHashTable *
make_balances (Sheet *self,
               int    decimals)
{
  GHashTable *balances = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < self->flows->len; i++)
    {
      const Flow *flow = &g_array_index (self->flows, Flow, i);
      MoniacNumber number;
      gint64 units;

      if (!parse_given (flow, &number))
        continue;
      if (moniac_number_scaled (&number, decimals, &units))
        count_flow (balances, flow, units);
      moniac_number_clear (&number);
    }
  return balances;
}

static char *
format_units (gint64 units,
              int    decimals)
{
  g_autofree char *digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, decimals + 1, units);
  gsize whole = strlen (digits) - decimals;

  if (decimals == 0)
    return g_steal_pointer (&digits);
  return g_strdup_printf ("%.*s.%s", (int) whole, digits, digits + whole);
}

static void
work_out (Sheet      *self,
          Flow       *flow,
          GHashTable *balances,
          int         decimals)
{
  gboolean of_payer = flow->measure == REST_OF_PAYER;
  const char *company = of_payer ? flow->payer : flow->payee;
  const gint64 *balance = g_hash_table_lookup (balances, company);
  gint64 rest = balance == NULL ? 0 : of_payer ? *balance : -*balance;
  g_autofree char *quoted = moniac_problem_quote (company);

  g_clear_pointer (&flow->amount, g_free);
  if (rest > 0)
    {
      flow->amount = format_units (rest, decimals);
      count_flow (balances, flow, rest);
    }
  else
    moniac_intake_warning (self->intake, MONIAC_PROBLEM_NO_NUMBER, flow->at, NULL,
                           _("nothing is left over for “%s”; the amount is taken as not disclosed"), quoted);
}

static void
work_out_all (Sheet *self)
{
  int decimals = count_decimals (self);
  g_autoptr (GHashTable) balances = make_balances (self, decimals);

  for (guint i = 0; i < self->flows->len; i++)
    {
      Flow *flow = &g_array_index (self->flows, Flow, i);

      if (flow->measure != GIVEN)
        work_out (self, flow, balances, decimals);
    }
}

/* The end */

/* "$" and "bn" around an amount say what it is worth, but only together with a currency: "t" alone may be tonnes. */
static char *
dress_amount (Sheet      *self,
              const char *amount)
{
  g_autofree char *dressed = g_strconcat (self->prefix ? self->prefix : "", amount, self->suffix ? self->suffix : "", NULL);
  g_autofree char *currency = NULL;
  MoniacAmount parsed = { 0 };
  gboolean is_money = moniac_money_parse (dressed, &parsed, &currency, NULL);

  moniac_amount_clear (&parsed);
  return is_money && currency != NULL ? g_steal_pointer (&dressed) : g_strdup (amount);
}

static void
submit_flow (Sheet      *self,
             const Flow *flow)
{
  MoniacDealDraft *draft = moniac_deal_draft_new (self->intake);
  g_autofree char *amount = flow->amount != NULL ? dress_amount (self, flow->amount) : NULL;

  moniac_deal_draft_set_fact (draft, MONIAC_FACT_PAYER, flow->payer, flow->at, NULL);
  moniac_deal_draft_set_fact (draft, MONIAC_FACT_PAYEE, flow->payee, flow->at, NULL);
  if (amount != NULL)
    moniac_deal_draft_set_fact (draft, MONIAC_FACT_AMOUNT, amount, flow->at, NULL);
  moniac_deal_draft_submit (draft, flow->at, NULL);
}

static void
take_lines (Sheet      *self,
            const char *text,
            gsize       length)
{
  const char *end = text + length;

  while (text < end && moniac_intake_goes_on (self->intake))
    {
      const char *newline = memchr (text, '\n', end - text);
      const char *stop = newline != NULL ? newline : end;
      const char *start = text + strspn (text, " \t");
      g_autofree char *line = start < stop ? g_strndup (start, stop - start) : NULL;

      if (line != NULL)
        take_line (self, line, start);
      text = stop + 1;
    }
}

void
moniac_import_sankeymatic (const char   *text,
                           gsize         length,
                           MoniacIntake *intake)
{
  Sheet self = { .intake = intake };

  self.flows = g_array_new (FALSE, FALSE, sizeof (Flow));
  g_array_set_clear_func (self.flows, clear_flow);
  take_lines (&self, text, length);
  work_out_all (&self);
  for (guint i = 0; i < self.flows->len; i++)
    submit_flow (&self, &g_array_index (self.flows, Flow, i));
  g_array_unref (self.flows);
  g_free (self.prefix);
  g_free (self.suffix);
}
