/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benches of the app share: a window without a bus, waiting, and what was spent meanwhile. */
#include "config.h"

#include <malloc.h>
#include <math.h>
#include <sys/resource.h>
#include <time.h>

#include "moniac-bench.h"
#include "moniac-canvas-private.h"
#include "moniac-platform.h"
#include "moniac-workspace-private.h"

static MoniacApplication *application;

void
moniac_bench_init (void)
{
  g_autoptr (GError) error = NULL;

  moniac_platform_keep_large_buffers ();
  moniac_platform_choose_renderer ();
  if (!gtk_init_check ())
    {
      g_printerr ("There is no display\n");
      exit (77);
    }
  adw_init ();
  application = moniac_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

MoniacWindow *
moniac_bench_new_window (int width,
                         int height)
{
  MoniacWindow *window = moniac_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

void
moniac_bench_close (MoniacWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
passed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
moniac_bench_run (double seconds)
{
  gboolean passed = FALSE;

  g_timeout_add ((guint) (seconds * 1000), passed_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_settled (MoniacWindow *window)
{
  MoniacWorkspace *workspace = window->workspace;

  return workspace->compose_source == 0 && workspace->composing == NULL && workspace->networking == NULL &&
         window->loading == NULL && window->canvas->picture != NULL &&
         window->canvas->scene == workspace->scene && moniac_canvas_is_settled (window->canvas);
}

void
moniac_bench_settle (MoniacWindow *window)
{
  while (!is_settled (window))
    g_main_context_iteration (NULL, TRUE);
}

double
moniac_bench_get_cpu (pid_t pid)
{
  clockid_t clock;
  struct timespec time;

  if (clock_getcpuclockid (pid, &clock) != 0 || clock_gettime (clock, &time) != 0)
    return NAN;
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

long
moniac_bench_get_faults (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_minflt;
}
