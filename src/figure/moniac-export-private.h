/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writers of the formats share. */
#pragma once

#include "moniac-export.h"

G_BEGIN_DECLS

MoniacColor moniac_export_choose_paper  (const MoniacExportOptions *options);
/* How many pixels a picture of the scene has, at least one each way; an error where they are too many. */
gboolean    moniac_export_choose_pixels (const MoniacScene         *scene,
                                         double                     scale,
                                         int                       *width,
                                         int                       *height,
                                         GError                   **error);
gboolean    moniac_export_check_status  (cairo_status_t             status,
                                         GError                   **error);

/* The formats in motion, as moniac_export() promises them. */
GBytes     *moniac_export_gif           (const MoniacScene         *scene,
                                         const MoniacExportOptions *options,
                                         GError                   **error);
GBytes     *moniac_export_webp          (const MoniacScene         *scene,
                                         const MoniacExportOptions *options,
                                         GError                   **error);
GBytes     *moniac_export_film          (const MoniacScene         *scene,
                                         const MoniacExportOptions *options,
                                         GError                   **error);
gboolean    moniac_export_can_film      (void);

G_END_DECLS
