/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads GraphML as Gephi, yEd, NetworkX, igraph and Moniac write it. */
#include "config.h"

#include "moniac-importers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-deal-draft.h"
#include "moniac-xml.h"

typedef struct
{
  MoniacIntake *intake;
  gboolean is_graphml;
  gboolean undirected;
  gboolean told_undirected;

  GHashTable *titles;        /* of data, by the id of their key */
  MoniacCompanyRecord *company;   /* borrowed; the node being read */
  gboolean has_label;        /* the node has a name of its own */
  MoniacDealDraft *draft;    /* the edge being read */
  const char *at;            /* of the edge */
  char *title;               /* of the data being read, or NULL */
  const char *title_at;
} Graphml;

static void
start_node (Graphml            *self,
            const char * const *attributes,
            const char         *at)
{
  self->company = moniac_intake_add_company (self->intake, moniac_xml_get_attribute (attributes, "id"), NULL, at, NULL);
  self->has_label = FALSE;
}

static void
start_edge (Graphml            *self,
            const char * const *attributes,
            const char         *at)
{
  const char *directed = moniac_xml_get_attribute (attributes, "directed");
  const char *payer = moniac_xml_get_attribute (attributes, "source");
  const char *payee = moniac_xml_get_attribute (attributes, "target");

  if ((directed != NULL ? g_str_equal (directed, "false") : self->undirected) && !self->told_undirected)
    {
      self->told_undirected = TRUE;
      moniac_intake_warning (self->intake, MONIAC_PROBLEM_NO_PARTY, at, NULL,
                             _("the file does not say who pays whom; the source of each edge is taken for the payer"));
    }
  g_clear_pointer (&self->draft, moniac_deal_draft_free);
  self->draft = moniac_deal_draft_new (self->intake);
  self->at = at;
  if (payer != NULL)
    moniac_deal_draft_set_fact (self->draft, MONIAC_FACT_PAYER, payer, at, NULL);
  if (payee != NULL)
    moniac_deal_draft_set_fact (self->draft, MONIAC_FACT_PAYEE, payee, at, NULL);
}

static void
declare_key (Graphml            *self,
             const char * const *attributes)
{
  const char *id = moniac_xml_get_attribute (attributes, "id");
  const char *title = moniac_xml_get_attribute (attributes, "attr.name");

  if (id != NULL)
    g_hash_table_insert (self->titles, g_strdup (id), g_strdup (title != NULL ? title : id));
}

static void
start_data (Graphml            *self,
            const char * const *attributes,
            const char         *at)
{
  const char *key = moniac_xml_get_attribute (attributes, "key");
  const char *title = key != NULL ? g_hash_table_lookup (self->titles, key) : NULL;

  g_free (self->title);
  self->title = g_strdup (title);
  self->title_at = at;
}

static void
start (gpointer            data,
       const char         *name,
       const char * const *attributes,
       const char         *at)
{
  Graphml *self = data;

  if (g_str_equal (name, "graphml"))
    self->is_graphml = TRUE;
  else if (g_str_equal (name, "graph"))
    self->undirected = g_strcmp0 (moniac_xml_get_attribute (attributes, "edgedefault"), "undirected") == 0;
  else if (g_str_equal (name, "key"))
    declare_key (self, attributes);
  else if (g_str_equal (name, "node"))
    start_node (self, attributes, at);
  else if (g_str_equal (name, "edge"))
    start_edge (self, attributes, at);
  else if (g_str_equal (name, "hyperedge"))
    moniac_intake_error (self->intake, MONIAC_PROBLEM_TYPE, at, NULL,
                         _("an edge between more than two companies is no deal"));
  else if (g_str_equal (name, "data"))
    start_data (self, attributes, at);
}

static void
name_company (Graphml    *self,
              const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (self->company == NULL || *name == '\0' || self->has_label)
    return;
  moniac_record_set_text (&self->company->name, name);
  self->has_label = TRUE;
}

static void
end_data (Graphml    *self,
          const char *text)
{
  static const char * const names[] = { "label", "name", "Label", "Name", NULL };

  if (self->title == NULL)
    return;
  if (self->draft != NULL)
    moniac_deal_draft_set (self->draft, self->title, text, self->title_at, NULL);
  else if (g_strv_contains (names, self->title))
    name_company (self, text);
  else if (self->company != NULL && g_str_equal (self->title, "color"))
    moniac_record_set_text (&self->company->color, text);
  g_clear_pointer (&self->title, g_free);
}

static void
end (gpointer    data,
     const char *name,
     const char *text)
{
  Graphml *self = data;

  if (g_str_equal (name, "data"))
    end_data (self, text);
  else if (g_str_equal (name, "NodeLabel"))    /* yEd draws nodes, and so names them */
    name_company (self, text);
  else if (g_str_equal (name, "node"))
    self->company = NULL;
  else if (g_str_equal (name, "edge") && self->draft != NULL)
    moniac_deal_draft_submit (g_steal_pointer (&self->draft), self->at, NULL);
}

void
moniac_import_graphml (const char   *text,
                       gsize         length,
                       MoniacIntake *intake)
{
  static const MoniacXmlHandler handler = { start, end };
  Graphml self = { .intake = intake };

  self.titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  moniac_xml_read (text, length, intake, &handler, &self);
  if (!self.is_graphml && !moniac_intake_has_errors (intake))
    moniac_intake_error (intake, MONIAC_PROBLEM_FORMAT, NULL, NULL, _("this XML is neither GraphML nor GEXF"));
  g_clear_pointer (&self.draft, moniac_deal_draft_free);
  g_hash_table_unref (self.titles);
  g_free (self.title);
}
