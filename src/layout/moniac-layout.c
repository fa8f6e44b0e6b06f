/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out a network in one of the views. */
#include "config.h"

#include "moniac-layout.h"

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
  moniac_ring_lay_out (scene, input);
  return g_steal_pointer (&scene);
}
