/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a file: still as PNG, SVG or PDF, in motion as GIF, WebP, WebM or MP4. Bytes come out; moniac_save() writes them. */
#pragma once

#include <gio/gio.h>

#include "moniac-figure.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_EXPORT_PNG,
  MONIAC_EXPORT_SVG,
  MONIAC_EXPORT_PDF,
  MONIAC_N_STILLS,
  MONIAC_EXPORT_GIF = MONIAC_N_STILLS,
  MONIAC_EXPORT_WEBP,
  MONIAC_EXPORT_WEBM,
  MONIAC_EXPORT_MP4,
  MONIAC_N_EXPORTS,
} MoniacExportFormat;

#define MONIAC_EXPORT_MAX_PIXELS (100 * 1000 * 1000)
/* In motion. */
#define MONIAC_EXPORT_DEFAULT_RATE 25.0
#define MONIAC_EXPORT_MAX_RATE 60.0
#define MONIAC_EXPORT_MAX_SECONDS 120.0

#define MONIAC_EXPORT_ERROR (moniac_export_error_quark ())
GQuark moniac_export_error_quark (void);
typedef enum
{
  MONIAC_EXPORT_ERROR_TOO_LARGE,     /* more pixels than the limit, or a side over 32,767; too long, or too many frames */
  MONIAC_EXPORT_ERROR_MISSING,       /* a program that makes such files is not there */
  MONIAC_EXPORT_ERROR_FAILED,
} MoniacExportError;

/* How much of a file is made, from 0 to 1; called in the thread that exports. */
typedef void (*MoniacExportProgress) (double   done,
                                      gpointer data);

typedef struct
{
  MoniacExportFormat format;
  double scale;                      /* what has pixels: how many per figure unit */
  MoniacThemeId theme;
  gboolean transparent;
  const MoniacColor *paper;          /* nullable: the theme's */
  MoniacHighlight highlight;
  double phase;                      /* of a still, or of the first frame */
  gboolean coins;                    /* in a still: arrows always, coins when asked for */
  double seconds;                    /* in motion: of whole rounds of the coins, so that it loops without a seam; 0: one round */
  double rate;                       /* in motion: frames a second; 0: MONIAC_EXPORT_DEFAULT_RATE */
  GCancellable *cancellable;         /* nullable, borrowed; what is in motion looks at it between frames */
  MoniacExportProgress progress;     /* nullable */
  gpointer progress_data;
} MoniacExportOptions;

/* Whether a picture of so many units, at so many pixels for each, is within the limits. */
gboolean    moniac_export_fits             (double                     width,
                                            double                     height,
                                            double                     scale);
/* Why there are no films, in words. (transfer full) */
char       *moniac_export_tell_missing     (void);
gboolean    moniac_export_format_from_name (const char                *name,   /* a file name with suffix */
                                            MoniacExportFormat        *out);
const char *moniac_export_get_suffix       (MoniacExportFormat         format);
/* Films need a program that is looked for when it is needed. */
gboolean    moniac_export_is_possible      (MoniacExportFormat         format);
/* Whether it can be seen through: films and GIFs cannot. */
gboolean    moniac_export_has_alpha        (MoniacExportFormat         format);
GBytes     *moniac_export                  (const MoniacScene         *scene,
                                            const MoniacExportOptions *options,
                                            GError                   **error);

G_END_DECLS
