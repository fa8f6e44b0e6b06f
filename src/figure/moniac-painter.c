/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The painter: checks what comes in and hands it to the back end. */

#include "config.h"

#include "moniac-painter-private.h"

#include <string.h>

#include "moniac-text.h"

static const char * const safe_schemes[] = { "http://", "https://", "mailto:" };

/**
 * moniac_link_is_safe:
 * @link: (nullable): an address as it stands in a file
 *
 * Whether a figure may lead there: http, https or mailto, and no white space, control
 * characters or quotes that could end the address early.
 */
gboolean
moniac_link_is_safe (const char *link)
{
  gboolean known = FALSE;

  if (link == NULL || !g_utf8_validate (link, -1, NULL))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (safe_schemes); i++)
    {
      gsize length = strlen (safe_schemes[i]);

      known |= g_ascii_strncasecmp (link, safe_schemes[i], length) == 0 && link[length] != '\0';
    }
  for (const char *p = link; known && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      known = !g_unichar_iscntrl (c) && !g_unichar_isspace (c) && c != '"' && c != '<' && c != '>';
    }
  return known;
}

gboolean
moniac_painter_keeps_titles (const MoniacPainter *self)
{
  return self->backend->keeps_titles;
}

void
moniac_painter_begin_group (MoniacPainter *self,
                            const char    *id,
                            const char    *title,
                            const char    *link,
                            double         opacity)
{
  g_autofree char *clean = title != NULL ? moniac_text_to_line (title) : NULL;

  g_return_if_fail (self != NULL);
  self->backend->begin_group (self, id, clean, moniac_link_is_safe (link) ? link : NULL,
                              CLAMP (opacity, 0, 1));
}

void
moniac_painter_end_group (MoniacPainter *self)
{
  g_return_if_fail (self != NULL);
  self->backend->end_group (self);
}

void
moniac_painter_path (MoniacPainter      *self,
                     const MoniacPath   *path,
                     gboolean            closed,
                     const MoniacColor  *fill,
                     const MoniacColor  *line,
                     const MoniacStroke *stroke)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (line == NULL || stroke != NULL);
  if (path->n > 0)
    self->backend->path (self, path, closed, fill, line, stroke);
}

void
moniac_painter_rect (MoniacPainter      *self,
                     const MoniacRect   *rect,
                     double              radius,
                     const MoniacColor  *fill,
                     const MoniacColor  *line,
                     const MoniacStroke *stroke)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (line == NULL || stroke != NULL);
  if (rect->width > 0 && rect->height > 0)
    self->backend->rect (self, rect, CLAMP (radius, 0, MIN (rect->width, rect->height) / 2),
                         fill, line, stroke);
}

void
moniac_painter_circle (MoniacPainter      *self,
                       double              x,
                       double              y,
                       double              radius,
                       const MoniacColor  *fill,
                       const MoniacColor  *line,
                       const MoniacStroke *stroke)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (line == NULL || stroke != NULL);
  if (radius > 0)
    self->backend->circle (self, x, y, radius, fill, line, stroke);
}

void
moniac_painter_text (MoniacPainter     *self,
                     MoniacTextStyle    style,
                     double             type_scale,
                     const char        *text,
                     double             x,
                     double             y,
                     double             width,
                     const MoniacColor *color,
                     const MoniacColor *halo)
{
  g_autofree char *clean = moniac_text_clean (text);

  g_return_if_fail (self != NULL);
  if (clean[0] != '\0' && type_scale > 0)
    self->backend->text (self, style, type_scale, clean, x, y, width, color, halo);
}

void
moniac_painter_free (MoniacPainter *self)
{
  if (self != NULL)
    self->backend->free (self);
}
