/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar that says what takes so long, once it does, with a button that ends it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_PROGRESS_BAR (moniac_progress_bar_get_type ())
G_DECLARE_FINAL_TYPE (MoniacProgressBar, moniac_progress_bar, MONIAC, PROGRESS_BAR, AdwBin)

/* Signal "cancelled" (void): somebody does not want to wait for it. */

/* Something begins that may take long. */
void     moniac_progress_bar_start    (MoniacProgressBar *self,
                                       const char        *text);
/* How far it is, in thousandths, is looked up there (any thread may write it, atomically); 0: not known yet. Until stopped. */
void     moniac_progress_bar_watch    (MoniacProgressBar *self,
                                       const int         *thousandths);
void     moniac_progress_bar_stop     (MoniacProgressBar *self);
/* Whether it shows. */
gboolean moniac_progress_bar_is_shown (MoniacProgressBar *self);

G_END_DECLS
