/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: through which loops money comes back, told in words; the one that is chosen is brought forward. */
#include "config.h"

#include "moniac-findings-loops.h"

#include <glib/gi18n.h>

#include "moniac-finding-rows.h"

/* So many are listed at first, and so many more each time: there may be ten thousand. */
#define LISTED_AT_A_TIME 20

struct _MoniacFindingsLoops
{
  AdwPreferencesGroup parent_instance;

  /* Owned. */
  MoniacInquiry *inquiry;
  MoniacFindings *findings;             /* whose loops are listed */

  GtkWidget *buttons;
  GtkListBox *list;
  GtkWidget *more_button;
  GtkLabel *count_label;

  MoniacFindingRows rows;
  gboolean updating;                    /* the selection follows the inquiry, not the other way round */
};

G_DEFINE_FINAL_TYPE (MoniacFindingsLoops, moniac_findings_loops, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkListBoxRow *
create_row (gpointer owner)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), create_label ("", "heading"));
  gtk_box_append (GTK_BOX (box), create_label ("", NULL));
  gtk_widget_add_css_class (box, "moniac-finding-row");
  gtk_widget_set_tooltip_text (row, _("What its smallest leg carries. Choose it to see the deals."));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return GTK_LIST_BOX_ROW (row);
}

static void
fill_row (gpointer       owner,
          GtkListBoxRow *row,
          int            index)
{
  MoniacFindingsLoops *self = owner;
  const MoniacLoop *loop = &self->findings->loops->loops[index];
  GtkWidget *box = gtk_list_box_row_get_child (row);
  g_autofree char *amount = moniac_findings_loop_amount (self->findings, loop);
  g_autofree char *told = moniac_loop_to_text (loop, self->findings->network);
  g_autofree char *head = NULL;

  /* Translators: the number of a loop, and its amount. */
  head = g_strdup_printf (_("%1$d. %2$s"), index + 1, amount);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), head);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, head,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
}

static void
update_count (MoniacFindingsLoops *self)
{
  g_autofree char *count = moniac_findings_loops_text (self->findings);

  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_visible (self->more_button, self->rows.n < self->findings->loops->n);
}

static void
list_up_to (MoniacFindingsLoops *self,
            int                  n)
{
  moniac_finding_rows_extend (&self->rows, MAX (MIN (n, self->findings->loops->n) - self->rows.n, 0));
  update_count (self);
}

static void
more_cb (MoniacFindingsLoops *self)
{
  list_up_to (self, self->rows.n + LISTED_AT_A_TIME);
}

static void
selected_cb (MoniacFindingsLoops *self,
             GtkListBoxRow       *row)
{
  if (self->updating || row == NULL || moniac_inquiry_get_findings (self->inquiry) != self->findings)
    return;
  moniac_inquiry_set_loop (self->inquiry, gtk_list_box_row_get_index (row));
}

static void
list_anew (MoniacFindingsLoops *self)
{
  self->updating = TRUE;
  moniac_finding_rows_renew (&self->rows, self->findings != NULL ? MIN (self->findings->loops->n, LISTED_AT_A_TIME) : 0);
  self->updating = FALSE;
}

static void
moniac_findings_loops_dispose (GObject *object)
{
  MoniacFindingsLoops *self = MONIAC_FINDINGS_LOOPS (object);

  self->updating = TRUE;
  moniac_finding_rows_clear (&self->rows);
  g_clear_object (&self->inquiry);
  g_clear_pointer (&self->findings, moniac_findings_unref);

  G_OBJECT_CLASS (moniac_findings_loops_parent_class)->dispose (object);
}

static void
moniac_findings_loops_class_init (MoniacFindingsLoopsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_findings_loops_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-findings-loops.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsLoops, buttons);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsLoops, list);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsLoops, more_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsLoops, count_label);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
moniac_findings_loops_init (MoniacFindingsLoops *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = (MoniacFindingRows) { .list = self->list, .owner = self, .create = create_row, .fill = fill_row };
}

void
moniac_findings_loops_update (MoniacFindingsLoops *self,
                              MoniacInquiry       *inquiry)
{
  MoniacFindings *findings = inquiry != NULL ? moniac_inquiry_get_findings (inquiry) : NULL;
  gboolean any = findings != NULL && findings->loops->n > 0;
  gboolean same = findings != NULL && self->findings != NULL && self->findings->loops == findings->loops;

  g_return_if_fail (MONIAC_IS_FINDINGS_LOOPS (self));

  g_set_object (&self->inquiry, inquiry);
  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_visible (self->buttons, any);
  gtk_widget_set_visible (self->more_button, FALSE);
  g_clear_pointer (&self->findings, moniac_findings_unref);
  if (findings != NULL)
    self->findings = moniac_findings_ref (findings);
  /* The range came: the list stays. */
  if (!same)
    list_anew (self);
  if (findings == NULL)
    return;
  update_count (self);
  moniac_findings_loops_update_loop (self);
}

void
moniac_findings_loops_update_loop (MoniacFindingsLoops *self)
{
  int loop;

  g_return_if_fail (MONIAC_IS_FINDINGS_LOOPS (self));

  if (self->findings == NULL || moniac_inquiry_get_findings (self->inquiry) != self->findings)
    return;
  loop = moniac_inquiry_get_loop (self->inquiry);
  if (loop >= self->rows.n)
    list_up_to (self, loop + LISTED_AT_A_TIME);
  if (loop >= 0 && gtk_list_box_get_row_at_index (self->list, loop) == NULL)
    moniac_finding_rows_finish (&self->rows);
  self->updating = TRUE;
  gtk_list_box_select_row (self->list, loop < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, loop));
  self->updating = FALSE;
}

GtkWidget *
moniac_findings_loops_get_row (MoniacFindingsLoops *self)
{
  g_return_val_if_fail (MONIAC_IS_FINDINGS_LOOPS (self), NULL);

  return (GtkWidget *) gtk_list_box_get_selected_row (self->list);
}

gboolean
moniac_findings_loops_is_settled (MoniacFindingsLoops *self)
{
  g_return_val_if_fail (MONIAC_IS_FINDINGS_LOOPS (self), FALSE);

  return moniac_finding_rows_is_finished (&self->rows);
}
