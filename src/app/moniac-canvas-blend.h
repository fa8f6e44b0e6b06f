/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blending a row of a sprite over a row of opaque pixels: the innermost loop of everything that moves.
 * Four pixels at a time, in lanes of 16 bits, which every processor has. */
#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

typedef guint16 MoniacLanes __attribute__ ((vector_size (16)));

/* Two channels at a time: each product of 8 by 9 bits stays within its 16. */
static inline guint32
moniac_blend_pixel (guint32 below,
                    guint32 add,
                    guint32 keep)
{
  guint32 weight = keep & 0xffff;
  guint32 even = (((below & 0x00ff00ff) * weight) >> 8) & 0x00ff00ff;
  guint32 odd = (((below >> 8) & 0x00ff00ff) * weight) & 0xff00ff00;

  return ((even | odd) + add) | 0xff000000;
}

static inline void
moniac_blend_four (guint32       *pixels,
                   const guint32 *add,
                   const guint32 *keep)
{
  static const MoniacLanes opaque = { 0, 0xff00, 0, 0xff00, 0, 0xff00, 0, 0xff00 };
  MoniacLanes below, plus, weight;

  memcpy (&below, pixels, sizeof below);
  memcpy (&plus, add, sizeof plus);
  memcpy (&weight, keep, sizeof weight);
  below = (((below & 0xff) * weight) >> 8) | (((below >> 8) * weight) & 0xff00);
  below = (below + plus) | opaque;
  memcpy (pixels, &below, sizeof below);
}

static inline void
moniac_blend_row (guint32       *pixels,
                  const guint32 *add,
                  const guint32 *keep,
                  int            n)
{
  int i = 0;

  for (; i + 4 <= n; i += 4)
    moniac_blend_four (pixels + i, add + i, keep + i);
  for (; i < n; i++)
    pixels[i] = moniac_blend_pixel (pixels[i], add[i], keep[i]);
}

/* A pixel of a sprite of which a part, of 255, lies under something. */
static inline guint32
moniac_blend_pixel_under (guint32 below,
                          guint32 add,
                          guint32 keep,
                          guint32 covered)
{
  guint32 shows = 256 - (covered + (covered >> 7));
  guint32 even = (((add & 0x00ff00ff) * shows) >> 8) & 0x00ff00ff;
  guint32 odd = (((add >> 8) & 0x00ff00ff) * shows) & 0xff00ff00;

  return moniac_blend_pixel (below, even | odd, 256 - (((256 - (keep & 0xffff)) * shows) >> 8));
}

static inline void
moniac_copy_row (guint32       *to,
                 const guint32 *from,
                 int            n)
{
  int i = 0;

  for (; i + 4 <= n; i += 4)
    memcpy (to + i, from + i, 4 * sizeof (guint32));
  for (; i < n; i++)
    to[i] = from[i];
}

G_END_DECLS
