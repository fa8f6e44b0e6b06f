/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses from a document. */
#include "config.h"

#include "moniac-link.h"

#include <string.h>

gboolean
moniac_link_is_allowed (const char *address)
{
  static const char *const schemes[] = { "http", "https", "mailto" };
  const char *scheme = address != NULL ? g_uri_peek_scheme (address) : NULL;

  for (gsize i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}

char *
moniac_link_to_ascii (const char *address)
{
  GString *text;

  g_return_val_if_fail (address != NULL, NULL);

  text = g_string_new (NULL);
  for (const char *at = address; *at != '\0'; at++)
    if (g_ascii_isgraph (*at) && *at != '\\')
      g_string_append_c (text, *at);
    else
      g_string_append_printf (text, "%%%02X", (guint) (guchar) *at);
  return g_string_free (text, FALSE);
}

gboolean
moniac_link_find_host (const char *address,
                       gsize      *start,
                       gsize      *length)
{
  const char *authority, *host, *end, *mark;

  g_return_val_if_fail (address != NULL, FALSE);

  authority = strchr (address, ':');
  if (authority == NULL || !g_str_has_prefix (authority, "://"))
    return FALSE;
  authority += strlen ("://");
  end = authority + strcspn (authority, "/?#");
  host = g_strrstr_len (authority, end - authority, "@");
  host = host != NULL ? host + 1 : authority;
  /* The colons of a numeric address stand in brackets. */
  mark = memchr (host, *host == '[' ? ']' : ':', end - host);
  if (mark != NULL)
    end = *mark == ']' ? mark + 1 : mark;
  *start = host - address;
  *length = end - host;
  return *length > 0;
}
