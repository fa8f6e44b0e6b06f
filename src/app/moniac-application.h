/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one process, one window a document, and what belongs to all of them. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_APPLICATION (moniac_application_get_type ())
G_DECLARE_FINAL_TYPE (MoniacApplication, moniac_application, MONIAC, APPLICATION, AdwApplication)

MoniacApplication *moniac_application_new (void);

G_END_DECLS
