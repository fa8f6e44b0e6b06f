/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure in motion as WebM or MP4, made by the program ffmpeg: it is given frames, and nothing else, and what it
 * makes lies in memory only. */
#define _GNU_SOURCE
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "moniac-export-private.h"
#include "moniac-frames.h"

#define PROGRAM "ffmpeg"
/* What the child finds under these numbers. */
#define FILM_FD 3
#define FILM_PATH "file:/proc/self/fd/3"
#define MAX_WORDS 300

typedef struct
{
  GSubprocess *program;
  GSocket *input;
  int film;                    /* a file in memory */
  int words;                   /* another: what the program says */
} Filming;

gboolean
moniac_export_can_film (void)
{
  g_autofree char *path = g_find_program_in_path (PROGRAM);

  return path != NULL;
}

char *
moniac_export_tell_missing (void)
{
  return g_strdup_printf (_("Films are made by the program “%s”, which is not installed"), PROGRAM);
}

static gboolean
fail (GError     **error,
      const char  *why)
{
  g_set_error (error, MONIAC_EXPORT_ERROR, MONIAC_EXPORT_ERROR_FAILED, _("The film could not be written: %s"), why);
  return FALSE;
}

static void
add_words (GPtrArray          *arguments,
           const char * const *words,
           gsize               n)
{
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (arguments, g_strdup (words[i]));
}

/* Frames as cairo has them; colors as players of films expect them; no date, no name of a program. */
static GPtrArray *
list_arguments (const MoniacFrames *frames,
                MoniacExportFormat  format)
{
  static const char * const input[] = {
    PROGRAM, "-nostdin", "-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file,pipe",
    "-f", "rawvideo", "-pixel_format", "bgr0",
  };
  static const char * const output[] = {
    "-i", "pipe:0", "-an", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
    "-vf", "scale=in_range=full:out_range=limited:out_color_matrix=bt709,format=yuv420p",
    "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
  };
  static const char * const mp4[] = {
    "-c:v", "libx264", "-preset", "medium", "-tune", "animation", "-crf", "18", "-movflags", "+faststart", "-f", "mp4",
  };
  static const char * const webm[] = {
    "-c:v", "libvpx-vp9", "-crf", "28", "-b:v", "0", "-deadline", "good", "-cpu-used", "4", "-row-mt", "1", "-f", "webm",
  };
  static const char * const end[] = { "-y", FILM_PATH };
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  char rate[G_ASCII_DTOSTR_BUF_SIZE];

  add_words (arguments, input, G_N_ELEMENTS (input));
  g_ptr_array_add (arguments, g_strdup ("-video_size"));
  g_ptr_array_add (arguments, g_strdup_printf ("%dx%d", moniac_frames_get_width (frames), moniac_frames_get_height (frames)));
  g_ptr_array_add (arguments, g_strdup ("-framerate"));
  g_ptr_array_add (arguments, g_strdup (g_ascii_dtostr (rate, sizeof rate, moniac_frames_get_rate (frames))));
  add_words (arguments, output, G_N_ELEMENTS (output));
  if (format == MONIAC_EXPORT_MP4)
    add_words (arguments, mp4, G_N_ELEMENTS (mp4));
  else
    add_words (arguments, webm, G_N_ELEMENTS (webm));
  add_words (arguments, end, G_N_ELEMENTS (end));
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

/* A socket, since writing to one that nobody reads any more is an error, and no signal. */
static gboolean
open_ends (Filming *self,
           int     *its_end,
           GError **error)
{
  int pair[2];

  self->film = memfd_create ("film", MFD_CLOEXEC);
  self->words = memfd_create ("words", MFD_CLOEXEC);
  if (self->film < 0 || self->words < 0 || socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    return fail (error, g_strerror (errno));
  *its_end = pair[1];
  self->input = g_socket_new_from_fd (pair[0], error);
  if (self->input)
    return TRUE;
  close (pair[0]);
  close (pair[1]);
  return FALSE;
}

static gboolean
start (Filming            *self,
       const MoniacFrames *frames,
       MoniacExportFormat  format,
       GError            **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GPtrArray) arguments = list_arguments (frames, format);
  int its_end;

  if (!open_ends (self, &its_end, error))
    return FALSE;
  g_subprocess_launcher_take_stdin_fd (launcher, its_end);
  g_subprocess_launcher_take_stderr_fd (launcher, dup (self->words));
  g_subprocess_launcher_take_fd (launcher, dup (self->film), FILM_FD);
  self->program = g_subprocess_launcher_spawnv (launcher, (const char * const *) arguments->pdata, error);
  g_subprocess_launcher_close (launcher);
  return self->program != NULL;
}

static gboolean
send_all (GSocket       *socket,
          const guchar  *bytes,
          gsize          n,
          GCancellable  *cancellable,
          GError       **error)
{
  for (gsize sent = 0; sent < n;)
    {
      gssize more = g_socket_send (socket, (const char *) bytes + sent, n - sent, cancellable, error);

      if (more < 0)
        return FALSE;
      sent += (gsize) more;
    }
  return TRUE;
}

static gboolean
send_frames (Filming       *self,
             MoniacFrames  *frames,
             GCancellable  *cancellable,
             GError       **error)
{
  gsize row = 4 * (gsize) moniac_frames_get_width (frames);

  for (int i = 0; i < moniac_frames_get_n (frames); i++)
    {
      cairo_surface_t *frame = moniac_frames_draw (frames, i, error);

      for (int y = 0; frame && y < moniac_frames_get_height (frames); y++)
        if (!send_all (self->input,
                       cairo_image_surface_get_data (frame) + (gsize) y * cairo_image_surface_get_stride (frame), row,
                       cancellable, error))
          return FALSE;
      if (!frame)
        return FALSE;
    }
  return TRUE;
}

static GBytes *
read_all (int fd)
{
  off_t length = lseek (fd, 0, SEEK_END);
  GMappedFile *mapped = length > 0 ? g_mapped_file_new_from_fd (fd, FALSE, NULL) : NULL;
  GBytes *bytes = mapped ? g_mapped_file_get_bytes (mapped) : g_bytes_new (NULL, 0);

  g_clear_pointer (&mapped, g_mapped_file_unref);
  return bytes;
}

/* What the program said of why it gave up. */
static void
set_program_error (Filming *self,
                   GError **error)
{
  g_autoptr (GBytes) bytes = read_all (self->words);
  gsize length = MIN (g_bytes_get_size (bytes), MAX_WORDS);
  g_autofree char *words = length > 0 ? g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) length) : g_strdup ("");

  g_strstrip (words);
  fail (error, *words ? words : _("the program gave up"));
}

static GBytes *
finish (Filming       *self,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (GError) waited = NULL;

  g_clear_object (&self->input);
  if (!g_subprocess_wait (self->program, cancellable, &waited))
    {
      g_propagate_error (error, g_steal_pointer (&waited));
      return NULL;
    }
  if (g_subprocess_get_successful (self->program))
    return read_all (self->film);
  set_program_error (self, error);
  return NULL;
}

/* Whatever happened, the program is gone afterwards, and nothing is left of it. */
static void
clean_up (Filming *self)
{
  g_clear_object (&self->input);
  if (self->program)
    {
      g_subprocess_force_exit (self->program);
      g_subprocess_wait (self->program, NULL, NULL);
      g_clear_object (&self->program);
    }
  if (self->film >= 0)
    close (self->film);
  if (self->words >= 0)
    close (self->words);
}

GBytes *
moniac_export_film (const MoniacScene         *scene,
                    const MoniacExportOptions *options,
                    GError                   **error)
{
  g_autoptr (MoniacFrames) frames = NULL;
  g_autoptr (GError) trouble = NULL;
  Filming self = { .film = -1, .words = -1 };
  GBytes *bytes = NULL;

  if (!moniac_export_can_film ())
    {
      g_autofree char *missing = moniac_export_tell_missing ();

      g_set_error_literal (error, MONIAC_EXPORT_ERROR, MONIAC_EXPORT_ERROR_MISSING, missing);
      return NULL;
    }
  /* Colors have half as many pixels each way. */
  frames = moniac_frames_new (scene, options, 2, error);
  if (!frames)
    return NULL;
  if (start (&self, frames, options->format, &trouble) && send_frames (&self, frames, options->cancellable, &trouble))
    bytes = finish (&self, options->cancellable, &trouble);
  else if (self.program && !g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&trouble);
      bytes = finish (&self, options->cancellable, &trouble);
      g_clear_pointer (&bytes, g_bytes_unref);
      if (!trouble)
        fail (&trouble, _("the program gave up"));
    }
  clean_up (&self);
  if (!bytes)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return bytes;
}
