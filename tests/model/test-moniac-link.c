/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses may be opened, and that what is shown of them cannot deceive. */
#include "moniac-link.h"

#include <string.h>

static void
test_allowed (void)
{
  static const struct
  {
    const char *address;
    gboolean allowed;
  } rows[] = {
    { "https://example.com/a?b=c#d", TRUE },
    { "HTTP://example.com", TRUE },
    { "mailto:someone@example.com", TRUE },
    { NULL, FALSE },
    { "", FALSE },
    { "example.com", FALSE },
    { "//example.com", FALSE },
    { "/etc/passwd", FALSE },
    { "file:///etc/passwd", FALSE },
    { "javascript:alert(1)", FALSE },
    { "JavaScript:alert(1)", FALSE },
    { " https://example.com", FALSE },
    { "java\nscript:alert(1)", FALSE },
    { "data:text/html,x", FALSE },
    { "https", FALSE },
    { "smb://server/share", FALSE },
    { "x-https://example.com", FALSE },
    { "httpsx://example.com", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (moniac_link_is_allowed (rows[i].address) != rows[i].allowed)
        g_test_message ("%s", rows[i].address);
      g_assert_cmpint (moniac_link_is_allowed (rows[i].address), ==, rows[i].allowed);
    }
}

static void
test_ascii (void)
{
  static const struct
  {
    const char *address;
    const char *shown;
  } rows[] = {
    { "https://example.com/a%20b?c=d#e", "https://example.com/a%20b?c=d#e" },
    /* Right to left, from here on. */
    { "https://example.com/\xe2\x80\xaegpj.exe", "https://example.com/%E2%80%AEgpj.exe" },
    /* A Cyrillic letter that looks like a Latin one. */
    { "https://ex\xd0\xb0mple.com", "https://ex%D0%B0mple.com" },
    { "https://good.example\n.evil.example", "https://good.example%0A.evil.example" },
    { "https://a b", "https://a%20b" },
    { "https://good.example@evil.example/", "https://good.example@evil.example/" },
    { "https://x/\x7f\x01\xff", "https://x/%7F%01%FF" },
    /* A browser takes this for the end of the host, others for part of a user name. */
    { "https://evil.example\\@good.example/", "https://evil.example%5C@good.example/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = moniac_link_to_ascii (rows[i].address);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
test_host (void)
{
  static const struct
  {
    const char *address;
    const char *host;
  } rows[] = {
    { "https://example.com", "example.com" },
    { "https://example.com/a?b#c", "example.com" },
    { "https://example.com?b@c", "example.com" },
    { "https://example.com#@c", "example.com" },
    { "http://example.com:8080/@c", "example.com" },
    { "https://good.example@evil.example/", "evil.example" },
    { "https://good.example:80@evil.example:81/", "evil.example" },
    { "https://a@b@evil.example", "evil.example" },
    { "https://good.example%2F@evil.example/", "evil.example" },
    { "https://xn--bcher-kva.example/", "xn--bcher-kva.example" },
    { "http://[2001:db8::1]:80/", "[2001:db8::1]" },
    { "http://[2001:db8", "[2001:db8" },
    { "https://", NULL },
    { "https:///a", NULL },
    { "https://:80/", NULL },
    { "https:example.com", NULL },
    { "mailto:someone@example.com", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize start, length;
      g_autofree char *host = NULL;

      if (moniac_link_find_host (rows[i].address, &start, &length))
        host = g_strndup (rows[i].address + start, length);
      if (g_strcmp0 (host, rows[i].host) != 0)
        g_error ("of \"%s\" the host is said to be \"%s\"", rows[i].address, host);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link/allowed", test_allowed);
  g_test_add_func ("/link/ascii", test_ascii);
  g_test_add_func ("/link/host", test_host);
  return g_test_run ();
}
