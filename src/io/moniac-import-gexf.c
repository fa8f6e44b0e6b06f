/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads GEXF, the format of Gephi (versions 1.1 to 1.3). */
#include "config.h"

#include "moniac-importers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-deal-draft.h"
#include "moniac-xml.h"

/* An edge that has been read. */
typedef struct
{
  MoniacDealDraft *draft;
  const char *at;
} Edge;

typedef struct
{
  MoniacIntake *intake;
  gboolean is_gexf;
  gboolean undirected;       /* edges are, where they do not say */
  gboolean told_undirected;
  gboolean weighted;         /* some edge has a weight: then those without one have 1 */

  gboolean declares_edges;   /* the attributes being declared are those of edges */
  GHashTable *titles;        /* of attributes of edges, by their id */

  MoniacCompanyRecord *company;   /* borrowed; the node being read */
  GPtrArray *colored;        /* of MoniacCompanyRecord, borrowed */
  MoniacDealDraft *draft;    /* the edge being read */
  const char *at;
  GArray *edges;             /* of Edge, finished */
} Gexf;

static void
tell_undirected (Gexf       *self,
                 const char *type,
                 const char *at)
{
  gboolean undirected = type != NULL ? !g_str_equal (type, "directed") : self->undirected;

  if (!undirected || self->told_undirected)
    return;
  self->told_undirected = TRUE;
  moniac_intake_warning (self->intake, MONIAC_PROBLEM_NO_PARTY, at, NULL,
                         _("the file does not say who pays whom; the source of each edge is taken for the payer"));
}

static void
start_node (Gexf               *self,
            const char * const *attributes,
            const char         *at)
{
  self->company = moniac_intake_add_company (self->intake, moniac_xml_get_attribute (attributes, "id"),
                                             moniac_xml_get_attribute (attributes, "label"), at, NULL);
}

static void
start_edge (Gexf               *self,
            const char * const *attributes,
            const char         *at)
{
  tell_undirected (self, moniac_xml_get_attribute (attributes, "type"), at);
  g_clear_pointer (&self->draft, moniac_deal_draft_free);
  self->draft = moniac_deal_draft_new (self->intake);
  self->at = at;
  for (; *attributes != NULL; attributes += 2)
    if (!g_str_equal (attributes[0], "type"))
      moniac_deal_draft_set (self->draft, attributes[0], attributes[1], at, NULL);
}

static void
set_color (Gexf               *self,
           const char * const *attributes)
{
  const char *hex = moniac_xml_get_attribute (attributes, "hex");
  const char *r = moniac_xml_get_attribute (attributes, "r");
  const char *g = moniac_xml_get_attribute (attributes, "g");
  const char *b = moniac_xml_get_attribute (attributes, "b");
  g_autofree char *color = NULL;

  if (hex != NULL)
    color = g_strdup (hex);
  else if (r != NULL && g != NULL && b != NULL)
    color = g_strdup_printf ("#%02x%02x%02x", (guint) atoi (r) & 255, (guint) atoi (g) & 255, (guint) atoi (b) & 255);
  if (self->company == NULL || color == NULL || *color == '\0')
    return;
  moniac_record_set_text (&self->company->color, color);
  g_ptr_array_add (self->colored, self->company);
}

static int
color_channel (const char *color,
               int         i)
{
  return g_ascii_xdigit_value (color[1 + 2 * i]) * 16 + g_ascii_xdigit_value (color[2 + 2 * i]);
}

/* But for what is lost when a program rounds. */
static gboolean
is_same_color (const char *a,
               const char *b)
{
  if (strlen (a) != strlen ("#rrggbb") || strlen (b) != strlen ("#rrggbb"))
    return g_str_equal (a, b);
  for (int i = 0; i < 3; i++)
    if (ABS (color_channel (a, i) - color_channel (b, i)) > 1)
      return FALSE;
  return TRUE;
}

/* Gephi writes a color for every node; where all have the same one, nobody has chosen it. */
static void
drop_default_color (Gexf *self)
{
  const MoniacCompanyRecord *first = self->colored->len > 1 ? self->colored->pdata[0] : NULL;

  for (guint i = 0; first != NULL && i < self->colored->len; i++)
    if (!is_same_color (((MoniacCompanyRecord *) self->colored->pdata[i])->color, first->color))
      first = NULL;
  for (guint i = self->colored->len; first != NULL && i > 0; i--)
    g_clear_pointer (&((MoniacCompanyRecord *) self->colored->pdata[i - 1])->color, g_free);
}

static void
take_value (Gexf               *self,
            const char * const *attributes,
            const char         *at)
{
  const char *id = moniac_xml_get_attribute (attributes, "for");
  const char *value = moniac_xml_get_attribute (attributes, "value");
  const char *title;

  /* Versions before 1.2 call it "id". */
  if (id == NULL)
    id = moniac_xml_get_attribute (attributes, "id");
  title = id != NULL ? g_hash_table_lookup (self->titles, id) : NULL;
  if (self->draft != NULL && title != NULL && value != NULL)
    moniac_deal_draft_set (self->draft, title, value, at, NULL);
}

static void
declare_attribute (Gexf               *self,
                   const char * const *attributes)
{
  const char *id = moniac_xml_get_attribute (attributes, "id");
  const char *title = moniac_xml_get_attribute (attributes, "title");

  if (self->declares_edges && id != NULL)
    g_hash_table_insert (self->titles, g_strdup (id), g_strdup (title != NULL ? title : id));
}

static void
start (gpointer            data,
       const char         *name,
       const char * const *attributes,
       const char         *at)
{
  Gexf *self = data;

  if (g_str_equal (name, "gexf"))
    self->is_gexf = TRUE;
  else if (g_str_equal (name, "graph"))
    self->undirected = g_strcmp0 (moniac_xml_get_attribute (attributes, "defaultedgetype"), "directed") != 0;
  else if (g_str_equal (name, "attributes"))
    self->declares_edges = g_strcmp0 (moniac_xml_get_attribute (attributes, "class"), "edge") == 0;
  else if (g_str_equal (name, "attribute"))
    declare_attribute (self, attributes);
  else if (g_str_equal (name, "node"))
    start_node (self, attributes, at);
  else if (g_str_equal (name, "edge"))
    start_edge (self, attributes, at);
  else if (g_str_equal (name, "color"))
    set_color (self, attributes);
  else if (g_str_equal (name, "attvalue"))
    take_value (self, attributes, at);
}

static void
end (gpointer    data,
     const char *name,
     const char *text)
{
  Gexf *self = data;
  Edge edge = { self->draft, self->at };

  if (g_str_equal (name, "node"))
    self->company = NULL;
  if (!g_str_equal (name, "edge") || self->draft == NULL)
    return;
  self->draft = NULL;
  self->weighted = self->weighted || moniac_deal_draft_has_amount (edge.draft);
  g_array_append_val (self->edges, edge);
}

/* By the format, a weight that is not written is 1; but where there are none at all, nobody has given amounts. */
static void
submit_edges (Gexf *self)
{
  for (guint i = 0; i < self->edges->len; i++)
    {
      Edge *edge = &g_array_index (self->edges, Edge, i);

      if (self->weighted && !moniac_deal_draft_has_amount (edge->draft))
        moniac_deal_draft_set_fact (edge->draft, MONIAC_FACT_AMOUNT, "1", edge->at, NULL);
      moniac_deal_draft_submit (edge->draft, edge->at, NULL);
    }
}

void
moniac_import_gexf (const char   *text,
                    gsize         length,
                    MoniacIntake *intake)
{
  static const MoniacXmlHandler handler = { start, end };
  Gexf self = { .intake = intake, .undirected = TRUE };

  self.titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.colored = g_ptr_array_new ();
  self.edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  moniac_xml_read (text, length, intake, &handler, &self);
  if (!self.is_gexf && !moniac_intake_has_errors (intake))
    moniac_intake_error (intake, MONIAC_PROBLEM_FORMAT, NULL, NULL, _("this XML is not GEXF"));
  drop_default_color (&self);
  submit_edges (&self);
  g_clear_pointer (&self.draft, moniac_deal_draft_free);
  g_array_unref (self.edges);
  g_ptr_array_unref (self.colored);
  g_hash_table_unref (self.titles);
}
