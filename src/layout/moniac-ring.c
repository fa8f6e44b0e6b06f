/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws up the ring: arcs as long as what companies pay and get, chords bundled by pair. */
#include "config.h"

#include "moniac-ring.h"

#include <math.h>

#include "moniac-label-text.h"
#include "moniac-labels.h"
#include "moniac-place.h"
#include "moniac-ring-angles.h"
#include "moniac-ring-discs.h"
#include "moniac-ring-order.h"
#include "moniac-rim.h"
#include "moniac-chord.h"
#include "moniac-stroke.h"

/* Lengths, times the type's unit. */
#define THICKNESS 12.0
#define LABEL_GAP 7.0
#define STUB 26.0
#define STUB_CAP 2.5
#define STUB_LIP 3.0
#define DOT_RADIUS 6.0
#define MIN_PIECE 2.0
#define DISC_GAP 4.0
#define CHORD_GAP 3.0
/* Of the area: below this the labels must give way, not the ring. */
#define SMALLEST_RADIUS 0.24
#define RADIUS_STEP 0.965
/* Ribbons of neighbours may lie over each other by so much, times the type's unit; else all get slimmer, so often by this. */
#define OVERLAP 2.0
#define SLIM 0.93
#define SLIMMINGS 6
/* The largest disc that shows a size, in radii of the ring; and what of a disc's diameter a name in it may take. */
#define DISC_SHARE 0.24
#define DISC_INSIDE 0.94
/* The ring with its labels is as wide by high as the area up to this factor, or that much less; but the longest oval is this
 * many times as long as wide. How often the shape is tried, and what makes no difference. */
#define NEARLY 0.96
#define NEARLY_ENOUGH 0.02
#define LONGEST 1.7
#define STRETCHES 4
#define STRETCH_LEAST 0.01
/* How far below the middle the centre lies with a single company, in radii. */
#define SINGLE_DROP 0.6
/* Of the width; longer labels are broken or shortened rather than that the ring shrinks for them. */
#define WIDEST_LABEL 0.21
/* Of a ring with more companies, only the largest ones' labels ask for room. */
#define MAX_ASKING 60

typedef struct
{
  MoniacScene *scene;
  const MoniacLayoutInput *input;
  MoniacRingOrder *order;
  MoniacRim *rim;
  MoniacRingAngles *angles;
  MoniacOval oval;           /* the inner rim, where ribbons end */
  double thickness;
  double *label_width;       /* 0: asks for no room */
  double *label_height;
  double *disc;              /* radius of the disc that shows a company's size, 0: none */
  int n_chords;
  MoniacChord *chords;       /* the bent courses of all bundles */
  int *from;                 /* the group at the start of each */
} Ring;

static int
compare_descending (gconstpointer a,
                    gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (y > x) - (y < x);
}

static void
measure_labels (Ring *ring)
{
  const MoniacNetwork *network = ring->input->network;
  int n = network->n_companies;
  g_autofree double *sorted = g_new (double, MAX (n, 1));
  gboolean detailed = !moniac_label_names_first (network);
  double least = -1;

  for (int c = 0; c < n; c++)
    sorted[c] = (double) MAX (network->companies[c].paid, network->companies[c].received);
  qsort (sorted, n, sizeof *sorted, compare_descending);
  if (n > MAX_ASKING)
    least = sorted[MAX_ASKING];
  ring->label_width = g_new0 (double, MAX (n, 1));
  ring->label_height = g_new0 (double, MAX (n, 1));
  for (int c = 0; c < n; c++)
    if ((double) MAX (network->companies[c].paid, network->companies[c].received) > least)
      {
        moniac_labels_measure (ring->input, c, detailed, &ring->label_width[c], &ring->label_height[c]);
        ring->label_width[c] = MIN (ring->label_width[c], WIDEST_LABEL * ring->input->area.width);
      }
}

/* Where discs begin, outside the rim. */
static double
disc_base (const Ring *ring)
{
  return ring->thickness + DISC_GAP * ring->input->unit;
}

static double
largest_disc (const Ring *ring)
{
  return ring->input->use_size ? DISC_SHARE * ring->oval.radius : 0;
}

/* How far outside the rim a company reaches. */
static double
reach_of (const Ring *ring,
          int         company)
{
  double stub = ring->angles->outside[company] ? (STUB + STUB_CAP) * ring->input->unit : 0;

  return ring->thickness + stub;
}

static MoniacLabelPlace
label_place (const Ring *ring,
             int         company)
{
  double turn = ring->angles->label[company], gap = LABEL_GAP * ring->input->unit;
  double out = ring->thickness + gap;

  if (ring->angles->only_outside[company])
    out = reach_of (ring, company) + gap;
  if (ring->disc[company] > 0)
    out = MAX (out, disc_base (ring) + 2 * ring->disc[company] + gap);
  return (MoniacLabelPlace) { moniac_oval_point (&ring->oval, turn, out), moniac_oval_axis (&ring->oval, turn), 0, 0 };
}

static MoniacRect
bounds_of_ring (const Ring *ring)
{
  const MoniacOval *oval = &ring->oval;
  double x = oval->radius * oval->a + ring->thickness, y = oval->radius * oval->b + ring->thickness;

  return (MoniacRect) { oval->center.x - x, oval->center.y - y, 2 * x, 2 * y };
}

/* Of the ring with its stubs and labels. */
static MoniacRect
bounds_with_labels (const Ring *ring)
{
  MoniacRect bounds = bounds_of_ring (ring);

  for (int c = 0; c < ring->input->network->n_companies; c++)
    {
      MoniacLabelPlace place = label_place (ring, c);
      MoniacRect rect = moniac_label_place_rect (&place, ring->label_width[c],
                                                 ring->label_height[c]);

      if (ring->angles->outside[c])
        {
          MoniacPoint tip = moniac_oval_point (&ring->oval, ring->angles->center[c] + ring->angles->extent[c] / 2,
                                               reach_of (ring, c) + STUB_CAP * ring->input->unit);
          MoniacRect point = { tip.x, tip.y, 0, 0 };

          bounds = moniac_rect_union (&bounds, &point);
        }
      if (ring->label_width[c] > 0)
        bounds = moniac_rect_union (&bounds, &rect);
    }
  return bounds;
}

/* A company alone stands in the middle, not at the top of a ring that nobody sees. */
static void
center_single (Ring *ring)
{
  const MoniacRect *area = &ring->input->area;

  if (ring->input->network->n_companies == 1)
    ring->oval.center.y = area->y + area->height / 2 + SINGLE_DROP * ring->oval.radius;
}

/* Companies move apart for their labels and for their discs, which come before the labels on the way out. */
static void
solve_angles (Ring *ring)
{
  int n = ring->input->network->n_companies;
  g_autofree double *width = g_new (double, MAX (n, 1));
  g_autofree double *height = g_new (double, MAX (n, 1));
  double gap = DISC_GAP * ring->input->unit;

  moniac_ring_discs_wish (ring->input->network, largest_disc (ring), ring->disc);
  for (int c = 0; c < n; c++)
    {
      width[c] = MAX (ring->label_width[c], 2 * ring->disc[c]);
      height[c] = MAX (ring->label_height[c], 2 * ring->disc[c]);
    }
  moniac_ring_angles_solve (ring->angles, ring->input, ring->order, ring->rim, &ring->oval,
                            ring->thickness, width, height);
  moniac_ring_discs_measure (ring->input->network, &ring->oval, ring->angles->label, disc_base (ring),
                             largest_disc (ring), gap, ring->disc);
}

/* The largest size with which ring and labels fit into the area, for the shape that it has; around the origin. Returns
 * the bounds of all. */
static MoniacRect
fit_size (Ring *ring)
{
  const MoniacRect *area = &ring->input->area;
  double least = SMALLEST_RADIUS * MIN (area->width, area->height);
  MoniacRect bounds;

  ring->oval.center = (MoniacPoint) { 0, 0 };
  ring->oval.radius = MIN ((area->width / 2 - ring->thickness) / ring->oval.a,
                           (area->height / 2 - ring->thickness) / ring->oval.b);
  for (;;)
    {
      solve_angles (ring);
      bounds = bounds_with_labels (ring);
      if ((bounds.width <= area->width && bounds.height <= area->height) || ring->oval.radius <= least)
        break;
      ring->oval.radius *= RADIUS_STEP;
    }
  return bounds;
}

/* What is left of the area for the ring between its labels, when all of it together shall be as wide by high as the area,
 * or nearly so: the rounder it is, the better. */
static double
wished_stretch (const Ring       *ring,
                const MoniacRect *bounds)
{
  const MoniacRect *area = &ring->input->area;
  MoniacRect bare = bounds_of_ring (ring);
  double aspect = area->width / area->height, now = bounds->width / bounds->height;
  double width = area->width, height = area->height;

  if (now < aspect)
    width = MIN (width, height * aspect * NEARLY);
  else
    height = MIN (height, width / aspect * NEARLY);
  width -= bounds->width - bare.width + 2 * ring->thickness;
  height -= bounds->height - bare.height + 2 * ring->thickness;
  return CLAMP (width / MAX (height, 1), 1 / LONGEST, LONGEST);
}

static gboolean
fills_area (const Ring       *ring,
            const MoniacRect *bounds)
{
  const MoniacRect *area = &ring->input->area;
  double off = bounds->width / bounds->height * area->height / area->width;

  return MIN (off, 1 / off) >= NEARLY - NEARLY_ENOUGH;
}

/* A circle where that fills the area, and otherwise an oval that is no longer than it takes. */
static void
choose_shape (Ring *ring)
{
  double stretch = 1;

  moniac_oval_init (&ring->oval, stretch);
  for (int i = 0; i < STRETCHES; i++)
    {
      MoniacRect bounds = fit_size (ring);
      double wish = wished_stretch (ring, &bounds);

      if (fills_area (ring, &bounds) || fabs (wish - stretch) < STRETCH_LEAST)
        break;
      stretch = wish;
      moniac_oval_init (&ring->oval, stretch);
    }
}

/* Ring and labels as large as fits, and in the middle of the area; the ring alone where it would not fit there. */
static void
fit (Ring *ring)
{
  const MoniacRect *area = &ring->input->area;
  MoniacRect bounds = fit_size (ring), bare = bounds_of_ring (ring);
  MoniacPoint middle = { area->x + area->width / 2, area->y + area->height / 2 };
  MoniacPoint *center = &ring->oval.center;

  center->x = middle.x - (bounds.x + bounds.width / 2);
  center->y = middle.y - (bounds.y + bounds.height / 2);
  if (fabs (center->x - middle.x) > (area->width - bare.width) / 2)
    center->x = middle.x;
  if (fabs (center->y - middle.y) > (area->height - bare.height) / 2)
    center->y = middle.y;
  center_single (ring);
}

/* A piece of the ring between two angles. */
static MoniacPath
ring_piece (const Ring *ring,
            double      from,
            double      to)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPoint start = moniac_oval_point (&ring->oval, from, 0);

  moniac_oval_arc (&ring->oval, builder, from, to, 0);
  moniac_oval_arc (&ring->oval, builder, to, from, ring->thickness);
  moniac_path_builder_line_to (builder, start.x, start.y);
  return moniac_path_builder_end (builder);
}

static void
add_part (MoniacSceneCompany *company,
          MoniacPart          part,
          MoniacPath          outline)
{
  MoniacRect bounds = moniac_path_bounds (&outline);

  company->parts = g_renew (MoniacScenePart, company->parts, company->n_parts + 1);
  company->parts[company->n_parts++] = (MoniacScenePart) { part, outline };
  company->bounds = company->n_parts == 1 ? bounds : moniac_rect_union (&company->bounds, &bounds);
}

/* The angles that a slot takes. */
static void
slot_angles (const Ring           *ring,
             const MoniacRimGroup *group,
             const MoniacRimSlot  *slot,
             double               *from,
             double               *to)
{
  *from = moniac_oval_turn_aside (&ring->oval, group->angle, slot->offset - slot->width / 2);
  *to = moniac_oval_turn_aside (&ring->oval, group->angle, slot->offset + slot->width / 2);
}

/* Pays and gets follow each other along the arc; relations only leave a notch. */
static void
add_arc (Ring *ring,
         int   c)
{
  MoniacSceneCompany *company = &ring->scene->companies[c];
  double least = MIN_PIECE * ring->input->unit / ring->oval.radius;
  double notch = 2.9 * ring->input->unit / ring->oval.radius;
  double from = 0, to = 0;
  gboolean pays = FALSE, open = FALSE;

  for (int g = ring->rim->first[c]; g < ring->rim->first[c + 1]; g++)
    for (int i = 0; i < ring->rim->groups[g].n; i++)
      {
        const MoniacRimGroup *group = &ring->rim->groups[g];
        const MoniacRimSlot *slot = &ring->rim->slots[group->first + i];
        double start, end;

        if (!ring->input->network->deals[slot->deal].is_money)
          continue;
        slot_angles (ring, group, slot, &start, &end);
        if (open && slot->pays == pays && start - to < notch)
          {
            to = end;
            continue;
          }
        if (open)
          {
            if (start - to < notch)
              to = start;
            add_part (company, pays ? MONIAC_PART_PAYS : MONIAC_PART_GETS,
                      ring_piece (ring, from, MAX (to, from + least)));
          }
        from = start;
        to = end;
        pays = slot->pays;
        open = TRUE;
      }
  if (open)
    add_part (company, pays ? MONIAC_PART_PAYS : MONIAC_PART_GETS,
              ring_piece (ring, from, MAX (to, from + least)));
}

static double
dot_radius (const Ring *ring)
{
  return MIN (DOT_RADIUS * ring->input->unit, ring->thickness * 0.6);
}

static void
add_dot (Ring *ring,
         int   c)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPoint middle = moniac_oval_point (&ring->oval, ring->angles->center[c], ring->thickness / 2);
  double radius = dot_radius (ring);

  moniac_path_builder_move_to (builder, middle.x + radius, middle.y);
  moniac_path_builder_arc (builder, middle.x, middle.y, radius, 0, 2 * G_PI);
  add_part (&ring->scene->companies[c], MONIAC_PART_DISC, moniac_path_builder_end (builder));
}

/* The size of a company, outside its arc. */
static void
add_disc (Ring *ring,
          int   c)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPoint middle = moniac_oval_point (&ring->oval, ring->angles->label[c], disc_base (ring) + ring->disc[c]);

  moniac_path_builder_move_to (builder, middle.x + ring->disc[c], middle.y);
  moniac_path_builder_arc (builder, middle.x, middle.y, ring->disc[c], 0, 2 * G_PI);
  add_part (&ring->scene->companies[c], MONIAC_PART_DISC, moniac_path_builder_end (builder));
}

static void
add_companies (Ring *ring)
{
  for (int c = 0; c < ring->input->network->n_companies; c++)
    {
      MoniacSceneCompany *company = &ring->scene->companies[c];

      company->center = moniac_oval_point (&ring->oval, ring->angles->center[c], ring->thickness / 2);
      if (ring->angles->dot[c])
        add_dot (ring, c);
      else
        add_arc (ring, c);
      if (ring->disc[c] > 0)
        add_disc (ring, c);
    }
}

static MoniacPath
join_line (MoniacPoint       from,
           const MoniacPath *curve,
           MoniacPoint       to,
           gboolean          backwards)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  const MoniacPoint *p = curve->points;
  int n = curve->n;
  const double close = 0.01;

  if (backwards)
    {
      MoniacPoint swap = from;

      from = to;
      to = swap;
    }
  moniac_path_builder_move_to (builder, from.x, from.y);
  for (int i = 0; i < n; i++)
    {
      const MoniacPoint *q = backwards ? p + 3 * (n - i) : p + 3 * i;
      int s = backwards ? -1 : 1;

      if (i == 0 && hypot (q[0].x - from.x, q[0].y - from.y) > close)
        moniac_path_builder_line_to (builder, q[0].x, q[0].y);
      moniac_path_builder_curve_to (builder, q[s].x, q[s].y, q[2 * s].x, q[2 * s].y,
                                    q[3 * s].x, q[3 * s].y);
    }
  {
    MoniacPoint last = backwards ? p[0] : p[3 * n];

    if (hypot (last.x - to.x, last.y - to.y) > close)
      moniac_path_builder_line_to (builder, to.x, to.y);
  }
  return moniac_path_builder_end (builder);
}

/* How deep below the rim, along the axis of its group, a slot's end just touches the rim. */
static double
slot_depth (const Ring           *ring,
            const MoniacRimGroup *group,
            const MoniacRimSlot  *slot)
{
  double half = slot->width / 2;

  /* Relations end in the notch that the arc leaves for them. */
  if (!ring->input->network->deals[slot->deal].is_money)
    return -ring->thickness / 2;
  if (fabs (slot->offset) <= half)
    return 0;
  return moniac_oval_depth_aside (&ring->oval, group->angle, slot->offset + (slot->offset > 0 ? -half : half));
}

static MoniacPoint
slot_end (const Ring           *ring,
          const MoniacRimGroup *group,
          const MoniacRimSlot  *slot,
          double                depth)
{
  MoniacPoint axis = moniac_oval_axis (&ring->oval, group->angle);
  MoniacPoint at = moniac_oval_point (&ring->oval, group->angle, -depth);

  return (MoniacPoint) { at.x - slot->offset * axis.y, at.y + slot->offset * axis.x };
}

/* How deep the flat end of a whole group lies, so that its corners meet the rim. */
static double
group_depth (const Ring           *ring,
             const MoniacRimGroup *group)
{
  double half = group->width / 2;

  if (ring->angles->dot[group->company])
    return 0;
  return MAX (moniac_oval_depth_aside (&ring->oval, group->angle, half),
              moniac_oval_depth_aside (&ring->oval, group->angle, -half));
}

static const MoniacRimSlot *
find_slot (const Ring           *ring,
           const MoniacRimGroup *group,
           int                   deal)
{
  for (int i = group->first; i < group->first + group->n; i++)
    if (ring->rim->slots[i].deal == deal)
      return &ring->rim->slots[i];
  g_assert_not_reached ();
}

static MoniacSceneRibbon *
add_ribbon (Ring *ring,
            int   deal)
{
  MoniacSceneRibbon *ribbon = &ring->scene->ribbons[ring->scene->n_ribbons++];

  moniac_stroke_fill (ribbon, ring->input, deal, ring->angles->scale, -1);
  return ribbon;
}

/* The ribbons of one bundle run beside each other at a distance from its course. */
static void
add_bundle (Ring                 *ring,
            const MoniacRimGroup *from,
            const MoniacChord    *chord)
{
  const MoniacRimGroup *to = &ring->rim->groups[from->mate];
  MoniacPath course = moniac_chord_path (chord);

  for (int i = from->first; i < from->first + from->n; i++)
    {
      const MoniacRimSlot *slot = &ring->rim->slots[i];
      const MoniacRimSlot *mate = find_slot (ring, to, slot->deal);
      MoniacPath curve = moniac_ribbon_offset (&course, -slot->offset);
      MoniacPoint start = slot_end (ring, from, slot, slot_depth (ring, from, slot));
      MoniacPoint end = slot_end (ring, to, mate, slot_depth (ring, to, mate));

      add_ribbon (ring, slot->deal)->center = join_line (start, &curve, end, !slot->pays);
      moniac_path_clear (&curve);
    }
  moniac_path_clear (&course);
}

/* Bends the courses of all bundles. */
static void
make_chords (Ring *ring)
{
  const MoniacRim *rim = ring->rim;

  ring->n_chords = 0;
  for (int g = 0; g < rim->n_groups; g++)
    if (rim->groups[g].mate > g)
      {
        const MoniacRimGroup *a = &rim->groups[g], *b = &rim->groups[rim->groups[g].mate];

        ring->from[ring->n_chords] = g;
        ring->chords[ring->n_chords++] = moniac_chord_new (&ring->oval, a->angle, b->angle, group_depth (ring, a),
                                                           group_depth (ring, b), a->width);
      }
  moniac_chords_bend (ring->n_chords, ring->chords, CHORD_GAP * ring->input->unit);
}

static void
add_bundles (Ring *ring)
{
  for (int i = 0; i < ring->n_chords; i++)
    add_bundle (ring, &ring->rim->groups[ring->from[i]], &ring->chords[i]);
}

/* Where bundles that need not touch lie over each other, they are too wide for their ring. */
static void
fit_without_overlap (Ring *ring)
{
  ring->chords = g_new0 (MoniacChord, MAX (ring->rim->n_groups, 1));
  ring->from = g_new (int, MAX (ring->rim->n_groups, 1));
  choose_shape (ring);
  for (int i = 0; i <= SLIMMINGS; i++)
    {
      fit (ring);
      make_chords (ring);
      if (moniac_chords_overlap (ring->n_chords, ring->chords) <= OVERLAP * ring->input->unit)
        break;
      ring->angles->fill *= SLIM;
    }
}

/* The open end: a thin cap with lips that reach beyond the ribbon. */
static MoniacPath
stub_cap (const Ring           *ring,
          const MoniacRimGroup *group)
{
  double unit = ring->input->unit;
  MoniacPoint axis = moniac_oval_axis (&ring->oval, group->angle), foot = moniac_oval_point (&ring->oval, group->angle, 0);
  double half = group->width / 2 + STUB_LIP * unit;
  double inner = ring->thickness + STUB * unit;
  double outer = inner + STUB_CAP * unit;
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  const double corners[][2] = { { inner, -half }, { outer, -half }, { outer, half }, { inner, half },
                                { inner, -half } };

  for (int i = 0; i < 5; i++)
    {
      double x = foot.x + corners[i][0] * axis.x - corners[i][1] * axis.y;
      double y = foot.y + corners[i][0] * axis.y + corners[i][1] * axis.x;

      if (i == 0)
        moniac_path_builder_move_to (builder, x, y);
      else
        moniac_path_builder_line_to (builder, x, y);
    }
  return moniac_path_builder_end (builder);
}

static void
add_stubs (Ring *ring)
{
  for (int g = 0; g < ring->rim->n_groups; g++)
    {
      const MoniacRimGroup *group = &ring->rim->groups[g];
      const MoniacRimSlot *slot = &ring->rim->slots[group->first];
      double half = group->width / 2, tightest = moniac_oval_tightest (&ring->oval);
      double outer = tightest + ring->thickness;
      MoniacPathBuilder *builder;
      MoniacPoint rim, tip;

      if (group->partner != MONIAC_OUTSIDE)
        continue;
      /* Under the arc as far as its flat end needs to meet the rim at its corners. */
      rim = slot_end (ring, group, slot, MIN (0, tightest - sqrt (MAX (0, outer * outer - half * half))));
      tip = slot_end (ring, group, slot, -(ring->thickness + STUB * ring->input->unit));
      builder = moniac_path_builder_new ();
      moniac_path_builder_move_to (builder, slot->pays ? rim.x : tip.x, slot->pays ? rim.y : tip.y);
      moniac_path_builder_line_to (builder, slot->pays ? tip.x : rim.x, slot->pays ? tip.y : rim.y);
      add_ribbon (ring, slot->deal)->center = moniac_path_builder_end (builder);
      add_part (&ring->scene->companies[group->company], MONIAC_PART_OUTSIDE,
                stub_cap (ring, group));
    }
}

static void
place_labels (Ring *ring)
{
  int n = ring->input->network->n_companies;
  double unit = ring->input->unit;
  g_autofree MoniacLabelHint *hints = g_new0 (MoniacLabelHint, MAX (n, 1));

  for (int c = 0; c < n; c++)
    {
      double reach = ring->angles->extent[c] * ring->oval.radius / 2;

      hints[c].n = 1;
      hints[c].places[0] = label_place (ring, c);
      hints[c].places[0].slide = MIN (reach + 18 * unit, 90 * unit);
      if (ring->disc[c] > 0)
        {
          MoniacPoint middle = moniac_oval_point (&ring->oval, ring->angles->label[c], disc_base (ring) + ring->disc[c]);

          hints[c].places[hints[c].n++] = (MoniacLabelPlace) { middle, { 0, 0 }, 0, DISC_INSIDE * 2 * ring->disc[c] };
        }
    }
  moniac_labels_place (ring->scene, ring->input, hints);
}

void
moniac_ring_lay_out (MoniacScene             *scene,
                     const MoniacLayoutInput *input)
{
  MoniacPoint middle = { input->area.x + input->area.width / 2,
                         input->area.y + input->area.height / 2 };
  g_autoptr (MoniacRingOrder) order = moniac_ring_order_new (input, middle);
  g_autoptr (MoniacRim) rim = moniac_rim_new (input->network, order->order);
  g_autoptr (MoniacRingAngles) angles = moniac_ring_angles_new (input->network, rim);
  Ring ring = { scene, input, order, rim, angles };

  ring.disc = g_new0 (double, MAX (input->network->n_companies, 1));
  ring.thickness = MIN (THICKNESS * input->unit, 0.06 * MIN (input->area.width, input->area.height));
  measure_labels (&ring);
  fit_without_overlap (&ring);
  scene->scale = angles->scale;
  add_companies (&ring);
  add_bundles (&ring);
  add_stubs (&ring);
  moniac_stroke_sort (scene);
  place_labels (&ring);
  g_free (ring.disc);
  g_free (ring.chords);
  g_free (ring.from);
  g_free (ring.label_width);
  g_free (ring.label_height);
}
