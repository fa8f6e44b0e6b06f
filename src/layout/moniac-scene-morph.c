/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from one scene to another. What can be matched and resampled once is, so that a frame costs
 * no more than mixing points. */
#include "config.h"

#include "moniac-scene.h"


/* Segments of a centre line on its way; more where either end of it has more. */
#define RIBBON_SEGMENTS 8
/* Segments of an outline on its way. */
#define OUTLINE_SEGMENTS 24

/* One path in two shapes of the same number of segments. */
typedef struct
{
  MoniacPath from;
  MoniacPath to;
} Pair;

struct _MoniacMorph
{
  MoniacScene *a;
  MoniacScene *b;
  int *companies;            /* for each company of b, its index in a, or -1 */
  int *ribbons;              /* for each ribbon of b, its index in a, or -1 */
  Pair *centers;             /* for each ribbon of b */
  Pair **outlines;           /* for each company of b, for each part */
};

static void
pair_clear (Pair *self)
{
  moniac_path_clear (&self->from);
  moniac_path_clear (&self->to);
}

static MoniacPath
reversed (const MoniacPath *path)
{
  MoniacPath out = moniac_path_copy (path);

  for (int i = 0; out.points != NULL && i <= 3 * path->n; i++)
    out.points[i] = path->points[3 * path->n - i];

  return out;
}

static double
signed_area (const MoniacPath *path)
{
  double sum = 0;

  for (int i = 0; i < path->n; i++)
    {
      MoniacPoint p = path->points[3 * i], q = path->points[3 * i + 3];

      sum += p.x * q.y - q.x * p.y;
    }

  return sum / 2;
}

/* Starts a closed path at another of its segments. */
static MoniacPath
rotated (const MoniacPath *path,
         int               by)
{
  MoniacPath out = moniac_path_copy (path);

  for (int i = 0; i < path->n; i++)
    for (int j = 0; j <= 3; j++)
      out.points[3 * i + j] = path->points[3 * ((i + by) % path->n) + j];

  return out;
}

static MoniacPoint
middle_of (const MoniacPath *path)
{
  MoniacRect bounds = moniac_path_bounds (path);

  return (MoniacPoint) { bounds.x + bounds.width / 2, bounds.y + bounds.height / 2 };
}

/* The start for `to` with which its points lie most like those of `from`, seen from the middle. */
static int
best_rotation (const MoniacPath *from,
               const MoniacPath *to)
{
  MoniacPoint a = middle_of (from), b = middle_of (to);
  double least = G_MAXDOUBLE;
  int best = 0;

  for (int by = 0; by < to->n; by++)
    {
      double sum = 0;

      for (int i = 0; i < to->n; i++)
        {
          MoniacPoint p = from->points[3 * i], q = to->points[3 * ((i + by) % to->n)];
          double dx = p.x - a.x - q.x + b.x, dy = p.y - a.y - q.y + b.y;

          sum += dx * dx + dy * dy;
        }
      if (sum < least - 1e-9)
        {
          least = sum;
          best = by;
        }
    }

  return best;
}

static Pair
pair_outlines (const MoniacPath *from,
               const MoniacPath *to)
{
  int n = MAX (OUTLINE_SEGMENTS, MAX (from->n, to->n));
  Pair pair = { moniac_path_subdivide (from, n), moniac_path_subdivide (to, n) };
  MoniacPath turned;

  if (signed_area (&pair.from) * signed_area (&pair.to) < 0)
    {
      turned = reversed (&pair.from);
      moniac_path_clear (&pair.from);
      pair.from = turned;
    }

  turned = rotated (&pair.to, best_rotation (&pair.from, &pair.to));
  moniac_path_clear (&pair.to);
  pair.to = turned;

  return pair;
}

static Pair
pair_centers (const MoniacPath *from,
              const MoniacPath *to)
{
  int n = MAX (RIBBON_SEGMENTS, 2 * MAX (from->n, to->n));

  return (Pair) { moniac_path_resample (from, n), moniac_path_resample (to, n) };
}

/* The part of a company in `a` from which a part in `b` comes: the same one where it has it. */
static const MoniacScenePart *
match_part (const MoniacSceneCompany *company,
            const MoniacScenePart    *parts,
            int                       i)
{
  int nth = 0;

  for (int j = 0; j < i; j++)
    nth += parts[j].part == parts[i].part;

  for (int j = 0; j < company->n_parts; j++)
    if (company->parts[j].part == parts[i].part && nth-- == 0)
      return &company->parts[j];

  return company->n_parts > 0 ? &company->parts[MIN (i, company->n_parts - 1)] : NULL;
}

static Pair *
pair_company (const MoniacSceneCompany *from,
              const MoniacSceneCompany *to)
{
  Pair *pairs = g_new0 (Pair, MAX (to->n_parts, 1));

  for (int i = 0; i < to->n_parts; i++)
    {
      const MoniacScenePart *part = from != NULL ? match_part (from, to->parts, i) : NULL;
      const MoniacPath *outline = part != NULL ? &part->outline : &to->parts[i].outline;

      pairs[i] = pair_outlines (outline, &to->parts[i].outline);
    }

  return pairs;
}

static void
match_companies (MoniacMorph *self)
{
  for (int i = 0; i < self->b->n_companies; i++)
    {
      const char *id = self->b->network->companies[i].record->id;
      int from = moniac_network_find_company (self->a->network, id);

      self->companies[i] = from;
      self->outlines[i] = pair_company (from >= 0 ? &self->a->companies[from] : NULL,
                                        &self->b->companies[i]);
    }
}

static void
match_ribbons (MoniacMorph *self)
{
  for (int i = 0; i < self->b->n_ribbons; i++)
    {
      const MoniacSceneRibbon *to = &self->b->ribbons[i];
      const char *id = self->b->network->deals[to->deal].record->id;
      int deal = moniac_network_find_deal (self->a->network, id);
      int from = deal >= 0 ? self->a->ribbon_of_deal[deal] : -1;

      self->ribbons[i] = from;
      self->centers[i] = pair_centers (from >= 0 ? &self->a->ribbons[from].center : &to->center,
                                       &to->center);
    }
}

/**
 * moniac_morph_new:
 * @a: where it starts
 * @b: where it ends
 *
 * Prepares the way from one scene to another: of the same or another network, in the same or
 * another view. Companies and deals are matched by id.
 */
MoniacMorph *
moniac_morph_new (MoniacScene *a,
                  MoniacScene *b)
{
  MoniacMorph *self = g_new0 (MoniacMorph, 1);

  self->a = moniac_scene_ref (a);
  self->b = moniac_scene_ref (b);
  self->companies = g_new0 (int, MAX (b->n_companies, 1));
  self->ribbons = g_new0 (int, MAX (b->n_ribbons, 1));
  self->outlines = g_new0 (Pair *, MAX (b->n_companies, 1));
  self->centers = g_new0 (Pair, MAX (b->n_ribbons, 1));
  match_companies (self);
  match_ribbons (self);

  return self;
}

void
moniac_morph_free (MoniacMorph *self)
{
  for (int i = 0; i < self->b->n_companies; i++)
    {
      for (int j = 0; j < self->b->companies[i].n_parts; j++)
        pair_clear (&self->outlines[i][j]);
      g_free (self->outlines[i]);
    }
  for (int i = 0; i < self->b->n_ribbons; i++)
    pair_clear (&self->centers[i]);

  g_free (self->companies);
  g_free (self->ribbons);
  g_free (self->outlines);
  g_free (self->centers);
  moniac_scene_unref (self->a);
  moniac_scene_unref (self->b);
  g_free (self);
}

static double
mix (double a,
     double b,
     double t)
{
  return a + (b - a) * t;
}

static MoniacPoint
mix_points (MoniacPoint a,
            MoniacPoint b,
            double      t)
{
  return (MoniacPoint) { mix (a.x, b.x, t), mix (a.y, b.y, t) };
}

static MoniacRect
mix_rects (const MoniacRect *a,
           const MoniacRect *b,
           double            t)
{
  return (MoniacRect) { mix (a->x, b->x, t), mix (a->y, b->y, t),
                        mix (a->width, b->width, t), mix (a->height, b->height, t) };
}

static void
morph_company (const MoniacMorph  *self,
               int                 i,
               double              t,
               MoniacSceneCompany *out)
{
  const MoniacSceneCompany *to = &self->b->companies[i];
  const MoniacSceneCompany *from = to;

  if (self->companies[i] >= 0)
    from = &self->a->companies[self->companies[i]];

  out->company = i;
  out->center = mix_points (from->center, to->center, t);
  out->bounds = mix_rects (&from->bounds, &to->bounds, t);
  out->n_parts = to->n_parts;
  out->parts = g_new0 (MoniacScenePart, MAX (to->n_parts, 1));
  for (int j = 0; j < to->n_parts; j++)
    {
      const Pair *pair = &self->outlines[i][j];

      out->parts[j].part = to->parts[j].part;
      out->parts[j].outline = moniac_path_interpolate (&pair->from, &pair->to, t);
    }
}

static void
morph_ribbon (const MoniacMorph *self,
              int                i,
              double             t,
              MoniacSceneRibbon *out)
{
  const MoniacSceneRibbon *to = &self->b->ribbons[i];
  const MoniacSceneRibbon *from = to;

  if (self->ribbons[i] >= 0)
    from = &self->a->ribbons[self->ribbons[i]];

  *out = *to;
  out->width = mix (from->width, to->width, t);
  out->lower = mix (from->lower, to->lower, t);
  out->returns = mix (from->returns, to->returns, t);
  out->center = moniac_path_interpolate (&self->centers[i].from, &self->centers[i].to, t);
}

/* Where the middle of a ribbon lies at t, seen from where it will lie at the end. */
static MoniacPoint
ribbon_shift (const Pair *pair,
              double      t)
{
  MoniacPoint from = pair->from.points[3 * (pair->from.n / 2)];
  MoniacPoint to = pair->to.points[3 * (pair->to.n / 2)];

  return (MoniacPoint) { (from.x - to.x) * (1 - t), (from.y - to.y) * (1 - t) };
}

/* Labels travel with what they name. */
static void
morph_label (const MoniacMorph      *self,
             const MoniacScene      *scene,
             const MoniacSceneLabel *label,
             double                  t,
             MoniacSceneLabel       *out)
{
  MoniacPoint shift = { 0, 0 };
  int company = label->company, deal = label->deal;

  *out = *label;
  out->text = g_strdup (label->text);
  out->full = g_strdup (label->full);
  out->superscript = g_strdup (label->superscript);
  out->link = g_strdup (label->link);

  if (company >= 0)
    {
      shift.x = scene->companies[company].center.x - self->b->companies[company].center.x;
      shift.y = scene->companies[company].center.y - self->b->companies[company].center.y;
    }
  else if (deal >= 0 && self->b->ribbon_of_deal[deal] >= 0)
    shift = ribbon_shift (&self->centers[self->b->ribbon_of_deal[deal]], t);

  out->rect.x += shift.x;
  out->rect.y += shift.y;
  out->baseline += shift.y;
  out->leader_from.x += shift.x;
  out->leader_from.y += shift.y;
  out->leader_to.x += shift.x;
  out->leader_to.y += shift.y;
}

static void
copy_marks (const MoniacScene *from,
            MoniacScene       *to)
{
  for (int i = 0; i < from->n_marks; i++)
    *moniac_scene_add_mark (to) = from->marks[i];
}

/**
 * moniac_morph_at:
 * @t: 0 to 1
 *
 * What is only in the last scene is there from the start, at its place; what is only in the first
 * one is gone. Labels and furniture are those of the last scene; labels of companies and deals
 * travel with them.
 *
 * Returns: (transfer full): a scene of the last scene's network and view; at 1 the last scene itself
 */
MoniacScene *
moniac_morph_at (const MoniacMorph *self,
                 double             t)
{
  const MoniacScene *b = self->b;
  MoniacScene *scene;

  if (t >= 1)
    return moniac_scene_ref (self->b);

  t = MAX (t, 0);
  scene = moniac_scene_new (b->network, b->view, mix (self->a->width, b->width, t),
                            mix (self->a->height, b->height, t));
  scene->flows = mix_rects (&self->a->flows, &b->flows, t);
  scene->scale = mix (self->a->scale, b->scale, t);
  scene->coin = b->coin;
  scene->tones = b->tones;
  scene->type_scale = b->type_scale;
  scene->fallback = b->fallback;

  for (int i = 0; i < b->n_companies; i++)
    morph_company (self, i, t, &scene->companies[i]);
  scene->n_ribbons = b->n_ribbons;
  for (int i = 0; i < b->n_ribbons; i++)
    morph_ribbon (self, i, t, &scene->ribbons[i]);
  memcpy (scene->ribbon_of_deal, b->ribbon_of_deal, sizeof (int) * (gsize) b->network->n_deals);
  for (int i = 0; i < b->n_labels; i++)
    morph_label (self, scene, &b->labels[i], t, moniac_scene_add_label (scene));
  copy_marks (b, scene);

  return scene;
}
