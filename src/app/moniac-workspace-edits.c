/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edits that several parts of the window offer: each is one named step of the document's history. */

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "moniac-panel-words.h"
#include "moniac-workspace.h"

/* Where a share of what a company owes begins to be tried. */
#define FIRST_SHARE 0.5

static guint
position_of (GListModel *list,
             gpointer    item)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) other = g_list_model_get_item (list, i);

      if (other == item)
        return i;
    }
  return n;
}

static void
give_new_id (MoniacDocument  *document,
             char           **field,
             const char      *wish)
{
  g_autofree char *id = moniac_document_make_id (document, wish);

  moniac_record_set_text (field, id);
}

MoniacCompany *
moniac_workspace_add_company (MoniacWorkspace *self,
                              const char      *name)
{
  MoniacDocument *document = moniac_workspace_get_document (self);
  GListModel *companies = moniac_document_get_companies (document);
  g_autoptr(MoniacCompanyRecord) record = moniac_company_record_new ();
  const char *shown = name != NULL && *name != '\0' ? name : _("New Company");
  MoniacCompany *company;

  give_new_id (document, &record->id, shown);
  moniac_record_set_text (&record->name, shown);
  moniac_document_begin (document, _("Add company"));
  company = moniac_document_insert_company (document, g_list_model_get_n_items (companies), record);
  moniac_document_end (document);
  moniac_workspace_set_selection (self, G_OBJECT (company));
  return company;
}

static const char *
id_or_outside (MoniacCompany *company)
{
  return company != NULL ? moniac_company_get_record (company)->id : "outside";
}

MoniacDeal *
moniac_workspace_add_deal (MoniacWorkspace *self,
                           MoniacCompany   *payer,
                           MoniacCompany   *payee)
{
  MoniacDocument *document = moniac_workspace_get_document (self);
  GListModel *deals = moniac_document_get_deals (document);
  g_autoptr(MoniacDealRecord) record = moniac_deal_record_new ();
  g_autofree char *wish = NULL;
  MoniacDeal *deal;

  g_return_val_if_fail (payer != NULL || payee != NULL, NULL);

  wish = g_strdup_printf ("%s-%s", id_or_outside (payer), id_or_outside (payee));
  give_new_id (document, &record->id, wish);
  moniac_record_set_text (&record->payer,
                          payer != NULL ? moniac_company_get_record (payer)->id : NULL);
  moniac_record_set_text (&record->payee,
                          payee != NULL ? moniac_company_get_record (payee)->id : NULL);
  record->kind = MONIAC_KIND_OTHER;
  moniac_record_set_text (&record->kind_id, moniac_kind_get_id (record->kind));

  moniac_document_begin (document, _("Add deal"));
  deal = moniac_document_insert_deal (document, g_list_model_get_n_items (deals), record);
  moniac_document_end (document);
  moniac_workspace_set_selection (self, G_OBJECT (deal));
  return deal;
}

static void
duplicate_company (MoniacWorkspace *self,
                   MoniacCompany   *company)
{
  MoniacDocument *document = moniac_workspace_get_document (self);
  const MoniacCompanyRecord *original = moniac_company_get_record (company);
  g_autoptr(MoniacCompanyRecord) record = moniac_company_record_copy (original);
  guint position = position_of (moniac_document_get_companies (document), company);
  g_autofree char *name = NULL;

  /* Translators: the name of a duplicated company. */
  name = g_strdup_printf (_("%s (copy)"), moniac_company_record_get_name (original));
  give_new_id (document, &record->id, original->id);
  moniac_record_set_text (&record->name, name);
  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    {
      moniac_number_clear (&record->pins[view].x);
      moniac_number_clear (&record->pins[view].y);
    }

  moniac_document_begin (document, _("Duplicate company"));
  company = moniac_document_insert_company (document, position + 1, record);
  moniac_document_end (document);
  moniac_workspace_set_selection (self, G_OBJECT (company));
}

static void
duplicate_deal (MoniacWorkspace *self,
                MoniacDeal      *deal)
{
  MoniacDocument *document = moniac_workspace_get_document (self);
  const MoniacDealRecord *original = moniac_deal_get_record (deal);
  g_autoptr(MoniacDealRecord) record = moniac_deal_record_copy (original);
  guint position = position_of (moniac_document_get_deals (document), deal);

  give_new_id (document, &record->id, original->id);

  moniac_document_begin (document, _("Duplicate deal"));
  deal = moniac_document_insert_deal (document, position + 1, record);
  moniac_document_end (document);
  moniac_workspace_set_selection (self, G_OBJECT (deal));
}

void
moniac_workspace_duplicate (MoniacWorkspace *self)
{
  GObject *item = moniac_workspace_get_selection (self);

  if (MONIAC_IS_COMPANY (item))
    duplicate_company (self, MONIAC_COMPANY (item));
  else if (MONIAC_IS_DEAL (item))
    duplicate_deal (self, MONIAC_DEAL (item));
}

void
moniac_workspace_delete (MoniacWorkspace *self)
{
  GObject *selected = moniac_workspace_get_selection (self);
  g_autoptr(GObject) item = NULL;
  g_autofree char *text = NULL;
  MoniacDocument *document;

  if (selected == NULL)
    return;
  item = g_object_ref (selected);
  document = moniac_workspace_get_document (self);
  text = moniac_panel_words_deletion (document, item);
  moniac_workspace_set_selection (self, NULL);
  moniac_document_begin (document, MONIAC_IS_COMPANY (item) ? _("Delete company") : _("Delete deal"));
  if (MONIAC_IS_COMPANY (item))
    moniac_document_remove_company (document, MONIAC_COMPANY (item));
  else
    moniac_document_remove_deal (document, MONIAC_DEAL (item));
  moniac_document_end (document);
  g_signal_emit_by_name (self, "deleted", text);
}

/* A position within the area of the flows, as the fraction that the file holds. */
static MoniacNumber
pin_fraction (double at,
              double start,
              double length)
{
  double fraction = length > 0 ? (at - start) / length : 0.5;

  /* Four digits are a tenth of a pixel on a large screen, and easy to read in the file. */
  return moniac_number_from_double (CLAMP (round (fraction * 1e4) / 1e4, 0, 1));
}

void
moniac_workspace_pin (MoniacWorkspace   *self,
                      MoniacCompany     *company,
                      const MoniacPoint *at)
{
  MoniacDocument *document = moniac_workspace_get_document (self);
  MoniacScene *scene = moniac_workspace_get_scene (self);
  MoniacView view = moniac_workspace_get_view (self);
  g_autoptr(MoniacCompanyRecord) record = NULL;
  MoniacPin *pin;

  g_return_if_fail (MONIAC_IS_COMPANY (company));

  if (at != NULL && scene == NULL)
    return;
  record = moniac_company_record_copy (moniac_company_get_record (company));
  pin = &record->pins[view];
  moniac_number_clear (&pin->x);
  moniac_number_clear (&pin->y);
  if (at != NULL)
    {
      pin->x = pin_fraction (at->x, scene->flows.x, scene->flows.width);
      pin->y = pin_fraction (at->y, scene->flows.y, scene->flows.height);
    }

  moniac_document_begin (document, at != NULL ? _("Move company") : _("Let company move freely"));
  moniac_document_set_company (document, company, record);
  moniac_document_end (document);
}

static const char *
id_of (GObject *item)
{
  return MONIAC_IS_DEAL (item) ? moniac_deal_get_record (MONIAC_DEAL (item))->id
         : moniac_company_get_record (MONIAC_COMPANY (item))->id;
}

void
moniac_workspace_toggle_off (MoniacWorkspace *self,
                             GObject         *item)
{
  MoniacTrials *trials;
  MoniacTrialKind kind;
  g_autofree char *id = NULL;

  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  trials = moniac_inquiry_get_trials (moniac_workspace_get_inquiry (self));
  item = item != NULL ? item : moniac_workspace_get_selection (self);
  if (item == NULL)
    return;
  kind = MONIAC_IS_DEAL (item) ? MONIAC_TRIAL_DEAL_OFF : MONIAC_TRIAL_COMPANY_OFF;
  id = g_strdup (id_of (item));
  if (moniac_trials_find (trials, kind, id) != NULL)
    moniac_trials_remove (trials, kind, id);
  else
    moniac_trials_switch_off (trials, kind, id);
}

/* What counts of the deal; NULL where that is not known. */
static const MoniacNumber *
known_amount (const MoniacDealRecord *record,
              MoniacBasis             basis)
{
  const MoniacNumber *known = basis == MONIAC_BASIS_PAID ? &record->paid
                              : moniac_amount_counted (&record->amount, basis);

  return known != NULL && moniac_number_is_set (known) ? known : NULL;
}

void
moniac_workspace_try_amount (MoniacWorkspace *self,
                             const char      *deal)
{
  MoniacDeal *item;
  const MoniacNumber *known;
  MoniacNumber nothing;

  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  item = moniac_document_find_deal (moniac_workspace_get_document (self), deal);
  if (item == NULL || !moniac_kind_is_money (moniac_deal_get_record (item)->kind))
    return;
  known = known_amount (moniac_deal_get_record (item), moniac_workspace_get_basis (self));
  nothing = moniac_number_from_double (0);
  moniac_trials_set_amount (moniac_inquiry_get_trials (moniac_workspace_get_inquiry (self)), deal,
                            known != NULL ? known : &nothing);
  moniac_number_clear (&nothing);
}

void
moniac_workspace_try_share (MoniacWorkspace *self,
                            const char      *company)
{
  MoniacTrials *trials;

  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  trials = moniac_inquiry_get_trials (moniac_workspace_get_inquiry (self));
  if (moniac_trials_find (trials, MONIAC_TRIAL_SHARE, company) == NULL)
    moniac_trials_set_share (trials, company, FIRST_SHARE);
}

void
moniac_workspace_apply_trials (MoniacWorkspace *self)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  moniac_trials_apply (moniac_inquiry_get_trials (moniac_workspace_get_inquiry (self)), moniac_workspace_get_document (self), moniac_workspace_get_basis (self));
}
