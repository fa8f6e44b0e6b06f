/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads nodes and links as JSON: d3-sankey, d3-sankey-circular, ECharts, Plotly, Kumu and their like.
 *
 * Nodes are objects, or plain names; a link names its ends by a node's id, by its name, or by its place in
 * the list. Plotly has a list for each fact instead of an object for each link. */
#include "config.h"

#include "moniac-importers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-deal-draft.h"
#include "moniac-json-walk.h"

typedef struct
{
  MoniacIntake *intake;
  GPtrArray *keys;           /* of the nodes, by their place in the list */
  GHashTable *by_name;       /* name to key, where the key is something else */
  gboolean numbered;         /* ids of nodes are numbers, so a number means an id */
} Links;

/* JSON */

static const char *
find_member (const char *object,
             const char *name)
{
  MoniacJsonIter iter;
  gsize length = strlen (name);

  if (object == NULL || moniac_json_type (object) != MONIAC_JSON_OBJECT)
    return NULL;
  moniac_json_iter_init (&iter, object);
  while (moniac_json_iter_next (&iter))
    if (iter.name_length == length && memcmp (iter.name, name, length) == 0)
      return iter.value;
  return NULL;
}

static const char *
find_list (const char         *object,
           const char * const *names,
           const char        **found)
{
  for (; *names != NULL; names++)
    {
      const char *value = find_member (object, *names);

      if (value != NULL && moniac_json_type (value) == MONIAC_JSON_ARRAY)
        {
          if (found != NULL)
            *found = *names;
          return value;
        }
    }
  return NULL;
}

/* A string or number as text; NULL for everything else. */
static char *
scalar_text (const char *value,
             const char *end)
{
  switch (moniac_json_type (value))
    {
    case MONIAC_JSON_STRING:
      return moniac_json_decode (value + 1, end - value - 2);
    case MONIAC_JSON_NUMBER:
      return g_strndup (value, end - value);
    default:
      return NULL;
    }
}

static char *
member_text (const char         *object,
             const char * const *names)
{
  for (; *names != NULL; names++)
    {
      const char *value = find_member (object, *names);
      char *text = value != NULL ? scalar_text (value, moniac_json_skip (value)) : NULL;

      if (text != NULL && *text != '\0')
        return text;
      g_free (text);
    }
  return NULL;
}

/* Nodes */

static const char * const id_names[] = { "id", "key", "name", "label", "title", NULL };
static const char * const name_names[] = { "name", "label", "title", "id", "key", NULL };

static void
keep_rest_of_node (MoniacCompanyRecord *company,
                   const char          *object)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) raws = g_ptr_array_new_with_free_func (g_free);
  MoniacJsonIter iter;

  moniac_json_iter_init (&iter, object);
  while (moniac_json_iter_next (&iter))
    {
      g_autofree char *name = moniac_json_decode (iter.name, iter.name_length);
      const char *end = moniac_json_iter_get_end (&iter);
      g_autofree char *text = scalar_text (iter.value, end);

      if (g_str_equal (name, "color"))
        moniac_record_set_text (&company->color, text);
      else if (g_str_equal (name, "kind"))
        moniac_record_set_text (&company->kind, text);
      else if (g_str_equal (name, "note") || g_str_equal (name, "description"))
        moniac_record_set_text (&company->note, text);
      else if (!g_strv_contains (id_names, name))
        {
          g_ptr_array_add (names, g_steal_pointer (&name));
          g_ptr_array_add (raws, g_strndup (iter.value, end - iter.value));
        }
    }
  company->members = moniac_intake_make_members (MONIAC_SHAPE_COMPANY, names, raws);
}

/* Nodes without an id may have one name: links mean them by their place in the list. */
static char *
free_key (Links      *self,
          const char *key,
          gboolean    has_id)
{
  if (has_id || key == NULL || moniac_intake_find_company (self->intake, key) == NULL)
    return g_strdup (key);
  return g_strdup_printf ("%s#%u", key, self->keys->len);
}

static void
take_node (Links      *self,
           const char *value,
           const char *end,
           const char *pointer)
{
  gboolean is_object = moniac_json_type (value) == MONIAC_JSON_OBJECT;
  const char *id = find_member (value, "id");
  g_autofree char *wish = is_object ? member_text (value, id_names) : scalar_text (value, end);
  g_autofree char *name = is_object ? member_text (value, name_names) : g_strdup (wish);
  g_autofree char *key = free_key (self, wish, id != NULL);
  MoniacCompanyRecord *company = moniac_intake_add_company (self->intake, key, name, value, pointer);

  if (id != NULL && moniac_json_type (id) == MONIAC_JSON_NUMBER)
    self->numbered = TRUE;
  if (company != NULL && is_object)
    keep_rest_of_node (company, value);
  if (company != NULL && !g_hash_table_contains (self->by_name, name))
    g_hash_table_insert (self->by_name, g_strdup (name), g_strdup (key));
  g_ptr_array_add (self->keys, g_steal_pointer (&key));
}

static void
take_nodes (Links      *self,
            const char *list,
            const char *pointer)
{
  MoniacJsonIter iter;

  moniac_json_iter_init (&iter, list);
  while (moniac_json_iter_next (&iter) && moniac_intake_goes_on (self->intake))
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, self->keys->len);

      take_node (self, iter.value, moniac_json_iter_get_end (&iter), place);
    }
}

/* Links */

static char *
key_of_number (Links      *self,
               const char *text)
{
  guint64 place;

  if (!self->numbered && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &place, NULL) && place < self->keys->len)
    return g_strdup (self->keys->pdata[place]);
  return g_strdup (text);
}

/* Which node an end of a link means; NULL for none. */
static char *
read_end (Links      *self,
          const char *value,
          const char *end)
{
  MoniacJsonType type = moniac_json_type (value);
  g_autofree char *text = type == MONIAC_JSON_OBJECT ? member_text (value, id_names) : scalar_text (value, end);
  const char *key;

  if (text == NULL || type == MONIAC_JSON_NUMBER)
    return text != NULL ? key_of_number (self, text) : NULL;
  if (moniac_intake_find_company (self->intake, text) != NULL)
    return g_steal_pointer (&text);
  key = g_hash_table_lookup (self->by_name, text);
  return key != NULL ? g_strdup (key) : g_steal_pointer (&text);
}

static void
set_end (Links           *self,
         MoniacDealDraft *draft,
         MoniacFact       fact,
         const char      *value,
         const char      *end,
         const char      *pointer)
{
  g_autofree char *key = read_end (self, value, end);

  if (key != NULL && *key != '\0')
    moniac_deal_draft_set_fact (draft, fact, key, value, pointer);
  else if (moniac_json_type (value) != MONIAC_JSON_NULL)
    moniac_intake_error (self->intake, MONIAC_PROBLEM_UNKNOWN_COMPANY, value, pointer,
                         _("this is not the id, the name or the number of a company"));
}

static void
set_member (Links           *self,
            MoniacDealDraft *draft,
            const char      *name,
            const char      *value,
            const char      *end,
            const char      *pointer)
{
  MoniacFact fact = moniac_fact_from_name (name);
  g_autofree char *text = scalar_text (value, end);
  g_autofree char *raw = g_strndup (value, end - value);

  if (fact == MONIAC_FACT_PAYER || fact == MONIAC_FACT_PAYEE)
    set_end (self, draft, fact, value, end, pointer);
  else if (fact == MONIAC_FACT_OTHER)
    moniac_deal_draft_keep (draft, name, raw);
  else if (text != NULL)
    moniac_deal_draft_set (draft, name, text, value, pointer);
  else if (fact == MONIAC_FACT_AMOUNT && moniac_json_type (value) != MONIAC_JSON_NULL)
    moniac_intake_error (self->intake, MONIAC_PROBLEM_TYPE, value, pointer, _("an amount has to be a number or text"));
}

static void
take_link (Links      *self,
           const char *object,
           const char *pointer)
{
  MoniacDealDraft *draft;
  MoniacJsonIter iter;

  if (moniac_json_type (object) != MONIAC_JSON_OBJECT)
    {
      moniac_intake_error (self->intake, MONIAC_PROBLEM_TYPE, object, pointer, _("a link has to be an object in braces"));
      return;
    }
  draft = moniac_deal_draft_new (self->intake);
  moniac_json_iter_init (&iter, object);
  while (moniac_json_iter_next (&iter))
    {
      g_autofree char *name = moniac_json_decode (iter.name, iter.name_length);
      g_autofree char *place = g_strconcat (pointer, "/", name, NULL);

      set_member (self, draft, name, iter.value, moniac_json_iter_get_end (&iter), place);
    }
  moniac_deal_draft_submit (draft, object, pointer);
}

static void
take_links (Links      *self,
            const char *list,
            const char *pointer)
{
  MoniacJsonIter iter;
  guint n = 0;

  moniac_json_iter_init (&iter, list);
  while (moniac_json_iter_next (&iter) && moniac_intake_goes_on (self->intake))
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, n++);

      take_link (self, iter.value, place);
    }
}

/* One list a fact */

enum
{
  SOURCES,
  TARGETS,
  VALUES,
  LABELS,
  N_COLUMNS,
};

static const char * const column_names[N_COLUMNS] = { "source", "target", "value", "label" };

static void
take_column_link (Links          *self,
                  MoniacJsonIter *columns,
                  const char     *pointer)
{
  static const MoniacFact facts[] = { MONIAC_FACT_PAYER, MONIAC_FACT_PAYEE, MONIAC_FACT_AMOUNT, MONIAC_FACT_NOTE };
  MoniacDealDraft *draft = moniac_deal_draft_new (self->intake);

  for (int i = 0; i < N_COLUMNS; i++)
    {
      const char *end = columns[i].value != NULL ? moniac_json_iter_get_end (&columns[i]) : NULL;
      g_autofree char *text = end != NULL ? scalar_text (columns[i].value, end) : NULL;

      if (end == NULL)
        continue;
      if (i <= TARGETS)
        set_end (self, draft, facts[i], columns[i].value, end, pointer);
      else if (text != NULL)
        moniac_deal_draft_set_fact (draft, facts[i], text, columns[i].value, pointer);
    }
  moniac_deal_draft_submit (draft, columns[SOURCES].value, pointer);
}

static void
take_columns (Links      *self,
              const char *object,
              const char *pointer)
{
  MoniacJsonIter columns[N_COLUMNS] = { 0 };
  const char *lists[N_COLUMNS];
  guint n = 0;

  for (int i = 0; i < N_COLUMNS; i++)
    {
      lists[i] = find_list (object, (const char * const []) { column_names[i], NULL }, NULL);
      if (lists[i] != NULL)
        moniac_json_iter_init (&columns[i], lists[i]);
    }
  while (moniac_json_iter_next (&columns[SOURCES]) && moniac_intake_goes_on (self->intake))
    {
      g_autofree char *place = g_strdup_printf ("%s/source/%u", pointer, n++);

      for (int i = TARGETS; i < N_COLUMNS; i++)
        if (lists[i] != NULL && !moniac_json_iter_next (&columns[i]))
          lists[i] = NULL;
      if (lists[TARGETS] == NULL)
        {
          moniac_intake_error (self->intake, MONIAC_PROBLEM_MISSING, columns[SOURCES].value, place,
                               _("there are fewer targets than sources"));
          return;
        }
      take_column_link (self, columns, place);
    }
}

/* The whole */

/* Objects with lists of nodes and links: d3, ECharts, Kumu. */
static gboolean
take_lists (Links      *self,
            const char *object,
            const char *pointer)
{
  static const char * const node_names[] = { "nodes", "elements", "data", NULL };
  static const char * const link_names[] = { "links", "edges", "connections", NULL };
  const char *nodes_name = NULL, *links_name = NULL;
  const char *nodes = find_list (object, node_names, &nodes_name);
  const char *links = find_list (object, link_names, &links_name);
  g_autofree char *nodes_pointer = NULL, *links_pointer = NULL;

  if (nodes == NULL || links == NULL)
    return FALSE;
  nodes_pointer = g_strconcat (pointer, "/", nodes_name, NULL);
  links_pointer = g_strconcat (pointer, "/", links_name, NULL);
  take_nodes (self, nodes, nodes_pointer);
  take_links (self, links, links_pointer);
  return TRUE;
}

/* A trace of Plotly: "node" has the labels, "link" the columns; or both without these wrappers. */
static gboolean
take_trace (Links      *self,
            const char *object,
            const char *pointer)
{
  static const char * const label_names[] = { "label", "labels", NULL };
  const char *node = find_member (object, "node"), *link = find_member (object, "link");
  const char *name = NULL;
  const char *labels = find_list (node != NULL ? node : object, label_names, &name);
  g_autofree char *labels_pointer = g_strconcat (pointer, node != NULL ? "/node/" : "/", name, NULL);
  g_autofree char *link_pointer = g_strconcat (pointer, link != NULL ? "/link" : "", NULL);

  if (link == NULL)
    link = object;
  if (labels == NULL || find_list (link, (const char * const []) { "source", NULL }, NULL) == NULL)
    return FALSE;
  take_nodes (self, labels, labels_pointer);
  take_columns (self, link, link_pointer);
  return TRUE;
}

static gboolean
take_object (Links      *self,
             const char *object,
             const char *pointer)
{
  return take_lists (self, object, pointer) || take_trace (self, object, pointer);
}

/* The first of a list of series or traces that has links; a series may also stand alone. */
static gboolean
take_series (Links      *self,
             const char *root,
             const char *name)
{
  const char *series = find_member (root, name);
  g_autofree char *pointer = g_strconcat ("/", name, NULL);
  MoniacJsonIter iter;
  guint n = 0;

  if (series == NULL || moniac_json_type (series) != MONIAC_JSON_ARRAY)
    return series != NULL && take_object (self, series, pointer);
  moniac_json_iter_init (&iter, series);
  while (moniac_json_iter_next (&iter))
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, n++);

      if (take_object (self, iter.value, place))
        return TRUE;
    }
  return FALSE;
}

void
moniac_import_links (const char   *root,
                     MoniacIntake *intake)
{
  Links self = { .intake = intake };

  self.keys = g_ptr_array_new_with_free_func (g_free);
  self.by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!take_object (&self, root, "") && !take_series (&self, root, "series") && !take_series (&self, root, "data"))
    moniac_intake_error (intake, MONIAC_PROBLEM_FORMAT, root, "",
                         _("this JSON has no list of nodes with a list of links"));
  g_ptr_array_unref (self.keys);
  g_hash_table_unref (self.by_name);
}
