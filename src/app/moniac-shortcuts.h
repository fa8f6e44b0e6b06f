/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyboard shortcuts: one table, from which the accelerators and the shortcuts window both come. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONIAC_SHORTCUT_MAX_ACCELS 3

/**
 * MoniacShortcut:
 * @section: heading in the shortcuts window, untranslated
 * @title: what it does, untranslated
 * @action: detailed name of an action
 * @accels: keys, %NULL at the end
 * @plain: whether its keys mean something else where text is typed; then it only works where
 *   nothing else wanted the key
 */
typedef struct
{
  const char *section;
  const char *title;
  const char *action;
  const char *accels[MONIAC_SHORTCUT_MAX_ACCELS + 1];
  gboolean plain;
} MoniacShortcut;

const MoniacShortcut *moniac_shortcuts_get_table         (int            *n_out);
/* Binds all but the plain ones. */
void                  moniac_shortcuts_set_accels        (GtkApplication *application);
/* The plain ones, for a window to add. */
GtkEventController   *moniac_shortcuts_create_controller (void);
GtkWindow            *moniac_shortcuts_create_window     (void);

G_END_DECLS
