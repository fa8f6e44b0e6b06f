/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file in a worker thread: a deal file, or one of another program. */
#pragma once

#include "moniac-deal-file.h"

G_BEGIN_DECLS

/**
 * MoniacLoad:
 * @file: what was read
 * @document: (nullable): what it holds, %NULL when a problem is an error
 * @problems: errors and warnings
 * @bytes: (nullable): the file as it was read
 * @imported: whether it was not a deal file, so that saving in place would destroy it
 */
typedef struct
{
  GFile *file;
  MoniacDocument *document;
  MoniacProblems *problems;
  GBytes *bytes;
  gboolean imported;
} MoniacLoad;

void        moniac_load_free   (MoniacLoad           *self);
/* At once, in a thread that may wait; problems tell what is wrong with the file. Where its path leads is known from then on. */
MoniacLoad *moniac_load_now    (GFile                *file,
                                GCancellable         *cancellable);
void        moniac_load_async  (GFile                *file,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              data);
/* Transfer full; NULL only when cancelled: what is wrong with a file is in its problems. */
MoniacLoad *moniac_load_finish (GAsyncResult         *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacLoad, moniac_load_free)

G_END_DECLS
