/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ribbons of page.html as a scene: the same generator, numbers and widths, stretched to a size. */
#include "config.h"

#include <math.h>

#include "moniac-bench-ribbons.h"

#define N_COLUMNS 6
#define COINS_ON_A_RIBBON 5
/* How far a coin runs in a round, as in moniac-coins.c. */
#define ROUND_LENGTH 432.0
/* The page's size, and where its columns stand. */
#define PAGE_WIDTH 1920.0
#define PAGE_HEIGHT 1080.0
#define FIRST_COLUMN 60.0
#define COLUMN_STEP 360.0
#define TOP 40.0
#define DEPTH 1000.0
#define WIDEST 60.0
#define COMPANY_WIDTH 12.0
#define COMPANY_HEIGHT 24.0

typedef struct
{
  int payer;                           /* columns */
  int payee;
  MoniacPoint start;
  MoniacPoint end;
  double width;
} Ribbon;

/* The generator of the page: 32 bits of state, numbers below 1. */
static double
next_random (guint32 *state)
{
  guint32 t;

  *state += 0x6d2b79f5;
  t = (*state ^ *state >> 15) * (1 | *state);
  t = (t + (t ^ t >> 7) * (61 | t)) ^ t;
  return (t ^ t >> 14) / 4294967296.0;
}

static Ribbon
next_ribbon (guint32 *state,
             double   stretch_x,
             double   stretch_y)
{
  Ribbon ribbon;
  double power;

  ribbon.payer = (int) floor (next_random (state) * (N_COLUMNS - 1));
  ribbon.payee = ribbon.payer + 1 +
                 (int) floor (next_random (state) * (N_COLUMNS - 1 - ribbon.payer));
  ribbon.start.x = (FIRST_COLUMN + ribbon.payer * COLUMN_STEP) * stretch_x;
  ribbon.end.x = (FIRST_COLUMN + ribbon.payee * COLUMN_STEP) * stretch_x;
  ribbon.start.y = (TOP + next_random (state) * DEPTH) * stretch_y;
  ribbon.end.y = (TOP + next_random (state) * DEPTH) * stretch_y;
  power = pow (1 - next_random (state), -0.9);
  ribbon.width = MIN (WIDEST, 2 * power);
  /* Its color, where its coins start, and their speed. */
  for (int i = 0; i < 3; i++)
    next_random (state);
  return ribbon;
}

static MoniacPath
center_of_ribbon (const Ribbon *ribbon)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  double middle = (ribbon->start.x + ribbon->end.x) / 2;

  moniac_path_builder_move_to (builder, ribbon->start.x, ribbon->start.y);
  moniac_path_builder_curve_to (builder, middle, ribbon->start.y, middle, ribbon->end.y,
                                ribbon->end.x, ribbon->end.y);
  return moniac_path_builder_end (builder);
}

static int
coins_a_round (const Ribbon *ribbon)
{
  MoniacPath center = center_of_ribbon (ribbon);
  g_autoptr (MoniacRuler) ruler = moniac_ruler_new (&center);
  double run = moniac_ruler_length (ruler) - 2 * 3;

  moniac_path_clear (&center);
  return (int) ceil (COINS_ON_A_RIBBON * ROUND_LENGTH / run);
}

static void
add_company (MoniacDocument *document,
             int             column)
{
  g_autoptr (MoniacCompanyRecord) record = moniac_company_record_new ();

  record->id = g_strdup_printf ("%d", column);
  moniac_document_insert_company (document, G_MAXUINT, record);
}

static void
add_deal (MoniacDocument *document,
          int             number,
          const Ribbon   *ribbon)
{
  static const MoniacKind kinds[] = { MONIAC_KIND_EQUITY, MONIAC_KIND_CLOUD, MONIAC_KIND_HARDWARE,
                                      MONIAC_KIND_SERVICES, MONIAC_KIND_LICENCE };
  g_autoptr (MoniacDealRecord) record = moniac_deal_record_new ();
  g_autofree char *amount = g_strdup_printf ("%d", coins_a_round (ribbon));

  record->id = g_strdup_printf ("%06d", number);
  record->payer = g_strdup_printf ("%d", ribbon->payer);
  record->payee = g_strdup_printf ("%d", ribbon->payee);
  record->kind = kinds[number % G_N_ELEMENTS (kinds)];
  record->kind_id = g_strdup (moniac_kind_get_id (record->kind));
  record->amount.form = MONIAC_AMOUNT_EXACT;
  record->amount.high = moniac_number_from_text (amount, -1);
  moniac_document_insert_deal (document, G_MAXUINT, record);
}

MoniacDocument *
moniac_bench_ribbons_document (int    n_ribbons,
                               double width,
                               double height)
{
  MoniacDocument *document = moniac_document_new ();
  guint32 state = 1;

  moniac_document_begin (document, "Bench");
  for (int i = 0; i < N_COLUMNS; i++)
    add_company (document, i);
  for (int i = 0; i < n_ribbons; i++)
    {
      Ribbon ribbon = next_ribbon (&state, width / PAGE_WIDTH, height / PAGE_HEIGHT);

      add_deal (document, i, &ribbon);
    }
  moniac_document_end (document);
  return document;
}

/* A small bar in the middle of its column, under which coins run. */
static void
place_company (MoniacSceneCompany *company,
               double              x,
               double              y)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  company->center = (MoniacPoint) { x, y };
  company->bounds = (MoniacRect) { x - COMPANY_WIDTH / 2, y - COMPANY_HEIGHT / 2,
                                   COMPANY_WIDTH, COMPANY_HEIGHT };
  moniac_path_builder_move_to (builder, x - COMPANY_WIDTH / 2, y - COMPANY_HEIGHT / 2);
  moniac_path_builder_line_to (builder, x + COMPANY_WIDTH / 2, y - COMPANY_HEIGHT / 2);
  moniac_path_builder_line_to (builder, x + COMPANY_WIDTH / 2, y + COMPANY_HEIGHT / 2);
  moniac_path_builder_line_to (builder, x - COMPANY_WIDTH / 2, y + COMPANY_HEIGHT / 2);
  company->n_parts = 1;
  company->parts = g_new0 (MoniacScenePart, 1);
  company->parts[0].part = MONIAC_PART_BODY;
  company->parts[0].outline = moniac_path_builder_end (builder);
}

MoniacScene *
moniac_bench_ribbons_scene (MoniacDocument *document,
                            double          width,
                            double          height)
{
  MoniacNetworkOptions options = { 0 };
  g_autoptr (MoniacNetwork) network = moniac_network_new (document, &options);
  MoniacScene *scene = moniac_scene_new (network, MONIAC_VIEW_LAYERS, width, height);
  guint32 state = 1;

  scene->flows = (MoniacRect) { 0, 0, width, height };
  scene->scale = 1;
  scene->type_scale = 1;
  scene->coin = llround (1 / network->unit);
  for (int i = 0; i < scene->n_companies; i++)
    place_company (&scene->companies[i], (FIRST_COLUMN + i * COLUMN_STEP) * width / PAGE_WIDTH,
                   height / 2);
  for (int i = 0; i < network->n_deals; i++)
    {
      Ribbon ribbon = next_ribbon (&state, width / PAGE_WIDTH, height / PAGE_HEIGHT);

      scene->ribbons[i] = (MoniacSceneRibbon) { .deal = i, .style = MONIAC_RIBBON_FLOW, .side = 1,
                                                .center = center_of_ribbon (&ribbon),
                                                .width = ribbon.width, .lower = ribbon.width };
      scene->ribbon_of_deal[i] = i;
      scene->n_ribbons++;
    }
  return scene;
}
