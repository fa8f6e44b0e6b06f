/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of moniac-cli share: exit statuses, reading a document, and the options that say
 * what of it is in view. */
#pragma once

#include "moniac-figure.h"
#include "moniac-format.h"
#include "moniac-network.h"
#include "moniac-problem.h"

G_BEGIN_DECLS

enum
{
  MONIAC_CLI_FINE = 0,
  MONIAC_CLI_PROBLEM = 1,        /* the input has errors, or the answer is no */
  MONIAC_CLI_USAGE = 2,
  MONIAC_CLI_IO = 3,             /* could not read or write */
};

/* A command: argv[0] is its name. Returns an exit status. */
typedef int (*MoniacCliFunc) (int    argc,
                              char **argv);

int moniac_cli_check   (int argc, char **argv);
int moniac_cli_export  (int argc, char **argv);
int moniac_cli_analyze (int argc, char **argv);
int moniac_cli_layout  (int argc, char **argv);
int moniac_cli_convert (int argc, char **argv);

/* The options of one command. `parameters` and `summary` are for --help. Returns the exit status to end with, or -1 to
 * go on; then *argc and *argv hold what is left, without the name of the command. */
int              moniac_cli_parse      (const char             *parameters,
                                        const char             *summary,
                                        const GOptionEntry     *entries,
                                        GOptionGroup           *group,        /* nullable, taken over */
                                        int                    *argc,
                                        char                 ***argv);
/* Says on standard error that the command was used wrongly. Returns MONIAC_CLI_USAGE. */
int              moniac_cli_misused    (const char             *format,
                                        ...) G_GNUC_PRINTF (1, 2);
/* Reads a file, in whatever format it is, and prints its problems on standard error. NULL where it does not
 * open; then *status says why. */
MoniacRecords   *moniac_cli_load       (const char             *path,
                                        int                    *status);
/* The same, where the format is known; it may be MONIAC_FORMAT_UNKNOWN. */
MoniacRecords   *moniac_cli_load_as    (const char             *path,
                                        MoniacFormat            format,
                                        int                    *status);
/* Prints the problems of a file on standard error. Returns the exit status that they mean. */
int              moniac_cli_report     (const MoniacProblems   *problems,
                                        const char             *path,
                                        gboolean                opens);
/* Writes to a file, or to standard output for "-". Returns an exit status. */
int              moniac_cli_write      (const char             *path,
                                        GBytes                 *bytes);

/* What of a document is in view, and how it counts: --at, --amounts, --talks, --off, --set. */
typedef struct
{
  char *at;
  char *amounts;
  gboolean talks;
  char **off;
  char **set;
} MoniacCliView;

GOptionGroup    *moniac_cli_view_group (MoniacCliView          *self);
void             moniac_cli_view_clear (MoniacCliView          *self);
/* NULL, with a message on standard error and *status set, where an option makes no sense for this file. */
MoniacNetwork   *moniac_cli_network    (const MoniacCliView    *self,
                                        const MoniacRecords    *records,
                                        int                    *status);
/* Records of that id, or NULL. */
const MoniacCompanyRecord *moniac_cli_find_company (const MoniacRecords *records,
                                                    const char          *id);
const MoniacDealRecord    *moniac_cli_find_deal    (const MoniacRecords *records,
                                                    const char          *id);

/* One exact amount as people write it; FALSE, with a message on standard error, where it is none. `currency` (nullable)
 * gets the currency that it names, or NULL. */
gboolean         moniac_cli_parse_amount (const char           *text,
                                        char                  **currency,
                                        MoniacNumber           *out);
/* How a figure is laid out: --view, --size. */
gboolean         moniac_cli_parse_size (const char             *text,
                                        double                 *width,
                                        double                 *height);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoniacCliView, moniac_cli_view_clear)

G_END_DECLS
