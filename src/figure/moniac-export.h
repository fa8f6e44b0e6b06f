/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a file: PNG, SVG, PDF. Bytes come out; moniac_save() writes them. */
#pragma once

#include "moniac-figure.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_EXPORT_PNG,
  MONIAC_EXPORT_SVG,
  MONIAC_EXPORT_PDF,
  MONIAC_N_EXPORTS,
} MoniacExportFormat;

#define MONIAC_EXPORT_MAX_PIXELS (100 * 1000 * 1000)

#define MONIAC_EXPORT_ERROR (moniac_export_error_quark ())
GQuark moniac_export_error_quark (void);
typedef enum
{
  MONIAC_EXPORT_ERROR_TOO_LARGE,     /* more pixels than the limit, or a side over 32,767 */
  MONIAC_EXPORT_ERROR_FAILED,
} MoniacExportError;

typedef struct
{
  MoniacExportFormat format;
  double scale;                      /* PNG: pixels per figure unit */
  MoniacThemeId theme;
  gboolean transparent;
  const MoniacColor *paper;          /* nullable: the theme's */
  MoniacHighlight highlight;
  double phase;
  gboolean coins;                    /* in a still: arrows always, coins when asked for */
} MoniacExportOptions;

gboolean    moniac_export_format_from_name (const char                *name,   /* a file name with suffix */
                                            MoniacExportFormat        *out);
const char *moniac_export_get_suffix       (MoniacExportFormat         format);
GBytes     *moniac_export                  (const MoniacScene         *scene,
                                            const MoniacExportOptions *options,
                                            GError                   **error);

G_END_DECLS
