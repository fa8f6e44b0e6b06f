/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The windows of a session, as they are remembered for the next one. */
#pragma once

#include "moniac-record.h"

G_BEGIN_DECLS

/**
 * MoniacSessionWindow:
 * @address: of the file that it shows
 * @selected: (nullable): id of the deal or company that is selected
 * @selected_is_deal: which of the two it is
 * @width: of the window, 0 where it is not known
 */
typedef struct
{
  char *address;
  char *selected;
  gboolean selected_is_deal;
  MoniacView view;
  gboolean tones;
  gboolean talks;
  gboolean maximized;
  int width;
  int height;
} MoniacSessionWindow;

void       moniac_session_window_free (MoniacSessionWindow *self);
/* Where it is kept. */
char      *moniac_session_get_path    (void);
/* Of MoniacSessionWindow; as text, and back. What cannot be understood is left out: never NULL. */
GBytes    *moniac_session_write       (GPtrArray           *windows);
GPtrArray *moniac_session_read        (GBytes              *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacSessionWindow, moniac_session_window_free)

G_END_DECLS
