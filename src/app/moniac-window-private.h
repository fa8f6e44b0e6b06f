/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share: moniac-window.c (life cycle), -actions.c, -backdrop.c, -disk.c, -drafts.c, -drop.c,
 * -figure.c, -files.c, -inhibit.c, -present.c, -save.c and -session.c. */
#pragma once

#include "moniac-arranging-bar.h"
#include "moniac-window.h"

#include "moniac-bottom-bar.h"
#include "moniac-breakpoint.h"
#include "moniac-canvas.h"
#include "moniac-inquiry-bar.h"
#include "moniac-disk-bar.h"
#include "moniac-draft-keeper.h"
#include "moniac-file-watch.h"
#include "moniac-panel.h"
#include "moniac-problems-dialog.h"
#include "moniac-progress-bar.h"
#include "moniac-start-page.h"
#include "moniac-toaster.h"
#include "moniac-view-switcher.h"
#include "moniac-zoom-controls.h"

G_BEGIN_DECLS

struct _MoniacWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned. */
  MoniacWorkspace *workspace;
  GSettings *settings;
  GSignalGroup *document_signals;
  GSimpleActionGroup *figure_actions;
  GCancellable *loading;          /* not NULL while a file is being read for this window */
  GFile *loading_file;            /* which */
  GCancellable *looking;          /* for recent files */
  GCancellable *copying;
  MoniacDraftKeeper *drafts;
  MoniacFileWatch *watch;         /* of the file, or NULL */
  GFile *watched;                 /* which that is */
  MoniacSessionWindow *restoring; /* how to show what is being read, or NULL */
  MoniacProblems *warnings;       /* of the file that is open, or NULL */
  MoniacToaster *toaster;
  GtkWindow *question;            /* weak: whether to save the changes, while that is being asked */

  /* Children of the template. */
  MoniacBreakpoint *breakpoint;
  AdwToastOverlay *toast_overlay;
  GtkWidget *header_bar;
  MoniacBottomBar *bottom_bar;
  AdwWindowTitle *title;
  GtkMenuButton *menu_button;
  GtkWidget *open_button;
  AdwSplitButton *open_split_button;
  GtkWidget *view_switcher;
  GtkWidget *find_button;
  GtkWidget *panel_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  MoniacInquiryBar *inquiry_bar;
  MoniacArrangingBar *arranging_bar;
  MoniacZoomControls *zoom_controls;
  GtkSpinner *spinner;
  MoniacProgressBar *progress_bar;
  GtkInfoBar *warnings_bar;
  GtkLabel *warnings_label;
  MoniacDiskBar *disk_bar;
  GtkStack *stack;
  GtkStack *figure_stack;
  MoniacStartPage *start_page;
  AdwFlap *flap;
  AdwBin *canvas_bin;
  AdwBin *panel_bin;

  MoniacCanvas *canvas;
  MoniacPanel *panel;

  guint logout_cookie;
  guint idle_cookie;
  guint pointer_source;
  guint changes;                  /* of the document so far; tells whether one came while it was being written */
  double pointer_x;
  double pointer_y;

  guint has_document : 1;         /* the start page is gone */
  guint has_recent : 1;
  guint has_figure_actions : 1;   /* whether the group is inserted */
  guint saving : 1;
  guint close_when_saved : 1;
  guint panel_before_present : 1;
  guint discarding : 1;           /* closing, and unsaved changes are not wanted */
  guint told_read_only : 1;
  guint came_for_file : 1;        /* made to open a file, by the application */
};

/* moniac-window.c */
void moniac_window_show_document   (MoniacWindow      *self,
                                    MoniacDocument    *document,
                                    GFile             *file,
                                    GBytes            *bytes,
                                    MoniacProblems    *warnings);
void moniac_window_toast           (MoniacWindow      *self,
                                    const char        *text);
void moniac_window_take_warnings   (MoniacWindow      *self,
                                    MoniacProblems    *warnings);

/* moniac-window-actions.c */
void moniac_window_install_actions (GtkWidgetClass    *widget_class);
void moniac_window_init_actions    (MoniacWindow      *self);
void moniac_window_update_actions  (MoniacWindow      *self);

/* moniac-window-backdrop.c */
void moniac_window_init_backdrop   (MoniacWindow      *self);
void moniac_window_tell_opaque     (MoniacWindow      *self);

/* moniac-window-disk.c */
void moniac_window_init_disk       (MoniacWindow      *self);
void moniac_window_follow_file     (MoniacWindow      *self);
void moniac_window_forget_file     (MoniacWindow      *self);

/* moniac-window-drafts.c */
void moniac_window_init_drafts     (MoniacWindow      *self);
void moniac_window_close_drafts    (MoniacWindow      *self);

/* moniac-window-drop.c */
void moniac_window_init_drop       (MoniacWindow      *self);

/* moniac-window-figure.c */
void moniac_window_init_figure     (MoniacWindow      *self);
void moniac_window_copy_figure     (MoniacWindow      *self);

/* moniac-window-files.c */
void moniac_window_choose_file     (MoniacWindow      *self);
/* Reads the file again, as a step that can be undone. `quietly`: it is not asked for, so nothing but the bar tells when
 * that is not possible, and changes that came meanwhile stay. */
void moniac_window_reload          (MoniacWindow      *self,
                                    gboolean           quietly);
void moniac_window_ask_revert      (MoniacWindow      *self);
void moniac_window_cancel_loading  (MoniacWindow      *self);

/* moniac-window-inhibit.c */
void moniac_window_inhibit         (MoniacWindow      *self,
                                    GtkApplicationInhibitFlags what,
                                    gboolean           inhibited);

/* moniac-window-session.c */
void moniac_window_end_restoring   (MoniacWindow      *self,
                                    gboolean           shown);

/* moniac-window-save.c */
void moniac_window_save            (MoniacWindow      *self);
void moniac_window_save_as         (MoniacWindow      *self);
void moniac_window_save_to         (MoniacWindow      *self,
                                    GFile             *file);
/* TRUE when the window may close now; otherwise it asks, or waits, and closes later. */
gboolean moniac_window_may_close   (MoniacWindow      *self);
/* Asks what to do with unsaved changes, where there are any; the window closes when they are saved or discarded. */
void moniac_window_ask_about_changes (MoniacWindow    *self);

/* moniac-window-present.c */
void moniac_window_init_present    (MoniacWindow      *self);
void moniac_window_set_presenting  (MoniacWindow      *self,
                                    gboolean           presenting);

G_END_DECLS
