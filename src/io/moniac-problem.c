/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what is wrong with an input. */
#include "config.h"

#include "moniac-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Nobody reads more; what lies beyond is counted and told in one closing problem. */
#define MAX_LISTED 1000

/* What is quoted from a file into a message is cut after so many characters. */
#define MAX_QUOTED 60

struct _MoniacProblems
{
  gatomicrefcount ref_count;
  GArray *items;
  guint n_unlisted;
  MoniacProblem closing;
  gboolean has_errors;
};

G_DEFINE_BOXED_TYPE (MoniacProblems, moniac_problems,
                     moniac_problems_ref, moniac_problems_unref)

static void
clear_problem (gpointer data)
{
  MoniacProblem *problem = data;

  g_clear_pointer (&problem->message, g_free);
  g_clear_pointer (&problem->pointer, g_free);
}

/**
 * moniac_problems_new:
 *
 * Returns: (transfer full): an empty list
 */
MoniacProblems *
moniac_problems_new (void)
{
  MoniacProblems *self = g_new0 (MoniacProblems, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->items = g_array_new (FALSE, FALSE, sizeof (MoniacProblem));
  g_array_set_clear_func (self->items, clear_problem);
  return self;
}

MoniacProblems *
moniac_problems_ref (MoniacProblems *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_problems_unref (MoniacProblems *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->items);
  clear_problem (&self->closing);
  g_free (self);
}

static gboolean
is_after (const MoniacProblem *one,
          guint                line,
          guint                column)
{
  return one->line > line || (one->line == line && one->column > column);
}

/* After everything at the same position, so that order of discovery breaks the tie. */
static guint
find_place (const MoniacProblems *self,
            guint                 line,
            guint                 column)
{
  guint place = self->items->len;

  while (place > 0
         && is_after (&g_array_index (self->items, MoniacProblem, place - 1), line, column))
    place--;
  return place;
}

/**
 * moniac_problems_add_unlisted:
 * @self: the list
 * @severity: how bad they are
 * @n: how many
 *
 * Counts problems that are not told one by one; a closing problem says how many there are.
 */
void
moniac_problems_add_unlisted (MoniacProblems *self,
                              MoniacSeverity  severity,
                              guint           n)
{
  g_return_if_fail (self != NULL);

  if (n == 0)
    return;
  if (severity == MONIAC_SEVERITY_ERROR)
    self->has_errors = TRUE;
  if (self->n_unlisted == 0 || severity == MONIAC_SEVERITY_ERROR)
    self->closing.severity = severity;
  self->n_unlisted += n;
  self->closing.code = MONIAC_PROBLEM_TOO_MANY;
  g_free (self->closing.message);
  self->closing.message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%u more problem is not listed",
                                                        "%u more problems are not listed",
                                                        self->n_unlisted),
                                           self->n_unlisted);
  if (self->closing.pointer == NULL)
    self->closing.pointer = g_strdup ("");
}

/**
 * moniac_problems_add:
 * @self: the list
 * @code: which mistake
 * @severity: whether the file opens all the same
 * @line: from 1, or 0 where the problem is about the file as a whole
 * @column: from 1, in characters
 * @pointer: (nullable): JSON pointer of the value
 * @format: one sentence without a full stop, translated
 *
 * Adds a problem, keeping the list in the order of the file. Beyond a thousand they
 * are only counted.
 */
void
moniac_problems_add (MoniacProblems    *self,
                     MoniacProblemCode  code,
                     MoniacSeverity     severity,
                     guint              line,
                     guint              column,
                     const char        *pointer,
                     const char        *format,
                     ...)
{
  MoniacProblem problem = { code, severity, line, column, NULL, NULL };
  va_list args;

  g_return_if_fail (self != NULL);

  if (self->items->len == MAX_LISTED)
    {
      moniac_problems_add_unlisted (self, severity, 1);
      return;
    }
  va_start (args, format);
  problem.message = g_strdup_vprintf (format, args);
  va_end (args);
  problem.pointer = g_strdup (pointer != NULL ? pointer : "");
  if (severity == MONIAC_SEVERITY_ERROR)
    self->has_errors = TRUE;
  g_array_insert_val (self->items, find_place (self, line, column), problem);
}

guint
moniac_problems_get_n (const MoniacProblems *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len + (self->n_unlisted > 0 ? 1 : 0);
}

/**
 * moniac_problems_get:
 * @self: the list
 * @i: which, below moniac_problems_get_n()
 *
 * Returns: (transfer none): the problem, valid until another one is added
 */
const MoniacProblem *
moniac_problems_get (const MoniacProblems *self,
                     guint                 i)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < moniac_problems_get_n (self), NULL);

  if (i == self->items->len)
    return &self->closing;
  return &g_array_index (self->items, MoniacProblem, i);
}

gboolean
moniac_problems_has_errors (const MoniacProblems *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_errors;
}

/* Control characters and those that turn the direction of text could make a terminal
 * or a list show something else than what is there. */
static gboolean
is_deceptive (gunichar c)
{
  return g_unichar_iscntrl (c)
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)
         || c == 0x2028 || c == 0x2029;
}

static void
append_visible (GString    *out,
                const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_deceptive (c))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
    }
}

/**
 * moniac_problem_quote:
 * @text: what a file says
 *
 * Returns: (transfer full): the text fit to stand in a message, whatever is in it: valid
 *   UTF-8, without control characters, not too long
 */
char *
moniac_problem_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n++ == MAX_QUOTED)
        {
          g_string_append (out, "…");
          break;
        }
      g_string_append_unichar (out, is_deceptive (c) ? 0xfffd : c);
    }
  return g_string_free (out, FALSE);
}

/**
 * moniac_problem_to_text:
 * @self: a problem
 * @file: what to call the file
 *
 * Returns: (transfer full): "FILE:LINE:COLUMN: error: MESSAGE [POINTER]"; the position is
 *   left out where it is not known, and the pointer where it is the whole
 */
char *
moniac_problem_to_text (const MoniacProblem *self,
                        const char          *file)
{
  GString *out = g_string_new (NULL);

  append_visible (out, file);
  if (self->line > 0)
    g_string_append_printf (out, ":%u:%u", self->line, self->column);
  g_string_append (out, self->severity == MONIAC_SEVERITY_ERROR ? ": error: " : ": warning: ");
  append_visible (out, self->message);
  if (self->pointer[0] != '\0')
    {
      g_string_append (out, " [");
      append_visible (out, self->pointer);
      g_string_append_c (out, ']');
    }
  return g_string_free (out, FALSE);
}
