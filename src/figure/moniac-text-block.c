/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks text into lines: runs of several styles, one after the other, become labels. */

#include "config.h"

#include "moniac-text-block.h"

#include <string.h>

/* From baseline to baseline, in heights of a line. */
#define LEADING 1.12

static void
label_clear (gpointer data)
{
  MoniacSceneLabel *label = data;

  g_free (label->text);
  g_free (label->full);
  g_free (label->superscript);
  g_free (label->link);
}

MoniacFurnitureList *
moniac_furniture_list_new (void)
{
  MoniacFurnitureList *self = g_new0 (MoniacFurnitureList, 1);

  self->labels = g_array_new (FALSE, TRUE, sizeof (MoniacSceneLabel));
  self->marks = g_array_new (FALSE, TRUE, sizeof (MoniacSceneMark));
  g_array_set_clear_func (self->labels, label_clear);
  return self;
}

void
moniac_furniture_list_free (MoniacFurnitureList *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->labels);
  g_array_unref (self->marks);
  g_free (self);
}

void
moniac_furniture_list_move_to (MoniacFurnitureList *self,
                               MoniacScene         *scene)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      MoniacSceneLabel *label = &g_array_index (self->labels, MoniacSceneLabel, i);

      *moniac_scene_add_label (scene) = *label;
      memset (label, 0, sizeof *label);
    }
  for (guint i = 0; i < self->marks->len; i++)
    *moniac_scene_add_mark (scene) = g_array_index (self->marks, MoniacSceneMark, i);
  g_array_set_size (self->labels, 0);
  g_array_set_size (self->marks, 0);
}

void
moniac_furniture_list_shift (MoniacFurnitureList *self,
                             guint                first_label,
                             guint                first_mark,
                             double               dx,
                             double               dy)
{
  for (guint i = first_label; i < self->labels->len; i++)
    {
      MoniacSceneLabel *label = &g_array_index (self->labels, MoniacSceneLabel, i);

      label->rect.x += dx;
      label->rect.y += dy;
      label->baseline += dy;
    }
  for (guint i = first_mark; i < self->marks->len; i++)
    {
      MoniacSceneMark *mark = &g_array_index (self->marks, MoniacSceneMark, i);

      mark->rect.x += dx;
      mark->rect.y += dy;
    }
}

void
moniac_furniture_list_add_mark (MoniacFurnitureList *self,
                                MoniacMarkType       type,
                                MoniacKind           kind,
                                gboolean             two_tones,
                                const MoniacRect    *rect)
{
  MoniacSceneMark mark = { type, kind, two_tones, *rect };

  g_array_append_val (self->marks, mark);
}

static MoniacSceneLabel *
add_label (MoniacFurnitureList *self,
           MoniacMeasurer      *measurer,
           MoniacTextStyle      style,
           const char          *text,
           double               x,
           double               y)
{
  MoniacSceneLabel label = { .style = style, .company = -1, .deal = -1 };
  double width, height, ascent;

  moniac_measurer_measure (style, text, &width, &height, &ascent, measurer);
  label.text = g_strdup (text);
  label.rect = (MoniacRect) { x, y, width, height };
  label.baseline = y + ascent;
  g_array_append_val (self->labels, label);
  return &g_array_index (self->labels, MoniacSceneLabel, self->labels->len - 1);
}

double
moniac_furniture_list_add_line (MoniacFurnitureList *self,
                                MoniacMeasurer      *measurer,
                                MoniacTextStyle      style,
                                const char          *text,
                                double               x,
                                double               y,
                                double               width)
{
  g_autofree char *shown = moniac_measurer_ellipsize (measurer, style, text, width);
  MoniacSceneLabel *label = add_label (self, measurer, style, shown, x, y);

  if (!g_str_equal (shown, text))
    label->full = g_strdup (text);
  return label->rect.width;
}

double
moniac_text_line_height (MoniacMeasurer  *measurer,
                         MoniacTextStyle  style)
{
  double height;

  moniac_measurer_measure (style, "X", NULL, &height, NULL, measurer);
  return height * LEADING;
}

/* Where the next piece of text goes. */
typedef struct
{
  MoniacFurnitureList *list;
  MoniacMeasurer *measurer;
  double left, right;
  double x, y;               /* of the piece */
  double line_height;
  int line;
  int max_lines;
  const MoniacTextRun *run;
  GString *piece;            /* what stands on the line in the style of the run, not yet a label */
} Breaker;

static double
piece_width (Breaker    *self,
             const char *more)
{
  g_autofree char *text = g_strconcat (self->piece->str, more, NULL);
  double width;

  g_strchomp (text);
  moniac_measurer_measure (self->run->style, text, &width, NULL, NULL, self->measurer);
  return width;
}

static void
flush (Breaker *self)
{
  double advance;

  if (self->piece->len == 0)
    return;
  moniac_measurer_measure (self->run->style, self->piece->str, &advance, NULL, NULL, self->measurer);
  g_strchomp (self->piece->str);
  add_label (self->list, self->measurer, self->run->style, self->piece->str, self->x, self->y)->link =
    g_strdup (self->run->link);
  self->x += advance;
  g_string_truncate (self->piece, 0);
}

/* FALSE when there is no further line. */
static gboolean
next_line (Breaker *self)
{
  flush (self);
  if (self->line + 1 >= self->max_lines)
    return FALSE;
  self->line++;
  self->x = self->left;
  self->y += self->line_height;
  return TRUE;
}

/* The last label says by an ellipsis that there is more. */
static void
end_with_ellipsis (Breaker    *self,
                   const char *rest)
{
  GArray *labels = self->list->labels;
  MoniacSceneLabel *label;
  g_autofree char *all = NULL;
  g_autofree char *shown = NULL;

  if (labels->len == 0)
    return;
  label = &g_array_index (labels, MoniacSceneLabel, labels->len - 1);
  all = g_strconcat (label->text, " ", rest, NULL);
  shown = moniac_measurer_ellipsize (self->measurer, label->style, all, self->right - label->rect.x);
  g_free (label->text);
  label->text = g_steal_pointer (&shown);
  label->full = g_steal_pointer (&all);
  moniac_measurer_measure (label->style, label->text, &label->rect.width, NULL, NULL, self->measurer);
}

/* A word, or what else must not be broken, with the space after it. FALSE when it does not fit any more. */
static gboolean
add_chunk (Breaker    *self,
           const char *chunk)
{
  gboolean at_start = self->piece->len == 0 && self->x <= self->left;

  if (self->x + piece_width (self, chunk) <= self->right)
    {
      g_string_append (self->piece, chunk);
      return TRUE;
    }
  if (!at_start)
    return next_line (self) && add_chunk (self, chunk);

  /* Wider than a line of its own. */
  {
    g_autofree char *cut = moniac_measurer_ellipsize (self->measurer, self->run->style, chunk,
                                                      self->right - self->left);
    g_string_append (self->piece, cut);
    g_string_append_c (self->piece, ' ');
    return TRUE;
  }
}

/* A run that would be broken begins a line of its own if it is to stay whole and can. */
static gboolean
make_room (Breaker    *self,
           const char *text)
{
  double width = piece_width (self, text);

  return !self->run->whole || self->x <= self->left || self->x + width <= self->right ||
         width > self->right - self->left || next_line (self);
}

/* Returns what did not fit, or NULL when all did. */
static const char *
add_run (Breaker    *self,
         const char *text)
{
  int n = (int) g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n + 1);
  const char *start = text;
  const char *p = text;

  if (!make_room (self, text))
    return text;
  pango_get_log_attrs (text, -1, -1, pango_language_get_default (), attributes, n + 1);
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *chunk = NULL;

      p = g_utf8_next_char (p);
      if (i < n && !attributes[i].is_line_break)
        continue;
      chunk = g_strndup (start, (gsize) (p - start));
      if (!add_chunk (self, chunk))
        return start;
      start = p;
    }
  return NULL;
}

double
moniac_text_block_add (MoniacFurnitureList *list,
                       MoniacMeasurer      *measurer,
                       const MoniacTextRun *runs,
                       int                  n_runs,
                       double               x,
                       double               y,
                       double               width,
                       int                  max_lines,
                       int                 *complete)
{
  Breaker self = {
    .list = list, .measurer = measurer, .left = x, .right = x + width, .x = x, .y = y,
    .max_lines = max_lines, .piece = g_string_new (NULL),
  };
  int n = 0;

  if (n_runs > 0)
    self.line_height = moniac_text_line_height (measurer, runs[0].style);
  for (; n < n_runs; n++)
    {
      g_autofree char *line = moniac_text_to_line (runs[n].text);
      g_autofree char *spaced = g_strconcat (line, " ", NULL);
      const char *rest;

      self.run = &runs[n];
      rest = line[0] != '\0' ? add_run (&self, spaced) : NULL;
      flush (&self);
      self.x += runs[n].space;
      if (rest != NULL)
        {
          end_with_ellipsis (&self, rest);
          break;
        }
    }
  g_string_free (self.piece, TRUE);
  if (complete != NULL)
    *complete = n;
  return n_runs > 0 ? (self.line + 1) * self.line_height : 0;
}
