/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a scene, and what grows in it. */
#include "config.h"

#include "moniac-scene.h"

G_DEFINE_BOXED_TYPE (MoniacScene, moniac_scene, moniac_scene_ref, moniac_scene_unref)

/**
 * moniac_scene_new:
 * @network: what the scene shows; the scene keeps a reference
 *
 * Returns: (transfer full): a scene with an all-zero entry for every company, room for a ribbon
 *   for every deal, and neither ribbons nor labels nor marks
 */
MoniacScene *
moniac_scene_new (MoniacNetwork *network,
                  MoniacView     view,
                  double         width,
                  double         height)
{
  MoniacScene *self = g_new0 (MoniacScene, 1);

  g_return_val_if_fail (network != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->network = moniac_network_ref (network);
  self->view = view;
  self->width = width;
  self->height = height;
  self->n_companies = network->n_companies;
  self->companies = g_new0 (MoniacSceneCompany, MAX (network->n_companies, 1));
  self->ribbons = g_new0 (MoniacSceneRibbon, MAX (network->n_deals, 1));
  self->ribbon_of_deal = g_new0 (int, MAX (network->n_deals, 1));

  for (int i = 0; i < network->n_companies; i++)
    self->companies[i].company = i;
  for (int i = 0; i < network->n_deals; i++)
    self->ribbon_of_deal[i] = -1;

  return self;
}

MoniacScene *
moniac_scene_ref (MoniacScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
clear_company (MoniacSceneCompany *company)
{
  for (int i = 0; i < company->n_parts; i++)
    moniac_path_clear (&company->parts[i].outline);
  g_free (company->parts);
}

static void
clear_label (MoniacSceneLabel *label)
{
  g_free (label->text);
  g_free (label->full);
  g_free (label->superscript);
  g_free (label->link);
}

static void
scene_free (MoniacScene *self)
{
  for (int i = 0; i < self->n_companies; i++)
    clear_company (&self->companies[i]);
  for (int i = 0; i < self->n_ribbons; i++)
    moniac_path_clear (&self->ribbons[i].center);
  for (int i = 0; i < self->n_labels; i++)
    clear_label (&self->labels[i]);

  g_free (self->companies);
  g_free (self->ribbons);
  g_free (self->ribbon_of_deal);
  g_free (self->labels);
  g_free (self->marks);
  moniac_network_unref (self->network);
  g_free (self);
}

void
moniac_scene_unref (MoniacScene *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    scene_free (self);
}

/* Arrays double when their length reaches a power of two. */
static gpointer
grow (gpointer array,
      int      n,
      gsize    size)
{
  if (n > 0 && (n & (n - 1)) != 0)
    return array;

  return g_realloc_n (array, n > 0 ? 2 * (gsize) n : 1, size);
}

/**
 * moniac_scene_add_label:
 *
 * Returns: (transfer none): a new last label, all zero but @company and @deal, which are -1;
 *   valid until the next one is added
 */
MoniacSceneLabel *
moniac_scene_add_label (MoniacScene *self)
{
  MoniacSceneLabel *label;

  g_return_val_if_fail (self != NULL, NULL);

  self->labels = grow (self->labels, self->n_labels, sizeof *self->labels);
  label = &self->labels[self->n_labels++];
  *label = (MoniacSceneLabel) { .company = -1, .deal = -1 };

  return label;
}

/**
 * moniac_scene_add_mark:
 *
 * Returns: (transfer none): a new last mark, all zero; valid until the next one is added
 */
MoniacSceneMark *
moniac_scene_add_mark (MoniacScene *self)
{
  MoniacSceneMark *mark;

  g_return_val_if_fail (self != NULL, NULL);

  self->marks = grow (self->marks, self->n_marks, sizeof *self->marks);
  mark = &self->marks[self->n_marks++];
  *mark = (MoniacSceneMark) { 0 };

  return mark;
}
