/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as text to read: how much comes back, through which loops, who depends on whom, what if. */
#include "config.h"

#include "moniac-findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moniac-money.h"

/* Loops told one by one. */
#define LOOPS_TOLD 20

static char *
format_units (const MoniacFindings *self,
              double                units)
{
  return moniac_money_format (moniac_network_money (self->network, 1) * units, self->network->currency,
                              MONIAC_MONEY_LONG);
}

static const char *
company_name (const MoniacFindings *self,
              int                   company)
{
  if (company == MONIAC_OUTSIDE)
    return _("the outside");

  return moniac_company_record_get_name (self->network->companies[company].record);
}

const char *
moniac_findings_describe_basis (MoniacBasis basis)
{
  switch (basis)
    {
    case MONIAC_BASIS_LEAST:
      return _("Amounts count with what they are at least.");
    case MONIAC_BASIS_PAID:
      return _("Amounts count with what has been paid.");
    case MONIAC_BASIS_HEADLINE:
    default:
      return _("Amounts count as announced; of a range, the upper bound.");
    }
}

const char *
moniac_findings_basis_text (const MoniacFindings *self)
{
  return moniac_findings_describe_basis (self->network->basis);
}

static void
append_line (GString    *text,
             const char *line)
{
  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

static void
append_summary (GString              *text,
                const MoniacFindings *self)
{
  g_autofree char *headline = moniac_findings_headline (self);
  g_autofree char *range = moniac_findings_range_text (self);
  g_auto (GStrv) remarks = moniac_findings_remarks (self);

  append_line (text, headline);
  if (range)
    append_line (text, range);
  if (self->range.bound)
    append_line (text, _("The lowest share may be a little lower still: there are too many open amounts to try all."));
  for (int i = 0; remarks[i]; i++)
    append_line (text, remarks[i]);
  if (self->circulation->total > 0 && self->circulation->rule == MONIAC_SPLIT_LEAST_SQUARES)
    append_line (text, _("Of all ways to split it over the deals, this is the one in which equal deals share equally."));
}

/* What is only supposed is said before anything else. */
static void
append_trials (GString              *text,
               const MoniacFindings *self)
{
  char **trials = self->network->trials;
  g_autofree char *told = trials ? g_strjoinv ("; ", trials) : NULL;

  if (trials)
    /* Translators: what is supposed, as clauses: "without Oracle; Microsoft pays Nvidia $10 billion" */
    g_string_append_printf (text, _("What if: %s."), told);
  if (trials)
    g_string_append_c (text, '\n');
}

char *
moniac_findings_loop_amount (const MoniacFindings *self,
                             const MoniacLoop     *loop)
{
  g_autofree char *amount = NULL;

  if (loop->amount < 0)
    return g_strdup (_("amount not disclosed"));
  amount = format_units (self, loop->amount);
  if (loop->known)
    return g_steal_pointer (&amount);

  /* Translators: the amount of a loop of which some legs are not disclosed. */
  return g_strdup_printf (_("at most %s"), amount);
}

static char *
describe_none (const MoniacLoops *loops)
{
  if (!loops->any)
    return g_strdup (_("There is no loop: no money can come back to where it started."));
  if (loops->stopped)
    return g_strdup (_("The search for loops was stopped before it had found one."));
  if (loops->capped)
    return g_strdup (_("Loops exist, but none was found in the time that a search may take."));

  /* Translators: how many companies a loop has at most. */
  return g_strdup_printf (ngettext ("There is no loop of up to %d company, but longer ones exist.",
                                    "There is no loop of up to %d companies, but longer ones exist.", loops->max_length),
                          loops->max_length);
}

char *
moniac_findings_loops_text (const MoniacFindings *self)
{
  const MoniacLoops *loops = self->loops;
  g_autofree char *count = NULL;

  if (loops->n == 0)
    return describe_none (loops);
  /* Translators: a number of loops, at least 1, and how many companies they have at most. */
  count = g_strdup_printf (ngettext ("%1$d loop of up to %2$d companies.", "%1$d loops of up to %2$d companies.", loops->n),
                           loops->n, loops->max_length);
  if (loops->stopped)
    /* Translators: %s is "10000 loops of up to 6 companies." */
    return g_strdup_printf (_("%s The search was stopped: more may exist."), count);
  if (loops->capped)
    /* Translators: %s is "10000 loops of up to 6 companies." */
    return g_strdup_printf (_("%s More exist, these were found first."), count);

  return g_steal_pointer (&count);
}

static void
append_loops (GString              *text,
              const MoniacFindings *self)
{
  const MoniacLoops *loops = self->loops;
  g_autofree char *count = moniac_findings_loops_text (self);

  append_line (text, _("Loops"));
  append_line (text, count);
  for (int i = 0; i < MIN (loops->n, LOOPS_TOLD); i++)
    {
      g_autofree char *amount = moniac_findings_loop_amount (self, &loops->loops[i]);
      g_autofree char *told = moniac_loop_to_text (&loops->loops[i], self->network);

      g_string_append_printf (text, "%d. %s: %s\n", i + 1, amount, told);
    }
  if (loops->n > LOOPS_TOLD)
    g_string_append_printf (text, ngettext ("And %d more loop.\n", "And %d more loops.\n", loops->n - LOOPS_TOLD),
                            loops->n - LOOPS_TOLD);
}

static char *
describe_partner (const MoniacFindings *self,
                  const char           *format,
                  MoniacPartner         partner)
{
  g_autofree char *share = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *named = NULL;

  if (partner.company == MONIAC_NOBODY)
    return NULL;
  share = moniac_money_format_percent (partner.share);
  parts = g_strsplit (format, "{company}", -1);
  named = g_strjoinv (company_name (self, partner.company), parts);
  g_strfreev (g_steal_pointer (&parts));
  parts = g_strsplit (named, "{share}", -1);
  return g_strjoinv (share, parts);
}

char *
moniac_findings_payer_text (const MoniacFindings *self,
                            int                   company)
{
  /* Translators: keep {company} and {share} as they are. */
  return describe_partner (self, _("{share} of what it receives comes from {company}."),
                           self->dependence->companies[company].top_payer);
}

char *
moniac_findings_payee_text (const MoniacFindings *self,
                            int                   company)
{
  /* Translators: keep {company} and {share} as they are. */
  return describe_partner (self, _("{share} of what it pays goes to {company}."),
                           self->dependence->companies[company].top_payee);
}

/* Two decimals: more say nothing. */
static char *
format_index (double hhi)
{
  MoniacNumber number = moniac_number_from_double (round (hhi * 100) / 100);
  char *text = moniac_money_format_number (&number);

  moniac_number_clear (&number);
  return text;
}

char *
moniac_findings_concentration_text (const MoniacFindings *self,
                                    int                   company)
{
  const MoniacCompanyDependence *dependence = &self->dependence->companies[company];
  g_autofree char *payers = format_index (dependence->hhi_in);
  g_autofree char *payees = format_index (dependence->hhi_out);

  if (dependence->hhi_in > 0 && dependence->hhi_out > 0)
    /* Translators: two numbers from 0 to 1. */
    return g_strdup_printf (_("Herfindahl index of its payers: %1$s; of its payees: %2$s."), payers, payees);
  if (dependence->hhi_in > 0)
    /* Translators: a number from 0 to 1. */
    return g_strdup_printf (_("Herfindahl index of its payers: %s."), payers);
  if (dependence->hhi_out > 0)
    /* Translators: a number from 0 to 1. */
    return g_strdup_printf (_("Herfindahl index of its payees: %s."), payees);
  return NULL;
}

static void
append_indented (GString *text,
                 char    *line)
{
  if (line)
    g_string_append_printf (text, "  %s\n", line);
  g_free (line);
}

static void
append_company (GString              *text,
                const MoniacFindings *self,
                int                   v)
{
  const MoniacNetworkCompany *company = &self->network->companies[v];
  const MoniacCompanyDependence *dependence = &self->dependence->companies[v];
  g_autofree char *paid = format_units (self, company->paid);
  g_autofree char *received = format_units (self, company->received);
  g_autofree char *back = format_units (self, dependence->can_come_back);
  g_autofree char *touches = moniac_money_format_percent (dependence->touches);

  if (dependence->can_come_back >= 0)
    /* Translators: a company, what it pays, what it receives, how much of that can come back, a percentage. */
    g_string_append_printf (text, _("%1$s pays %2$s and receives %3$s; %4$s can come back to it; %5$s of all money touches it.\n"),
                            company_name (self, v), paid, received, back, touches);
  else
    /* Translators: a company, what it pays, what it receives, a percentage. */
    g_string_append_printf (text, _("%1$s pays %2$s and receives %3$s; %4$s of all money touches it.\n"),
                            company_name (self, v), paid, received, touches);
  append_indented (text, moniac_findings_payer_text (self, v));
  append_indented (text, moniac_findings_payee_text (self, v));
}

static void
append_companies (GString              *text,
                  const MoniacFindings *self)
{
  gboolean all_known = TRUE;

  append_line (text, _("Who depends on whom"));
  for (int v = 0; v < self->network->n_companies; v++)
    {
      if (self->network->companies[v].paid == 0 && self->network->companies[v].received == 0)
        continue;
      append_company (text, self, v);
      all_known = all_known && self->dependence->companies[v].can_come_back >= 0;
    }
  if (!all_known)
    append_line (text, _("With this many deals, how much can come back is not found out for every company."));
}

char *
moniac_findings_default_text (const MoniacFindings *self,
                              int                   company)
{
  g_autofree char *pays = format_units (self, self->cascade->pays[company]);
  g_autofree char *owed = format_units (self, self->cascade->owed[company]);

  /* Translators: a company, what it pays, what it owes. */
  return g_strdup_printf (_("%1$s pays %2$s of the %3$s that it owes."), company_name (self, company), pays, owed);
}

static void
append_cascade (GString              *text,
                const MoniacFindings *self)
{
  const MoniacCascade *cascade = self->cascade;
  int n = 0;

  append_line (text, _("If some pay only a share (greatest clearing vector)"));
  for (int v = 0; v < cascade->n_companies; v++)
    if (cascade->defaults[v])
      {
        g_autofree char *told = moniac_findings_default_text (self, v);

        append_line (text, told);
        n++;
      }
  if (n == 0)
    append_line (text, _("Everybody pays everything."));
}

char *
moniac_findings_to_text (const MoniacFindings *self)
{
  GString *text = g_string_new (NULL);

  append_trials (text, self);
  append_summary (text, self);
  g_string_append_c (text, '\n');
  append_loops (text, self);
  g_string_append_c (text, '\n');
  append_companies (text, self);
  if (self->cascade)
    {
      g_string_append_c (text, '\n');
      append_cascade (text, self);
    }

  return g_string_free (text, FALSE);
}

char *
moniac_findings_to_text_with (const MoniacFindings *self,
                              const MoniacFindings *tried)
{
  g_autofree char *known = moniac_findings_to_text (self);
  g_autofree char *supposed = tried ? moniac_findings_to_text (tried) : NULL;

  if (!supposed)
    return g_steal_pointer (&known);

  /* What is supposed says so itself. */
  return g_strconcat (_("As it is known:"), "\n", known, "\n", supposed, NULL);
}
