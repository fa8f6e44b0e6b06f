/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides how wide money is drawn on a ring, and where around it each company lies. */
#include "config.h"

#include "moniac-ring-angles.h"

#include <math.h>

#include "moniac-place.h"
#include "moniac-stroke.h"

/* How much of the rim arcs take at most, and how wide one ribbon and one pair's bundle get, in radii. */
#define FILL 0.56
#define WIDEST_RIBBON 0.56
#define WIDEST_BUNDLE 0.9
/* Likewise, in the smallest radius of curvature. */
#define WIDEST_IN_BEND 1.5
/* How much of the rim slots without an amount take at most. */
#define FILL_EXTRA 0.4
/* Lengths, times the type's unit. */
#define COMPANY_GAP 9.0
#define GROUP_GAP 2.0
#define SELF_GAP 12.0
/* The hole in the loop of a deal with oneself, of its width. */
#define SELF_HOLE 0.45
#define DOT_ROOM 14.0
#define LEAST_ARC 2.5
#define LABEL_MARGIN 6.0
#define GAPS_MAX 0.4
#define SPREAD_ROUNDS 12
/* How far the biggest loop may have drifted from the top before the ring turns it back, in radians. */
#define DRIFT_MAX 1.6

MoniacRingAngles *
moniac_ring_angles_new (const MoniacNetwork *network,
                        const MoniacRim     *rim)
{
  MoniacRingAngles *self = g_new0 (MoniacRingAngles, 1);
  int n = self->n = network->n_companies;

  self->fill = 1;
  self->center = g_new0 (double, MAX (n, 1));
  self->extent = g_new0 (double, MAX (n, 1));
  self->label = g_new0 (double, MAX (n, 1));
  self->outside = g_new0 (gboolean, MAX (n, 1));
  self->only_outside = g_new0 (gboolean, MAX (n, 1));
  self->dot = g_new0 (gboolean, MAX (n, 1));
  for (int c = 0; c < n; c++)
    {
      int groups = rim->first[c + 1] - rim->first[c];
      int outside = 0;

      self->dot[c] = TRUE;
      for (int g = rim->first[c]; g < rim->first[c + 1]; g++)
        {
          outside += rim->groups[g].partner == MONIAC_OUTSIDE;
          for (int i = 0; i < rim->groups[g].n; i++)
            if (network->deals[rim->slots[rim->groups[g].first + i].deal].is_money)
              self->dot[c] = FALSE;
        }
      self->outside[c] = outside > 0;
      self->only_outside[c] = outside > 0 && outside == groups;
    }
  return self;
}

void
moniac_ring_angles_free (MoniacRingAngles *self)
{
  g_free (self->center);
  g_free (self->extent);
  g_free (self->label);
  g_free (self->outside);
  g_free (self->only_outside);
  g_free (self->dot);
  g_free (self);
}

static double
gap_before (const MoniacRim *rim,
            int              company,
            int              g,
            double           unit)
{
  if (g == rim->first[company])
    return 0;
  /* Ends of the innermost deal with oneself need room for the bend between them. */
  if (rim->groups[g].mate == g - 1)
    return MAX (SELF_GAP * unit, SELF_HOLE * rim->groups[g].width);
  return GROUP_GAP * unit;
}

/* The angles of arcs for one scale; returns their sum. */
static double
measure_arcs (MoniacRingAngles *self,
              MoniacRim        *rim,
              double            scale,
              double            unit,
              const MoniacOval *oval)
{
  double radius = oval->radius, tightest = moniac_oval_tightest (oval);
  double extra = self->extra;
  double sum = 0;

  moniac_rim_set_scale (rim, scale, unit, extra);
  for (int c = 0; c < self->n; c++)
    {
      double arc = 0;

      for (int g = rim->first[c]; g < rim->first[c + 1]; g++)
        {
          MoniacRimGroup *group = &rim->groups[g];

          /* A flat end takes the more of the rim the tighter it bends. */
          group->half = tightest * asin (CLAMP (group->width / 2 / tightest, 0, 1)) / radius;
          arc += 2 * group->half + extra * gap_before (rim, c, g, unit) / radius;
        }
      arc = MAX (arc, extra * (self->dot[c] ? DOT_ROOM : LEAST_ARC) * unit / radius);
      self->extent[c] = arc;
      sum += arc;
    }
  return sum;
}

static gboolean
too_wide (const MoniacRim  *rim,
          double            scale,
          const MoniacOval *oval)
{
  double radius = oval->radius;
  double widest = MIN (WIDEST_BUNDLE * radius, WIDEST_IN_BEND * moniac_oval_tightest (oval));

  for (int g = 0; g < rim->n_groups; g++)
    if (rim->groups[g].width > widest)
      return TRUE;
  for (int d = 0; d < rim->network->n_deals; d++)
    if (rim->network->deals[d].amount * scale > WIDEST_RIBBON * radius)
      return TRUE;
  return FALSE;
}

/* The largest scale that fits, and the angles of arcs with it. */
static void
choose_scale (MoniacRingAngles *self,
              MoniacRim        *rim,
              double            unit,
              const MoniacOval *oval)
{
  double radius = oval->radius;
  double low = 0, high, bare;

  self->extra = 1;
  self->scale = 0;
  bare = measure_arcs (self, rim, 0, unit, oval);
  if (bare > FILL_EXTRA * 2 * G_PI)
    self->extra = FILL_EXTRA * 2 * G_PI / bare;
  if (rim->network->gross > 0)
    {
      high = 2 * G_PI * radius / (double) rim->network->gross;
      for (int i = 0; i < 40; i++)
        {
          double middle = (low + high) / 2;
          double sum = measure_arcs (self, rim, middle, unit, oval);

          if (sum > FILL * 2 * G_PI || too_wide (rim, middle, oval))
            high = middle;
          else
            low = middle;
        }
      self->scale = low * self->fill;
    }
  measure_arcs (self, rim, self->scale, unit, oval);
}

/* How much of the rim, as an angle, a label needs at an angle so that it lies beside its neighbours. */
static double
label_need (const MoniacOval *oval,
            double            angle,
            double            width,
            double            height,
            double            margin)
{
  MoniacPoint axis;

  if (width <= 0)
    return 0;
  axis = moniac_oval_axis (oval, angle);
  return MIN ((height + margin) / MAX (fabs (axis.x), 0.01), (width + 2 * margin) / MAX (fabs (axis.y), 0.01))
         / oval->radius;
}

/* Gaps after each company: the least, what labels need, and an equal share of the rest. */
static void
share_gaps (const MoniacRingAngles  *self,
            const MoniacLayoutInput *input,
            const int               *order,
            const MoniacOval        *outer,
            const double            *label_width,
            const double            *label_height,
            double                  *gaps)
{
  double total = 2 * G_PI;
  double least, needed = 0, free;

  for (int c = 0; c < self->n; c++)
    total -= self->extent[c];
  least = MIN (COMPANY_GAP * input->unit / outer->radius, GAPS_MAX * total / self->n);
  for (int i = 0; i < self->n; i++)
    {
      int a = order[i], b = order[(i + 1) % self->n];
      double margin = LABEL_MARGIN * input->unit;
      double need = (label_need (outer, self->label[a], label_width[a], label_height[a], margin)
                     + label_need (outer, self->label[b], label_width[b], label_height[b], margin)
                     - self->extent[a] - self->extent[b]) / 2 - least;

      gaps[i] = MAX (0, need);
      needed += gaps[i];
    }
  free = MAX (0, total - self->n * least);
  for (int i = 0; i < self->n; i++)
    gaps[i] = least + (needed > free ? gaps[i] * free / needed
                                     : gaps[i] + (free - needed) / self->n);
}

static void
lay_around (MoniacRingAngles *self,
            const int        *order,
            const double     *gaps)
{
  double at = 0;

  for (int i = 0; i < self->n; i++)
    {
      self->center[order[i]] = at + self->extent[order[i]] / 2;
      at += self->extent[order[i]] + gaps[i];
    }
}

static void
turn (MoniacRingAngles *self,
      double            angle)
{
  for (int c = 0; c < self->n; c++)
    self->center[c] = remainder (self->center[c] + angle, 2 * G_PI);
}

/* By how much the ring has to turn for the biggest loop to lie on top. */
static double
turn_to_top (const MoniacRingAngles *self,
             const MoniacRingOrder  *order)
{
  double x = 0, y = 0;

  for (int i = 0; i < order->n_top; i++)
    {
      x += cos (self->center[order->top[i]]);
      y += sin (self->center[order->top[i]]);
    }
  if (hypot (x, y) < 0.05 * order->n_top)
    return -G_PI / 2 - self->center[order->top[0]];
  return -G_PI / 2 - atan2 (y, x);
}

/* Where a point of the area lies as seen from its middle. */
static double
turn_of_place (const MoniacLayoutInput *input,
               const MoniacOval        *oval,
               MoniacPoint              point)
{
  MoniacPoint from_middle = { point.x - input->area.x - input->area.width / 2 + oval->center.x,
                              point.y - input->area.y - input->area.height / 2 + oval->center.y };

  return moniac_oval_turn (oval, from_middle);
}

/* The mean turn from where companies are to where they have to be; FALSE when none has to be anywhere. */
static gboolean
turn_to_places (const MoniacRingAngles  *self,
                const MoniacLayoutInput *input,
                const MoniacOval        *oval,
                gboolean (*where) (const MoniacLayoutInput *input, int company, MoniacPoint *out),
                double                  *angle)
{
  double x = 0, y = 0;

  for (int c = 0; c < self->n; c++)
    {
      MoniacPoint point;
      double off;

      if (!where (input, c, &point))
        continue;
      off = turn_of_place (input, oval, point) - self->center[c];
      x += cos (off);
      y += sin (off);
    }
  *angle = atan2 (y, x);
  return x != 0 || y != 0;
}

static void
turn_ring (MoniacRingAngles        *self,
           const MoniacLayoutInput *input,
           const MoniacOval        *oval,
           const MoniacRingOrder   *order)
{
  double angle, top = turn_to_top (self, order);

  if (turn_to_places (self, input, oval, moniac_place_pin, &angle))
    turn (self, angle);
  else if (turn_to_places (self, input, oval, moniac_place_previous, &angle)
           && (order->stays || fabs (remainder (angle - top, 2 * G_PI)) < DRIFT_MAX))
    turn (self, angle);
  else
    turn (self, top);
}

/* Pinned companies go to their angles; gaps between two of them shrink or grow alike. The gaps stay as they are where
 * the pins leave too little room. */
static void
move_to_pins (MoniacRingAngles        *self,
              const MoniacLayoutInput *input,
              const MoniacOval        *oval,
              const int               *order)
{
  g_autoptr (GArray) pinned = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree double *target = g_new0 (double, MAX (self->n, 1));

  for (int i = 0; i < self->n; i++)
    {
      MoniacPoint point;

      if (!moniac_place_pin (input, order[i], &point))
        continue;
      target[order[i]] = turn_of_place (input, oval, point);
      g_array_append_val (pinned, i);
    }
  for (guint k = 0; pinned->len > 0 && k < pinned->len; k++)
    {
      int from = g_array_index (pinned, int, k);
      int to = g_array_index (pinned, int, (k + 1) % pinned->len);
      int between = (to - from + self->n) % self->n;
      double way = fmod (target[order[to]] - target[order[from]] + 4 * G_PI, 2 * G_PI);
      double arcs = (self->extent[order[from]] + self->extent[order[to]]) / 2;
      double at, gap;

      if (between == 0)
        {
          between = self->n;
          way = 2 * G_PI;
        }
      for (int i = 1; i < between; i++)
        arcs += self->extent[order[(from + i) % self->n]];
      gap = (way - arcs) / between;
      if (gap < 0)
        return;
      at = target[order[from]] + self->extent[order[from]] / 2;
      for (int i = 1; i < between; i++)
        {
          int c = order[(from + i) % self->n];

          target[c] = at + gap + self->extent[c] / 2;
          at += gap + self->extent[c];
        }
    }
  if (pinned->len > 0)
    for (int c = 0; c < self->n; c++)
      self->center[c] = remainder (target[c], 2 * G_PI);
}

static void
place_groups (MoniacRingAngles *self,
              MoniacRim        *rim,
              double            unit,
              double            radius)
{
  for (int c = 0; c < self->n; c++)
    {
      double used = 0, inner = 0, squeeze, at;
      int last = rim->first[c + 1];

      for (int g = rim->first[c]; g < last; g++)
        used += 2 * rim->groups[g].half + self->extra * gap_before (rim, c, g, unit) / radius;
      /* On a dot all lines meet near its middle. */
      squeeze = self->dot[c] && used > 0 ? MIN (1, 6 * unit / radius / used) : 1;
      at = self->center[c] - used * squeeze / 2;
      self->label[c] = self->center[c];
      for (int g = rim->first[c]; g < last; g++)
        {
          MoniacRimGroup *group = &rim->groups[g];

          at += squeeze * (self->extra * gap_before (rim, c, g, unit) / radius + group->half);
          group->angle = at;
          at += squeeze * group->half;
          if (group->partner != MONIAC_OUTSIDE)
            inner = at;
        }
      if (self->outside[c] && !self->only_outside[c])
        self->label[c] = (self->center[c] - self->extent[c] / 2 + inner) / 2;
    }
}

void
moniac_ring_angles_solve (MoniacRingAngles        *self,
                          const MoniacLayoutInput *input,
                          const MoniacRingOrder   *order,
                          MoniacRim               *rim,
                          const MoniacOval        *oval,
                          double                   thickness,
                          const double            *label_width,
                          const double            *label_height)
{
  MoniacOval outer = *oval;
  g_autofree double *gaps = g_new0 (double, MAX (self->n, 1));

  if (self->n == 0)
    return;
  outer.radius += thickness;
  choose_scale (self, rim, input->unit, oval);
  for (int i = 0; i < order->n; i++)
    self->label[order->order[i]] = 2 * G_PI * i / order->n - G_PI / 2;
  for (int round = 0; round < SPREAD_ROUNDS; round++)
    {
      share_gaps (self, input, order->order, &outer, label_width, label_height, gaps);
      lay_around (self, order->order, gaps);
      turn_ring (self, input, oval, order);
      for (int c = 0; c < self->n; c++)
        self->label[c] = self->center[c];
    }
  move_to_pins (self, input, oval, order->order);
  place_groups (self, rim, input->unit, oval->radius);
}
