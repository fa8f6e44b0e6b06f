/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of an area is taken by companies and ribbons, as a coarse grid that answers fast. */
#pragma once

#include "moniac-scene.h"

G_BEGIN_DECLS

typedef struct _MoniacCoverage MoniacCoverage;

/* A copy of what the scene shows now. `cell` is the size of a cell in figure units; large areas get larger cells. */
MoniacCoverage *moniac_coverage_new       (const MoniacScene    *scene,
                                           const MoniacRect     *area,
                                           double                cell);
void            moniac_coverage_free      (MoniacCoverage       *self);

/* Shares, from 0 to 1, of a rectangle: under companies, under any ribbon, and what lies under a second and
 * further ribbon (each counts, so that it may exceed 1). */
double          moniac_coverage_companies (const MoniacCoverage *self,
                                           const MoniacRect     *rect);
double          moniac_coverage_ribbons   (const MoniacCoverage *self,
                                           const MoniacRect     *rect);
double          moniac_coverage_excess    (const MoniacCoverage *self,
                                           const MoniacRect     *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacCoverage, moniac_coverage_free)

G_END_DECLS
