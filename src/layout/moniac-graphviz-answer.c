/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the answer of the helper program `moniac-layout`. */
#include "config.h"

#include "moniac-graphviz-answer.h"

#include <math.h>
#include <string.h>

/* No layout of Graphviz is this far out, in points. */
#define FARTHEST 1e7

static gboolean
parse_coordinate (const char **text,
                  char         after,
                  double      *out)
{
  char *end;

  if (!g_ascii_isdigit (**text) && **text != '-')
    return FALSE;

  *out = g_ascii_strtod (*text, &end);
  if (!isfinite (*out) || fabs (*out) > FARTHEST || *end != after)
    return FALSE;

  *text = end + 1;
  return TRUE;
}

gboolean
moniac_graphviz_parse_answer (const char  *text,
                              gsize        length,
                              int          n_nodes,
                              MoniacPoint *out)
{
  g_autofree char *head = g_strdup_printf ("moniac-layout 1\n%d\n", n_nodes);
  const char *end = text + length;

  if (!g_str_has_prefix (text, head))
    return FALSE;

  text += strlen (head);
  for (int i = 0; i < n_nodes; i++)
    if (!parse_coordinate (&text, ' ', &out[i].x) || !parse_coordinate (&text, '\n', &out[i].y))
      return FALSE;

  return strcmp (text, "end\n") == 0 && text + 4 == end;
}
