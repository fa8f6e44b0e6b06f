/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure in motion as WebP: lossless, so that text stays sharp and paper is one color. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include "moniac-export-private.h"
#include "moniac-frames.h"

#define MILLISECONDS 1000.0
/* Of 0 to 9: more takes much longer, and hardly saves anything on flat colors. */
#define EFFORT 1

/* cairo's colors are multiplied by how opaque they are; WebP's are not. */
static guint32
divide (guint32 pixel)
{
  guint32 alpha = pixel >> 24, out = alpha << 24;

  if (alpha == 0 || alpha == 255)
    return pixel;
  for (int shift = 0; shift < 24; shift += 8)
    out |= MIN ((((pixel >> shift) & 0xff) * 255 + alpha / 2) / alpha, 255) << shift;
  return out;
}

static void
copy_pixels (WebPPicture     *picture,
             cairo_surface_t *frame)
{
  const guchar *row = cairo_image_surface_get_data (frame);

  for (int y = 0; y < picture->height; y++, row += cairo_image_surface_get_stride (frame))
    for (int x = 0; x < picture->width; x++)
      picture->argb[y * picture->argb_stride + x] = divide (((const guint32 *) row)[x]);
}

static gboolean
add_frame (WebPAnimEncoder   *encoder,
           const WebPConfig  *config,
           cairo_surface_t   *frame,
           int                start,
           GError           **error)
{
  WebPPicture picture;
  gboolean done;

  if (!WebPPictureInit (&picture))
    return moniac_frames_fail (error, _("libwebp is of another version"));
  picture.use_argb = TRUE;
  picture.width = cairo_image_surface_get_width (frame);
  picture.height = cairo_image_surface_get_height (frame);
  if (!WebPPictureAlloc (&picture))
    return moniac_frames_fail (error, _("there is not enough memory"));
  copy_pixels (&picture, frame);
  done = WebPAnimEncoderAdd (encoder, &picture, start, config);
  WebPPictureFree (&picture);
  return done || moniac_frames_fail (error, WebPAnimEncoderGetError (encoder));
}

static gboolean
add_frames (WebPAnimEncoder   *encoder,
            const WebPConfig  *config,
            MoniacFrames      *frames,
            GError           **error)
{
  int n = moniac_frames_get_n (frames);

  for (int i = 0; i < n; i++)
    {
      cairo_surface_t *frame = moniac_frames_draw (frames, i, error);

      if (!frame || !add_frame (encoder, config, frame, moniac_frames_get_start (frames, i, MILLISECONDS), error))
        return FALSE;
    }
  return WebPAnimEncoderAdd (encoder, NULL, moniac_frames_get_start (frames, n, MILLISECONDS), NULL)
         || moniac_frames_fail (error, WebPAnimEncoderGetError (encoder));
}

static void
free_webp (gpointer data)
{
  WebPDataClear (data);
  g_free (data);
}

static GBytes *
assemble (WebPAnimEncoder  *encoder,
          GError          **error)
{
  WebPData *data = g_new0 (WebPData, 1);

  if (WebPAnimEncoderAssemble (encoder, data))
    return g_bytes_new_with_free_func (data->bytes, data->size, free_webp, data);
  g_free (data);
  moniac_frames_fail (error, WebPAnimEncoderGetError (encoder));
  return NULL;
}

GBytes *
moniac_export_webp (const MoniacScene         *scene,
                    const MoniacExportOptions *options,
                    GError                   **error)
{
  g_autoptr (MoniacFrames) frames = moniac_frames_new (scene, options, 1, error);
  WebPAnimEncoderOptions settings;
  WebPConfig config;
  WebPAnimEncoder *encoder;
  GBytes *bytes = NULL;

  if (!frames)
    return NULL;
  if (!WebPAnimEncoderOptionsInit (&settings) || !WebPConfigInit (&config) || !WebPConfigLosslessPreset (&config, EFFORT))
    {
      moniac_frames_fail (error, _("libwebp is of another version"));
      return NULL;
    }
  encoder = WebPAnimEncoderNew (moniac_frames_get_width (frames), moniac_frames_get_height (frames), &settings);
  if (!encoder)
    moniac_frames_fail (error, _("libwebp takes no picture of this size"));
  else if (add_frames (encoder, &config, frames, error))
    bytes = assemble (encoder, error);
  WebPAnimEncoderDelete (encoder);
  return bytes;
}
