/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's language: what every program of Moniac does first. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the locale from the environment and binds Moniac's translations: those that were installed, or those in
 * the folder that MONIAC_LOCALEDIR names, for a program that runs from where it was built. */
void moniac_language_init (void);

G_END_DECLS
