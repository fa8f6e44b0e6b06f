/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-bench-first-window [--keep SECONDS] -- PROGRAM [ARGUMENT…]
 * Runs a program and says in JSON, in milliseconds since it was started, when its first large window came up, when
 * anything was drawn in it, and when something was drawn in the part where a figure would be; then its CPU time and
 * memory, after so many seconds more. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#define LEAST_SIZE 100
#define LEAST_COLORS 3
#define LOOK_EVERY_MS 4
#define GIVE_UP_MS 30000.0

/* Shares of a window, left to right and top to bottom, where a figure is in all the programs that are compared. */
static const double figure_part[4] = { 0.05, 0.60, 0.25, 0.75 };

typedef struct
{
  double mapped;
  double painted;
  double figure;
} Times;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int
ignore_error_cb (Display     *display,
                 XErrorEvent *event)
{
  return 0;
}

/* Whether there are as many colors as a drawing has at least. */
static int
is_drawn (XImage *image,
          int     left,
          int     right,
          int     top,
          int     bottom)
{
  unsigned long colors[LEAST_COLORS];
  int n = 0;

  for (int y = top; y < bottom; y += 2)
    for (int x = left; x < right; x++)
      {
        unsigned long color = XGetPixel (image, x, y) & 0xffffff;
        int i = 0;

        while (i < n && colors[i] != color)
          i++;
        if (i < n)
          continue;
        colors[n++] = color;
        if (n == LEAST_COLORS)
          return 1;
      }
  return 0;
}

static XImage *
get_image (Display *display,
           Window   window)
{
  XWindowAttributes attributes;
  int left, top, right, bottom;

  if (!XGetWindowAttributes (display, window, &attributes) || attributes.map_state != IsViewable)
    return NULL;
  /* What lies outside the screen cannot be read. */
  left = attributes.x < 0 ? -attributes.x : 0;
  top = attributes.y < 0 ? -attributes.y : 0;
  right = attributes.width;
  bottom = attributes.height;
  if (attributes.x + right > WidthOfScreen (attributes.screen))
    right = WidthOfScreen (attributes.screen) - attributes.x;
  if (attributes.y + bottom > HeightOfScreen (attributes.screen))
    bottom = HeightOfScreen (attributes.screen) - attributes.y;
  if (right - left < LEAST_SIZE || bottom - top < LEAST_SIZE)
    return NULL;
  return XGetImage (display, window, left, top, right - left, bottom - top, AllPlanes, ZPixmap);
}

static void
look (Display *display,
      Window   window,
      double   start,
      Times   *times)
{
  XImage *image = get_image (display, window);

  if (!image)
    return;
  if (times->painted == 0 && is_drawn (image, 0, image->width, 0, image->height))
    times->painted = now () - start;
  if (times->painted > 0 &&
      is_drawn (image, (int) (image->width * figure_part[0]), (int) (image->width * figure_part[1]),
                (int) (image->height * figure_part[2]), (int) (image->height * figure_part[3])))
    times->figure = now () - start;
  XDestroyImage (image);
}

static Window
find_window (Display *display)
{
  Window window = None;

  while (XPending (display) > 0)
    {
      XWindowAttributes attributes;
      XEvent event;

      XNextEvent (display, &event);
      if (event.type == MapNotify && !event.xmap.override_redirect &&
          XGetWindowAttributes (display, event.xmap.window, &attributes) &&
          attributes.width >= LEAST_SIZE && attributes.height >= LEAST_SIZE)
        window = event.xmap.window;
    }
  return window;
}

static pid_t
start_program (char **arguments)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      setsid ();
      execvp (arguments[0], arguments);
      _exit (127);
    }
  return pid;
}

static void
watch (Display *display,
       pid_t    pid,
       double   start,
       Times   *times)
{
  Window window = None;

  while (times->figure == 0 && now () - start < GIVE_UP_MS && waitpid (pid, NULL, WNOHANG) == 0)
    {
      struct pollfd poll_fd = { ConnectionNumber (display), POLLIN, 0 };
      Window found = find_window (display);

      if (found != None && window == None)
        {
          window = found;
          times->mapped = now () - start;
        }
      if (window != None)
        look (display, window, start, times);
      poll (&poll_fd, 1, LOOK_EVERY_MS);
    }
}

/* Memory that belongs to a process alone plus its share of the rest, and all that is resident, in MiB. */
static void
read_memory (pid_t   pid,
             double *pss,
             double *rss)
{
  char path[64], line[256];
  FILE *file;
  long value;

  *pss = *rss = 0;
  snprintf (path, sizeof path, "/proc/%d/smaps_rollup", (int) pid);
  file = fopen (path, "r");
  if (!file)
    return;
  while (fgets (line, sizeof line, file))
    {
      if (sscanf (line, "Pss: %ld", &value) == 1)
        *pss = value / 1024.0;
      if (sscanf (line, "Rss: %ld", &value) == 1)
        *rss = value / 1024.0;
    }
  fclose (file);
}

static double
cpu_of_children (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return 1e3 * (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

int
main (int    argc,
      char **argv)
{
  Display *display = XOpenDisplay (NULL);
  double start, keep = 0.5, pss, rss;
  Times times = { 0 };
  pid_t pid;
  int first = 1;

  if (first + 1 < argc && strcmp (argv[first], "--keep") == 0)
    {
      keep = atof (argv[first + 1]);
      first += 2;
    }
  if (first < argc && strcmp (argv[first], "--") == 0)
    first++;
  if (first >= argc || !display)
    {
      fprintf (stderr, display ? "No program\n" : "There is no display\n");
      return 2;
    }

  XSetErrorHandler (ignore_error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);
  start = now ();
  pid = start_program (argv + first);
  watch (display, pid, start, &times);
  usleep ((useconds_t) (keep * 1e6));
  read_memory (pid, &pss, &rss);
  kill (-pid, SIGKILL);
  waitpid (pid, NULL, 0);
  printf ("{\"mapped_ms\": %.1f, \"painted_ms\": %.1f, \"figure_ms\": %.1f, \"cpu_ms\": %.1f, "
          "\"pss_mib\": %.1f, \"rss_mib\": %.1f}\n",
          times.mapped, times.painted, times.figure, cpu_of_children (), pss, rss);
  return times.figure > 0 ? 0 : 1;
}
