/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows toasts one after the other, each until it has been on the screen for a while. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_TOASTER (moniac_toaster_get_type ())
G_DECLARE_FINAL_TYPE (MoniacToaster, moniac_toaster, MONIAC, TOASTER, GObject)

/* `overlay` has to outlive it, and gets no toasts from elsewhere. */
MoniacToaster *moniac_toaster_new         (AdwToastOverlay *overlay);
/* Takes the toast over. */
void           moniac_toaster_add         (MoniacToaster   *self,
                                           AdwToast        *toast);
/* The one that is shown, or NULL. */
AdwToast      *moniac_toaster_get_current (MoniacToaster   *self);

G_END_DECLS
