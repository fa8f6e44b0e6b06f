/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes SVG with real text, titles and links.
 *
 * What cairo writes as SVG has outlines for text, and neither titles nor links. The same drawing gives the
 * same bytes. There is no script, no event attribute, no style sheet and no reference to anything outside
 * but the links, and every text is escaped. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "moniac-painter-private.h"
#include "moniac-text.h"

#define DECIMALS 2
#define HUNDREDTHS 100.0
/* Control points this near to the thirds of a line make it a line. */
#define STRAIGHT 1e-3
#define TITLE_ID "figure-title"
#define DESCRIPTION_ID "figure-description"

/* Styles whose width matters to what stands around them: where the viewer lacks the font, the text is
 * stretched or squeezed to the width that it was given. */
static const gboolean keeps_width[MONIAC_N_TEXT_STYLES] = {
  [MONIAC_TEXT_FINDING_BOLD] = TRUE,
  [MONIAC_TEXT_AMOUNT] = TRUE,
  [MONIAC_TEXT_NOTE] = TRUE,
};

typedef struct
{
  MoniacPainter parent;
  GString *out;
  GHashTable *ids;         /* set of those given away */
  GArray *links;           /* gboolean of each open group: whether it is inside an <a> of its own */
} SvgPainter;

static void
append_escaped (GString    *out,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '&': g_string_append (out, "&amp;"); break;
      case '<': g_string_append (out, "&lt;"); break;
      case '>': g_string_append (out, "&gt;"); break;
      case '"': g_string_append (out, "&quot;"); break;
      case '\'': g_string_append (out, "&#39;"); break;
      default: g_string_append_c (out, *p);
      }
}

/* As short as DECIMALS allow, the same in every locale. Figures are mostly numbers, so these are written digit by digit. */
static void
append_number (GString *out,
               double   value)
{
  char digits[24];
  int n = sizeof digits, decimals = DECIMALS;
  gint64 scaled;

  if (!isfinite (value) || fabs (value) > 1e9)
    value = 0;
  scaled = llrint (value * HUNDREDTHS);
  if (scaled < 0)
    g_string_append_c (out, '-');
  scaled = ABS (scaled);
  for (; decimals > 0 && scaled % 10 == 0; decimals--)
    scaled /= 10;
  for (; scaled > 0 || decimals > 0; scaled /= 10)
    {
      digits[--n] = (char) ('0' + scaled % 10);
      if (decimals > 0 && --decimals == 0)
        digits[--n] = '.';
    }
  if (n == sizeof digits || digits[n] == '.')
    digits[--n] = '0';
  g_string_append_len (out, digits + n, sizeof digits - n);
}

static void
begin_attribute (GString    *out,
                 const char *name)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
}

static void
append_attribute (GString    *out,
                  const char *name,
                  double      value)
{
  begin_attribute (out, name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_text_attribute (GString    *out,
                       const char *name,
                       const char *text)
{
  begin_attribute (out, name);
  append_escaped (out, text);
  g_string_append_c (out, '"');
}

static void
append_byte (GString *out,
             double   channel)
{
  static const char digits[] = "0123456789abcdef";
  int byte = (int) lround (CLAMP (channel, 0, 1) * 255);

  g_string_append_c (out, digits[byte >> 4]);
  g_string_append_c (out, digits[byte & 15]);
}

/* `name` is "fill" or "stroke". */
static void
append_paint (GString           *out,
              const char        *name,
              const MoniacColor *color)
{
  begin_attribute (out, name);
  if (color == NULL || color->alpha <= 0)
    {
      g_string_append (out, "none\"");
      return;
    }
  g_string_append_c (out, '#');
  append_byte (out, color->red);
  append_byte (out, color->green);
  append_byte (out, color->blue);
  g_string_append_c (out, '"');
  if (color->alpha < 1)
    {
      g_string_append_printf (out, " %s-opacity=\"", name);
      append_number (out, color->alpha);
      g_string_append_c (out, '"');
    }
}

static void
append_stroke (GString            *out,
               const MoniacStroke *stroke)
{
  append_attribute (out, "stroke-width", stroke->width);
  if (stroke->n_dashes > 0)
    {
      g_string_append (out, " stroke-dasharray=\"");
      for (int i = 0; i < stroke->n_dashes; i++)
        {
          if (i > 0)
            g_string_append_c (out, ' ');
          append_number (out, stroke->dashes[i]);
        }
      g_string_append_c (out, '"');
    }
  if (stroke->round)
    g_string_append (out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
}

/* Ends a shape's element. */
static void
append_look (GString            *out,
             const MoniacColor  *fill,
             const MoniacColor  *line,
             const MoniacStroke *stroke)
{
  append_paint (out, "fill", fill);
  if (line != NULL && line->alpha > 0)
    {
      append_paint (out, "stroke", line);
      append_stroke (out, stroke);
    }
  g_string_append (out, "/>\n");
}

static void
append_point (GString           *out,
              char               command,
              const MoniacPoint *point)
{
  if (command != ' ' || out->str[out->len - 1] != ' ')
    g_string_append_c (out, command);
  append_number (out, point->x);
  g_string_append_c (out, ' ');
  append_number (out, point->y);
}

static gboolean
is_third (double from,
          double control,
          double to,
          double share)
{
  return fabs (control - (from + (to - from) * share)) < STRAIGHT;
}

static gboolean
is_straight (const MoniacPoint *p)
{
  return is_third (p[0].x, p[1].x, p[3].x, 1 / 3.0) && is_third (p[0].y, p[1].y, p[3].y, 1 / 3.0) &&
         is_third (p[0].x, p[2].x, p[3].x, 2 / 3.0) && is_third (p[0].y, p[2].y, p[3].y, 2 / 3.0);
}

static void
append_path_data (GString          *out,
                  const MoniacPath *path,
                  gboolean          closed)
{
  const MoniacPoint *p = path->points;

  append_point (out, 'M', &p[0]);
  for (int i = 0; i < path->n; i++, p += 3)
    {
      if (is_straight (p))
        {
          append_point (out, 'L', &p[3]);
          continue;
        }
      append_point (out, 'C', &p[1]);
      append_point (out, ' ', &p[2]);
      append_point (out, ' ', &p[3]);
    }
  if (closed)
    g_string_append_c (out, 'Z');
}

/* An XML name made of any text: what is not plain ASCII becomes _ and its code in hexadecimal. */
static char *
make_name (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *name = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean inner = c == '-' || c == '.' || (c < 0x80 && g_ascii_isdigit (c));

      if ((c < 0x80 && g_ascii_isalpha (c)) || (inner && name->len > 0))
        g_string_append_c (name, (char) c);
      else
        g_string_append_printf (name, "_%x", c);
    }
  if (name->len == 0)
    g_string_append_c (name, '_');
  return g_string_free (name, FALSE);
}

/* The name for an id, numbered where an earlier group has it. Owned by the set. */
static const char *
claim_id (SvgPainter *self,
          const char *id)
{
  g_autofree char *name = make_name (id);
  char *unique = g_strdup (name);

  for (int n = 2; g_hash_table_contains (self->ids, unique); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%d", name, n);
    }
  g_hash_table_add (self->ids, unique);
  return unique;
}

static void
svg_painter_begin_group (MoniacPainter *painter,
                         const char    *id,
                         const char    *title,
                         const char    *link,
                         double         opacity)
{
  SvgPainter *self = (SvgPainter *) painter;
  gboolean linked = link != NULL;

  if (linked)
    {
      g_string_append (self->out, "<a");
      append_text_attribute (self->out, "href", link);
      g_string_append (self->out, ">\n");
    }
  g_array_append_val (self->links, linked);

  g_string_append (self->out, "<g");
  if (id != NULL)
    append_text_attribute (self->out, "id", claim_id (self, id));
  if (opacity < 1)
    append_attribute (self->out, "opacity", opacity);
  g_string_append (self->out, ">\n");
  if (title != NULL && title[0] != '\0')
    {
      g_string_append (self->out, "<title>");
      append_escaped (self->out, title);
      g_string_append (self->out, "</title>\n");
    }
}

static void
svg_painter_end_group (MoniacPainter *painter)
{
  SvgPainter *self = (SvgPainter *) painter;

  g_return_if_fail (self->links->len > 0);
  g_string_append (self->out, "</g>\n");
  if (g_array_index (self->links, gboolean, self->links->len - 1))
    g_string_append (self->out, "</a>\n");
  g_array_set_size (self->links, self->links->len - 1);
}

static void
svg_painter_path (MoniacPainter      *painter,
                  const MoniacPath   *path,
                  gboolean            closed,
                  const MoniacColor  *fill,
                  const MoniacColor  *line,
                  const MoniacStroke *stroke)
{
  SvgPainter *self = (SvgPainter *) painter;

  g_string_append (self->out, "<path d=\"");
  append_path_data (self->out, path, closed);
  g_string_append_c (self->out, '"');
  append_look (self->out, fill, line, stroke);
}

static void
svg_painter_rect (MoniacPainter      *painter,
                  const MoniacRect   *rect,
                  double              radius,
                  const MoniacColor  *fill,
                  const MoniacColor  *line,
                  const MoniacStroke *stroke)
{
  SvgPainter *self = (SvgPainter *) painter;

  g_string_append (self->out, "<rect");
  append_attribute (self->out, "x", rect->x);
  append_attribute (self->out, "y", rect->y);
  append_attribute (self->out, "width", rect->width);
  append_attribute (self->out, "height", rect->height);
  if (radius > 0)
    append_attribute (self->out, "rx", radius);
  append_look (self->out, fill, line, stroke);
}

static void
svg_painter_circle (MoniacPainter      *painter,
                    double              x,
                    double              y,
                    double              radius,
                    const MoniacColor  *fill,
                    const MoniacColor  *line,
                    const MoniacStroke *stroke)
{
  SvgPainter *self = (SvgPainter *) painter;

  g_string_append (self->out, "<circle");
  append_attribute (self->out, "cx", x);
  append_attribute (self->out, "cy", y);
  append_attribute (self->out, "r", radius);
  append_look (self->out, fill, line, stroke);
}

static void
svg_painter_text (MoniacPainter     *painter,
                  MoniacTextStyle    style,
                  double             type_scale,
                  const char        *text,
                  double             x,
                  double             y,
                  double             width,
                  const MoniacColor *color,
                  const MoniacColor *halo)
{
  SvgPainter *self = (SvgPainter *) painter;
  gboolean from_right = moniac_text_is_right_to_left (text);

  g_string_append (self->out, "<text");
  append_attribute (self->out, "x", from_right ? x + width : x);
  append_attribute (self->out, "y", y);
  if (from_right)
    g_string_append (self->out, " direction=\"rtl\"");
  append_attribute (self->out, "font-size", moniac_text_size (style) * type_scale);
  if (moniac_text_weight (style) != 400)
    g_string_append_printf (self->out, " font-weight=\"%d\"", moniac_text_weight (style));
  if (keeps_width[style] && width > 0)
    {
      append_attribute (self->out, "textLength", width);
      g_string_append (self->out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
  append_paint (self->out, "fill", color);
  if (halo)
    {
      append_paint (self->out, "stroke", halo);
      append_attribute (self->out, "stroke-width", MONIAC_HALO_WIDTH * type_scale);
      g_string_append (self->out, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
  g_string_append_c (self->out, '>');
  append_escaped (self->out, text);
  g_string_append (self->out, "</text>\n");
}

static void
svg_painter_free (MoniacPainter *painter)
{
  SvgPainter *self = (SvgPainter *) painter;

  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_hash_table_unref (self->ids);
  g_array_unref (self->links);
  g_free (self);
}

static const MoniacPainterBackend svg_backend = {
  .keeps_titles = TRUE,
  .begin_group = svg_painter_begin_group,
  .end_group = svg_painter_end_group,
  .path = svg_painter_path,
  .rect = svg_painter_rect,
  .circle = svg_painter_circle,
  .text = svg_painter_text,
  .free = svg_painter_free,
};

/* The family that was measured first, then those that look most like it. */
static void
append_families (GString *out)
{
  static const char * const others[] = { "Inter", "Cantarell", "sans-serif" };
  const char *family = moniac_text_family ();

  g_string_append_printf (out, " font-family=\"%s", family);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (!g_str_equal (others[i], family))
      g_string_append_printf (out, ", %s", others[i]);
  g_string_append_c (out, '"');
}

static void
append_root (GString *out,
             double   width,
             double   height)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
                        " aria-labelledby=\"" TITLE_ID " " DESCRIPTION_ID "\"");
  append_attribute (out, "width", width);
  append_attribute (out, "height", height);
  g_string_append (out, " viewBox=\"0 0 ");
  append_number (out, width);
  g_string_append_c (out, ' ');
  append_number (out, height);
  g_string_append_c (out, '"');
  append_families (out);
  g_string_append_printf (out, " style=\"font-feature-settings:'tnum'\" data-font=\"%s\">\n",
                          moniac_text_family ());
}

static void
append_element (SvgPainter *self,
                const char *element,
                const char *id,
                const char *text)
{
  g_autofree char *line = moniac_text_to_line (text);

  g_string_append_printf (self->out, "<%s id=\"%s\">", element, claim_id (self, id));
  append_escaped (self->out, line);
  g_string_append_printf (self->out, "</%s>\n", element);
}

MoniacPainter *
moniac_svg_painter_new (double      width,
                        double      height,
                        const char *title,
                        const char *description)
{
  SvgPainter *self = g_new0 (SvgPainter, 1);

  self->parent.backend = &svg_backend;
  self->out = g_string_new (NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->links = g_array_new (FALSE, FALSE, sizeof (gboolean));
  append_root (self->out, width, height);
  append_element (self, "title", TITLE_ID, title);
  append_element (self, "desc", DESCRIPTION_ID, description);
  return &self->parent;
}

/* Closes what is open and gives the whole document; the painter is empty after that, and is still to be freed. */
GBytes *
moniac_svg_painter_finish (MoniacPainter *painter)
{
  SvgPainter *self = (SvgPainter *) painter;

  g_return_val_if_fail (painter != NULL && painter->backend == &svg_backend, NULL);

  while (self->links->len > 0)
    svg_painter_end_group (painter);
  g_string_append (self->out, "</svg>\n");
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}
