/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the deals of the map run from disc to disc. All deals between two companies leave in one direction,
 * to one side of the straight line so that they miss the discs between; their ports stand side by
 * side on both rims, mirrored, and their courses fan out. */
#include "config.h"

#include "moniac-map-routes.h"
#include "moniac-disc-ports.h"
#include "moniac-map-bows.h"

#include <math.h>

/* Between neighbouring ports, times the unit, and at least for lines. */
#define PORT_GAP 2.0
#define LINE_ROOM 5.0
/* How much of a rim ports and the gaps between them may take. */
#define MOST_RIM 0.97
/* Directions tried for stubs and loops, and how long those are, times the unit. */
#define DIRECTIONS 48
#define STUB_LENGTH 26.0
#define LOOP_REACH 30.0
#define LOOP_OPENING 9.0
#define END_THICKNESS 3.0
#define END_OVERHANG 3.0
/* A course that leaves the area is pulled in this often, by this factor. */
#define PULLS 12
#define PULL 0.75

typedef struct
{
  const MoniacLayoutInput *input;
  const MoniacMapBundles *bundles;
  const MoniacDisc *discs;
  const double *widths;
  const MoniacMapObstacles *obstacles;
  const MoniacMapBow *bows;
  int *near;
  int *first_port;           /* of each company, among those that lead to others */
  GArray *ports;             /* of MoniacMapPort */
  int *payer_ports;          /* of each deal, once ports are sorted; -1 for the outside */
  int *payee_ports;
} Router;

static MoniacPoint
on_circle (MoniacPoint center,
           double      radius,
           double      angle)
{
  return (MoniacPoint) { center.x + radius * cos (angle), center.y + radius * sin (angle) };
}

static double
outside_area (const MoniacRect *area,
              MoniacPoint       point,
              double            half)
{
  double x = MAX (area->x + half - point.x, point.x + half - area->x - area->width);
  double y = MAX (area->y + half - point.y, point.y + half - area->y - area->height);

  return MAX (MAX (x, y), 0);
}

/* Pulls the control points of a course in until it stays in the area, or is straight. */
static void
keep_inside (const MoniacRect *area,
             double            half,
             MoniacPoint      *course)
{
  for (int i = 0; i < PULLS; i++)
    {
      MoniacPath path = { 1, course };
      MoniacRect bounds = moniac_path_bounds (&path);
      MoniacPoint last = { bounds.x + bounds.width, bounds.y + bounds.height };

      if (outside_area (area, (MoniacPoint) { bounds.x, bounds.y }, half) <= 0
          && outside_area (area, last, half) <= 0)
        return;
      course[1].x = course[0].x + (course[1].x - course[0].x) * PULL;
      course[1].y = course[0].y + (course[1].y - course[0].y) * PULL;
      course[2].x = course[3].x + (course[2].x - course[3].x) * PULL;
      course[2].y = course[3].y + (course[2].y - course[3].y) * PULL;
    }
}

static void
add_port (Router *self,
          int     company,
          int     deal,
          double  wish,
          int     order)
{
  MoniacMapPort port = { company, deal, fmod (wish + 4 * G_PI, 2 * G_PI), order, 0, 0 };

  g_array_append_val (self->ports, port);
}

static void
add_bundle_ports (Router                *self,
                  const MoniacMapBundle *bundle)
{
  MoniacPoint a = self->discs[bundle->a].center, b = self->discs[bundle->b].center;
  double direction = atan2 (b.y - a.y, b.x - a.x);
  const MoniacMapBow *bow = &self->bows[bundle - self->bundles->bundles];

  for (int i = 0; i < bundle->n; i++)
    {
      int deal = self->bundles->deals[bundle->first + i];

      add_port (self, bundle->a, deal, direction + bow->at_a, bundle->first + i);
      add_port (self, bundle->b, deal, direction + G_PI - bow->at_b, -(bundle->first + i));
    }
}

static double
angle_between (double a,
               double b)
{
  return fabs (remainder (a - b, 2 * G_PI));
}

/* How far the nearest port that a company has already is from a direction; at most a right angle. */
static double
distance_from_ports (const Router *self,
                     int           from,
                     int           to,
                     int           company,
                     double        angle,
                     double        nearest)
{
  for (int i = from; i < to; i++)
    {
      const MoniacMapPort *port = &g_array_index (self->ports, MoniacMapPort, i);

      if (port->company == company)
        nearest = MIN (nearest, angle_between (port->wish, angle));
    }

  return nearest;
}

/* How bad it would be for a stub or a loop of a company to go in a direction. Those of one company are made one after
 * the other, and so stand at the end of all ports. */
static double
direction_cost (const Router *self,
                int           company,
                int           n_near,
                double        angle,
                double        length)
{
  const MoniacDisc *disc = &self->discs[company];
  MoniacPoint tip = on_circle (disc->center, disc->radius + length, angle);
  MoniacPoint course[4] = { disc->center, tip, tip, tip };
  int end = (int) self->ports->len, own = end;
  double nearest;

  while (own > self->first_port[self->input->network->n_companies]
         && g_array_index (self->ports, MoniacMapPort, own - 1).company == company)
    own--;
  nearest = distance_from_ports (self, self->first_port[company], self->first_port[company + 1],
                                 company, angle, G_PI / 2);
  nearest = distance_from_ports (self, own, end, company, angle, nearest);

  return -nearest + moniac_map_obstacles_cost (self->obstacles, self->near, n_near, course, 4) / 4;
}

static double
free_direction (const Router *self,
                int           company,
                double        length)
{
  double least = G_MAXDOUBLE, best = 0;
  int n_near = moniac_map_obstacles_near (self->obstacles, company, company,
                                          self->discs[company].radius + length, self->near);

  for (int i = 0; i < DIRECTIONS; i++)
    {
      /* Starting with down and up, where figures have room. */
      double angle = G_PI / 2 + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * 2 * G_PI / DIRECTIONS;
      double cost = direction_cost (self, company, n_near, angle, length);

      if (cost < least - 1e-9)
        {
          least = cost;
          best = angle;
        }
    }

  return best;
}

/* Deals with oneself leave and arrive side by side; those with the outside leave where nothing else does. */
static void
add_lonely_ports (Router                *self,
                  const MoniacMapBundle *bundle)
{
  double unit = self->input->unit;
  double length = (bundle->b == MONIAC_OUTSIDE ? STUB_LENGTH : LOOP_REACH) * unit;

  for (int i = 0; i < bundle->n; i++)
    {
      int place = bundle->first + i, deal = self->bundles->deals[place];
      double wish = free_direction (self, bundle->a, length);
      double half = bundle->b == MONIAC_OUTSIDE
                    ? 0 : MIN (LOOP_OPENING * unit / self->discs[bundle->a].radius, 0.6);

      add_port (self, bundle->a, deal, wish - half, 2 * place);
      if (bundle->b != MONIAC_OUTSIDE)
        add_port (self, bundle->a, deal, wish + half, 2 * place + 1);
    }
}

static int
compare_ports (gconstpointer a,
               gconstpointer b)
{
  const MoniacMapPort *p = a, *q = b;

  if (p->company != q->company)
    return p->company - q->company;
  if (fabs (p->wish - q->wish) > 1e-9)
    return p->wish < q->wish ? -1 : 1;

  return p->order - q->order;
}

static void
make_ports (Router *self)
{
  for (int i = 0; i < self->bundles->n; i++)
    if (self->bundles->bundles[i].b > self->bundles->bundles[i].a)
      add_bundle_ports (self, &self->bundles->bundles[i]);

  g_array_sort (self->ports, compare_ports);
  for (guint i = 0; i < self->ports->len; i++)
    self->first_port[g_array_index (self->ports, MoniacMapPort, i).company + 1] = (int) i + 1;
  for (int i = 0; i < self->input->network->n_companies; i++)
    self->first_port[i + 1] = MAX (self->first_port[i], self->first_port[i + 1]);

  for (int i = 0; i < self->bundles->n; i++)
    if (self->bundles->bundles[i].b <= self->bundles->bundles[i].a)
      add_lonely_ports (self, &self->bundles->bundles[i]);
}

/* What stands for money keeps its width at the rim, however full that is. */
static double
least_half (const Router        *self,
            const MoniacMapPort *port,
            double               radius)
{
  const MoniacNetworkDeal *deal = &self->input->network->deals[port->deal];

  return deal->amount > 0 ? moniac_disc_port_half (self->widths[port->deal], radius) : 0;
}

/* The room that it would like beyond that: for lines, and for gaps. */
static double
wished_room (const Router        *self,
             const MoniacMapPort *port,
             double               radius)
{
  double unit = self->input->unit;
  double room = MAX (self->widths[port->deal], LINE_ROOM * unit) + PORT_GAP * unit;

  return MAX (room / radius - 2 * least_half (self, port, radius), 0);
}

/* Half the angle of each port with its share of the room that is left. */
static void
set_halves (const Router  *self,
            MoniacMapPort *ports,
            int            n,
            double         radius)
{
  double needed = 0, wished = 0, share;

  for (int i = 0; i < n; i++)
    {
      needed += 2 * least_half (self, &ports[i], radius);
      wished += wished_room (self, &ports[i], radius);
    }

  share = wished > 0 ? CLAMP ((2 * G_PI * MOST_RIM - needed) / wished, 0, 1) : 0;
  for (int i = 0; i < n; i++)
    ports[i].half = least_half (self, &ports[i], radius)
                    + share * wished_room (self, &ports[i], radius) / 2;
}

static void
spread_ports (const Router  *self,
              MoniacMapPort *ports,
              int            n)
{
  g_autofree MoniacDiscPort *rim = g_new (MoniacDiscPort, n);

  set_halves (self, ports, n, self->discs[ports[0].company].radius);
  for (int i = 0; i < n; i++)
    rim[i] = (MoniacDiscPort) { ports[i].wish, ports[i].half,
                                1 + self->widths[ports[i].deal], 0 };
  moniac_disc_ports_spread (rim, n);
  for (int i = 0; i < n; i++)
    ports[i].angle = rim[i].angle;
}

static void
settle_ports (Router *self)
{
  MoniacMapPort *ports = (MoniacMapPort *) (gpointer) self->ports->data;
  int n = (int) self->ports->len;

  g_array_sort (self->ports, compare_ports);
  for (int from = 0, to; from < n; from = to)
    {
      for (to = from; to < n && ports[to].company == ports[from].company; to++)
        ;
      spread_ports (self, ports + from, to - from);
    }
}

/* Which port is the payer's and which the payee's; of a deal with oneself the one with the smaller order pays. */
static void
assign_ports (Router *self)
{
  const MoniacNetwork *network = self->input->network;

  for (int i = 0; i < network->n_deals; i++)
    self->payer_ports[i] = self->payee_ports[i] = -1;

  for (guint i = 0; i < self->ports->len; i++)
    {
      const MoniacMapPort *port = &g_array_index (self->ports, MoniacMapPort, i);
      const MoniacNetworkDeal *deal = &network->deals[port->deal];
      gboolean pays = deal->payer == port->company;

      if (deal->payer == deal->payee)
        pays = port->order % 2 == 0;
      if (pays)
        self->payer_ports[port->deal] = (int) i;
      else
        self->payee_ports[port->deal] = (int) i;
    }
}

/* Where the flat end of a ribbon touches the rim with both corners. */
static MoniacPoint
port_point (const Router        *self,
            const MoniacMapPort *port)
{
  const MoniacDisc *disc = &self->discs[port->company];
  double half = moniac_disc_port_half (self->widths[port->deal], disc->radius);

  return on_circle (disc->center, disc->radius * cos (half), port->angle);
}

static MoniacPath
course_path (const MoniacPoint *course)
{
  return (MoniacPath) { 1, g_memdup2 (course, 4 * sizeof (MoniacPoint)) };
}

static MoniacPath
route_between (const Router        *self,
               const MoniacMapPort *from,
               const MoniacMapPort *to)
{
  MoniacPoint course[4];

  moniac_map_course (port_point (self, from), from->angle, self->discs[from->company].radius,
               port_point (self, to), to->angle, self->discs[to->company].radius, course);
  keep_inside (&self->input->area, self->widths[from->deal] / 2, course);

  return course_path (course);
}

static MoniacPath
route_loop (const Router        *self,
            const MoniacMapPort *from,
            const MoniacMapPort *to)
{
  double out = LOOP_REACH * self->input->unit + 1.6 * self->widths[from->deal];
  MoniacPoint start = port_point (self, from), end = port_point (self, to);
  MoniacPoint course[4] = { start, on_circle (start, out, from->angle),
                            on_circle (end, out, to->angle), end };

  keep_inside (&self->input->area, self->widths[from->deal] / 2, course);

  return course_path (course);
}

static MoniacPath
straight (MoniacPoint from,
          MoniacPoint to)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_path_builder_move_to (builder, from.x, from.y);
  moniac_path_builder_line_to (builder, to.x, to.y);

  return moniac_path_builder_end (builder);
}

/* A bar across the open end. */
static MoniacPath
make_end (MoniacPoint at,
          double      angle,
          double      width,
          double      unit)
{
  double half = width / 2 + END_OVERHANG * unit, thick = END_THICKNESS * unit;
  MoniacPoint left = on_circle (at, half, angle - G_PI / 2);
  MoniacPoint right = on_circle (at, half, angle + G_PI / 2);
  MoniacPoint far_right = on_circle (right, thick, angle);
  MoniacPoint far_left = on_circle (left, thick, angle);
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_path_builder_move_to (builder, left.x, left.y);
  moniac_path_builder_line_to (builder, far_left.x, far_left.y);
  moniac_path_builder_line_to (builder, far_right.x, far_right.y);
  moniac_path_builder_line_to (builder, right.x, right.y);
  moniac_path_builder_line_to (builder, left.x, left.y);

  return moniac_path_builder_end (builder);
}

/* Shorter where the area ends. */
static MoniacPoint
open_end (const Router        *self,
          const MoniacMapPort *port)
{
  const MoniacDisc *disc = &self->discs[port->company];
  double unit = self->input->unit, length = STUB_LENGTH * unit;
  MoniacPoint end = on_circle (disc->center, disc->radius + length, port->angle);

  for (int i = 0; i < PULLS && outside_area (&self->input->area, end, END_THICKNESS * unit) > 0; i++)
    {
      length *= PULL;
      end = on_circle (disc->center, disc->radius + length, port->angle);
    }

  return end;
}

static void
route_stub (const Router        *self,
            const MoniacMapPort *port,
            gboolean             pays,
            MoniacMapRoutes     *out)
{
  double unit = self->input->unit;
  MoniacPoint near = port_point (self, port), open = open_end (self, port);

  out->paths[port->deal] = pays ? straight (near, open) : straight (open, near);
  out->ends[out->n_ends] = make_end (open, port->angle, self->widths[port->deal], unit);
  out->end_companies[out->n_ends++] = port->company;
}

static void
route_deal (const Router    *self,
            int              deal,
            MoniacMapRoutes *out)
{
  const MoniacMapPort *ports = (const MoniacMapPort *) (gpointer) self->ports->data;
  int payer = self->payer_ports[deal], payee = self->payee_ports[deal];

  if (payer < 0)
    route_stub (self, &ports[payee], FALSE, out);
  else if (payee < 0)
    route_stub (self, &ports[payer], TRUE, out);
  else if (ports[payer].company == ports[payee].company)
    out->paths[deal] = route_loop (self, &ports[payer], &ports[payee]);
  else
    out->paths[deal] = route_between (self, &ports[payer], &ports[payee]);
}

MoniacMapRoutes *
moniac_map_routes_new (const MoniacLayoutInput *input,
                       const MoniacMapBundles  *bundles,
                       const MoniacDisc        *discs,
                       const double            *widths)
{
  int n = MAX (input->network->n_deals, 1);
  g_autofree int *payer_ports = g_new (int, n);
  g_autofree int *payee_ports = g_new (int, n);
  g_autofree int *near = g_new (int, MAX (input->network->n_companies, 1));
  g_autofree int *first_port = g_new0 (int, input->network->n_companies + 1);
  g_autofree MoniacMapBow *bows = NULL;
  g_autoptr (MoniacMapObstacles) obstacles = NULL;
  Router router = { input, bundles, discs, widths, .near = near, .first_port = first_port,
                    .payer_ports = payer_ports, .payee_ports = payee_ports };
  MoniacMapRoutes *self = g_new0 (MoniacMapRoutes, 1);

  router.obstacles = obstacles = moniac_map_obstacles_new (input, discs);
  router.bows = bows = moniac_map_bows_choose (input, bundles, discs, widths, obstacles);
  router.ports = g_array_new (FALSE, FALSE, sizeof (MoniacMapPort));

  make_ports (&router);
  settle_ports (&router);
  assign_ports (&router);

  self->n_deals = input->network->n_deals;
  self->paths = g_new0 (MoniacPath, n);
  self->ends = g_new0 (MoniacPath, n);
  self->end_companies = g_new0 (int, n);
  for (int i = 0; i < input->network->n_deals; i++)
    route_deal (&router, i, self);

  self->n_ports = (int) router.ports->len;
  self->ports = (MoniacMapPort *) (gpointer) g_array_free (router.ports, FALSE);

  return self;
}

void
moniac_map_routes_free (MoniacMapRoutes *self)
{
  for (int i = 0; i < self->n_deals; i++)
    moniac_path_clear (&self->paths[i]);
  for (int i = 0; i < self->n_ends; i++)
    moniac_path_clear (&self->ends[i]);
  g_free (self->ports);
  g_free (self->paths);
  g_free (self->ends);
  g_free (self->end_companies);
  g_free (self);
}
