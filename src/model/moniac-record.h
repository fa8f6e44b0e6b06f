/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a document as immutable values: one record a company, deal and source,
 * and one for the document's own members.
 *
 * A record is made with moniac_*_record_new() or _copy(), filled in by whoever made it,
 * and never changed again once anybody else has seen it: so documents, undo steps and
 * networks share records freely, in any thread. Strings are owned by the record and may
 * be NULL where the file has none; ids never are. */
#pragma once

#include "moniac-amount.h"
#include "moniac-date.h"
#include "moniac-kind.h"
#include "moniac-members.h"
#include "moniac-number.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_VIEW_RING,
  MONIAC_VIEW_LAYERS,
  MONIAC_VIEW_MAP,
  MONIAC_N_VIEWS,
} MoniacView;

const char *moniac_view_get_id  (MoniacView  view);
gboolean    moniac_view_from_id (const char *id,
                                 MoniacView *out);

/* Where the user put a company in one view: x and y as fractions of the area of the flows,
 * (0, 0) at its top left; not set where `x` has no number. */
typedef struct
{
  MoniacNumber x;
  MoniacNumber y;
} MoniacPin;

typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  char *name;                       /* NULL: shown as the id */
  char *kind;
  char *note;
  char *color;                      /* as in the file; only #rgb and #rrggbb are used */
  MoniacNumber size;
  MoniacNumber cash;
  MoniacPin pins[MONIAC_N_VIEWS];
  MoniacMembers *pin_members;
  MoniacMembers *members;
} MoniacCompanyRecord;

/* One reference from a deal to a source. */
typedef struct
{
  char *source;                     /* id of a source; may be unknown to the document */
  char *quote;
  MoniacMembers *members;
} MoniacCite;

typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  char *payer;                      /* id of a company, or NULL for the outside */
  char *payee;                      /* likewise; not both NULL */
  char *kind_id;                    /* as in the file, NULL where absent */
  MoniacKind kind;
  MoniacAmount amount;
  char *currency;                   /* NULL: the document's */
  MoniacNumber paid;                /* so far, in the deal's currency */
  MoniacStatus status;
  MoniacDate date;
  MoniacDate until;
  char *announcement;
  char *note;
  gboolean inferred;
  gboolean off;
  MoniacNumber quantity;
  char *quantity_unit;
  MoniacMembers *quantity_members;
  guint n_cites;
  MoniacCite *cites;
  MoniacMembers *members;
} MoniacDealRecord;

typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  char *title;
  char *publisher;
  char *url;                        /* as in the file; only http, https, mailto are linked */
  MoniacDate date;
  MoniacMembers *members;
} MoniacSourceRecord;

/* Units of the document's currency for one of `currency`. */
typedef struct
{
  char *currency;
  MoniacNumber rate;
} MoniacRate;

typedef struct
{
  gatomicrefcount ref_count;
  char *title;
  char *subtitle;
  char *credit;
  char *currency;                   /* NULL: "USD" */
  guint n_rates;
  MoniacRate *rates;
  char *story;                      /* raw JSON text, NULL where absent */
  char *view;                       /* likewise */
  MoniacMembers *members;
} MoniacHeaderRecord;

#define MONIAC_DEFAULT_CURRENCY "USD"
/* ISO 4217 for amounts that are in no currency, or in one that nobody has named: written as plain numbers. */
#define MONIAC_NO_CURRENCY "XXX"

#define MONIAC_DECLARE_RECORD(Type, type, TYPE)                                          \
  GType         moniac_##type##_record_get_type (void);                                  \
  Moniac##Type##Record *moniac_##type##_record_new   (void);                             \
  Moniac##Type##Record *moniac_##type##_record_copy  (const Moniac##Type##Record *self); \
  Moniac##Type##Record *moniac_##type##_record_ref   (Moniac##Type##Record *self);       \
  void                  moniac_##type##_record_unref (Moniac##Type##Record *self);       \
  gboolean              moniac_##type##_record_equal (const Moniac##Type##Record *self,  \
                                                      const Moniac##Type##Record *other);\
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Moniac##Type##Record, moniac_##type##_record_unref)

MONIAC_DECLARE_RECORD (Company, company, COMPANY)
MONIAC_DECLARE_RECORD (Deal, deal, DEAL)
MONIAC_DECLARE_RECORD (Source, source, SOURCE)
MONIAC_DECLARE_RECORD (Header, header, HEADER)

#define MONIAC_TYPE_COMPANY_RECORD (moniac_company_record_get_type ())
#define MONIAC_TYPE_DEAL_RECORD (moniac_deal_record_get_type ())
#define MONIAC_TYPE_SOURCE_RECORD (moniac_source_record_get_type ())
#define MONIAC_TYPE_HEADER_RECORD (moniac_header_record_get_type ())

/* An id of lower-case ASCII letters, digits and hyphens that reminds of a name; free with g_free(). */
char               *moniac_id_from_name           (const char                *name);
/* Replaces the string that *field owns by a copy of text; "" becomes NULL. */
void                moniac_record_set_text        (char                     **field,
                                                   const char                *text);
const char         *moniac_company_record_get_name (const MoniacCompanyRecord *self);
void                moniac_deal_record_set_cites  (MoniacDealRecord          *self,
                                                   guint                      n,
                                                   const MoniacCite          *cites);
void                moniac_header_record_set_rates (MoniacHeaderRecord       *self,
                                                    guint                     n,
                                                    const MoniacRate         *rates);
const MoniacNumber *moniac_header_record_get_rate (const MoniacHeaderRecord  *self,
                                                   const char                *currency);
const char         *moniac_header_record_get_currency (const MoniacHeaderRecord *self);

G_END_DECLS
