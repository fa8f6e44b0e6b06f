/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two documents, in words: aspect by aspect, as people see them in the editors. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-difference.h"

#include "moniac-edit.h"
#include "moniac-field.h"
#include "moniac-panel-words.h"

/* One thing that is said about an item, in words. */
typedef char *(*DescribeFunc) (MoniacDocument *document,
                               gconstpointer   record);

typedef struct
{
  const char *label;
  DescribeFunc describe;
} Aspect;

#define FIELD(Type, name, type)                                              \
  static char *                                                              \
  describe_##Type##_##name (MoniacDocument *document,                        \
                            gconstpointer   record)                          \
  {                                                                          \
    static const MoniacField field = { #name, NULL, MONIAC_FIELD_##type,     \
                                       G_STRUCT_OFFSET (Moniac##Type##Record, name), NULL }; \
                                                                             \
    return moniac_field_get_text (&field, record);                           \
  }

FIELD (Header, title, TEXT)
FIELD (Header, subtitle, TEXT)
FIELD (Header, credit, TEXT)
FIELD (Header, currency, TEXT)
FIELD (Company, name, TEXT)
FIELD (Company, kind, TEXT)
FIELD (Company, size, MONEY)
FIELD (Company, cash, MONEY)
FIELD (Company, color, TEXT)
FIELD (Company, note, TEXT)
FIELD (Deal, date, DATE)
FIELD (Deal, until, DATE)
FIELD (Deal, announcement, TEXT)
FIELD (Deal, note, TEXT)
FIELD (Source, title, TEXT)
FIELD (Source, publisher, TEXT)
FIELD (Source, url, TEXT)
FIELD (Source, date, DATE)

static char *
describe_parties (MoniacDocument *document,
                  gconstpointer   record)
{
  return moniac_panel_words_parties (document, record);
}

static char *
describe_amount (MoniacDocument *document,
                 gconstpointer   record)
{
  return moniac_panel_words_amount (document, record);
}

static char *
describe_deal_kind (MoniacDocument *document,
                    gconstpointer   record)
{
  return moniac_panel_words_kind (record);
}

static char *
describe_status (MoniacDocument *document,
                 gconstpointer   record)
{
  const MoniacDealRecord *deal = record;

  return g_strdup (deal->status != MONIAC_STATUS_UNSTATED ? moniac_status_get_label (deal->status) : "");
}

static char *
describe_reservation (MoniacDocument *document,
                      gconstpointer   record)
{
  char *text = moniac_panel_words_reservation (record);

  return text != NULL ? text : g_strdup ("");
}

static const Aspect header_aspects[] = {
  { N_("Title"), describe_Header_title },
  { N_("Subtitle"), describe_Header_subtitle },
  { N_("Credit"), describe_Header_credit },
  { N_("Currency"), describe_Header_currency },
  { NULL }
};

static const Aspect company_aspects[] = {
  { N_("Name"), describe_Company_name },
  { N_("Kind"), describe_Company_kind },
  { N_("Size"), describe_Company_size },
  { N_("Cash"), describe_Company_cash },
  { N_("Color"), describe_Company_color },
  { N_("Note"), describe_Company_note },
  { NULL }
};

static const Aspect deal_aspects[] = {
  { N_("Parties"), describe_parties },
  { N_("Amount"), describe_amount },
  { N_("Kind"), describe_deal_kind },
  { N_("Status"), describe_status },
  { N_("Counted"), describe_reservation },
  { N_("Date"), describe_Deal_date },
  { N_("Until"), describe_Deal_until },
  { N_("Announcement"), describe_Deal_announcement },
  { N_("Note"), describe_Deal_note },
  { NULL }
};

static const Aspect source_aspects[] = {
  { N_("Title"), describe_Source_title },
  { N_("Publisher"), describe_Source_publisher },
  { N_("Address"), describe_Source_url },
  { N_("Date"), describe_Source_date },
  { NULL }
};

static void
difference_free (MoniacDifference *self)
{
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void
add (GPtrArray            *list,
     MoniacDifferenceType  type,
     char                 *title,
     GString              *before,
     GString              *after)
{
  MoniacDifference *self = g_new0 (MoniacDifference, 1);

  self->type = type;
  self->title = title;
  self->before = g_string_free (before, FALSE);
  self->after = g_string_free (after, FALSE);
  g_ptr_array_add (list, self);
}

static void
append_line (GString    *text,
             const char *label,
             const char *value)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: a member of a deal or a company, and what it says: "Amount: $30 bn". */
  g_string_append_printf (text, _("%s: %s"), label, *value != '\0' ? value : "–");
}

/* Everything that is said about an item. */
static GString *
describe_all (MoniacDocument *document,
              const Aspect   *aspects,
              gconstpointer   record)
{
  GString *text = g_string_new (NULL);

  for (const Aspect *aspect = aspects; aspect->label != NULL; aspect++)
    {
      g_autofree char *value = aspect->describe (document, record);

      if (*value != '\0')
        append_line (text, _(aspect->label), value);
    }
  return text;
}

static void
describe_differing (MoniacDocument *documents[2],
                    const Aspect   *aspects,
                    gconstpointer   records[2],
                    GString        *texts[2])
{
  for (const Aspect *aspect = aspects; aspect->label != NULL; aspect++)
    {
      g_autofree char *before = aspect->describe (documents[0], records[0]);
      g_autofree char *after = aspect->describe (documents[1], records[1]);

      if (g_str_equal (before, after))
        continue;
      append_line (texts[0], _(aspect->label), before);
      append_line (texts[1], _(aspect->label), after);
    }
  if (texts[0]->len > 0)
    return;
  /* A position, a citation, an unknown member: what differs has no short words. */
  g_string_append (texts[0], _("Other details"));
  g_string_append (texts[1], _("Other details, changed"));
}

/* What is done the same way with companies, deals and sources. */
typedef struct
{
  const Aspect *aspects;
  GListModel *(*get_list) (MoniacDocument *document);
  gpointer    (*find)     (MoniacDocument *document, const char *id);
  const char *(*get_id)   (gconstpointer record);
  gboolean    (*equal)    (gconstpointer a, gconstpointer b);
  char       *(*get_title) (MoniacDocument *document, GObject *item);
} ListType;

#define ID_OF(Type, type)                         \
  static const char *                             \
  get_##type##_id (gconstpointer record)          \
  {                                               \
    return ((const Moniac##Type##Record *) record)->id; \
  }

ID_OF (Company, company)
ID_OF (Deal, deal)
ID_OF (Source, source)

static char *
get_company_title (MoniacDocument *document,
                   GObject        *item)
{
  return g_strdup (moniac_company_record_get_name (moniac_company_get_record (MONIAC_COMPANY (item))));
}

static char *
get_deal_title (MoniacDocument *document,
                GObject        *item)
{
  return moniac_panel_words_deal (document, moniac_deal_get_record (MONIAC_DEAL (item)));
}

static char *
get_source_title (MoniacDocument *document,
                  GObject        *item)
{
  return g_strdup (moniac_edit_get_source_name (MONIAC_SOURCE (item)));
}

#define LIST_TYPE(type, list)                                                        \
  {                                                                                  \
    type##_aspects, moniac_document_get_##list,                                      \
    (gpointer (*) (MoniacDocument *, const char *)) moniac_document_find_##type,     \
    get_##type##_id,                                                                 \
    (gboolean (*) (gconstpointer, gconstpointer)) moniac_##type##_record_equal,      \
    get_##type##_title,                                                              \
  }

static const ListType companies = LIST_TYPE (company, companies);
static const ListType deals = LIST_TYPE (deal, deals);
static const ListType sources = LIST_TYPE (source, sources);

static void
compare_items (GPtrArray      *list,
               const ListType *type,
               MoniacDocument *documents[2],
               GObject        *before,
               GObject        *after)
{
  gconstpointer records[2] = { moniac_edit_get_record (before), moniac_edit_get_record (after) };
  GString *texts[2];

  if (type->equal (records[0], records[1]))
    return;
  texts[0] = g_string_new (NULL);
  texts[1] = g_string_new (NULL);
  describe_differing (documents, type->aspects, records, texts);
  add (list, MONIAC_DIFFERENCE_CHANGED, type->get_title (documents[1], after), texts[0], texts[1]);
}

static void
compare_lists (GPtrArray      *list,
               const ListType *type,
               MoniacDocument *documents[2])
{
  GListModel *before = type->get_list (documents[0]);
  GListModel *after = type->get_list (documents[1]);

  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (after, i);
      gconstpointer record = moniac_edit_get_record (item);
      GObject *old = type->find (documents[0], type->get_id (record));

      if (old != NULL)
        compare_items (list, type, documents, old, item);
      else
        add (list, MONIAC_DIFFERENCE_ADDED, type->get_title (documents[1], item), g_string_new (NULL),
             describe_all (documents[1], type->aspects, record));
    }
  for (guint i = 0; i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (before, i);
      gconstpointer record = moniac_edit_get_record (item);

      if (type->find (documents[1], type->get_id (record)) == NULL)
        add (list, MONIAC_DIFFERENCE_REMOVED, type->get_title (documents[0], item),
             describe_all (documents[0], type->aspects, record), g_string_new (NULL));
    }
}

static void
compare_headers (GPtrArray      *list,
                 MoniacDocument *documents[2])
{
  gconstpointer records[2] = { moniac_document_get_header (documents[0]),
                               moniac_document_get_header (documents[1]) };
  GString *texts[2];

  if (moniac_header_record_equal (records[0], records[1]))
    return;
  texts[0] = g_string_new (NULL);
  texts[1] = g_string_new (NULL);
  describe_differing (documents, header_aspects, records, texts);
  add (list, MONIAC_DIFFERENCE_CHANGED, g_strdup (_("The document as a whole")), texts[0], texts[1]);
}

GPtrArray *
moniac_difference_list (MoniacDocument *before,
                        MoniacDocument *after)
{
  MoniacDocument *documents[2] = { before, after };
  GPtrArray *list;

  g_return_val_if_fail (MONIAC_IS_DOCUMENT (before), NULL);
  g_return_val_if_fail (MONIAC_IS_DOCUMENT (after), NULL);

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  compare_headers (list, documents);
  compare_lists (list, &companies, documents);
  compare_lists (list, &deals, documents);
  compare_lists (list, &sources, documents);
  return list;
}
