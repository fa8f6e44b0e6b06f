/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that were opened before, as far as the user wants them remembered. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-recent.h"

#define DEALS_MIME_TYPE "application/vnd.moniac.deals+json"
#define APPLICATION_NAME "Moniac"

gboolean
moniac_recent_is_allowed (void)
{
  g_autoptr(GSettings) settings = g_settings_new (MONIAC_APP_ID);
  gboolean desktop_allows = TRUE;

  g_object_get (gtk_settings_get_default (), "gtk-recent-files-enabled", &desktop_allows, NULL);
  return desktop_allows && g_settings_get_boolean (settings, "remember-recent-files");
}

void
moniac_recent_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) DEALS_MIME_TYPE,
    .app_name = (char *) APPLICATION_NAME,
    .app_exec = (char *) "moniac %u",
  };

  if (moniac_recent_is_allowed ())
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited (*(GtkRecentInfo **) b),
                              gtk_recent_info_get_visited (*(GtkRecentInfo **) a));
}

static GPtrArray *
get_own_items (void)
{
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *all = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = all; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, APPLICATION_NAME))
      g_ptr_array_add (own, gtk_recent_info_ref (l->data));
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);
  return own;
}

GPtrArray *
moniac_recent_get_list (guint n_max)
{
  g_autoptr(GPtrArray) own = get_own_items ();
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);

  if (!moniac_recent_is_allowed ())
    return list;
  g_ptr_array_sort (own, compare_newest_first);
  for (guint i = 0; i < own->len && list->len < n_max; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (own, i);

      if (gtk_recent_info_is_local (info) && gtk_recent_info_exists (info))
        g_ptr_array_add (list, gtk_recent_info_ref (info));
    }
  return list;
}

void
moniac_recent_clear (void)
{
  g_autoptr(GPtrArray) own = get_own_items ();

  for (guint i = 0; i < own->len; i++)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (),
                                    gtk_recent_info_get_uri (g_ptr_array_index (own, i)), NULL);
}
