/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of one label: how they are broken, cut and measured. */
#pragma once

#include "moniac-layout.h"

G_BEGIN_DECLS

#define MONIAC_LABEL_MAX_LINES 4

typedef struct
{
  MoniacTextStyle style;
  char *text;
  char *full;              /* nullable: the whole text where `text` was cut */
  double width;
  double height;
  double ascent;
} MoniacLabelLine;

/* Lines above one another, without a gap. */
typedef struct
{
  int n;
  MoniacLabelLine lines[MONIAC_LABEL_MAX_LINES];
  double width;
  double height;
} MoniacLabelBlock;

/* From the whole label to what is only taken where nothing else fits. */
typedef enum
{
  MONIAC_LABEL_WHOLE,        /* name and detail, each on one line */
  MONIAC_LABEL_BROKEN,       /* the name on two lines, and the detail */
  MONIAC_LABEL_NAME,
  MONIAC_LABEL_NAME_BROKEN,
  MONIAC_LABEL_TALL,         /* the name on three lines */
  MONIAC_LABEL_CUT_LATE,     /* the name on two lines, cut to the width */
  MONIAC_LABEL_CUT,          /* likewise, for a smaller width */
  MONIAC_N_LABEL_FORMS,
} MoniacLabelForm;

/* Whether names come first, and what stands below them only where room remains. */
gboolean moniac_label_names_first (const MoniacNetwork     *network);

/* Whether a company matters so little in a figure of many that its label has small type. */
gboolean moniac_label_is_small    (const MoniacNetwork     *network,
                                   int                      company);

/* FALSE where the form does not exist for this company (nothing to break, nothing to cut), or a line stays wider
 * than `max_width`. A block that was made is freed with moniac_label_block_clear(). */
gboolean moniac_label_block_make  (MoniacLabelBlock        *self,
                                   const MoniacLayoutInput *input,
                                   int                      company,
                                   MoniacLabelForm          form,
                                   double                   max_width);
void     moniac_label_block_clear (MoniacLabelBlock        *self);

G_END_DECLS
