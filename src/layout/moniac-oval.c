/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An ellipse by the length of its rim; the ways between both measures come from one table. */
#include "config.h"

#include "moniac-oval.h"

#include <math.h>

/* A piece of a drawn arc, in radians. */
#define ARC_PIECE (G_PI / 24)
/* Steps of Newton's method towards the nearest point, and when they end. */
#define STEPS 12
#define CLOSE 1e-12

/* How fast the rim runs at a parameter. */
static double
speed_at (const MoniacOval *self,
          double            parameter)
{
  return hypot (self->a * sin (parameter), self->b * cos (parameter));
}

void
moniac_oval_init (MoniacOval *self,
                  double      stretch)
{
  double step = 2 * G_PI / MONIAC_OVAL_PIECES, scale;

  *self = (MoniacOval) { { 0, 0 }, 1, sqrt (stretch), 1 / sqrt (stretch), { 0 } };
  /* By Simpson's rule. */
  for (int i = 0; i < MONIAC_OVAL_PIECES; i++)
    self->turns[i + 1] = self->turns[i]
                         + step / 6 * (speed_at (self, i * step) + 4 * speed_at (self, (i + 0.5) * step)
                                       + speed_at (self, (i + 1) * step));
  scale = 2 * G_PI / self->turns[MONIAC_OVAL_PIECES];
  self->a *= scale;
  self->b *= scale;
  for (int i = 0; i <= MONIAC_OVAL_PIECES; i++)
    self->turns[i] *= scale;
}

static double
parameter_of_turn (const MoniacOval *self,
                   double            turn)
{
  double whole = floor (turn / (2 * G_PI)), part = turn - 2 * G_PI * whole;
  int low = 0, high = MONIAC_OVAL_PIECES;

  while (high - low > 1)
    {
      int middle = (low + high) / 2;

      if (self->turns[middle] <= part)
        low = middle;
      else
        high = middle;
    }
  part = (part - self->turns[low]) / (self->turns[high] - self->turns[low]);
  return 2 * G_PI * (whole + (low + part) / MONIAC_OVAL_PIECES);
}

static double
turn_of_parameter (const MoniacOval *self,
                   double            parameter)
{
  double whole = floor (parameter / (2 * G_PI));
  double place = (parameter / (2 * G_PI) - whole) * MONIAC_OVAL_PIECES;
  int i = CLAMP ((int) place, 0, MONIAC_OVAL_PIECES - 1);

  return 2 * G_PI * whole + self->turns[i] + (place - i) * (self->turns[i + 1] - self->turns[i]);
}

static MoniacPoint
axis_at (const MoniacOval *self,
         double            parameter)
{
  double speed = speed_at (self, parameter);

  return (MoniacPoint) { self->b * cos (parameter) / speed, self->a * sin (parameter) / speed };
}

MoniacPoint
moniac_oval_axis (const MoniacOval *self,
                  double            turn)
{
  return axis_at (self, parameter_of_turn (self, turn));
}

MoniacPoint
moniac_oval_point (const MoniacOval *self,
                   double            turn,
                   double            out)
{
  double parameter = parameter_of_turn (self, turn);
  MoniacPoint axis = axis_at (self, parameter);

  return (MoniacPoint) { self->center.x + self->radius * self->a * cos (parameter) + out * axis.x,
                         self->center.y + self->radius * self->b * sin (parameter) + out * axis.y };
}

double
moniac_oval_turn (const MoniacOval *self,
                  MoniacPoint       point)
{
  double x = (point.x - self->center.x) / self->radius, y = (point.y - self->center.y) / self->radius;
  double a = self->a, b = self->b, parameter = atan2 (y * a, x * b);

  /* Where the line to the point stands square to the rim. */
  for (int i = 0; i < STEPS; i++)
    {
      double s = sin (parameter), c = cos (parameter);
      double value = (a * a - b * b) * s * c - x * a * s + y * b * c;
      double slope = (a * a - b * b) * (c * c - s * s) - x * a * c - y * b * s;
      double step = slope < 0 ? value / slope : 0;

      parameter -= CLAMP (step, -0.5, 0.5);
      if (fabs (step) < CLOSE)
        break;
    }
  return turn_of_parameter (self, parameter);
}

double
moniac_oval_tightest (const MoniacOval *self)
{
  return self->radius * MIN (self->a * self->a / self->b, self->b * self->b / self->a);
}

/* The line meets the ellipse where a quadratic equation says; far aside it does not, and its nearest point counts. */
double
moniac_oval_depth_aside (const MoniacOval *self,
                         double            turn,
                         double            aside)
{
  double parameter = parameter_of_turn (self, turn);
  MoniacPoint axis = axis_at (self, parameter);
  double a = self->radius * self->a, b = self->radius * self->b;
  double x = (a * cos (parameter) - aside * axis.y) / a, y = (b * sin (parameter) + aside * axis.x) / b;
  double dx = axis.x / a, dy = axis.y / b;
  double square = dx * dx + dy * dy, middle = (x * dx + y * dy) / square;

  return middle - sqrt (MAX (0, middle * middle - (x * x + y * y - 1) / square));
}

double
moniac_oval_turn_aside (const MoniacOval *self,
                        double            turn,
                        double            aside)
{
  double depth = moniac_oval_depth_aside (self, turn, aside), found;
  MoniacPoint axis = moniac_oval_axis (self, turn), at = moniac_oval_point (self, turn, -depth);

  at.x = (at.x - aside * axis.y - self->center.x) / self->a;
  at.y = (at.y + aside * axis.x - self->center.y) / self->b;
  found = turn_of_parameter (self, atan2 (at.y, at.x));
  return turn + remainder (found - turn, 2 * G_PI);
}

/* How much longer than the rim itself a piece of the arc outside of it is. */
static double
growth_at (const MoniacOval *self,
           double            turn,
           double            out)
{
  double speed = speed_at (self, parameter_of_turn (self, turn));

  return 1 + out / self->radius * self->a * self->b / (speed * speed * speed);
}

void
moniac_oval_arc (const MoniacOval  *self,
                 MoniacPathBuilder *builder,
                 double             from,
                 double             to,
                 double             out)
{
  int n = MAX (1, (int) ceil (fabs (to - from) / ARC_PIECE - 1e-9));
  double step = (to - from) / n, handle = 4.0 / 3 * tan (step / 4) * self->radius;
  MoniacPoint start = moniac_oval_point (self, from, out);

  moniac_path_builder_line_to (builder, start.x, start.y);
  for (int i = 0; i < n && from != to; i++)
    {
      double a = from + i * step, b = i == n - 1 ? to : from + (i + 1) * step;
      MoniacPoint first = moniac_oval_axis (self, a), second = moniac_oval_axis (self, b);
      MoniacPoint end = moniac_oval_point (self, b, out);
      double before = handle * growth_at (self, a, out), after = handle * growth_at (self, b, out);

      moniac_path_builder_curve_to (builder, start.x - before * first.y, start.y + before * first.x,
                                    end.x + after * second.y, end.y - after * second.x, end.x, end.y);
      start = end;
    }
}
