/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace: keeps the state of one open document. */

#include "config.h"

#include "moniac-pool.h"
#include "moniac-workspace-private.h"

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_FILE,
  PROP_SELECTION,
  PROP_HOVERED,
  PROP_VIEW,
  PROP_THEME,
  PROP_TALKS,
  PROP_TONES,
  PROP_MARK_MOST,
  PROP_BASIS,
  PROP_PLAYING,
  PROP_PRESENTING,
  PROP_BUSY,
  PROP_ARRANGING,
  PROP_FURNITURE,
  PROP_POOL_BELOW,
  N_PROPS
};

enum
{
  SCENE_CHANGED,
  MESSAGE,
  DELETED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacWorkspace, moniac_workspace, G_TYPE_OBJECT)

/* What a company that is selected has part in is brought forward: only one thing is at a time, but for the way of its
 * money. */
static void
brought_cb (MoniacWorkspace *self)
{
  if (moniac_inquiry_get_brought (self->inquiry) != NULL && moniac_inquiry_get_trail (self->inquiry) == NULL &&
      MONIAC_IS_COMPANY (self->selection))
    moniac_workspace_set_selection (self, NULL);
}

static gboolean
is_in_document (MoniacWorkspace *self,
                GObject         *item)
{
  if (MONIAC_IS_COMPANY (item))
    {
      MoniacCompany *company = MONIAC_COMPANY (item);
      const char *id = moniac_company_get_record (company)->id;

      return moniac_document_find_company (self->document, id) == company;
    }
  if (MONIAC_IS_DEAL (item))
    {
      MoniacDeal *deal = MONIAC_DEAL (item);

      return moniac_document_find_deal (self->document, moniac_deal_get_record (deal)->id) == deal;
    }
  return FALSE;
}

static void
document_changed_cb (MoniacWorkspace *self)
{
  if (self->selection != NULL && !is_in_document (self, self->selection))
    moniac_workspace_set_selection (self, NULL);
  if (self->hovered != NULL && !is_in_document (self, self->hovered))
    moniac_workspace_set_hovered (self, NULL);
  moniac_trials_prune (moniac_inquiry_get_trials (self->inquiry), self->document);
  moniac_workspace_queue_network (self);
}

static void
take_document (MoniacWorkspace *self,
               MoniacDocument  *document)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
moniac_workspace_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  MoniacWorkspace *self = MONIAC_WORKSPACE (object);

  switch (id)
    {
    case PROP_DOCUMENT:   g_value_set_object (value, self->document); break;
    case PROP_FILE:       g_value_set_object (value, self->file); break;
    case PROP_SELECTION:  g_value_set_object (value, self->selection); break;
    case PROP_HOVERED:    g_value_set_object (value, self->hovered); break;
    case PROP_VIEW:       g_value_set_int (value, self->view); break;
    case PROP_THEME:      g_value_set_int (value, self->theme); break;
    case PROP_TALKS:      g_value_set_boolean (value, self->talks); break;
    case PROP_TONES:      g_value_set_boolean (value, self->tones); break;
    case PROP_MARK_MOST:  g_value_set_boolean (value, self->mark_most); break;
    case PROP_BASIS:      g_value_set_int (value, self->basis); break;
    case PROP_PLAYING:    g_value_set_boolean (value, self->playing); break;
    case PROP_PRESENTING: g_value_set_boolean (value, self->presenting); break;
    case PROP_BUSY:       g_value_set_boolean (value, self->busy); break;
    case PROP_ARRANGING:  g_value_set_boolean (value, self->arranging); break;
    case PROP_FURNITURE:  g_value_set_int (value, self->furniture); break;
    case PROP_POOL_BELOW: g_value_set_double (value, self->pool_below); break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moniac_workspace_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  MoniacWorkspace *self = MONIAC_WORKSPACE (object);

  switch (id)
    {
    case PROP_SELECTION:  moniac_workspace_set_selection (self, g_value_get_object (value)); break;
    case PROP_HOVERED:    moniac_workspace_set_hovered (self, g_value_get_object (value)); break;
    case PROP_VIEW:       moniac_workspace_set_view (self, g_value_get_int (value)); break;
    case PROP_THEME:      moniac_workspace_set_theme (self, g_value_get_int (value)); break;
    case PROP_TALKS:      moniac_workspace_set_talks (self, g_value_get_boolean (value)); break;
    case PROP_TONES:      moniac_workspace_set_tones (self, g_value_get_boolean (value)); break;
    case PROP_MARK_MOST:  moniac_workspace_set_mark_most (self, g_value_get_boolean (value)); break;
    case PROP_BASIS:      moniac_workspace_set_basis (self, g_value_get_int (value)); break;
    case PROP_PLAYING:    moniac_workspace_set_playing (self, g_value_get_boolean (value)); break;
    case PROP_PRESENTING: moniac_workspace_set_presenting (self, g_value_get_boolean (value)); break;
    case PROP_FURNITURE:  moniac_workspace_set_furniture (self, g_value_get_int (value)); break;
    case PROP_POOL_BELOW: moniac_workspace_set_pool_below (self, g_value_get_double (value)); break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moniac_workspace_dispose (GObject *object)
{
  MoniacWorkspace *self = MONIAC_WORKSPACE (object);

  moniac_workspace_cancel_composing (self);
  moniac_workspace_cancel_network (self);
  g_clear_handle_id (&self->compose_source, g_source_remove);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  take_document (self, NULL);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->hovered);
  g_clear_pointer (&self->analysis, moniac_analysis_unref);
  g_clear_pointer (&self->tried, moniac_analysis_unref);
  g_clear_pointer (&self->shown, moniac_analysis_unref);
  g_clear_pointer (&self->composed, moniac_analysis_unref);
  g_clear_object (&self->inquiry);
  g_clear_pointer (&self->scene, moniac_scene_unref);
  g_clear_object (&self->pool);
  G_OBJECT_CLASS (moniac_workspace_parent_class)->dispose (object);
}

#define READ_ONLY (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define READ_WRITE (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static void
install_properties (GObjectClass *object_class)
{
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, MONIAC_TYPE_DOCUMENT, READ_ONLY);
  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, READ_ONLY);
  props[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, G_TYPE_OBJECT, READ_WRITE);
  props[PROP_HOVERED] = g_param_spec_object ("hovered", NULL, NULL, G_TYPE_OBJECT, READ_WRITE);
  props[PROP_VIEW] = g_param_spec_int ("view", NULL, NULL, 0, MONIAC_N_VIEWS - 1,
                                       MONIAC_VIEW_RING, READ_WRITE);
  props[PROP_THEME] = g_param_spec_int ("theme", NULL, NULL, 0, MONIAC_N_THEMES - 1,
                                        MONIAC_THEME_LIGHT, READ_WRITE);
  props[PROP_TALKS] = g_param_spec_boolean ("talks", NULL, NULL, FALSE, READ_WRITE);
  props[PROP_MARK_MOST] = g_param_spec_boolean ("mark-most", NULL, NULL, FALSE, READ_WRITE);
  props[PROP_TONES] = g_param_spec_boolean ("tones", NULL, NULL, FALSE, READ_WRITE);
  props[PROP_BASIS] = g_param_spec_int ("basis", NULL, NULL, MONIAC_BASIS_HEADLINE,
                                        MONIAC_BASIS_PAID, MONIAC_BASIS_HEADLINE, READ_WRITE);
  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, READ_WRITE);
  props[PROP_PRESENTING] = g_param_spec_boolean ("presenting", NULL, NULL, FALSE, READ_WRITE);
  props[PROP_ARRANGING] = g_param_spec_boolean ("arranging", NULL, NULL, FALSE, READ_ONLY);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, READ_ONLY);
  props[PROP_FURNITURE] = g_param_spec_int ("furniture", NULL, NULL, MONIAC_FURNITURE_NONE,
                                            MONIAC_FURNITURE_ALL, MONIAC_FURNITURE_ALL, READ_WRITE);
  props[PROP_POOL_BELOW] = g_param_spec_double ("pool-below", NULL, NULL, 0, G_MAXDOUBLE, 0, READ_WRITE);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
moniac_workspace_class_init (MoniacWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = moniac_workspace_get_property;
  object_class->set_property = moniac_workspace_set_property;
  object_class->dispose = moniac_workspace_dispose;
  install_properties (object_class);

  signals[SCENE_CHANGED] = g_signal_new ("scene-changed", MONIAC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", MONIAC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DELETED] = g_signal_new ("deleted", MONIAC_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
moniac_workspace_init (MoniacWorkspace *self)
{
  g_autoptr(MoniacDocument) document = moniac_document_new ();

  self->furniture = MONIAC_FURNITURE_ALL;
  self->inquiry = moniac_inquiry_new ();
  g_signal_connect_object (self->inquiry, "notify::netting", G_CALLBACK (moniac_workspace_follow_inquiry), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inquiry, "notify::show-known", G_CALLBACK (moniac_workspace_follow_inquiry), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (moniac_inquiry_get_trials (self->inquiry), "changed",
                           G_CALLBACK (moniac_workspace_follow_trials), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inquiry, "notify::brought", G_CALLBACK (brought_cb), self,
                           G_CONNECT_SWAPPED);
  take_document (self, document);
}

MoniacWorkspace *
moniac_workspace_new (void)
{
  return g_object_new (MONIAC_TYPE_WORKSPACE, NULL);
}

MoniacDocument *
moniac_workspace_get_document (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  return self->document;
}

static void
take_file (MoniacWorkspace *self,
           GFile           *file,
           GBytes          *bytes)
{
  if (bytes != NULL)
    g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
}

void
moniac_workspace_set_document (MoniacWorkspace *self,
                               MoniacDocument  *document,
                               GFile           *file,
                               GBytes          *bytes)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (MONIAC_IS_DOCUMENT (document));

  g_object_freeze_notify (G_OBJECT (self));
  moniac_workspace_set_selection (self, NULL);
  moniac_workspace_set_hovered (self, NULL);
  moniac_workspace_set_pool_below (self, 0);
  moniac_workspace_cancel_composing (self);
  take_file (self, file, bytes);
  if (document != self->document)
    {
      take_document (self, document);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
    }
  g_object_thaw_notify (G_OBJECT (self));

  moniac_inquiry_reset (self->inquiry);
  moniac_workspace_queue_network (self);
  if (self->scene != NULL)
    moniac_workspace_take_scene (self, NULL);
  moniac_workspace_update_busy (self);
}

GFile *
moniac_workspace_get_file (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  return self->file;
}

GBytes *
moniac_workspace_get_bytes (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  return self->bytes;
}

void
moniac_workspace_set_saved (MoniacWorkspace *self,
                            GFile           *file,
                            GBytes          *bytes)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (G_IS_FILE (file));

  take_file (self, file, bytes);
}

GObject *
moniac_workspace_get_selection (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  return self->selection;
}

void
moniac_workspace_set_selection (MoniacWorkspace *self,
                                GObject         *item)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (item == NULL || MONIAC_IS_COMPANY (item) || MONIAC_IS_DEAL (item));

  if (item != NULL && item == (GObject *) self->pool)
    {
      moniac_workspace_set_pool_below (self, 0);
      item = NULL;
    }
  if (MONIAC_IS_COMPANY (item))
    moniac_inquiry_clear_brought (self->inquiry);
  if (g_set_object (&self->selection, item))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTION]);
}

GObject *
moniac_workspace_get_hovered (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  return self->hovered;
}

void
moniac_workspace_set_hovered (MoniacWorkspace *self,
                              GObject         *item)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (item == NULL || MONIAC_IS_COMPANY (item) || MONIAC_IS_DEAL (item));

  if (g_set_object (&self->hovered, item))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HOVERED]);
}

MoniacView
moniac_workspace_get_view (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), MONIAC_VIEW_RING);

  return self->view;
}

void
moniac_workspace_set_view (MoniacWorkspace *self,
                           MoniacView       view)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (view < MONIAC_N_VIEWS);

  if (self->view == view)
    return;
  self->view = view;
  self->told_fallback = FALSE;
  moniac_workspace_queue_scene (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

MoniacThemeId
moniac_workspace_get_theme (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), MONIAC_THEME_LIGHT);

  return self->theme;
}

void
moniac_workspace_set_theme (MoniacWorkspace *self,
                            MoniacThemeId    theme)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (theme < MONIAC_N_THEMES);

  if (self->theme == theme)
    return;
  self->theme = theme;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THEME]);
}

gboolean
moniac_workspace_get_playing (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), FALSE);

  return self->playing;
}

void
moniac_workspace_set_playing (MoniacWorkspace *self,
                              gboolean         playing)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  if (self->playing == !!playing)
    return;
  self->playing = !!playing;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

gboolean
moniac_workspace_get_presenting (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), FALSE);

  return self->presenting;
}

void
moniac_workspace_set_presenting (MoniacWorkspace *self,
                                 gboolean         presenting)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  if (self->presenting == !!presenting)
    return;
  self->presenting = !!presenting;
  moniac_workspace_queue_scene_rested (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PRESENTING]);
}

gboolean
moniac_workspace_get_talks (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), FALSE);

  return self->talks;
}

void
moniac_workspace_set_talks (MoniacWorkspace *self,
                            gboolean         talks)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  if (self->talks == !!talks)
    return;
  self->talks = !!talks;
  moniac_workspace_queue_network (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TALKS]);
}

gboolean
moniac_workspace_get_tones (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), FALSE);

  return self->tones;
}

void
moniac_workspace_set_tones (MoniacWorkspace *self,
                            gboolean         tones)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  if (self->tones == !!tones)
    return;
  self->tones = !!tones;
  moniac_workspace_queue_scene (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TONES]);
}

void
moniac_workspace_set_mark_most (MoniacWorkspace *self,
                                gboolean         mark_most)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  if (self->mark_most == !!mark_most)
    return;
  self->mark_most = !!mark_most;
  moniac_workspace_queue_scene (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MARK_MOST]);
}

MoniacBasis
moniac_workspace_get_basis (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), MONIAC_BASIS_HEADLINE);

  return self->basis;
}

void
moniac_workspace_set_basis (MoniacWorkspace *self,
                            MoniacBasis      basis)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (basis <= MONIAC_BASIS_PAID);

  if (self->basis == basis)
    return;
  self->basis = basis;
  moniac_workspace_queue_network (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BASIS]);
}

MoniacFurniture
moniac_workspace_get_furniture (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), MONIAC_FURNITURE_NONE);

  return self->furniture;
}

void
moniac_workspace_set_furniture (MoniacWorkspace *self,
                                MoniacFurniture  furniture)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  if (self->furniture == furniture)
    return;
  self->furniture = furniture;
  moniac_workspace_queue_scene (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FURNITURE]);
}

MoniacInquiry *
moniac_workspace_get_inquiry (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  return self->inquiry;
}

gboolean
moniac_workspace_get_busy (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), FALSE);

  return self->busy;
}

void
moniac_workspace_begin_work (MoniacWorkspace *self)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  self->works++;
  moniac_workspace_update_busy (self);
}

void
moniac_workspace_end_work (MoniacWorkspace *self)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (self->works > 0);

  self->works--;
  moniac_workspace_update_busy (self);
}

MoniacScene *
moniac_workspace_get_scene (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  return self->scene;
}

const MoniacCirculation *
moniac_workspace_get_circulation (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  return self->scene != NULL && self->composed != NULL ? moniac_analysis_get_circulation (self->composed) : NULL;
}

void
moniac_workspace_set_size (MoniacWorkspace *self,
                           double           width,
                           double           height)
{
  gboolean first;

  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  if (self->width == width && self->height == height)
    return;
  first = self->width < 1 || self->height < 1;
  self->width = width;
  self->height = height;
  if (first)
    moniac_workspace_queue_scene (self);
  else
    moniac_workspace_queue_scene_rested (self);
}

double
moniac_workspace_get_pool_below (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), 0);

  return self->pool_below;
}

void
moniac_workspace_set_pool_below (MoniacWorkspace *self,
                                 double           amount)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (amount >= 0);

  if (self->pool_below == amount)
    return;
  self->pool_below = amount;
  moniac_workspace_queue_scene (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POOL_BELOW]);
}

static MoniacCompany *
get_pool (MoniacWorkspace           *self,
          const MoniacCompanyRecord *record)
{
  if (self->pool != NULL && moniac_company_get_record (self->pool) != record)
    g_clear_object (&self->pool);
  if (self->pool == NULL)
    self->pool = moniac_company_new ((MoniacCompanyRecord *) record);
  return self->pool;
}

MoniacCompany *
moniac_workspace_get_company_at (MoniacWorkspace *self,
                                 int              index)
{
  MoniacNetwork *network;

  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  if (self->scene == NULL || index < 0 || index >= self->scene->network->n_companies)
    return NULL;
  network = self->scene->network;
  if (moniac_pool_is (network->companies[index].record))
    return get_pool (self, network->companies[index].record);
  return moniac_document_find_company (self->document, network->companies[index].record->id);
}

MoniacDeal *
moniac_workspace_get_deal_at (MoniacWorkspace *self,
                              int              index)
{
  MoniacNetwork *network;

  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), NULL);

  if (self->scene == NULL || index < 0 || index >= self->scene->network->n_deals)
    return NULL;
  network = self->scene->network;
  return moniac_document_find_deal (self->document, network->deals[index].record->id);
}
