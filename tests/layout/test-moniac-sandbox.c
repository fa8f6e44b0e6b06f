/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sandbox of the layout program, from inside: what each of its steps refuses, and what it leaves. */
#include "moniac-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

typedef enum
{
  BEFORE,
  ENTERED,
  CLOSED,
} Step;

static int
read_file (void)
{
  return open ("/etc/passwd", O_RDONLY);
}

static int
write_file (void)
{
  return open ("/dev/null", O_WRONLY);
}

static int
make_file (void)
{
  g_autofree char *path = g_strdup_printf ("%s/moniac-sandbox-%d", g_get_tmp_dir (), (int) getpid ());
  int fd = open (path, O_CREAT | O_EXCL | O_RDONLY, 0600);

  if (fd >= 0)
    unlink (path);
  return fd;
}

/* That there is no such file is for the kernel to say, not for the sandbox. */
static int
remove_file (void)
{
  return unlink ("/nowhere/file") != 0 && errno == EPERM ? -1 : 0;
}

static int
open_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0);
}

static int
open_local_socket (void)
{
  return socket (AF_UNIX, SOCK_STREAM, 0);
}

static int
start_process (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  return pid;
}

static int
start_program (void)
{
  char *argv[] = { (char *) "/bin/true", NULL };

  return execv (argv[0], argv);
}

static int
signal_parent (void)
{
  return kill (getppid (), 0);
}

static int
list_folder (void)
{
  return syscall (SYS_getdents64, STDIN_FILENO, NULL, 0) < 0 && errno == EPERM ? -1 : 0;
}

static int
raise_limit (void)
{
  struct rlimit limit = { 1, 1 };

  return setrlimit (RLIMIT_NOFILE, &limit);
}

static int
make_code (void)
{
  void *page = mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return page == MAP_FAILED ? -1 : 0;
}

static int
take_memory (void)
{
  char *memory = malloc (64 << 20);

  if (memory == NULL)
    return -1;
  memset (memory, 1, 64 << 20);
  free (memory);
  return 0;
}

static int
write_to_standard_error (void)
{
  return (int) write (STDERR_FILENO, "", 0);
}

/* `until`: the last step at which it works. */
static const struct
{
  const char *name;
  int (*try_it) (void);
  Step until;
} cases[] = {
  { "read-file", read_file, ENTERED },
  { "write-file", write_file, BEFORE },
  { "make-file", make_file, BEFORE },
  { "remove-file", remove_file, BEFORE },
  { "socket", open_socket, BEFORE },
  { "local-socket", open_local_socket, BEFORE },
  { "process", start_process, BEFORE },
  { "program", start_program, BEFORE },      /* there it takes the place of the child, and ends with 0 */
  { "signal", signal_parent, BEFORE },
  { "folder", list_folder, ENTERED },
  { "limit", raise_limit, ENTERED },
  { "code", make_code, ENTERED },
  { "memory", take_memory, CLOSED },
  { "output", write_to_standard_error, CLOSED },
};

/* What a child finds: 0 that it works, 1 that it is refused with EPERM, 2 anything else. */
static int
try_at (int  i,
        Step step)
{
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    {
      if (step >= ENTERED)
        moniac_sandbox_enter ();
      if (step >= CLOSED)
        moniac_sandbox_close ();
      if (cases[i].try_it () >= 0)
        _exit (0);
      _exit (errno == EPERM ? 1 : 2);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_call (gconstpointer data)
{
  int i = GPOINTER_TO_INT (data);

  for (int step = BEFORE; step <= CLOSED; step++)
    g_assert_cmpint (try_at (i, (Step) step), ==, step > (int) cases[i].until);
}

/* In a child, in the sandbox. Returns its wait status. */
static int
run_inside (void (*function) (void))
{
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    {
      moniac_sandbox_enter ();
      function ();
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

static void
check_limits (void)
{
  static const struct
  {
    int resource;
    rlim_t most;
  } limits[] = {
    { RLIMIT_CPU, 60 }, { RLIMIT_CORE, 0 }, { RLIMIT_FSIZE, 0 }, { RLIMIT_NOFILE, 64 },
#ifndef __SANITIZE_ADDRESS__
    { RLIMIT_AS, 2ul << 30 },
#endif
  };
  struct rlimit now;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (getrlimit (limits[i].resource, &now) != 0
        || now.rlim_cur > limits[i].most || now.rlim_max > limits[i].most)
      _exit (1);
}

static void
test_limits (void)
{
  g_assert_cmpint (run_inside (check_limits), ==, 0);
}

static void
take_too_much_memory (void)
{
  for (int i = 0; i < 30; i++)
    {
      void * volatile memory = malloc (128 << 20);

      if (memory == NULL)
        _exit (7);
    }
}

static void
test_memory (void)
{
  int status;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the address sanitizer needs more memory than there is");
  return;
#endif
  status = run_inside (take_too_much_memory);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 7);
}

/* The limit itself is a minute, which no test waits for: the child lowers it. */
static void
compute_for_ever (void)
{
  struct rlimit limit = { 1, 1 };
  volatile guint64 n = 0;

  setrlimit (RLIMIT_CPU, &limit);
  moniac_sandbox_close ();
  for (;;)
    n++;
}

static void
test_time (void)
{
  int status = run_inside (compute_for_ever);

  g_assert_true (WIFSIGNALED (status));
  g_assert_true (WTERMSIG (status) == SIGXCPU || WTERMSIG (status) == SIGKILL);
}

static void
die (void)
{
  moniac_sandbox_close ();
  abort ();
}

/* What crashes in there ends, and does not go on in a handler that is refused. */
static void
test_abort (void)
{
  int status = run_inside (die);

#ifdef __SANITIZE_ADDRESS__
  /* Its handler catches what abort() does at last, and ends the process. */
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) != 0);
#else
  g_assert_true (WIFSIGNALED (status));
#endif
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sandbox/", cases[i].name, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_call);
    }
  g_test_add_func ("/sandbox/limits", test_limits);
  g_test_add_func ("/sandbox/too-much-memory", test_memory);
  g_test_add_func ("/sandbox/too-much-time", test_time);
  g_test_add_func ("/sandbox/abort", test_abort);
  return g_test_run ();
}
