/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To be preloaded into the layout program: a Graphviz that has been taken over. In place of the layout that was
 * asked for it tries to reach files, the network, and other processes, and ends with INTRUDED if any of it works.
 * With MONIAC_INTRUDER=early it does so in the first layout, the one that only loads: there a file can be read. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gvc.h>

#define INTRUDED 42

static int
try_files (void)
{
  struct stat info;

  return open ("/etc/passwd", O_RDONLY) >= 0
         || open ("/tmp", O_TMPFILE | O_RDWR, 0600) >= 0
         || stat ("/etc/passwd", &info) == 0
         || memfd_create ("x", 0) >= 0
         || unlink ("/nowhere") == 0;
}

static int
try_network (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) >= 0
         || socket (AF_INET6, SOCK_DGRAM, 0) >= 0
         || socket (AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static int
try_processes (void)
{
  char *argv[] = { (char *) "/bin/true", NULL };

  return fork () >= 0
         || execv (argv[0], argv) >= 0
         || kill (getppid (), 0) == 0
         || mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

int gvLayout (GVC_t *context, graph_t *graph, const char *engine);

int
gvLayout (GVC_t      *context,
          graph_t    *graph,
          const char *engine)
{
  static int n_layouts;
  int (*real) (GVC_t *, graph_t *, const char *);
  int early = getenv ("MONIAC_INTRUDER") != NULL;

  *(void **) &real = dlsym (RTLD_NEXT, "gvLayout");
  n_layouts++;
  if ((early || n_layouts == 2) && (try_files () || try_network () || try_processes ()))
    _exit (INTRUDED);
  return real (context, graph, engine);
}
