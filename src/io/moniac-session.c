/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The windows of a session as a key file, a group a window. */
#include "config.h"

#include "moniac-session.h"

/* More than anybody has open; a file that says so is damaged. */
#define MAX_WINDOWS 50
#define MAX_SIZE 20000

#define KEY_ADDRESS "File"
#define KEY_DEAL "Deal"
#define KEY_COMPANY "Company"
#define KEY_VIEW "View"
#define KEY_TONES "Tones"
#define KEY_TALKS "Talks"
#define KEY_MAXIMIZED "Maximized"
#define KEY_WIDTH "Width"
#define KEY_HEIGHT "Height"

void
moniac_session_window_free (MoniacSessionWindow *self)
{
  g_free (self->address);
  g_free (self->selected);
  g_free (self);
}

char *
moniac_session_get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "moniac", "session", NULL);
}

static void
write_window (GKeyFile                  *file,
              const char                *group,
              const MoniacSessionWindow *window)
{
  g_key_file_set_string (file, group, KEY_ADDRESS, window->address);
  if (window->selected != NULL)
    g_key_file_set_string (file, group, window->selected_is_deal ? KEY_DEAL : KEY_COMPANY, window->selected);
  g_key_file_set_string (file, group, KEY_VIEW, moniac_view_get_id (window->view));
  g_key_file_set_boolean (file, group, KEY_TONES, window->tones);
  g_key_file_set_boolean (file, group, KEY_TALKS, window->talks);
  g_key_file_set_boolean (file, group, KEY_MAXIMIZED, window->maximized);
  g_key_file_set_integer (file, group, KEY_WIDTH, window->width);
  g_key_file_set_integer (file, group, KEY_HEIGHT, window->height);
}

GBytes *
moniac_session_write (GPtrArray *windows)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  char *text;
  gsize length;

  g_return_val_if_fail (windows != NULL, NULL);

  for (guint i = 0; i < MIN (windows->len, MAX_WINDOWS); i++)
    {
      g_autofree char *group = g_strdup_printf ("Window %u", i + 1);

      write_window (file, group, g_ptr_array_index (windows, i));
    }
  text = g_key_file_to_data (file, &length, NULL);
  return g_bytes_new_take (text, length);
}

static MoniacView
read_view (GKeyFile   *file,
           const char *group)
{
  g_autofree char *id = g_key_file_get_string (file, group, KEY_VIEW, NULL);
  MoniacView view = MONIAC_VIEW_RING;

  if (id == NULL || !moniac_view_from_id (id, &view))
    return MONIAC_VIEW_RING;
  return view;
}

static int
read_size (GKeyFile   *file,
           const char *group,
           const char *key)
{
  return CLAMP (g_key_file_get_integer (file, group, key, NULL), 0, MAX_SIZE);
}

/* NULL without a file that could be opened. */
static MoniacSessionWindow *
read_window (GKeyFile   *file,
             const char *group)
{
  g_autofree char *address = g_key_file_get_string (file, group, KEY_ADDRESS, NULL);
  MoniacSessionWindow *window;

  if (address == NULL || !g_uri_is_valid (address, G_URI_FLAGS_NONE, NULL))
    return NULL;
  window = g_new0 (MoniacSessionWindow, 1);
  window->address = g_steal_pointer (&address);
  window->selected = g_key_file_get_string (file, group, KEY_DEAL, NULL);
  window->selected_is_deal = window->selected != NULL;
  if (window->selected == NULL)
    window->selected = g_key_file_get_string (file, group, KEY_COMPANY, NULL);
  window->view = read_view (file, group);
  window->tones = g_key_file_get_boolean (file, group, KEY_TONES, NULL);
  window->talks = g_key_file_get_boolean (file, group, KEY_TALKS, NULL);
  window->maximized = g_key_file_get_boolean (file, group, KEY_MAXIMIZED, NULL);
  window->width = read_size (file, group, KEY_WIDTH);
  window->height = read_size (file, group, KEY_HEIGHT);
  return window;
}

GPtrArray *
moniac_session_read (GBytes *bytes)
{
  GPtrArray *windows = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_session_window_free);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (bytes != NULL, windows);

  if (g_bytes_get_size (bytes) == 0 || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return windows;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL && windows->len < MAX_WINDOWS; i++)
    {
      MoniacSessionWindow *window = read_window (file, groups[i]);

      if (window != NULL)
        g_ptr_array_add (windows, window);
    }
  return windows;
}
