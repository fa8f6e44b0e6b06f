/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tries bows for every bundle: first for what is in the way, then, the widest first, for the money that would be crossed. */
#include "config.h"

#include "moniac-map-bows.h"
#include "moniac-bezier.h"

#include <math.h>

/* The bow that a bundle likes best, and those it tries at either end where it meets something. */
#define LIKED_BOW 0.22
static const double bows[] = { 0.22, 0, 0.45, -0.22, 0.7, -0.45, 1.0, -0.7, 1.3, -1.0, 1.6, -1.3 };
/* Both ends are tried independently up to so many bundles. */
#define MOST_FOR_TWO_ENDS 120
/* What a radian of bow costs, and of difference between the ends, in units of distance. */
#define BOW_COST 0.4
#define UNEVEN_COST 0.08
/* Flows at least this wide, times the unit, look after each other; up to so many of them, so often, in so many pieces. */
#define LEAST_WIDTH 1.5
#define MOST_WIDE 80
#define ROUNDS 3
#define PIECES 10
/* What a crossing costs, times the root of both widths. */
#define CROSSING_COST 2.0

typedef struct
{
  const MoniacLayoutInput *input;
  const MoniacMapBundles *bundles;
  const MoniacDisc *discs;
  const MoniacMapObstacles *obstacles;
  MoniacMapBow *bows;        /* of each bundle */
  int *near;
  int n_near;                /* of the bundle at hand */
} Chooser;

/* How a wide bundle runs at the moment. */
typedef struct
{
  int bundle;
  double width;
  MoniacRect bounds;
  MoniacPoint points[PIECES + 1];
} Line;

static MoniacPoint
on_circle (MoniacPoint center,
           double      radius,
           double      angle)
{
  return (MoniacPoint) { center.x + radius * cos (angle), center.y + radius * sin (angle) };
}

static double
distance (MoniacPoint a,
          MoniacPoint b)
{
  return sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* How far the control points of a course are from its ends: farther where it sets out the wrong way. */
static double
reach (MoniacPoint from,
       double      angle,
       MoniacPoint to,
       double      radius)
{
  double dx = to.x - from.x, dy = to.y - from.y, way = distance (from, to);
  double along = way > 0 ? (dx * cos (angle) + dy * sin (angle)) / way : 1;

  return 0.36 * way + (1 - along) * (0.12 * way + 0.9 * radius);
}

void
moniac_map_course (MoniacPoint  from,
                   double       from_angle,
                   double       from_radius,
                   MoniacPoint  to,
                   double       to_angle,
                   double       to_radius,
                   MoniacPoint *out)
{
  out[0] = from;
  out[1] = on_circle (from, reach (from, from_angle, to, from_radius), from_angle);
  out[2] = on_circle (to, reach (to, to_angle, from, to_radius), to_angle);
  out[3] = to;
}

static void
make_course (const Chooser         *self,
             const MoniacMapBundle *bundle,
             const MoniacMapBow    *bow,
             MoniacPoint           *out)
{
  const MoniacDisc *a = &self->discs[bundle->a], *b = &self->discs[bundle->b];
  double direction = atan2 (b->center.y - a->center.y, b->center.x - a->center.x);
  double leaves = direction + bow->at_a, arrives = direction + G_PI - bow->at_b;

  moniac_map_course (on_circle (a->center, a->radius, leaves), leaves, a->radius,
                     on_circle (b->center, b->radius, arrives), arrives, b->radius, out);
}

static double
bundle_width (const Chooser         *self,
              const MoniacMapBundle *bundle,
              const double          *widths)
{
  double width = 0;

  for (int i = 0; i < bundle->n; i++)
    width += widths[self->bundles->deals[bundle->first + i]];

  return width;
}

/* Bows grow dear with how far they are from the liked one, and with what they meet. */
static double
bow_cost (const Chooser         *self,
          const MoniacMapBundle *bundle,
          const MoniacMapBow    *bow,
          double                 half,
          MoniacPoint           *course)
{
  double liked = bundle->net >= 0 ? LIKED_BOW : -LIKED_BOW;
  double off_a = bow->at_a - liked, off_b = bow->at_b - liked, uneven = bow->at_a - bow->at_b;

  make_course (self, bundle, bow, course);
  return distance (course[0], course[3])
         * (BOW_COST * (off_a * off_a + off_b * off_b) / 2 + UNEVEN_COST * uneven * uneven)
         + moniac_map_obstacles_cost (self->obstacles, self->near, self->n_near, course, half);
}

static gboolean
boxes_meet (const MoniacRect *a,
            const MoniacRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width
         && a->y <= b->y + b->height && b->y <= a->y + a->height;
}

static double
turn (MoniacPoint a,
      MoniacPoint b,
      MoniacPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static int
count_crossings (const Line *a,
                 const Line *b)
{
  int n = 0;

  if (!boxes_meet (&a->bounds, &b->bounds))
    return 0;
  for (int i = 0; i < PIECES; i++)
    for (int j = 0; j < PIECES; j++)
      n += (turn (a->points[i], a->points[i + 1], b->points[j]) > 0)
             != (turn (a->points[i], a->points[i + 1], b->points[j + 1]) > 0)
           && (turn (b->points[j], b->points[j + 1], a->points[i]) > 0)
                != (turn (b->points[j], b->points[j + 1], a->points[i + 1]) > 0);

  return n;
}

static void
set_line (Line              *line,
          const MoniacPoint *course)
{
  MoniacPoint least, most;

  for (int i = 0; i <= PIECES; i++)
    line->points[i] = moniac_bezier_at (course, (double) i / PIECES);
  least = most = line->points[0];
  for (int i = 1; i <= PIECES; i++)
    {
      least = (MoniacPoint) { MIN (least.x, line->points[i].x), MIN (least.y, line->points[i].y) };
      most = (MoniacPoint) { MAX (most.x, line->points[i].x), MAX (most.y, line->points[i].y) };
    }
  line->bounds = (MoniacRect) { least.x, least.y, most.x - least.x, most.y - least.y };
}

static double
crossing_cost (const Line *line,
               const Line *lines,
               int         n_lines)
{
  double cost = 0;

  for (int i = 0; i < n_lines; i++)
    if (lines[i].bundle != line->bundle)
      cost += count_crossings (line, &lines[i]) * sqrt (line->width * lines[i].width);

  return CROSSING_COST * cost;
}

/* The best of all bows for a bundle; `line`, among `lines`, is nullable: then nothing is known of other flows. */
static void
choose_bow (Chooser    *self,
            int         index,
            double      width,
            gboolean    two_ends,
            Line       *line,
            const Line *lines,
            int         n_lines)
{
  const MoniacMapBundle *bundle = &self->bundles->bundles[index];
  double least = G_MAXDOUBLE, sign = bundle->net >= 0 ? 1 : -1;
  int n = G_N_ELEMENTS (bows);
  MoniacPoint course[4];

  self->n_near = moniac_map_obstacles_near (self->obstacles, bundle->a, bundle->b, width / 2, self->near);
  for (int i = 0; i < (two_ends ? n * n : n); i++)
    {
      MoniacMapBow bow = { sign * bows[i % n], sign * bows[two_ends ? i / n : i] };
      double cost = bow_cost (self, bundle, &bow, width / 2, course);

      if (cost >= least - 1e-9)
        continue;
      if (line != NULL)
        {
          Line tried = { index, width };

          set_line (&tried, course);
          cost += crossing_cost (&tried, lines, n_lines);
        }
      if (cost < least - 1e-9)
        {
          least = cost;
          self->bows[index] = bow;
        }
      /* The first is the liked one: it costs nothing but what it meets. */
      if (i == 0 && line == NULL && cost <= 0)
        break;
    }

  if (line != NULL)
    {
      make_course (self, bundle, &self->bows[index], course);
      set_line (line, course);
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *p = a, *q = b;

  if (p->width != q->width)
    return p->width > q->width ? -1 : 1;
  return p->bundle - q->bundle;
}

/* The wide ones, the widest first. */
static GArray *
find_wide (const Chooser *self,
           const double  *widths)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));

  for (int i = 0; i < self->bundles->n; i++)
    {
      const MoniacMapBundle *bundle = &self->bundles->bundles[i];
      Line line = { i, bundle->b > bundle->a ? bundle_width (self, bundle, widths) : 0 };
      MoniacPoint course[4];

      if (line.width < LEAST_WIDTH * self->input->unit)
        continue;
      make_course (self, bundle, &self->bows[i], course);
      set_line (&line, course);
      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);
  g_array_set_size (lines, MIN (lines->len, MOST_WIDE));

  return lines;
}

MoniacMapBow *
moniac_map_bows_choose (const MoniacLayoutInput  *input,
                        const MoniacMapBundles   *bundles,
                        const MoniacDisc         *discs,
                        const double             *widths,
                        const MoniacMapObstacles *obstacles)
{
  g_autofree int *near = g_new (int, MAX (input->network->n_companies, 1));
  MoniacMapBow *chosen = g_new0 (MoniacMapBow, MAX (bundles->n, 1));
  Chooser self = { input, bundles, discs, obstacles, chosen, near, 0 };
  gboolean two_ends = bundles->n <= MOST_FOR_TWO_ENDS;
  g_autoptr (GArray) wide = NULL;
  Line *lines;

  for (int i = 0; i < bundles->n; i++)
    if (bundles->bundles[i].b > bundles->bundles[i].a)
      choose_bow (&self, i, bundle_width (&self, &bundles->bundles[i], widths), two_ends, NULL, NULL, 0);

  wide = find_wide (&self, widths);
  lines = (Line *) (gpointer) wide->data;
  for (int round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < wide->len; i++)
      choose_bow (&self, lines[i].bundle, lines[i].width, two_ends, &lines[i], lines, (int) wide->len);

  return chosen;
}
