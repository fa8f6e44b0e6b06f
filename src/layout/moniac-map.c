/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map view: discs by what passes through a company or by its size, and ribbons between them. */
#include "config.h"

#include "moniac-map.h"
#include "moniac-disc-ports.h"
#include "moniac-label-text.h"
#include "moniac-labels.h"
#include "moniac-map-place.h"
#include "moniac-map-routes.h"
#include "moniac-stroke.h"

#include <math.h>

/* The largest disc: of the shorter side of the area, and all discs: of the area. */
#define LARGEST_RADIUS 0.15
#define FILLED 0.08
/* The smallest disc, times the unit; in a crowd all of them, were they that small, would fill this much. */
#define SMALLEST_RADIUS 5.0
#define CROWD_FILLED 0.05
/* A flow may be this wide, in radii of its discs; all flows between two companies this wide
 * together; and all flows of a company take this share of its rim. */
#define WIDEST_FLOW 1.25
#define WIDEST_BUNDLE 1.6
#define MOST_RIM 0.72
/* The free space that a disc wants around it grows with it. */
#define MARGIN_SHARE 0.4
#define CROWD_MARGIN 0.15
/* How often everything is made smaller when it does not fit, and by how much. */
#define ATTEMPTS 24
#define SHRINK 0.9
/* How far beside a disc its label stands, times the unit. */
#define LABEL_GAP 4.0
/* A label fits into a disc when its diagonal takes no more of the diameter. */
#define INSIDE_SHARE 0.92
/* How much hairlines may cover, and how thin they may get. */
#define MOST_HAIRLINES 0.1
#define LEAST_THIN 0.2
/* How thick the rim is where money meets it, times the unit, and at most of the radius. */
#define RIM 6.0
#define RIM_SHARE 0.3

typedef struct
{
  const MoniacLayoutInput *input;
  const MoniacNetwork *network;
  MoniacMapBundles *bundles;
  MoniacDisc *discs;
  double *widths;            /* of each deal, as drawn */
  double scale;
} Map;

static void
map_clear (Map *self)
{
  g_clear_pointer (&self->bundles, moniac_map_bundles_free);
  g_clear_pointer (&self->discs, g_free);
  g_clear_pointer (&self->widths, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Map, map_clear)

/* What the area of a company's disc stands for. */
static double
company_weight (const Map *self,
                int        i)
{
  const MoniacNetworkCompany *company = &self->network->companies[i];

  if (self->input->use_size)
    return company->record->size.value;

  return (double) MAX (company->paid, company->received);
}

/* What each company would get if the area were dealt out evenly, as the side of a square. */
static double
fair_side (const Map *self)
{
  const MoniacRect *area = &self->input->area;

  return sqrt (area->width * area->height / MAX (self->network->n_companies, 1));
}

static double
free_space (const Map *self)
{
  int n = self->network->n_companies;
  double unit = self->input->unit;

  return MIN (unit * (n <= 12 ? 40 : n <= 40 ? 24 : n <= 120 ? 12 : 5), fair_side (self) * CROWD_MARGIN);
}

static double
smallest_radius (const Map *self)
{
  return MIN (SMALLEST_RADIUS * self->input->unit, fair_side (self) * sqrt (CROWD_FILLED / G_PI));
}

/* The radius of the heaviest disc with which all of them fill their share of the area. */
static double
largest_radius (const Map *self,
                double     heaviest)
{
  const MoniacRect *area = &self->input->area;
  double sum = 0;

  for (int i = 0; i < self->network->n_companies; i++)
    sum += company_weight (self, i) / heaviest;

  return MIN (sqrt (FILLED * area->width * area->height / (G_PI * sum)),
              LARGEST_RADIUS * MIN (area->width, area->height));
}

/* The area of a disc is linear in its weight; what weighs nothing gets the smallest one. */
static void
set_radii (Map    *self,
           double  shrink)
{
  double heaviest = 0, largest;
  double smallest = smallest_radius (self) * shrink;

  for (int i = 0; i < self->network->n_companies; i++)
    heaviest = MAX (heaviest, company_weight (self, i));
  largest = heaviest > 0 ? shrink * largest_radius (self, heaviest) : smallest;

  for (int i = 0; i < self->network->n_companies; i++)
    {
      double weight = company_weight (self, i);
      double radius = weight > 0 ? largest * sqrt (weight / heaviest) : 0;

      self->discs[i].radius = MAX (radius, smallest);
      self->discs[i].margin = free_space (self) + MARGIN_SHARE * self->discs[i].radius;
    }
}

/* For each company, the money of its widest flow; of flows side by side to one partner, together, as that much
 * of one flow that they need as much room. What a company pays itself needs twice the room to turn. */
static double *
largest_amounts (const Map *self)
{
  double *largest = g_new0 (double, MAX (self->network->n_companies, 1));

  for (int i = 0; i < self->bundles->n; i++)
    {
      const MoniacMapBundle *bundle = &self->bundles->bundles[i];
      double needed = bundle->money * WIDEST_FLOW / WIDEST_BUNDLE;

      for (int j = 0; j < bundle->n; j++)
        {
          int deal = self->bundles->deals[bundle->first + j];
          double amount = self->network->deals[deal].amount;

          needed = MAX (needed, bundle->a == bundle->b ? 2 * amount : amount);
        }
      largest[bundle->a] = MAX (largest[bundle->a], needed);
      if (bundle->b != MONIAC_OUTSIDE)
        largest[bundle->b] = MAX (largest[bundle->b], needed);
    }

  return largest;
}

/* The scale at which no disc is too small for its flows. With sizes, a company without one grows to hold its flows. */
static void
set_scale (Map *self)
{
  g_autofree double *largest = largest_amounts (self);
  gboolean bound = FALSE;

  self->scale = G_MAXDOUBLE;
  for (int i = 0; i < self->network->n_companies; i++)
    {
      const MoniacNetworkCompany *company = &self->network->companies[i];
      double rim = 2 * G_PI * MOST_RIM * self->discs[i].radius;
      double all = (double) company->paid + (double) company->received;

      if (largest[i] <= 0 || company_weight (self, i) <= 0)
        continue;
      self->scale = MIN (self->scale, MIN (WIDEST_FLOW * self->discs[i].radius / largest[i],
                                           rim / all));
      bound = TRUE;
    }

  for (int i = 0; i < self->network->n_companies && !bound; i++)
    if (largest[i] > 0)
      self->scale = MIN (self->scale, LARGEST_RADIUS / 2 * MIN (self->input->area.width,
                                                                self->input->area.height)
                                      / largest[i]);
  if (self->scale == G_MAXDOUBLE)
    self->scale = 0;

  for (int i = 0; i < self->network->n_companies; i++)
    {
      const MoniacNetworkCompany *company = &self->network->companies[i];
      double all = (double) company->paid + (double) company->received;

      if (company_weight (self, i) > 0 || self->scale == 0)
        continue;
      self->discs[i].radius = MAX (self->discs[i].radius,
                                   MAX (largest[i] * self->scale / WIDEST_FLOW,
                                        all * self->scale / (2 * G_PI * MOST_RIM)));
    }
}

static void
set_sizes (Map    *self,
           double  shrink)
{
  set_radii (self, shrink);
  set_scale (self);
  for (int i = 0; i < self->network->n_deals; i++)
    self->widths[i] = moniac_stroke_width (&self->network->deals[i], self->scale,
                                           self->input->unit);
}

/* Makes everything smaller until the discs lie side by side in the area. */
static void
make_room (Map *self)
{
  double shrink = 1;

  for (int i = 0; i < ATTEMPTS; i++, shrink *= SHRINK)
    {
      if (i > 0)
        set_sizes (self, shrink);
      if (moniac_discs_separate (self->discs, self->network->n_companies, &self->input->area))
        return;
    }
}

static void
add_part (MoniacSceneCompany *company,
          MoniacPart          part,
          MoniacPath          outline)
{
  MoniacRect bounds = moniac_path_bounds (&outline);

  company->parts = g_renew (MoniacScenePart, company->parts, company->n_parts + 1);
  company->bounds = company->n_parts == 0 ? bounds : moniac_rect_union (&company->bounds, &bounds);
  company->parts[company->n_parts++] = (MoniacScenePart) { part, outline };
}

static double
distance (MoniacPoint a,
          MoniacPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* What a company pays itself has two ports: it pays where the course begins. */
static gboolean
port_pays (const Map             *self,
           const MoniacMapRoutes *routes,
           const MoniacMapPort   *port)
{
  const MoniacNetworkDeal *deal = &self->network->deals[port->deal];
  const MoniacDisc *disc = &self->discs[port->company];
  const MoniacPath *path = &routes->paths[port->deal];
  MoniacPoint at = { disc->center.x + disc->radius * cos (port->angle),
                     disc->center.y + disc->radius * sin (port->angle) };

  if (deal->payer != deal->payee)
    return deal->payer == port->company;
  return distance (path->points[0], at) < distance (path->points[3 * path->n], at);
}

/* A piece of the disc's rim as wide as the flow that meets it there. */
static void
add_rim_piece (const Map             *self,
               const MoniacMapRoutes *routes,
               const MoniacMapPort   *port,
               MoniacScene           *scene)
{
  const MoniacDisc *disc = &self->discs[port->company];
  double inner = disc->radius - MIN (RIM * self->input->unit, RIM_SHARE * disc->radius);
  double half = MIN (port->half, asin (CLAMP (self->widths[port->deal] / 2 / disc->radius, 0, 1)));
  double from = port->angle - half, to = port->angle + half;
  MoniacPathBuilder *builder;

  if (!self->network->deals[port->deal].is_money || half <= 0)
    return;
  builder = moniac_path_builder_new ();
  moniac_path_builder_move_to (builder, disc->center.x + inner * cos (from), disc->center.y + inner * sin (from));
  moniac_path_builder_arc (builder, disc->center.x, disc->center.y, inner, from, to);
  moniac_path_builder_arc (builder, disc->center.x, disc->center.y, disc->radius, to, from);
  moniac_path_builder_line_to (builder, disc->center.x + inner * cos (from), disc->center.y + inner * sin (from));
  add_part (&scene->companies[port->company],
            port_pays (self, routes, port) ? MONIAC_PART_PAYS : MONIAC_PART_GETS,
            moniac_path_builder_end (builder));
}

static void
fill_companies (const Map       *self,
                MoniacMapRoutes *routes,
                MoniacScene     *scene)
{
  for (int i = 0; i < self->network->n_companies; i++)
    {
      const MoniacDisc *disc = &self->discs[i];
      MoniacPathBuilder *builder = moniac_path_builder_new ();

      moniac_path_builder_arc (builder, disc->center.x, disc->center.y, disc->radius, 0, 2 * G_PI);
      scene->companies[i].center = disc->center;
      add_part (&scene->companies[i], MONIAC_PART_DISC, moniac_path_builder_end (builder));
    }
  for (int i = 0; i < routes->n_ports; i++)
    add_rim_piece (self, routes, &routes->ports[i], scene);

  for (int i = 0; i < routes->n_ends; i++)
    {
      add_part (&scene->companies[routes->end_companies[i]], MONIAC_PART_OUTSIDE, routes->ends[i]);
      routes->ends[i] = (MoniacPath) { 0, NULL };
    }
}

static void
fill_ribbons (const Map       *self,
              MoniacMapRoutes *routes,
              MoniacScene     *scene)
{
  for (int i = 0; i < self->network->n_deals; i++)
    {
      MoniacSceneRibbon *ribbon = &scene->ribbons[scene->n_ribbons++];

      /* At every company what it pays comes before what it gets, clockwise: both have the other on their right. */
      moniac_stroke_fill (ribbon, self->input, i, self->scale, 1);
      ribbon->center = routes->paths[i];
      routes->paths[i] = (MoniacPath) { 0, NULL };
    }
  moniac_stroke_sort (scene);
}

/* Hairlines that would cover more than their share of the area are drawn thinner. */
static void
set_thinness (const Map   *self,
              MoniacScene *scene)
{
  const MoniacRect *area = &self->input->area;
  double length = 0;

  for (int i = 0; i < scene->n_ribbons; i++)
    {
      const MoniacPath *path = &scene->ribbons[i].center;

      if (scene->ribbons[i].style == MONIAC_RIBBON_HAIRLINE)
        length += distance (path->points[0], path->points[3 * path->n]);
    }
  scene->thin = CLAMP (MOST_HAIRLINES * area->width * area->height / MAX (length * self->input->unit, 1),
                       LEAST_THIN, 1);
}

/* How far the nearest port of a company is from a direction. */
static double
clearance (const MoniacMapRoutes *routes,
           int                    first_port,
           int                    company,
           double                 angle)
{
  double least = G_PI;

  for (int i = first_port; i < routes->n_ports && routes->ports[i].company == company; i++)
    least = MIN (least, fabs (remainder (routes->ports[i].angle - angle, 2 * G_PI))
                        - routes->ports[i].half);

  return least;
}

/* Below, above, right and left, the freest first; those nearly as free keep this order. */
static void
add_places_around (const Map             *self,
                   const MoniacMapRoutes *routes,
                   int                    first_port,
                   int                    company,
                   MoniacLabelHint       *hint)
{
  static const double angles[] = { G_PI / 2, -G_PI / 2, 0, G_PI };
  const MoniacDisc *disc = &self->discs[company];
  double reach = disc->radius + LABEL_GAP * self->input->unit;
  gboolean used[G_N_ELEMENTS (angles)] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    {
      int best = -1;
      double most = -G_MAXDOUBLE;

      for (guint j = 0; j < G_N_ELEMENTS (angles); j++)
        {
          double room = MIN (clearance (routes, first_port, company, angles[j]), 0.8) - 0.05 * j;

          if (!used[j] && room > most)
            {
              most = room;
              best = (int) j;
            }
        }

      used[best] = TRUE;
      hint->places[hint->n++] = (MoniacLabelPlace) {
        { disc->center.x + reach * cos (angles[best]), disc->center.y + reach * sin (angles[best]) },
        { round (cos (angles[best])), round (sin (angles[best])) },
        disc->radius, 0
      };
    }
}

static void
make_hint (const Map             *self,
           const MoniacMapRoutes *routes,
           int                    first_port,
           int                    company,
           MoniacLabelHint       *hint)
{
  const MoniacDisc *disc = &self->discs[company];

  /* Where there is room for all labels, all stand beside their discs. */
  if (moniac_label_names_first (self->network))
    hint->places[hint->n++] = (MoniacLabelPlace) { disc->center, { 0, 0 }, 0, 2 * disc->radius * INSIDE_SHARE };
  add_places_around (self, routes, first_port, company, hint);
}

static void
place_labels (const Map             *self,
              const MoniacMapRoutes *routes,
              MoniacScene           *scene)
{
  g_autofree MoniacLabelHint *hints = g_new0 (MoniacLabelHint, MAX (self->network->n_companies, 1));
  int port = 0;

  for (int i = 0; i < self->network->n_companies; i++)
    {
      while (port < routes->n_ports && routes->ports[port].company < i)
        port++;
      make_hint (self, routes, port, i, &hints[i]);
    }
  moniac_labels_place (scene, self->input, hints);
}

gboolean
moniac_map_lay_out (MoniacScene             *scene,
                    const MoniacLayoutInput *input,
                    GCancellable            *cancellable,
                    GError                 **error)
{
  g_auto (Map) map = { 0 };
  g_autoptr (MoniacMapRoutes) routes = NULL;

  map.input = input;
  map.network = input->network;
  map.bundles = moniac_map_bundles_new (input->network);
  map.discs = g_new0 (MoniacDisc, MAX (input->network->n_companies, 1));
  map.widths = g_new0 (double, MAX (input->network->n_deals, 1));

  set_sizes (&map, 1);
  moniac_map_place (input, map.bundles, map.widths, map.discs, &scene->fallback, cancellable);
  make_room (&map);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  routes = moniac_map_routes_new (input, map.bundles, map.discs, map.widths);
  scene->scale = map.scale;
  scene->flows = input->area;
  fill_companies (&map, routes, scene);
  fill_ribbons (&map, routes, scene);
  set_thinness (&map, scene);
  place_labels (&map, routes, scene);

  return TRUE;
}
