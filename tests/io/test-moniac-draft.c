/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: written, taken over from programs that died, and never from one that runs. */
#include "moniac-draft.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_CLAIMERS 6
#define N_DRAFTS 30

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_dir_make_tmp ("moniac-draft-XXXXXX", &error);

  g_assert_no_error (error);
  /* The folder itself is for the draft to make. */
  self->folder = g_build_filename (base, "data", "drafts", NULL);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);
  g_autofree char *base = g_path_get_dirname (parent);

  g_chmod (self->folder, 0700);
  remove_all (self->folder);
  g_unlink (self->folder);
  g_rmdir (parent);
  g_rmdir (base);
  g_free (self->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
write_draft (MoniacDraft *draft,
             const char  *text,
             const char  *address,
             const char  *checksum)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  moniac_draft_write (draft, bytes, address, checksum, &error);
  g_assert_no_error (error);
}

static MoniacDraft *
new_draft (const char *folder)
{
  g_autoptr (GError) error = NULL;
  MoniacDraft *draft = moniac_draft_new (folder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (draft);
  return draft;
}

static void
check_holds (MoniacDraft *draft,
             const char  *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (moniac_draft_get_path (draft), &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_claims (const char *folder)
{
  g_autoptr (GPtrArray) drafts = moniac_draft_claim_all (folder);

  return drafts->len;
}

static void
test_write_and_claim (Fixture       *self,
                      gconstpointer  data)
{
  MoniacDraft *draft = new_draft (self->folder);
  g_autoptr (GPtrArray) claimed = NULL;
  MoniacDraft *again;

  g_assert_cmpint (moniac_draft_get_time (draft), ==, 0);
  write_draft (draft, "one", "file:///a/b%20c.json", "abc");
  write_draft (draft, "two", "file:///a/b%20c.json", "def");
  g_assert_cmpint (moniac_draft_get_time (draft), >, 0);
  check_holds (draft, "two");
  moniac_draft_free (draft);

  claimed = moniac_draft_claim_all (self->folder);
  g_assert_cmpuint (claimed->len, ==, 1);
  again = g_ptr_array_index (claimed, 0);
  check_holds (again, "two");
  g_assert_cmpstr (moniac_draft_get_address (again), ==, "file:///a/b%20c.json");
  g_assert_cmpstr (moniac_draft_get_checksum (again), ==, "def");
}

static void
test_new_document_has_no_origin (Fixture       *self,
                                 gconstpointer  data)
{
  MoniacDraft *draft = new_draft (self->folder);
  g_autoptr (GPtrArray) claimed = NULL;

  write_draft (draft, "one", NULL, NULL);
  moniac_draft_free (draft);
  claimed = moniac_draft_claim_all (self->folder);
  g_assert_cmpuint (claimed->len, ==, 1);
  g_assert_null (moniac_draft_get_address (g_ptr_array_index (claimed, 0)));
  g_assert_null (moniac_draft_get_checksum (g_ptr_array_index (claimed, 0)));
}

static void
test_live_drafts_stay (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (MoniacDraft) draft = new_draft (self->folder);
  g_autoptr (MoniacDraft) empty = new_draft (self->folder);

  write_draft (draft, "one", NULL, NULL);
  g_assert_cmpuint (count_claims (self->folder), ==, 0);
  /* Nor has anything been swept away under them. */
  check_holds (draft, "one");
  write_draft (empty, "two", NULL, NULL);
  check_holds (empty, "two");
  g_assert_cmpuint (count_claims (self->folder), ==, 0);
}

static void
test_clear (Fixture       *self,
            gconstpointer  data)
{
  MoniacDraft *draft = new_draft (self->folder);
  g_autoptr (GError) error = NULL;

  write_draft (draft, "one", "file:///a", "abc");
  g_assert_true (moniac_draft_clear (draft, &error));
  g_assert_no_error (error);
  g_assert_null (moniac_draft_get_address (draft));
  g_assert_true (moniac_draft_clear (draft, &error));
  g_assert_no_error (error);
  write_draft (draft, "two", "file:///a", "abc");
  check_holds (draft, "two");
  g_assert_true (moniac_draft_clear (draft, &error));
  moniac_draft_free (draft);
  g_assert_cmpuint (count_files (self->folder), ==, 0);
}

/* A draft without its origin, or with a damaged one, is still a document. */
static void
test_damaged_origin (Fixture       *self,
                     gconstpointer  data)
{
  static const char *const origins[] = { "", "[Draft\nFile=x", "\xff\xfe\n", "[Other]\nFile=x\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      MoniacDraft *draft = new_draft (self->folder);
      g_autofree char *path = NULL;
      g_autoptr (GPtrArray) claimed = NULL;

      write_draft (draft, "one", "file:///a", "abc");
      path = g_strdup (moniac_draft_get_path (draft));
      moniac_draft_free (draft);
      strcpy (strstr (path, ".deals.json"), ".origin");
      g_assert_true (g_file_set_contents (path, origins[i], -1, NULL));

      claimed = moniac_draft_claim_all (self->folder);
      g_assert_cmpuint (claimed->len, ==, 1);
      check_holds (g_ptr_array_index (claimed, 0), "one");
      g_assert_null (moniac_draft_get_address (g_ptr_array_index (claimed, 0)));
      moniac_draft_clear (g_ptr_array_index (claimed, 0), NULL);
    }
}

/* Whatever a draft holds, claiming does not judge it, and removes nothing. */
static void
test_damaged_document_is_kept (Fixture       *self,
                               gconstpointer  data)
{
  MoniacDraft *draft = new_draft (self->folder);

  write_draft (draft, "", NULL, NULL);
  moniac_draft_free (draft);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) claimed = moniac_draft_claim_all (self->folder);

      g_assert_cmpuint (claimed->len, ==, 1);
      check_holds (g_ptr_array_index (claimed, 0), "");
    }
}

static void
put (const char *folder,
     const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "anything", -1, NULL));
}

static gboolean
is_there (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

#define DEAD "11111111-2222-4333-8444-555555555555"

static void
test_sweep (Fixture       *self,
            gconstpointer  data)
{
  static const char *const remains[] = {
    DEAD ".lock", DEAD ".origin", "." DEAD ".deals.json.moniac-abc123", "." DEAD ".origin.moniac-abc123",
  };
  static const char *const strangers[] = { "notes.txt", "x.deals.json", "1111.lock", DEAD "x.lock" };

  g_assert_cmpint (g_mkdir_with_parents (self->folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (remains); i++)
    put (self->folder, remains[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    put (self->folder, strangers[i]);
  g_assert_cmpuint (count_claims (self->folder), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (remains); i++)
    g_assert_false (is_there (self->folder, remains[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    g_assert_true (is_there (self->folder, strangers[i]));
}

static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) claimed = NULL;

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (MoniacDraft) draft = new_draft (self->folder);

      write_draft (draft, "one", NULL, NULL);
      g_usleep (2000);
    }
  claimed = moniac_draft_claim_all (self->folder);
  g_assert_cmpuint (claimed->len, ==, 5);
  for (guint i = 1; i < claimed->len; i++)
    g_assert_cmpint (moniac_draft_get_time (g_ptr_array_index (claimed, i - 1)), <=,
                     moniac_draft_get_time (g_ptr_array_index (claimed, i)));
}

static void
test_no_folder (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_claims (self->folder), ==, 0);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (self->folder, "a file", -1, NULL));
  g_assert_null (moniac_draft_new (self->folder, &error));
  g_assert_error (error, MONIAC_DRAFT_ERROR, MONIAC_DRAFT_ERROR_FOLDER);
}

/* Programs of their own */

static void
say (int fd)
{
  g_assert_cmpint (write (fd, "x", 1), ==, 1);
}

static void
wait_for_word (int fd)
{
  char word;

  g_assert_cmpint (read (fd, &word, 1), ==, 1);
}

/* A program that has a draft, and waits for its end. */
static pid_t
start_program (const char *folder,
               const char *text)
{
  int words[2];
  pid_t pid;

  g_assert_cmpint (pipe (words), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      MoniacDraft *draft = new_draft (folder);

      write_draft (draft, text, "file:///a", "abc");
      say (words[1]);
      for (;;)
        pause ();
    }
  wait_for_word (words[0]);
  close (words[0]);
  close (words[1]);
  return pid;
}

static void
kill_program (pid_t pid)
{
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
}

static void
test_killed_program (Fixture       *self,
                     gconstpointer  data)
{
  pid_t first = start_program (self->folder, "first");
  pid_t second = start_program (self->folder, "second");
  g_autoptr (GPtrArray) claimed = NULL;

  g_assert_cmpuint (count_claims (self->folder), ==, 0);
  kill_program (first);
  claimed = moniac_draft_claim_all (self->folder);
  g_assert_cmpuint (claimed->len, ==, 1);
  check_holds (g_ptr_array_index (claimed, 0), "first");
  /* What this program has claimed, no other gets. */
  g_assert_cmpuint (count_claims (self->folder), ==, 0);
  kill_program (second);
  g_assert_cmpuint (count_claims (self->folder), ==, 1);
}

static void
claim_and_count (const char *folder,
                 int         start,
                 int         result,
                 int         done)
{
  g_autoptr (GPtrArray) claimed = NULL;
  char n;

  wait_for_word (start);
  claimed = moniac_draft_claim_all (folder);
  n = claimed->len;
  g_assert_cmpint (write (result, &n, 1), ==, 1);
  /* What was claimed is kept until all have counted. */
  wait_for_word (done);
}

/* Several programs that start at the same moment share the drafts out. */
static void
test_race (Fixture       *self,
           gconstpointer  data)
{
  pid_t pids[N_CLAIMERS];
  int start[2], result[2], done[2];
  guint sum = 0;

  for (int i = 0; i < N_DRAFTS; i++)
    {
      g_autoptr (MoniacDraft) draft = new_draft (self->folder);

      write_draft (draft, "one", NULL, NULL);
    }
  g_assert_true (pipe (start) == 0 && pipe (result) == 0 && pipe (done) == 0);
  for (int i = 0; i < N_CLAIMERS; i++)
    {
      pids[i] = fork ();
      if (pids[i] == 0)
        {
          claim_and_count (self->folder, start[0], result[1], done[0]);
          _exit (0);
        }
    }
  for (int i = 0; i < N_CLAIMERS; i++)
    say (start[1]);
  for (int i = 0; i < N_CLAIMERS; i++)
    {
      char n;

      g_assert_cmpint (read (result[0], &n, 1), ==, 1);
      sum += n;
    }
  g_assert_cmpuint (sum, ==, N_DRAFTS);
  for (int i = 0; i < N_CLAIMERS; i++)
    say (done[1]);
  for (int i = 0; i < N_CLAIMERS; i++)
    waitpid (pids[i], NULL, 0);
}

#define ADD(name, function) \
  g_test_add ("/draft/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("write-and-claim", test_write_and_claim);
  ADD ("new-document-has-no-origin", test_new_document_has_no_origin);
  ADD ("live-drafts-stay", test_live_drafts_stay);
  ADD ("clear", test_clear);
  ADD ("damaged-origin", test_damaged_origin);
  ADD ("damaged-document-is-kept", test_damaged_document_is_kept);
  ADD ("sweep", test_sweep);
  ADD ("order", test_order);
  ADD ("no-folder", test_no_folder);
  ADD ("killed-program", test_killed_program);
  ADD ("race", test_race);
  return g_test_run ();
}
