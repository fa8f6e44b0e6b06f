/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of moniac-cli share. */
#include "config.h"

#include "moniac-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "moniac-deal-file.h"
#include "moniac-import.h"
#include "moniac-money.h"
#include "moniac-save.h"

static void
print_error (const char *message)
{
  g_printerr ("moniac-cli: %s\n", message);
}

int
moniac_cli_misused (const char *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_error (message);
  g_printerr ("%s\n", _("See “moniac-cli --help”."));

  return MONIAC_CLI_USAGE;
}

static void
print_and_finish (GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, FALSE, NULL);

  g_print ("%s", help);
}

int
moniac_cli_parse (const char           *parameters,
                  const char           *summary,
                  const GOptionEntry   *entries,
                  GOptionGroup         *group,
                  int                  *argc,
                  char               ***argv)
{
  g_autofree char *usage = g_strdup_printf ("%s %s", (*argv)[0], parameters);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show these options"), NULL },
    { NULL },
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entries, GETTEXT_PACKAGE);
  if (group)
    g_option_context_add_group (context, group);
  if (!g_option_context_parse (context, argc, argv, &error))
    return moniac_cli_misused ("%s", error->message);
  if (help)
    {
      print_and_finish (context);
      return MONIAC_CLI_FINE;
    }
  (*argc)--;
  (*argv)++;

  return -1;
}

static void
print_problems (const MoniacProblems *problems,
                const char           *path)
{
  for (guint i = 0; i < moniac_problems_get_n (problems); i++)
    {
      g_autofree char *line = moniac_problem_to_text (moniac_problems_get (problems, i), path);

      g_printerr ("%s\n", line);
    }
}

static gboolean
could_not_read (const MoniacProblems *problems)
{
  for (guint i = 0; i < moniac_problems_get_n (problems); i++)
    if (moniac_problems_get (problems, i)->code == MONIAC_PROBLEM_READ)
      return TRUE;
  return FALSE;
}

int
moniac_cli_report (const MoniacProblems *problems,
                   const char           *path,
                   gboolean              opens)
{
  print_problems (problems, path);
  if (opens)
    return MONIAC_CLI_FINE;

  return could_not_read (problems) ? MONIAC_CLI_IO : MONIAC_CLI_PROBLEM;
}

MoniacRecords *
moniac_cli_load_as (const char   *path,
                    MoniacFormat  format,
                    int          *status)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (GBytes) bytes = moniac_deal_file_read (path, problems, NULL);
  const char *name = g_str_equal (path, "-") ? NULL : path;
  MoniacRecords *records = bytes ? moniac_import_records (bytes, format, name, problems, NULL, NULL) : NULL;

  *status = moniac_cli_report (problems, path, records != NULL);

  return records;
}

MoniacRecords *
moniac_cli_load (const char *path,
                 int        *status)
{
  return moniac_cli_load_as (path, MONIAC_FORMAT_UNKNOWN, status);
}

static gboolean
write_to_standard_output (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize written = write (STDOUT_FILENO, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

int
moniac_cli_write (const char *path,
                  GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (path, "-"))
    {
      if (write_to_standard_output (bytes))
        return MONIAC_CLI_FINE;
      print_error (g_strerror (errno));
      return MONIAC_CLI_IO;
    }
  if (moniac_save (path, bytes, NULL, &error))
    return MONIAC_CLI_FINE;
  print_error (error->message);

  return MONIAC_CLI_IO;
}

/**
 * moniac_cli_parse_size:
 * @text: "1280x720"
 *
 * Returns: whether @text is a width and a height, each from 100 to 20,000 figure units
 */
gboolean
moniac_cli_parse_size (const char *text,
                       double     *width,
                       double     *height)
{
  char *end;

  *width = g_ascii_strtod (text, &end);
  if (*end != 'x' && *end != 'X')
    return FALSE;
  *height = g_ascii_strtod (end + 1, &end);

  return *end == '\0' && *width >= 100 && *width <= 20000 && *height >= 100 && *height <= 20000;
}

/* What is in view */

/**
 * moniac_cli_view_group:
 * @self: all zero; filled in when the options are parsed
 *
 * Returns: (transfer full): the options that say what is in view
 */
GOptionGroup *
moniac_cli_view_group (MoniacCliView *self)
{
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &self->at, N_("Only deals in force at a date like 2025, 2025-11 or 2025-11-18"), N_("DATE") },
    { "amounts", 0, 0, G_OPTION_ARG_STRING, &self->amounts, N_("Which amounts count: headline, least or paid"), N_("BASIS") },
    { "talks", 0, 0, G_OPTION_ARG_NONE, &self->talks, N_("Also deals only rumored or in talks"), NULL },
    { "off", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->off, N_("Leave out a company or a deal"), N_("ID") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->set, N_("Give a deal another amount, in its currency"), N_("ID=AMOUNT") },
    { NULL },
  };
  GOptionGroup *group = g_option_group_new ("view", "What is in view:", "What is in view", NULL, NULL);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);

  return group;
}

void
moniac_cli_view_clear (MoniacCliView *self)
{
  g_clear_pointer (&self->at, g_free);
  g_clear_pointer (&self->amounts, g_free);
  g_clear_pointer (&self->off, g_strfreev);
  g_clear_pointer (&self->set, g_strfreev);
}

static gboolean
parse_basis (const char  *text,
             MoniacBasis *out)
{
  for (MoniacBasis basis = MONIAC_BASIS_HEADLINE; text && basis <= MONIAC_BASIS_PAID; basis++)
    if (g_str_equal (text, moniac_basis_get_name (basis)))
      {
        *out = basis;
        return TRUE;
      }
  return text == NULL;
}

static void
free_number (gpointer data)
{
  moniac_number_clear (data);
  g_free (data);
}

gboolean
moniac_cli_parse_amount (const char    *text,
                         char         **currency_out,
                         MoniacNumber  *out)
{
  g_autofree char *currency = NULL;
  g_autoptr (GError) error = NULL;
  MoniacAmount amount = { 0 };
  gboolean exact = moniac_money_parse (text, &amount, &currency, &error) && amount.form == MONIAC_AMOUNT_EXACT;

  if (currency_out)
    *currency_out = g_steal_pointer (&currency);

  if (exact)
    *out = moniac_number_copy (&amount.high);
  else
    moniac_cli_misused (_("“%s” is not an amount"), text);
  moniac_amount_clear (&amount);

  return exact;
}

const MoniacCompanyRecord *
moniac_cli_find_company (const MoniacRecords *records,
                         const char          *id)
{
  for (guint i = 0; i < records->companies->len; i++)
    {
      const MoniacCompanyRecord *company = records->companies->pdata[i];

      if (g_str_equal (company->id, id))
        return company;
    }
  return NULL;
}

const MoniacDealRecord *
moniac_cli_find_deal (const MoniacRecords *records,
                      const char          *id)
{
  for (guint i = 0; i < records->deals->len; i++)
    {
      const MoniacDealRecord *deal = records->deals->pdata[i];

      if (g_str_equal (deal->id, id))
        return deal;
    }
  return NULL;
}

/* Whether an amount in a currency (nullable: none named) can stand for that of a deal, which keeps its own. */
static gboolean
is_currency_of (const MoniacRecords    *records,
                const MoniacDealRecord *deal,
                const char             *currency)
{
  const char *own = deal->currency ? deal->currency : moniac_header_record_get_currency (records->header);

  if (!currency || g_str_equal (currency, own))
    return TRUE;
  moniac_cli_misused (_("The deal “%s” is in %s, not in %s"), deal->id, own, currency);

  return FALSE;
}

/* "ID=AMOUNT", the amount as people write it. */
static gboolean
set_amount (GHashTable          *amounts,
            const MoniacRecords *records,
            const char          *text)
{
  const char *sign = strrchr (text, '=');
  g_autofree char *id = sign ? g_strndup (text, sign - text) : g_strdup (text);
  const MoniacDealRecord *deal = moniac_cli_find_deal (records, id);
  g_autofree char *currency = NULL;
  MoniacNumber number;

  if (!sign)
    {
      moniac_cli_misused (_("“%s” is not of the form ID=AMOUNT"), text);
      return FALSE;
    }
  if (!deal)
    {
      moniac_cli_misused (_("There is no deal “%s”"), id);
      return FALSE;
    }
  if (!moniac_cli_parse_amount (sign + 1, &currency, &number))
    return FALSE;
  if (!is_currency_of (records, deal, currency))
    {
      moniac_number_clear (&number);
      return FALSE;
    }
  g_hash_table_insert (amounts, g_steal_pointer (&id), g_memdup2 (&number, sizeof number));

  return TRUE;
}

static gboolean
collect_off (const MoniacCliView *self,
             const MoniacRecords *records,
             GHashTable          *off)
{
  for (guint i = 0; self->off && self->off[i]; i++)
    {
      if (!moniac_cli_find_deal (records, self->off[i])
          && !moniac_cli_find_company (records, self->off[i]))
        {
          moniac_cli_misused (_("There is no company and no deal “%s”"), self->off[i]);
          return FALSE;
        }
      g_hash_table_add (off, self->off[i]);
    }
  return TRUE;
}

MoniacNetwork *
moniac_cli_network (const MoniacCliView *self,
                    const MoniacRecords *records,
                    int                 *status)
{
  g_autoptr (GHashTable) off = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) amounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_number);
  MoniacNetworkOptions options = { .talks = self->talks, .off = off, .amounts = amounts };

  *status = MONIAC_CLI_USAGE;
  if (self->at && !moniac_date_parse (self->at, &options.at))
    {
      moniac_cli_misused (_("“%s” is not a date like 2025, 2025-11 or 2025-11-18"), self->at);
      return NULL;
    }
  if (!parse_basis (self->amounts, &options.basis))
    {
      moniac_cli_misused (_("Amounts are headline, least or paid, not “%s”"), self->amounts);
      return NULL;
    }
  if (!collect_off (self, records, off))
    return NULL;
  for (guint i = 0; self->set && self->set[i]; i++)
    if (!set_amount (amounts, records, self->set[i]))
      return NULL;
  *status = MONIAC_CLI_FINE;

  return moniac_network_new_of_records (records, &options);
}
