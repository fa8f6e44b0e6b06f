/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file operation of a save goes wrong in every way, once, and from then on; and the process
 * dies before every one of them. Each time the file is the old one or the new one, whole; whoever saves
 * is told; and the next save or opening leaves nothing behind. Needs moniac-fault.so preloaded. */
#define _GNU_SOURCE                /* unshare() */
#include "moniac-save.h"

#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "moniac-fault.h"
#include "moniac-save-site.h"

/* More than one piece, and not a whole number of them. */
#define SIZE 10000

static MoniacFaultArm arm;
static MoniacFaultDisarm disarm;
static MoniacFaultGetVictim get_victim;
static char *parent;
static int n_failed, n_killed, n_stopped;

static const int reasons[] = { EIO, ENOSPC, EDQUOT, EROFS, EACCES, EINTR };

static void
check_next_save (MoniacSite *site)
{
  g_autoptr (GError) error = NULL;

  /* Somebody may have stopped half way with the new content in place. */
  if (moniac_site_get_state (site) == MONIAC_SITE_OLD)
    moniac_site_save (site, &error);
  else
    moniac_save (site->path, site->new, site->new, &error);
  g_assert_no_error (error);
  g_assert_cmpint (moniac_site_get_state (site), ==, MONIAC_SITE_IS_NEW);
  g_assert_cmpint (moniac_site_count_strays (site), ==, 0);
}

static void
check_after_failure (MoniacSite  *site,
                     MoniacFault  fault,
                     gboolean     done,
                     GError      *error)
{
  MoniacSiteState state = moniac_site_get_state (site);

  g_assert_cmpint (state, !=, MONIAC_SITE_TORN);
  g_assert_true (moniac_site_is_intact (site));
  g_assert_true (done == (error == NULL));
  if (done || g_error_matches (error, MONIAC_SAVE_ERROR, MONIAC_SAVE_ERROR_UNSYNCED))
    g_assert_cmpint (state, ==, MONIAC_SITE_IS_NEW);
  else
    g_assert_error (error, MONIAC_SAVE_ERROR, MONIAC_SAVE_ERROR_FAILED);
  /* What was done and reported as not done may have been the last step. */
  if (!done && fault != MONIAC_FAULT_LATE && error->code == MONIAC_SAVE_ERROR_FAILED)
    g_assert_cmpint (state, ==, MONIAC_SITE_OLD);
  if (error != NULL)
    g_assert_cmpint ((int) strlen (error->message), >, 20);
}

/* These may fail, and the file is on the disk all the same: a temporary file that cannot be examined
 * is given up for another one, a folder that may not be read is not synced, and an interrupted call
 * is made again. */
static void
check_may_be_ignored (const char *victim,
                      int         reason)
{
  static const char * const harmless[] = { "close", "opendir", "flock", "fstat", "fstat64", NULL };

  if (reason == EINTR || (reason == EACCES && g_str_has_prefix (victim, "open")))
    return;
  if (!g_strv_contains (harmless, victim))
    g_error ("%s failed with “%s”, and nobody was told", victim, g_strerror (reason));
}

/* Returns whether the save got as far as the n-th operation. */
static gboolean
fail_at (MoniacSiteKind kind,
         MoniacFault    fault,
         int            n,
         int            reason)
{
  g_autoptr (MoniacSite) site = moniac_site_new (parent, kind, SIZE);
  g_autoptr (GError) error = NULL;
  gboolean done;
  int count;

  arm (fault, n, reason);
  done = moniac_site_save (site, &error);
  count = disarm ();
  check_after_failure (site, fault, done, error);
  if (count >= n)
    n_failed++;
  else
    g_assert_true (done);
  if (count >= n && done)
    check_may_be_ignored (get_victim (), reason);
  moniac_save_sweep (site->path);
  g_assert_cmpint (moniac_site_count_strays (site), ==, 0);
  check_next_save (site);
  return count >= n;
}

static void
test_failures (gconstpointer data)
{
  MoniacSiteKind kind = (MoniacSiteKind) GPOINTER_TO_INT (data);
  const MoniacFault faults[] = { MONIAC_FAULT_ONCE, MONIAC_FAULT_FROM, MONIAC_FAULT_LATE };
  int n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint j = 0; j < G_N_ELEMENTS (reasons); j++)
      {
        for (n = 1; fail_at (kind, faults[i], n, reasons[j]); n++)
          ;
        /* Without these there is no safe way to replace a file. */
        g_assert_cmpint (n, >, 10);
      }
  g_test_message ("%s: %d operations to a save", moniac_site_get_name (kind), n - 1);
}

/* In a child, so that it can die. Returns its wait status, also when it has only stopped. */
static int
save_in_child (MoniacSite  *site,
               MoniacFault  fault,
               int          n,
               pid_t       *pid)
{
  int status;

  *pid = fork ();
  g_assert_cmpint (*pid, >=, 0);
  if (*pid == 0)
    {
      arm (fault, n, 0);
      _exit (moniac_site_save (site, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (*pid, &status, WUNTRACED), ==, *pid);
  return status;
}

static gboolean
kill_at (MoniacSiteKind kind,
         int            n)
{
  g_autoptr (MoniacSite) site = moniac_site_new (parent, kind, SIZE);
  pid_t pid;
  int status = save_in_child (site, MONIAC_FAULT_KILL, n, &pid);

  g_assert_cmpint (moniac_site_get_state (site), !=, MONIAC_SITE_TORN);
  g_assert_true (moniac_site_is_intact (site));
  moniac_save_sweep (site->path);
  g_assert_cmpint (moniac_site_count_strays (site), ==, 0);
  check_next_save (site);
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL)
    {
      n_killed++;
      return TRUE;
    }
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  return FALSE;
}

static void
test_kills (gconstpointer data)
{
  MoniacSiteKind kind = (MoniacSiteKind) GPOINTER_TO_INT (data);
  int n;

  for (n = 1; kill_at (kind, n); n++)
    ;
  g_assert_cmpint (n, >, 10);
}

/* Somebody else sweeps while a save is under way: what is alive stays, and the save succeeds. */
static gboolean
sweep_at (MoniacSiteKind kind,
          int            n)
{
  g_autoptr (MoniacSite) site = moniac_site_new (parent, kind, SIZE);
  pid_t pid;
  int status = save_in_child (site, MONIAC_FAULT_STOP, n, &pid);
  gboolean stopped = WIFSTOPPED (status);

  if (stopped)
    {
      n_stopped++;
      moniac_save_sweep (site->path);
      g_assert_cmpint (kill (pid, SIGCONT), ==, 0);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
    }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpint (moniac_site_get_state (site), ==, MONIAC_SITE_IS_NEW);
  g_assert_cmpint (moniac_site_count_strays (site), ==, 0);
  return stopped;
}

static void
test_sweeps (gconstpointer data)
{
  MoniacSiteKind kind = (MoniacSiteKind) GPOINTER_TO_INT (data);
  int n;

  for (n = 1; sweep_at (kind, n); n++)
    ;
  g_assert_cmpint (n, >, 10);
}

/* A disk that is full */

#define PAGE 4096
#define DISK "size=128k"
#define N_DISK_PAGES 32
#define N_OLD_PAGES 8

static void
fill (const char *folder,
      int         n_pages)
{
  g_autofree char *path = g_build_filename (folder, "filler", NULL);
  g_autofree char *text = g_strnfill ((gsize) n_pages * PAGE, 'f');
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Root mounts; somebody else does so among mounts of their own, where the kernel lets them. */
static gboolean
mount_small_disk (const char *folder)
{
  if (mount ("none", folder, "tmpfs", 0, DISK) == 0)
    return TRUE;
  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;
  return mount ("none", folder, "tmpfs", 0, DISK) == 0;
}

static gboolean
save_on_disk (const char     *disk,
              MoniacSiteKind  kind)
{
  g_autoptr (MoniacSite) site = moniac_site_new (disk, kind, 5 * PAGE);
  g_autoptr (GError) error = NULL;
  gboolean done = moniac_site_save (site, &error);

  check_after_failure (site, MONIAC_FAULT_ONCE, done, error);
  g_assert_cmpint (moniac_site_count_strays (site), ==, 0);
  if (!done)
    g_assert_nonnull (strstr (error->message, g_strerror (ENOSPC)));
  return done;
}

/* With ever less room, until there is none; returns how often it was too little. */
static int
fill_up (const char     *disk,
         MoniacSiteKind  kind)
{
  gboolean is_new = kind == MONIAC_SITE_NEW || kind == MONIAC_SITE_DANGLING;
  int most = is_new ? N_DISK_PAGES : N_DISK_PAGES - N_OLD_PAGES;
  int n_full = 0;

  for (int n_pages = 0; n_pages <= most; n_pages++)
    {
      fill (disk, n_pages);
      if (save_on_disk (disk, kind))
        g_assert_cmpint (n_full, ==, 0);
      else
        n_full++;
    }
  return n_full;
}

static void
run_full_disk (void)
{
  g_autofree char *disk = g_build_filename (parent, "disk", NULL);

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  if (!mount_small_disk (disk))
    _exit (77);
  for (int kind = 0; kind < MONIAC_N_SITES; kind++)
    g_assert_cmpint (fill_up (disk, (MoniacSiteKind) kind), >, 0);
  umount (disk);
  _exit (0);
}

/* In a child: it may need a namespace of its own. */
static void
test_full_disk (void)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    run_full_disk ();
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("no small disk can be mounted here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
add (const char   *what,
     GTestDataFunc function)
{
  for (int kind = 0; kind < MONIAC_N_SITES; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/save-faults/%s/%s", what,
                                               moniac_site_get_name ((MoniacSiteKind) kind));

      g_test_add_data_func (path, GINT_TO_POINTER (kind), function);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  *(void **) &arm = dlsym (RTLD_DEFAULT, "moniac_fault_arm");
  *(void **) &disarm = dlsym (RTLD_DEFAULT, "moniac_fault_disarm");
  *(void **) &get_victim = dlsym (RTLD_DEFAULT, "moniac_fault_get_victim");
  if (arm == NULL || disarm == NULL || get_victim == NULL)
    g_error ("moniac-fault.so is not preloaded");
  parent = moniac_site_make_folder ();
  add ("fails", test_failures);
  add ("is-killed", test_kills);
  add ("is-swept", test_sweeps);
  g_test_add_func ("/save-faults/full-disk", test_full_disk);
  status = g_test_run ();
  moniac_site_remove (parent);
  g_free (parent);
  g_print ("# %d operations failed, %d kills, %d sweeps\n", n_failed, n_killed, n_stopped);
  return status;
}
