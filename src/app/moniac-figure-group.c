/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the figure makes of the deal or company that is edited: how much of it comes back, and what can be tried. */
#include "config.h"

#include "moniac-figure-group.h"

#include <glib/gi18n.h>

#include "moniac-panel-words.h"

struct _MoniacFigureGroup
{
  AdwPreferencesGroup parent_instance;

  /* Owned. */
  MoniacWorkspace *workspace;
  GSignalGroup *workspace_signals;
  GSignalGroup *trials_signals;
  GSignalGroup *inquiry_signals;
  GObject *item;

  AdwActionRow *back_row;
  AdwActionRow *follow_row;
  AdwActionRow *off_row;
  AdwActionRow *amount_row;
  AdwActionRow *share_row;
};

G_DEFINE_FINAL_TYPE (MoniacFigureGroup, moniac_figure_group, ADW_TYPE_PREFERENCES_GROUP)

static MoniacInquiry *
get_inquiry (MoniacFigureGroup *self)
{
  return moniac_workspace_get_inquiry (self->workspace);
}

static char *
describe (MoniacFigureGroup *self)
{
  MoniacScene *scene = moniac_workspace_get_scene (self->workspace);
  const MoniacCirculation *circulation = moniac_workspace_get_circulation (self->workspace);

  if (scene == NULL || circulation == NULL)
    return g_strdup ("");
  if (MONIAC_IS_DEAL (self->item))
    return moniac_panel_words_deal_back (scene->network, circulation,
                                         moniac_deal_get_record (MONIAC_DEAL (self->item))->id);
  return moniac_panel_words_company_back (moniac_network_get_whole (scene->network), circulation,
                                          moniac_company_get_record (MONIAC_COMPANY (self->item))->id);
}

static void
scene_cb (MoniacFigureGroup *self)
{
  g_autofree char *text = NULL;

  if (self->workspace == NULL || self->item == NULL)
    return;
  text = describe (self);
  adw_action_row_set_subtitle (self->back_row, text);
}

static gboolean
is_off (MoniacFigureGroup *self)
{
  MoniacTrials *trials = moniac_inquiry_get_trials (get_inquiry (self));

  if (MONIAC_IS_DEAL (self->item))
    return moniac_trials_find (trials, MONIAC_TRIAL_DEAL_OFF,
                               moniac_deal_get_record (MONIAC_DEAL (self->item))->id) != NULL;
  return moniac_trials_find (trials, MONIAC_TRIAL_COMPANY_OFF,
                             moniac_company_get_record (MONIAC_COMPANY (self->item))->id) != NULL;
}

static void
trials_cb (MoniacFigureGroup *self)
{
  gboolean off;

  if (self->workspace == NULL || self->item == NULL)
    return;
  off = is_off (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->off_row),
                                 off ? _("Switch On Again") : _("Switch Off on Trial"));
  adw_action_row_set_subtitle (self->off_row, off ? _("It is switched off on trial")
                                              : _("See what would be without it"));
}

static void
trail_cb (MoniacFigureGroup *self)
{
  gboolean followed = moniac_inquiry_get_trail (get_inquiry (self)) != NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->follow_row),
                                 followed ? _("Stop Following the Money") : _("Follow the Money"));
}

static void
moniac_figure_group_dispose (GObject *object)
{
  MoniacFigureGroup *self = MONIAC_FIGURE_GROUP (object);

  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->trials_signals);
  g_clear_object (&self->inquiry_signals);
  g_clear_object (&self->workspace);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (moniac_figure_group_parent_class)->dispose (object);
}

static void
moniac_figure_group_class_init (MoniacFigureGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_figure_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-figure-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacFigureGroup, back_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFigureGroup, follow_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFigureGroup, off_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFigureGroup, amount_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFigureGroup, share_row);
}

static void
moniac_figure_group_init (MoniacFigureGroup *self)
{
  self->workspace_signals = g_signal_group_new (MONIAC_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "scene-changed", G_CALLBACK (scene_cb), self);
  self->trials_signals = g_signal_group_new (MONIAC_TYPE_TRIALS);
  g_signal_group_connect_swapped (self->trials_signals, "changed", G_CALLBACK (trials_cb), self);
  self->inquiry_signals = g_signal_group_new (MONIAC_TYPE_INQUIRY);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::trail", G_CALLBACK (trail_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_figure_group_set_workspace (MoniacFigureGroup *self,
                                   MoniacWorkspace   *workspace)
{
  g_return_if_fail (MONIAC_IS_FIGURE_GROUP (self));

  if (!g_set_object (&self->workspace, workspace))
    return;
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->inquiry_signals, workspace != NULL ? get_inquiry (self) : NULL);
  g_signal_group_set_target (self->trials_signals,
                             workspace != NULL ? moniac_inquiry_get_trials (get_inquiry (self)) : NULL);
}

void
moniac_figure_group_set_item (MoniacFigureGroup *self,
                              GObject           *item)
{
  gboolean company = MONIAC_IS_COMPANY (item);
  gboolean money = MONIAC_IS_DEAL (item) && moniac_kind_is_money (moniac_deal_get_record (MONIAC_DEAL (item))->kind);

  g_return_if_fail (MONIAC_IS_FIGURE_GROUP (self));

  g_set_object (&self->item, item);
  gtk_widget_set_visible (GTK_WIDGET (self), self->workspace != NULL && item != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->back_row), company || money);
  gtk_widget_set_visible (GTK_WIDGET (self->follow_row), company);
  gtk_widget_set_visible (GTK_WIDGET (self->amount_row), money);
  gtk_widget_set_visible (GTK_WIDGET (self->share_row), company);
  scene_cb (self);
  trials_cb (self);
}
