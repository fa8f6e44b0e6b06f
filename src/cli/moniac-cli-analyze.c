/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-cli analyze: what comes back, what could, the loops, who depends on whom, and what if. */
#include "config.h"

#include "moniac-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-findings.h"

/* "ID=SHARE" into the entry of that company. Returns an exit status. */
static int
parse_default (const MoniacNetwork *network,
               const MoniacRecords *records,
               const char          *text,
               double              *shares)
{
  const char *sign = strrchr (text, '=');
  g_autofree char *id = sign ? g_strndup (text, sign - text) : g_strdup (text);
  char *end = NULL;
  double share;
  int company;

  if (!sign || sign[1] == '\0')
    return moniac_cli_misused (_("“%s” is not of the form ID=SHARE"), text);
  share = g_ascii_strtod (sign + 1, &end);
  if (*end != '\0' || !(share >= 0 && share <= 1))
    return moniac_cli_misused (_("A share is a number from 0 to 1, not “%s”"), sign + 1);
  if (!moniac_cli_find_company (records, id))
    return moniac_cli_misused (_("There is no company “%s”"), id);
  company = moniac_network_find_company (network, id);
  if (company >= 0)
    shares[company] = share;

  return MONIAC_CLI_FINE;
}

static int
parse_defaults (const MoniacNetwork *network,
                const MoniacRecords *records,
                char               **defaults,
                double              *shares)
{
  for (int v = 0; v < network->n_companies; v++)
    shares[v] = 1;
  for (guint i = 0; defaults && defaults[i]; i++)
    {
      int status = parse_default (network, records, defaults[i], shares);

      if (status != MONIAC_CLI_FINE)
        return status;
    }

  return MONIAC_CLI_FINE;
}

static int
print_findings (MoniacNetwork               *network,
                const MoniacFindingsOptions *options,
                gboolean                     json)
{
  g_autoptr (MoniacFindings) findings = moniac_findings_new (network, options, NULL);
  char *text = json ? moniac_findings_to_json (findings) : moniac_findings_to_text (findings);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return moniac_cli_write ("-", bytes);
}

int
moniac_cli_analyze (int    argc,
                    char **argv)
{
  g_auto (MoniacCliView) in_view = { 0 };
  g_auto (GStrv) defaults = NULL;
  g_autofree double *shares = NULL;
  gboolean json = FALSE;
  MoniacFindingsOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("As one JSON object"), NULL },
    { "ranges", 0, 0, G_OPTION_ARG_NONE, &options.ranges, N_("Let amounts with bounds vary within them"), NULL },
    { "default", 0, 0, G_OPTION_ARG_STRING_ARRAY, &defaults,
      N_("Let a company pay only a share, 0 to 1, of what it owes"), N_("ID=SHARE") },
    { NULL },
  };
  g_autoptr (MoniacRecords) records = NULL;
  g_autoptr (MoniacNetwork) network = NULL;
  int status = moniac_cli_parse (_("FILE"),
                                 _("Says how much comes back, through which loops, who depends on whom, and what if."),
                                 entries, moniac_cli_view_group (&in_view), &argc, &argv);

  if (status >= 0)
    return status;
  if (argc != 1)
    return moniac_cli_misused (_("Analyze takes one file"));
  records = moniac_cli_load (argv[0], &status);
  if (!records)
    return status;
  network = moniac_cli_network (&in_view, records, &status);
  if (!network)
    return status;
  shares = g_new (double, network->n_companies + 1);
  status = parse_defaults (network, records, defaults, shares);
  if (status != MONIAC_CLI_FINE)
    return status;
  if (defaults)
    options.shares = shares;

  return print_findings (network, &options, json);
}
