/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the workspace share: its state, and the making of its scene. */
#pragma once

#include "moniac-compose.h"
#include "moniac-workspace.h"

G_BEGIN_DECLS

struct _MoniacWorkspace
{
  GObject parent_instance;

  /* Owned. */
  MoniacDocument *document;
  GFile *file;
  GBytes *bytes;
  GObject *selection;
  GObject *hovered;
  MoniacAnalysis *analysis;       /* of the document as it is, or NULL when it has to be made anew */
  MoniacAnalysis *tried;          /* of what is on trial, or NULL likewise, or where nothing is */
  MoniacAnalysis *shown;          /* what the inquiry makes of it, or NULL likewise */
  MoniacAnalysis *composed;       /* of the scene on show */
  MoniacInquiry *inquiry;
  MoniacScene *scene;
  MoniacCompany *pool;            /* what stands for the pool of the scene, or NULL; not in the document */
  GCancellable *composing;
  GCancellable *networking;       /* a worker makes the network of a very large document; NULL where none does */

  MoniacView view;
  MoniacThemeId theme;
  MoniacBasis basis;
  MoniacFurniture furniture;
  double pool_below;
  double width;
  double height;
  guint serial;                   /* of the request whose result is wanted */
  guint compose_source;
  guint busy_source;
  int works;

  guint talks : 1;
  guint tones : 1;
  guint mark_most : 1;
  guint playing : 1;
  guint presenting : 1;
  guint busy : 1;
  guint told_fallback : 1;
  guint composing_hastily : 1;    /* a figure that leaves open what takes long to find out */
  guint afresh : 1;               /* the next figure follows none */
  guint arranging : 1;            /* as was told */
  guint given_up : 1;             /* what was asked for last is not on show */
  guint told_given_up : 1;
  guint compose_again : 1;        /* as soon as what is being composed is done */
};

/* The scene on show follows the state: asked for at once, or when what changes has rested. */
void moniac_workspace_queue_scene        (MoniacWorkspace *self);
void moniac_workspace_queue_scene_rested (MoniacWorkspace *self);
/* The network is another one: everything that was found out about the old one is void. */
void moniac_workspace_queue_network      (MoniacWorkspace *self);
void moniac_workspace_cancel_composing   (MoniacWorkspace *self);
void moniac_workspace_cancel_network     (MoniacWorkspace *self);
/* Takes the scene over; NULL for none. */
void moniac_workspace_take_scene         (MoniacWorkspace *self,
                                          MoniacScene     *scene);
void moniac_workspace_update_busy        (MoniacWorkspace *self);
void moniac_workspace_update_arranging   (MoniacWorkspace *self);
/* What the inquiry leaves out, or which of the two it shows, has changed; or what is on trial has. */
void moniac_workspace_follow_inquiry     (MoniacWorkspace *self);
void moniac_workspace_follow_trials      (MoniacWorkspace *self);

G_END_DECLS
