/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses from a document: which of them may be handed to another program, and how they are shown before. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether it is http, https or mailto; nothing else is ever opened or put into a file that is passed on. */
gboolean moniac_link_is_allowed (const char *address);
/* The whole address in ASCII: whatever else is in it is percent-encoded, so that nothing turns the text around, hides in
 * it, or looks like another letter; so is the backslash, which some programs take for "/" and others do not. This, and not the
 * original, is what is opened. A new string. */
char    *moniac_link_to_ascii   (const char *address);
/* Where in such an address, in bytes, the name of the host stands that it leads to: behind a user name, before a port. FALSE
 * where it has none, as with mailto. */
gboolean moniac_link_find_host  (const char *address,
                                 gsize      *start,
                                 gsize      *length);

G_END_DECLS
