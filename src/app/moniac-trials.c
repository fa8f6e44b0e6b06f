/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trials: what is supposed of a document while it stays as it is. */
#include "config.h"

#include "moniac-trials.h"

#include <glib/gi18n.h>

struct _MoniacTrials
{
  GObject parent_instance;

  GPtrArray *list;               /* of MoniacTrial */
  GHashTable *off;               /* borrowed ids */
  GHashTable *amounts;           /* borrowed ids and amounts */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacTrials, moniac_trials, G_TYPE_OBJECT)

static void
trial_free (gpointer data)
{
  MoniacTrial *trial = data;

  g_free (trial->id);
  moniac_number_clear (&trial->amount);
  g_free (trial);
}

static gboolean
is_off (MoniacTrialKind kind)
{
  return kind == MONIAC_TRIAL_COMPANY_OFF || kind == MONIAC_TRIAL_DEAL_OFF;
}

static gboolean
is_of_deal (MoniacTrialKind kind)
{
  return kind == MONIAC_TRIAL_DEAL_OFF || kind == MONIAC_TRIAL_AMOUNT;
}

static void
changed (MoniacTrials *self)
{
  g_hash_table_remove_all (self->off);
  g_hash_table_remove_all (self->amounts);
  for (guint i = 0; i < self->list->len; i++)
    {
      MoniacTrial *trial = g_ptr_array_index (self->list, i);

      if (is_off (trial->kind))
        g_hash_table_add (self->off, trial->id);
      else if (trial->kind == MONIAC_TRIAL_AMOUNT)
        g_hash_table_insert (self->amounts, trial->id, &trial->amount);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The place of what is supposed of this company or deal, whatever that is; -1 where it is nothing. */
static int
find_place (MoniacTrials    *self,
            MoniacTrialKind  kind,
            const char      *id)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      MoniacTrial *trial = g_ptr_array_index (self->list, i);

      if (is_of_deal (trial->kind) == is_of_deal (kind) && g_str_equal (trial->id, id))
        return (int) i;
    }
  return -1;
}

static void
put (MoniacTrials       *self,
     MoniacTrialKind     kind,
     const char         *id,
     const MoniacNumber *amount,
     double              share)
{
  int place = find_place (self, kind, id);
  MoniacTrial *trial = g_new0 (MoniacTrial, 1);

  trial->kind = kind;
  trial->id = g_strdup (id);
  trial->amount = amount != NULL ? moniac_number_copy (amount) : MONIAC_NUMBER_NONE;
  trial->share = share;
  if (place < 0)
    g_ptr_array_add (self->list, trial);
  else
    {
      trial_free (self->list->pdata[place]);
      self->list->pdata[place] = trial;
    }
  changed (self);
}

static void
moniac_trials_finalize (GObject *object)
{
  MoniacTrials *self = MONIAC_TRIALS (object);

  g_hash_table_unref (self->off);
  g_hash_table_unref (self->amounts);
  g_ptr_array_unref (self->list);
  G_OBJECT_CLASS (moniac_trials_parent_class)->finalize (object);
}

static void
moniac_trials_class_init (MoniacTrialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moniac_trials_finalize;

  signals[CHANGED] = g_signal_new ("changed", MONIAC_TYPE_TRIALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
moniac_trials_init (MoniacTrials *self)
{
  self->list = g_ptr_array_new_with_free_func (trial_free);
  self->off = g_hash_table_new (g_str_hash, g_str_equal);
  self->amounts = g_hash_table_new (g_str_hash, g_str_equal);
}

MoniacTrials *
moniac_trials_new (void)
{
  return g_object_new (MONIAC_TYPE_TRIALS, NULL);
}

int
moniac_trials_get_n (MoniacTrials *self)
{
  g_return_val_if_fail (MONIAC_IS_TRIALS (self), 0);

  return (int) self->list->len;
}

const MoniacTrial *
moniac_trials_get (MoniacTrials *self,
                   int           index)
{
  g_return_val_if_fail (MONIAC_IS_TRIALS (self), NULL);
  g_return_val_if_fail (index >= 0 && index < (int) self->list->len, NULL);

  return g_ptr_array_index (self->list, index);
}

const MoniacTrial *
moniac_trials_find (MoniacTrials    *self,
                    MoniacTrialKind  kind,
                    const char      *id)
{
  int place;
  const MoniacTrial *trial;

  g_return_val_if_fail (MONIAC_IS_TRIALS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  place = find_place (self, kind, id);
  trial = place >= 0 ? g_ptr_array_index (self->list, place) : NULL;
  return trial != NULL && trial->kind == kind ? trial : NULL;
}

void
moniac_trials_switch_off (MoniacTrials    *self,
                          MoniacTrialKind  kind,
                          const char      *id)
{
  g_return_if_fail (MONIAC_IS_TRIALS (self));
  g_return_if_fail (is_off (kind) && id != NULL);

  if (moniac_trials_find (self, kind, id) == NULL)
    put (self, kind, id, NULL, 1);
}

void
moniac_trials_set_amount (MoniacTrials       *self,
                          const char         *deal,
                          const MoniacNumber *amount)
{
  const MoniacTrial *trial;

  g_return_if_fail (MONIAC_IS_TRIALS (self));
  g_return_if_fail (deal != NULL && moniac_number_is_set (amount));

  trial = moniac_trials_find (self, MONIAC_TRIAL_AMOUNT, deal);
  if (trial == NULL || !moniac_number_equal (&trial->amount, amount))
    put (self, MONIAC_TRIAL_AMOUNT, deal, amount, 1);
}

void
moniac_trials_set_share (MoniacTrials *self,
                         const char   *company,
                         double        share)
{
  const MoniacTrial *trial;

  g_return_if_fail (MONIAC_IS_TRIALS (self));
  g_return_if_fail (company != NULL && share >= 0 && share <= 1);

  trial = moniac_trials_find (self, MONIAC_TRIAL_SHARE, company);
  if (trial == NULL || trial->share != share)
    put (self, MONIAC_TRIAL_SHARE, company, NULL, share);
}

void
moniac_trials_remove (MoniacTrials    *self,
                      MoniacTrialKind  kind,
                      const char      *id)
{
  g_return_if_fail (MONIAC_IS_TRIALS (self));

  if (moniac_trials_find (self, kind, id) == NULL)
    return;
  g_ptr_array_remove_index (self->list, find_place (self, kind, id));
  changed (self);
}

void
moniac_trials_clear (MoniacTrials *self)
{
  g_return_if_fail (MONIAC_IS_TRIALS (self));

  if (self->list->len == 0)
    return;
  g_ptr_array_set_size (self->list, 0);
  changed (self);
}

static gboolean
is_gone (const MoniacTrial *trial,
         MoniacDocument    *document)
{
  return is_of_deal (trial->kind) ? moniac_document_find_deal (document, trial->id) == NULL
                                  : moniac_document_find_company (document, trial->id) == NULL;
}

void
moniac_trials_prune (MoniacTrials   *self,
                     MoniacDocument *document)
{
  guint before;

  g_return_if_fail (MONIAC_IS_TRIALS (self));
  g_return_if_fail (MONIAC_IS_DOCUMENT (document));

  before = self->list->len;
  for (guint i = before; i-- > 0;)
    if (is_gone (g_ptr_array_index (self->list, i), document))
      g_ptr_array_remove_index (self->list, i);
  if (self->list->len != before)
    changed (self);
}

void
moniac_trials_fill_options (MoniacTrials         *self,
                            MoniacNetworkOptions *options)
{
  g_return_if_fail (MONIAC_IS_TRIALS (self));

  options->off = self->off;
  options->amounts = self->amounts;
}

double *
moniac_trials_make_shares (MoniacTrials        *self,
                           const MoniacNetwork *network)
{
  double *shares = NULL;

  g_return_val_if_fail (MONIAC_IS_TRIALS (self), NULL);

  for (guint i = 0; i < self->list->len; i++)
    {
      const MoniacTrial *trial = g_ptr_array_index (self->list, i);
      int company = trial->kind == MONIAC_TRIAL_SHARE ? moniac_network_find_company (network, trial->id) : -1;

      if (company < 0)
        continue;
      if (shares == NULL)
        {
          shares = g_new (double, network->n_companies);
          for (int v = 0; v < network->n_companies; v++)
            shares[v] = 1;
        }
      shares[company] = trial->share;
    }
  return shares;
}

static void
leave_out (MoniacDocument *document,
           MoniacDeal     *deal)
{
  g_autoptr (MoniacDealRecord) record = moniac_deal_record_copy (moniac_deal_get_record (deal));

  record->off = TRUE;
  moniac_document_set_deal (document, deal, record);
}

/* A document can leave out deals, not companies: so all its deals are. */
static void
leave_company_out (MoniacDocument *document,
                   const char     *id)
{
  GListModel *deals = moniac_document_get_deals (document);
  guint n = g_list_model_get_n_items (deals);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);
      const MoniacDealRecord *record = moniac_deal_get_record (deal);

      if (!record->off && (g_strcmp0 (record->payer, id) == 0 || g_strcmp0 (record->payee, id) == 0))
        leave_out (document, deal);
    }
}

static void
give_amount (MoniacDocument     *document,
             MoniacDeal         *deal,
             const MoniacNumber *amount,
             MoniacBasis         basis)
{
  g_autoptr (MoniacDealRecord) record = moniac_deal_record_copy (moniac_deal_get_record (deal));

  if (basis == MONIAC_BASIS_PAID)
    {
      moniac_number_clear (&record->paid);
      record->paid = moniac_number_copy (amount);
    }
  else
    {
      moniac_amount_clear (&record->amount);
      record->amount.form = MONIAC_AMOUNT_EXACT;
      record->amount.high = moniac_number_copy (amount);
    }
  moniac_document_set_deal (document, deal, record);
}

static void
apply (MoniacDocument    *document,
       const MoniacTrial *trial,
       MoniacBasis        basis)
{
  MoniacDeal *deal = is_of_deal (trial->kind) ? moniac_document_find_deal (document, trial->id) : NULL;

  if (trial->kind == MONIAC_TRIAL_COMPANY_OFF)
    leave_company_out (document, trial->id);
  else if (trial->kind == MONIAC_TRIAL_DEAL_OFF && deal != NULL)
    leave_out (document, deal);
  else if (trial->kind == MONIAC_TRIAL_AMOUNT && deal != NULL)
    give_amount (document, deal, &trial->amount, basis);
}

void
moniac_trials_apply (MoniacTrials   *self,
                     MoniacDocument *document,
                     MoniacBasis     basis)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (trial_free);

  g_return_if_fail (MONIAC_IS_TRIALS (self));
  g_return_if_fail (MONIAC_IS_DOCUMENT (document));

  if (!moniac_trials_can_apply (self))
    return;
  /* They are taken out first: nothing then is both a fact and supposed. */
  for (guint i = 0; i < self->list->len;)
    {
      const MoniacTrial *trial = g_ptr_array_index (self->list, i);

      if (trial->kind == MONIAC_TRIAL_SHARE)
        i++;
      else
        g_ptr_array_add (facts, g_ptr_array_steal_index (self->list, i));
    }
  moniac_document_begin (document, _("Apply what if"));
  for (guint i = 0; i < facts->len; i++)
    apply (document, g_ptr_array_index (facts, i), basis);
  moniac_document_end (document);
  changed (self);
}

gboolean
moniac_trials_can_apply (MoniacTrials *self)
{
  g_return_val_if_fail (MONIAC_IS_TRIALS (self), FALSE);

  for (guint i = 0; i < self->list->len; i++)
    if (((MoniacTrial *) g_ptr_array_index (self->list, i))->kind != MONIAC_TRIAL_SHARE)
      return TRUE;
  return FALSE;
}
