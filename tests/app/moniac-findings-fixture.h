/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with its page of findings, and the inquiry behind it, for the tests of that page. */
#pragma once

#include "moniac-app-test.h"

typedef struct
{
  MoniacWindow *window;
  MoniacWorkspace *workspace;
  MoniacInquiry *inquiry;
  GtkWidget *page;
} Fixture;

/* The first widget of the page of a type that has the text somewhere (nullable: any); NULL if there is none. */
GtkWidget   *find          (Fixture       *fixture,
                            GType          type,
                            const char    *text);
gboolean     says          (Fixture       *fixture,
                            const char    *text);
/* Of loops. */
int          count_rows    (Fixture       *fixture);
/* Whether the canvas shows the scene there is; `data` is the fixture. */
gboolean     is_settled    (gpointer       data);
/* These run the main loop: until the scene has that amount, in units, of a deal, or of all (NULL); until the findings
 * are known and the page has told them. */
MoniacScene *wait_scene    (Fixture       *fixture,
                            const char    *deal,
                            gint64         amount);
void         wait_complete (Fixture       *fixture);
/* Of the side panel. */
void         show_page     (Fixture       *fixture,
                            const char    *name);
/* These show a document, and wait for its findings. */
void         open_text     (Fixture       *fixture,
                            const char    *text);
void         open_sample   (Fixture       *fixture);

void         set_up        (Fixture       *fixture,
                            gconstpointer  data);
void         tear_down     (Fixture       *fixture,
                            gconstpointer  data);

#define ADD(name, func) g_test_add ("/findings-page/" name, Fixture, NULL, set_up, func, tear_down)
