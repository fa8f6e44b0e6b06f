/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-cli layout: the geometry of a figure and its quality figures, as JSON. */
#include "config.h"

#include "moniac-cli.h"

#include <glib/gi18n-lib.h>

#include "moniac-json-walk.h"

/* Points of a path are at most this far apart. */
#define PATH_STEP 4.0

/* Numbers with at most two digits after the point, whatever the locale. */
static void
append_number (GString *out,
               double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  g_string_append (out, buffer);
}

static void
append_member (GString    *out,
               const char *name,
               double      value)
{
  g_string_append_printf (out, "\"%s\": ", name);
  append_number (out, value);
}

static void
append_rect (GString          *out,
             const MoniacRect *rect)
{
  append_member (out, "x", rect->x);
  g_string_append (out, ", ");
  append_member (out, "y", rect->y);
  g_string_append (out, ", ");
  append_member (out, "width", rect->width);
  g_string_append (out, ", ");
  append_member (out, "height", rect->height);
}

static void
append_company (GString                  *out,
                const MoniacScene        *scene,
                const MoniacSceneCompany *company)
{
  MoniacRect rect = { company->center.x, company->center.y, company->bounds.width, company->bounds.height };

  g_string_append (out, "{ \"id\": ");
  moniac_json_append_string (out, scene->network->companies[company->company].record->id);
  g_string_append (out, ", ");
  append_rect (out, &rect);
  g_string_append (out, " }");
}

static void
append_ribbon (GString                 *out,
               const MoniacScene       *scene,
               const MoniacSceneRibbon *ribbon)
{
  int n;
  g_autofree MoniacPoint *points = moniac_path_flatten (&ribbon->center, PATH_STEP, &n);

  g_string_append (out, "{ \"deal\": ");
  moniac_json_append_string (out, scene->network->deals[ribbon->deal].record->id);
  g_string_append (out, ", ");
  append_member (out, "width", ribbon->width);
  g_string_append (out, ", \"path\": [");
  for (int i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? ", [" : "[");
      append_number (out, points[i].x);
      g_string_append (out, ", ");
      append_number (out, points[i].y);
      g_string_append (out, "]");
    }
  g_string_append_printf (out, "], \"returns\": %s }", ribbon->led_back ? "true" : "false");
}

static void
append_label (GString                *out,
              const MoniacSceneLabel *label)
{
  g_string_append (out, "{ \"text\": ");
  moniac_json_append_string (out, label->text);
  g_string_append (out, ", ");
  append_rect (out, &label->rect);
  g_string_append (out, " }");
}

static void
append_quality (GString           *out,
                const MoniacScene *scene)
{
  MoniacQuality quality;

  moniac_scene_measure (scene, &quality);
  g_string_append_printf (out, "{ \"crossings\": %d, ", quality.crossings);
  append_member (out, "weighted_crossings", quality.weighted_crossings);
  g_string_append_printf (out, ", \"ribbon_over_company\": %d, \"label_overlaps\": %d, ",
                          quality.ribbon_over_company, quality.label_overlaps);
  append_member (out, "bends", quality.bends);
  g_string_append (out, " }");
}

static const char *
separator (int i)
{
  return i > 0 ? ",\n    " : "\n    ";
}

static GBytes *
scene_to_json (const MoniacScene *scene)
{
  GString *out = g_string_new ("{\n");

  g_string_append_printf (out, "  \"view\": \"%s\",\n  ", moniac_view_get_id (scene->view));
  append_member (out, "width", scene->width);
  g_string_append (out, ",\n  ");
  append_member (out, "height", scene->height);
  g_string_append (out, ",\n  \"flows\": { ");
  append_rect (out, &scene->flows);
  g_string_append (out, " },\n  \"companies\": [");
  for (int i = 0; i < scene->n_companies; i++)
    {
      g_string_append (out, separator (i));
      append_company (out, scene, &scene->companies[i]);
    }
  g_string_append (out, "\n  ],\n  \"ribbons\": [");
  for (int i = 0; i < scene->n_ribbons; i++)
    {
      g_string_append (out, separator (i));
      append_ribbon (out, scene, &scene->ribbons[i]);
    }
  g_string_append (out, "\n  ],\n  \"labels\": [");
  for (int i = 0; i < scene->n_labels; i++)
    {
      g_string_append (out, separator (i));
      append_label (out, &scene->labels[i]);
    }
  g_string_append (out, "\n  ],\n  \"quality\": ");
  append_quality (out, scene);
  g_string_append (out, "\n}\n");

  return g_string_free_to_bytes (out);
}

static int
lay_out (MoniacNetwork              *network,
         const MoniacFigureSettings *settings)
{
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoniacScene) scene = NULL;
  g_autoptr (GBytes) json = NULL;
  MoniacShareRange range;

  moniac_share_range (network, FALSE, &range, NULL);
  scene = moniac_figure_compose (network, circulation, &range, settings, NULL, NULL, &error);
  if (!scene)
    {
      g_printerr ("moniac-cli: %s\n", error->message);
      return MONIAC_CLI_PROBLEM;
    }
  json = scene_to_json (scene);

  return moniac_cli_write ("-", json);
}

int
moniac_cli_layout (int    argc,
                   char **argv)
{
  g_auto (MoniacCliView) in_view = { 0 };
  g_autofree char *view = NULL;
  g_autofree char *size = NULL;
  gboolean json = FALSE;
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &view, N_("ring, layers or map"), N_("VIEW") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_("Width and height of the figure"), N_("WxH") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("As JSON, the only form there is"), NULL },
    { NULL },
  };
  g_autoptr (MoniacRecords) records = NULL;
  g_autoptr (MoniacNetwork) network = NULL;
  int status = moniac_cli_parse (_("FILE --view VIEW --json"),
                                 _("Prints the geometry of a figure and its quality figures."),
                                 entries, moniac_cli_view_group (&in_view), &argc, &argv);

  if (status >= 0)
    return status;
  if (argc != 1)
    return moniac_cli_misused (_("Layout takes one file"));
  if (view && !moniac_view_from_id (view, &settings.view))
    return moniac_cli_misused (_("“%s” is neither ring, layers nor map"), view);
  if (size && !moniac_cli_parse_size (size, &settings.width, &settings.height))
    return moniac_cli_misused (_("“%s” is not a size like 1280x720"), size);
  records = moniac_cli_load (argv[0], &status);
  if (!records)
    return status;
  network = moniac_cli_network (&in_view, records, &status);
  if (!network)
    return status;

  return lay_out (network, &settings);
}
