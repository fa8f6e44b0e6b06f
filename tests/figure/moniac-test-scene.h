/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small networks and scenes for tests of the figure, made in code. */
#pragma once

#include "../model/moniac-test-document.h"
#include "moniac-scene.h"

/* "a" pays "b" the amounts, one deal each: "deal-0", "deal-1", ...; NULL ends the list, "?" is not disclosed. */
static inline MoniacDocument *
moniac_test_pair_document (const char * const *amounts)
{
  MoniacDocument *document = moniac_document_new ();

  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  for (int i = 0; amounts[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("deal-%d", i);

      moniac_test_add_deal (document, moniac_test_deal (id, "a", "b", "cloud",
                                                        g_str_equal (amounts[i], "?") ? NULL : amounts[i]));
    }
  return document;
}

static inline MoniacNetwork *
moniac_test_network (MoniacDocument *document)
{
  MoniacNetworkOptions options = { 0 };

  return moniac_network_new (document, &options);
}

static inline MoniacPath
moniac_test_path (int                n,
                  const MoniacPoint *points)
{
  g_autoptr (MoniacPathBuilder) builder = moniac_path_builder_new ();

  moniac_path_builder_move_to (builder, points[0].x, points[0].y);
  for (int i = 1; i < n; i++)
    moniac_path_builder_line_to (builder, points[i].x, points[i].y);
  return moniac_path_builder_end (g_steal_pointer (&builder));
}

/* Company "a" is a bar at the left, "b" one at the right, deals are level ribbons between them, from
 * the top down, `scale` units high for each unit of the network, 10 units apart. */
static inline MoniacScene *
moniac_test_pair_scene (MoniacNetwork *network,
                        double         width,
                        double         height,
                        double         scale)
{
  MoniacScene *scene = moniac_scene_new (network, MONIAC_VIEW_LAYERS, width, height);
  double y = 20;

  scene->flows = (MoniacRect) { 0, 0, width, height };
  scene->scale = scale;
  scene->coin = 1;
  for (int i = 0; i < 2; i++)
    {
      double x = i == 0 ? 10 : width - 20;
      MoniacPoint bar[] = { { x, 10 }, { x + 10, 10 }, { x + 10, height - 10 }, { x, height - 10 }, { x, 10 } };
      MoniacSceneCompany *company = &scene->companies[i];

      company->n_parts = 1;
      company->parts = g_new0 (MoniacScenePart, 1);
      company->parts[0].part = i == 0 ? MONIAC_PART_PAYS : MONIAC_PART_GETS;
      company->parts[0].outline = moniac_test_path (5, bar);
      company->bounds = (MoniacRect) { x, 10, 10, height - 20 };
      company->center = (MoniacPoint) { x + 5, height / 2 };
    }
  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];
      MoniacSceneRibbon *ribbon = &scene->ribbons[scene->n_ribbons];
      double high = deal->disclosed && deal->is_money ? (double) deal->amount * scale : 2;
      MoniacPoint line[] = { { 20, y + high / 2 }, { width - 20, y + high / 2 } };

      ribbon->deal = i;
      ribbon->style = !deal->is_money ? MONIAC_RIBBON_RELATION
                      : !deal->disclosed ? MONIAC_RIBBON_UNDISCLOSED : MONIAC_RIBBON_FLOW;
      ribbon->center = moniac_test_path (2, line);
      ribbon->width = high;
      ribbon->lower = (double) deal->lower * scale;
      ribbon->side = 1;
      scene->ribbon_of_deal[i] = scene->n_ribbons++;
      y += high + 10;
    }
  return scene;
}
