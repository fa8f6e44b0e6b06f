/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads deal files: reads bytes within the limits, scans them, and makes a document. */
#include "config.h"

#include "moniac-deal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "moniac-deal-reader.h"
#include "moniac-deal-writer.h"
#include "moniac-json-report.h"
#include "moniac-json-scan.h"

#define CHUNK (1024 * 1024)

/* Problems of the file as a whole. */
static void
add_problem (MoniacProblems    *problems,
             MoniacProblemCode  code,
             const char        *message)
{
  moniac_problems_add (problems, code, MONIAC_SEVERITY_ERROR, 0, 0, "", "%s", message);
}

static void
add_too_large (MoniacProblems *problems)
{
  g_autofree char *message
    = g_strdup_printf (_("the file is larger than %d MiB"),
                       MONIAC_DEAL_FILE_MAX_SIZE / (1024 * 1024));

  add_problem (problems, MONIAC_PROBLEM_TOO_LARGE, message);
}

static void
add_unreadable (MoniacProblems *problems,
                int             reason)
{
  g_autofree char *message = NULL;

  if (reason == ENOENT)
    message = g_strdup (_("the file does not exist"));
  else if (reason == EACCES || reason == EPERM)
    message = g_strdup (_("you are not allowed to read the file"));
  else if (reason == EISDIR)
    message = g_strdup (_("this is a folder, not a file"));
  else if (reason == ESPIPE || reason == ENXIO)
    message = g_strdup (_("this is a pipe or a device, not a file"));
  else
    message = g_strdup_printf (_("the file cannot be read: %s"), g_strerror (reason));
  add_problem (problems, MONIAC_PROBLEM_READ, message);
}

static const char *
first_value (const char *text,
             gsize       length)
{
  const char *end = text + length;

  if (length >= 3 && (guchar) text[0] == 0xef)
    text += 3;
  while (text < end && g_ascii_isspace (*text))
    text++;
  return text;
}

static MoniacRecords *
parse_records (GBytes         *bytes,
               gboolean        only_check,
               MoniacProblems *problems,
               GCancellable   *cancellable)
{
  g_autoptr (MoniacJsonReport) report = NULL;
  MoniacRecords *records = NULL;
  const char *text;
  gsize length;

  text = g_bytes_get_data (bytes, &length);
  if (text == NULL)
    text = "";
  if (length > MONIAC_DEAL_FILE_MAX_SIZE)
    {
      add_too_large (problems);
      return NULL;
    }
  report = moniac_json_report_new (text, length);
  if (moniac_json_scan (text, length, MONIAC_DEAL_FILE_MAX_DEPTH, report, cancellable))
    records = moniac_deal_reader_read (first_value (text, length), only_check, report, cancellable);
  if (records == NULL && g_cancellable_is_cancelled (cancellable))
    return NULL;
  moniac_json_report_deliver (report, problems);
  return records;
}

MoniacRecords *
moniac_deal_file_parse_records (GBytes         *bytes,
                                MoniacProblems *problems,
                                GCancellable   *cancellable)
{
  return parse_records (bytes, FALSE, problems, cancellable);
}

MoniacDocument *
moniac_deal_file_parse (GBytes         *bytes,
                        MoniacProblems *problems,
                        GCancellable   *cancellable)
{
  g_autoptr (MoniacRecords) records = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  records = parse_records (bytes, FALSE, problems, cancellable);
  return records != NULL ? moniac_records_to_document (records) : NULL;
}

/* The size that a file claims to have; 0 where it does not know. */
static goffset
claimed_size (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 && S_ISREG (info.st_mode) ? info.st_size : 0;
}

/* Appends up to a chunk; 0 at the end, -1 with errno set. */
static gssize
read_chunk (int         fd,
            GByteArray *buffer)
{
  guint length = buffer->len;
  gssize n;

  g_byte_array_set_size (buffer, length + CHUNK);
  do
    n = read (fd, buffer->data + length, CHUNK);
  while (n < 0 && errno == EINTR);
  g_byte_array_set_size (buffer, length + MAX (n, 0));
  return n;
}

static GBytes *
read_bytes (int             fd,
            MoniacProblems *problems,
            GCancellable   *cancellable)
{
  goffset size = claimed_size (fd);
  g_autoptr (GByteArray) buffer = NULL;
  gssize n;

  if (size > MONIAC_DEAL_FILE_MAX_SIZE)
    {
      add_too_large (problems);
      return NULL;
    }
  buffer = g_byte_array_sized_new (size + CHUNK);
  while ((n = read_chunk (fd, buffer)) > 0)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (buffer->len > MONIAC_DEAL_FILE_MAX_SIZE)
        {
          add_too_large (problems);
          return NULL;
        }
    }
  if (n < 0)
    {
      add_unreadable (problems, errno);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&buffer));
}

/* Opens only what ends, and without waiting: a pipe would keep a worker until somebody writes
 * to it. Returns -1 with errno set. */
static int
open_file (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  struct stat info;
  int reason;

  if (fd < 0)
    return -1;
  if (fstat (fd, &info) != 0)
    reason = errno;
  else if (S_ISREG (info.st_mode))
    return fd;
  else
    reason = S_ISDIR (info.st_mode) ? EISDIR : ESPIPE;
  close (fd);
  errno = reason;
  return -1;
}

GBytes *
moniac_deal_file_read (const char     *path,
                       MoniacProblems *problems,
                       GCancellable   *cancellable)
{
  gboolean is_stdin = g_str_equal (path, "-");
  int fd = is_stdin ? STDIN_FILENO : open_file (path);
  GBytes *bytes;

  if (fd < 0)
    {
      add_unreadable (problems, errno);
      return NULL;
    }
  bytes = read_bytes (fd, problems, cancellable);
  if (!is_stdin)
    close (fd);
  return bytes;
}

/* Appends up to a chunk; 0 at the end, -1 with an error. */
static gssize
read_stream_chunk (GInputStream  *stream,
                   GByteArray    *buffer,
                   GCancellable  *cancellable,
                   GError       **error)
{
  guint length = buffer->len;
  gssize n;

  g_byte_array_set_size (buffer, length + CHUNK);
  n = g_input_stream_read (stream, buffer->data + length, CHUNK, cancellable, error);
  g_byte_array_set_size (buffer, length + MAX (n, 0));
  return n;
}

GBytes *
moniac_deal_file_read_stream (GInputStream   *stream,
                              MoniacProblems *problems,
                              GCancellable   *cancellable)
{
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gssize n;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  while ((n = read_stream_chunk (stream, buffer, cancellable, &error)) > 0)
    if (buffer->len > MONIAC_DEAL_FILE_MAX_SIZE)
      {
        add_too_large (problems);
        return NULL;
      }
  if (n == 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&buffer));
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_problem (problems, MONIAC_PROBLEM_READ, error->message);
  return NULL;
}

MoniacDocument *
moniac_deal_file_load (const char      *path,
                       MoniacProblems  *problems,
                       GCancellable    *cancellable,
                       GBytes         **bytes_out)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  if (bytes_out != NULL)
    *bytes_out = NULL;
  bytes = moniac_deal_file_read (path, problems, cancellable);
  if (bytes == NULL)
    return NULL;
  if (bytes_out != NULL)
    *bytes_out = g_bytes_ref (bytes);
  return moniac_deal_file_parse (bytes, problems, cancellable);
}

MoniacRecords *
moniac_deal_file_load_records (const char     *path,
                               MoniacProblems *problems,
                               GCancellable   *cancellable)
{
  g_autoptr (GBytes) bytes = moniac_deal_file_read (path, problems, cancellable);

  return bytes != NULL ? parse_records (bytes, FALSE, problems, cancellable) : NULL;
}

gboolean
moniac_deal_file_check (const char     *path,
                        MoniacProblems *problems,
                        GCancellable   *cancellable)
{
  g_autoptr (GBytes) bytes = moniac_deal_file_read (path, problems, cancellable);
  g_autoptr (MoniacRecords) records = bytes != NULL ? parse_records (bytes, TRUE, problems, cancellable) : NULL;

  return records != NULL;
}

/* What is written has to open again: a document that grows too large with one member a
 * line gets one item a line. */
GBytes *
moniac_deal_file_write_records (MoniacRecords *records)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (records != NULL, NULL);

  bytes = moniac_deal_writer_write (records, FALSE);
  if (g_bytes_get_size (bytes) > MONIAC_DEAL_FILE_MAX_SIZE)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = moniac_deal_writer_write (records, TRUE);
    }
  return g_steal_pointer (&bytes);
}

GBytes *
moniac_deal_file_write (MoniacDocument *document)
{
  g_autoptr (MoniacRecords) records = NULL;

  g_return_val_if_fail (MONIAC_IS_DOCUMENT (document), NULL);

  records = moniac_records_of_document (document);
  return moniac_deal_file_write_records (records);
}
