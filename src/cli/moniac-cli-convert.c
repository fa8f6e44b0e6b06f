/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-cli convert: files of other programs into deal files, and back. */
#include "config.h"

#include "moniac-cli.h"

#include <glib/gi18n-lib.h>

#include "moniac-writers.h"

typedef struct
{
  char *output;
  char *from;
  char *to;
} Arguments;

static void
arguments_clear (Arguments *self)
{
  g_free (self->output);
  g_free (self->from);
  g_free (self->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static char *
list_formats (gboolean (*has) (MoniacFormat format))
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (int i = MONIAC_FORMAT_DEALS; i < MONIAC_N_FORMATS; i++)
    if (has (i))
      g_ptr_array_add (ids, (char *) moniac_format_get_id (i));
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (", ", (char **) ids->pdata);
}

static int
misused_format (const char  *text,
                gboolean   (*has) (MoniacFormat format))
{
  g_autofree char *formats = list_formats (has);

  if (has == moniac_format_can_read)
    return moniac_cli_misused (_("“%s” is not a format that can be read: %s"), text, formats);
  return moniac_cli_misused (_("“%s” is not a format that can be written: %s"), text, formats);
}

/* By --to, or else by the suffix; deals where neither says anything. */
static int
choose_target (const Arguments *arguments,
               MoniacFormat    *out)
{
  *out = MONIAC_FORMAT_DEALS;
  if (arguments->to)
    *out = moniac_format_from_id (arguments->to);
  else if (!g_str_equal (arguments->output, "-"))
    *out = moniac_format_from_name (arguments->output);
  if (moniac_format_can_write (*out))
    return MONIAC_CLI_FINE;

  return misused_format (arguments->to ? arguments->to : arguments->output, moniac_format_can_write);
}

static int
convert (const Arguments *arguments,
         const char      *input)
{
  MoniacFormat from = MONIAC_FORMAT_UNKNOWN;
  g_autoptr (MoniacRecords) records = NULL;
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MoniacFormat to;
  int status;

  if (arguments->from)
    {
      from = moniac_format_from_id (arguments->from);
      if (!moniac_format_can_read (from))
        return misused_format (arguments->from, moniac_format_can_read);
    }
  status = choose_target (arguments, &to);
  if (status != MONIAC_CLI_FINE)
    return status;
  records = moniac_cli_load_as (input, from, &status);
  if (!records)
    return status;
  document = moniac_records_to_document (records);
  bytes = moniac_document_write (document, to);

  return moniac_cli_write (arguments->output, bytes);
}

int
moniac_cli_convert (int    argc,
                    char **argv)
{
  g_auto (Arguments) arguments = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments.output, N_("Where to write; the suffix says the format"), N_("OUT") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &arguments.from, N_("deals, json, csv, gexf, graphml or sankeymatic; guessed otherwise"), N_("FORMAT") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &arguments.to, N_("deals, json, csv, graphml or dot; by the suffix otherwise"), N_("FORMAT") },
    { NULL },
  };
  int status = moniac_cli_parse (_("IN -o OUT"), _("Turns files of other programs into deal files, and deal files into theirs."),
                                 entries, NULL, &argc, &argv);

  if (status >= 0)
    return status;
  if (argc != 1)
    return moniac_cli_misused (_("Convert takes one file"));
  if (!arguments.output)
    return moniac_cli_misused (_("Where to write is missing: -o OUT"));

  return convert (&arguments, argv[0]);
}
