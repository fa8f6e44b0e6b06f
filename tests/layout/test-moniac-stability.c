/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what must not move: the picture when the file is shuffled, companies when one deal is edited. */
#include "config.h"

#include <math.h>

#include "moniac-test-layout.h"

#define N_COMPANIES 16
#define N_DEALS 30
/* Edits of each kind. */
#define N_EDITS 8
/* How far companies may move on the mean, in figure units of 800 x 520, and against a layout that knows nothing of what was on
 * show. */
#define MOST_MOVED 36.0
#define MOST_SHARE 0.4

typedef enum
{
  EDIT_NONE,
  EDIT_ADD,
  EDIT_REMOVE,
  EDIT_CHANGE,
  N_KINDS,
  EDIT_SWELL,              /* the amount becomes larger than all others together */
} EditKind;

/* Always the same network, but for one edit of deal number `at`. Some deals have no amount. */
static MoniacTestLayout *
make_layout (guint32  seed,
             EditKind kind,
             int      at)
{
  MoniacTestLayout *layout = moniac_test_layout_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  moniac_test_layout_add_companies (layout, N_COMPANIES);
  for (int i = 0; i < N_DEALS; i++)
    {
      int payer = g_rand_int_range (rand, 0, N_COMPANIES), payee = g_rand_int_range (rand, 0, N_COMPANIES);
      double amount = i % 9 == 8 ? -1 : g_rand_int_range (rand, 1, 40);

      if (kind == EDIT_REMOVE && i == at)
        continue;
      if (kind == EDIT_CHANGE && i == at)
        amount = amount < 0 ? 6 : 1.6 * amount;
      if (kind == EDIT_SWELL && i == at)
        amount = 5000;
      moniac_test_layout_add_numbered (layout, payer, payee, amount);
    }
  if (kind == EDIT_ADD)
    moniac_test_layout_add_numbered (layout, at % N_COMPANIES, (at * 5 + 3) % N_COMPANIES, 1 + at % 12);
  return layout;
}

static double
mean_move (const MoniacScene *before,
           const MoniacScene *after)
{
  double moved = 0;

  for (int c = 0; c < before->n_companies; c++)
    moved += hypot (before->companies[c].center.x - after->companies[c].center.x,
                    before->companies[c].center.y - after->companies[c].center.y);
  return moved / before->n_companies;
}

/* One deal more, one less, or another amount: companies move little, and much less than without what was on show. */
static void
test_single_edits (gconstpointer data)
{
  MoniacView view = GPOINTER_TO_INT (data);
  double known[N_KINDS] = { 0 }, unknown[N_KINDS] = { 0 }, all_known = 0, all_unknown = 0;

  for (EditKind kind = EDIT_ADD; kind < N_KINDS; kind++)
    {
      for (int edit = 0; edit < N_EDITS; edit++)
        {
          guint32 seed = 40 + edit;
          g_autoptr (MoniacTestLayout) one = make_layout (seed, EDIT_NONE, 0);
          g_autoptr (MoniacTestLayout) other = make_layout (seed, kind, (edit * 7 + 2) % N_DEALS);
          g_autoptr (MoniacScene) before = moniac_test_layout_run (one, view, 800, 520, NULL);
          g_autoptr (MoniacScene) after = moniac_test_layout_run (other, view, 800, 520, before);
          g_autoptr (MoniacScene) afresh = moniac_test_layout_run (other, view, 800, 520, NULL);

          known[kind] += mean_move (before, after) / N_EDITS;
          unknown[kind] += mean_move (before, afresh) / N_EDITS;
        }
      g_test_message ("edit of kind %d: moved %.1f on the mean, %.1f without what was on show", kind, known[kind],
                      unknown[kind]);
      all_known += known[kind];
      all_unknown += unknown[kind];
      g_assert_cmpfloat (known[kind], <, MOST_MOVED);
    }
  g_assert_cmpfloat (all_known, <, MOST_SHARE * all_unknown);
}

static void
assert_same_bytes (const MoniacScene *a,
                   const MoniacScene *b)
{
  g_assert_cmpmem (&a->scale, sizeof a->scale, &b->scale, sizeof b->scale);
  g_assert_cmpint (a->n_companies, ==, b->n_companies);
  g_assert_cmpint (a->n_ribbons, ==, b->n_ribbons);
  g_assert_cmpint (a->n_labels, ==, b->n_labels);
  for (int c = 0; c < a->n_companies; c++)
    g_assert_cmpmem (&a->companies[c].bounds, sizeof (MoniacRect), &b->companies[c].bounds, sizeof (MoniacRect));
  for (int r = 0; r < a->n_ribbons; r++)
    {
      const MoniacPath *one = &a->ribbons[r].center, *other = &b->ribbons[r].center;

      g_assert_cmpint (a->ribbons[r].deal, ==, b->ribbons[r].deal);
      g_assert_cmpmem (one->points, (3 * one->n + 1) * sizeof (MoniacPoint),
                       other->points, (3 * other->n + 1) * sizeof (MoniacPoint));
    }
  for (int i = 0; i < a->n_labels; i++)
    {
      g_assert_cmpstr (a->labels[i].text, ==, b->labels[i].text);
      g_assert_cmpmem (&a->labels[i].rect, sizeof (MoniacRect), &b->labels[i].rect, sizeof (MoniacRect));
    }
}

/* Companies and deals in any order: the same geometry, byte by byte. */
static void
test_shuffled (gconstpointer data)
{
  MoniacView view = GPOINTER_TO_INT (data);
  g_autoptr (MoniacTestLayout) sorted = make_layout (3, EDIT_NONE, 0);
  g_autoptr (MoniacScene) expected = moniac_test_layout_run (sorted, view, 800, 520, NULL);

  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (MoniacTestLayout) shuffled = make_layout (3, EDIT_NONE, 0);
      g_autoptr (MoniacScene) scene = NULL;

      moniac_test_layout_shuffle (shuffled, seed);
      scene = moniac_test_layout_run (shuffled, view, 800, 520, NULL);
      assert_same_bytes (scene, expected);
    }
}

/* Pinned companies stay where they are when a deal is added. */
static void
test_pins_stay (gconstpointer data)
{
  MoniacView view = GPOINTER_TO_INT (data);
  g_autoptr (MoniacTestLayout) one = make_layout (9, EDIT_NONE, 0);
  g_autoptr (MoniacTestLayout) other = make_layout (9, EDIT_ADD, 4);
  g_autoptr (MoniacScene) before = NULL;
  g_autoptr (MoniacScene) after = NULL;

  moniac_test_layout_pin (one, "company-03", 0.9, 0.5);
  moniac_test_layout_pin (other, "company-03", 0.9, 0.5);
  before = moniac_test_layout_run (one, view, 800, 520, NULL);
  after = moniac_test_layout_run (other, view, 800, 520, before);
  g_assert_cmpfloat_with_epsilon (before->companies[3].center.x, after->companies[3].center.x, 12);
  g_assert_cmpfloat_with_epsilon (before->companies[3].center.y, after->companies[3].center.y, 12);
}

/* Whether c lies between a and b, going round from a: clockwise about the middle of the figure. */
static gboolean
between (const MoniacScene *scene,
         int                a,
         int                b,
         int                c)
{
  double angles[3];
  int which[] = { a, b, c };

  for (int i = 0; i < 3; i++)
    angles[i] = atan2 (scene->companies[which[i]].center.y - scene->height / 2,
                       scene->companies[which[i]].center.x - scene->width / 2);
  return fmod (angles[2] - angles[0] + 4 * G_PI, 2 * G_PI) < fmod (angles[1] - angles[0] + 4 * G_PI, 2 * G_PI);
}

/* Another amount, however large, changes no order: not that around the ring, nor that within and of the layers. */
static void
test_amounts_keep_order (gconstpointer data)
{
  MoniacView view = GPOINTER_TO_INT (data);

  for (int at = 1; at < N_DEALS; at += 3)
    {
      g_autoptr (MoniacTestLayout) one = make_layout (5, EDIT_NONE, 0);
      g_autoptr (MoniacTestLayout) other = make_layout (5, EDIT_SWELL, at);
      g_autoptr (MoniacScene) before = moniac_test_layout_run (one, view, 800, 520, NULL);
      g_autoptr (MoniacScene) after = moniac_test_layout_run (other, view, 800, 520, before);

      for (int a = 0; a < N_COMPANIES; a++)
        for (int b = 0; b < a; b++)
          {
            const MoniacPoint *p = &before->companies[a].center, *q = &before->companies[b].center;
            const MoniacPoint *r = &after->companies[a].center, *s = &after->companies[b].center;

            if (view == MONIAC_VIEW_RING && b > 0)
              g_assert_cmpint (between (before, 0, a, b), ==, between (after, 0, a, b));
            if (view == MONIAC_VIEW_LAYERS && fabs (p->x - q->x) > 1)
              g_assert_cmpint (p->x < q->x, ==, r->x < s->x);
            else if (view == MONIAC_VIEW_LAYERS)
              g_assert_cmpint (p->y < q->y, ==, r->y < s->y);
          }
    }
}

static void
add_for_views (const char    *name,
               GTestDataFunc  func,
               MoniacView     n_views)
{
  for (MoniacView view = 0; view < n_views; view++)
    {
      g_autofree char *path = g_strdup_printf ("/stability/%s/%s", moniac_view_get_id (view), name);

      g_test_add_data_func (path, GINT_TO_POINTER (view), func);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_for_views ("single-edits", test_single_edits, MONIAC_VIEW_MAP);
  add_for_views ("shuffled", test_shuffled, MONIAC_N_VIEWS);
  add_for_views ("amounts-keep-order", test_amounts_keep_order, MONIAC_VIEW_MAP);
  add_for_views ("pins-stay", test_pins_stay, MONIAC_VIEW_MAP);
  return g_test_run ();
}
