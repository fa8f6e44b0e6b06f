/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The long form of the kills: a child is killed at a random moment of a save, thousands of times, on a
 * file system of one's choice. Prints what was found, and ends with 1 if a file was ever torn, if a
 * link or a mode was lost, or if something was left behind after the next opening.
 *
 *   moniac-save-kills [NUMBER [FOLDER [BYTES [SEED]]]] */
#include "moniac-save.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "moniac-save-site.h"

#define DEFAULT_KILLS 1000
#define DEFAULT_SIZE (1024 * 1024)
#define DEFAULT_SEED 20251118u
#define N_PROBES 10

typedef struct
{
  int n;
  int n_in_time;             /* killed before the save was done */
  int states[MONIAC_SITE_TORN + 1];
  int n_left;                /* temporary files, before the next opening */
  int n_stray;               /* after it */
  int n_broken;              /* links and modes */
} Tally;

static pid_t
start (MoniacSite *site)
{
  pid_t pid = fork ();

  if (pid < 0)
    g_error ("no process could be started");
  if (pid == 0)
    _exit (moniac_site_save (site, NULL) ? 0 : 1);
  return pid;
}

/* How long a save takes here, in microseconds. */
static gint64
measure (const char     *parent,
         MoniacSiteKind  kind,
         gsize           size)
{
  gint64 longest = 1;

  for (int i = 0; i < N_PROBES; i++)
    {
      g_autoptr (MoniacSite) site = moniac_site_new (parent, kind, size);
      gint64 begin = g_get_monotonic_time ();
      int status;

      waitpid (start (site), &status, 0);
      if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
        g_error ("a save that nobody disturbed failed");
      longest = MAX (longest, g_get_monotonic_time () - begin);
    }
  return longest;
}

static void
look (MoniacSite *site,
      Tally      *tally)
{
  tally->states[moniac_site_get_state (site)]++;
  tally->n_broken += !moniac_site_is_intact (site);
  tally->n_left += moniac_site_count_strays (site);
  moniac_save_sweep (site->path);
  tally->n_stray += moniac_site_count_strays (site);
}

static void
kill_once (const char     *parent,
           MoniacSiteKind  kind,
           gsize           size,
           gulong          delay,
           Tally          *tally)
{
  g_autoptr (MoniacSite) site = moniac_site_new (parent, kind, size);
  pid_t pid = start (site);
  int status;

  g_usleep (delay);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  tally->n++;
  tally->n_in_time += WIFSIGNALED (status);
  look (site, tally);
}

static gboolean
report (const char  *name,
        const Tally *tally)
{
  g_print ("%-14s %6d kills, %6d before the end: %6d old, %6d new, %d torn; links or modes lost: %d; "
           "left behind: %d, after the next opening: %d\n",
           name, tally->n, tally->n_in_time, tally->states[MONIAC_SITE_OLD],
           tally->states[MONIAC_SITE_IS_NEW], tally->states[MONIAC_SITE_TORN], tally->n_broken,
           tally->n_left, tally->n_stray);
  return tally->states[MONIAC_SITE_TORN] == 0 && tally->n_broken == 0 && tally->n_stray == 0;
}

static gboolean
kill_many (const char     *parent,
           MoniacSiteKind  kind,
           gsize           size,
           int             n,
           GRand          *rand)
{
  gint64 longest = measure (parent, kind, size);
  Tally tally = { 0 };

  for (int i = 0; i < n; i++)
    kill_once (parent, kind, size, (gulong) g_rand_double_range (rand, 0, (double) longest), &tally);
  return report (moniac_site_get_name (kind), &tally);
}

int
main (int   argc,
      char *argv[])
{
  int n = argc > 1 ? atoi (argv[1]) : DEFAULT_KILLS;
  g_autofree char *parent = g_build_filename (argc > 2 ? argv[2] : g_get_tmp_dir (),
                                              "moniac-kills-XXXXXX", NULL);
  gsize size = argc > 3 ? (gsize) atol (argv[3]) : DEFAULT_SIZE;
  g_autoptr (GRand) rand = g_rand_new_with_seed (argc > 4 ? (guint32) atol (argv[4]) : DEFAULT_SEED);
  gboolean fine = TRUE;

  if (g_mkdtemp (parent) == NULL)
    g_error ("no folder could be made");
  for (int kind = 0; kind < MONIAC_N_SITES; kind++)
    if (!kill_many (parent, (MoniacSiteKind) kind, size,
                    (n + MONIAC_N_SITES - 1) / MONIAC_N_SITES, rand))
      fine = FALSE;
  moniac_site_remove (parent);
  return fine ? 0 : 1;
}
