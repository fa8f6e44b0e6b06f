/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks a name in two, cuts it with an ellipsis, and stacks the lines of a label. */
#include "config.h"

#include "moniac-label-text.h"

#include <string.h>

#define ELLIPSIS "…"

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

/* The space nearest to the middle, or NULL. */
static const char *
find_break (const char *name)
{
  glong middle = (glong) strlen (name) / 2;
  const char *best = NULL;

  for (const char *at = strchr (name, ' '); at != NULL; at = strchr (at + 1, ' '))
    if (best == NULL || ABS (at - name - middle) < ABS (best - name - middle))
      best = at;
  return best == name || (best != NULL && best[1] == '\0') ? NULL : best;
}

static gboolean
add_broken_name (MoniacLabelBlock        *self,
                 const MoniacLayoutInput *input,
                 const char              *name)
{
  const char *at = find_break (name);

  if (at == NULL)
    return FALSE;
  add_line (self, input, MONIAC_TEXT_COMPANY, g_strndup (name, at - name), NULL);
  add_line (self, input, MONIAC_TEXT_COMPANY, g_strdup (at + 1), NULL);
  return TRUE;
}

/* The longest beginning that fits with an ellipsis after it; at least one character. */
static gboolean
add_cut_name (MoniacLabelBlock        *self,
              const MoniacLayoutInput *input,
              const char              *name,
              double                   max_width)
{
  glong low = 1, high = g_utf8_strlen (name, -1) - 1;
  MoniacLabelLine whole = { MONIAC_TEXT_COMPANY, (char *) name };

  measure (input, &whole);
  if (high < 1 || whole.width <= max_width)
    return FALSE;
  while (low < high)
    {
      glong length = (low + high + 1) / 2;
      const char *end = g_utf8_offset_to_pointer (name, length);
      g_autofree char *start = g_strndup (name, end - name);
      g_autofree char *cut = g_strconcat (g_strchomp (start), ELLIPSIS, NULL);
      MoniacLabelLine line = { MONIAC_TEXT_COMPANY, cut };

      measure (input, &line);
      if (line.width <= max_width)
        low = length;
      else
        high = length - 1;
    }
  {
    const char *end = g_utf8_offset_to_pointer (name, low);
    g_autofree char *start = g_strndup (name, end - name);

    add_line (self, input, MONIAC_TEXT_COMPANY,
              g_strconcat (g_strchomp (start), ELLIPSIS, NULL), g_strdup (name));
  }
  return TRUE;
}

static gboolean
add_name (MoniacLabelBlock        *self,
          const MoniacLayoutInput *input,
          const char              *name,
          MoniacLabelForm          form,
          double                   max_width)
{
  switch (form)
    {
    case MONIAC_LABEL_WHOLE:
    case MONIAC_LABEL_NAME:
      add_line (self, input, MONIAC_TEXT_COMPANY, g_strdup (name), NULL);
      return TRUE;
    case MONIAC_LABEL_BROKEN:
    case MONIAC_LABEL_NAME_BROKEN:
      return add_broken_name (self, input, name);
    case MONIAC_LABEL_CUT:
      return add_cut_name (self, input, name, max_width);
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

  *self = (MoniacLabelBlock) { 0 };
  if (name == NULL || *name == '\0')
    return FALSE;
  /* Without a second line the forms with and without it are the same: one of them is enough. */
  if (detail == NULL && (form == MONIAC_LABEL_NAME || form == MONIAC_LABEL_NAME_BROKEN))
    return FALSE;
  if (!add_name (self, input, name, form, max_width))
    return FALSE;
  if (detailed && detail != NULL)
    add_line (self, input, MONIAC_TEXT_DETAIL, g_strdup (detail), NULL);
  if (self->width <= max_width)
    return TRUE;
  moniac_label_block_clear (self);
  return FALSE;
}
