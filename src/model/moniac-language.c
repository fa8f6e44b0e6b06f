/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's language. */
#include "config.h"

#include "moniac-language.h"

#include <libintl.h>
#include <locale.h>

void
moniac_language_init (void)
{
  const char *dir = g_getenv ("MONIAC_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, dir ? dir : MONIAC_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
