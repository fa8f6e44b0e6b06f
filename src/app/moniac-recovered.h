/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program that died has left behind: a draft, what it holds, and the file that it belongs to. */
#pragma once

#include "moniac-draft.h"
#include "moniac-load.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_ORIGIN_NONE,        /* a document that was never saved */
  MONIAC_ORIGIN_SAME,        /* the file is as it was when the document was read from it */
  MONIAC_ORIGIN_CHANGED,
  MONIAC_ORIGIN_GONE,        /* or cannot be read */
} MoniacOriginState;

/**
 * MoniacRecovered:
 * @draft: what it is in; %NULL once it has been handed on
 * @load: the document, or what is wrong with it
 * @file: (nullable): that it belongs to
 * @state: what has become of that file
 * @file_load: (nullable): what that file holds now
 * @time: when the draft was written last, in microseconds since 1970
 */
typedef struct
{
  gatomicrefcount ref_count;
  MoniacDraft *draft;
  MoniacLoad *load;
  GFile *file;
  MoniacOriginState state;
  MoniacLoad *file_load;
  gint64 time;
} MoniacRecovered;

MoniacRecovered *moniac_recovered_ref          (MoniacRecovered *self);
void             moniac_recovered_unref        (MoniacRecovered *self);
/* "Deals of November", or the name of the file; a new string. */
char            *moniac_recovered_get_name     (MoniacRecovered *self);
/* What the file is to hold for a save not to ask (borrowed): what it holds, if nobody else has changed it. */
GBytes          *moniac_recovered_get_base     (MoniacRecovered *self);

/* All drafts that no running program has, read, in a worker; never NULL, of MoniacRecovered. A draft that says what is in its
 * file anyway is not worth a question, and goes. */
void             moniac_recovered_find_async   (GAsyncReadyCallback  callback,
                                                gpointer             data);
GPtrArray       *moniac_recovered_find_finish  (GAsyncResult        *result);
/* Removes the draft, in a worker. */
void             moniac_recovered_discard_async  (MoniacRecovered      *self,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              data);
gboolean         moniac_recovered_discard_finish (GAsyncResult         *result,
                                                  GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacRecovered, moniac_recovered_unref)

G_END_DECLS
