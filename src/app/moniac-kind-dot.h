/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dot in the color of a kind of deal, as the figure on the screen has it; the word always stands beside it. */
#pragma once

#include <adwaita.h>

#include "moniac-kind.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_KIND_DOT (moniac_kind_dot_get_type ())
G_DECLARE_FINAL_TYPE (MoniacKindDot, moniac_kind_dot, MONIAC, KIND_DOT, GtkWidget)

/* Relations are a ring rather than a dot. */
void moniac_kind_dot_set_kind (MoniacKindDot *self,
                               MoniacKind     kind);

G_END_DECLS
