/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side panel: the lists of deals and companies, and the editor of what is selected. */
#include "config.h"

#include "moniac-panel.h"

#include <glib/gi18n.h>

#include "moniac-company-editor.h"
#include "moniac-company-list.h"
#include "moniac-deal-editor.h"
#include "moniac-deal-list.h"
#include "moniac-document-editor.h"
#include "moniac-findings-page.h"
#include "moniac-panel-words.h"

struct _MoniacPanel
{
  AdwBin parent_instance;

  MoniacWorkspace *workspace;

  GtkWidget *switcher;
  GtkWidget *paned;
  GtkWidget *stack;
  GtkWidget *deal_list;
  GtkWidget *company_list;
  GtkWidget *findings_page;
  GtkWidget *document_editor;
  GtkWidget *editors;
  GtkWidget *deal_scroller;
  GtkWidget *deal_editor;
  GtkWidget *company_scroller;
  GtkWidget *company_editor;
};

enum
{
  TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacPanel, moniac_panel, ADW_TYPE_BIN)

static GObject *
get_selection (MoniacPanel *self)
{
  return self->workspace ? moniac_workspace_get_selection (self->workspace) : NULL;
}

static void
show_page (MoniacPanel *self,
           const char  *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

static void
scroll_to_top (GtkWidget *scroller)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
}

/* The findings and the document have all the room: what is selected is not part of them. */
static void
page_cb (MoniacPanel *self)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  gtk_widget_set_visible (self->editors, g_strcmp0 (name, "document") != 0 && g_strcmp0 (name, "findings") != 0);
}

static void
show_deal (MoniacPanel    *self,
           MoniacDocument *document,
           MoniacDeal     *deal)
{
  moniac_company_editor_set_company (MONIAC_COMPANY_EDITOR (self->company_editor), NULL, NULL);
  moniac_deal_editor_set_deal (MONIAC_DEAL_EDITOR (self->deal_editor), document, deal);
  gtk_stack_set_visible_child_name (GTK_STACK (self->editors), "deal");
  scroll_to_top (self->deal_scroller);
  show_page (self, "deals");
}

static void
show_company (MoniacPanel    *self,
              MoniacDocument *document,
              MoniacCompany  *company)
{
  moniac_deal_editor_set_deal (MONIAC_DEAL_EDITOR (self->deal_editor), NULL, NULL);
  moniac_company_editor_set_company (MONIAC_COMPANY_EDITOR (self->company_editor), document, company);
  gtk_stack_set_visible_child_name (GTK_STACK (self->editors), "company");
  scroll_to_top (self->company_scroller);
  show_page (self, "companies");
}

static void
show_nothing (MoniacPanel *self)
{
  moniac_deal_editor_set_deal (MONIAC_DEAL_EDITOR (self->deal_editor), NULL, NULL);
  moniac_company_editor_set_company (MONIAC_COMPANY_EDITOR (self->company_editor), NULL, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->editors), "nothing");
}

static void
update_actions (MoniacPanel *self)
{
  gboolean selected = get_selection (self) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "panel.duplicate", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "panel.delete", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "panel.unselect", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "panel.add-deal", self->workspace != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "panel.add-company", self->workspace != NULL);
}

static void
selection_cb (MoniacPanel *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  GObject *item = get_selection (self);

  if (MONIAC_IS_DEAL (item))
    show_deal (self, document, MONIAC_DEAL (item));
  else if (MONIAC_IS_COMPANY (item))
    show_company (self, document, MONIAC_COMPANY (item));
  else
    show_nothing (self);
  update_actions (self);
}

static void
document_cb (MoniacPanel *self)
{
  moniac_document_editor_set_document (MONIAC_DOCUMENT_EDITOR (self->document_editor),
                                       moniac_workspace_get_document (self->workspace));
  selection_cb (self);
}

/* The first company of the document, made when there is none; inside the caller's step. */
static MoniacCompany *
get_any_company (MoniacPanel *self)
{
  GListModel *companies = moniac_document_get_companies (moniac_workspace_get_document (self->workspace));
  g_autoptr (MoniacCompany) company = g_list_model_get_item (companies, 0);

  return company ? company : moniac_workspace_add_company (self->workspace, NULL);
}

/* Which company a new deal is of: the selected one, or that of the selected deal. */
static MoniacCompany *
get_payer (MoniacPanel *self)
{
  GObject *item = get_selection (self);
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  const MoniacDealRecord *record;
  MoniacCompany *company = NULL;

  if (MONIAC_IS_COMPANY (item))
    return MONIAC_COMPANY (item);
  if (MONIAC_IS_DEAL (item))
    {
      record = moniac_deal_get_record (MONIAC_DEAL (item));
      company = moniac_document_find_company (document, record->payer ? record->payer : record->payee);
    }
  return company ? company : get_any_company (self);
}

static void
add_deal_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MoniacPanel *self = MONIAC_PANEL (widget);
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);

  moniac_panel_commit (self);
  moniac_document_begin (document, _("Add deal"));
  moniac_workspace_add_deal (self->workspace, get_payer (self), NULL);
  moniac_document_end (document);
  moniac_panel_edit_selection (self);
}

static void
add_company_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MoniacPanel *self = MONIAC_PANEL (widget);

  moniac_panel_commit (self);
  moniac_workspace_add_company (self->workspace, NULL);
  moniac_panel_edit_selection (self);
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  MoniacPanel *self = MONIAC_PANEL (widget);

  moniac_panel_commit (self);
  moniac_workspace_duplicate (self->workspace);
}

static void
delete_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  moniac_workspace_delete (MONIAC_PANEL (widget)->workspace);
}

static void
unselect_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  moniac_workspace_set_selection (MONIAC_PANEL (widget)->workspace, NULL);
}

static void
moniac_panel_dispose (GObject *object)
{
  MoniacPanel *self = MONIAC_PANEL (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (moniac_panel_parent_class)->dispose (object);
}

static void
moniac_panel_class_init (MoniacPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_panel_dispose;

  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "panel.add-deal", NULL, add_deal_cb);
  gtk_widget_class_install_action (widget_class, "panel.add-company", NULL, add_company_cb);
  gtk_widget_class_install_action (widget_class, "panel.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "panel.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "panel.unselect", NULL, unselect_cb);

  g_type_ensure (MONIAC_TYPE_COMPANY_EDITOR);
  g_type_ensure (MONIAC_TYPE_COMPANY_LIST);
  g_type_ensure (MONIAC_TYPE_DEAL_EDITOR);
  g_type_ensure (MONIAC_TYPE_DEAL_LIST);
  g_type_ensure (MONIAC_TYPE_DOCUMENT_EDITOR);
  g_type_ensure (MONIAC_TYPE_FINDINGS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/moniac/Moniac/moniac-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, switcher);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, paned);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, deal_list);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, company_list);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, findings_page);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, document_editor);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, editors);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, deal_scroller);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, deal_editor);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, company_scroller);
  gtk_widget_class_bind_template_child (widget_class, MoniacPanel, company_editor);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, moniac_panel_edit_selection);
}

/* Four words in any language: a short one leaves its room to a long one, and where that is not enough
 * they are cut rather than the window made wider. */
static void
fit_switcher (MoniacPanel *self)
{
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (self->switcher)), FALSE);
  for (GtkWidget *button = gtk_widget_get_first_child (self->switcher); button;
       button = gtk_widget_get_next_sibling (button))
    {
      GtkWidget *label = gtk_widget_get_first_child (button);

      if (GTK_IS_LABEL (label))
        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
}

static void
typed_cb (MoniacPanel *self)
{
  g_signal_emit (self, signals[TYPED], 0);
}

static void
get_forms (MoniacPanel *self,
           MoniacForm  *forms[3])
{
  forms[0] = moniac_deal_editor_get_form (MONIAC_DEAL_EDITOR (self->deal_editor));
  forms[1] = moniac_company_editor_get_form (MONIAC_COMPANY_EDITOR (self->company_editor));
  forms[2] = moniac_document_editor_get_form (MONIAC_DOCUMENT_EDITOR (self->document_editor));
}

static void
moniac_panel_init (MoniacPanel *self)
{
  MoniacForm *forms[3];

  gtk_widget_init_template (GTK_WIDGET (self));
  get_forms (self, forms);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    g_signal_connect_object (forms[i], "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  fit_switcher (self);
  update_actions (self);
}

GtkWidget *
moniac_panel_new (void)
{
  return g_object_new (MONIAC_TYPE_PANEL, NULL);
}

void
moniac_panel_set_workspace (MoniacPanel     *self,
                            MoniacWorkspace *workspace)
{
  g_return_if_fail (MONIAC_IS_PANEL (self));

  if (self->workspace == workspace)
    return;
  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  moniac_item_list_set_workspace (MONIAC_ITEM_LIST (self->deal_list), workspace);
  moniac_item_list_set_workspace (MONIAC_ITEM_LIST (self->company_list), workspace);
  moniac_findings_page_set_workspace (MONIAC_FINDINGS_PAGE (self->findings_page), workspace);
  moniac_company_editor_set_workspace (MONIAC_COMPANY_EDITOR (self->company_editor), workspace);
  moniac_deal_editor_set_workspace (MONIAC_DEAL_EDITOR (self->deal_editor), workspace);
  if (!workspace)
    {
      moniac_document_editor_set_document (MONIAC_DOCUMENT_EDITOR (self->document_editor), NULL);
      show_nothing (self);
      update_actions (self);
      return;
    }
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::selection", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  document_cb (self);
}

void
moniac_panel_start_search (MoniacPanel *self)
{
  GtkWidget *page;

  g_return_if_fail (MONIAC_IS_PANEL (self));

  page = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  if (!MONIAC_IS_ITEM_LIST (page))
    {
      show_page (self, "deals");
      page = self->deal_list;
    }
  moniac_item_list_start_search (MONIAC_ITEM_LIST (page));
}

void
moniac_panel_edit_selection (MoniacPanel *self)
{
  GObject *item;

  g_return_if_fail (MONIAC_IS_PANEL (self));

  item = get_selection (self);
  if (MONIAC_IS_DEAL (item))
    moniac_deal_editor_edit (MONIAC_DEAL_EDITOR (self->deal_editor));
  else if (MONIAC_IS_COMPANY (item))
    moniac_company_editor_edit (MONIAC_COMPANY_EDITOR (self->company_editor));
}

void
moniac_panel_show_trials (MoniacPanel *self)
{
  g_return_if_fail (MONIAC_IS_PANEL (self));

  show_page (self, "findings");
  moniac_findings_page_show_trials (MONIAC_FINDINGS_PAGE (self->findings_page));
}

void
moniac_panel_edit_trial (MoniacPanel     *self,
                         MoniacTrialKind  kind,
                         const char      *id)
{
  g_return_if_fail (MONIAC_IS_PANEL (self));

  show_page (self, "findings");
  moniac_findings_page_edit_trial (MONIAC_FINDINGS_PAGE (self->findings_page), kind, id);
}

void
moniac_panel_commit (MoniacPanel *self)
{
  g_return_if_fail (MONIAC_IS_PANEL (self));

  moniac_deal_editor_commit (MONIAC_DEAL_EDITOR (self->deal_editor));
  moniac_company_editor_commit (MONIAC_COMPANY_EDITOR (self->company_editor));
  moniac_document_editor_commit (MONIAC_DOCUMENT_EDITOR (self->document_editor));
}

gboolean
moniac_panel_add_pending (MoniacPanel    *self,
                          MoniacRecords *records)
{
  MoniacForm *forms[3];
  gboolean any = FALSE;

  g_return_val_if_fail (MONIAC_IS_PANEL (self), FALSE);

  get_forms (self, forms);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    any |= moniac_form_add_pending (forms[i], records);
  return any;
}
