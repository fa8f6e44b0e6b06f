/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the layout program answers, once its heap is damaged: positions, or refused. The first byte says how
 * many nodes were asked about. */
#include "moniac-fuzz.h"

#include <math.h>

#include "moniac-graphviz-answer.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree MoniacPoint *points = NULL;
  g_autofree char *text = NULL;
  int n;

  moniac_fuzz_be_strict ();
  if (size == 0)
    return 0;
  n = data[0] % 16;
  points = g_new0 (MoniacPoint, n);
  text = g_malloc0 (size);
  for (size_t i = 1; i < size; i++)
    text[i - 1] = (char) data[i];
  if (moniac_graphviz_parse_answer (text, size - 1, n, points))
    for (int i = 0; i < n; i++)
      g_assert_true (isfinite (points[i].x) && isfinite (points[i].y));
  return 0;
}
