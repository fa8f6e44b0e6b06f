/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a deal on the canvas: from a payer to a payee, by pointer or by keys. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "moniac-canvas-private.h"

/* Letters typed within this time of each other make one word, in microseconds. */
#define TYPING_TIME (1500 * 1000)

static const char *
company_name (MoniacCanvas *self,
              int           company)
{
  return moniac_company_record_get_name (self->scene->network->companies[company].record);
}

static void
explain (MoniacCanvas *self)
{
  const MoniacRect *bounds = &self->scene->companies[self->connect_source].bounds;
  MoniacRect place = moniac_canvas_camera_rect (&self->camera, bounds);
  GdkRectangle at = { (int) place.x, (int) place.y, (int) place.width, (int) place.height };
  g_autofree char *text = NULL;

  if (self->connect_target >= 0)
    /* Translators: the names of the company that pays, and of the one that gets the money. */
    text = g_strdup_printf (_("%s pays %s: Enter makes the deal, Escape leaves it."),
                            company_name (self, self->connect_source),
                            company_name (self, self->connect_target));
  else
    /* Translators: the name of a company. */
    text = g_strdup_printf (_("Whom does %s pay? Choose with the arrow keys or type a name."),
                            company_name (self, self->connect_source));
  moniac_canvas_show_bubble (self, text, &at);
}

/* A company that a deal can be made with. */
static int
find_target (MoniacCanvas *self,
             int           company)
{
  return company != self->connect_source && !moniac_canvas_is_pool (self, company) ? company : -1;
}

void
moniac_canvas_begin_connect (MoniacCanvas *self,
                             int           company,
                             gboolean      by_keys)
{
  if (moniac_canvas_is_pool (self, company))
    return;
  moniac_canvas_cancel_hold (self);
  moniac_canvas_hide_bubble (self);
  self->mode = MONIAC_CANVAS_CONNECTING;
  self->connect_source = company;
  self->connect_target = -1;
  self->connect_by_keys = by_keys;
  self->connect_point = self->scene->companies[company].center;
  g_string_truncate (self->typed, 0);
  if (by_keys)
    explain (self);
  moniac_canvas_redraw_overlay (self);
}

/* The pointer is at (x, y) of the canvas: over a company, or over nothing. */
void
moniac_canvas_aim_connect (MoniacCanvas *self,
                           double        x,
                           double        y)
{
  MoniacHit hit;

  if (self->mode != MONIAC_CANVAS_CONNECTING)
    return;

  hit = moniac_canvas_hit (self, x, y);
  self->connect_point = moniac_canvas_camera_to_figure (&self->camera, x, y);
  self->connect_target = find_target (self, hit.company);
  moniac_canvas_redraw_overlay (self);
}

void
moniac_canvas_target_connect (MoniacCanvas *self,
                              int           company)
{
  if (self->mode != MONIAC_CANVAS_CONNECTING || !self->connect_by_keys)
    return;

  self->connect_target = find_target (self, company);
  explain (self);
  moniac_canvas_redraw_overlay (self);
}

static int
find_by_prefix (MoniacCanvas *self,
                const char   *typed)
{
  g_autofree char *prefix = g_utf8_casefold (typed, -1);

  for (int i = 0; i < self->scene->n_companies; i++)
    {
      g_autofree char *name = g_utf8_casefold (company_name (self, i), -1);

      if (find_target (self, i) >= 0 && g_str_has_prefix (name, prefix))
        return i;
    }
  return -1;
}

/* Whether a name is being typed, so that a space belongs to it. */
gboolean
moniac_canvas_is_typing (MoniacCanvas *self)
{
  return self->typed->len > 0 && g_get_monotonic_time () - self->typed_time <= TYPING_TIME;
}

/* A letter of the payee's name. */
void
moniac_canvas_type_connect (MoniacCanvas *self,
                            gunichar      character)
{
  MoniacCanvasItem *item;
  int company;

  if (!moniac_canvas_is_typing (self))
    g_string_truncate (self->typed, 0);
  self->typed_time = g_get_monotonic_time ();
  g_string_append_unichar (self->typed, character);

  company = find_by_prefix (self, self->typed->str);
  if (company < 0)
    return;

  moniac_canvas_target_connect (self, company);
  item = moniac_canvas_item_of (self, G_OBJECT (moniac_workspace_get_company_at (self->workspace,
                                                                                 company)));
  if (item)
    gtk_widget_grab_focus (GTK_WIDGET (item));
}

/* A new company at the place where the pointer let go, and the deal with it, as one step. */
static void
add_company_and_deal (MoniacCanvas  *self,
                      MoniacCompany *payer)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  MoniacPoint at = self->connect_point;
  MoniacCompany *payee;

  moniac_document_begin (document, _("Add company and deal"));
  payee = moniac_workspace_add_company (self->workspace, NULL);
  moniac_workspace_pin (self->workspace, payee, &at);
  moniac_workspace_add_deal (self->workspace, payer, payee);
  moniac_document_end (document);
}

static void
make_deal (MoniacCanvas *self,
           int           source,
           int           target)
{
  MoniacCompany *payer = moniac_workspace_get_company_at (self->workspace, source);
  MoniacCompany *payee;

  if (!payer)
    return;

  if (target < 0)
    {
      add_company_and_deal (self, payer);
      return;
    }

  payee = moniac_workspace_get_company_at (self->workspace, target);
  if (payee)
    moniac_workspace_add_deal (self->workspace, payer, payee);
}

/* Makes the deal, and gives the word to the editor. By keys there has to be a payee. */
void
moniac_canvas_end_connect (MoniacCanvas *self)
{
  int source = self->connect_source, target = self->connect_target;

  if (self->mode != MONIAC_CANVAS_CONNECTING || (self->connect_by_keys && target < 0))
    return;

  moniac_canvas_cancel_connect (self);
  make_deal (self, source, target);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-selection", NULL);
}

void
moniac_canvas_cancel_connect (MoniacCanvas *self)
{
  if (self->mode != MONIAC_CANVAS_CONNECTING)
    return;

  self->mode = MONIAC_CANVAS_IDLE;
  moniac_canvas_hide_bubble (self);
  moniac_canvas_redraw_overlay (self);
}
