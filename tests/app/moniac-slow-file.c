/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system of one folder, whose files are slow. */

#include "moniac-slow-file.h"

#include <string.h>

#define SCHEME "slow"
#define PIECE 100
#define PAUSE_US 2000

static GHashTable *texts;      /* by address; only written before anybody reads */
static int n_reading;

/* The stream */

#define TYPE_SLOW_STREAM (slow_stream_get_type ())
G_DECLARE_FINAL_TYPE (SlowStream, slow_stream, SLOW, STREAM, GFileInputStream)

struct _SlowStream
{
  GFileInputStream parent_instance;

  const char *at;              /* NULL: never anything */
};

G_DEFINE_FINAL_TYPE (SlowStream, slow_stream, G_TYPE_FILE_INPUT_STREAM)

static gssize
slow_stream_read (GInputStream  *stream,
                  void          *buffer,
                  gsize          count,
                  GCancellable  *cancellable,
                  GError       **error)
{
  SlowStream *self = SLOW_STREAM (stream);
  gsize n;

  g_atomic_int_inc (&n_reading);
  do
    g_usleep (PAUSE_US);
  while (self->at == NULL && !g_cancellable_is_cancelled (cancellable));
  g_atomic_int_add (&n_reading, -1);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  n = MIN (MIN (count, PIECE), strlen (self->at));
  memcpy (buffer, self->at, n);
  self->at += n;
  return (gssize) n;
}

static void
slow_stream_class_init (SlowStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = slow_stream_read;
}

static void
slow_stream_init (SlowStream *self)
{
}

/* The file */

#define TYPE_SLOW_FILE (slow_file_get_type ())
G_DECLARE_FINAL_TYPE (SlowFile, slow_file, SLOW, FILE, GObject)

struct _SlowFile
{
  GObject parent_instance;

  char *address;
};

static GFile *
file_new (const char *address)
{
  SlowFile *self = g_object_new (TYPE_SLOW_FILE, NULL);

  self->address = g_strdup (address);
  return G_FILE (self);
}

static GFile *
dup_file (GFile *file)
{
  return file_new (SLOW_FILE (file)->address);
}

static guint
hash_file (GFile *file)
{
  return g_str_hash (SLOW_FILE (file)->address);
}

static gboolean
is_equal (GFile *a,
          GFile *b)
{
  return g_str_equal (SLOW_FILE (a)->address, SLOW_FILE (b)->address);
}

static gboolean
is_native (GFile *file)
{
  return FALSE;
}

static gboolean
has_scheme (GFile      *file,
            const char *scheme)
{
  return g_str_equal (scheme, SCHEME);
}

static char *
get_scheme (GFile *file)
{
  return g_strdup (SCHEME);
}

static char *
get_path (GFile *file)
{
  return NULL;
}

static char *
get_address (GFile *file)
{
  return g_strdup (SLOW_FILE (file)->address);
}

static char *
get_basename (GFile *file)
{
  return g_path_get_basename (SLOW_FILE (file)->address);
}

static GFile *
get_parent (GFile *file)
{
  const char *address = SLOW_FILE (file)->address;

  return g_str_equal (address, SCHEME ":///") ? NULL : file_new (SCHEME ":///");
}

static GFileInputStream *
open_stream (GFile         *file,
             GCancellable  *cancellable,
             GError       **error)
{
  SlowStream *stream = g_object_new (TYPE_SLOW_STREAM, NULL);

  stream->at = g_hash_table_lookup (texts, SLOW_FILE (file)->address);
  return G_FILE_INPUT_STREAM (stream);
}

static void
init_file (GFileIface *iface)
{
  iface->dup = dup_file;
  iface->hash = hash_file;
  iface->equal = is_equal;
  iface->is_native = is_native;
  iface->has_uri_scheme = has_scheme;
  iface->get_uri_scheme = get_scheme;
  iface->get_basename = get_basename;
  iface->get_path = get_path;
  iface->get_uri = get_address;
  iface->get_parse_name = get_address;
  iface->get_parent = get_parent;
  iface->read_fn = open_stream;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SlowFile, slow_file, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, init_file))

static void
slow_file_finalize (GObject *object)
{
  g_free (SLOW_FILE (object)->address);
  G_OBJECT_CLASS (slow_file_parent_class)->finalize (object);
}

static void
slow_file_class_init (SlowFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = slow_file_finalize;
}

static void
slow_file_init (SlowFile *self)
{
}

static GFile *
look_up (GVfs       *vfs,
         const char *address,
         gpointer    data)
{
  return file_new (address);
}

void
moniac_slow_file_register (void)
{
  texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_vfs_register_uri_scheme (g_vfs_get_default (), SCHEME, look_up, NULL, NULL, look_up, NULL, NULL);
}

GFile *
moniac_slow_file_new (const char *name,
                      const char *text)
{
  g_autofree char *address = g_strconcat (SCHEME ":///", name, NULL);

  g_hash_table_insert (texts, g_strdup (address), g_strdup (text));
  return g_file_new_for_uri (address);
}

int
moniac_slow_file_count (void)
{
  return g_atomic_int_get (&n_reading);
}
