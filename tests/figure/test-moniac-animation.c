/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures in motion: each frame is the figure at its phase, files hold those frames, loop without a seam, and whatever
 * goes wrong with the program that makes films is said, and ends it. */
#include "config.h"

#include <gif_lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <webp/demux.h>

#include "moniac-frames.h"
#include "moniac-test-scene.h"

#define WIDTH 201
#define HEIGHT 103
#define SECONDS 0.8
#define RATE 15.0
#define N_FRAMES 12

static const char * const amounts[] = { "40", "3", "?", NULL };

typedef struct
{
  MoniacScene *scene;
  MoniacExportOptions options;
  GCancellable *cancellable;
  double done;
  int n_reports;
} Fixture;

static void
report_cb (double   done,
           gpointer data)
{
  Fixture *self = data;

  g_assert_cmpfloat (done, >, self->done);
  g_assert_cmpfloat (done, <=, 1);
  self->done = done;
  self->n_reports++;
}

static void
cancel_cb (double   done,
           gpointer data)
{
  Fixture *self = data;

  if (++self->n_reports == 3)
    g_cancellable_cancel (self->cancellable);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (MoniacDocument) document = moniac_test_pair_document (amounts);
  g_autoptr (MoniacNetwork) network = moniac_test_network (document);

  self->scene = moniac_test_pair_scene (network, WIDTH, HEIGHT, network->unit);
  self->scene->coin = (gint64) llround (2 / network->unit);
  self->cancellable = g_cancellable_new ();
  self->options = (MoniacExportOptions) {
    .scale = 1, .theme = MONIAC_THEME_LIGHT, .highlight = MONIAC_HIGHLIGHT_NONE, .seconds = SECONDS, .rate = RATE,
    .cancellable = self->cancellable, .progress = report_cb, .progress_data = self,
  };
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  moniac_scene_unref (self->scene);
  g_object_unref (self->cancellable);
}

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[x];
}

static int
difference (guint32 a,
            guint32 b)
{
  int largest = 0;

  for (int shift = 0; shift < 32; shift += 8)
    largest = MAX (largest, ABS ((int) ((a >> shift) & 0xff) - (int) ((b >> shift) & 0xff)));
  return largest;
}

/* The figure as one function draws it, in one go. */
static cairo_surface_t *
draw_plainly (Fixture *self,
              double   phase)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (MoniacPainter) painter = moniac_cairo_painter_new (cr, FALSE);
  MoniacColor nothing = { 0, 0, 0, 0 };

  moniac_figure_draw (painter, self->scene, moniac_theme_get (self->options.theme),
                      self->options.transparent ? &nothing : NULL, &self->options.highlight, phase,
                      MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL | MONIAC_DRAW_COINS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static MoniacFrames *
make_frames (Fixture *self,
             int      step)
{
  g_autoptr (GError) error = NULL;
  MoniacFrames *frames = moniac_frames_new (self->scene, &self->options, step, &error);

  g_assert_no_error (error);
  return frames;
}

static void
test_frames_are_the_figures (Fixture       *self,
                             gconstpointer  data)
{
  for (int transparent = 0; transparent < 2; transparent++)
    {
      g_autoptr (MoniacFrames) frames = NULL;
      int n_moved = 0;

      self->options.transparent = transparent;
      self->done = 0;
      frames = make_frames (self, 1);
      g_assert_cmpint (moniac_frames_get_n (frames), ==, N_FRAMES);
      for (int i = 0; i < N_FRAMES; i++)
        {
          cairo_surface_t *frame = moniac_frames_draw (frames, i, NULL);
          cairo_surface_t *plain = draw_plainly (self, (double) i / N_FRAMES);
          cairo_surface_t *first = draw_plainly (self, 0);

          for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++)
              {
                g_assert_cmpint (difference (pixel_at (frame, x, y), pixel_at (plain, x, y)), <=, 2);
                n_moved += difference (pixel_at (frame, x, y), pixel_at (first, x, y)) > 20;
              }
          cairo_surface_destroy (plain);
          cairo_surface_destroy (first);
        }
      g_assert_cmpint (n_moved, >, 100);
    }
  g_assert_cmpint (self->n_reports, ==, 2 * N_FRAMES);
}

/* Whole rounds, however long it takes; sides as films want them, the rim being paper. */
static void
test_times_and_sides (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (MoniacFrames) frames = make_frames (self, 2);
  g_autoptr (MoniacFrames) usual = NULL;
  cairo_surface_t *frame = moniac_frames_draw (frames, 5, NULL);

  g_assert_cmpint (moniac_frames_get_width (frames), ==, WIDTH + 1);
  g_assert_cmpint (moniac_frames_get_height (frames), ==, HEIGHT + 1);
  g_assert_cmphex (pixel_at (frame, WIDTH, HEIGHT), ==, 0xfffbfaf7);
  /* 15 frames a second are 6 or 7 hundredths each, and 80 together. */
  g_assert_cmpint (moniac_frames_get_start (frames, N_FRAMES, 100), ==, 80);
  for (int i = 0; i < N_FRAMES; i++)
    g_assert_cmpint ((moniac_frames_get_start (frames, i + 1, 100) - moniac_frames_get_start (frames, i, 100) - 6) / 2, ==, 0);

  self->options.seconds = self->options.rate = 0;
  usual = make_frames (self, 1);
  g_assert_cmpint (moniac_frames_get_n (usual), ==, (int) (MONIAC_ROUND_SECONDS * MONIAC_EXPORT_DEFAULT_RATE));
}

static void
test_limits (Fixture       *self,
             gconstpointer  data)
{
  static const struct
  {
    double seconds, rate, scale;
  } cases[] = {
    { -1, 10, 1 }, { 121, 10, 1 }, { 1, -1, 1 }, { 1, 61, 1 }, { 0.001, 1, 1 }, { 120, 60, 1 }, { 0.0 / 0.0, 10, 1 }, { 1, 10, 1000 },
    { 1, 10, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int format = MONIAC_N_STILLS; format < MONIAC_N_EXPORTS; format++)
      {
        g_autoptr (GError) error = NULL;

        if (!moniac_export_is_possible (format))
          continue;
        self->options.format = format;
        self->options.seconds = cases[i].seconds;
        self->options.rate = cases[i].rate;
        self->options.scale = cases[i].scale;
        g_assert_null (moniac_export (self->scene, &self->options, &error));
        g_assert_error (error, MONIAC_EXPORT_ERROR, MONIAC_EXPORT_ERROR_TOO_LARGE);
      }
}

static GBytes *
export (Fixture            *self,
        MoniacExportFormat  format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  self->options.format = format;
  self->done = 0;
  self->n_reports = 0;
  bytes = moniac_export (self->scene, &self->options, &error);
  g_assert_no_error (error);
  g_assert_cmpint (self->n_reports, ==, N_FRAMES);
  g_assert_cmpfloat (self->done, ==, 1);
  return bytes;
}

typedef struct
{
  const guchar *at;
  gsize left;
} Source;

static int
read_cb (GifFileType *gif,
         GifByteType *out,
         int          length)
{
  Source *source = gif->UserData;
  int n = (int) MIN ((gsize) length, source->left);

  memcpy (out, source->at, (gsize) n);
  source->at += n;
  source->left -= (gsize) n;
  return n;
}

/* Draws what a frame changes. Returns its delay, in hundredths. */
static int
apply_gif_frame (GifFileType *gif,
                 int          i,
                 guint32     *canvas)
{
  const SavedImage *image = &gif->SavedImages[i];
  const GifImageDesc *place = &image->ImageDesc;
  GraphicsControlBlock control;

  g_assert_cmpint (DGifSavedExtensionToGCB (gif, i, &control), ==, GIF_OK);
  g_assert_cmpint (control.DisposalMode, ==, DISPOSE_DO_NOT);
  for (int y = 0; y < place->Height; y++)
    for (int x = 0; x < place->Width; x++)
      {
        int number = image->RasterBits[y * place->Width + x];
        GifColorType color = gif->SColorMap->Colors[number];

        if (number != control.TransparentColor)
          canvas[(place->Top + y) * WIDTH + place->Left + x] =
            0xff000000u | (guint32) color.Red << 16 | (guint32) color.Green << 8 | color.Blue;
      }
  return control.DelayTime;
}

/* The colors are few, so that some are only near; paper is exactly itself. */
static void
check_gif_frame (Fixture       *self,
                 MoniacFrames  *frames,
                 int            i,
                 const guint32 *canvas)
{
  cairo_surface_t *frame = moniac_frames_draw (frames, i, NULL);
  double total = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        int apart = difference (canvas[y * WIDTH + x], pixel_at (frame, x, y));

        g_assert_cmpint (apart, <, 40);
        total += apart;
      }
  g_assert_cmpfloat (total / (WIDTH * HEIGHT), <, 1);
  g_assert_cmphex (canvas[0], ==, 0xfffbfaf7);
}

static void
test_gif (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr (GBytes) bytes = export (self, MONIAC_EXPORT_GIF);
  g_autofree guint32 *canvas = g_new0 (guint32, WIDTH * HEIGHT);
  Source source = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  GifFileType *gif = DGifOpen (&source, read_cb, NULL);
  g_autoptr (MoniacFrames) frames = NULL;
  int hundredths = 0;

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 6, "GIF89a", 6);
  g_assert_cmpint (DGifSlurp (gif), ==, GIF_OK);
  g_assert_cmpint (gif->SWidth, ==, WIDTH);
  g_assert_cmpint (gif->SHeight, ==, HEIGHT);
  g_assert_cmpint (gif->ImageCount, ==, N_FRAMES);
  self->done = 0;
  frames = make_frames (self, 1);
  for (int i = 0; i < N_FRAMES; i++)
    {
      hundredths += apply_gif_frame (gif, i, canvas);
      check_gif_frame (self, frames, i, canvas);
    }
  g_assert_cmpint (hundredths, ==, 80);
  /* For ever. */
  g_assert_cmpint (gif->SavedImages[0].ExtensionBlocks[0].Function, ==, APPLICATION_EXT_FUNC_CODE);
  g_assert_cmpmem (gif->SavedImages[0].ExtensionBlocks[0].Bytes, 11, "NETSCAPE2.0", 11);
  g_assert_cmpmem (gif->SavedImages[0].ExtensionBlocks[1].Bytes, 3, "\001\000\000", 3);
  DGifCloseFile (gif, NULL);
}

/* As cairo has it. */
static guint32
premultiply (const guint8 *rgba)
{
  guint32 alpha = rgba[3], out = alpha << 24;

  for (int i = 0; i < 3; i++)
    out |= ((rgba[i] * alpha + 127) / 255) << (16 - 8 * i);
  return out;
}

/* Not a pixel is lost; where it can be seen through, but for rounding. */
static void
check_webp (Fixture *self,
            GBytes  *bytes)
{
  WebPData webp = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  WebPAnimDecoder *decoder = WebPAnimDecoderNew (&webp, NULL);
  g_autoptr (MoniacFrames) frames = NULL;
  WebPAnimInfo info;
  guint8 *rgba;
  int end = 0;

  g_assert_true (WebPAnimDecoderGetInfo (decoder, &info));
  g_assert_cmpint ((int) info.canvas_width, ==, WIDTH);
  g_assert_cmpint ((int) info.canvas_height, ==, HEIGHT);
  g_assert_cmpint ((int) info.frame_count, ==, N_FRAMES);
  g_assert_cmpint ((int) info.loop_count, ==, 0);
  self->done = 0;
  frames = make_frames (self, 1);
  for (int i = 0; i < N_FRAMES; i++)
    {
      cairo_surface_t *frame = moniac_frames_draw (frames, i, NULL);

      g_assert_true (WebPAnimDecoderGetNext (decoder, &rgba, &end));
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          g_assert_cmpint (difference (premultiply (rgba + 4 * (y * WIDTH + x)), pixel_at (frame, x, y)), <=,
                           self->options.transparent ? 1 : 0);
    }
  g_assert_cmpint (end, ==, (int) (1000 * SECONDS));
  WebPAnimDecoderDelete (decoder);
}

static void
test_webp (Fixture       *self,
           gconstpointer  data)
{
  for (int transparent = 0; transparent < 2; transparent++)
    {
      g_autoptr (GBytes) bytes = NULL;

      self->options.transparent = transparent;
      bytes = export (self, MONIAC_EXPORT_WEBP);
      check_webp (self, bytes);
    }
}

static GBytes *
run (const char * const *argv)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  GBytes *out = NULL;

  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, NULL, NULL));
  g_assert_true (g_subprocess_get_successful (process));
  return out;
}

/* Films are read back by the program that made them; colors are near, since films keep half of them. */
static void
check_film (Fixture    *self,
            const char *path)
{
  const char * const argv[] = {
    "ffmpeg", "-nostdin", "-loglevel", "error", "-i", path, "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", "bgra", "-", NULL,
  };
  g_autoptr (GBytes) pixels = run (argv);
  g_autoptr (MoniacFrames) frames = NULL;
  const guint32 *at = g_bytes_get_data (pixels, NULL);

  g_assert_cmpuint (g_bytes_get_size (pixels), ==, N_FRAMES * 4 * (WIDTH + 1) * (HEIGHT + 1));
  self->done = 0;
  frames = make_frames (self, 2);
  for (int i = 0; i < N_FRAMES; i++)
    {
      cairo_surface_t *frame = moniac_frames_draw (frames, i, NULL);
      double total = 0;

      for (int y = 0; y < HEIGHT + 1; y++)
        for (int x = 0; x < WIDTH + 1; x++)
          total += difference (*at++, pixel_at (frame, x, y));
      g_assert_cmpfloat (total / (WIDTH * HEIGHT), <, 6);
    }
}

static gboolean
skip_without_ffmpeg (void)
{
  if (moniac_export_is_possible (MONIAC_EXPORT_MP4))
    return FALSE;
  g_test_skip ("ffmpeg is not installed");
  return TRUE;
}

static void
test_films (Fixture       *self,
            gconstpointer  data)
{
  static const struct
  {
    MoniacExportFormat format;
    const char *name;
    gsize offset;
    const char *mark;
  } cases[] = {
    { MONIAC_EXPORT_MP4, "film.mp4", 4, "ftyp" }, { MONIAC_EXPORT_WEBM, "film.webm", 0, "\x1a\x45\xdf\xa3" },
  };
  g_autofree char *folder = NULL;

  if (skip_without_ffmpeg ())
    return;
  folder = g_dir_make_tmp ("moniac-film-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = export (self, cases[i].format);
      g_autoptr (GBytes) again = export (self, cases[i].format);
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      const char *start = g_bytes_get_data (bytes, NULL);

      g_assert_true (g_bytes_equal (bytes, again));
      g_assert_cmpmem (start + cases[i].offset, 4, cases[i].mark, 4);
      g_assert_true (g_file_set_contents (path, start, (gssize) g_bytes_get_size (bytes), NULL));
      check_film (self, path);
      g_remove (path);
    }
  g_rmdir (folder);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  self->options.progress = cancel_cb;
  for (int format = MONIAC_N_STILLS; format < MONIAC_N_EXPORTS; format++)
    {
      g_autoptr (GError) error = NULL;

      if (!moniac_export_is_possible (format))
        continue;
      g_cancellable_reset (self->cancellable);
      self->n_reports = 0;
      self->options.format = format;
      g_assert_null (moniac_export (self->scene, &self->options, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (self->n_reports, ==, 3);
    }
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (300 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Programs of that name that are not what they should be. */
static void
test_program_fails (Fixture       *self,
                    gconstpointer  data)
{
  static const struct
  {
    const char *script;            /* nullable: there is none */
    GQuark (*domain) (void);
    int code;
    const char *words;
  } cases[] = {
    { NULL, moniac_export_error_quark, MONIAC_EXPORT_ERROR_MISSING, "ffmpeg" },
    { "#!/bin/sh\n/bin/cat >/dev/null\necho no such encoder >&2\nexit 1\n", moniac_export_error_quark, MONIAC_EXPORT_ERROR_FAILED, "no such encoder" },
    { "#!/bin/sh\necho gone at once >&2\nexit 0\n", moniac_export_error_quark, MONIAC_EXPORT_ERROR_FAILED, "gave up" },
    { "#!/bin/sh\nkill -9 $$\n", moniac_export_error_quark, MONIAC_EXPORT_ERROR_FAILED, "gave up" },
    { "#!/bin/sh\nexec /bin/sleep 1000\n", g_io_error_quark, G_IO_ERROR_CANCELLED, "" },
  };
  g_autofree char *folder = g_dir_make_tmp ("moniac-film-XXXXXX", NULL);
  g_autofree char *program = g_build_filename (folder, "ffmpeg", NULL);
  g_autofree char *path = g_strdup (g_getenv ("PATH"));

  self->options.format = MONIAC_EXPORT_MP4;
  /* More than fits into a socket that nobody reads. */
  self->options.scale = 4;
  g_setenv ("PATH", folder, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      GThread *thread = NULL;

      if (cases[i].script)
        g_assert_true (g_file_set_contents_full (program, cases[i].script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
      if (cases[i].code == G_IO_ERROR_CANCELLED && cases[i].domain == g_io_error_quark)
        thread = g_thread_new ("cancel", cancel_soon, self->cancellable);
      self->done = 0;
      g_assert_null (moniac_export (self->scene, &self->options, &error));
      g_assert_error (error, cases[i].domain (), cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      if (thread)
        g_thread_join (thread);
    }
  g_setenv ("PATH", path, TRUE);
  g_remove (program);
  g_rmdir (folder);
}

#define ADD(name, test) g_test_add ("/animation/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("frames-are-the-figures", test_frames_are_the_figures);
  ADD ("times-and-sides", test_times_and_sides);
  ADD ("limits", test_limits);
  ADD ("gif", test_gif);
  ADD ("webp", test_webp);
  ADD ("films", test_films);
  ADD ("cancel", test_cancel);
  ADD ("program-fails", test_program_fails);
  return g_test_run ();
}
