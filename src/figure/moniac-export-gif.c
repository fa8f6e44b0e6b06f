/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure in motion as GIF: the colors of its first frame for all of them, and of each frame what has changed. */
#include "config.h"

#include <gif_lib.h>
#include <glib/gi18n-lib.h>
#include <libimagequant.h>
#include <string.h>

#include "moniac-export-private.h"
#include "moniac-frames.h"

#define N_COLORS 256
/* Stands for "as it was". */
#define UNCHANGED (N_COLORS - 1)
#define HUNDREDTHS 100.0
#define FOREVER 0

typedef struct
{
  MoniacFrames *frames;
  GByteArray *out;
  GifFileType *gif;
  liq_attr *attributes;
  liq_result *palette;
  guint32 *pixels;             /* of the last frame */
  guint8 *rgba;                /* of the pixels that have changed, as the quantiser wants them */
  guint8 *found;               /* and their colors, by number */
  guint8 *now;                 /* the numbers of the frame's pixels */
  guint8 *before;              /* and of the last one's */
  gsize n_pixels;
} Writer;

/* In pixels; the right and the bottom are outside. */
typedef struct
{
  int left, top, right, bottom;
} Box;

static gboolean
check (int      done,
       Writer  *self,
       GError **error)
{
  return done == GIF_OK || moniac_frames_fail (error, GifErrorString (self->gif->Error));
}

static int
append_cb (GifFileType       *gif,
           const GifByteType *bytes,
           int                length)
{
  g_byte_array_append (gif->UserData, bytes, (guint) length);
  return length;
}

/* Frames are alike but for the coins: only what has changed is given to the quantiser. Returns how many pixels. */
static gsize
gather (Writer          *self,
        cairo_surface_t *frame,
        gboolean         first)
{
  int width = moniac_frames_get_width (self->frames), height = moniac_frames_get_height (self->frames);
  const guchar *row = cairo_image_surface_get_data (frame);
  guint8 *out = self->rgba;

  for (int y = 0; y < height; y++, row += cairo_image_surface_get_stride (frame))
    for (int x = 0; x < width; x++)
      {
        guint32 pixel = ((const guint32 *) row)[x];
        guint32 *last = &self->pixels[(gsize) y * width + x];

        if (!first && pixel == *last)
          continue;
        *out++ = (guint8) (pixel >> 16);
        *out++ = (guint8) (pixel >> 8);
        *out++ = (guint8) pixel;
        *out++ = 255;
      }
  return (gsize) (out - self->rgba) / 4;
}

/* The other way: numbers go to where the pixels came from. */
static void
scatter (Writer          *self,
         cairo_surface_t *frame,
         gboolean         first)
{
  int width = moniac_frames_get_width (self->frames), height = moniac_frames_get_height (self->frames);
  const guchar *row = cairo_image_surface_get_data (frame);
  const guint8 *found = self->found;
  gsize at = 0;

  for (int y = 0; y < height; y++, row += cairo_image_surface_get_stride (frame))
    for (int x = 0; x < width; x++, at++)
      {
        guint32 pixel = ((const guint32 *) row)[x];

        self->now[at] = !first && pixel == self->pixels[at] ? self->before[at] : *found++;
        self->pixels[at] = pixel;
      }
}

/* Which color is nearest to each of `n` pixels; the first frame chooses the colors. */
static gboolean
find_colors (Writer  *self,
             int      width,
             int      height,
             GError **error)
{
  liq_image *image = liq_image_create_rgba (self->attributes, self->rgba, width, height, 0);
  liq_error status = image ? LIQ_OK : LIQ_OUT_OF_MEMORY;

  if (status == LIQ_OK && !self->palette)
    {
      status = liq_image_quantize (image, self->attributes, &self->palette);
      if (status == LIQ_OK)
        status = liq_set_dithering_level (self->palette, 0);
    }
  if (status == LIQ_OK)
    status = liq_write_remapped_image (self->palette, image, self->found, (gsize) width * height);
  g_clear_pointer (&image, liq_image_destroy);
  return status == LIQ_OK || moniac_frames_fail (error, _("no colors could be chosen"));
}

static gboolean
number_pixels (Writer          *self,
               cairo_surface_t *frame,
               gboolean         first,
               GError         **error)
{
  gsize n = gather (self, frame, first);
  gboolean done;

  if (first)
    done = find_colors (self, moniac_frames_get_width (self->frames), moniac_frames_get_height (self->frames), error);
  else
    done = n == 0 || find_colors (self, (int) n, 1, error);
  if (done)
    scatter (self, frame, first);
  return done;
}

static gboolean
put_head (Writer  *self,
          GError **error)
{
  static const char loop_name[] = "NETSCAPE2.0";
  static const GifByteType loop[] = { 1, FOREVER & 0xff, FOREVER >> 8 };
  const liq_palette *palette = liq_get_palette (self->palette);
  GifColorType colors[N_COLORS] = { 0 };
  ColorMapObject *map;
  int done;

  for (unsigned i = 0; i < palette->count; i++)
    colors[i] = (GifColorType) { palette->entries[i].r, palette->entries[i].g, palette->entries[i].b };
  map = GifMakeMapObject (N_COLORS, colors);
  EGifSetGifVersion (self->gif, true);
  done = EGifPutScreenDesc (self->gif, moniac_frames_get_width (self->frames), moniac_frames_get_height (self->frames),
                            8, 0, map);
  GifFreeMapObject (map);
  if (done == GIF_OK)
    done = EGifPutExtensionLeader (self->gif, APPLICATION_EXT_FUNC_CODE);
  if (done == GIF_OK)
    done = EGifPutExtensionBlock (self->gif, (int) strlen (loop_name), loop_name);
  if (done == GIF_OK)
    done = EGifPutExtensionBlock (self->gif, sizeof loop, loop);
  if (done == GIF_OK)
    done = EGifPutExtensionTrailer (self->gif);
  return check (done, self, error);
}

static gboolean
row_changed (const Writer *self,
             int           y,
             int           width)
{
  return memcmp (self->now + (gsize) y * width, self->before + (gsize) y * width, (gsize) width) != 0;
}

static gboolean
column_changed (const Writer *self,
                int           x,
                int           width,
                const Box    *rows)
{
  for (int y = rows->top; y < rows->bottom; y++)
    if (self->now[(gsize) y * width + x] != self->before[(gsize) y * width + x])
      return TRUE;
  return FALSE;
}

/* Around what has changed; one pixel where nothing has, since a frame without any is none. */
static Box
find_changed (const Writer *self)
{
  int width = moniac_frames_get_width (self->frames);
  Box box = { 0, 0, width, moniac_frames_get_height (self->frames) };

  while (box.bottom > 1 && !row_changed (self, box.bottom - 1, width))
    box.bottom--;
  while (box.top < box.bottom - 1 && !row_changed (self, box.top, width))
    box.top++;
  while (box.right > 1 && !column_changed (self, box.right - 1, width, &box))
    box.right--;
  while (box.left < box.right - 1 && !column_changed (self, box.left, width, &box))
    box.left++;
  return box;
}

static int
put_timing (Writer *self,
            int     i)
{
  GraphicsControlBlock control = {
    .DisposalMode = DISPOSE_DO_NOT,
    .DelayTime = moniac_frames_get_start (self->frames, i + 1, HUNDREDTHS) - moniac_frames_get_start (self->frames, i, HUNDREDTHS),
    .TransparentColor = i > 0 ? UNCHANGED : NO_TRANSPARENT_COLOR,
  };
  GifByteType bytes[4];

  return EGifPutExtension (self->gif, GRAPHICS_EXT_FUNC_CODE, (int) EGifGCBToExtension (&control, bytes), bytes);
}

/* What has not changed is left open, which leaves long runs of one number. */
static void
copy_row (const Writer *self,
          const Box    *box,
          int           y,
          gboolean      first,
          guint8       *out)
{
  gsize at = (gsize) y * moniac_frames_get_width (self->frames) + box->left;

  for (int x = box->left; x < box->right; x++, at++)
    *out++ = !first && self->now[at] == self->before[at] ? UNCHANGED : self->now[at];
}

static gboolean
put_frame (Writer  *self,
           int      i,
           GError **error)
{
  Box whole = { 0, 0, moniac_frames_get_width (self->frames), moniac_frames_get_height (self->frames) };
  Box box = i > 0 ? find_changed (self) : whole;
  g_autofree guint8 *row = g_malloc ((gsize) (box.right - box.left));
  int done = put_timing (self, i);

  if (done == GIF_OK)
    done = EGifPutImageDesc (self->gif, box.left, box.top, box.right - box.left, box.bottom - box.top, false, NULL);
  for (int y = box.top; done == GIF_OK && y < box.bottom; y++)
    {
      copy_row (self, &box, y, i == 0, row);
      done = EGifPutLine (self->gif, row, box.right - box.left);
    }
  return check (done, self, error);
}

static gboolean
put_frames (Writer  *self,
            GError **error)
{
  for (int i = 0; i < moniac_frames_get_n (self->frames); i++)
    {
      cairo_surface_t *frame = moniac_frames_draw (self->frames, i, error);
      guint8 *before = self->before;

      if (!frame)
        return FALSE;
      if (!number_pixels (self, frame, i == 0, error) || (i == 0 && !put_head (self, error)) || !put_frame (self, i, error))
        return FALSE;
      self->before = self->now;
      self->now = before;
    }
  return TRUE;
}

static gboolean
open_writer (Writer  *self,
             GError **error)
{
  int problem = 0;

  self->n_pixels = (gsize) moniac_frames_get_width (self->frames) * moniac_frames_get_height (self->frames);
  self->pixels = g_new (guint32, self->n_pixels);
  self->rgba = g_malloc (4 * self->n_pixels);
  self->found = g_malloc (self->n_pixels);
  self->now = g_malloc (self->n_pixels);
  self->before = g_malloc (self->n_pixels);
  self->out = g_byte_array_new ();
  self->attributes = liq_attr_create ();
  self->gif = EGifOpen (self->out, append_cb, &problem);
  if (!self->gif || !self->attributes)
    return moniac_frames_fail (error, self->gif ? _("no colors could be chosen") : GifErrorString (problem));
  return liq_set_max_colors (self->attributes, N_COLORS - 1) == LIQ_OK || moniac_frames_fail (error, _("no colors could be chosen"));
}

static gboolean
close_writer (Writer *self)
{
  int problem = 0;
  gboolean done = self->gif && EGifCloseFile (self->gif, &problem) == GIF_OK;

  g_clear_pointer (&self->palette, liq_result_destroy);
  g_clear_pointer (&self->attributes, liq_attr_destroy);
  g_free (self->pixels);
  g_free (self->rgba);
  g_free (self->found);
  g_free (self->now);
  g_free (self->before);
  return done;
}

GBytes *
moniac_export_gif (const MoniacScene         *scene,
                   const MoniacExportOptions *options,
                   GError                   **error)
{
  g_autoptr (MoniacFrames) frames = moniac_frames_new (scene, options, 1, error);
  Writer self = { .frames = frames };
  gboolean done;

  if (!frames)
    return NULL;
  done = open_writer (&self, error) && put_frames (&self, error);
  if (!close_writer (&self) && done)
    done = moniac_frames_fail (error, _("its end is missing"));
  if (done)
    return g_byte_array_free_to_bytes (self.out);
  g_byte_array_unref (self.out);
  return NULL;
}
