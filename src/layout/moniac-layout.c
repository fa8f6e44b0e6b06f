/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out a network in one of the views. */
#include "config.h"

#include "moniac-layout.h"

#include "moniac-layers.h"
#include "moniac-map.h"
#include "moniac-ring.h"

MoniacScene *
moniac_layout_run (const MoniacLayoutInput *input,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  g_autoptr (MoniacScene) scene = NULL;

  g_return_val_if_fail (input != NULL && input->measure != NULL, NULL);

  scene = moniac_scene_new (input->network, input->view, input->width, input->height);
  scene->flows = input->area;
  switch (input->view)
    {
    case MONIAC_VIEW_RING:
      moniac_ring_lay_out (scene, input);
      break;
    case MONIAC_VIEW_LAYERS:
      moniac_layers_lay_out (scene, input, cancellable);
      break;
    case MONIAC_VIEW_MAP:
      if (!moniac_map_lay_out (scene, input, cancellable, error))
        return NULL;
      break;
    case MONIAC_N_VIEWS:
    default:
      g_return_val_if_reached (NULL);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&scene);
}
