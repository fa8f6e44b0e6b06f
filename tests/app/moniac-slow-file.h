/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the scheme "slow", as on a network: they have no path, and come bit by bit or never. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From then on g_file_new_for_uri() knows the scheme. */
void   moniac_slow_file_register (void);
/* "slow:///NAME"; `text` (nullable): what it holds, or that whoever reads it waits until that is cancelled. */
GFile *moniac_slow_file_new      (const char *name,
                                  const char *text);
/* How many reads are waiting, or going on, in workers. */
int    moniac_slow_file_count    (void);

G_END_DECLS
