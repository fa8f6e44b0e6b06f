/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the path of a file leads to when links are followed. A disk that does not answer never answers that either, so it is
 * found out in workers and remembered with the file: whoever only asks waits for nothing. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In a worker: follows the links and remembers where they lead. Nothing for a file that has no path. */
void     moniac_real_path_find    (GFile *file);
/* Whether both are one file as far as that is known: by name, or by what was found before. No disk is touched. */
gboolean moniac_real_path_is_same (GFile *a,
                                   GFile *b);

G_END_DECLS
