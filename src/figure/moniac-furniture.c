/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Composes a figure: furniture around the edge, and the layout of the flows in what remains.
 *
 * On a small figure the furniture gives way, step by step, until the flows have the larger part. */

#include "config.h"

#include "moniac-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "moniac-figure-words.h"
#include "moniac-foremost.h"
#include "moniac-layout.h"
#include "moniac-legend.h"
#include "moniac-notes.h"
#include "moniac-pool.h"

/* The size that the sizes of type are made for. */
#define SLIDE_WIDTH 1280.0
#define SLIDE_HEIGHT 720.0
/* Type does not shrink below this, nor below what a narrow figure can hold. */
#define LEAST_UNIT 0.78
#define NARROWEST 600.0
#define MARGIN 48.0
#define MARGIN_MOST_SHARE 0.04
#define GAP 22.0
/* Above the finding. */
#define HEADER_GAP 5.0
#define LEGEND_GAP 28.0
#define LEGEND_MOST_SHARE 0.27
/* The legend goes below where the figure is not this much wider than high, or narrower than that. */
#define LEGEND_BESIDE_RATIO 1.2
#define LEGEND_BESIDE_WIDTH 800.0
/* What the flows must have, of the height and the width. */
#define FLOWS_LEAST_SHARE 0.5
#define COINS_OF_LARGEST 24
/* The layout breaks names, and cuts what is too long even so. */
#define MAX_NAME_WIDTH 1000.0
#define CREDIT_LINES 3
/* A figure higher than wide has room for more notes. */
#define NOTE_LINES_PORTRAIT 7
#define WORDMARK "Moniac"

/* How much furniture there is: every step leaves out more. */
typedef enum
{
  STEP_EVERYTHING,
  STEP_FEW_NOTES,
  STEP_SHORT_LEGEND,
  STEP_NO_NOTES,
  STEP_NO_LEGEND,
  STEP_TITLE_ONLY,
  STEP_NOTHING,
} Step;

static const struct
{
  int note_lines;
  gboolean legend;
  gboolean whole_legend;
  gboolean words;              /* finding, subtitle, credit */
  gboolean title;
} steps[] = {
  [STEP_EVERYTHING] = { 3, TRUE, TRUE, TRUE, TRUE },
  [STEP_FEW_NOTES] = { 1, TRUE, TRUE, TRUE, TRUE },
  [STEP_SHORT_LEGEND] = { 1, TRUE, FALSE, TRUE, TRUE },
  [STEP_NO_NOTES] = { 0, TRUE, FALSE, TRUE, TRUE },
  [STEP_NO_LEGEND] = { 0, FALSE, FALSE, TRUE, TRUE },
  [STEP_TITLE_ONLY] = { 0, FALSE, FALSE, FALSE, TRUE },
  [STEP_NOTHING] = { 0, FALSE, FALSE, FALSE, FALSE },
};

/* What composing one figure works on. */
typedef struct
{
  MoniacNetwork *network;            /* what is drawn */
  const MoniacNetwork *whole;        /* what the finding is about */
  const int *deals;                  /* nullable: for each deal that is drawn its index in the whole */
  const MoniacCirculation *circulation;
  const MoniacShareRange *range;
  const MoniacFigureSettings *settings;
  double unit;
  double margin;
  Step step;
  MoniacMeasurer *measurer;
  MoniacNotes *notes;
  int n_notes_shown;
  int most;                    /* the company that is marked because most money touches it, or -1 */
  MoniacLegend legend;
  gboolean legend_beside;
  MoniacFurnitureList *list;
  MoniacRect area;             /* what is left for the flows */
  double legend_x, legend_y, legend_width, legend_height;   /* reserved */
} Composer;

static gboolean
wants (const Composer  *self,
       MoniacFurniture  what)
{
  return (self->settings->furniture & what) != 0;
}

/* Figure units for a unit of type. */
static double
choose_unit (const MoniacFigureSettings *settings)
{
  double by_area = sqrt (settings->width * settings->height / (SLIDE_WIDTH * SLIDE_HEIGHT));
  double by_width = settings->width / NARROWEST;
  double scale = settings->type_scale > 0 ? settings->type_scale : 1;

  return MAX (LEAST_UNIT, MIN (by_area, by_width)) * CLAMP (scale, 0.5, 4);
}

/* Coins of a round amount, so that the largest flow has about COINS_OF_LARGEST of them a round. */
static gint64
choose_coin (const MoniacNetwork *network)
{
  gint64 largest = 0;
  double coin;

  for (int i = 0; i < network->n_deals; i++)
    largest = MAX (largest, network->deals[i].amount);
  coin = moniac_round_up_125 (moniac_network_money (network, largest) / COINS_OF_LARGEST);
  return largest > 0 ? MAX (1, (gint64) llround (coin / network->unit)) : 0;
}

static double
add_title (Composer *self,
           double    y,
           double    width)
{
  MoniacTextRun run = { MONIAC_TEXT_TITLE, self->network->header->title, NULL, 0, FALSE };

  if (!wants (self, MONIAC_FURNITURE_TITLE) || run.text == NULL || !steps[self->step].title)
    return 0;
  return moniac_text_block_add (self->list, self->measurer, &run, 1, self->margin, y, width,
                                self->step < STEP_NO_NOTES ? 2 : 1, NULL) + 2 * self->unit;
}

static gboolean
shows_finding (const Composer *self)
{
  return wants (self, MONIAC_FURNITURE_FINDING) && self->circulation != NULL && steps[self->step].words;
}

static double
add_finding (Composer *self,
             double    y,
             double    width)
{
  g_autofree char *trial = moniac_figure_words_trial (self->network);
  g_autofree char *finding = NULL;
  g_autofree char *range = NULL;
  g_autofree char *brought = NULL;
  MoniacTextRun runs[4];
  int n = 0, n_lines = 3;

  if (!shows_finding (self))
    return 0;
  if (trial != NULL)
    {
      runs[n++] = (MoniacTextRun) { MONIAC_TEXT_FINDING, trial, NULL, 0, FALSE };
      n_lines += 2;
    }
  finding = moniac_figure_words_finding (self->whole, self->circulation);
  runs[n++] = (MoniacTextRun) { MONIAC_TEXT_FINDING_BOLD, finding, NULL, 0, FALSE };
  if (self->range != NULL)
    range = moniac_figure_words_range (self->whole, self->circulation, self->range);
  if (range != NULL)
    runs[n++] = (MoniacTextRun) { MONIAC_TEXT_FINDING, range, NULL, 0, FALSE };
  if (self->settings->brought != NULL)
    {
      brought = moniac_text_clean (self->settings->brought);
      runs[n++] = (MoniacTextRun) { MONIAC_TEXT_FINDING, brought, NULL, 0, FALSE };
      n_lines += 3;
    }
  return moniac_text_block_add (self->list, self->measurer, runs, n, self->margin, y, width, n_lines, NULL);
}

static double
add_subtitle (Composer *self,
              double    y,
              double    width)
{
  MoniacTextRun run = { MONIAC_TEXT_DETAIL, self->network->header->subtitle, NULL, 0, FALSE };

  if (!wants (self, MONIAC_FURNITURE_SUBTITLE) || run.text == NULL || !steps[self->step].words)
    return 0;
  return moniac_text_block_add (self->list, self->measurer, &run, 1, self->margin, y, width, 2, NULL);
}

/* Title, subtitle and finding from the top; what is left begins below them. */
static void
add_header (Composer *self)
{
  double width = self->settings->width - 2 * self->margin;
  double top = self->margin * 0.75;
  double y = top;

  y += add_title (self, y, width);
  y += add_subtitle (self, y, width);
  y += y > top ? HEADER_GAP * self->unit : 0;
  y += add_finding (self, y, width);
  self->area.y = y > top ? y + GAP * self->unit / 2 : self->margin;
}

/* The credit as a sentence among others. */
static char *
credit_sentence (const char *credit)
{
  g_autofree char *line = moniac_text_to_line (credit);

  if (line[0] == '\0' || strchr (".!?", line[strlen (line) - 1]) != NULL)
    return g_steal_pointer (&line);
  /* Translators: a sentence that still lacks its full stop */
  return g_strdup_printf (C_("sentence", "%s."), line);
}

/* Credit and wordmark in the last line, the notes above them, a rule above all. */
static double
add_credit (Composer *self,
            double    y,
            double    width)
{
  g_autofree char *credit = credit_sentence (self->network->header->credit);
  g_autofree char *basis = moniac_figure_words_basis (self->network);
  g_autofree char *most = self->most >= 0 ? moniac_figure_words_most (self->network, self->most) : NULL;
  MoniacTextRun runs[3];
  double mark_width, height = moniac_text_line_height (self->measurer, MONIAC_TEXT_WORDMARK);
  int n = 0;

  if (!wants (self, MONIAC_FURNITURE_CREDIT) || !steps[self->step].words)
    return 0;
  moniac_measurer_measure (MONIAC_TEXT_WORDMARK, WORDMARK, &mark_width, NULL, NULL, self->measurer);
  if (credit[0] != '\0')
    runs[n++] = (MoniacTextRun) { MONIAC_TEXT_NOTE, credit, NULL, 0, FALSE };
  if (most != NULL)
    runs[n++] = (MoniacTextRun) { MONIAC_TEXT_NOTE, most, NULL, 0, FALSE };
  if (basis[0] != '\0')
    runs[n++] = (MoniacTextRun) { MONIAC_TEXT_NOTE, basis, NULL, 0, FALSE };
  if (n > 0)
    height = moniac_text_block_add (self->list, self->measurer, runs, n, self->margin, y,
                                    width - mark_width - GAP * self->unit, CREDIT_LINES, NULL);
  moniac_furniture_list_add_line (self->list, self->measurer, MONIAC_TEXT_WORDMARK, WORDMARK,
                                  self->settings->width - self->margin - mark_width,
                                  y + height - moniac_text_line_height (self->measurer, MONIAC_TEXT_WORDMARK),
                                  mark_width + 1);
  return height;
}

static double
add_notes (Composer *self,
           double    y,
           double    width)
{
  int lines = steps[self->step].note_lines;

  if (self->step == STEP_EVERYTHING && self->settings->height > self->settings->width)
    lines = NOTE_LINES_PORTRAIT;
  self->n_notes_shown = 0;
  if (!wants (self, MONIAC_FURNITURE_NOTES) || lines == 0)
    return 0;
  return moniac_notes_add (self->notes, self->list, self->measurer, self->margin, y, width, lines,
                           &self->n_notes_shown);
}

/* What is only supposed is never shown without saying so, whatever furniture is wanted. */
static double
add_trial (Composer *self,
           double    y,
           double    width)
{
  g_autofree char *trial = moniac_figure_words_trial (self->network);
  MoniacTextRun run = { MONIAC_TEXT_NOTE, trial, NULL, 0, FALSE };

  if (trial == NULL || shows_finding (self))
    return 0;
  return moniac_text_block_add (self->list, self->measurer, &run, 1, self->margin, y, width, 2, NULL);
}

/* What stands at the bottom is laid out from 0 and then moved down. */
static void
add_footer (Composer *self)
{
  guint first_label = self->list->labels->len;
  guint first_mark = self->list->marks->len;
  double width = self->settings->width - 2 * self->margin;
  MoniacRect rule = { self->margin, 0, width, 1 };
  double bottom = self->settings->height - self->margin * 0.6;
  double y = 8 * self->unit;
  double top = y;

  y += add_notes (self, y, width);
  y += add_trial (self, y, width);
  y += add_credit (self, y, width);
  if (y <= top)
    {
      self->area.height = self->settings->height - self->margin - self->area.y;
      return;
    }
  moniac_furniture_list_add_mark (self->list, MONIAC_MARK_RULE, MONIAC_KIND_OTHER, FALSE, &rule);
  moniac_furniture_list_shift (self->list, first_label, first_mark, 0, bottom - y);
  self->area.height = bottom - y - GAP * self->unit / 2 - self->area.y;
}

static double
add_legend (Composer            *self,
            MoniacFurnitureList *list)
{
  if (self->legend_beside)
    return moniac_legend_add_column (&self->legend, list, self->measurer, self->legend_x,
                                     self->legend_y, &self->legend_width);
  return moniac_legend_add_rows (&self->legend, list, self->measurer, self->legend_x, self->legend_y,
                                 self->legend_width, !steps[self->step].whole_legend);
}

/* Room for the largest that the legend may become; it is made after the layout, which knows the scale. */
static void
reserve_legend (Composer *self)
{
  g_autoptr (MoniacFurnitureList) trial = moniac_furniture_list_new ();

  self->area.x = self->margin;
  self->area.width = self->settings->width - 2 * self->margin;
  self->legend_height = 0;
  if (!wants (self, MONIAC_FURNITURE_LEGEND) || !steps[self->step].legend)
    return;

  self->legend_beside = self->settings->width > LEGEND_BESIDE_RATIO * self->settings->height &&
                        self->settings->width >= LEGEND_BESIDE_WIDTH * self->unit;
  self->legend_x = self->margin;
  self->legend_width = self->legend_beside ? LEGEND_MOST_SHARE * self->settings->width : self->area.width;
  self->legend_height = add_legend (self, trial);
  if (self->legend_beside)
    {
      self->area.width -= self->legend_width + LEGEND_GAP * self->unit;
      self->legend_x = self->settings->width - self->margin - self->legend_width;
      self->legend_y = self->area.y;
    }
  else
    {
      self->area.height -= self->legend_height + GAP * self->unit;
      self->legend_y = self->area.y + self->area.height + GAP * self->unit;
    }
}

static gboolean
flows_have_room (const Composer *self)
{
  return self->area.height >= FLOWS_LEAST_SHARE * self->settings->height &&
         (!self->legend_beside || self->legend_height <= self->area.height);
}

/* Everything but the legend, with as much of it as leaves room for the flows. */
static void
arrange (Composer *self)
{
  for (self->step = STEP_EVERYTHING;; self->step++)
    {
      g_clear_pointer (&self->list, moniac_furniture_list_free);
      self->list = moniac_furniture_list_new ();
      self->legend_beside = FALSE;
      add_header (self);
      add_footer (self);
      reserve_legend (self);
      if (flows_have_room (self) || self->step == STEP_NOTHING)
        return;
    }
}

static char **
make_names (const Composer *self)
{
  char **names = g_new0 (char *, self->network->n_companies + 1);

  for (int i = 0; i < self->network->n_companies; i++)
    {
      const char *name = moniac_company_record_get_name (self->network->companies[i].record);
      g_autofree char *marked = i == self->most ? g_strdup_printf ("%s %s", name, MONIAC_FIGURE_MOST_MARK) : NULL;

      names[i] = moniac_measurer_ellipsize (self->measurer, MONIAC_TEXT_COMPANY, marked != NULL ? marked : name,
                                            MAX_NAME_WIDTH * self->unit);
    }
  return names;
}

static char **
make_details (const Composer *self)
{
  char **details = g_new0 (char *, self->network->n_companies + 1);
  double magnitude = moniac_figure_words_magnitude (self->network);

  for (int i = 0; i < self->network->n_companies; i++)
    details[i] = moniac_figure_words_detail (self->network, i, magnitude);
  return details;
}

/* Entries of deals may be NULL, so that these are no string vectors. */
static void
free_texts (char **texts,
            int    n)
{
  for (int i = 0; i < n; i++)
    g_free (texts[i]);
  g_free (texts);
}

static char **
make_amounts (const Composer *self)
{
  char **amounts = g_new0 (char *, self->network->n_deals + 1);

  for (int i = 0; i < self->network->n_deals; i++)
    if (self->network->deals[i].is_money)
      amounts[i] = moniac_figure_words_amount (self->network, i, MONIAC_MONEY_SHORT);
  return amounts;
}

static char **
make_superscripts (const Composer *self)
{
  char **notes = g_new0 (char *, self->network->n_deals + 1);

  for (int i = 0; i < self->network->n_deals; i++)
    notes[i] = moniac_notes_superscript (self->notes, self->network, i, self->n_notes_shown);
  return notes;
}

/* For each deal that is drawn. */
static gint64 *
make_comes_back (const Composer *self)
{
  gint64 *comes_back = g_new (gint64, MAX (self->network->n_deals, 1));

  for (int i = 0; i < self->network->n_deals; i++)
    comes_back[i] = self->circulation->comes_back[self->deals != NULL ? self->deals[i] : i];
  return comes_back;
}

static MoniacScene *
run_layout (const Composer  *self,
            MoniacScene     *previous,
            GCancellable    *cancellable,
            GError         **error)
{
  gboolean tones = self->settings->tones && self->circulation != NULL;
  g_autofree gint64 *comes_back = tones ? make_comes_back (self) : NULL;
  g_auto (GStrv) names = make_names (self);
  g_auto (GStrv) details = make_details (self);
  char **amounts = make_amounts (self);
  char **notes = make_superscripts (self);
  MoniacLayoutInput input = {
    .network = self->network,
    .view = self->settings->view,
    .width = self->settings->width,
    .height = self->settings->height,
    .area = self->area,
    .names = (const char * const *) names,
    .details = (const char * const *) details,
    .amounts = (const char * const *) amounts,
    .notes = (const char * const *) notes,
    .comes_back = comes_back,
    .use_size = self->settings->use_size,
    .measure = moniac_measurer_measure,
    .measure_data = self->measurer,
    .unit = self->unit,
    .previous = previous,
  };
  MoniacScene *scene = moniac_layout_run (&input, cancellable, error);

  free_texts (amounts, self->network->n_deals);
  free_texts (notes, self->network->n_deals);
  if (scene != NULL)
    scene->tones = tones;
  return scene;
}

static void
finish_legend (Composer    *self,
               MoniacScene *scene)
{
  if (self->legend_height <= 0)
    return;
  moniac_legend_see (&self->legend, scene);
  add_legend (self, self->list);
}

static void
composer_clear (Composer *self)
{
  g_clear_pointer (&self->list, moniac_furniture_list_free);
  g_clear_pointer (&self->notes, moniac_notes_free);
  g_clear_pointer (&self->measurer, moniac_measurer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Composer, composer_clear)

MoniacScene *
moniac_figure_compose (MoniacNetwork              *network,
                       const MoniacCirculation    *circulation,
                       const MoniacShareRange     *range,
                       const MoniacFigureSettings *settings,
                       MoniacScene                *previous,
                       GCancellable               *cancellable,
                       GError                    **error)
{
  g_autoptr (MoniacNetwork) pooled = NULL;
  g_autoptr (MoniacNetwork) foremost = NULL;
  g_autofree int *deals = NULL;
  g_auto (Composer) self = {
    .circulation = circulation,
    .range = range,
    .settings = settings,
    .unit = choose_unit (settings),
    .most = -1,
  };
  MoniacScene *scene;

  g_return_val_if_fail (network != NULL && settings != NULL, NULL);
  g_return_val_if_fail (settings->width > 0 && settings->height > 0, NULL);

  pooled = moniac_pool_apply (network, settings->pool_below);
  if (moniac_foremost_is_needed (pooled))
    foremost = moniac_foremost_apply (pooled, MONIAC_FOREMOST_COMPANIES, MONIAC_FOREMOST_DEALS, &deals);
  self.network = foremost != NULL ? foremost : pooled;
  self.whole = network;
  self.deals = deals;
  self.margin = MIN (MARGIN * self.unit, MARGIN_MOST_SHARE * MAX (settings->width, settings->height));
  self.measurer = moniac_measurer_new (self.unit);
  if (settings->mark_most)
    self.most = moniac_figure_words_find_most (self.network);
  self.notes = moniac_notes_new (self.network);
  moniac_legend_init (&self.legend, self.network, settings->view, self.unit,
                      settings->tones && circulation != NULL, settings->use_size);
  self.legend.coin = choose_coin (self.network);
  self.legend.pool_below = settings->pool_below;
  self.legend.most = self.most;
  arrange (&self);

  scene = run_layout (&self, previous, cancellable, error);
  if (scene == NULL)
    return NULL;
  scene->coin = self.legend.coin;
  scene->type_scale = self.unit;
  finish_legend (&self, scene);
  moniac_furniture_list_move_to (self.list, scene);
  return scene;
}
