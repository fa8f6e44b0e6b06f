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

static void
recent_file_free (MoniacRecentFile *file)
{
  g_free (file->uri);
  g_free (file->name);
  g_free (file);
}

typedef struct
{
  GPtrArray *files;        /* of MoniacRecentFile; those that are gone leave */
  guint n_max;
} Search;

static void
search_free (Search *search)
{
  g_ptr_array_unref (search->files);
  g_free (search);
}

/* Those of this computer, whether they are still there or not. */
static GPtrArray *
list_all (void)
{
  g_autoptr(GPtrArray) own = get_own_items ();
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) recent_file_free);

  g_ptr_array_sort (own, compare_newest_first);
  for (guint i = 0; i < own->len && moniac_recent_is_allowed (); i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (own, i);
      MoniacRecentFile *file;

      if (!gtk_recent_info_is_local (info))
        continue;
      file = g_new0 (MoniacRecentFile, 1);
      file->uri = g_strdup (gtk_recent_info_get_uri (info));
      file->name = g_strdup (gtk_recent_info_get_display_name (info));
      g_ptr_array_add (files, file);
    }
  return files;
}

static void
search_in_worker (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *search = task_data;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) recent_file_free);

  while (search->files->len > 0 && found->len < search->n_max && !g_cancellable_is_cancelled (cancellable))
    {
      MoniacRecentFile *recent = g_ptr_array_steal_index (search->files, 0);
      g_autoptr(GFile) file = g_file_new_for_uri (recent->uri);

      if (g_file_query_exists (file, cancellable))
        g_ptr_array_add (found, recent);
      else
        recent_file_free (recent);
    }
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
}

void
moniac_recent_list_async (guint                n_max,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Search *search = g_new0 (Search, 1);

  search->files = list_all ();
  search->n_max = n_max;
  g_task_set_source_tag (task, moniac_recent_list_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_in_worker);
}

GPtrArray *
moniac_recent_list_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
moniac_recent_clear (void)
{
  g_autoptr(GPtrArray) own = get_own_items ();

  for (guint i = 0; i < own->len; i++)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (),
                                    gtk_recent_info_get_uri (g_ptr_array_index (own, i)), NULL);
}
