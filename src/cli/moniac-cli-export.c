/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-cli export: a deal file as a figure. */
#include "config.h"

#include "moniac-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-export.h"
#include "moniac-trail.h"

#define DEFAULT_SCALE 2.0
#define DEFAULT_SCALE_IN_MOTION 1.0
#define NOT_GIVEN (-G_MAXDOUBLE)

typedef struct
{
  MoniacCliView in_view;
  char *output;
  char *format;
  char *view;
  char *size;
  char *theme;
  char *background;
  char *net;
  char *focus;
  char *follow;
  char *pool;
  double scale;
  double phase;
  double type_scale;
  double seconds;
  double rate;
  int loop;
  gboolean tones;
  gboolean use_size;
  gboolean mark_most;
  gboolean title, subtitle, finding, legend, notes, credit;
  gboolean bare;
} Arguments;

static void
arguments_clear (Arguments *self)
{
  moniac_cli_view_clear (&self->in_view);
  g_free (self->output);
  g_free (self->format);
  g_free (self->view);
  g_free (self->size);
  g_free (self->theme);
  g_free (self->background);
  g_free (self->net);
  g_free (self->focus);
  g_free (self->follow);
  g_free (self->pool);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

/* Everything that an export needs, checked. */
typedef struct
{
  MoniacFigureSettings settings;
  MoniacExportOptions options;
  MoniacColor paper;
  MoniacNetting netting;
} Plan;

#define FURNITURE(name, field, text) \
  { name, 0, 0, G_OPTION_ARG_NONE, &self->field, text, NULL }, \
  { "no-" name, 0, G_OPTION_FLAG_REVERSE | G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &self->field, NULL, NULL }

static int
parse (Arguments *self,
       int       *argc,
       char    ***argv)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_("Where to write; the suffix says what: png, svg, pdf; in motion gif, webp, webm, mp4"), N_("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format, N_("What to write where the name does not say"), N_("FORMAT") },
    { "view", 0, 0, G_OPTION_ARG_STRING, &self->view, N_("ring, layers or map"), N_("VIEW") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &self->size, N_("Width and height; type is in the same units"), N_("WxH") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &self->scale, N_("Pixels for each unit (2; in motion 1)"), N_("N") },
    { "type-scale", 0, 0, G_OPTION_ARG_DOUBLE, &self->type_scale, N_("Larger or smaller type (1)"), N_("N") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &self->theme, N_("light, dark, print or contrast"), N_("THEME") },
    { "background", 0, 0, G_OPTION_ARG_STRING, &self->background, N_("#rrggbb, or transparent"), N_("COLOR") },
    { "net", 0, 0, G_OPTION_ARG_STRING, &self->net, N_("What to take out first: none, pairs or all"), N_("WHAT") },
    { "tones", 0, 0, G_OPTION_ARG_NONE, &self->tones, N_("What comes back dark, what leaves pale"), NULL },
    { "areas", 0, 0, G_OPTION_ARG_NONE, &self->use_size, N_("Draw companies by their size, in the ring and the map"), NULL },
    { "mark-most", 0, 0, G_OPTION_ARG_NONE, &self->mark_most, N_("Mark the company that most money touches"), NULL },
    { "loop", 0, 0, G_OPTION_ARG_INT, &self->loop, N_("Bring forward the N-th largest loop"), N_("N") },
    { "focus", 0, 0, G_OPTION_ARG_STRING, &self->focus, N_("Bring forward a company or a deal"), N_("ID") },
    { "follow", 0, 0, G_OPTION_ARG_STRING, &self->follow, N_("Bring forward the way of a company's money, and tell how much comes back"), N_("ID") },
    { "pool", 0, 0, G_OPTION_ARG_STRING, &self->pool, N_("Draw companies that pay and get less as one, named Other"), N_("AMOUNT") },
    { "phase", 0, 0, G_OPTION_ARG_DOUBLE, &self->phase, N_("With coins, where they are at a phase from 0 to 1"), N_("P") },
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &self->seconds, N_("How long an animation takes, of whole rounds of the coins (12)"), N_("S") },
    { "fps", 0, 0, G_OPTION_ARG_DOUBLE, &self->rate, N_("Frames a second of an animation (25)"), N_("F") },
    FURNITURE ("title", title, N_("With the title; so with the others; --no-title: without")),
    FURNITURE ("subtitle", subtitle, N_("With the subtitle")),
    FURNITURE ("finding", finding, N_("With how much comes back, in words")),
    FURNITURE ("legend", legend, N_("With the legend")),
    FURNITURE ("notes", notes, N_("With the sources")),
    FURNITURE ("credit", credit, N_("With the credit")),
    { "bare", 0, 0, G_OPTION_ARG_NONE, &self->bare, N_("Without all of these"), NULL },
    { NULL },
  };

  return moniac_cli_parse (_("FILE -o OUT"), _("Draws a deal file as a figure."), entries,
                           moniac_cli_view_group (&self->in_view), argc, argv);
}

static MoniacFurniture
get_furniture (const Arguments *self)
{
  MoniacFurniture furniture = MONIAC_FURNITURE_NONE;

  if (self->bare)
    return furniture;
  furniture |= self->title ? MONIAC_FURNITURE_TITLE : 0;
  furniture |= self->subtitle ? MONIAC_FURNITURE_SUBTITLE : 0;
  furniture |= self->finding ? MONIAC_FURNITURE_FINDING : 0;
  furniture |= self->legend ? MONIAC_FURNITURE_LEGEND : 0;
  furniture |= self->notes ? MONIAC_FURNITURE_NOTES : 0;
  furniture |= self->credit ? MONIAC_FURNITURE_CREDIT : 0;

  return furniture;
}

static gboolean
parse_netting (const char    *text,
               MoniacNetting *out)
{
  static const char * const names[] = { "none", "pairs", "all" };

  for (int i = 0; text && i < (int) G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *out = (MoniacNetting) i;
        return TRUE;
      }
  return text == NULL;
}

static int
plan_background (const Arguments *arguments,
                 Plan            *plan)
{
  if (!arguments->background)
    return MONIAC_CLI_FINE;
  if (g_str_equal (arguments->background, "transparent") && !moniac_export_has_alpha (plan->options.format))
    return moniac_cli_misused (_("Only png, svg, pdf and webp can be transparent"));
  if (g_str_equal (arguments->background, "transparent"))
    plan->options.transparent = TRUE;
  else if (!moniac_color_parse (arguments->background, &plan->paper))
    return moniac_cli_misused (_("“%s” is not a color like #fbfaf7"), arguments->background);
  else
    plan->options.paper = &plan->paper;

  return MONIAC_CLI_FINE;
}

static int
plan_format (const Arguments *arguments,
             Plan            *plan)
{
  g_autofree char *name = NULL;

  if (!arguments->output)
    return moniac_cli_misused (_("Where to write is missing: -o OUT"));
  if (arguments->format)
    name = g_strconcat (".", arguments->format, NULL);
  else
    name = g_strdup (arguments->output);
  if (!moniac_export_format_from_name (name, &plan->options.format))
    return moniac_cli_misused (_("“%s” is none of png, svg, pdf, gif, webp, webm and mp4"),
                               arguments->format ? arguments->format : arguments->output);

  return MONIAC_CLI_FINE;
}

static int
plan_pool (const Arguments *arguments,
           Plan            *plan)
{
  MoniacNumber below = { 0 };

  if (!arguments->pool)
    return MONIAC_CLI_FINE;
  if (!moniac_cli_parse_amount (arguments->pool, NULL, &below))
    return MONIAC_CLI_USAGE;
  plan->settings.pool_below = below.value;
  moniac_number_clear (&below);

  return MONIAC_CLI_FINE;
}

static gboolean
is_in (double value,
       double most)
{
  return value > 0 && value <= most;
}

static int
plan_motion (const Arguments *arguments,
             Plan            *plan)
{
  gboolean moves = plan->options.format >= MONIAC_N_STILLS;

  if (!moves && (arguments->seconds != NOT_GIVEN || arguments->rate != NOT_GIVEN))
    return moniac_cli_misused (_("Only gif, webp, webm and mp4 take --seconds and --fps"));
  if (arguments->seconds != NOT_GIVEN && !is_in (arguments->seconds, MONIAC_EXPORT_MAX_SECONDS))
    return moniac_cli_misused (_("An animation takes more than 0 and at most %.0f seconds"), MONIAC_EXPORT_MAX_SECONDS);
  if (arguments->rate != NOT_GIVEN && !is_in (arguments->rate, MONIAC_EXPORT_MAX_RATE))
    return moniac_cli_misused (_("An animation has more than 0 and at most %.0f frames a second"), MONIAC_EXPORT_MAX_RATE);
  plan->options.seconds = MAX (arguments->seconds, 0);
  plan->options.rate = MAX (arguments->rate, 0);
  if (arguments->scale == NOT_GIVEN)
    plan->options.scale = moves ? DEFAULT_SCALE_IN_MOTION : DEFAULT_SCALE;

  return MONIAC_CLI_FINE;
}

static int
make_plan (const Arguments *arguments,
           Plan            *plan)
{
  int status = plan_format (arguments, plan);

  plan->settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
  plan->settings.furniture = get_furniture (arguments);
  plan->settings.tones = arguments->tones;
  plan->settings.use_size = arguments->use_size;
  plan->settings.mark_most = arguments->mark_most;
  plan->settings.type_scale = arguments->type_scale;
  plan->options.scale = arguments->scale;
  plan->options.phase = MAX (arguments->phase, 0);
  plan->options.coins = arguments->phase >= 0;
  plan->options.highlight = MONIAC_HIGHLIGHT_NONE;

  if (status == MONIAC_CLI_FINE)
    status = plan_motion (arguments, plan);
  if (status == MONIAC_CLI_FINE)
    status = plan_pool (arguments, plan);
  if (status != MONIAC_CLI_FINE)
    return status;
  if (arguments->view && !moniac_view_from_id (arguments->view, &plan->settings.view))
    return moniac_cli_misused (_("“%s” is neither ring, layers nor map"), arguments->view);
  if (arguments->size && !moniac_cli_parse_size (arguments->size, &plan->settings.width, &plan->settings.height))
    return moniac_cli_misused (_("“%s” is not a size like 1280x720"), arguments->size);
  if (arguments->theme && !moniac_theme_from_id (arguments->theme, &plan->options.theme))
    return moniac_cli_misused (_("“%s” is neither light, dark, print nor contrast"), arguments->theme);
  if (!parse_netting (arguments->net, &plan->netting))
    return moniac_cli_misused (_("“%s” is neither none, pairs nor all"), arguments->net);
  if (!is_in (plan->options.scale, 100))
    return moniac_cli_misused (_("A scale is above 0 and at most 100"));
  if (!(arguments->type_scale >= 0.25 && arguments->type_scale <= 8))
    return moniac_cli_misused (_("A type scale is from 0.25 to 8"));
  if (arguments->phase > 1)
    return moniac_cli_misused (_("A phase is from 0 to 1"));

  return plan_background (arguments, plan);
}

/* The deals of the loop that was asked for stay bright. */
static int
highlight_loop (const MoniacNetwork *network,
                int                  number,
                gboolean            *bright,
                char               **told)
{
  g_autoptr (MoniacLoops) loops = moniac_loops_new (network, MONIAC_LOOPS_MAX_LENGTH, MONIAC_LOOPS_CAP, NULL);
  const MoniacLoop *loop;

  if (number > loops->n)
    {
      g_printerr ("moniac-cli: ");
      g_printerr (g_dngettext (GETTEXT_PACKAGE, "There is only %d loop\n", "There are only %d loops\n", (gulong) loops->n), loops->n);
      return MONIAC_CLI_PROBLEM;
    }
  loop = &loops->loops[number - 1];
  for (int i = 0; i < loop->n; i++)
    for (int j = 0; j < loop->n_deals[i]; j++)
      bright[loop->deals[i][j]] = TRUE;
  *told = moniac_loop_to_text (loop, network);

  return MONIAC_CLI_FINE;
}

/* Likewise those that a company's money runs along. */
static int
highlight_trail (MoniacNetwork  *network,
                 const char     *id,
                 gboolean       *bright,
                 char          **told)
{
  int company = moniac_network_find_company (network, id);
  g_autoptr (MoniacTrail) trail = NULL;

  if (company < 0)
    return moniac_cli_misused (_("There is no company “%s” in view"), id);
  trail = moniac_trail_new (network, company);
  for (int i = 0; i < network->n_deals; i++)
    bright[i] = trail->step[i] >= 0;
  *told = moniac_trail_to_story (trail, trail->n_steps - 1, " ");

  return MONIAC_CLI_FINE;
}

static int
highlight_focus (const MoniacNetwork *network,
                 const char          *id,
                 gboolean            *bright,
                 MoniacHighlight     *highlight)
{
  highlight->company = moniac_network_find_company (network, id);
  highlight->deal = highlight->company < 0 ? moniac_network_find_deal (network, id) : -1;
  if (highlight->company < 0 && highlight->deal < 0)
    return moniac_cli_misused (_("There is no company and no deal “%s” in view"), id);
  for (int i = 0; i < network->n_deals; i++)
    if (i == highlight->deal
        || (highlight->company >= 0
            && (network->deals[i].payer == highlight->company || network->deals[i].payee == highlight->company)))
      bright[i] = TRUE;

  return MONIAC_CLI_FINE;
}

/* What was asked for is brought forward, and told where there are words for it. */
static int
highlight (const Arguments *arguments,
           MoniacNetwork   *network,
           gboolean        *bright,
           MoniacHighlight *out,
           char           **told)
{
  int status = MONIAC_CLI_FINE;

  if (arguments->loop > 0)
    status = highlight_loop (network, arguments->loop, bright, told);
  else if (arguments->follow)
    status = highlight_trail (network, arguments->follow, bright, told);
  else if (arguments->focus)
    status = highlight_focus (network, arguments->focus, bright, out);
  if (status == MONIAC_CLI_FINE && (arguments->loop > 0 || arguments->follow || arguments->focus))
    out->deals = bright;

  return status;
}

/* The same in the network that is drawn, which leaves out what no figure can show. */
static gboolean *
find_in_scene (const MoniacNetwork *network,
               const MoniacNetwork *drawn,
               MoniacHighlight     *out)
{
  gboolean *bright = g_new0 (gboolean, drawn->n_deals + 1);

  for (int i = 0; i < drawn->n_deals; i++)
    {
      int deal = moniac_network_find_deal (network, drawn->deals[i].record->id);

      bright[i] = deal >= 0 && out->deals[deal];
    }
  if (out->company >= 0)
    out->company = moniac_network_find_company (drawn, network->companies[out->company].record->id);
  if (out->deal >= 0)
    out->deal = moniac_network_find_deal (drawn, network->deals[out->deal].record->id);
  out->deals = bright;

  return bright;
}

static int
draw (const Arguments *arguments,
      Plan            *plan,
      MoniacNetwork   *network)
{
  g_autofree gboolean *bright = g_new0 (gboolean, network->n_deals + 1);
  g_autofree gboolean *drawn = NULL;
  g_autofree char *told = NULL;
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);
  g_autoptr (MoniacScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MoniacShareRange range;
  int status = highlight (arguments, network, bright, &plan->options.highlight, &told);

  if (status != MONIAC_CLI_FINE)
    return status;
  plan->settings.brought = told;

  moniac_share_range (network, FALSE, &range, NULL);
  scene = moniac_figure_compose (network, circulation, &range, &plan->settings, NULL, NULL, &error);
  if (scene && plan->options.highlight.deals)
    drawn = find_in_scene (network, scene->network, &plan->options.highlight);
  if (scene)
    bytes = moniac_export (scene, &plan->options, &error);
  if (!bytes)
    {
      g_printerr ("moniac-cli: %s\n", error->message);
      return MONIAC_CLI_PROBLEM;
    }
  if (scene->fallback)
    g_printerr ("moniac-cli: %s\n", _("Graphviz did not answer; a layout of our own stands in"));

  return moniac_cli_write (arguments->output, bytes);
}

int
moniac_cli_export (int    argc,
                   char **argv)
{
  g_auto (Arguments) arguments = {
    .scale = NOT_GIVEN, .type_scale = 1, .phase = -1, .seconds = NOT_GIVEN, .rate = NOT_GIVEN,
    .title = TRUE, .subtitle = TRUE, .finding = TRUE, .legend = TRUE, .notes = TRUE, .credit = TRUE,
  };
  g_autoptr (MoniacRecords) records = NULL;
  g_autoptr (MoniacNetwork) network = NULL;
  Plan plan = { 0 };
  int status = parse (&arguments, &argc, &argv);

  if (status >= 0)
    return status;
  if (argc != 1)
    return moniac_cli_misused (_("Export takes one file"));
  status = make_plan (&arguments, &plan);
  if (status != MONIAC_CLI_FINE)
    return status;
  records = moniac_cli_load (argv[0], &status);
  if (!records)
    return status;
  network = moniac_cli_network (&arguments.in_view, records, &status);
  if (!network)
    return status;
  if (plan.netting != MONIAC_NET_NONE)
    {
      MoniacNetwork *net = moniac_netting_apply (network, plan.netting);

      moniac_network_unref (network);
      network = net;
    }
  return draw (&arguments, &plan, network);
}
