/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks a name in two, cuts it with an ellipsis, and stacks the lines of a label. */
#include "config.h"

#include "moniac-label-text.h"

#include <math.h>
#include <string.h>

#define ELLIPSIS "…"
/* In a figure of many companies, those that weigh less than this share of the heaviest have small type; in a crowd
 * all have. */
#define MANY_COMPANIES 14
#define CROWD_OF_COMPANIES 60
#define SMALL_SHARE 0.05

static void
measure (const MoniacLayoutInput *input,
         MoniacLabelLine         *line)
{
  input->measure (line->style, line->text, &line->width, &line->height, &line->ascent,
                  input->measure_data);
}

static void
add_line (MoniacLabelBlock        *self,
          const MoniacLayoutInput *input,
          MoniacTextStyle          style,
          char                    *text,
          char                    *full)
{
  MoniacLabelLine *line = &self->lines[self->n++];

  *line = (MoniacLabelLine) { style, text, full };
  measure (input, line);
  self->width = MAX (self->width, line->width);
  self->height += line->height;
}

void
moniac_label_block_clear (MoniacLabelBlock *self)
{
  for (int i = 0; i < self->n; i++)
    {
      g_free (self->lines[i].text);
      g_free (self->lines[i].full);
    }
  *self = (MoniacLabelBlock) { 0 };
}

gboolean
moniac_label_names_first (const MoniacNetwork *network)
{
  return network->n_companies >= MANY_COMPANIES;
}

gboolean
moniac_label_is_small (const MoniacNetwork *network,
                       int                  company)
{
  gint64 heaviest = 0;
  const MoniacNetworkCompany *own = &network->companies[company];

  if (!moniac_label_names_first (network))
    return FALSE;
  if (network->n_companies > CROWD_OF_COMPANIES)
    return TRUE;
  for (int c = 0; c < network->n_companies; c++)
    heaviest = MAX (heaviest, MAX (network->companies[c].paid, network->companies[c].received));
  return (double) MAX (own->paid, own->received) < SMALL_SHARE * (double) heaviest;
}

/* The space nearest to a place, not before `from` and not at the end; or NULL. */
static const char *
find_break (const char *name,
            const char *from,
            double      place)
{
  const char *best = NULL;

  for (const char *at = strchr (from, ' '); at != NULL; at = strchr (at + 1, ' '))
    if (at > from && at[1] != '\0'
        && (best == NULL || fabs ((double) (at - name) - place) < fabs ((double) (best - name) - place)))
      best = at;
  return best;
}

/* On so many lines, about equally long; FALSE where there are too few words. */
static gboolean
add_broken_name (MoniacLabelBlock        *self,
                 const MoniacLayoutInput *input,
                 MoniacTextStyle          style,
                 const char              *name,
                 int                      lines)
{
  const char *from = name;
  double length = (double) strlen (name);

  for (int i = 1; i < lines; i++)
    {
      const char *at = find_break (name, from, length * i / lines);

      if (at == NULL)
        return FALSE;
      add_line (self, input, style, g_strndup (from, at - from), NULL);
      from = at + 1;
    }
  add_line (self, input, style, g_strdup (from), NULL);
  return TRUE;
}

static char *
cut_after (const char *name,
           glong       characters)
{
  g_autofree char *start = g_strndup (name, g_utf8_offset_to_pointer (name, characters) - name);

  return g_strconcat (g_strchomp (start), ELLIPSIS, NULL);
}

static gboolean
fits (const MoniacLayoutInput *input,
      MoniacTextStyle          style,
      const char              *text,
      double                   max_width)
{
  MoniacLabelLine line = { style, (char *) text };

  measure (input, &line);
  return line.width <= max_width;
}

/* The longest beginning that fits with an ellipsis after it; at least one character. */
static char *
cut_text (const MoniacLayoutInput *input,
          MoniacTextStyle          style,
          const char              *text,
          double                   max_width)
{
  glong low = 1, high = MAX (1, g_utf8_strlen (text, -1) - 1);

  while (low < high)
    {
      glong length = (low + high + 1) / 2;
      g_autofree char *cut = cut_after (text, length);

      if (fits (input, style, cut, max_width))
        low = length;
      else
        high = length - 1;
    }
  return cut_after (text, low);
}

/* The last space before which the name fits, or NULL. */
static const char *
last_fitting_break (const MoniacLayoutInput *input,
                    MoniacTextStyle          style,
                    const char              *name,
                    double                   max_width)
{
  const char *best = NULL;

  for (const char *at = strchr (name, ' '); at != NULL; at = strchr (at + 1, ' '))
    {
      g_autofree char *start = g_strndup (name, at - name);

      if (at == name || at[1] == '\0' || !fits (input, style, start, max_width))
        break;
      best = at;
    }
  return best;
}

/* Two lines, or one where the first word is too long, the last of them cut to the width. */
static gboolean
add_cut_name (MoniacLabelBlock        *self,
              const MoniacLayoutInput *input,
              MoniacTextStyle          style,
              const char              *name,
              double                   max_width)
{
  const char *rest = name, *at;

  if (g_utf8_strlen (name, -1) < 2 || fits (input, style, name, max_width))
    return FALSE;
  at = last_fitting_break (input, style, name, max_width);
  if (at != NULL)
    {
      add_line (self, input, style, g_strndup (name, at - name), g_strdup (name));
      rest = at + 1;
    }
  if (fits (input, style, rest, max_width))
    add_line (self, input, style, g_strdup (rest), NULL);
  else
    add_line (self, input, style, cut_text (input, style, rest, max_width), g_strdup (name));
  return TRUE;
}

static gboolean
add_name (MoniacLabelBlock        *self,
          const MoniacLayoutInput *input,
          MoniacTextStyle          style,
          const char              *name,
          MoniacLabelForm          form,
          double                   max_width)
{
  switch (form)
    {
    case MONIAC_LABEL_WHOLE:
    case MONIAC_LABEL_NAME:
      add_line (self, input, style, g_strdup (name), NULL);
      return TRUE;
    case MONIAC_LABEL_BROKEN:
    case MONIAC_LABEL_NAME_BROKEN:
      return add_broken_name (self, input, style, name, 2);
    case MONIAC_LABEL_TALL:
      return add_broken_name (self, input, style, name, 3);
    case MONIAC_LABEL_CUT_LATE:
    case MONIAC_LABEL_CUT:
      return add_cut_name (self, input, style, name, max_width);
    case MONIAC_N_LABEL_FORMS:
    default:
      g_assert_not_reached ();
    }
}

gboolean
moniac_label_block_make (MoniacLabelBlock        *self,
                         const MoniacLayoutInput *input,
                         int                      company,
                         MoniacLabelForm          form,
                         double                   max_width)
{
  const char *detail = input->details != NULL ? input->details[company] : NULL;
  const char *name = input->names[company];
  gboolean detailed = form == MONIAC_LABEL_WHOLE || form == MONIAC_LABEL_BROKEN;
  gboolean small = moniac_label_is_small (input->network, company);

  *self = (MoniacLabelBlock) { 0 };
  if (name == NULL || *name == '\0')
    return FALSE;
  /* Without a second line the forms with and without it are the same: one of them is enough. */
  if (detail == NULL && (form == MONIAC_LABEL_NAME || form == MONIAC_LABEL_NAME_BROKEN))
    return FALSE;
  if (add_name (self, input, small ? MONIAC_TEXT_COMPANY_SMALL : MONIAC_TEXT_COMPANY, name, form, max_width))
    {
      if (detailed && detail != NULL)
        add_line (self, input, small ? MONIAC_TEXT_DETAIL_SMALL : MONIAC_TEXT_DETAIL, g_strdup (detail), NULL);
      if (self->width <= max_width)
        return TRUE;
    }
  moniac_label_block_clear (self);
  return FALSE;
}
