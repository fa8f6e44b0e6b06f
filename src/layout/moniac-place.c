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

MoniacPoint
moniac_place_from_previous (const MoniacLayoutInput *input,
                            MoniacPoint              point)
{
  const MoniacRect *before = &input->previous->flows, *area = &input->area;

  return (MoniacPoint) { area->x + (point.x - before->x) * area->width / MAX (before->width, 1),
                         area->y + (point.y - before->y) * area->height / MAX (before->height, 1) };
}

gboolean
moniac_place_previous (const MoniacLayoutInput *input,
                       int                      company,
                       MoniacPoint             *out)
{
  const MoniacScene *previous = input->previous;
  int before;

  if (previous == NULL || previous->view != input->view)
    return FALSE;
  before = moniac_network_find_company (previous->network,
                                        input->network->companies[company].record->id);
  if (before < 0)
    return FALSE;
  *out = moniac_place_from_previous (input, previous->companies[before].center);
  return TRUE;
}
