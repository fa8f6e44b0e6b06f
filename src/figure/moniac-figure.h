/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure: composes a scene from a network, and draws a scene. Both are plain functions of their
 * arguments: the window, an export and a frame of an animation are the same calls. */
#pragma once

#include "moniac-circulation.h"
#include "moniac-loops.h"
#include "moniac-painter.h"
#include "moniac-scene.h"
#include "moniac-theme.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_FURNITURE_TITLE = 1 << 0,
  MONIAC_FURNITURE_SUBTITLE = 1 << 1,
  MONIAC_FURNITURE_FINDING = 1 << 2,
  MONIAC_FURNITURE_LEGEND = 1 << 3,
  MONIAC_FURNITURE_NOTES = 1 << 4,
  MONIAC_FURNITURE_CREDIT = 1 << 5,
  MONIAC_FURNITURE_NONE = 0,
  MONIAC_FURNITURE_ALL = (1 << 6) - 1,
} MoniacFurniture;

/**
 * MoniacFigureSettings:
 * @width, @height: of the figure, in its units: 1280x720 is slide size; type is in the same units
 * @type_scale: 1, or more for larger type (presentations)
 * @tones: two tones: what comes back and what leaves (needs a circulation)
 * @pool_below: companies that neither pay nor get this much, in the network's currency, are one, named Other;
 *   0 for none
 * @mark_most: whether the company that most money touches, on which the others depend most, is marked
 * @brought: (nullable): what is brought forward, in words; stated with the finding
 */
typedef struct
{
  MoniacView view;
  double width;
  double height;
  double type_scale;
  MoniacFurniture furniture;
  gboolean tones;
  gboolean use_size;
  double pool_below;
  gboolean mark_most;
  const char *brought;
} MoniacFigureSettings;

#define MONIAC_FIGURE_SETTINGS_DEFAULT \
  ((MoniacFigureSettings) { MONIAC_VIEW_RING, 1280, 720, 1, MONIAC_FURNITURE_ALL, FALSE, FALSE, 0, FALSE, NULL })

/* Furniture, words and layout. `circulation` and `range` are nullable: without them no finding is stated. `previous`: the scene on
 * show, or NULL. Runs in any thread. NULL only when cancelled. */
MoniacScene *moniac_figure_compose (MoniacNetwork              *network,
                                    const MoniacCirculation    *circulation,
                                    const MoniacShareRange     *range,
                                    const MoniacFigureSettings *settings,
                                    MoniacScene                *previous,
                                    GCancellable               *cancellable,
                                    GError                    **error);

/* What is brought forward while the rest fades. All nullable / -1 / FALSE by default. */
typedef struct
{
  int company;                 /* selected, or -1 */
  int deal;                    /* selected, or -1 */
  const gboolean *deals;       /* nullable, n_deals: those that stay bright (a loop, a followed company) */
} MoniacHighlight;

#define MONIAC_HIGHLIGHT_NONE ((MoniacHighlight) { -1, -1, NULL })

typedef enum
{
  MONIAC_DRAW_PAPER = 1 << 0,      /* the background */
  MONIAC_DRAW_FLOWS = 1 << 1,      /* ribbons and lines, over which coins run */
  MONIAC_DRAW_ARROWS = 1 << 2,     /* arrowheads and chevrons, where nothing moves */
  MONIAC_DRAW_COINS = 1 << 3,
  MONIAC_DRAW_TOP = 1 << 4,        /* companies, labels and furniture, under which coins run */
  MONIAC_DRAW_STILL = MONIAC_DRAW_FLOWS | MONIAC_DRAW_TOP,   /* everything that does not move */
  MONIAC_DRAW_ALL = MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL | MONIAC_DRAW_ARROWS | MONIAC_DRAW_COINS,
} MoniacDrawFlags;

/* `paper`: nullable, instead of the theme's. `phase` 0 to 1: where in the round the coins are; 1 is 0 again. */
void         moniac_figure_draw    (MoniacPainter              *painter,
                                    const MoniacScene          *scene,
                                    const MoniacTheme          *theme,
                                    const MoniacColor          *paper,
                                    const MoniacHighlight      *highlight,
                                    double                      phase,
                                    MoniacDrawFlags             flags);

/**
 * MoniacDetail:
 * @scale: pixels for a figure unit; type for a closer look is drawn where it can be read
 * @visible: what of the figure is in sight, in figure units; nothing else is drawn
 * @all_lines: whether hairlines are drawn however many there are; otherwise those that stand for the most money, as
 *   many as can be told apart, so that more of them come as one looks closer
 */
typedef struct
{
  double scale;
  MoniacRect visible;
  gboolean all_lines;
} MoniacDetail;

/* Likewise, what is worth drawing at a size; `detail` is nullable. */
void         moniac_figure_draw_detail (MoniacPainter          *painter,
                                    const MoniacScene          *scene,
                                    const MoniacTheme          *theme,
                                    const MoniacColor          *paper,
                                    const MoniacHighlight      *highlight,
                                    double                      phase,
                                    MoniacDrawFlags             flags,
                                    const MoniacDetail         *detail);

/* One coin of MONIAC_COIN_RADIUS, as moniac_figure_draw() draws them at a type_scale of 1. */
void         moniac_figure_draw_coin (MoniacPainter            *painter,
                                    const MoniacTheme          *theme,
                                    double                      x,
                                    double                      y);

/* How long one round of the coins takes, in seconds: in it every deal pays once what its coins are worth. */
#define MONIAC_ROUND_SECONDS 12.0
/* In units of type: times the scene's type_scale. */
#define MONIAC_COIN_RADIUS 3.0

typedef struct
{
  float x;
  float y;
} MoniacCoin;

/* The coins of a scene, prepared once; filled for a phase without allocating. */
typedef struct _MoniacCoins MoniacCoins;
MoniacCoins *moniac_coins_new      (const MoniacScene          *scene,
                                    const gboolean             *deals);    /* nullable: only these */
/* As many coins as such parts of the amounts are worth: an entry for each deal, in units; 0 for none. */
MoniacCoins *moniac_coins_new_parts (const MoniacScene         *scene,
                                    const gint64               *parts);
void         moniac_coins_free     (MoniacCoins                *self);
int          moniac_coins_get_max  (const MoniacCoins          *self);
int          moniac_coins_at       (const MoniacCoins          *self,
                                    double                      phase,
                                    MoniacCoin                 *out);      /* room for max; returns how many */
int          moniac_coins_some_at  (const MoniacCoins          *self,
                                    double                      phase,
                                    int                         level,
                                    MoniacCoin                 *out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacCoins, moniac_coins_free)

/* A sentence or more about one thing, for tooltips, screen readers and SVG titles; in the user's language. */
char        *moniac_figure_describe_deal    (const MoniacNetwork *network,
                                             int                  deal);
char        *moniac_figure_describe_company (const MoniacNetwork *network,
                                             int                  company);

G_END_DECLS
