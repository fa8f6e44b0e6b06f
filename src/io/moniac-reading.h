/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader of deal files knows while it reads: where it is in the file, what it has
 * read so far, and whom it tells what is wrong. */
#pragma once

#include <gio/gio.h>

#include "moniac-deal-shape.h"
#include "moniac-id-table.h"
#include "moniac-json-report.h"
#include "moniac-json-walk.h"

G_BEGIN_DECLS

/* document / list / item / member / item / member is the deepest that is read. */
#define MONIAC_READING_MAX_PATH 8

enum
{
  MONIAC_LIST_SOURCES,
  MONIAC_LIST_COMPANIES,
  MONIAC_LIST_DEALS,
  MONIAC_N_LISTS,
};

/* One step of the way to a value: a member's name as it stands in the text, or an index. */
typedef struct
{
  const char *name;
  gsize length;
  guint index;
} MoniacReadingStep;

typedef struct
{
  MoniacJsonReport *report;
  GCancellable *cancellable;
  gboolean cancelled;

  MoniacReadingStep path[MONIAC_READING_MAX_PATH];
  guint path_length;
  guint n_unread;            /* numbers that the scan has found to be none */
  GArray *found;             /* members of the objects being read, the innermost last */
  MoniacMembers *recent[MONIAC_N_SHAPES];

  MoniacHeaderRecord *header;      /* and the lists of records below: of one MoniacRecords */
  const char *lists[MONIAC_N_LISTS];
  guint n_items[MONIAC_N_LISTS];
  GPtrArray *records[MONIAC_N_LISTS];
  MoniacIdTable *ids[MONIAC_N_LISTS];  /* borrowed from the records, or from deal_ids */
  GPtrArray *deal_ids;       /* what is kept of deals where only problems are looked for; else NULL */

  int list;                  /* being read */
  const char *currency_at;   /* of the deal being read, or NULL */
  gboolean party_is_wrong;   /* of the deal being read: told already */
} MoniacReading;

void      moniac_reading_push_name    (MoniacReading       *self,
                                       const char          *name,
                                       gsize                length);
void      moniac_reading_push_index   (MoniacReading       *self,
                                       guint                index);
void      moniac_reading_pop          (MoniacReading       *self);
void      moniac_reading_error        (MoniacReading       *self,
                                       MoniacProblemCode    code,
                                       const char          *at,
                                       const char          *format,
                                       ...) G_GNUC_PRINTF (4, 5);
void      moniac_reading_warning      (MoniacReading       *self,
                                       MoniacProblemCode    code,
                                       const char          *at,
                                       const char          *format,
                                       ...) G_GNUC_PRINTF (4, 5);
char     *moniac_reading_current_name (const MoniacReading *self);
void      moniac_reading_wrong_type   (MoniacReading       *self,
                                       const char          *at,
                                       MoniacJsonType       wanted);
gboolean  moniac_reading_check_type   (MoniacReading       *self,
                                       const char          *at,
                                       MoniacJsonType       wanted);

G_END_DECLS
