/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has changed since the scene on show: small changes are laid out by moving little, and quickly. */
#pragma once

#include "moniac-layout.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_CHANGE_ALL,         /* nothing of this view was on show, or most is different */
  MONIAC_CHANGE_SOME,        /* some companies, or ties between them, are new or gone */
  MONIAC_CHANGE_AMOUNTS,     /* who deals with whom is as it was */
} MoniacChange;

/* How much the input's network differs from that of the previous scene. */
MoniacChange moniac_change_find (const MoniacLayoutInput *input);

G_END_DECLS
