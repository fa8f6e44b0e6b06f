/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything after the reading: what a deal file that opens says is analyzed, laid out and drawn as SVG,
 * which is XML whatever the names. Without Graphviz: that lives in a program of its own. */
#include "moniac-fuzz.h"

#include "moniac-deal-file.h"
#include "moniac-export.h"
#include "moniac-findings.h"

/* Larger documents take long, and show nothing that smaller ones do not. */
#define MOST_BYTES 20000

static void
error_cb (GMarkupParseContext *context,
          GError              *error,
          gpointer             data)
{
  g_error ("not XML: %s", error->message);
}

static void
check_xml (GBytes *bytes)
{
  GMarkupParser parser = { .error = error_cb };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_true (g_markup_parse_context_parse (context, text, (gssize) length, NULL));
  g_assert_true (g_markup_parse_context_end_parse (context, NULL));
  g_markup_parse_context_free (context);
}

static void
draw (MoniacNetwork  *network,
      MoniacFindings *findings,
      MoniacView      view)
{
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
  MoniacExportOptions options
    = { MONIAC_EXPORT_SVG, 1, MONIAC_THEME_LIGHT, FALSE, NULL, MONIAC_HIGHLIGHT_NONE, 0, FALSE };
  g_autoptr (MoniacScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;

  settings.view = view;
  settings.tones = TRUE;
  scene = moniac_figure_compose (network, findings->circulation, &findings->range, &settings, NULL,
                                 NULL, NULL);
  g_assert_nonnull (scene);
  bytes = moniac_export (scene, &options, NULL);
  g_assert_nonnull (bytes);
  check_xml (bytes);
}

static void
tell (MoniacFindings *findings)
{
  g_autofree char *text = moniac_findings_to_text (findings);
  g_autofree char *json = moniac_findings_to_json (findings);
  g_autofree char *csv = moniac_findings_to_csv (findings);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (json, -1, NULL));
  g_assert_true (g_utf8_validate (csv, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, MIN (size, MOST_BYTES));
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacFindings) findings = NULL;

  moniac_fuzz_be_strict ();
  g_setenv ("MONIAC_LAYOUT_HELPER", "/nowhere", TRUE);
  document = moniac_deal_file_parse (bytes, problems, NULL);
  if (document == NULL)
    return 0;
  network = moniac_network_new (document, NULL);
  findings = moniac_findings_new (network, NULL, NULL);
  tell (findings);
  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    draw (network, findings, (MoniacView) view);
  return 0;
}
