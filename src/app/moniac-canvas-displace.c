/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene with one company pulled away from its place, as it looks while the pointer holds it. */
#include "config.h"

#include "moniac-canvas-displace.h"

static void
shift_path (MoniacPath        *path,
            const MoniacPoint *by)
{
  for (int i = 0; i < 3 * path->n + 1; i++)
    {
      path->points[i].x += by->x;
      path->points[i].y += by->y;
    }
}

/* How much of a shift is left at a share of the way from the held end: all near it, none at the other. */
static double
follow (double share)
{
  double rest = 1 - share;

  return rest * rest * (3 - 2 * rest);
}

static void
stretch_path (MoniacPath        *path,
              const MoniacPoint *by,
              gboolean           start,
              gboolean           end)
{
  int last = 3 * path->n;

  for (int i = 0; i <= last; i++)
    {
      double share = last > 0 ? (double) i / last : 0;
      double weight = (start ? follow (share) : 0) + (end ? follow (1 - share) : 0);

      path->points[i].x += by->x * weight;
      path->points[i].y += by->y * weight;
    }
}

static void
shift_company (MoniacSceneCompany *company,
               const MoniacPoint  *by)
{
  company->center.x += by->x;
  company->center.y += by->y;
  company->bounds.x += by->x;
  company->bounds.y += by->y;
  for (int i = 0; i < company->n_parts; i++)
    shift_path (&company->parts[i].outline, by);
}

static void
shift_label (MoniacSceneLabel  *label,
             const MoniacPoint *by,
             double             weight)
{
  label->rect.x += by->x * weight;
  label->rect.y += by->y * weight;
  label->baseline += by->y * weight;
  label->leader_from.x += by->x * weight;
  label->leader_from.y += by->y * weight;
  label->leader_to.x += by->x * weight;
  label->leader_to.y += by->y * weight;
}

/* An amount stands about halfway along its flow, and a name at its company. */
static double
label_weight (const MoniacScene      *scene,
              const MoniacSceneLabel *label,
              int                     company)
{
  const MoniacNetworkDeal *deal;

  if (label->company == company)
    return 1;
  if (label->deal < 0)
    return 0;

  deal = &scene->network->deals[label->deal];
  return ((deal->payer == company) + (deal->payee == company)) * follow (0.5);
}

void
moniac_canvas_displace (MoniacScene       *scene,
                        int                company,
                        const MoniacPoint *by)
{
  shift_company (&scene->companies[company], by);
  for (int i = 0; i < scene->n_ribbons; i++)
    {
      MoniacSceneRibbon *ribbon = &scene->ribbons[i];
      const MoniacNetworkDeal *deal = &scene->network->deals[ribbon->deal];

      if (deal->payer == company || deal->payee == company)
        stretch_path (&ribbon->center, by, deal->payer == company, deal->payee == company);
    }
  for (int i = 0; i < scene->n_labels; i++)
    shift_label (&scene->labels[i], by, label_weight (scene, &scene->labels[i], company));
}
