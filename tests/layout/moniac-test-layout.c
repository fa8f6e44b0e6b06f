/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes networks, lays them out with a made-up font, and checks scenes. */
#include "config.h"

#include "moniac-test-layout.h"

#include <math.h>

#include "moniac-deal-file.h"

#include "../model/moniac-test-document.h"

/* As if all letters were equally wide. */
static void
measure (MoniacTextStyle  style,
         const char      *text,
         double          *width,
         double          *height,
         double          *ascent,
         gpointer         data)
{
  double size = style == MONIAC_TEXT_COMPANY ? 17 : style == MONIAC_TEXT_NOTE ? 10.5
                : style == MONIAC_TEXT_DETAIL_SMALL ? 11 : 13;

  *width = 0.55 * size * (double) g_utf8_strlen (text, -1);
  *height = 1.25 * size;
  *ascent = size;
}

MoniacTestLayout *
moniac_test_layout_new (void)
{
  MoniacTestLayout *self = g_new0 (MoniacTestLayout, 1);

  self->companies = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_company_record_unref);
  self->deals = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_deal_record_unref);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
moniac_test_layout_free (MoniacTestLayout *self)
{
  g_ptr_array_unref (self->companies);
  g_ptr_array_unref (self->deals);
  g_ptr_array_unref (self->texts);
  g_clear_pointer (&self->network, moniac_network_unref);
  g_free (self->names);
  g_free (self->details);
  g_free (self->amounts);
  g_free (self->notes);
  g_free (self);
}

void
moniac_test_layout_add_company (MoniacTestLayout *self,
                                const char       *id)
{
  g_ptr_array_add (self->companies, moniac_test_company (id));
}

static void
add (MoniacTestLayout *self,
     const char       *payer,
     const char       *payee,
     const char       *kind,
     const char       *amount)
{
  g_autofree char *id = g_strdup_printf ("d%05u", self->deals->len);

  g_ptr_array_add (self->deals, moniac_test_deal (id, payer, payee, kind, amount));
}

void
moniac_test_layout_add_deal (MoniacTestLayout *self,
                             const char       *payer,
                             const char       *payee,
                             double            amount)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.0f", amount * 1e9);
  add (self, payer, payee, "cloud", amount < 0 ? NULL : text);
}

static char *
make_company_id (int i)
{
  return i < 0 ? NULL : g_strdup_printf ("company-%02d", i);
}

void
moniac_test_layout_add_companies (MoniacTestLayout *self,
                                  int               n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = make_company_id (i);

      moniac_test_layout_add_company (self, id);
    }
}

void
moniac_test_layout_add_numbered (MoniacTestLayout *self,
                                 int               payer,
                                 int               payee,
                                 double            amount)
{
  g_autofree char *from = make_company_id (payer);
  g_autofree char *to = make_company_id (payee);

  moniac_test_layout_add_deal (self, from, to, amount);
}

void
moniac_test_layout_add_relation (MoniacTestLayout *self,
                                 const char       *a,
                                 const char       *b)
{
  add (self, a, b, "partnership", NULL);
}

void
moniac_test_layout_pin (MoniacTestLayout *self,
                        const char       *id,
                        double            x,
                        double            y)
{
  for (guint i = 0; i < self->companies->len; i++)
    {
      MoniacCompanyRecord *record = g_ptr_array_index (self->companies, i);

      for (int view = 0; g_str_equal (record->id, id) && view < MONIAC_N_VIEWS; view++)
        {
          record->pins[view].x = moniac_number_from_double (x);
          record->pins[view].y = moniac_number_from_double (y);
        }
    }
}

static void
shuffle_array (GPtrArray *array,
               GRand     *rand)
{
  for (guint i = array->len; i > 1; i--)
    {
      int j = g_rand_int_range (rand, 0, (int) i);
      gpointer swap = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = swap;
    }
}

void
moniac_test_layout_shuffle (MoniacTestLayout *self,
                            guint32           seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  shuffle_array (self->companies, rand);
  shuffle_array (self->deals, rand);
}

static void
reverse_array (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++)
    {
      gpointer swap = array->pdata[i];

      array->pdata[i] = array->pdata[array->len - 1 - i];
      array->pdata[array->len - 1 - i] = swap;
    }
}

void
moniac_test_layout_reverse (MoniacTestLayout *self)
{
  reverse_array (self->companies);
  reverse_array (self->deals);
}

static char *
keep (MoniacTestLayout *self,
      char             *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

static void
make_texts (MoniacTestLayout *self)
{
  const MoniacNetwork *network = self->network;

  self->names = g_new0 (char *, network->n_companies + 1);
  self->details = g_new0 (char *, network->n_companies + 1);
  self->amounts = g_new0 (char *, network->n_deals + 1);
  self->notes = g_new0 (char *, network->n_deals + 1);
  for (int i = 0; i < network->n_companies; i++)
    {
      self->names[i] = keep (self, g_strdup (moniac_company_record_get_name (network->companies[i].record)));
      self->details[i] = keep (self, g_strdup_printf ("gets %g, pays %g",
                                                      moniac_network_money (network, network->companies[i].received) / 1e9,
                                                      moniac_network_money (network, network->companies[i].paid) / 1e9));
    }
  for (int i = 0; i < network->n_deals; i++)
    if (network->deals[i].is_money)
      {
        self->amounts[i] = keep (self, network->deals[i].disclosed
                                       ? g_strdup_printf ("$%g bn", moniac_network_money (network, network->deals[i].amount) / 1e9)
                                       : g_strdup ("not disclosed"));
        self->notes[i] = keep (self, g_strdup_printf ("%d", i + 1));
      }
}

static void
make_network (MoniacTestLayout *self)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (MoniacHeaderRecord) header = moniac_header_record_new ();
  MoniacNetworkOptions options = { 0 };

  moniac_document_fill (document, header, self->companies, self->deals, sources);
  self->network = moniac_network_new (document, &options);
  make_texts (self);
}

MoniacTestLayout *
moniac_test_layout_new_sample (const char *name)
{
  MoniacTestLayout *self = moniac_test_layout_new ();
  g_autofree char *path = g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples", name, NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = moniac_deal_file_load (path, problems, NULL, NULL);
  MoniacNetworkOptions options = { 0 };

  g_assert_nonnull (document);
  self->network = moniac_network_new (document, &options);
  make_texts (self);
  return self;
}

MoniacScene *
moniac_test_layout_run (MoniacTestLayout *self,
                        MoniacView        view,
                        double            width,
                        double            height,
                        MoniacScene      *previous)
{
  g_autoptr (GError) error = NULL;
  MoniacScene *scene;

  if (self->network == NULL)
    make_network (self);
  self->input = (MoniacLayoutInput) {
    self->network, view, width + 80, height + 150, { 40, 100, width, height },
    (const char *const *) self->names, (const char *const *) self->details,
    (const char *const *) self->amounts, (const char *const *) self->notes,
    NULL, FALSE, measure, NULL, 1, previous,
  };
  scene = moniac_layout_run (&self->input, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (scene);
  return scene;
}

static void
assert_inside (const MoniacRect *area,
               double            left,
               double            top,
               double            right,
               double            bottom)
{
  const double slack = 0.5;

  g_assert_cmpfloat (left, >=, area->x - slack);
  g_assert_cmpfloat (top, >=, area->y - slack);
  g_assert_cmpfloat (right, <=, area->x + area->width + slack);
  g_assert_cmpfloat (bottom, <=, area->y + area->height + slack);
}

/* With its pill, where it has one. */
static MoniacRect
label_rect (const MoniacSceneLabel  *label,
            const MoniacLayoutInput *input)
{
  MoniacRect rect = label->rect;

  if (label->style == MONIAC_TEXT_AMOUNT)
    {
      double note = 0, height, ascent;

      if (label->superscript != NULL)
        input->measure (MONIAC_TEXT_NOTE, label->superscript, &note, &height, &ascent, NULL);
      rect = (MoniacRect) { rect.x - 8, rect.y - 4, rect.width + note + 16, rect.height + 8 };
    }
  return rect;
}

static void
assert_labels (const MoniacScene       *scene,
               const MoniacLayoutInput *input)
{
  for (int i = 0; i < scene->n_labels; i++)
    {
      const MoniacSceneLabel *label = &scene->labels[i];
      MoniacRect rect = label_rect (label, input);
      double width, height, ascent;

      g_assert_true (label->company >= 0 || label->deal >= 0);
      input->measure (label->style, label->text, &width, &height, &ascent, NULL);
      if (label->size > 0)
        {
          width *= label->size;
          ascent *= label->size;
        }
      g_assert_cmpfloat_with_epsilon (label->rect.width, width, 0.01);
      g_assert_cmpfloat_with_epsilon (label->baseline, label->rect.y + ascent, 0.01);
      assert_inside (&scene->flows, rect.x, rect.y, rect.x + rect.width, rect.y + rect.height);
      for (int j = 0; j < i; j++)
        {
          MoniacRect other = label_rect (&scene->labels[j], input);

          g_assert_false (moniac_rect_intersects (&rect, &other));
        }
    }
}

static void
assert_ribbon (const MoniacScene       *scene,
               const MoniacSceneRibbon *ribbon)
{
  const MoniacNetworkDeal *deal = &scene->network->deals[ribbon->deal];
  int n;
  g_autofree MoniacPoint *points = moniac_path_flatten (&ribbon->center, 4, &n);

  g_assert_cmpint (ribbon->center.n, >, 0);
  g_assert_true (ABS (ribbon->side) == 1);
  g_assert_cmpfloat (ribbon->lower, <=, ribbon->width + 1e-9);
  if (deal->is_money && deal->disclosed)
    g_assert_cmpfloat_with_epsilon (ribbon->width, (double) deal->amount * scene->scale, 1e-6);
  for (int i = 0; i < n; i++)
    {
      MoniacPoint before = points[MAX (i - 1, 0)], after = points[MIN (i + 1, n - 1)];
      double length = hypot (after.x - before.x, after.y - before.y);
      double x = length > 0 ? fabs (after.y - before.y) / length * ribbon->width / 2 : 0;
      double y = length > 0 ? fabs (after.x - before.x) / length * ribbon->width / 2 : 0;

      g_assert_true (isfinite (points[i].x) && isfinite (points[i].y));
      assert_inside (&scene->flows, points[i].x - x, points[i].y - y, points[i].x + x, points[i].y + y);
    }
}

void
moniac_test_assert_sound (const MoniacScene       *scene,
                          const MoniacLayoutInput *input)
{
  g_assert_true (isfinite (scene->scale));
  g_assert_cmpint (scene->n_ribbons, ==, scene->network->n_deals);
  for (int d = 0; d < scene->network->n_deals; d++)
    {
      g_assert_cmpint (scene->ribbon_of_deal[d], >=, 0);
      g_assert_cmpint (scene->ribbons[scene->ribbon_of_deal[d]].deal, ==, d);
    }
  for (int c = 0; c < scene->n_companies; c++)
    {
      MoniacRect bounds = scene->companies[c].bounds;

      g_assert_cmpint (scene->companies[c].n_parts, >, 0);
      g_assert_cmpfloat (bounds.width, >, 0);
      g_assert_cmpfloat (bounds.height, >, 0);
      assert_inside (&scene->flows, bounds.x, bounds.y, bounds.x + bounds.width,
                     bounds.y + bounds.height);
    }
  for (int r = 0; r < scene->n_ribbons; r++)
    assert_ribbon (scene, &scene->ribbons[r]);
  assert_labels (scene, input);
}
