/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Temporary files beside the file that they are going to replace, and what becomes of those whose
 * writer has died. */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

int  moniac_temporary_create (const char  *folder,
                              const char  *name,
                              mode_t       mode,
                              char       **path);
void moniac_temporary_sweep  (const char  *folder);

G_END_DECLS
