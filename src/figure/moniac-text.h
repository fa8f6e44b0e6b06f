/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type: the family, the sizes of each style, and how wide a line is. */
#pragma once

#include <pango/pangocairo.h>

#include "moniac-layout.h"

G_BEGIN_DECLS

/* Inter if there, then Cantarell, then the system's sans. */
const char  *moniac_text_family        (void);
double       moniac_text_size          (MoniacTextStyle  style);
int          moniac_text_weight        (MoniacTextStyle  style);      /* CSS: 400, 600, 700 */

/* Any text as one line, and as one line no longer than can be shown; new strings. */
char        *moniac_text_to_line       (const char      *text);
char        *moniac_text_clean         (const char      *text);
/* A name that becomes part of a sentence, set apart where it could turn the sentence around; a new string. */
char        *moniac_text_isolate       (const char      *text);
gboolean     moniac_text_is_right_to_left (const char   *text);

/* One measurer a thread; type_scale multiplies the sizes. */
typedef struct _MoniacMeasurer MoniacMeasurer;
MoniacMeasurer *moniac_measurer_new    (double           type_scale);
void         moniac_measurer_free      (MoniacMeasurer  *self);
void         moniac_measurer_measure   (MoniacTextStyle  style,       /* a MoniacMeasureFunc; data is the measurer */
                                        const char      *text,
                                        double          *width,
                                        double          *height,
                                        double          *ascent,
                                        gpointer         data);
/* The text, cut with an ellipsis to fit `width`; a new string. */
char        *moniac_measurer_ellipsize (MoniacMeasurer  *self,
                                        MoniacTextStyle  style,
                                        const char      *text,
                                        double           width);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacMeasurer, moniac_measurer_free)

/* The layout of one line as the cairo painter shows it. Transfer full. */
PangoLayout *moniac_text_create_layout (cairo_t         *cr,
                                        MoniacTextStyle  style,
                                        double           type_scale,
                                        const char      *text);

G_END_DECLS
