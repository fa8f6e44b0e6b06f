/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by id. */
#include "config.h"

#include "moniac-id-table.h"

#include <string.h>

#define LEAST_SLOTS 16
/* Two odd numbers without a pattern. */
#define FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define OTHER_FACTOR G_GUINT64_CONSTANT (0xd6e8feb86659fd93)

/* An id of NULL: free. */
typedef struct
{
  const char *id;
  guint32 hash;
  int number;
} Slot;

/* Open addressing, at most half full; the number of slots is a power of two. */
struct _MoniacIdTable
{
  Slot *slots;
  guint n_slots;
  guint n;
};

/* Differs from run to run, so that no file can be made in which all ids fall together. */
static guint64
get_seed (void)
{
  static gsize seed;

  if (g_once_init_enter (&seed))
    g_once_init_leave (&seed, (((gsize) g_random_int () << 16) ^ g_random_int ()) | 1);

  return seed;
}

static guint64
mix (guint64 a,
     guint64 b)
{
  unsigned __int128 product = (unsigned __int128) a * b;

  return (guint64) product ^ (guint64) (product >> 64);
}

static guint32
hash_id (const char *id)
{
  gsize length = strlen (id);
  guint64 hash = get_seed () ^ (length * FACTOR);
  guint64 part;

  for (; length > 8; length -= 8, id += 8)
    {
      memcpy (&part, id, 8);
      hash = mix (hash ^ part, FACTOR);
    }
  part = 0;
  memcpy (&part, id, length);
  hash = mix (hash ^ part, OTHER_FACTOR);

  return (guint32) (hash ^ (hash >> 32));
}

/**
 * moniac_id_table_new:
 * @n_expected: for how many ids there should be room from the start; more may come
 *
 * Returns: (transfer full): an empty table
 */
MoniacIdTable *
moniac_id_table_new (guint n_expected)
{
  MoniacIdTable *self = g_new0 (MoniacIdTable, 1);

  self->n_slots = LEAST_SLOTS;
  while (self->n_slots / 2 < n_expected)
    self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);

  return self;
}

void
moniac_id_table_free (MoniacIdTable *self)
{
  g_free (self->slots);
  g_free (self);
}

/* The slot that has the id, or the free one where it belongs. */
static Slot *
find_slot (const MoniacIdTable *self,
           const char          *id,
           guint32              hash)
{
  guint i = hash & (self->n_slots - 1);

  while (self->slots[i].id && (self->slots[i].hash != hash || strcmp (self->slots[i].id, id) != 0))
    i = (i + 1) & (self->n_slots - 1);

  return &self->slots[i];
}

static void
grow (MoniacIdTable *self)
{
  g_autofree Slot *old = self->slots;
  guint n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].id)
      {
        guint at = old[i].hash & (self->n_slots - 1);

        while (self->slots[at].id)
          at = (at + 1) & (self->n_slots - 1);
        self->slots[at] = old[i];
      }
}

/**
 * moniac_id_table_add:
 * @id: borrowed: it has to stay as long as the table
 * @number: not negative
 *
 * Returns: %FALSE where the id is there already; then its number stays
 */
gboolean
moniac_id_table_add (MoniacIdTable *self,
                     const char    *id,
                     int            number)
{
  guint32 hash = hash_id (id);
  Slot *slot = find_slot (self, id, hash);

  if (slot->id)
    return FALSE;
  *slot = (Slot) { id, hash, number };
  self->n++;
  if (self->n > self->n_slots / 2)
    grow (self);

  return TRUE;
}

/* Returns the number of an id, or -1 where it is not there. */
int
moniac_id_table_find (const MoniacIdTable *self,
                      const char          *id)
{
  const Slot *slot = find_slot (self, id, hash_id (id));

  return slot->id ? slot->number : -1;
}
