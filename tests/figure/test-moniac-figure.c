/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing: which color lies where in a scene made by hand, what fades, and what the SVG says. */

#include "config.h"

#include <string.h>

#include "moniac-export.h"
#include "moniac-test-scene.h"

#define WIDTH 200
#define HEIGHT 160

static const char * const amounts[] = { "40", "20", "?", NULL };

typedef struct
{
  MoniacDocument *document;
  MoniacNetwork *network;
  MoniacScene *scene;
  cairo_surface_t *surface;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->document = moniac_test_pair_document (amounts);
  self->network = moniac_test_network (self->document);
  self->scene = moniac_test_pair_scene (self->network, WIDTH, HEIGHT, self->network->unit);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  cairo_surface_destroy (self->surface);
  moniac_scene_unref (self->scene);
  moniac_network_unref (self->network);
  g_object_unref (self->document);
}

static void
draw (Fixture               *self,
      MoniacThemeId          theme,
      const MoniacColor     *paper,
      const MoniacHighlight *highlight,
      MoniacDrawFlags        flags)
{
  cairo_t *cr = cairo_create (self->surface);
  MoniacPainter *painter = moniac_cairo_painter_new (cr, FALSE);

  moniac_figure_draw (painter, self->scene, moniac_theme_get (theme), paper, highlight, 0, flags);
  moniac_painter_free (painter);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static guint32
pixel (Fixture *self,
       int      x,
       int      y)
{
  const guchar *data = cairo_image_surface_get_data (self->surface);

  return ((const guint32 *) (data + y * cairo_image_surface_get_stride (self->surface)))[x];
}

/* Within two steps of each channel. */
static gboolean
is_color (guint32            pixel_value,
          const MoniacColor *color)
{
  double channels[] = { color->red, color->green, color->blue };

  if (pixel_value >> 24 != 0xff)
    return FALSE;
  for (int i = 0; i < 3; i++)
    if (ABS ((int) ((pixel_value >> (16 - 8 * i)) & 0xff) - (int) (channels[i] * 255 + 0.5)) > 2)
      return FALSE;
  return TRUE;
}

/* The first ribbon covers y = 20 to 60, the second 70 to 90, the undisclosed line 100 to 102. */
static void
test_tones (Fixture       *self,
            gconstpointer  data)
{
  const MoniacTheme *theme = moniac_theme_get (MONIAC_THEME_LIGHT);
  const MoniacKindStyle *cloud = &theme->kinds[MONIAC_KIND_CLOUD];

  self->scene->tones = TRUE;
  self->scene->ribbons[0].returns = 10;
  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);

  /* At its right, which is below, 10 come back. */
  g_assert_true (is_color (pixel (self, 100, 55), &cloud->dark));
  g_assert_true (is_color (pixel (self, 100, 47), &cloud->pale));
  g_assert_true (is_color (pixel (self, 100, 25), &cloud->pale));
  g_assert_true (is_color (pixel (self, 100, 80), &cloud->pale));
  g_assert_true (is_color (pixel (self, 100, 65), &theme->paper));
  g_assert_true (is_color (pixel (self, 2, 2), &theme->paper));
  g_assert_true (is_color (pixel (self, 15, 65), &theme->pays));
  g_assert_true (is_color (pixel (self, WIDTH - 15, 65), &theme->gets));
}

static void
test_certain (Fixture       *self,
              gconstpointer  data)
{
  const MoniacKindStyle *cloud = &moniac_theme_get (MONIAC_THEME_DARK)->kinds[MONIAC_KIND_CLOUD];

  self->scene->ribbons[0].lower = 15;
  draw (self, MONIAC_THEME_DARK, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_false (is_color (pixel (self, 100, 52), &cloud->pale));
  g_assert_true (is_color (pixel (self, 100, 30), &cloud->pale));
  g_assert_cmphex (pixel (self, 100, 52), ==, pixel (self, 100, 80));
}

static int
count_changes (Fixture           *self,
               int                y,
               const MoniacColor *color)
{
  int changes = 0;
  gboolean on = FALSE;

  for (int x = 30; x < WIDTH - 30; x++)
    {
      gboolean inked = is_color (pixel (self, x, y), color);

      changes += inked != on;
      on = inked;
    }
  return changes;
}

/* An upper bound is dotted all around: also where it begins, beside what is certain. */
static void
test_upper_bound (Fixture       *self,
                  gconstpointer  data)
{
  const MoniacKindStyle *cloud = &moniac_theme_get (MONIAC_THEME_LIGHT)->kinds[MONIAC_KIND_CLOUD];

  self->scene->ribbons[0].lower = 15;
  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_cmpint (count_changes (self, 20, &cloud->pale) + count_changes (self, 21, &cloud->pale), >, 20);
  g_assert_cmpint (count_changes (self, 43, &cloud->pale) + count_changes (self, 44, &cloud->pale), >, 20);
  g_assert_cmpint (count_changes (self, 32, &cloud->pale), ==, 1);
}

/* Dashes: along the undisclosed line color and paper take turns. */
static void
test_undisclosed (Fixture       *self,
                  gconstpointer  data)
{
  const MoniacTheme *theme = moniac_theme_get (MONIAC_THEME_LIGHT);

  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_cmpint (count_changes (self, 101, &theme->kinds[MONIAC_KIND_CLOUD].dark), >=, 8);
}

static void
test_flags (Fixture       *self,
            gconstpointer  data)
{
  int inked = 0;

  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_STILL);
  g_assert_cmphex (pixel (self, 2, 2), ==, 0);
  cairo_surface_destroy (self->surface);

  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_ARROWS);
  g_assert_cmphex (pixel (self, 15, 65), ==, 0);
  for (int x = 0; x < WIDTH; x++)
    inked += pixel (self, x, 40) >> 24 > 0x80;
  g_assert_cmpint (inked, >, 0);
  g_assert_cmpint (inked, <, 40);
}

static void
test_paper (Fixture       *self,
            gconstpointer  data)
{
  MoniacColor green = { 0, 1, 0, 1 };

  draw (self, MONIAC_THEME_LIGHT, &green, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_true (is_color (pixel (self, 2, 2), &green));
}

/* What is not brought forward fades, companies with it. */
static void
test_highlight (Fixture       *self,
                gconstpointer  data)
{
  const MoniacTheme *theme = moniac_theme_get (MONIAC_THEME_LIGHT);
  gboolean bright[] = { FALSE, TRUE, FALSE };
  gboolean none[] = { FALSE, FALSE, FALSE };
  MoniacHighlight highlight = { -1, -1, bright };
  guint32 full, faded;

  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  full = pixel (self, 100, 80);
  draw (self, MONIAC_THEME_LIGHT, NULL, &highlight, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  faded = pixel (self, 100, 40);
  g_assert_cmphex (pixel (self, 100, 80), ==, full);
  g_assert_cmphex (faded, !=, full);
  g_assert_cmpint ((int) (faded & 0xff), >, 0xe0);
  g_assert_true (is_color (pixel (self, 15, 65), &theme->pays));

  highlight.deals = none;
  draw (self, MONIAC_THEME_LIGHT, NULL, &highlight, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_false (is_color (pixel (self, 15, 65), &theme->pays));
}

static void
test_selection (Fixture       *self,
                gconstpointer  data)
{
  const MoniacTheme *theme = moniac_theme_get (MONIAC_THEME_LIGHT);
  MoniacHighlight deal = { -1, 0, NULL };
  MoniacHighlight company = { 0, -1, NULL };

  draw (self, MONIAC_THEME_LIGHT, NULL, &deal, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_true (is_color (pixel (self, 100, 60), &theme->accent));
  draw (self, MONIAC_THEME_LIGHT, NULL, &company, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_true (is_color (pixel (self, 8, 65), &theme->accent));
}

static void
add_amount (MoniacScene *scene)
{
  MoniacSceneLabel *label = moniac_scene_add_label (scene);

  label->style = MONIAC_TEXT_AMOUNT;
  label->text = g_strdup ("$40");
  label->superscript = g_strdup ("1");
  label->rect = (MoniacRect) { 90, 32, 22, 16 };
  label->baseline = 44;
  label->deal = 0;
  label->company = -1;
}

static void
test_pill (Fixture       *self,
           gconstpointer  data)
{
  const MoniacTheme *theme = moniac_theme_get (MONIAC_THEME_DARK);

  add_amount (self->scene);
  draw (self, MONIAC_THEME_DARK, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_true (is_color (pixel (self, 86, 40), &theme->pill));
  g_assert_true (is_color (pixel (self, 100, 30), &theme->pill));
}

/* Deals and companies are groups with ids that say whose they are, and titles. */
static void
test_svg (Fixture       *self,
          gconstpointer  data)
{
  static const char * const expected[] = {
    "<g id=\"deal-deal-0\">\n<title>a pays b $40, cloud services, status not stated.</title>",
    "<g id=\"deal-deal-0-amount\">",
    "<g id=\"deal-deal-2\">\n<title>a pays b an amount that is not disclosed, cloud services, status not stated.</title>",
    "<g id=\"company-a\">\n<title>a pays $60 and more</title>",
    "<g id=\"company-b\">\n<title>b gets $60 and more</title>",
    ">$40</text>",
  };
  MoniacExportOptions options = { MONIAC_EXPORT_SVG, 1, MONIAC_THEME_LIGHT, FALSE, NULL,
                                  MONIAC_HIGHLIGHT_NONE, 0, FALSE };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *svg = NULL;

  add_amount (self->scene);
  bytes = moniac_export (self->scene, &options, NULL);
  svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (svg, expected[i]) == NULL)
      g_error ("%s is not in\n%s", expected[i], svg);
}

/* How many pixels of a part of the picture have a color. */
static int
count_color (Fixture           *self,
             int                x,
             int                y,
             int                width,
             int                height,
             const MoniacColor *color)
{
  int n = 0;

  for (int i = x; i < x + width; i++)
    for (int j = y; j < y + height; j++)
      n += is_color (pixel (self, i, j), color);
  return n;
}

static MoniacSceneLabel *
add_label (Fixture         *self,
           MoniacTextStyle  style,
           const char      *text,
           MoniacRect       rect)
{
  MoniacSceneLabel *label = moniac_scene_add_label (self->scene);

  label->style = style;
  label->text = g_strdup (text);
  label->rect = rect;
  label->baseline = rect.y + rect.height * 0.8;
  return label;
}

/* How many pixels inside the first ribbon, from x on, are not as its fill. */
static int
count_marked (Fixture *self,
              int      x,
              int      width)
{
  int n = 0;

  for (int i = x; i < x + width; i++)
    for (int j = 24; j < 56; j++)
      n += pixel (self, i, j) != pixel (self, 26, 26);
  return n;
}

/* Chevrons that the amount would hide move to its sides: along the first ribbon they would be at 60 and 140. */
static void
test_chevrons_beside_amount (Fixture       *self,
                             gconstpointer  data)
{
  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL | MONIAC_DRAW_ARROWS);
  g_assert_cmpint (count_marked (self, 50, 20), >, 10);
  g_assert_cmpint (count_marked (self, 30, 18), ==, 0);

  add_label (self, MONIAC_TEXT_AMOUNT, "$40", (MoniacRect) { 65, 32, 70, 16 })->deal = 0;
  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL | MONIAC_DRAW_ARROWS);
  g_assert_cmpint (count_marked (self, 30, 18), >, 10);
  g_assert_cmpint (count_marked (self, 150, 18), >, 10);
}

/* A name in a disc has no ground of its own, and is light on a disc that the file makes dark. */
static void
test_name_in_disc (Fixture       *self,
                   gconstpointer  data)
{
  const MoniacTheme *theme = moniac_theme_get (MONIAC_THEME_LIGHT);
  MoniacCompanyRecord *record = (MoniacCompanyRecord *) self->network->companies[0].record;
  const MoniacColor dark = { 0, 0, 0.2, 1 };

  self->scene->companies[0].parts[0].part = MONIAC_PART_DISC;
  add_label (self, MONIAC_TEXT_COMPANY, "|", (MoniacRect) { 12, 110, 6, 20 })->company = 0;
  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_true (is_color (pixel (self, 15, 60), &theme->disc));

  g_free (record->color);
  record->color = g_strdup ("#000033");
  draw (self, MONIAC_THEME_LIGHT, NULL, NULL, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);
  g_assert_true (is_color (pixel (self, 15, 60), &dark));
  g_assert_cmpint (count_color (self, 12, 110, 6, 20, &theme->paper), >, 0);
  g_assert_cmpint (count_color (self, 12, 110, 6, 20, &dark), >, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/figure/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("tones", test_tones);
  ADD ("certain", test_certain);
  ADD ("upper-bound", test_upper_bound);
  ADD ("undisclosed", test_undisclosed);
  ADD ("flags", test_flags);
  ADD ("paper", test_paper);
  ADD ("highlight", test_highlight);
  ADD ("selection", test_selection);
  ADD ("pill", test_pill);
  ADD ("chevrons-beside-amount", test_chevrons_beside_amount);
  ADD ("name-in-disc", test_name_in_disc);
  ADD ("svg", test_svg);
  return g_test_run ();
}
