/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: what the money is for, and how to read the figure; only what the figure has. */

#include "config.h"

#include "moniac-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moniac-figure-words.h"
#include "moniac-money.h"
#include "moniac-pool.h"

/* In units of type. */
#define SWATCH_WIDTH 52.0
#define SWATCH_WIDTH_SHORT 28.0
#define SWATCH_HEIGHT 14.0
#define SWATCH_GAP 14.0
#define ROW_HEIGHT 25.0
#define ROW_HEIGHT_TIGHT 21.0
#define GROUP_GAP 14.0
#define COLUMN_GAP 24.0
#define BAR_LEAST 20.0
#define BAR_MOST 50.0
#define BAR_SPACE 8.0
#define DISC_LEAST 16.0
#define DISC_MOST 27.0

#define MAX_ENTRIES (MONIAC_N_KINDS + 12)

typedef struct
{
  gboolean has_mark;         /* else the words stand alone, and may run into the next column */
  MoniacMarkType mark;
  MoniacKind kind;
  double bar;                /* height of a scale bar, in figure units */
  char *text;
} Entry;

typedef struct
{
  const char *head;
  int n;
  Entry entries[MAX_ENTRIES];
} Group;

static void
group_clear (Group *self)
{
  for (int i = 0; i < self->n; i++)
    g_free (self->entries[i].text);
  self->n = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, group_clear)

static Entry *
group_add (Group          *self,
           MoniacMarkType  mark,
           char           *text)            /* taken over */
{
  Entry *entry = &self->entries[self->n++];

  g_assert (self->n <= MAX_ENTRIES);
  *entry = (Entry) { TRUE, mark, MONIAC_KIND_OTHER, 0, text };
  return entry;
}

double
moniac_round_up_125 (double x)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double decade;

  if (!(x > 0))
    return 0;
  decade = pow (10, floor (log10 (x)));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * decade >= x * (1 - 1e-9))
      return steps[i] * decade;
  return 10 * decade;
}

/* The kind shown next: of those not yet taken the one with the most money; -1 after the last. */
static int
next_kind (const MoniacLegend *self,
           const gboolean     *taken)
{
  int best = -1;

  for (int kind = 0; kind < MONIAC_N_KINDS; kind++)
    if (self->kinds[kind] && !taken[kind] && (best < 0 || self->amounts[kind] > self->amounts[best]))
      best = kind;
  return best;
}

/* A single kind that is only "other" tells nobody what the money is for. */
static gboolean
tells_kinds (const MoniacLegend *self)
{
  for (int kind = 0; kind < MONIAC_N_KINDS; kind++)
    if (self->kinds[kind] && kind != MONIAC_KIND_OTHER)
      return TRUE;
  return FALSE;
}

static void
fill_kinds (const MoniacLegend *self,
            Group              *group)
{
  gboolean taken[MONIAC_N_KINDS] = { FALSE };

  group->head = _("What the money is for");
  if (!tells_kinds (self))
    return;
  for (int kind = next_kind (self, taken); kind >= 0; kind = next_kind (self, taken))
    {
      group_add (group, MONIAC_MARK_KIND, g_strdup (moniac_kind_get_label (kind)))->kind = kind;
      taken[kind] = TRUE;
    }
  if (self->tones && group->n > 0)
    group_add (group, MONIAC_MARK_KIND, g_strdup (_("dark comes back, pale leaves")))->has_mark = FALSE;
}

/* The bar is exactly as high as its amount; before the layout it takes the most room that it may. */
static void
add_scale_bar (const MoniacLegend *self,
               Group              *group,
               MoniacMoneyStyle    style)
{
  double unit = self->network->unit;
  double amount = 0;
  double bar = BAR_MOST * self->unit;
  Entry *entry;

  if (self->scale > 0)
    {
      double scale = self->scale / unit;

      amount = moniac_round_up_125 (BAR_LEAST * self->unit / scale);
      bar = amount * scale;
    }
  else
    amount = moniac_network_money (self->network, self->coin) * 5;
  entry = group_add (group, MONIAC_MARK_SCALE_BAR,
                     moniac_money_format (amount, self->network->currency, style));
  entry->bar = bar;
}

/* A disc exactly as large as its amount makes it; before the layout it takes the most room that it may. */
static void
add_size (const MoniacLegend *self,
          Group              *group,
          MoniacMoneyStyle    style)
{
  double least = G_PI * pow (DISC_LEAST * self->unit / 2, 2), size = moniac_network_money (self->network, self->network->gross);
  double disc = DISC_MOST * self->unit;
  g_autofree char *text = NULL;

  if (self->size_area > 0)
    {
      size = moniac_round_up_125 (least / self->size_area);
      disc = 2 * sqrt (size * self->size_area / G_PI);
    }
  text = moniac_money_format (size, self->network->currency, style);
  /* Translators: an amount of money; what the area of a company's disc says */
  group_add (group, MONIAC_MARK_SIZE, g_strdup_printf (_("a company's size: %s"), text))->bar = disc;
}

/* What the pool is: words alone, since it stands in the figure with its name. */
static void
add_pool (const MoniacLegend *self,
          Group              *group,
          MoniacMoneyStyle    style)
{
  g_autofree char *below = moniac_money_format (self->pool_below, self->network->currency, style);

  /* Translators: an amount of money. What the company named "Other" in the figure is */
  group_add (group, MONIAC_MARK_KIND, g_strdup_printf (_("Other: below %s"), below))->has_mark = FALSE;
}

/* What the mark beside a name says. */
static void
add_most (const MoniacLegend *self,
          Group              *group)
{
  double share = moniac_figure_words_touched_share (self->network, self->most);
  g_autofree char *percent = moniac_money_format_percent (share);

  /* Translators: explains a mark beside the name of a company; a percentage. */
  group_add (group, MONIAC_MARK_MOST, g_strdup_printf (_("most depended on: %s"), percent));
}

static void
fill_with_amounts (const MoniacLegend *self,
                   Group              *group,
                   MoniacMoneyStyle    style)
{
  group->head = _("How to read it");
  if (self->money)
    group_add (group, MONIAC_MARK_PAYS_GETS, g_strdup (_("pays, gets")));
  if (self->money && self->tones && !tells_kinds (self))
    group_add (group, MONIAC_MARK_KIND, g_strdup (_("dark comes back, pale leaves")))->kind = MONIAC_KIND_OTHER;
  if (self->outside)
    group_add (group, MONIAC_MARK_OUTSIDE, g_strdup (_("the outside")));
  if (self->up_to)
    group_add (group, MONIAC_MARK_UP_TO, g_strdup (_("up to: an upper bound")));
  if (self->undisclosed)
    group_add (group, MONIAC_MARK_UNDISCLOSED, g_strdup (_("amount not disclosed")));
  if (self->hairline)
    group_add (group, MONIAC_MARK_HAIRLINE, g_strdup (_("too small for the scale")));
  if (self->relation)
    group_add (group, MONIAC_MARK_RELATION, g_strdup (_("relation without money")));
  if (self->inferred)
    group_add (group, MONIAC_MARK_INFERRED, g_strdup (_("inferred, nobody stated it")));
  if (self->most >= 0)
    add_most (self, group);
  if (moniac_pool_find (self->network) >= 0)
    add_pool (self, group, style);
  if (self->sizes)
    add_size (self, group, style);
  if (self->coin > 0)
    {
      g_autofree char *coin = moniac_money_format (moniac_network_money (self->network, self->coin),
                                                   self->network->currency, style);

      /* Translators: an amount of money */
      group_add (group, MONIAC_MARK_COIN, g_strdup_printf (_("a coin: %s"), coin));
      add_scale_bar (self, group, style);
    }
}

static double
entry_text_width (MoniacMeasurer *measurer,
                  const Entry    *entry)
{
  double width;

  moniac_measurer_measure (MONIAC_TEXT_LEGEND, entry->text, &width, NULL, NULL, measurer);
  return width;
}

static double
group_text_width (const Group    *group,
                  MoniacMeasurer *measurer)
{
  double widest = 0;

  for (int i = 0; i < group->n; i++)
    if (group->entries[i].has_mark)
      widest = MAX (widest, entry_text_width (measurer, &group->entries[i]));
  return widest;
}

/* Amounts in words, or, where these would be cut off, in figures. */
static void
fill_reading (const MoniacLegend *self,
              Group              *group,
              MoniacMeasurer     *measurer,
              double              width)
{
  fill_with_amounts (self, group, MONIAC_MONEY_LONG);
  if (group_text_width (group, measurer) <= width - (SWATCH_WIDTH + SWATCH_GAP) * self->unit)
    return;
  group_clear (group);
  fill_with_amounts (self, group, MONIAC_MONEY_SHORT);
}

static double
entry_height (const MoniacLegend *self,
              const Entry        *entry,
              double              row)
{
  return MAX (row * self->unit, entry->bar + BAR_SPACE * self->unit);
}

/* The sign in the middle of the row's left, the words beside it. */
static void
add_entry (const MoniacLegend  *self,
           const Entry         *entry,
           MoniacFurnitureList *list,
           MoniacMeasurer      *measurer,
           double               x,
           double               y,
           double               height,
           double               swatch,
           double               width)
{
  double high = entry->bar > 0 ? entry->bar : SWATCH_HEIGHT * self->unit;
  MoniacRect rect = { x, y + (height - high) / 2, swatch, high };
  double text_x = entry->has_mark ? x + swatch + SWATCH_GAP * self->unit : x;
  MoniacTextStyle style = entry->has_mark ? MONIAC_TEXT_LEGEND : MONIAC_TEXT_DETAIL;
  double text_height;

  moniac_measurer_measure (style, entry->text, NULL, &text_height, NULL, measurer);
  if (entry->has_mark)
    moniac_furniture_list_add_mark (list, entry->mark, entry->kind, self->tones, &rect);
  moniac_furniture_list_add_line (list, measurer, style, entry->text, text_x,
                                  y + (height - text_height) / 2, x + width - text_x);
}

static double
add_head (const MoniacLegend  *self,
          const Group         *group,
          MoniacFurnitureList *list,
          MoniacMeasurer      *measurer,
          double               x,
          double               y,
          double               width)
{
  moniac_furniture_list_add_line (list, measurer, MONIAC_TEXT_LEGEND_HEAD, group->head, x, y, width);
  return moniac_text_line_height (measurer, MONIAC_TEXT_LEGEND_HEAD) + 4 * self->unit;
}

static double
add_group_column (const MoniacLegend  *self,
                  const Group         *group,
                  MoniacFurnitureList *list,
                  MoniacMeasurer      *measurer,
                  double               x,
                  double               y,
                  double               width)
{
  double top = y;

  if (group->n == 0)
    return 0;
  y += add_head (self, group, list, measurer, x, y, width);
  for (int i = 0; i < group->n; i++)
    {
      double height = entry_height (self, &group->entries[i], ROW_HEIGHT);

      add_entry (self, &group->entries[i], list, measurer, x, y, height, SWATCH_WIDTH * self->unit, width);
      y += height;
    }
  return y - top;
}

/* Where the row ends that begins with an entry: columns are as wide as the widest, words alone as they are. */
static int
row_end (const Group    *group,
         MoniacMeasurer *measurer,
         int             first,
         double          column,
         double          width)
{
  int end = first + 1;

  for (; end < group->n; end++)
    {
      const Entry *entry = &group->entries[end];
      double needed = entry->has_mark ? column : entry_text_width (measurer, entry);

      if ((end - first) * column + needed > width)
        break;
    }
  return end;
}

static double
add_group_rows (const MoniacLegend  *self,
                const Group         *group,
                MoniacFurnitureList *list,
                MoniacMeasurer      *measurer,
                double               x,
                double               y,
                double               width,
                gboolean             short_form)
{
  double swatch = (short_form ? SWATCH_WIDTH_SHORT : SWATCH_WIDTH) * self->unit;
  double column = MIN (width, swatch + (SWATCH_GAP + COLUMN_GAP) * self->unit +
                              group_text_width (group, measurer));
  double top = y;

  if (group->n == 0)
    return 0;
  if (!short_form)
    y += add_head (self, group, list, measurer, x, y, width);
  for (int i = 0; i < group->n;)
    {
      int end = row_end (group, measurer, i, column, width);
      double height = 0;

      for (int j = i; j < end; j++)
        height = MAX (height, entry_height (self, &group->entries[j], ROW_HEIGHT_TIGHT));
      for (int j = i; j < end; j++)
        {
          double left = (j - i) * column;
          double room = group->entries[j].has_mark ? MIN (column - 4 * self->unit, width - left) : width - left;

          add_entry (self, &group->entries[j], list, measurer, x + left, y, height, swatch, room);
        }
      y += height;
      i = end;
    }
  return y - top;
}

static double
size_of (const MoniacNetwork *network,
         int                  company)
{
  const MoniacNumber *size = &network->companies[company].record->size;

  return moniac_number_is_set (size) ? size->value : 0;
}

void
moniac_legend_init (MoniacLegend        *self,
                    const MoniacNetwork *network,
                    MoniacView           view,
                    double               unit,
                    gboolean             tones,
                    gboolean             use_size)
{
  *self = (MoniacLegend) { .network = network, .view = view, .unit = unit, .tones = tones, .most = -1 };
  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];

      self->inferred |= deal->record->inferred;
      self->relation |= !deal->is_money;
      if (!deal->is_money)
        continue;
      self->money = TRUE;
      self->kinds[deal->record->kind] = TRUE;
      self->amounts[deal->record->kind] += deal->amount;
      self->undisclosed |= !deal->disclosed;
      self->up_to |= deal->lower < deal->amount;
      self->outside |= deal->payer < 0 || deal->payee < 0;
    }
  self->hairline = network->gross > 0;
  for (int c = 0; c < network->n_companies && use_size && view != MONIAC_VIEW_LAYERS; c++)
    self->sizes |= size_of (network, c) > 0;
}

/* The disc of the largest company: smaller ones may have grown to hold their flows. */
static double
measure_size_area (const MoniacScene *scene)
{
  double size = 0, area = 0;

  for (int c = 0; c < scene->n_companies; c++)
    for (int i = 0; i < scene->companies[c].n_parts && size_of (scene->network, c) > size; i++)
      if (scene->companies[c].parts[i].part == MONIAC_PART_DISC)
        {
          MoniacRect bounds = moniac_path_bounds (&scene->companies[c].parts[i].outline);

          size = size_of (scene->network, c);
          area = G_PI / 4 * bounds.width * bounds.height;
        }
  return size > 0 ? area / size : 0;
}

void
moniac_legend_see (MoniacLegend      *self,
                   const MoniacScene *scene)
{
  self->scale = scene->scale;
  self->size_area = self->sizes ? measure_size_area (scene) : 0;
  self->hairline = FALSE;
  for (int i = 0; i < scene->n_ribbons; i++)
    self->hairline |= scene->ribbons[i].style == MONIAC_RIBBON_HAIRLINE;
}

double
moniac_legend_add_column (const MoniacLegend  *self,
                          MoniacFurnitureList *list,
                          MoniacMeasurer      *measurer,
                          double               x,
                          double               y,
                          double              *width)
{
  g_auto (Group) kinds = { 0 };
  g_auto (Group) reading = { 0 };
  double wanted, height;

  fill_kinds (self, &kinds);
  fill_reading (self, &reading, measurer, *width);
  wanted = (SWATCH_WIDTH + SWATCH_GAP) * self->unit +
           MAX (group_text_width (&kinds, measurer), group_text_width (&reading, measurer));
  *width = MIN (*width, ceil (wanted + 1));
  height = add_group_column (self, &kinds, list, measurer, x, y, *width);
  if (height > 0 && reading.n > 0)
    height += GROUP_GAP * self->unit;
  return height + add_group_column (self, &reading, list, measurer, x, y + height, *width);
}

double
moniac_legend_add_rows (const MoniacLegend  *self,
                        MoniacFurnitureList *list,
                        MoniacMeasurer      *measurer,
                        double               x,
                        double               y,
                        double               width,
                        gboolean             short_form)
{
  g_auto (Group) kinds = { 0 };
  g_auto (Group) reading = { 0 };
  double height;

  fill_kinds (self, &kinds);
  height = add_group_rows (self, &kinds, list, measurer, x, y, width, short_form);
  if (short_form)
    return height;
  fill_reading (self, &reading, measurer, width);
  if (height > 0)
    height += GROUP_GAP / 2 * self->unit;
  return height + add_group_rows (self, &reading, list, measurer, x, y + height, width, FALSE);
}
