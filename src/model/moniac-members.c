/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of one JSON object as they stood in the file. */
#include "config.h"

#include "moniac-members.h"

typedef struct
{
  char *name;       /* interned: most objects of a file have the same names */
  char *raw;        /* NULL for a member that Moniac knows */
} Member;

struct _MoniacMembers
{
  gatomicrefcount ref_count;
  guint n;
  Member members[];
};

G_DEFINE_BOXED_TYPE (MoniacMembers, moniac_members, moniac_members_ref, moniac_members_unref)

/**
 * moniac_members_new:
 * @n: how many members the object has
 * @names: their names, decoded, in order
 * @raws: for each the text of its value as it stood in the file, or NULL for a member that
 *   Moniac knows and writes by itself
 *
 * Returns: (transfer full): a new value with one reference
 */
MoniacMembers *
moniac_members_new (guint               n,
                    const char * const *names,
                    const char * const *raws)
{
  MoniacMembers *self = g_malloc0 (sizeof *self + n * sizeof (Member));

  g_atomic_ref_count_init (&self->ref_count);
  self->n = n;
  for (guint i = 0; i < n; i++)
    {
      self->members[i].name = g_ref_string_new_intern (names[i]);
      self->members[i].raw = g_strdup (raws[i]);
    }
  return self;
}

MoniacMembers *
moniac_members_ref (MoniacMembers *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_members_unref (MoniacMembers *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n; i++)
    {
      g_ref_string_release (self->members[i].name);
      g_free (self->members[i].raw);
    }
  g_free (self);
}

guint
moniac_members_get_n (const MoniacMembers *self)
{
  return self->n;
}

const char *
moniac_members_get_name (const MoniacMembers *self,
                         guint                i)
{
  g_return_val_if_fail (i < self->n, NULL);
  return self->members[i].name;
}

/* The text of an unknown member's value; NULL for a member that Moniac knows. */
const char *
moniac_members_get_raw (const MoniacMembers *self,
                        guint                i)
{
  g_return_val_if_fail (i < self->n, NULL);
  return self->members[i].raw;
}

/* Both may be NULL. */
gboolean
moniac_members_equal (const MoniacMembers *self,
                      const MoniacMembers *other)
{
  if (self == other)
    return TRUE;
  if (!self || !other || self->n != other->n)
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    if (self->members[i].name != other->members[i].name
        || g_strcmp0 (self->members[i].raw, other->members[i].raw) != 0)
      return FALSE;
  return TRUE;
}
