/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Composing: everything inside the figure, no two labels over each other, and what the words say. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "moniac-pool.h"
#include "moniac-deal-file.h"
#include "moniac-drawing.h"
#include "moniac-export.h"
#include "moniac-figure-words.h"
#include "moniac-legend.h"
#include "moniac-test-scene.h"
#include "moniac-text.h"

/* Text may reach this far over what was measured. */
#define SLACK 0.6
/* How far from its company a line to it may end, at most. */
#define LEADER_SHORT 40.0

static const char * const samples[] = { "ai-deals-2025-11.deals.json", "ai-deals-2023-2026.deals.json" };

static MoniacNetwork *
load_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples", name, NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = moniac_deal_file_load (path, problems, NULL, NULL);

  g_assert_nonnull (document);
  return moniac_test_network (document);
}

/* A circulation in which `share` of the money comes back; of the deals it says nothing. */
static void
fill_circulation (MoniacCirculation   *self,
                  const MoniacNetwork *network,
                  double               share)
{
  *self = (MoniacCirculation) { .gross = network->gross, .n_deals = network->n_deals };
  self->total = (gint64) llround ((double) network->gross * share);
  self->comes_back = g_new0 (gint64, MAX (network->n_deals, 1));
}

static MoniacScene *
compose (MoniacNetwork   *network,
         MoniacView       view,
         double           width,
         double           height,
         MoniacFurniture  furniture,
         gboolean         tones)
{
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
  MoniacCirculation circulation;
  MoniacShareRange range = { 0.05, 0.43, -1, TRUE };
  MoniacScene *scene;
  g_autoptr (GError) error = NULL;

  fill_circulation (&circulation, network, 0.12);
  settings.view = view;
  settings.width = width;
  settings.height = height;
  settings.furniture = furniture;
  settings.tones = tones;
  scene = moniac_figure_compose (network, &circulation, &range, &settings, NULL, NULL, &error);
  g_free (circulation.comes_back);
  g_assert_no_error (error);
  return scene;
}

/* The text, its note and its pill. */
static MoniacRect
label_extent (const MoniacScene      *scene,
              const MoniacSceneLabel *label)
{
  MoniacRect rect = label->rect;

  if (label->style == MONIAC_TEXT_AMOUNT)
    {
      double x = MONIAC_PILL_X * scene->type_scale;
      double y = MONIAC_PILL_Y * scene->type_scale;
      double note = 0;

      if (label->superscript != NULL)
        {
          g_autoptr (MoniacMeasurer) measurer = moniac_measurer_new (scene->type_scale);

          moniac_measurer_measure (MONIAC_TEXT_NOTE, label->superscript, &note, NULL, NULL, measurer);
        }
      rect = (MoniacRect) { rect.x - x, rect.y - y, rect.width + note + 2 * x, rect.height + 2 * y };
    }
  return rect;
}

static void
assert_inside (const MoniacScene *scene,
               const MoniacRect  *rect,
               const char        *what)
{
  if (rect->x < -SLACK || rect->y < -SLACK || rect->x + rect->width > scene->width + SLACK ||
      rect->y + rect->height > scene->height + SLACK)
    g_error ("%s at %.1f, %.1f, %.1f by %.1f, leaves the figure of %.0f by %.0f",
             what, rect->x, rect->y, rect->width, rect->height, scene->width, scene->height);
}

static void
assert_tidy (const MoniacScene *scene)
{
  for (int i = 0; i < scene->n_labels; i++)
    {
      MoniacRect a = label_extent (scene, &scene->labels[i]);

      assert_inside (scene, &a, scene->labels[i].text);
      a = (MoniacRect) { a.x + SLACK, a.y + SLACK, a.width - 2 * SLACK, a.height - 2 * SLACK };
      for (int j = 0; j < i; j++)
        {
          MoniacRect b = label_extent (scene, &scene->labels[j]);

          if (moniac_rect_intersects (&a, &b))
            g_error ("\"%s\" lies over \"%s\" in %.0f by %.0f", scene->labels[i].text,
                     scene->labels[j].text, scene->width, scene->height);
        }
    }
  for (int i = 0; i < scene->n_marks; i++)
    assert_inside (scene, &scene->marks[i].rect, "a mark");
}

static void
test_tidy (gconstpointer data)
{
  static const double sizes[][2] = {
    { 1280, 720 }, { 720, 1280 }, { 600, 400 }, { 360, 300 }, { 360, 640 }, { 1100, 700 },
    { 1920, 1080 }, { 4000, 3000 }, { 900, 900 }, { 3000, 500 },
  };
  MoniacView view = GPOINTER_TO_INT (data);

  for (gsize s = 0; s < G_N_ELEMENTS (samples); s++)
    {
      g_autoptr (MoniacNetwork) network = load_sample (samples[s]);

      for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_autoptr (MoniacScene) scene = compose (network, view, sizes[i][0], sizes[i][1],
                                                   MONIAC_FURNITURE_ALL, i % 2 == 0);

          g_assert_cmpfloat (scene->type_scale, >, 0.5);
          assert_tidy (scene);
        }
    }
}

static const MoniacSceneLabel *
find_label (const MoniacScene *scene,
            const char        *text)
{
  for (int i = 0; i < scene->n_labels; i++)
    if (g_str_equal (scene->labels[i].text, text))
      return &scene->labels[i];
  return NULL;
}

static gboolean
is_round_125 (double x)
{
  double digits = x / pow (10, floor (log10 (x) + 1e-9));

  return fabs (digits - 1) < 1e-6 || fabs (digits - 2) < 1e-6 || fabs (digits - 5) < 1e-6;
}

/* The bar of the scale is as high as its amount, which is round; a coin is worth a round amount too. */
static void
test_scale_and_coin (void)
{
  for (gsize s = 0; s < G_N_ELEMENTS (samples); s++)
    {
      g_autoptr (MoniacNetwork) network = load_sample (samples[s]);
      g_autoptr (MoniacScene) scene = compose (network, MONIAC_VIEW_RING, 1280, 720, MONIAC_FURNITURE_ALL, FALSE);
      double coin = moniac_network_money (network, scene->coin);
      gint64 largest = 0;
      int n_bars = 0;

      for (int i = 0; i < network->n_deals; i++)
        largest = MAX (largest, network->deals[i].amount);
      g_assert_true (is_round_125 (coin));
      g_assert_cmpfloat ((double) largest / (double) scene->coin, <=, 24);
      g_assert_cmpfloat ((double) largest / (double) scene->coin, >, 24 / 2.6);
      for (int i = 0; i < scene->n_marks; i++)
        if (scene->marks[i].type == MONIAC_MARK_SCALE_BAR)
          {
            double high = scene->marks[i].rect.height;
            double amount = moniac_network_money (network, 1) * high / scene->scale;
            g_autofree char *text = moniac_money_format (amount, "USD", MONIAC_MONEY_LONG);

            g_assert_cmpfloat (high, >=, 20 - 1e-6);
            g_assert_cmpfloat (high, <=, 60);
            g_assert_true (is_round_125 (amount));
            g_assert_nonnull (find_label (scene, text));
            n_bars++;
          }
      g_assert_cmpint (n_bars, ==, 1);
    }
}

static void
test_words_of_sample (void)
{
  static const char * const expected[] = {
    "Who pays whom in the Anthropic deal", "What the money is for", "How to read it", "Investment",
    "Cloud services", "Hardware", "pays, gets", "up to: an upper bound", "amount not disclosed",
    "relation without money", "a coin: $2 billion", "Moniac",
    "$9.96 billion of $83 billion (12\u00a0%) comes back.",
    "gets 15, pays 30", "pays 10, gets more", "gets 30, pays 5 and more", "no money named",
  };
  g_autoptr (MoniacNetwork) network = load_sample (samples[0]);
  g_autoptr (MoniacScene) scene = compose (network, MONIAC_VIEW_RING, 1280, 720, MONIAC_FURNITURE_ALL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    if (find_label (scene, expected[i]) == NULL)
      {
        for (int l = 0; l < scene->n_labels; l++)
          g_printerr ("# %s\n", scene->labels[l].text);
        g_error ("no label \"%s\"", expected[i]);
      }
  g_assert_cmpstr (find_label (scene, "not disclosed")->superscript, ==, "5*");
  g_assert_null (find_label (scene, "too small for the scale"));
}

/* What says nothing is left out: a single kind that is only "other", and how bounds count where there are none. */
static void
test_nothing_to_say (void)
{
  static const char * const kinds[] = { "other", "cloud" };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (int bounded = 0; bounded < 2; bounded++)
      {
        g_autoptr (MoniacDocument) document = moniac_document_new ();
        g_autoptr (MoniacNetwork) network = NULL;
        g_autoptr (MoniacScene) scene = NULL;

        moniac_test_add_company (document, "a");
        moniac_test_add_company (document, "b");
        moniac_test_add_deal (document, moniac_test_deal ("d", "a", "b", kinds[k], "5e9"));
        if (bounded)
          {
            MoniacDealRecord *deal = moniac_test_deal ("e", "a", "b", kinds[k], "4e9");

            deal->amount.form = MONIAC_AMOUNT_UP_TO;
            moniac_test_add_deal (document, deal);
          }
        network = moniac_test_network (document);
        scene = compose (network, MONIAC_VIEW_LAYERS, 1280, 720, MONIAC_FURNITURE_ALL, FALSE);
        g_assert_cmpint (find_label (scene, "What the money is for") != NULL, ==, k == 1);
        g_assert_nonnull (find_label (scene, "How to read it"));
        g_assert_cmpint (find_label (scene, "Upper bounds count in full.") != NULL, ==, bounded);
        g_assert_nonnull (find_label (scene, "Moniac"));
      }
}

/* Each flag brings its own part, and without any there is no furniture. */
static void
test_flags (void)
{
  static const struct
  {
    MoniacFurniture flag;
    const char *text;
  } parts[] = {
    { MONIAC_FURNITURE_TITLE, "Who pays whom in the Anthropic deal" },
    { MONIAC_FURNITURE_SUBTITLE, "What one article of November 2025 says, deal by deal" },
    { MONIAC_FURNITURE_FINDING, "$9.96 billion of $83 billion (12\u00a0%) comes back." },
    { MONIAC_FURNITURE_LEGEND, "What the money is for" },
    { MONIAC_FURNITURE_CREDIT, "Moniac" },
  };
  g_autoptr (MoniacNetwork) network = load_sample (samples[0]);
  g_autoptr (MoniacScene) bare = compose (network, MONIAC_VIEW_RING, 1280, 720, MONIAC_FURNITURE_NONE, FALSE);

  g_assert_cmpint (bare->n_marks, ==, 0);
  for (int i = 0; i < bare->n_labels; i++)
    g_assert_true (bare->labels[i].company >= 0 || bare->labels[i].deal >= 0);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (MoniacScene) scene = compose (network, MONIAC_VIEW_RING, 1280, 720, parts[i].flag, FALSE);

      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
        g_assert_cmpint (find_label (scene, parts[j].text) != NULL, ==, i == j);
    }
}

/* Without a circulation nothing is claimed. */
static void
test_no_circulation (void)
{
  g_autoptr (MoniacNetwork) network = load_sample (samples[0]);
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
  g_autoptr (MoniacScene) scene = NULL;

  settings.tones = TRUE;
  scene = moniac_figure_compose (network, NULL, NULL, &settings, NULL, NULL, NULL);
  g_assert_false (scene->tones);
  for (int i = 0; i < scene->n_labels; i++)
    g_assert_true (scene->labels[i].style != MONIAC_TEXT_FINDING_BOLD);
}

static gboolean
has_whole_name (const MoniacScene *scene,
                int                company)
{
  gboolean named = FALSE;

  for (int i = 0; i < scene->n_labels; i++)
    if (scene->labels[i].company == company)
      {
        named = TRUE;
        if (scene->labels[i].full != NULL || strstr (scene->labels[i].text, "\342\200\246") != NULL)
          return FALSE;
      }
  return named;
}

/* At slide size every company of both samples has its name, whole, in every view. */
static void
test_everyone_named (void)
{
  for (gsize s = 0; s < G_N_ELEMENTS (samples); s++)
    for (int view = 0; view < MONIAC_N_VIEWS; view++)
      {
        g_autoptr (MoniacNetwork) network = load_sample (samples[s]);
        g_autoptr (MoniacScene) scene = compose (network, view, 1280, 720, MONIAC_FURNITURE_ALL, FALSE);

        for (int c = 0; c < network->n_companies; c++)
          if (!has_whole_name (scene, c))
            g_error ("%s has no whole name in view %d of %s", network->companies[c].record->id, view, samples[s]);
      }
}

/* Companies below $20 billion are one: named, explained, tidy; every deal still has its ribbon, and nothing else changes. */
static void
test_pool (void)
{
  g_autoptr (MoniacNetwork) network = load_sample (samples[1]);

  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    {
      MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
      g_autoptr (MoniacScene) scene = NULL;
      g_autofree char *words = NULL;
      int n_ribbons = 0;

      settings.view = view;
      settings.pool_below = 20e9;
      scene = moniac_figure_compose (network, NULL, NULL, &settings, NULL, NULL, NULL);
      g_assert_nonnull (scene);
      assert_tidy (scene);
      g_assert_cmpint (moniac_pool_find (scene->network), ==, 0);
      g_assert_cmpint (scene->n_companies, ==, network->n_companies - moniac_pool_count (network, 20e9) + 1);
      for (int i = 0; i < network->n_deals; i++)
        n_ribbons += scene->ribbon_of_deal[i] >= 0;
      g_assert_cmpint (n_ribbons, ==, network->n_deals);
      g_assert_nonnull (find_label (scene, "Other: below $20 billion"));
      words = moniac_figure_describe_company (scene->network, 0);
      g_assert_nonnull (strstr (words, "Mistral AI"));
      g_assert_null (strstr (words, "OpenAI"));
    }
}

static gint64
money_of_kind (const MoniacNetwork *network,
               MoniacKind           kind)
{
  gint64 sum = 0;

  for (int d = 0; d < network->n_deals; d++)
    if (network->deals[d].is_money && network->deals[d].record->kind == kind)
      sum += network->deals[d].amount;
  return sum;
}

/* The legend begins where the flows begin, and names the kind with the most money first. */
static void
test_legend_order (void)
{
  g_autoptr (MoniacNetwork) network = load_sample (samples[1]);
  g_autoptr (MoniacScene) scene = compose (network, MONIAC_VIEW_RING, 1280, 720, MONIAC_FURNITURE_ALL, FALSE);
  gint64 last = G_MAXINT64;
  double top = 720, y = 0;
  gboolean outside = FALSE;
  int n = 0;

  for (int i = 0; i < scene->n_marks; i++)
    {
      const MoniacSceneMark *mark = &scene->marks[i];

      outside |= mark->type == MONIAC_MARK_OUTSIDE;
      if (mark->type != MONIAC_MARK_KIND)
        continue;
      top = MIN (top, mark->rect.y);
      g_assert_cmpfloat (mark->rect.y, >, y);
      g_assert_true (money_of_kind (network, mark->kind) <= last);
      last = money_of_kind (network, mark->kind);
      y = mark->rect.y;
      n++;
    }
  g_assert_cmpint (n, >, 3);
  g_assert_true (outside);
  g_assert_cmpfloat (top, <, 180);
}

/* Where amounts in words would be cut off in the legend, they stand there in figures. */
static void
test_legend_amounts_fit (void)
{
  g_autoptr (MoniacNetwork) network = load_sample (samples[0]);
  g_autoptr (MoniacScene) english = compose (network, MONIAC_VIEW_RING, 1280, 720, MONIAC_FURNITURE_ALL, FALSE);
  g_autoptr (MoniacScene) spanish = NULL;
  int n = 0;

  moniac_money_set_locale ("es");
  spanish = compose (network, MONIAC_VIEW_RING, 1280, 720, MONIAC_FURNITURE_ALL, FALSE);
  moniac_money_set_locale (NULL);
  g_assert_nonnull (find_label (english, "a coin: $2 billion"));
  for (int i = 0; i < spanish->n_labels; i++)
    if (spanish->labels[i].style == MONIAC_TEXT_LEGEND)
      {
        g_assert_null (strstr (spanish->labels[i].text, "…"));
        n += g_str_has_prefix (spanish->labels[i].text, "a coin: ");
      }
  g_assert_cmpint (n, ==, 1);
}

static void
add_company (MoniacDocument      *document,
             MoniacCompanyRecord *record)
{
  moniac_document_begin (document, "Add");
  moniac_document_insert_company (document, G_MAXUINT, record);
  moniac_document_end (document);
}

/* Of four companies, three with a size. */
static MoniacNetwork *
make_sized (void)
{
  static const char * const sizes[] = { "900000000000", "100000000000", "400000000000", NULL };
  g_autoptr (MoniacDocument) document = moniac_document_new ();

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%d", i);
      g_autoptr (MoniacCompanyRecord) record = moniac_test_company (id);

      if (sizes[i] != NULL)
        record->size = moniac_number_from_text (sizes[i], -1);
      add_company (document, record);
    }
  for (int i = 0; i < 4; i++)
    {
      static const char * const ids[] = { "c0", "c1", "c2", "c3" };

      moniac_test_add_deal (document, moniac_test_deal (ids[i], ids[i], ids[(i + 1) % 4], "cloud", "30000000000"));
    }
  return moniac_test_network (document);
}

/* The area of a company's disc; 0 where it has none. */
static double
disc_area (const MoniacScene *scene,
           int                company)
{
  for (int i = 0; i < scene->companies[company].n_parts; i++)
    if (scene->companies[company].parts[i].part == MONIAC_PART_DISC)
      {
        MoniacRect bounds = moniac_path_bounds (&scene->companies[company].parts[i].outline);

        return G_PI / 4 * bounds.width * bounds.height;
      }
  return 0;
}

static const MoniacSceneMark *
find_mark (const MoniacScene *scene,
           MoniacMarkType     type)
{
  for (int i = 0; i < scene->n_marks; i++)
    if (scene->marks[i].type == type)
      return &scene->marks[i];
  return NULL;
}

static MoniacScene *
compose_sized (MoniacNetwork *network,
               MoniacView     view,
               gboolean       use_size)
{
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;

  settings.view = view;
  settings.use_size = use_size;
  return moniac_figure_compose (network, NULL, NULL, &settings, NULL, NULL, NULL);
}

/* Areas of discs follow sizes, and the legend has a disc of a round size, exactly as large. */
static void
test_sizes (void)
{
  g_autoptr (MoniacNetwork) network = make_sized ();

  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    {
      g_autoptr (MoniacScene) scene = compose_sized (network, view, TRUE);
      g_autoptr (MoniacScene) plain = compose_sized (network, view, FALSE);
      const MoniacSceneMark *mark = find_mark (scene, MONIAC_MARK_SIZE);
      g_autofree char *words = NULL;
      double ratio;

      g_assert_null (find_mark (plain, MONIAC_MARK_SIZE));
      g_assert_true ((mark != NULL) == (view != MONIAC_VIEW_LAYERS));
      if (mark == NULL)
        continue;
      g_assert_cmpfloat_with_epsilon (disc_area (scene, 0) / disc_area (scene, 1), 9, 1e-3);
      g_assert_cmpfloat_with_epsilon (disc_area (scene, 0) / disc_area (scene, 2), 2.25, 1e-3);
      ratio = G_PI / 4 * mark->rect.height * mark->rect.height / disc_area (scene, 0) * 900;
      g_assert_cmpfloat_with_epsilon (ratio, moniac_round_up_125 (ratio - 0.01), 0.01);
      words = g_strdup_printf ("a company's size: $%.0f billion", ratio);
      for (int i = 0; i < scene->n_labels && words != NULL; i++)
        if (g_str_equal (scene->labels[i].text, words))
          g_clear_pointer (&words, g_free);
      g_assert_null (words);
    }
}

/* A name that does not fit is cut, and read in full where the pointer rests and in the SVG. */
static void
test_long_names (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  g_autoptr (MoniacNetwork) network = NULL;
  g_autofree char *name = g_strnfill (90, 'x');
  static const char * const ids[] = { "a", "b", "c" };

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (MoniacCompanyRecord) record = moniac_test_company (ids[i]);

      g_free (record->name);
      record->name = g_strdup (i == 1 ? name : ids[i]);
      add_company (document, record);
    }
  for (int i = 0; i < 3; i++)
    moniac_test_add_deal (document, moniac_test_deal (ids[i], ids[i], ids[(i + 1) % 3], "cloud", "30"));
  network = moniac_test_network (document);
  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    {
      g_autoptr (MoniacScene) scene = compose (network, view, 1280, 720, MONIAC_FURNITURE_NONE, FALSE);
      MoniacExportOptions options = { MONIAC_EXPORT_SVG, 1, MONIAC_THEME_LIGHT, FALSE, NULL, MONIAC_HIGHLIGHT_NONE, 0, FALSE };
      g_autoptr (GBytes) bytes = moniac_export (scene, &options, NULL);
      int company = moniac_network_find_company (network, "b"), n_cut = 0;

      for (int i = 0; i < scene->n_labels; i++)
        if (scene->labels[i].company == company && scene->labels[i].full != NULL)
          {
            g_assert_nonnull (strstr (scene->labels[i].text, "…"));
            g_assert_cmpstr (scene->labels[i].full, ==, name);
            n_cut++;
          }
      g_assert_cmpint (n_cut, ==, 1);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), name));
    }
}

static double
distance_to (const MoniacRect *rect,
             MoniacPoint       point)
{
  return hypot (MAX (MAX (rect->x - point.x, point.x - rect->x - rect->width), 0),
                MAX (MAX (rect->y - point.y, point.y - rect->y - rect->height), 0));
}

/* Lines lead from names that stand aside to their companies, or to the flows led around them, and over no other name. */
static void
test_leaders (void)
{
  g_autoptr (MoniacNetwork) network = load_sample (samples[1]);
  int n = 0;

  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    for (double width = 700; width <= 1280; width += 580)
      {
        g_autoptr (MoniacScene) scene = compose (network, view, width, 720, MONIAC_FURNITURE_ALL, FALSE);

        for (int i = 0; i < scene->n_labels; i++)
          {
            const MoniacSceneLabel *label = &scene->labels[i];
            MoniacRect name;

            if (!label->leader)
              continue;
            g_assert_cmpfloat (distance_to (&scene->companies[label->company].bounds, label->leader_to), <, LEADER_SHORT);
            name = (MoniacRect) { label->rect.x - 12, label->rect.y - 40, label->rect.width + 24, label->rect.height + 80 };
            g_assert_true (moniac_rect_contains (&name, label->leader_from.x, label->leader_from.y));
            for (int j = 0; j < scene->n_labels; j++)
              for (double t = 0; t <= 1 && scene->labels[j].company != label->company && scene->labels[j].company >= 0; t += 0.02)
                g_assert_false (moniac_rect_contains (&scene->labels[j].rect,
                                                      label->leader_from.x + t * (label->leader_to.x - label->leader_from.x),
                                                      label->leader_from.y + t * (label->leader_to.y - label->leader_from.y)));
            n++;
          }
      }
  g_assert_cmpint (n, >, 0);
}

/* Nothing at all, one company, names that no figure could show whole. */
static void
test_odd_networks (void)
{
  for (int n = 0; n < 3; n++)
    {
      g_autoptr (MoniacDocument) document = moniac_document_new ();
      g_autoptr (MoniacNetwork) network = NULL;

      for (int i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("c%d", i);
          g_autoptr (MoniacCompanyRecord) record = moniac_test_company (id);

          record->name = i == 0 ? g_strnfill (100000, 'W') : g_strdup ("\342\200\256\327\220\n\346\227\245\346\234\254");
          moniac_document_begin (document, "Add");
          moniac_document_insert_company (document, G_MAXUINT, record);
          moniac_document_end (document);
        }
      if (n == 2)
        moniac_test_add_deal (document, moniac_test_deal ("d", "c0", "c1", "equity", "1e15"));
      network = moniac_test_network (document);
      for (int view = 0; view < MONIAC_N_VIEWS; view++)
        {
          g_autoptr (MoniacScene) scene = compose (network, view, 640, 480, MONIAC_FURNITURE_ALL, TRUE);

          assert_tidy (scene);
        }
    }
}

static void
test_details (void)
{
  /* what "a" gets, and what it pays; "?" is not disclosed */
  static const struct
  {
    const char *gets[3];
    const char *pays[3];
    const char *text;
  } cases[] = {
    { { NULL }, { NULL }, "no money named" },
    { { NULL }, { "5e9" }, "pays $5\u00a0bn" },
    { { NULL }, { "5e9", "?" }, "pays $5\u00a0bn and more" },
    { { NULL }, { "?" }, "pays, amount not disclosed" },
    { { "5e9" }, { NULL }, "gets $5\u00a0bn" },
    { { "5e9" }, { "2e6" }, "gets $5\u00a0bn, pays $2\u00a0m" },
    { { "5e9" }, { "2e6", "?" }, "gets $5\u00a0bn, pays $2\u00a0m and more" },
    { { "5e9" }, { "?" }, "gets $5\u00a0bn, pays more" },
    { { "5e9", "?" }, { NULL }, "gets $5\u00a0bn and more" },
    { { "5e9", "?" }, { "1e9" }, "gets $5\u00a0bn and more, pays $1\u00a0bn" },
    { { "5e9", "?" }, { "1e9", "?" }, "gets $5\u00a0bn and more, pays $1\u00a0bn and more" },
    { { "5e9", "?" }, { "?" }, "gets $5\u00a0bn and more, pays more" },
    { { "?" }, { NULL }, "gets, amount not disclosed" },
    { { "?" }, { "1e9" }, "pays $1\u00a0bn, gets more" },
    { { "?" }, { "1e9", "?" }, "pays $1\u00a0bn and more, gets more" },
    { { "?" }, { "?" }, "gets and pays, amounts not disclosed" },
  };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (MoniacDocument) document = moniac_document_new ();
      g_autoptr (MoniacNetwork) network = NULL;
      g_autofree char *text = NULL;
      int n = 0;

      moniac_test_add_company (document, "a");
      moniac_test_add_company (document, "b");
      for (int side = 0; side < 2; side++)
        for (int i = 0; i < 3; i++)
          {
            const char *amount = side == 0 ? cases[c].gets[i] : cases[c].pays[i];
            g_autofree char *id = g_strdup_printf ("d%d", n++);

            if (amount != NULL)
              moniac_test_add_deal (document, moniac_test_deal (id, side == 0 ? "b" : "a", side == 0 ? "a" : "b",
                                                                "cloud", g_str_equal (amount, "?") ? NULL : amount));
          }
      network = moniac_test_network (document);
      text = moniac_figure_words_detail (network, 0, 0);
      g_assert_cmpstr (text, ==, cases[c].text);
    }
}

static void
test_magnitude (void)
{
  static const struct
  {
    const char *amounts[4];
    double magnitude;
  } cases[] = {
    { { "5e9", "7e10", NULL }, 1e9 },
    { { "1e9", "9.98e11", NULL }, 1e9 },
    { { "1e9", "9.99e11", NULL }, 1e12 },
    { { "999", NULL }, 0 },
    { { "2e6", NULL }, 1e6 },
    { { "2e12", NULL }, 1e12 },
    { { NULL }, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoniacDocument) document = moniac_test_pair_document (cases[i].amounts);
      g_autoptr (MoniacNetwork) network = moniac_test_network (document);

      g_assert_cmpfloat (moniac_figure_words_magnitude (network), ==, cases[i].magnitude);
    }
}

static void
test_findings (void)
{
  static const char * const some[] = { "60e9", "23e9", NULL };
  static const char * const unknown[] = { "?", NULL };
  static const char * const none[] = { NULL };
  static const struct
  {
    const char * const *amounts;
    double share;
    const char *text;
  } cases[] = {
    { some, 10 / 83.0, "$10 billion of $83 billion (12\u00a0%) comes back." },
    { some, 0, "Nothing of $83 billion comes back." },
    { unknown, 0, "No amount is disclosed." },
    { none, 0, "No money is named." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoniacDocument) document = moniac_test_pair_document (cases[i].amounts);
      g_autoptr (MoniacNetwork) network = moniac_test_network (document);
      MoniacCirculation circulation;
      g_autofree char *text = NULL;

      fill_circulation (&circulation, network, cases[i].share);
      text = moniac_figure_words_finding (network, &circulation);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_free (circulation.comes_back);
    }
}

static void
test_ranges (void)
{
  static const char * const amounts[] = { "60e9", "?", NULL };
  static const struct
  {
    MoniacShareRange range;
    const char *text;
  } cases[] = {
    { { 0.12, 0.43, 1, TRUE }, "Up to 43\u00a0% would, depending on what a pays b." },
    { { 0.05, 0.43, 1, TRUE }, "Between 5\u00a0% and 43\u00a0% could, depending on what a pays b." },
    { { 0.05, 0.12, 1, TRUE }, "As little as 5\u00a0% would, depending on what a pays b." },
    { { 0.12, 0.43, -1, TRUE }, "Up to 43\u00a0% would, depending on amounts that are not disclosed." },
    { { 0.12, 0.12, 1, TRUE }, NULL },
    { { 0.12, 0.43, 1, FALSE }, NULL },
  };
  g_autoptr (MoniacDocument) document = moniac_test_pair_document (amounts);
  g_autoptr (MoniacNetwork) network = moniac_test_network (document);
  MoniacCirculation circulation;

  fill_circulation (&circulation, network, 0.12);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = moniac_figure_words_range (network, &circulation, &cases[i].range);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_free (circulation.comes_back);
}

static void
test_describe (void)
{
  static const struct
  {
    const char *deal;
    const char *text;
  } cases[] = {
    { "azure", "Anthropic pays Microsoft $30 billion, cloud services, committed. Date: Nov 18, 2025. "
               "Source: Big tech pouring billions into AI firms, Nov 2025: “Anthropic is committing a whopping "
               "$30 billion to use Microsoft's cloud services”" },
  };
  g_autoptr (MoniacNetwork) network = load_sample (samples[0]);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int deal = moniac_network_find_deal (network, cases[i].deal);
      g_autofree char *text = moniac_figure_describe_deal (network, deal);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* The same input gives the same scene. */
static void
test_stable (void)
{
  g_autoptr (MoniacNetwork) network = load_sample (samples[1]);
  g_autoptr (MoniacScene) a = compose (network, MONIAC_VIEW_RING, 1000, 800, MONIAC_FURNITURE_ALL, TRUE);
  g_autoptr (MoniacScene) b = compose (network, MONIAC_VIEW_RING, 1000, 800, MONIAC_FURNITURE_ALL, TRUE);

  g_assert_cmpint (a->n_labels, ==, b->n_labels);
  for (int i = 0; i < a->n_labels; i++)
    {
      g_assert_cmpstr (a->labels[i].text, ==, b->labels[i].text);
      g_assert_cmpmem (&a->labels[i].rect, sizeof (MoniacRect), &b->labels[i].rect, sizeof (MoniacRect));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    {
      g_autofree char *path = g_strconcat ("/furniture/tidy/", moniac_view_get_id (view), NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (view), test_tidy);
    }
  g_test_add_func ("/furniture/nothing-to-say", test_nothing_to_say);
  g_test_add_func ("/furniture/scale-and-coin", test_scale_and_coin);
  g_test_add_func ("/furniture/words-of-sample", test_words_of_sample);
  g_test_add_func ("/furniture/everyone-named", test_everyone_named);
  g_test_add_func ("/furniture/pool", test_pool);
  g_test_add_func ("/furniture/legend-order", test_legend_order);
  g_test_add_func ("/furniture/legend-amounts-fit", test_legend_amounts_fit);
  g_test_add_func ("/furniture/flags", test_flags);
  g_test_add_func ("/furniture/sizes", test_sizes);
  g_test_add_func ("/furniture/long-names", test_long_names);
  g_test_add_func ("/furniture/leaders", test_leaders);
  g_test_add_func ("/furniture/no-circulation", test_no_circulation);
  g_test_add_func ("/furniture/odd-networks", test_odd_networks);
  g_test_add_func ("/furniture/details", test_details);
  g_test_add_func ("/furniture/magnitude", test_magnitude);
  g_test_add_func ("/furniture/findings", test_findings);
  g_test_add_func ("/furniture/ranges", test_ranges);
  g_test_add_func ("/furniture/describe", test_describe);
  g_test_add_func ("/furniture/stable", test_stable);
  return g_test_run ();
}
