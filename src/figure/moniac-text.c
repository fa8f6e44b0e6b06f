/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type: one family, a size and a weight for each style, measured the same at every scale and in any thread. */

#include "config.h"

#include "moniac-text.h"

#include <string.h>

/* More of a text than this never fits on a line of a figure. */
#define MAX_SHOWN_CHARACTERS 400

#define ELLIPSIS "\342\200\246"
#define FIRST_ISOLATE 0x2066
#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE 0x2069
#define NO_BREAK_SPACE 0xa0
#define NARROW_NO_BREAK_SPACE 0x202f

static const char * const preferred_families[] = { "Inter", "Cantarell" };
static const char fallback_family[] = "Sans";

/* At 1280x720. */
static const struct
{
  double size;
  int weight;
} styles[MONIAC_N_TEXT_STYLES] = {
  [MONIAC_TEXT_TITLE] = { 26, 700 },
  [MONIAC_TEXT_FINDING_BOLD] = { 15, 700 },
  [MONIAC_TEXT_FINDING] = { 15, 400 },
  [MONIAC_TEXT_COMPANY] = { 17, 700 },
  [MONIAC_TEXT_DETAIL] = { 12.5, 400 },
  [MONIAC_TEXT_COMPANY_SMALL] = { 13, 600 },
  [MONIAC_TEXT_DETAIL_SMALL] = { 11, 400 },
  [MONIAC_TEXT_AMOUNT] = { 13, 600 },
  [MONIAC_TEXT_LEGEND_HEAD] = { 12.5, 600 },
  [MONIAC_TEXT_LEGEND] = { 13.5, 400 },
  [MONIAC_TEXT_NOTE] = { 10.5, 400 },
  [MONIAC_TEXT_WORDMARK] = { 10.5, 700 },
};

/* Type is measured at one size, and the result scaled: each size of each weight would be a font to find and load. */
#define MEASURED_SIZE 64.0

/* As many as there are weights among the styles. */
#define N_FACES 3

struct _MoniacMeasurer
{
  double type_scale;
  PangoContext *context;
  struct
  {
    int weight;
    PangoLayout *layout;     /* nullable until used */
  } faces[N_FACES];
};

static gboolean
is_among (const char    *name,
          PangoFontFamily **families,
          int            n)
{
  for (int i = 0; i < n; i++)
    if (g_ascii_strcasecmp (pango_font_family_get_name (families[i]), name) == 0)
      return TRUE;
  return FALSE;
}

static const char *
choose_family (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  g_autofree PangoFontFamily **families = NULL;
  int n;

  pango_font_map_list_families (map, &families, &n);
  for (gsize i = 0; i < G_N_ELEMENTS (preferred_families); i++)
    if (is_among (preferred_families[i], families, n))
      return preferred_families[i];
  return fallback_family;
}

/* Fractional advances, so that a text is as wide at one scale as at any other. */
static void
context_set_exact (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
}

static PangoLayout *
layout_new (PangoContext *context,
            int           weight,
            double        size)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (font, moniac_text_family ());
  pango_font_description_set_weight (font, weight);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static PangoLayout *
measurer_get_layout (MoniacMeasurer  *self,
                     MoniacTextStyle  style)
{
  int weight = moniac_text_weight (style), face = 0;

  while (face < N_FACES && self->faces[face].layout != NULL && self->faces[face].weight != weight)
    face++;
  g_assert (face < N_FACES);
  if (self->faces[face].layout == NULL)
    {
      self->faces[face].weight = weight;
      self->faces[face].layout = layout_new (self->context, weight, MEASURED_SIZE);
    }
  return self->faces[face].layout;
}

static double
measurer_get_width (MoniacMeasurer  *self,
                    MoniacTextStyle  style,
                    const char      *text)
{
  double width;

  moniac_measurer_measure (style, text, &width, NULL, NULL, self);
  return width;
}

/* The text's first n characters with an ellipsis for the rest. */
static char *
cut_after (const char *text,
           glong       n)
{
  g_autofree char *start = g_utf8_substring (text, 0, n);

  return g_strconcat (g_strchomp (start), ELLIPSIS, NULL);
}

/* Back to where a cursor could stand, so that no letter loses its accent. */
static glong
to_cursor_position (const PangoLogAttr *attributes,
                    glong               n)
{
  while (n > 0 && !attributes[n].is_cursor_position)
    n--;
  return n;
}

static gboolean
is_invisible_control (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
         (c >= 0xfff9 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe;
}

/* The blocks of Unicode with scripts written from right to left (Blocks.txt, Bidi_Class R and AL). */
static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe) ||
         (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

/* What the bidirectional algorithm could let reach beyond its own text. */
static gboolean
is_directional (gunichar c)
{
  return is_right_to_left (c) || c == 0x200e || c == 0x200f || c == 0x61c ||
         (c >= 0x202a && c <= 0x202e) || (c >= FIRST_ISOLATE && c <= POP_ISOLATE);
}

const char *
moniac_text_family (void)
{
  static gsize family;

  if (g_once_init_enter (&family))
    g_once_init_leave (&family, (gsize) choose_family ());
  return (const char *) family;
}

double
moniac_text_size (MoniacTextStyle style)
{
  g_return_val_if_fail ((int) style >= 0 && style < MONIAC_N_TEXT_STYLES, 0);
  return styles[style].size;
}

int
moniac_text_weight (MoniacTextStyle style)
{
  g_return_val_if_fail ((int) style >= 0 && style < MONIAC_N_TEXT_STYLES, 0);
  return styles[style].weight;
}

/**
 * moniac_text_to_line:
 * @text: (nullable): anything
 *
 * Makes one line of a text: valid UTF-8, every run of white space and control characters one space,
 * none at the ends. Spaces that must not break stay.
 *
 * Returns: (transfer full): the line, maybe ""
 */
char *
moniac_text_to_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean keeps = c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE;

      if (keeps || !(is_invisible_control (c) || g_unichar_isspace (c)))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  return g_strchomp (g_string_free (line, FALSE));
}

/**
 * moniac_text_clean:
 * @text: (nullable): anything
 *
 * Like moniac_text_to_line(), and cut with an ellipsis where it is longer than a figure could ever show.
 *
 * Returns: (transfer full): the line, maybe ""
 */
char *
moniac_text_clean (const char *text)
{
  g_autofree char *line = moniac_text_to_line (text);

  if (g_utf8_strlen (line, -1) <= MAX_SHOWN_CHARACTERS)
    return g_steal_pointer (&line);
  return cut_after (line, MAX_SHOWN_CHARACTERS);
}

/**
 * moniac_text_isolate:
 * @text: a name that becomes part of a sentence
 *
 * Sets a text apart by Unicode's isolates where its letters or controls could turn the sentence
 * around it (UAX 9); any other text stays as it is.
 *
 * Returns: (transfer full): the text
 */
char *
moniac_text_isolate (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean wanted = FALSE;
  int depth = 0;

  g_string_append_unichar (out, FIRST_STRONG_ISOLATE);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      wanted |= is_directional (c);
      if (c == POP_ISOLATE && --depth < 0)
        {
          depth = 0;
          continue;
        }
      if (c >= FIRST_ISOLATE && c <= FIRST_STRONG_ISOLATE)
        depth++;
      g_string_append_unichar (out, c);
    }
  while (depth-- > 0)
    g_string_append_unichar (out, POP_ISOLATE);
  g_string_append_unichar (out, POP_ISOLATE);
  if (wanted)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return g_strdup (text);
}

/* Whether the first letter that has a direction runs from right to left (UAX 9, rule P2). */
gboolean
moniac_text_is_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_right_to_left (c))
        return TRUE;
      if (g_unichar_isalpha (c))
        return FALSE;
    }
  return FALSE;
}

MoniacMeasurer *
moniac_measurer_new (double type_scale)
{
  MoniacMeasurer *self = g_new0 (MoniacMeasurer, 1);
  PangoFontMap *map = pango_cairo_font_map_get_default ();   /* one for each thread */

  self->type_scale = type_scale;
  self->context = pango_font_map_create_context (map);
  context_set_exact (self->context);
  return self;
}

void
moniac_measurer_free (MoniacMeasurer *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < N_FACES; i++)
    g_clear_object (&self->faces[i].layout);
  g_object_unref (self->context);
  g_free (self);
}

void
moniac_measurer_measure (MoniacTextStyle  style,
                         const char      *text,
                         double          *width,
                         double          *height,
                         double          *ascent,
                         gpointer         data)
{
  MoniacMeasurer *self = data;
  PangoLayout *layout = measurer_get_layout (self, style);
  double scale = moniac_text_size (style) * self->type_scale / MEASURED_SIZE / PANGO_SCALE;
  PangoRectangle logical;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = logical.width * scale;
  if (height != NULL)
    *height = logical.height * scale;
  if (ascent != NULL)
    *ascent = pango_layout_get_baseline (layout) * scale;
}

char *
moniac_measurer_ellipsize (MoniacMeasurer  *self,
                           MoniacTextStyle  style,
                           const char      *text,
                           double           width)
{
  g_autofree char *line = moniac_text_clean (text);
  g_autofree PangoLogAttr *attributes = NULL;
  glong low = 0;
  glong high;
  int n;

  if (measurer_get_width (self, style, line) <= width)
    return g_steal_pointer (&line);

  pango_layout_get_log_attrs (measurer_get_layout (self, style), &attributes, &n);
  high = g_utf8_strlen (line, -1);
  while (high - low > 1)
    {
      glong middle = (low + high) / 2;
      g_autofree char *cut = cut_after (line, middle);

      if (measurer_get_width (self, style, cut) <= width)
        low = middle;
      else
        high = middle;
    }
  return cut_after (line, to_cursor_position (attributes, low));
}

PangoLayout *
moniac_text_create_layout (cairo_t         *cr,
                           MoniacTextStyle  style,
                           double           type_scale,
                           const char      *text)
{
  PangoContext *context = pango_cairo_create_context (cr);
  PangoLayout *layout;

  context_set_exact (context);
  layout = layout_new (context, moniac_text_weight (style), moniac_text_size (style) * type_scale);
  pango_layout_set_text (layout, text, -1);
  g_object_unref (context);
  return layout;
}
