/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row in which a company or a source is chosen from a searchable list, or a new one is named. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_CHOOSER_ROW (moniac_chooser_row_get_type ())
G_DECLARE_FINAL_TYPE (MoniacChooserRow, moniac_chooser_row, MONIAC, CHOOSER_ROW, AdwPreferencesRow)

/* The name of an item, borrowed. */
typedef const char *(*MoniacChooserNameFunc) (gpointer item);

/* Signals:
 *  "chosen" (GObject *item): NULL for the choice of none
 *  "create" (const char *name): make a new one of that name, which may be empty, and choose it */
GtkWidget  *moniac_chooser_row_new       (const char            *title);
/* `none` (nullable) is what choosing nothing is called; `create` (nullable) what making a new one is called, "New
 * Company…", say.
 * The name function must be good for every item of the list. */
void        moniac_chooser_row_set_items (MoniacChooserRow      *self,
                                          GListModel            *items,
                                          MoniacChooserNameFunc  name,
                                          const char            *none,
                                          const char            *create);
/* `fallback` (nullable): shown where there is no item, instead of `none`. */
void        moniac_chooser_row_set_chosen (MoniacChooserRow     *self,
                                           GObject              *item,
                                           const char           *fallback);
const char *moniac_chooser_row_get_text  (MoniacChooserRow      *self);
void        moniac_chooser_row_open      (MoniacChooserRow      *self);

G_END_DECLS
