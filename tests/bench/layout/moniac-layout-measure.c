/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the geometry of a figure, whoever laid it out: DEALS.deals.json GEOMETRY.json. The geometry is what "moniac-cli layout"
 * prints; the runners for other tools print the same. All are measured by moniac_scene_measure(). */
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "moniac-deal-file.h"
#include "moniac-scene.h"

/* Ribbons count in crossings by their share of all money, in percent: how large a tool draws makes no difference. */
#define WHOLE 100.0

/* Cells of the grid in which the used part of the canvas is counted, in figure units. */
#define CELL 4.0

/* Distance of the points at which areas are sampled. */
#define SAMPLE 2.0

/* Lines of text that touch do not overlap: places come rounded. */
#define SLACK 0.05

static double
number (JsonObject *object,
        const char *name)
{
  if (!json_object_has_member (object, name))
    g_error ("a number “%s” is missing", name);
  return json_object_get_double_member (object, name);
}

static MoniacPath
rectangle (double x,
           double y,
           double width,
           double height)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_path_builder_move_to (builder, x, y);
  moniac_path_builder_line_to (builder, x + width, y);
  moniac_path_builder_line_to (builder, x + width, y + height);
  moniac_path_builder_line_to (builder, x, y + height);
  moniac_path_builder_line_to (builder, x, y);
  return moniac_path_builder_end (builder);
}

static void
read_company (MoniacScene *scene,
              JsonObject  *object)
{
  int index = moniac_network_find_company (scene->network, json_object_get_string_member (object, "id"));
  double width = number (object, "width"), height = number (object, "height");
  MoniacSceneCompany *company;

  if (index < 0)
    g_error ("there is no company “%s”", json_object_get_string_member (object, "id"));
  company = &scene->companies[index];
  company->company = index;
  company->center = (MoniacPoint) { number (object, "x"), number (object, "y") };
  company->bounds = (MoniacRect) { company->center.x - width / 2, company->center.y - height / 2, width, height };
  company->n_parts = 1;
  company->parts = g_new0 (MoniacScenePart, 1);
  company->parts[0].part = MONIAC_PART_BODY;
  company->parts[0].outline = rectangle (company->bounds.x, company->bounds.y, width, height);
}

static MoniacPath
read_path (JsonArray *points)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  for (guint i = 0; i < json_array_get_length (points); i++)
    {
      JsonArray *point = json_array_get_array_element (points, i);
      double x = json_array_get_double_element (point, 0), y = json_array_get_double_element (point, 1);

      if (i == 0)
        moniac_path_builder_move_to (builder, x, y);
      else
        moniac_path_builder_line_to (builder, x, y);
    }
  return moniac_path_builder_end (builder);
}

static void
read_ribbon (MoniacScene *scene,
             int          i,
             JsonObject  *object)
{
  int deal = moniac_network_find_deal (scene->network, json_object_get_string_member (object, "deal"));

  if (deal < 0)
    g_error ("there is no deal “%s”", json_object_get_string_member (object, "deal"));
  scene->ribbons[i].deal = deal;
  scene->ribbons[i].width = number (object, "width");
  scene->ribbons[i].center = read_path (json_object_get_array_member (object, "path"));
  scene->ribbon_of_deal[deal] = i;
}

static void
read_label (MoniacScene *scene,
            JsonObject  *object)
{
  MoniacSceneLabel *label = moniac_scene_add_label (scene);

  label->style = MONIAC_TEXT_COMPANY;
  label->rect = (MoniacRect) { number (object, "x") + SLACK, number (object, "y") + SLACK,
                               number (object, "width") - 2 * SLACK, number (object, "height") - 2 * SLACK };
}

static MoniacScene *
read_scene (MoniacNetwork *network,
            JsonObject    *root)
{
  MoniacScene *scene = moniac_scene_new (network, MONIAC_VIEW_LAYERS, number (root, "width"), number (root, "height"));
  JsonArray *companies = json_object_get_array_member (root, "companies");
  JsonArray *ribbons = json_object_get_array_member (root, "ribbons");
  JsonArray *labels = json_object_get_array_member (root, "labels");
  JsonObject *flows = json_object_get_object_member (root, "flows");

  if ((int) json_array_get_length (companies) != scene->n_companies)
    g_error ("%u companies are placed, %d are in view", json_array_get_length (companies), scene->n_companies);
  for (guint i = 0; i < json_array_get_length (companies); i++)
    read_company (scene, json_array_get_object_element (companies, i));
  scene->n_ribbons = MIN ((int) json_array_get_length (ribbons), network->n_deals);
  for (int i = 0; i < scene->n_ribbons; i++)
    read_ribbon (scene, i, json_array_get_object_element (ribbons, i));
  for (guint i = 0; i < json_array_get_length (labels); i++)
    read_label (scene, json_array_get_object_element (labels, i));
  scene->flows = (MoniacRect) { number (flows, "x"), number (flows, "y"), number (flows, "width"), number (flows, "height") };
  return scene;
}

/* Widths as shares of all money, in percent. */
static double
measure_weighted (MoniacScene *scene)
{
  MoniacQuality quality;
  double total = 0;

  for (int i = 0; i < scene->network->n_deals; i++)
    total += scene->network->deals[i].amount;
  for (int i = 0; i < scene->n_ribbons; i++)
    scene->ribbons[i].width = WHOLE * scene->network->deals[scene->ribbons[i].deal].amount / MAX (total, 1);
  moniac_scene_measure (scene, &quality);
  return quality.weighted_crossings;
}

/* The canvas */

typedef struct
{
  MoniacRect area;
  MoniacRect used;           /* around all that is drawn */
  gboolean is_empty;
  int columns;
  int rows;
  guint8 *cells;
} Canvas;

static void
mark (Canvas *self,
      double  x,
      double  y)
{
  int column = (int) floor ((x - self->area.x) / CELL), row = (int) floor ((y - self->area.y) / CELL);
  MoniacRect point = { x, y, 0, 0 };

  self->used = self->is_empty ? point : moniac_rect_union (&self->used, &point);
  self->is_empty = FALSE;
  if (column >= 0 && column < self->columns && row >= 0 && row < self->rows)
    self->cells[row * self->columns + column] = 1;
}

static void
mark_rect (Canvas           *self,
           const MoniacRect *rect)
{
  for (double x = 0; x <= rect->width; x += SAMPLE)
    for (double y = 0; y <= rect->height; y += SAMPLE)
      mark (self, rect->x + x, rect->y + y);
  mark (self, rect->x + rect->width, rect->y + rect->height);
}

static void
mark_ribbon (Canvas                  *self,
             const MoniacSceneRibbon *ribbon)
{
  g_autoptr (MoniacRuler) ruler = moniac_ruler_new (&ribbon->center);
  int along = 1 + (int) (moniac_ruler_length (ruler) / SAMPLE), across = 1 + (int) (ribbon->width / SAMPLE);

  for (int i = 0; i <= along; i++)
    {
      MoniacPoint p, tangent;

      moniac_ruler_at (ruler, moniac_ruler_length (ruler) * i / along, &p, &tangent);
      for (int j = 0; j <= across; j++)
        {
          double offset = ribbon->width * ((double) j / across - 0.5);

          mark (self, p.x - offset * tangent.y, p.y + offset * tangent.x);
        }
    }
}

/* Labels of the furniture around the flows are no use that a layout makes of its area. */
static void
add_label (Canvas                 *self,
           const MoniacSceneLabel *label)
{
  const MoniacRect *rect = &label->rect;

  if (moniac_rect_contains (&self->area, rect->x + rect->width / 2, rect->y + rect->height / 2))
    self->used = moniac_rect_union (&self->used, rect);
}

/* What companies and ribbons cover of the canvas; labels only push its bounds. */
static void
measure_canvas (const MoniacScene *scene,
                Canvas            *self)
{
  *self = (Canvas) { .area = scene->flows, .is_empty = TRUE };
  self->columns = (int) ceil (self->area.width / CELL);
  self->rows = (int) ceil (self->area.height / CELL);
  self->cells = g_new0 (guint8, (gsize) self->columns * (gsize) self->rows);
  for (int i = 0; i < scene->n_companies; i++)
    mark_rect (self, &scene->companies[i].bounds);
  for (int i = 0; i < scene->n_ribbons; i++)
    mark_ribbon (self, &scene->ribbons[i]);
  for (int i = 0; i < scene->n_labels; i++)
    add_label (self, &scene->labels[i]);
}

static double
covered (const Canvas *self)
{
  int n = 0;

  for (int i = 0; i < self->columns * self->rows; i++)
    n += self->cells[i];
  return (double) n / MAX (self->columns * self->rows, 1);
}

static double
aspect (const MoniacRect *rect)
{
  return rect->width / MAX (rect->height, 1e-9);
}

static void
print_measures (MoniacScene *scene)
{
  MoniacQuality quality;
  Canvas canvas;

  moniac_scene_measure (scene, &quality);
  measure_canvas (scene, &canvas);
  g_print ("{ \"crossings\": %d, \"weighted\": %.4f, \"ribbon_over_company\": %d, \"label_overlaps\": %d, "
           "\"bends\": %.2f, \"ink\": %.4f, \"area\": %.4f, \"aspect\": %.4f, \"ribbons\": %d }\n",
           quality.crossings, measure_weighted (scene), quality.ribbon_over_company, quality.label_overlaps,
           quality.bends, covered (&canvas),
           canvas.used.width * canvas.used.height / (canvas.area.width * canvas.area.height),
           aspect (&canvas.used) / aspect (&canvas.area), scene->n_ribbons);
  g_free (canvas.cells);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacScene) scene = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  MoniacNetworkOptions options = { 0 };

  if (argc != 3)
    g_error ("usage: moniac-layout-measure DEALS.deals.json GEOMETRY.json");
  document = moniac_deal_file_load (argv[1], problems, NULL, NULL);
  if (document == NULL)
    g_error ("%s is not a deal file that opens", argv[1]);
  if (!json_parser_load_from_file (parser, argv[2], &error))
    g_error ("%s: %s", argv[2], error->message);
  network = moniac_network_new (document, &options);
  scene = read_scene (network, json_node_get_object (json_parser_get_root (parser)));
  print_measures (scene);
  return 0;
}
