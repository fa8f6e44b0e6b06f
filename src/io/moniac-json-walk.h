/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking through JSON text that moniac_json_scan() has found to be sound, without a tree:
 * a value is the place in the text where it begins. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MONIAC_JSON_NULL,
  MONIAC_JSON_FALSE,
  MONIAC_JSON_TRUE,
  MONIAC_JSON_NUMBER,
  MONIAC_JSON_STRING,
  MONIAC_JSON_ARRAY,
  MONIAC_JSON_OBJECT,
} MoniacJsonType;

/**
 * MoniacJsonIter:
 * @name: in an object, the member's name as it stands between its quotes
 * @name_length: its length in bytes
 * @value: where the member or element begins
 * @end: one past where it ends, or %NULL where nobody has looked yet: whoever has read the
 *   value may set it, which saves walking it again
 *
 * A place in an object or array; a plain struct on the stack.
 */
typedef struct
{
  const char *name;
  gsize name_length;
  const char *value;
  const char *end;
  /*< private >*/
  const char *at;
  gboolean is_object;
} MoniacJsonIter;

MoniacJsonType moniac_json_type          (const char     *value);
const char    *moniac_json_skip          (const char     *value);
guint          moniac_json_count         (const char     *container,
                                          const char    **end);
gboolean       moniac_json_is_empty      (const char     *container);
void           moniac_json_iter_init     (MoniacJsonIter *self,
                                          const char     *container);
gboolean       moniac_json_iter_next     (MoniacJsonIter *self);
const char    *moniac_json_iter_get_end  (MoniacJsonIter *self);

char          *moniac_json_decode        (const char     *inside,
                                          gsize           length);
void           moniac_json_append_string (GString        *out,
                                          const char     *text);

G_END_DECLS
