/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-cli: everything that Moniac does without a window. */
#include "config.h"

#include "moniac-cli.h"

#include <glib/gi18n-lib.h>

#include "moniac-language.h"

static const struct
{
  const char *name;
  MoniacCliFunc run;
  const char *summary;
} commands[] = {
  { "check", moniac_cli_check, N_("Say what is wrong with deal files") },
  { "export", moniac_cli_export, N_("Draw a deal file as a picture, still or in motion") },
  { "analyze", moniac_cli_analyze, N_("Say how much comes back, through which loops, and what if") },
  { "layout", moniac_cli_layout, N_("Print the geometry of a figure") },
  { "convert", moniac_cli_convert, N_("Turn files of other programs into deal files, and back") },
};

static void
print_help (void)
{
  g_print ("%s\n  moniac-cli %s\n\n%s\n", _("Usage:"), _("COMMAND [OPTION…]"), _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _(commands[i].summary));
  g_print ("\n%s\n%s\n",
           _("“moniac-cli COMMAND --help” tells the options of a command. “-” is standard input or output."),
           _("Exit status: 0 fine, 1 the input has errors, 2 wrong usage, 3 could not read or write."));
}

static int
run_command (int    argc,
             char **argv)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[0], commands[i].name))
      return commands[i].run (argc, argv);
  return moniac_cli_misused (_("There is no command “%s”"), argv[0]);
}

int
main (int   argc,
      char *argv[])
{
  moniac_language_init ();
  g_set_prgname ("moniac-cli");

  if (argc < 2)
    return moniac_cli_misused (_("A command is missing"));
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("moniac-cli %s\n", MONIAC_VERSION);
      return MONIAC_CLI_FINE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return MONIAC_CLI_FINE;
    }
  return run_command (argc - 1, argv + 1);
}
