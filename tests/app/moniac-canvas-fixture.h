/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a canvas and a small document, for the canvas's tests. Four companies: alpha pays
 * beta (deal "ab"), beta gamma ("bg"), gamma alpha ("ga"); delta and alpha are partners ("dd"). */
#pragma once

#include "moniac-canvas-private.h"

#define WIDTH 900
#define HEIGHT 600

typedef struct
{
  MoniacDocument *document;
  MoniacWorkspace *workspace;
  GtkWidget *window;
  MoniacCanvas *canvas;
  int n_edits;                         /* how often the editor was asked for */
} Fixture;

/* These two run the main loop until the canvas shows what it was asked for, and, in the second,
 * until another scene has come. */
void        settle           (Fixture       *fixture);
void        wait_for_scene   (Fixture       *fixture);
void        wait_for_coins   (Fixture       *fixture);

void        set_up           (Fixture       *fixture,
                              gconstpointer  data);
void        tear_down        (Fixture       *fixture,
                              gconstpointer  data);

/* Of the document; borrowed. */
GObject    *company          (Fixture       *fixture,
                              const char    *id);
GObject    *deal             (Fixture       *fixture,
                              const char    *id);
/* Of the scene's network. */
int         company_index    (Fixture       *fixture,
                              const char    *id);
/* A point of the canvas at which a company is hit. */
MoniacPoint point_on_company (Fixture       *fixture,
                              int            index);

#define ADD(path, function) \
  g_test_add ("/canvas/" path, Fixture, NULL, set_up, function, tear_down)
