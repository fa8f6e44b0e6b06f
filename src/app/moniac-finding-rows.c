/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list of findings: which get their words at once, and which later. */
#include "config.h"

#include "moniac-finding-rows.h"

/* A list that had none begins with so many rows: nobody knows yet how many are in view. */
#define FIRST_ROWS 3
/* So many are filled between two frames. */
#define ROWS_AT_A_TIME 3

#define VERSION "moniac-finding-rows-version"

static gboolean
is_told (MoniacFindingRows *self,
         GtkListBoxRow     *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), VERSION)) == self->version;
}

/* Makes the row where it is not there yet: rows are made in order. */
static void
tell (MoniacFindingRows *self,
      int                index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL)
    {
      row = self->create (self->owner);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }
  if (is_told (self, row))
    return;
  g_object_set_data (G_OBJECT (row), VERSION, GUINT_TO_POINTER (self->version));
  self->fill (self->owner, row, index);
}

static gboolean
is_in_view (GtkWidget *row,
            GtkWidget *scroller)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, scroller, &bounds) &&
         bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < gtk_widget_get_height (scroller);
}

static void
tell_those_in_view (MoniacFindingRows *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);
  GtkListBoxRow *row;
  int n_old = 0;

  for (; (row = gtk_list_box_get_row_at_index (self->list, n_old)) != NULL; n_old++)
    if (scroller == NULL || is_in_view (GTK_WIDGET (row), scroller))
      tell (self, n_old);
  for (int i = n_old; i < MIN (self->n, FIRST_ROWS); i++)
    tell (self, i);
}

static gboolean
tell_some_cb (gpointer data)
{
  MoniacFindingRows *self = data;
  int n_told = 0;

  for (int i = 0; i < self->n; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row != NULL && is_told (self, row))
        continue;
      if (n_told++ == ROWS_AT_A_TIME)
        return G_SOURCE_CONTINUE;
      tell (self, i);
    }
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* A frame has begun: what it shows is painted before the rest gets its turn. */
static gboolean
tick_cb (GtkWidget     *list,
         GdkFrameClock *clock,
         gpointer       data)
{
  MoniacFindingRows *self = data;

  self->tick = 0;
  self->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_some_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
tell_later (MoniacFindingRows *self)
{
  if (self->source != 0 || self->tick != 0)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), tick_cb, self, NULL);
  else
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_some_cb, self, NULL);
}

static void
stop_telling (MoniacFindingRows *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick);
  self->tick = 0;
}

void
moniac_finding_rows_renew (MoniacFindingRows *self,
                           int                n)
{
  GtkListBoxRow *row;

  self->n = n;
  self->version++;
  while ((row = gtk_list_box_get_row_at_index (self->list, n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  stop_telling (self);
  tell_those_in_view (self);
  tell_later (self);
}

void
moniac_finding_rows_extend (MoniacFindingRows *self,
                            int                n)
{
  self->n += n;
  tell_later (self);
}

void
moniac_finding_rows_finish (MoniacFindingRows *self)
{
  for (int i = 0; i < self->n; i++)
    tell (self, i);
  stop_telling (self);
}

void
moniac_finding_rows_clear (MoniacFindingRows *self)
{
  stop_telling (self);
  self->n = 0;
}

gboolean
moniac_finding_rows_is_finished (MoniacFindingRows *self)
{
  return self->source == 0 && self->tick == 0;
}
