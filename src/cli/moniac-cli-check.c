/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-cli check: the problems of deal files. */
#include "config.h"

#include "moniac-cli.h"

#include <glib/gi18n-lib.h>

#include "moniac-deal-file.h"

int
moniac_cli_check (int    argc,
                  char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  int status = moniac_cli_parse (_("FILE…"), _("Says on standard error what is wrong with deal files, with line and column."),
                                 entries, NULL, &argc, &argv);
  int worst = MONIAC_CLI_FINE;

  if (status >= 0)
    return status;
  if (argc == 0)
    return moniac_cli_misused (_("A file is missing"));
  for (int i = 0; i < argc; i++)
    {
      g_autoptr (MoniacProblems) problems = moniac_problems_new ();
      gboolean opens = moniac_deal_file_check (argv[i], problems, NULL);
      int status_of_file = moniac_cli_report (problems, argv[i], opens);

      worst = MAX (worst, status_of_file);
    }
  return worst;
}
