/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes: which color everything in a figure has, and which line character. */
#pragma once

#include "moniac-scene.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_THEME_LIGHT,
  MONIAC_THEME_DARK,
  MONIAC_THEME_PRINT,        /* safe in grayscale */
  MONIAC_THEME_CONTRAST,     /* text at 7:1 and more */
  MONIAC_N_THEMES,
} MoniacThemeId;

typedef struct
{
  double red, green, blue, alpha;    /* 0 to 1, sRGB, not premultiplied */
} MoniacColor;

/* How a kind looks besides its color: the pattern of its edges, for those who do not see the color. */
typedef struct
{
  MoniacColor dark;                  /* comes back; the certain part */
  MoniacColor pale;                  /* leaves; the uncertain part */
  MoniacColor text;                  /* on paper or pill, readable */
  int n_dashes;                      /* of the ribbon's edge line */
  double dashes[4];
} MoniacKindStyle;

typedef struct
{
  MoniacThemeId id;
  MoniacColor paper;
  MoniacColor ink;
  MoniacColor secondary;
  MoniacColor faint;
  MoniacColor pays;
  MoniacColor gets;
  MoniacColor body;
  MoniacColor disc;                  /* of a company whose name may lie in it */
  MoniacColor pill;
  MoniacColor relation;
  MoniacColor coin_face;
  MoniacColor coin_rim;
  MoniacColor accent;                /* selection */
  MoniacKindStyle kinds[MONIAC_N_KINDS];
} MoniacTheme;

const MoniacTheme *moniac_theme_get       (MoniacThemeId      id);
const char        *moniac_theme_get_id    (MoniacThemeId      id);
gboolean           moniac_theme_from_id   (const char        *id,
                                           MoniacThemeId     *out);
gboolean           moniac_color_parse     (const char        *text,      /* #rgb, #rrggbb, #rrggbbaa, "transparent" */
                                           MoniacColor       *out);
double             moniac_color_contrast  (const MoniacColor *a,         /* WCAG ratio, 1 to 21 */
                                           const MoniacColor *b);

G_END_DECLS
