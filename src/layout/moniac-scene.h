/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene: the finished geometry of a figure, immutable. Drawing, hit-testing, accessibility,
 * motion and the quality figures all read it. */
#pragma once

#include "moniac-network.h"
#include "moniac-ribbon.h"

G_BEGIN_DECLS

/* What a part of a company's shape stands for; the theme gives it its color. */
typedef enum
{
  MONIAC_PART_BODY,        /* a bar that does not tell paying from getting */
  MONIAC_PART_PAYS,
  MONIAC_PART_GETS,
  MONIAC_PART_OUTSIDE,     /* the open end of a flow from or to the outside */
  MONIAC_PART_DISC,        /* calm and outlined; a name may lie in it, pays and gets around its rim */
} MoniacPart;

typedef struct
{
  MoniacPart part;
  MoniacPath outline;      /* closed */
} MoniacScenePart;

typedef struct
{
  int company;             /* index in the network */
  MoniacPoint center;
  MoniacRect bounds;       /* of all parts; never empty */
  int n_parts;
  MoniacScenePart *parts;
} MoniacSceneCompany;

typedef enum
{
  MONIAC_RIBBON_FLOW,          /* as wide as its amount */
  MONIAC_RIBBON_HAIRLINE,      /* too thin for the scale: a line of its own style, never a fattened ribbon */
  MONIAC_RIBBON_UNDISCLOSED,   /* a dashed line of fixed width */
  MONIAC_RIBBON_RELATION,      /* a thin line without money */
} MoniacRibbonStyle;

/**
 * MoniacSceneRibbon:
 * @deal: index in the network
 * @style: how it is drawn
 * @center: the centre line, from payer to payee
 * @width: of the whole amount, linear in money over the whole scene; true also for hairlines;
 *   for lines without an amount the width of the line
 * @lower: the part of the width that is certain; the rest is drawn lighter
 * @returns: the part of the width that comes back
 * @side: -1 or 1: at which side of the centre line (seen along the flow; 1 is right) @lower and @returns lie
 * @led_back: whether it runs against the direction of the view
 * @through: whether it then runs between the companies rather than around them
 */
typedef struct
{
  int deal;
  MoniacRibbonStyle style;
  MoniacPath center;
  double width;
  double lower;
  double returns;
  int side;
  gboolean led_back;
  gboolean through;
} MoniacSceneRibbon;

/* One style per role of text in the figure; sizes in figure/moniac-text.c. */
typedef enum
{
  MONIAC_TEXT_TITLE,
  MONIAC_TEXT_FINDING_BOLD,
  MONIAC_TEXT_FINDING,
  MONIAC_TEXT_COMPANY,
  MONIAC_TEXT_DETAIL,
  MONIAC_TEXT_COMPANY_SMALL,   /* of companies that matter little in a figure of many */
  MONIAC_TEXT_DETAIL_SMALL,
  MONIAC_TEXT_AMOUNT,
  MONIAC_TEXT_LEGEND_HEAD,
  MONIAC_TEXT_LEGEND,
  MONIAC_TEXT_NOTE,
  MONIAC_TEXT_WORDMARK,
  MONIAC_N_TEXT_STYLES,
} MoniacTextStyle;

/* A line of text; what does not fit was ellipsized by whoever placed it, and `full` has the rest. */
typedef struct
{
  MoniacTextStyle style;
  char *text;
  char *full;              /* nullable */
  char *superscript;       /* nullable: number of the note */
  char *link;              /* nullable: http, https or mailto */
  MoniacRect rect;         /* of the text itself; text is left-aligned in it and as wide as it */
  double baseline;         /* y of the baseline */
  int company;             /* index, or -1 */
  int deal;                /* index, or -1; amounts are drawn on a pill around the rect */
  gboolean leader;         /* of a name away from its company: whether a line leads there, between these points */
  MoniacPoint leader_from;
  MoniacPoint leader_to;
  double size;             /* of the style's, for a closer look; 0: the style's own */
} MoniacSceneLabel;

typedef enum
{
  MONIAC_MARK_RULE,          /* a hairline over the rect's width, at its top */
  MONIAC_MARK_KIND,          /* swatch of a kind, in one tone or two */
  MONIAC_MARK_PAYS_GETS,
  MONIAC_MARK_UP_TO,
  MONIAC_MARK_UNDISCLOSED,
  MONIAC_MARK_HAIRLINE,
  MONIAC_MARK_RELATION,
  MONIAC_MARK_COIN,
  MONIAC_MARK_SCALE_BAR,     /* as high as the rect */
  MONIAC_MARK_INFERRED,
  MONIAC_MARK_OUTSIDE,
  MONIAC_MARK_SIZE,          /* a disc as wide as the rect is high: a size of companies */
  MONIAC_MARK_MOST,          /* beside the name of the most depended-on company */
} MoniacMarkType;

/* A drawn sign of the furniture: rules and the swatches of the legend. */
typedef struct
{
  MoniacMarkType type;
  MoniacKind kind;
  gboolean two_tones;
  MoniacRect rect;
} MoniacSceneMark;

/**
 * MoniacScene:
 * @network: what it shows; company and deal indices are into it
 * @width, @height: of the figure
 * @flows: the area in which companies, ribbons and their labels lie
 * @scale: figure units per unit of the network
 * @coin: units of the network that one coin stands for; 0 without money
 * @tones: whether ribbons show in two tones what comes back and what leaves
 * @type_scale: multiplies the sizes of type; 0 counts as 1
 * @thin: multiplies the width of hairlines, below 1 where there are so many that they would blacken the figure; 0 counts as 1
 * @companies: one for every company of the network, in its order
 * @ribbons: in the order in which they are drawn
 * @ribbon_of_deal: index of the ribbon of a deal, or -1 where a deal has none
 */
typedef struct
{
  gatomicrefcount ref_count;
  MoniacNetwork *network;
  MoniacView view;
  double width;
  double height;
  MoniacRect flows;
  double scale;
  gint64 coin;
  gboolean tones;
  double type_scale;
  double thin;
  int n_companies;
  MoniacSceneCompany *companies;
  int n_ribbons;
  MoniacSceneRibbon *ribbons;
  int *ribbon_of_deal;
  int n_labels;
  MoniacSceneLabel *labels;
  int n_marks;
  MoniacSceneMark *marks;
  gboolean fallback;         /* Graphviz did not answer; a layout of our own stands in */
} MoniacScene;

#define MONIAC_TYPE_SCENE (moniac_scene_get_type ())

GType        moniac_scene_get_type    (void);
/* Room for everything, all zero; the arrays of labels and marks are grown with the add functions. */
MoniacScene *moniac_scene_new         (MoniacNetwork     *network,
                                       MoniacView         view,
                                       double             width,
                                       double             height);
MoniacScene *moniac_scene_ref         (MoniacScene       *self);
void         moniac_scene_unref       (MoniacScene       *self);
MoniacSceneLabel *moniac_scene_add_label (MoniacScene    *self);
MoniacSceneMark  *moniac_scene_add_mark  (MoniacScene    *self);

typedef struct
{
  int company;             /* or -1 */
  int deal;                /* or -1 */
  int label;               /* or -1; with company or deal when it belongs to one */
  gboolean rim;            /* on a company's shape near its rim, where dragging makes a deal */
} MoniacHit;

/* What lies under a point: labels first, then companies, then ribbons from the top. `slack` widens thin things. */
MoniacHit    moniac_scene_hit         (const MoniacScene *self,
                                       double             x,
                                       double             y,
                                       double             slack);

/* The way from one scene to another; companies and deals are matched by id. Prepare it once, then
 * take a scene for every frame. t runs from 0 to 1; at 1 it is `b` itself. */
typedef struct _MoniacMorph MoniacMorph;
MoniacMorph *moniac_morph_new         (MoniacScene       *a,
                                       MoniacScene       *b);
MoniacScene *moniac_morph_at          (const MoniacMorph *self,
                                       double             t);
void         moniac_morph_free        (MoniacMorph       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacMorph, moniac_morph_free)

typedef struct
{
  int crossings;
  double weighted_crossings;     /* sum of width times width over crossing pairs */
  int ribbon_over_company;
  int label_overlaps;
  double bends;                  /* total turning of all ribbons, in radians */
} MoniacQuality;

void         moniac_scene_measure     (const MoniacScene *self,
                                       MoniacQuality     *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacScene, moniac_scene_unref)

G_END_DECLS
