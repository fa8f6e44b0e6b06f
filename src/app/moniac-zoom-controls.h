/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over the figure: smaller, how large it is, larger. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_ZOOM_CONTROLS (moniac_zoom_controls_get_type ())
G_DECLARE_FINAL_TYPE (MoniacZoomControls, moniac_zoom_controls, MONIAC, ZOOM_CONTROLS, AdwBin)

/* 1 is the size at which the whole figure fits. */
void moniac_zoom_controls_set_zoom (MoniacZoomControls *self,
                                    double              zoom);

G_END_DECLS
