/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other end of the helper program `moniac-layout`: starts it, writes a graph to it, reads
 * positions from it, and never waits longer than it may. One socket is both its standard input and its
 * standard output. Keeps no state, so any number of threads may be in here. */
#include "config.h"

#include "moniac-graphviz.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "moniac-graphviz-answer.h"

/* Longer than any line of a right answer. */
#define ANSWER_LINE 48
/* How long the helper may take to end after its last word, in steps of a millisecond. */
#define END_STEPS 250

extern char **environ;

G_DEFINE_QUARK (moniac-graphviz-error-quark, moniac_graphviz_error)

typedef struct
{
  pid_t pid;
  int socket;
  gint64 deadline;           /* monotonic, in microseconds */
  GCancellable *cancellable;
  GPollFD cancel;            /* fd is -1 without */
} Helper;

static char *
find_near_executable (void)
{
  static const char * const places[] = { "moniac-layout", "../layout/helper/moniac-layout" };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && access (path, X_OK) == 0)
        return g_steal_pointer (&path);
    }

  return NULL;
}

static char *
find_program (void)
{
  const char *chosen = g_getenv ("MONIAC_LAYOUT_HELPER");
  char *near;

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);

  near = find_near_executable ();

  return near != NULL ? near : g_build_filename (MONIAC_LIBEXECDIR, "moniac-layout", NULL);
}

static void
set_start_error (GError     **error,
                 const char  *program,
                 int          code)
{
  g_set_error (error, MONIAC_GRAPHVIZ_ERROR, MONIAC_GRAPHVIZ_ERROR_START,
               "The layout program %s did not start: %s", program, g_strerror (code));
}

/* Signals as a program of its own expects them, whatever this process does with them. */
static int
spawn (const char *program,
       int         its_socket,
       pid_t      *pid)
{
  char *argv[] = { (char *) program, NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, defaults;
  int code;

  sigemptyset (&none);
  sigemptyset (&defaults);
  sigaddset (&defaults, SIGPIPE);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, its_socket, STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&actions, its_socket, STDOUT_FILENO);
  posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigdefault (&attributes, &defaults);
  posix_spawnattr_setsigmask (&attributes, &none);

  code = posix_spawn (pid, program, &actions, &attributes, argv, environ);

  posix_spawn_file_actions_destroy (&actions);
  posix_spawnattr_destroy (&attributes);

  return code;
}

static gboolean
helper_start (Helper  *self,
              GError **error)
{
  g_autofree char *program = find_program ();
  int pair[2], code;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    {
      set_start_error (error, program, errno);
      return FALSE;
    }

  code = spawn (program, pair[1], &self->pid);
  close (pair[1]);
  if (code != 0)
    {
      close (pair[0]);
      set_start_error (error, program, code);
      return FALSE;
    }

  self->socket = pair[0];
  return TRUE;
}

/* Ends the helper if need be, and leaves no zombie. Returns its status, as of waitpid(). */
static int
helper_end (Helper *self)
{
  int status = 0;
  pid_t ended = 0;

  close (self->socket);
  for (int i = 0; i < END_STEPS && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      ended = waitpid (self->pid, &status, WNOHANG);
      if (ended != 0)
        break;
      g_usleep (1000);
    }

  if (ended == 0)
    {
      kill (self->pid, SIGKILL);
      while (waitpid (self->pid, &status, 0) < 0 && errno == EINTR)
        ;
    }

  return status;
}

static void
helper_kill (Helper *self)
{
  int status;

  kill (self->pid, SIGKILL);
  close (self->socket);
  while (waitpid (self->pid, &status, 0) < 0 && errno == EINTR)
    ;
}

/* Waits until the socket is ready for one of `events`, the time is up or somebody cancels. */
static gboolean
helper_wait (Helper  *self,
             short    events,
             GError **error)
{
  struct pollfd fds[] = { { self->socket, events, 0 }, { self->cancel.fd, POLLIN, 0 } };

  for (;;)
    {
      gint64 left = self->deadline - g_get_monotonic_time ();

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (left <= 0)
        {
          g_set_error_literal (error, MONIAC_GRAPHVIZ_ERROR, MONIAC_GRAPHVIZ_ERROR_TIMEOUT,
                               "The layout program did not finish in time");
          return FALSE;
        }
      if (poll (fds, 2, (int) MIN (left / 1000 + 1, G_MAXINT)) > 0 && fds[0].revents != 0)
        return TRUE;
    }
}

/* A helper that reads no more is no error here: what it answers, and how it ends, says more. */
static gboolean
helper_write (Helper       *self,
              const GString *text,
              GError       **error)
{
  gsize done = 0;

  while (done < text->len)
    {
      gssize n;

      if (!helper_wait (self, POLLOUT, error))
        return FALSE;
      n = send (self->socket, text->str + done, text->len - done, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n > 0)
        done += (gsize) n;
      else if (n < 0 && errno != EAGAIN && errno != EINTR)
        break;
    }

  shutdown (self->socket, SHUT_WR);
  return TRUE;
}

static gboolean
set_answer_error (GError **error)
{
  g_set_error_literal (error, MONIAC_GRAPHVIZ_ERROR, MONIAC_GRAPHVIZ_ERROR_ANSWER,
                       "The layout program answered something else than positions");
  return FALSE;
}

static gboolean
helper_read (Helper   *self,
             gsize     most,
             GString  *out,
             GError  **error)
{
  for (;;)
    {
      char buffer[16384];
      gssize n;

      if (!helper_wait (self, POLLIN, error))
        return FALSE;
      n = recv (self->socket, buffer, sizeof buffer, MSG_DONTWAIT);
      if (n < 0 && (errno == EAGAIN || errno == EINTR))
        continue;
      if (n <= 0)
        return TRUE;
      if (out->len + (gsize) n > most)
        return set_answer_error (error);
      g_string_append_len (out, buffer, n);
    }
}

static void
append_number (GString *text,
               double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.3f", value));
}

static GString *
write_question (MoniacEngine              engine,
                int                       n_nodes,
                const MoniacRect         *sizes,
                int                       n_edges,
                const MoniacGraphvizEdge *edges)
{
  static const char * const names[] = {
    [MONIAC_ENGINE_DOT] = "dot",
    [MONIAC_ENGINE_NEATO] = "neato",
    [MONIAC_ENGINE_SFDP] = "sfdp",
    [MONIAC_ENGINE_CIRCO] = "circo",
  };
  GString *text = g_string_new ("moniac-layout 1\n");

  g_string_append_printf (text, "%s %d %d\n", names[engine], n_nodes, n_edges);
  for (int i = 0; i < n_nodes; i++)
    {
      append_number (text, sizes[i].width);
      g_string_append_c (text, ' ');
      append_number (text, sizes[i].height);
      g_string_append_c (text, '\n');
    }
  for (int i = 0; i < n_edges; i++)
    g_string_append_printf (text, "%d %d %d\n", edges[i].from, edges[i].to,
                            CLAMP (edges[i].weight, 1, 1000));
  g_string_append (text, "end\n");

  return text;
}

static gboolean
check_status (int      status,
              GError **error)
{
  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return TRUE;

  if (WIFSIGNALED (status))
    g_set_error (error, MONIAC_GRAPHVIZ_ERROR, MONIAC_GRAPHVIZ_ERROR_DIED,
                 "The layout program died: %s", g_strsignal (WTERMSIG (status)));
  else
    g_set_error (error, MONIAC_GRAPHVIZ_ERROR, MONIAC_GRAPHVIZ_ERROR_DIED,
                 "The layout program gave up with status %d", WEXITSTATUS (status));
  return FALSE;
}

static gboolean
converse (Helper         *self,
          const GString  *question,
          int             n_nodes,
          MoniacPoint    *out,
          GError        **error)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  gsize most = ((gsize) n_nodes + 4) * ANSWER_LINE;
  int status;

  if (!helper_write (self, question, error) || !helper_read (self, most, answer, error))
    {
      helper_kill (self);
      return FALSE;
    }

  status = helper_end (self);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
      || !check_status (status, error))
    return FALSE;

  return moniac_graphviz_parse_answer (answer->str, answer->len, n_nodes, out) || set_answer_error (error);
}

gboolean
moniac_graphviz_place (MoniacEngine              engine,
                       int                       n_nodes,
                       const MoniacRect         *sizes,
                       int                       n_edges,
                       const MoniacGraphvizEdge *edges,
                       double                    seconds,
                       MoniacPoint              *out,
                       GCancellable             *cancellable,
                       GError                  **error)
{
  Helper helper = { .cancellable = cancellable, .cancel = { .fd = -1 } };
  g_autoptr (GString) question = NULL;
  gboolean placed = FALSE;

  g_return_val_if_fail (n_nodes >= 0 && n_edges >= 0, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  question = write_question (engine, n_nodes, sizes, n_edges, edges);
  helper.deadline = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  if (!g_cancellable_make_pollfd (cancellable, &helper.cancel))
    helper.cancel.fd = -1;

  if (helper_start (&helper, error))
    placed = converse (&helper, question, n_nodes, out, error);

  if (helper.cancel.fd >= 0)
    g_cancellable_release_fd (cancellable);

  return placed;
}
