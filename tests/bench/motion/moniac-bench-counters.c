/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame is made of, counted: allocations, render nodes made for it, and the pixels that are drawn anew. */
#include "config.h"

#include "moniac-bench-counters.h"

/* The C library's own, below the ones that count. */
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *pointer, size_t size);

void *malloc (size_t size);
void *calloc (size_t n, size_t size);
void *realloc (void *pointer, size_t size);

static long n_allocations;             /* from all threads; a few may be missed */
static int n_frames;
static long n_nodes;
static double n_pixels;                /* in canvas pixels */
static gulong handler;

void *
malloc (size_t size)
{
  n_allocations++;
  return __libc_malloc (size);
}

void *
calloc (size_t n,
        size_t size)
{
  n_allocations++;
  return __libc_calloc (n, size);
}

void *
realloc (void   *pointer,
         size_t  size)
{
  n_allocations++;
  return __libc_realloc (pointer, size);
}

/* In place of GTK's function, by the linker: nodes that are made while frames are counted only tell damage, or
 * outline what is selected. */
GskRenderNode *__real_gsk_cairo_node_new (const graphene_rect_t *bounds);
GskRenderNode *__wrap_gsk_cairo_node_new (const graphene_rect_t *bounds);

GskRenderNode *
__wrap_gsk_cairo_node_new (const graphene_rect_t *bounds)
{
  n_nodes++;
  n_pixels += bounds->size.width * bounds->size.height;
  return __real_gsk_cairo_node_new (bounds);
}

static GskRenderNode *
node_of_canvas (MoniacWindow *window)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (window->canvas)->snapshot (GTK_WIDGET (window->canvas), snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
after_paint_cb (GdkFrameClock *clock,
                MoniacWindow  *window)
{
  n_frames++;
}

void
moniac_bench_counters_begin (MoniacWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  n_frames = 0;
  n_nodes = 0;
  n_pixels = 0;
  n_allocations = 0;
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), window);
}

void
moniac_bench_counters_end (MoniacWindow      *window,
                           MoniacBenchCounts *out)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (window));

  out->allocations = n_allocations;
  out->frames = n_frames;
  out->nodes = n_nodes;
  out->pixels = n_pixels * scale * scale;
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), handler);
}

void
moniac_bench_save_canvas (MoniacWindow *window,
                          const char   *path)
{
  int width = gtk_widget_get_width (GTK_WIDGET (window->canvas));
  int height = gtk_widget_get_height (GTK_WIDGET (window->canvas));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GskRenderNode) node = node_of_canvas (window);

  if (node)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}
