/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the map view: what must hold of every map, on networks of every kind. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "moniac-disc-ports.h"
#include "moniac-map.h"

#include "../model/moniac-test-document.h"

static const MoniacRect area = { 48, 110, 860, 530 };

/* As if all letters were equally wide. */
static void
measure (MoniacTextStyle  style,
         const char      *text,
         double          *width,
         double          *height,
         double          *ascent,
         gpointer         data)
{
  double size = style == MONIAC_TEXT_COMPANY ? 17 : 13;

  *width = 0.55 * size * (double) g_utf8_strlen (text, -1);
  *height = 1.25 * size;
  *ascent = size;
}

typedef struct
{
  MoniacNetwork *network;
  GPtrArray *names;
  GPtrArray *nothing;
  MoniacLayoutInput input;
} Fixture;

static Fixture *
fixture_new (GPtrArray *companies,
             GPtrArray *deals)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (MoniacHeaderRecord) header = moniac_header_record_new ();
  MoniacNetworkOptions options = { 0 };
  int most;

  moniac_document_fill (document, header, companies, deals, sources);
  self->network = moniac_network_new (document, &options);
  most = MAX (self->network->n_companies, self->network->n_deals) + 1;
  self->names = g_ptr_array_new ();
  self->nothing = g_ptr_array_new ();
  g_ptr_array_set_size (self->nothing, most);
  for (int i = 0; i < self->network->n_companies; i++)
    g_ptr_array_add (self->names,
                     (gpointer) moniac_company_record_get_name (self->network->companies[i].record));
  g_ptr_array_add (self->names, NULL);

  self->input = (MoniacLayoutInput) {
    .network = self->network, .view = MONIAC_VIEW_MAP, .width = 1280, .height = 720, .area = area,
    .names = (const char * const *) self->names->pdata,
    .details = (const char * const *) self->nothing->pdata,
    .amounts = (const char * const *) self->nothing->pdata,
    .notes = (const char * const *) self->nothing->pdata,
    .measure = measure, .unit = 1,
  };

  return self;
}

static void
fixture_free (Fixture *self)
{
  moniac_network_unref (self->network);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->nothing);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static MoniacScene *
lay_out (Fixture *self)
{
  MoniacScene *scene = moniac_scene_new (self->network, MONIAC_VIEW_MAP, 1280, 720);
  g_autoptr (GError) error = NULL;

  g_assert_true (moniac_map_lay_out (scene, &self->input, NULL, &error));
  g_assert_no_error (error);

  return scene;
}

static GPtrArray *
make_companies (int n)
{
  GPtrArray *companies = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_company_record_unref);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%04d", i);

      g_ptr_array_add (companies, moniac_test_company (id));
    }

  return companies;
}

static GPtrArray *
new_deals (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_deal_record_unref);
}

static void
add_deal (GPtrArray  *deals,
          int         payer,
          int         payee,
          const char *kind,
          const char *amount)
{
  g_autofree char *id = g_strdup_printf ("d%05u", deals->len);
  g_autofree char *from = payer >= 0 ? g_strdup_printf ("c%04d", payer) : NULL;
  g_autofree char *to = payee >= 0 ? g_strdup_printf ("c%04d", payee) : NULL;

  g_ptr_array_add (deals, moniac_test_deal (id, from, to, kind, amount));
}

static Fixture *
random_fixture (int   n,
                int   m,
                guint seed)
{
  g_autoptr (GPtrArray) companies = make_companies (n);
  g_autoptr (GPtrArray) deals = new_deals ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int i = 0; i < m; i++)
    {
      int hub = g_rand_int_range (rand, 0, MIN (n, 5)), other = g_rand_int_range (rand, 0, n);
      int third = g_rand_int_range (rand, 0, n);
      g_autofree char *amount = g_strdup_printf ("%d", g_rand_int_range (rand, 1, 100000));
      int what = g_rand_int_range (rand, 0, 12);

      if (what == 0)
        add_deal (deals, other, -1, "debt", amount);
      else if (what == 1)
        add_deal (deals, -1, other, "grant", amount);
      else if (what == 2)
        add_deal (deals, other, hub, "cloud", NULL);
      else if (what == 3)
        add_deal (deals, other, hub, "partnership", NULL);
      else if (what < 8)
        add_deal (deals, hub, other, "equity", amount);
      else
        add_deal (deals, third, other, "hardware", amount);
    }

  return fixture_new (companies, deals);
}

static Fixture *
star_fixture (int n)
{
  g_autoptr (GPtrArray) companies = make_companies (n + 1);
  g_autoptr (GPtrArray) deals = new_deals ();

  for (int i = 1; i <= n; i++)
    add_deal (deals, i % 3 == 0 ? i : 0, i % 3 == 0 ? 0 : i, "equity", i % 7 == 0 ? "700" : "20");

  return fixture_new (companies, deals);
}

static Fixture *
complete_fixture (int n)
{
  g_autoptr (GPtrArray) companies = make_companies (n);
  g_autoptr (GPtrArray) deals = new_deals ();

  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      add_deal (deals, i, j, "cloud", (i + j) % 4 == 0 ? "90" : "7");

  return fixture_new (companies, deals);
}

static double
radius_of (const MoniacScene *scene,
           int                company)
{
  g_assert_cmpint (scene->companies[company].n_parts, >=, 1);
  g_assert_cmpint (scene->companies[company].parts[0].part, ==, MONIAC_PART_DISC);

  return moniac_path_bounds (&scene->companies[company].parts[0].outline).width / 2;
}

static void
assert_discs_apart (const MoniacScene *scene)
{
  for (int i = 0; i < scene->n_companies; i++)
    {
      MoniacPoint p = scene->companies[i].center;
      double radius = radius_of (scene, i);

      g_assert_cmpfloat (p.x - radius, >=, area.x - 0.01);
      g_assert_cmpfloat (p.x + radius, <=, area.x + area.width + 0.01);
      g_assert_cmpfloat (p.y - radius, >=, area.y - 0.01);
      g_assert_cmpfloat (p.y + radius, <=, area.y + area.height + 0.01);
      for (int j = 0; j < i; j++)
        {
          MoniacPoint q = scene->companies[j].center;

          g_assert_cmpfloat (hypot (p.x - q.x, p.y - q.y), >=,
                             radius + radius_of (scene, j) - 0.03);
        }
    }
}

typedef struct
{
  int company;
  double angle;
  double half;
} End;

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const End *p = a, *q = b;

  if (p->company != q->company)
    return p->company - q->company;

  return (p->angle > q->angle) - (p->angle < q->angle);
}

/* Where each ribbon with money meets the rims, found from its centre line alone. */
static GArray *
find_ends (const MoniacScene *scene)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (int i = 0; i < scene->n_ribbons; i++)
    {
      const MoniacSceneRibbon *ribbon = &scene->ribbons[i];
      const MoniacNetworkDeal *deal = &scene->network->deals[ribbon->deal];
      int companies[] = { deal->payer, deal->payee };
      MoniacPoint points[] = { ribbon->center.points[0], ribbon->center.points[3 * ribbon->center.n] };

      for (int j = 0; j < 2; j++)
        if (companies[j] >= 0)
          {
            MoniacPoint center = scene->companies[companies[j]].center;
            double radius = radius_of (scene, companies[j]);
            double dx = points[j].x - center.x, dy = points[j].y - center.y;
            /* Lines that stand for no money move closer together where the rim is full. */
            End end = { companies[j], atan2 (dy, dx),
                        deal->amount > 0 ? asin (ribbon->width / 2 / radius) : 1e-6 };

            /* The corners of the flat end are on the rim. */
            g_assert_cmpfloat_with_epsilon (hypot (hypot (dx, dy), MIN (ribbon->width / 2, radius)),
                                            radius, 0.05);
            g_array_append_val (ends, end);
          }
    }

  g_array_sort (ends, compare_ends);
  return ends;
}

static void
assert_ports_apart (const MoniacScene *scene)
{
  g_autoptr (GArray) ends = find_ends (scene);

  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i), *next;
      guint j = i + 1;

      /* The neighbour clockwise; after the last comes the first of the same company. */
      if (j == ends->len || g_array_index (ends, End, j).company != end->company)
        for (j = i; j > 0 && g_array_index (ends, End, j - 1).company == end->company; j--)
          ;
      if (j == i)
        continue;

      next = &g_array_index (ends, End, j);
      g_assert_cmpfloat (fmod (next->angle - end->angle + 2 * G_PI, 2 * G_PI), >=,
                         end->half + next->half - 1e-6);
    }
}

/* Straight stubs at the very border may stick out by half their width, discs that touch it too. */
static void
assert_in_area (const MoniacSceneRibbon *ribbon)
{
  MoniacRect bounds = moniac_path_bounds (&ribbon->center);

  g_assert_cmpfloat (bounds.x, >=, area.x - 1);
  g_assert_cmpfloat (bounds.y, >=, area.y - 1);
  g_assert_cmpfloat (bounds.x + bounds.width, <=, area.x + area.width + 1);
  g_assert_cmpfloat (bounds.y + bounds.height, <=, area.y + area.height + 1);
}

static void
assert_widths_linear (const MoniacScene *scene)
{
  for (int i = 0; i < scene->n_ribbons; i++)
    {
      const MoniacSceneRibbon *ribbon = &scene->ribbons[i];
      const MoniacNetworkDeal *deal = &scene->network->deals[ribbon->deal];

      g_assert_cmpint (scene->ribbon_of_deal[ribbon->deal], ==, i);
      if (deal->is_money && deal->disclosed)
        g_assert_cmpfloat_with_epsilon (ribbon->width, deal->amount * scene->scale, 1e-9);
      assert_in_area (ribbon);
      for (int j = 0; j <= 3 * ribbon->center.n; j++)
        g_assert_true (isfinite (ribbon->center.points[j].x)
                       && isfinite (ribbon->center.points[j].y));
    }
  g_assert_cmpint (scene->n_ribbons, ==, scene->network->n_deals);
}

static void
assert_sound (const MoniacScene *scene)
{
  MoniacQuality quality;

  assert_discs_apart (scene);
  assert_ports_apart (scene);
  assert_widths_linear (scene);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.label_overlaps, ==, 0);
  g_test_message ("%d companies, %d deals: %d crossings, %d over companies, scale %g",
                  scene->n_companies, scene->n_ribbons, quality.crossings,
                  quality.ribbon_over_company, scene->scale);
}

static void
test_random (void)
{
  static const int sizes[][2] = { { 2, 1 }, { 3, 9 }, { 6, 15 }, { 12, 20 }, { 34, 60 }, { 150, 250 },
                                  { 151, 300 }, { 400, 900 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (Fixture) fixture = random_fixture (sizes[i][0], sizes[i][1], i);
      g_autoptr (MoniacScene) scene = lay_out (fixture);

      assert_sound (scene);
      g_assert_false (scene->fallback);
    }
}

static void
test_large (void)
{
  g_autoptr (Fixture) fixture = random_fixture (1000, 5000, 21);
  g_autoptr (MoniacScene) scene = lay_out (fixture);

  assert_sound (scene);
}

static void
test_star (void)
{
  g_autoptr (Fixture) fixture = star_fixture (500);
  g_autoptr (MoniacScene) scene = lay_out (fixture);

  assert_sound (scene);
}

static void
test_complete (void)
{
  g_autoptr (Fixture) fixture = complete_fixture (30);
  g_autoptr (MoniacScene) scene = lay_out (fixture);

  assert_sound (scene);
}

static void
test_few (void)
{
  for (int n = 0; n <= 40; n += n < 2 ? 1 : 19)
    {
      g_autoptr (GPtrArray) companies = make_companies (n);
      g_autoptr (GPtrArray) deals = new_deals ();
      g_autoptr (Fixture) fixture = fixture_new (companies, deals);
      g_autoptr (MoniacScene) scene = lay_out (fixture);

      assert_sound (scene);
    }
}

static void
test_self (void)
{
  g_autoptr (GPtrArray) companies = make_companies (1);
  g_autoptr (GPtrArray) deals = new_deals ();
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (MoniacScene) scene = NULL;

  add_deal (deals, 0, 0, "cloud", "10");
  add_deal (deals, 0, 0, "cloud", NULL);
  add_deal (deals, 0, 0, "cloud", "30");
  fixture = fixture_new (companies, deals);
  scene = lay_out (fixture);

  assert_sound (scene);
  for (int i = 0; i < scene->n_ribbons; i++)
    g_assert_cmpfloat (moniac_path_length (&scene->ribbons[i].center), >, 30);
}

/* Deals between the same two fan out side by side, in the same order at both ends. */
static int
count_parts (const MoniacScene *scene,
             int                company,
             MoniacPart         part)
{
  int n = 0;

  for (int i = 0; i < scene->companies[company].n_parts; i++)
    n += scene->companies[company].parts[i].part == part;
  return n;
}

/* Around its rim a disc shows what it pays and what it gets, one piece for every flow, inside the disc. */
static void
test_rims (void)
{
  g_autoptr (Fixture) fixture = random_fixture (40, 80, 5);
  g_autoptr (MoniacScene) scene = lay_out (fixture);

  for (int c = 0; c < scene->n_companies; c++)
    {
      const MoniacSceneCompany *company = &scene->companies[c];
      double radius = radius_of (scene, c);
      int pays = 0, gets = 0;

      for (int d = 0; d < scene->network->n_deals; d++)
        {
          pays += scene->network->deals[d].is_money && scene->network->deals[d].payer == c;
          gets += scene->network->deals[d].is_money && scene->network->deals[d].payee == c;
        }
      g_assert_cmpint (count_parts (scene, c, MONIAC_PART_PAYS), ==, pays);
      g_assert_cmpint (count_parts (scene, c, MONIAC_PART_GETS), ==, gets);
      for (int i = 0; i < company->n_parts; i++)
        for (int p = 0; company->parts[i].part != MONIAC_PART_OUTSIDE && p <= 3 * company->parts[i].outline.n; p += 3)
          {
            MoniacPoint point = company->parts[i].outline.points[p];

            g_assert_cmpfloat (hypot (point.x - company->center.x, point.y - company->center.y), <=, radius + 0.01);
          }
    }
}

static void
test_parallel (void)
{
  g_autoptr (GPtrArray) companies = make_companies (2);
  g_autoptr (GPtrArray) deals = new_deals ();
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (MoniacScene) scene = NULL;
  MoniacQuality quality;

  for (int i = 0; i < 8; i++)
    add_deal (deals, i % 2, 1 - i % 2, i == 5 ? "partnership" : "cloud", i == 2 ? NULL : "10");
  fixture = fixture_new (companies, deals);
  scene = lay_out (fixture);

  assert_sound (scene);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.crossings, ==, 0);
}

static void
test_outside (void)
{
  g_autoptr (GPtrArray) companies = make_companies (2);
  g_autoptr (GPtrArray) deals = new_deals ();
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (MoniacScene) scene = NULL;
  int ends = 0;

  add_deal (deals, 0, 1, "cloud", "10");
  add_deal (deals, 0, -1, "cloud", "30");
  add_deal (deals, -1, 1, "cloud", "20");
  fixture = fixture_new (companies, deals);
  scene = lay_out (fixture);

  assert_sound (scene);
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < scene->companies[i].n_parts; j++)
      ends += scene->companies[i].parts[j].part == MONIAC_PART_OUTSIDE;
  g_assert_cmpint (ends, ==, 2);

  /* It leads away from the company that pays. */
  for (int i = 0; i < scene->n_ribbons; i++)
    if (scene->ribbons[i].deal == 1)
      {
        MoniacPoint from = scene->ribbons[i].center.points[0];
        MoniacPoint to = scene->ribbons[i].center.points[3];
        MoniacPoint center = scene->companies[0].center;

        g_assert_cmpfloat (hypot (to.x - center.x, to.y - center.y), >,
                           hypot (from.x - center.x, from.y - center.y) + 10);
      }
}

static void
test_area_is_linear (void)
{
  g_autoptr (GPtrArray) companies = make_companies (3);
  g_autoptr (GPtrArray) deals = new_deals ();
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (MoniacScene) scene = NULL;

  add_deal (deals, 0, 1, "cloud", "100");
  add_deal (deals, 1, 2, "cloud", "25");
  fixture = fixture_new (companies, deals);
  scene = lay_out (fixture);

  /* The areas are as 100 to 100 to 25. */
  g_assert_cmpfloat_with_epsilon (radius_of (scene, 0), radius_of (scene, 1), 1e-3);
  g_assert_cmpfloat_with_epsilon (radius_of (scene, 0), 2 * radius_of (scene, 2), 1e-3);
}

static void
test_size (void)
{
  g_autoptr (GPtrArray) companies = make_companies (3);
  g_autoptr (GPtrArray) deals = new_deals ();
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (MoniacScene) scene = NULL;

  ((MoniacCompanyRecord *) companies->pdata[0])->size = moniac_number_from_text ("900", -1);
  ((MoniacCompanyRecord *) companies->pdata[1])->size = moniac_number_from_text ("100", -1);
  add_deal (deals, 0, 1, "cloud", "50");
  add_deal (deals, 0, 2, "cloud", "50");
  fixture = fixture_new (companies, deals);
  fixture->input.use_size = TRUE;
  scene = lay_out (fixture);

  assert_sound (scene);
  g_assert_cmpfloat_with_epsilon (radius_of (scene, 0), 3 * radius_of (scene, 1), 1e-3);
}

static void
test_pins (void)
{
  g_autoptr (GPtrArray) companies = make_companies (12);
  g_autoptr (GPtrArray) deals = new_deals ();
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (MoniacScene) scene = NULL;
  MoniacPin *pin = ((MoniacCompanyRecord *) companies->pdata[4])->pins + MONIAC_VIEW_MAP;

  pin->x = moniac_number_from_text ("0.25", -1);
  pin->y = moniac_number_from_text ("0.5", -1);
  for (int i = 1; i < 12; i++)
    add_deal (deals, i - 1, i, "cloud", "50");
  fixture = fixture_new (companies, deals);
  scene = lay_out (fixture);

  assert_sound (scene);
  g_assert_cmpfloat_with_epsilon (scene->companies[4].center.x, area.x + area.width / 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (scene->companies[4].center.y, area.y + area.height / 2, 1e-6);
}

static void
assert_same (const MoniacScene *a,
             const MoniacScene *b)
{
  g_assert_cmpint (a->n_labels, ==, b->n_labels);
  for (int i = 0; i < a->n_companies; i++)
    g_assert_cmpmem (&a->companies[i].center, sizeof (MoniacPoint),
                     &b->companies[i].center, sizeof (MoniacPoint));
  for (int i = 0; i < a->n_ribbons; i++)
    {
      gsize size = (3 * (gsize) a->ribbons[i].center.n + 1) * sizeof (MoniacPoint);

      g_assert_cmpint (a->ribbons[i].center.n, ==, b->ribbons[i].center.n);
      g_assert_cmpmem (a->ribbons[i].center.points, size, b->ribbons[i].center.points, size);
    }
}

static void
test_deterministic (void)
{
  g_autoptr (Fixture) fixture = random_fixture (200, 500, 5);
  g_autoptr (MoniacScene) first = lay_out (fixture);
  g_autoptr (MoniacScene) second = lay_out (fixture);

  assert_same (first, second);
}

static void
test_previous (void)
{
  g_autoptr (Fixture) fixture = random_fixture (30, 60, 6);
  g_autoptr (MoniacScene) first = lay_out (fixture);
  g_autoptr (Fixture) more = random_fixture (30, 61, 6);
  g_autoptr (MoniacScene) second = NULL;

  more->input.previous = first;
  second = lay_out (more);
  assert_sound (second);
  for (int i = 0; i < 30; i++)
    g_assert_cmpfloat (hypot (second->companies[i].center.x - first->companies[i].center.x,
                              second->companies[i].center.y - first->companies[i].center.y), <, 30);
}

/* In a crowd those without room have smaller names for a closer look, the more important ones larger; none twice. */
static void
test_levels (void)
{
  g_autoptr (Fixture) fixture = random_fixture (700, 1500, 11);
  g_autoptr (MoniacScene) scene = lay_out (fixture);
  g_autofree double *sizes = g_new0 (double, scene->n_companies);
  MoniacQuality quality;
  double large = 0, small = 0;
  int n_large = 0, n_small = 0;

  for (int i = 0; i < scene->n_labels; i++)
    {
      const MoniacSceneLabel *label = &scene->labels[i];
      const MoniacNetworkCompany *company;

      if (label->company < 0 || label->style != MONIAC_TEXT_COMPANY_SMALL)
        continue;
      company = &fixture->network->companies[label->company];
      g_assert_true (sizes[label->company] == 0 || sizes[label->company] == MAX (label->size, 1e-9));
      sizes[label->company] = MAX (label->size, 1e-9);
      g_assert_true (label->size == 0 || label->size == 0.5 || label->size == 0.25 || label->size == 0.125);
      if (label->size == 0.5)
        {
          large += (double) MAX (company->paid, company->received);
          n_large++;
        }
      else if (label->size > 0)
        {
          small += (double) MAX (company->paid, company->received);
          n_small++;
        }
    }
  g_assert_cmpint (n_large, >, 15);
  g_assert_cmpint (n_small, >, 100);
  g_assert_cmpfloat (large / n_large, >, small / n_small);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.label_overlaps, ==, 0);
}

/* A figure is not black with hairlines: the more of them, the thinner; few keep their width. */
static void
test_thin (void)
{
  g_autoptr (Fixture) few = random_fixture (6, 10, 3);
  g_autoptr (Fixture) many = random_fixture (400, 3000, 3);
  g_autoptr (MoniacScene) with_few = lay_out (few);
  g_autoptr (MoniacScene) with_many = lay_out (many);

  g_assert_cmpfloat (with_few->thin, ==, 1);
  g_assert_cmpfloat (with_many->thin, >, 0.1);
  g_assert_cmpfloat (with_many->thin, <, 0.9);
}

/* Without Graphviz the map is placed as well, the same each time, and the scene says so. */
static void
test_fallback (void)
{
  g_autofree char *real = g_strdup (g_getenv ("MONIAC_LAYOUT_HELPER"));
  g_autoptr (Fixture) fixture = random_fixture (60, 100, 7);
  g_autoptr (MoniacScene) with = lay_out (fixture);
  g_autoptr (MoniacScene) first = NULL;
  g_autoptr (MoniacScene) second = NULL;

  g_setenv ("MONIAC_LAYOUT_HELPER", "/nowhere/moniac-layout", TRUE);
  first = lay_out (fixture);
  second = lay_out (fixture);
  if (real != NULL)
    g_setenv ("MONIAC_LAYOUT_HELPER", real, TRUE);
  else
    g_unsetenv ("MONIAC_LAYOUT_HELPER");

  g_assert_false (with->fallback);
  g_assert_true (first->fallback);
  assert_sound (first);
  assert_same (first, second);
}

/* More companies than Graphviz is asked for: there is nothing to fall back from. */
static void
test_without_graphviz (void)
{
  g_autofree char *real = g_strdup (g_getenv ("MONIAC_LAYOUT_HELPER"));
  g_autoptr (Fixture) fixture = random_fixture (900, 1800, 9);
  g_autoptr (MoniacScene) scene = NULL;

  g_setenv ("MONIAC_LAYOUT_HELPER", "/nowhere/moniac-layout", TRUE);
  scene = lay_out (fixture);
  if (real != NULL)
    g_setenv ("MONIAC_LAYOUT_HELPER", real, TRUE);
  else
    g_unsetenv ("MONIAC_LAYOUT_HELPER");

  g_assert_false (scene->fallback);
  assert_sound (scene);
}

static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = random_fixture (20, 40, 8);
  g_autoptr (MoniacScene) scene = moniac_scene_new (fixture->network, MONIAC_VIEW_MAP, 1280, 720);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (moniac_map_lay_out (scene, &fixture->input, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/few", test_few);
  g_test_add_func ("/map/random", test_random);
  g_test_add_func ("/map/large", test_large);
  g_test_add_func ("/map/star", test_star);
  g_test_add_func ("/map/complete", test_complete);
  g_test_add_func ("/map/self", test_self);
  g_test_add_func ("/map/rims", test_rims);
  g_test_add_func ("/map/parallel", test_parallel);
  g_test_add_func ("/map/outside", test_outside);
  g_test_add_func ("/map/area-is-linear", test_area_is_linear);
  g_test_add_func ("/map/size", test_size);
  g_test_add_func ("/map/pins", test_pins);
  g_test_add_func ("/map/deterministic", test_deterministic);
  g_test_add_func ("/map/previous", test_previous);
  g_test_add_func ("/map/levels", test_levels);
  g_test_add_func ("/map/thin", test_thin);
  g_test_add_func ("/map/fallback", test_fallback);
  g_test_add_func ("/map/without-graphviz", test_without_graphviz);
  g_test_add_func ("/map/cancelled", test_cancelled);

  return g_test_run ();
}
