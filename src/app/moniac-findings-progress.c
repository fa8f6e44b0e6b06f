/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what is still being looked for, and the button that stops it. */
#include "config.h"

#include "moniac-findings-progress.h"

#include <glib/gi18n.h>

/* Work shorter than this shows no sign of being busy. */
#define SHOW_AFTER_MS 300

struct _MoniacFindingsProgress
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkSpinner *spinner;
  GtkLabel *label;
  GtkWidget *stop_button;
  GtkWidget *resume_button;

  guint show_source;
};

G_DEFINE_FINAL_TYPE (MoniacFindingsProgress, moniac_findings_progress, ADW_TYPE_BIN)

static gboolean
show_cb (gpointer data)
{
  MoniacFindingsProgress *self = data;

  self->show_source = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

/* What was stopped is said at once; what is at work only where it takes a while. */
static void
reveal (MoniacFindingsProgress *self,
        gboolean                working,
        gboolean                stopped)
{
  if (working && !gtk_revealer_get_reveal_child (self->revealer))
    {
      if (self->show_source == 0)
        self->show_source = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
      return;
    }
  g_clear_handle_id (&self->show_source, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, working || stopped);
}

static const char *
describe_work (MoniacInquiry *inquiry)
{
  return moniac_inquiry_has_loops (inquiry) ? _("Working out what undisclosed amounts could do…")
         : _("Looking for what comes back, and through which loops…");
}

static const char *
describe_stop (MoniacInquiry *inquiry)
{
  MoniacFindings *findings = moniac_inquiry_get_findings (inquiry);

  if (findings == NULL)
    return _("Stopped before anything was found.");
  if (findings->loops->stopped)
    return _("Stopped: more loops may exist, and what undisclosed amounts could do is not known.");
  if (moniac_inquiry_has_loops (inquiry))
    return _("Stopped: what undisclosed amounts could do is not known.");
  return _("Stopped: this is what was found before the last change.");
}

static void
moniac_findings_progress_dispose (GObject *object)
{
  g_clear_handle_id (&MONIAC_FINDINGS_PROGRESS (object)->show_source, g_source_remove);

  G_OBJECT_CLASS (moniac_findings_progress_parent_class)->dispose (object);
}

static void
moniac_findings_progress_class_init (MoniacFindingsProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_findings_progress_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-findings-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsProgress, revealer);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsProgress, spinner);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsProgress, label);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsProgress, stop_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsProgress, resume_button);
}

static void
moniac_findings_progress_init (MoniacFindingsProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_findings_progress_update (MoniacFindingsProgress *self,
                                 MoniacInquiry          *inquiry)
{
  gboolean working, stopped;

  g_return_if_fail (MONIAC_IS_FINDINGS_PROGRESS (self));

  working = inquiry != NULL && moniac_inquiry_get_working (inquiry);
  stopped = inquiry != NULL && !working && moniac_inquiry_get_stopped (inquiry);
  if (working || stopped)
    gtk_label_set_text (self->label, working ? describe_work (inquiry) : describe_stop (inquiry));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), working);
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_set_visible (self->stop_button, !stopped);
  gtk_widget_set_visible (self->resume_button, stopped);
  reveal (self, working, stopped);
}
