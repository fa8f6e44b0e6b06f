/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered notes of a figure: a note for each quote where there are few sources, else for each source. */

#include "config.h"

#include "moniac-notes.h"

#include <glib/gi18n-lib.h>

#include "moniac-figure-words.h"

/* With more sources than this a note is a source, without its quotes and its title. */
#define MAX_SOURCES_WITH_QUOTES 4
#define MAX_SOURCES_WITH_TITLES 8
#define MAX_QUOTE 120
/* Between notes, in heights of a line; and how long a note may be that is not broken. */
#define NOTE_SPACE 0.6
#define MAX_WHOLE 60

static void
note_clear (gpointer data)
{
  MoniacNote *note = data;

  g_free (note->text);
  g_free (note->link);
}

static gint
compare_deals_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const MoniacNetwork *network = data;
  int i = *(const int *) a;
  int j = *(const int *) b;
  gint64 difference = network->deals[j].amount - network->deals[i].amount;

  if (network->deals[i].is_money != network->deals[j].is_money)
    return network->deals[i].is_money ? -1 : 1;
  return difference != 0 ? (difference > 0 ? 1 : -1) : i - j;
}

/* The money deals, the largest amount first. */
static GArray *
sort_deals (const MoniacNetwork *network)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < network->n_deals; i++)
    if (network->deals[i].is_money && network->deals[i].record->n_cites > 0)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_deals_cb, (gpointer) network);
  return order;
}

/* The first of a quote's sources counts: a figure has room for one. */
static const MoniacCite *
deal_cite (const MoniacNetwork *network,
           int                  deal)
{
  return &network->deals[deal].record->cites[0];
}

static guint
count_sources (const MoniacNetwork *network,
               const GArray        *order)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < order->len; i++)
    g_hash_table_add (seen, deal_cite (network, g_array_index (order, int, i))->source);
  return g_hash_table_size (seen);
}

static gboolean
quote_fits (const MoniacCite *cite)
{
  return cite->quote != NULL && g_utf8_strlen (cite->quote, -1) <= MAX_QUOTE;
}

static char *
note_words (const MoniacNetwork *network,
            int                  deal,
            guint                n_sources)
{
  const MoniacCite *cite = deal_cite (network, deal);
  gboolean quoted = n_sources <= MAX_SOURCES_WITH_QUOTES && quote_fits (cite);
  gboolean inferred = network->deals[deal].record->inferred;
  g_autofree char *source = moniac_figure_words_source (network, cite, n_sources <= MAX_SOURCES_WITH_TITLES);

  if (!quoted)
    /* Translators: a source */
    return inferred ? g_strdup_printf (_("inferred from %s"), source) : g_steal_pointer (&source);
  if (n_sources == 1)
    /* Translators: a quote */
    return g_strdup_printf (inferred ? _("inferred from “%s”") : _("“%s”"), cite->quote);
  /* Translators: a quote and its source */
  return g_strdup_printf (inferred ? _("inferred from “%1$s” (%2$s)") : _("“%1$s” (%2$s)"),
                          cite->quote, source);
}

static const char *
note_link (const MoniacNetwork *network,
           int                  deal)
{
  const MoniacSourceRecord *source =
    g_hash_table_lookup (network->sources, deal_cite (network, deal)->source);

  return source != NULL && moniac_link_is_safe (source->url) ? source->url : NULL;
}

/* The index of the note with these words, which becomes the last one where it is new. */
static int
find_or_add (MoniacNotes *self,
             GHashTable  *numbers,
             const char  *words,
             const char  *link)
{
  gpointer known;
  MoniacNote note;
  int number;

  if (g_hash_table_lookup_extended (numbers, words, NULL, &known))
    return GPOINTER_TO_INT (known);
  number = (int) self->notes->len;
  g_hash_table_insert (numbers, g_strdup (words), GINT_TO_POINTER (number));
  /* Translators: the number of a note, and the note */
  note.text = g_strdup_printf (C_("note", "%1$d %2$s"), number + 1, words);
  note.link = g_strdup (link);
  g_array_append_val (self->notes, note);
  return number;
}

MoniacNotes *
moniac_notes_new (const MoniacNetwork *network)
{
  MoniacNotes *self = g_new0 (MoniacNotes, 1);
  g_autoptr (GArray) order = sort_deals (network);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_sources = count_sources (network, order);

  self->notes = g_array_new (FALSE, FALSE, sizeof (MoniacNote));
  g_array_set_clear_func (self->notes, note_clear);
  self->n_deals = network->n_deals;
  self->of_deal = g_new (int, MAX (network->n_deals, 1));
  for (int i = 0; i < network->n_deals; i++)
    self->of_deal[i] = -1;
  for (guint i = 0; i < order->len; i++)
    {
      int deal = g_array_index (order, int, i);
      g_autofree char *words = note_words (network, deal, n_sources);

      self->of_deal[deal] = find_or_add (self, numbers, words, note_link (network, deal));
    }
  return self;
}

void
moniac_notes_free (MoniacNotes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->notes);
  g_free (self->of_deal);
  g_free (self);
}

/* The first n notes, and a word on the rest; the height is 0 where that does not fit. */
static double
add_first (const MoniacNotes   *self,
           MoniacFurnitureList *list,
           MoniacMeasurer      *measurer,
           double               x,
           double               y,
           double               width,
           int                  max_lines,
           int                  n)
{
  g_autofree MoniacTextRun *runs = g_new0 (MoniacTextRun, n + 1);
  g_autofree char *rest = NULL;
  int left = (int) self->notes->len - n;
  int n_runs = n;
  int complete;
  double space = NOTE_SPACE * moniac_text_line_height (measurer, MONIAC_TEXT_NOTE);
  double height;

  for (int i = 0; i < n; i++)
    {
      const MoniacNote *note = &g_array_index (self->notes, MoniacNote, i);

      runs[i] = (MoniacTextRun) { MONIAC_TEXT_NOTE, note->text, note->link, space,
                                  g_utf8_strlen (note->text, -1) <= MAX_WHOLE };
    }
  if (left > 0)
    {
      rest = n > 0
             ? g_strdup_printf (ngettext ("and %d more in the file", "and %d more in the file", (gulong) left), left)
             : g_strdup_printf (ngettext ("%d source is in the file", "%d sources are in the file", (gulong) left), left);
      runs[n_runs++] = (MoniacTextRun) { MONIAC_TEXT_NOTE, rest, NULL, 0, TRUE };
    }
  height = moniac_text_block_add (list, measurer, runs, n_runs, x, y, width, max_lines, &complete);
  return complete == n_runs ? height : 0;
}

double
moniac_notes_add (const MoniacNotes   *self,
                  MoniacFurnitureList *list,
                  MoniacMeasurer      *measurer,
                  double               x,
                  double               y,
                  double               width,
                  int                  max_lines,
                  int                 *shown)
{
  int low = 0;                                  /* fits */
  int high = (int) self->notes->len + 1;        /* does not, or is too many */

  while (high - low > 1)
    {
      g_autoptr (MoniacFurnitureList) trial = moniac_furniture_list_new ();
      int middle = (low + high) / 2;

      if (add_first (self, trial, measurer, x, y, width, max_lines, middle) > 0)
        low = middle;
      else
        high = middle;
    }
  *shown = low;
  if (self->notes->len == 0)
    return 0;
  return add_first (self, list, measurer, x, y, width, max_lines, low);
}

char *
moniac_notes_superscript (const MoniacNotes   *self,
                          const MoniacNetwork *network,
                          int                  deal,
                          int                  shown)
{
  gboolean inferred = network->deals[deal].record->inferred;
  int note = self->of_deal[deal];

  if (note >= 0 && note < shown)
    return g_strdup_printf (inferred ? "%d*" : "%d", note + 1);
  return inferred ? g_strdup ("*") : NULL;
}
