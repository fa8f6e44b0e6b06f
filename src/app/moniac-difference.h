/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two documents, in words. */
#pragma once

#include "moniac-document.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_DIFFERENCE_ADDED,
  MONIAC_DIFFERENCE_REMOVED,
  MONIAC_DIFFERENCE_CHANGED,
} MoniacDifferenceType;

/**
 * MoniacDifference:
 * @title: what it is about: a company, a deal, a source, or the document
 * @before: what the one document says about it, a line a member; "" where it says nothing
 * @after: what the other one says
 */
typedef struct
{
  MoniacDifferenceType type;
  char *title;
  char *before;
  char *after;
} MoniacDifference;

/* Of MoniacDifference, in the order document, companies, deals, sources. Items are the same when their ids are. */
GPtrArray *moniac_difference_list (MoniacDocument *before,
                                   MoniacDocument *after);

G_END_DECLS
