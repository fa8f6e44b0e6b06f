/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads tables with one deal a row: what spreadsheets, Gephi, Kumu, Flourish, floWeaver and Mermaid write. */
#include "config.h"

#include "moniac-importers.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-csv-text.h"
#include "moniac-deal-draft.h"
#include "moniac-money.h"

/* Columns of a table without a header: payer, payee, amount. */
#define N_BARE_COLUMNS 3

typedef struct
{
  char *text;
  const char *at;
} Cell;

typedef struct
{
  MoniacIntake *intake;
  const char *at;            /* the byte being read */
  const char *start;         /* of the cell being read */
  GArray *cells;             /* of the row being read */
  GPtrArray *header;         /* names of columns; NULL before the first row */
  gboolean undirected;       /* told already */
} Table;

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

/* The header */

static gboolean
has_fact (GPtrArray  *header,
          MoniacFact  fact)
{
  for (guint i = 0; i < header->len; i++)
    if (moniac_fact_from_name (header->pdata[i]) == fact)
      return TRUE;
  return FALSE;
}

static GPtrArray *
header_from_cells (GArray *cells)
{
  GPtrArray *header = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cells->len; i++)
    g_ptr_array_add (header, g_strdup (g_array_index (cells, Cell, i).text));
  return header;
}

static GPtrArray *
bare_header (void)
{
  static const char * const names[N_BARE_COLUMNS] = { "source", "target", "value" };
  GPtrArray *header = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_BARE_COLUMNS; i++)
    g_ptr_array_add (header, g_strdup (names[i]));
  return header;
}

/* Three columns of which the third is an amount need no names. */
static gboolean
is_bare (GArray *cells)
{
  g_autofree char *currency = NULL;
  MoniacAmount amount = { 0 };
  gboolean is_amount;

  if (cells->len != N_BARE_COLUMNS)
    return FALSE;
  is_amount = moniac_money_parse (g_array_index (cells, Cell, 2).text, &amount, &currency, NULL);
  moniac_amount_clear (&amount);
  return is_amount;
}

/* Whether the row is used up: it was the header, or nothing can be read without one. */
static gboolean
take_header (Table *self)
{
  self->header = header_from_cells (self->cells);
  if (has_fact (self->header, MONIAC_FACT_PAYER) && has_fact (self->header, MONIAC_FACT_PAYEE))
    return TRUE;
  g_ptr_array_unref (self->header);
  self->header = bare_header ();
  if (is_bare (self->cells))
    return FALSE;
  moniac_intake_error (self->intake, MONIAC_PROBLEM_FORMAT, g_array_index (self->cells, Cell, 0).at, NULL,
                       _("the first row has to name the columns, among them “source” and “target”"));
  return TRUE;
}

/* Rows */

/* Gephi says in the column "Type" whether a row has a direction. */
static gboolean
is_direction (Table      *self,
              const char *name,
              const Cell *cell)
{
  if (g_ascii_strcasecmp (name, "type") != 0)
    return FALSE;
  if (g_ascii_strcasecmp (cell->text, "undirected") == 0 && !self->undirected)
    {
      self->undirected = TRUE;
      moniac_intake_warning (self->intake, MONIAC_PROBLEM_NO_PARTY, cell->at, NULL,
                             _("the file does not say who pays whom; the source of each row is taken for the payer"));
    }
  return g_ascii_strcasecmp (cell->text, "directed") == 0 || g_ascii_strcasecmp (cell->text, "undirected") == 0;
}

static void
take_cell (Table           *self,
           MoniacDealDraft *draft,
           const char      *name,
           const Cell      *cell)
{
  MoniacFact fact = moniac_fact_from_name (name);

  if (*cell->text == '\0' || is_direction (self, name, cell))
    return;
  if (fact == MONIAC_FACT_PAYER || fact == MONIAC_FACT_PAYEE)
    moniac_intake_ensure_company (self->intake, cell->text);
  moniac_deal_draft_set (draft, name, cell->text, cell->at, NULL);
}

static gboolean
is_blank (GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*g_array_index (cells, Cell, i).text != '\0')
      return FALSE;
  return TRUE;
}

static void
take_row (Table *self)
{
  MoniacDealDraft *draft;
  const char *at;

  if (is_blank (self->cells))
    return;
  if (self->header == NULL && take_header (self))
    return;
  at = g_array_index (self->cells, Cell, 0).at;
  if (self->cells->len > self->header->len)
    moniac_intake_error (self->intake, MONIAC_PROBLEM_FORMAT, at, NULL,
                         _("this row has %u cells, but there are only %u columns"),
                         self->cells->len, self->header->len);
  draft = moniac_deal_draft_new (self->intake);
  for (guint i = 0; i < MIN (self->cells->len, self->header->len); i++)
    take_cell (self, draft, self->header->pdata[i], &g_array_index (self->cells, Cell, i));
  moniac_deal_draft_submit (draft, at, NULL);
}

/* libcsv does not say where it is, so it is fed byte by byte. */
static void
cell_cb (void   *text,
         size_t  length,
         void   *data)
{
  Table *self = data;
  Cell cell = { g_strstrip (moniac_csv_unguard (text, length)), self->start };

  while (cell.at < self->at && g_ascii_isspace (*cell.at))
    cell.at++;
  g_array_append_val (self->cells, cell);
  self->start = self->at + 1;
}

static void
row_cb (int   terminator,
        void *data)
{
  Table *self = data;

  take_row (self);
  g_array_set_size (self->cells, 0);
  self->start = self->at + 1;
}

/* The character that separates most in the first line; a bar only where nothing else does. */
static char
find_separator (const char *text)
{
  static const char candidates[] = "\t;,";
  guint counts[sizeof candidates] = { 0 };
  gboolean quoted = FALSE, bar = FALSE;
  guint best = 2;

  for (; *text != '\0' && (quoted || (*text != '\n' && *text != '\r')); text++)
    {
      const char *candidate = strchr (candidates, *text);

      if (*text == '"')
        quoted = !quoted;
      else if (!quoted && candidate != NULL)
        counts[candidate - candidates]++;
      else if (!quoted && *text == '|')
        bar = TRUE;
    }
  for (guint i = 0; i < 3; i++)
    if (counts[i] > counts[best])
      best = i;
  return counts[best] == 0 && bar ? '|' : candidates[best];
}

/* Spaces around a cell do not count, tabs that separate cells do. */
static int
is_space (unsigned char c)
{
  return c == ' ';
}

static void
tell_bad_quotes (Table *self)
{
  moniac_intake_error (self->intake, MONIAC_PROBLEM_SYNTAX, self->at, NULL,
                       _("a double quote in a cell has to be written twice, and the whole cell in double quotes"));
}

static void
read_rows (Table             *self,
           struct csv_parser *parser,
           const char        *text,
           gsize              length)
{
  for (self->at = text; self->at < text + length; self->at++)
    {
      if (csv_parse (parser, self->at, 1, cell_cb, row_cb, self) != 1)
        {
          tell_bad_quotes (self);
          return;
        }
      if (*self->at == '\n' && !moniac_intake_goes_on (self->intake))
        return;
    }
  if (csv_fini (parser, cell_cb, row_cb, self) != 0)
    moniac_intake_error (self->intake, MONIAC_PROBLEM_SYNTAX, self->start, NULL,
                         _("the double quotes around this cell are never closed"));
}

void
moniac_import_csv (const char   *text,
                   gsize         length,
                   MoniacIntake *intake)
{
  Table self = { .intake = intake, .at = text, .start = text };
  struct csv_parser parser;

  self.cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self.cells, clear_cell);
  csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim (&parser, (unsigned char) find_separator (text));
  csv_set_space_func (&parser, is_space);
  read_rows (&self, &parser, text, length);
  csv_free (&parser);
  g_array_unref (self.cells);
  g_clear_pointer (&self.header, g_ptr_array_unref);
}
