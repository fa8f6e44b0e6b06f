/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a made-up deal file of any size: moniac-make-deals COMPANIES DEALS > FILE */
#include <stdio.h>
#include <stdlib.h>

#include "moniac-synthetic.h"

int
main (int    argc,
      char **argv)
{
  MoniacSyntheticOptions options = { .seed = 1, .against = 0.02 };
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed, "Another number makes another network", "N" },
    { "against", 0, 0, G_OPTION_ARG_DOUBLE, &options.against, "The part of the deals against the stream, 0 to 1", "PART" },
    { "undisclosed", 0, 0, G_OPTION_ARG_INT, &options.n_undisclosed, "Amounts not disclosed", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMPANIES DEALS");
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  gsize length;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 3)
    {
      g_printerr ("%s\n", error ? error->message : "moniac-make-deals COMPANIES DEALS > FILE");
      return 2;
    }
  options.n_companies = atoi (argv[1]);
  options.n_deals = atoi (argv[2]);
  if (options.n_companies < 7 || options.n_deals < options.n_companies || options.n_undisclosed > options.n_deals)
    {
      g_printerr ("At least 7 companies, and at least as many deals\n");
      return 2;
    }
  file = moniac_synthetic_file (&options, &length);

  return fwrite (file, 1, length, stdout) == length && fflush (stdout) == 0 ? 0 : 3;
}
