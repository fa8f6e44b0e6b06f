/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads pins and previous positions. */
#include "config.h"

#include "moniac-place.h"

gboolean
moniac_place_pin (const MoniacLayoutInput *input,
                  int                      company,
                  MoniacPoint             *out)
{
  const MoniacPin *pin = &input->network->companies[company].record->pins[input->view];

  if (!moniac_number_is_set (&pin->x) || !moniac_number_is_set (&pin->y))
    return FALSE;
  out->x = input->area.x + CLAMP (pin->x.value, 0, 1) * input->area.width;
  out->y = input->area.y + CLAMP (pin->y.value, 0, 1) * input->area.height;
  return TRUE;
}

gboolean
moniac_place_previous (const MoniacLayoutInput *input,
                       int                      company,
                       MoniacPoint             *out)
{
  const MoniacScene *previous = input->previous;
  MoniacPoint center;
  int before;

  if (previous == NULL || previous->view != input->view)
    return FALSE;
  before = moniac_network_find_company (previous->network,
                                        input->network->companies[company].record->id);
  if (before < 0)
    return FALSE;
  center = previous->companies[before].center;
  out->x = input->area.x + (center.x - previous->flows.x) * input->area.width
                           / MAX (previous->flows.width, 1);
  out->y = input->area.y + (center.y - previous->flows.y) * input->area.height
                           / MAX (previous->flows.height, 1);
  return TRUE;
}
