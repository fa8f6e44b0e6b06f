/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bends bundles across the ring so that neighbours nest. */
#include "config.h"

#include "moniac-chord.h"

#include <math.h>

#include "moniac-bezier.h"

#define N_SAMPLES 20
#define SWEEPS 3
/* More chords than this are not compared with each other; only the widest are. */
#define MAX_COMPARED 70
#define MAX_OVERLAPPING 40

static const double bends[] = { 0.4, 0.52, 0.64, 0.76, 0.88, 1.0, 1.15, 1.35, 1.6 };
/* What is prettiest: near a circle for short ways, flatter across the middle. */
#define BEND_SHORT 1.0
#define BEND_LONG 0.7

#define COST_TASTE 6.0
#define COST_OVERLAP 1.0
#define COST_TIGHT 40.0

typedef struct
{
  MoniacPoint points[N_SAMPLES + 1];
  MoniacRect bounds;
} Course;

static double
span_of (const MoniacChord *self)
{
  double span = fabs (remainder (self->to - self->from, 2 * G_PI));

  return MAX (span, 1e-3);
}

static double
taste_of (const MoniacChord *self)
{
  return BEND_SHORT + (BEND_LONG - BEND_SHORT) * span_of (self) / G_PI;
}

/* On a circle, the handles of the circle that is square to the rim at both ends; elsewhere it depends alike on how far
 * the ends lie apart and how they face each other. */
static double
handle_between (MoniacPoint from,
                MoniacPoint from_axis,
                MoniacPoint to,
                MoniacPoint to_axis)
{
  double facing = acos (CLAMP (from_axis.x * to_axis.x + from_axis.y * to_axis.y, -1, 1));
  double half = MIN (facing / 2, G_PI / 2 - 1e-3);

  return 2.0 / 3 * tan ((G_PI - 2 * half) / 4) * hypot (to.x - from.x, to.y - from.y) / cos (half);
}

MoniacChord
moniac_chord_new (const MoniacOval *rim,
                  double            from,
                  double            to,
                  double            from_depth,
                  double            to_depth,
                  double            width)
{
  MoniacPoint from_axis = moniac_oval_axis (rim, from), to_axis = moniac_oval_axis (rim, to);
  double handle = handle_between (moniac_oval_point (rim, from, 0), from_axis, moniac_oval_point (rim, to, 0), to_axis);

  return (MoniacChord) { from, to, moniac_oval_point (rim, from, -from_depth), moniac_oval_point (rim, to, -to_depth),
                         from_axis, to_axis, handle, width, 1 };
}

static void
control_points (const MoniacChord *self,
                MoniacPoint       *p)
{
  double handle = self->handle * self->bend;

  p[0] = self->start;
  p[1] = (MoniacPoint) { self->start.x - handle * self->from_axis.x, self->start.y - handle * self->from_axis.y };
  p[2] = (MoniacPoint) { self->end.x - handle * self->to_axis.x, self->end.y - handle * self->to_axis.y };
  p[3] = self->end;
}

MoniacPath
moniac_chord_path (const MoniacChord *self)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPoint p[4];

  control_points (self, p);
  moniac_path_builder_move_to (builder, p[0].x, p[0].y);
  moniac_path_builder_curve_to (builder, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
  return moniac_path_builder_end (builder);
}

static void
sample (const MoniacChord *chord,
        Course            *out)
{
  MoniacPoint p[4];
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  control_points (chord, p);
  for (int i = 0; i <= N_SAMPLES; i++)
    {
      MoniacPoint q = out->points[i] = moniac_bezier_at (p, (double) i / N_SAMPLES);

      left = MIN (left, q.x);
      right = MAX (right, q.x);
      top = MIN (top, q.y);
      bottom = MAX (bottom, q.y);
    }
  out->bounds = (MoniacRect) { left, top, right - left, bottom - top };
}

static double
distance_to_segment (MoniacPoint p,
                     MoniacPoint a,
                     MoniacPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  dx = a.x + t * dx - p.x;
  dy = a.y + t * dy - p.y;
  return dx * dx + dy * dy;
}

/* Whether a point may be nearer to a course than `room`; most are not, and that is soon seen. */
static gboolean
may_be_near (MoniacPoint       p,
             const MoniacRect *bounds,
             double            room)
{
  return p.x > bounds->x - room && p.x < bounds->x + bounds->width + room
         && p.y > bounds->y - room && p.y < bounds->y + bounds->height + room;
}

/* How deep and how long two courses that need `room` between them overlap. */
static double
overlap_of (const Course *a,
            const Course *b,
            double        room)
{
  MoniacRect grown = { a->bounds.x - room, a->bounds.y - room,
                       a->bounds.width + 2 * room, a->bounds.height + 2 * room };
  double overlap = 0;

  if (!moniac_rect_intersects (&grown, &b->bounds))
    return 0;
  for (int i = 1; i < N_SAMPLES; i++)
    {
      double nearest = room * room;
      MoniacPoint p = a->points[i];

      if (!may_be_near (p, &b->bounds, room))
        continue;
      for (int j = 0; j < N_SAMPLES; j++)
        nearest = MIN (nearest, distance_to_segment (p, b->points[j], b->points[j + 1]));
      overlap += room - sqrt (nearest);
    }
  return overlap;
}

static double
depth_of (const Course *a,
          const Course *b,
          double        room)
{
  MoniacRect grown = { a->bounds.x - room, a->bounds.y - room,
                       a->bounds.width + 2 * room, a->bounds.height + 2 * room };
  double nearest = room * room;

  if (!moniac_rect_intersects (&grown, &b->bounds))
    return 0;
  for (int i = 1; i < N_SAMPLES; i++)
    for (int j = 0; j < N_SAMPLES && may_be_near (a->points[i], &b->bounds, room); j++)
      nearest = MIN (nearest, distance_to_segment (a->points[i], b->points[j], b->points[j + 1]));
  return room - sqrt (nearest);
}

/* How much the inner edge is squeezed where the course turns tighter than the bundle is wide. */
static double
tightness_of (const Course *course,
              double        width)
{
  double tight = 0;

  for (int i = 1; i < N_SAMPLES; i++)
    {
      MoniacPoint a = course->points[i - 1], b = course->points[i], c = course->points[i + 1];
      double turn = remainder (atan2 (c.y - b.y, c.x - b.x) - atan2 (b.y - a.y, b.x - a.x), 2 * G_PI);
      double length = (hypot (b.x - a.x, b.y - a.y) + hypot (c.x - b.x, c.y - b.y)) / 2;
      double squeeze = fabs (turn) * width / 2 / MAX (length, 1e-6);

      tight += MAX (0, squeeze - 0.97);
    }
  return tight;
}

static gboolean
chords_cross (const MoniacChord *a,
              const MoniacChord *b)
{
  double to = fmod (a->to - a->from + 4 * G_PI, 2 * G_PI);
  double c = fmod (b->from - a->from + 4 * G_PI, 2 * G_PI);
  double d = fmod (b->to - a->from + 4 * G_PI, 2 * G_PI);

  return (c < to) != (d < to);
}

/* What a bend costs; somewhat less than that, but no less than `enough`, where it costs that much. `apart`: for each chord
 * whether the bent one ought not to touch it. */
static double
cost_of_bend (const MoniacChord *chord,
              const Course      *course,
              int                n,
              MoniacChord      **chords,
              const Course      *courses,
              const gboolean    *apart,
              double             gap,
              double             enough)
{
  double off = chord->bend - taste_of (chord);
  double cost = COST_TASTE * off * off * chord->width
                + COST_TIGHT * chord->width * tightness_of (course, chord->width);

  for (int i = 0; i < n && cost < enough; i++)
    if (apart[i])
      cost += COST_OVERLAP * overlap_of (course, &courses[i],
                                         (chord->width + chords[i]->width) / 2 + gap);
  return cost;
}

/* The best bend of one chord, the others being as they are. */
static double
best_bend_of (int           k,
              int           n,
              MoniacChord **chords,
              const Course *courses,
              double        gap)
{
  g_autofree gboolean *apart = g_new (gboolean, n);
  double best = G_MAXDOUBLE, best_bend = chords[k]->bend;

  for (int i = 0; i < n; i++)
    apart[i] = i != k && !chords_cross (chords[k], chords[i]);
  for (gsize b = 0; b < G_N_ELEMENTS (bends); b++)
    {
      MoniacChord trial = *chords[k];
      Course course;
      double cost;

      trial.bend = bends[b];
      sample (&trial, &course);
      cost = cost_of_bend (&trial, &course, n, chords, courses, apart, gap, best);
      if (cost < best)
        {
          best = cost;
          best_bend = bends[b];
        }
    }
  return best_bend;
}

static int
compare_by_width (gconstpointer a,
                  gconstpointer b)
{
  const MoniacChord *s = *(MoniacChord *const *) a, *t = *(MoniacChord *const *) b;

  if (s->width != t->width)
    return s->width > t->width ? -1 : 1;
  return s < t ? -1 : s > t;
}

void
moniac_chords_bend (int          n,
                    MoniacChord *chords,
                    double       gap)
{
  int n_compared = MIN (n, MAX_COMPARED);
  g_autofree MoniacChord **sorted = g_new (MoniacChord *, MAX (n, 1));
  g_autofree Course *courses = g_new0 (Course, MAX (n, 1));

  for (int i = 0; i < n; i++)
    {
      chords[i].bend = taste_of (&chords[i]);
      sorted[i] = &chords[i];
    }
  qsort (sorted, n, sizeof *sorted, compare_by_width);
  for (int i = 0; i < n_compared; i++)
    sample (sorted[i], &courses[i]);

  for (int sweep = 0; sweep < SWEEPS; sweep++)
    for (int k = 0; k < n_compared; k++)
      {
        sorted[k]->bend = best_bend_of (k, n_compared, sorted, courses, gap);
        sample (sorted[k], &courses[k]);
      }
}

double
moniac_chords_overlap (int                n,
                       const MoniacChord *chords)
{
  g_autofree Course *courses = g_new0 (Course, MAX (n, 1));
  double deepest = 0;

  if (n > MAX_OVERLAPPING)
    return 0;
  for (int i = 0; i < n; i++)
    sample (&chords[i], &courses[i]);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      if (i != j && !chords_cross (&chords[i], &chords[j]))
        deepest = MAX (deepest, depth_of (&courses[i], &courses[j], (chords[i].width + chords[j].width) / 2));
  return deepest;
}
