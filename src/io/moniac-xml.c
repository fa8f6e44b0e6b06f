/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads XML by libxml2's events. What could be an attack is refused: see RFC 7303, section 10. */
#include "config.h"

#include "moniac-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define MAX_DEPTH 64
#define MAX_TEXT (1024 * 1024)

typedef struct
{
  xmlParserCtxtPtr parser;
  MoniacIntake *intake;
  const MoniacXmlHandler *handler;
  gpointer data;

  const char *text;
  const char *end;
  const char *line_start;    /* of the line that was asked for last, and its number from 1 */
  int line;
  const char *at;            /* the place in that line that was asked for last, and its column */
  int column;

  GString *content;          /* of the innermost element */
  guint depth;
  gboolean stopped;
} Reading;

/* Places */

static void
go_to_line (Reading *self,
            int      line)
{
  while (self->line < line)
    {
      const char *newline = memchr (self->line_start, '\n', self->end - self->line_start);

      if (newline == NULL)
        return;
      self->line_start = newline + 1;
      self->line++;
      self->at = self->line_start;
      self->column = 1;
    }
}

/* Events come in the order of the text, so that going on from the last place is cheap. */
static const char *
find_place (Reading *self,
            int      line,
            int      column)
{
  go_to_line (self, line);
  for (; self->column < column && self->at < self->end && *self->at != '\n'; self->column++)
    self->at = g_utf8_next_char (self->at);
  return self->at;
}

/* Where the tag begins that the parser has read. */
static const char *
find_tag (Reading *self)
{
  const char *at = find_place (self, self->parser->input->line, self->parser->input->col);

  if (at == self->end)
    at--;
  while (at > self->text && *at != '<')
    at--;
  return at;
}

static void
stop (Reading           *self,
      MoniacProblemCode  code,
      const char        *at,
      const char        *message)
{
  if (self->stopped)
    return;
  self->stopped = TRUE;
  moniac_intake_error (self->intake, code, at, NULL, "%s", message);
  xmlStopParser (self->parser);
}

/* Events */

static void
flatten_attributes (GPtrArray      *flat,
                    int             n,
                    const xmlChar **attributes)
{
  /* Five pointers each: name, prefix, namespace, and where the value begins and ends. */
  for (int i = 0; i < n; i++, attributes += 5)
    {
      g_ptr_array_add (flat, g_strdup ((const char *) attributes[0]));
      g_ptr_array_add (flat, g_strndup ((const char *) attributes[3], attributes[4] - attributes[3]));
    }
  g_ptr_array_add (flat, NULL);
}

static void
start_cb (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *namespace,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  Reading *self = data;
  g_autoptr (GPtrArray) flat = g_ptr_array_new_with_free_func (g_free);
  const char *at = find_tag (self);

  if (self->stopped)
    return;
  if (self->depth++ == MAX_DEPTH)
    {
      g_autofree char *message = g_strdup_printf (_("elements are nested deeper than %d levels"), MAX_DEPTH);

      stop (self, MONIAC_PROBLEM_TOO_DEEP, at, message);
      return;
    }
  flatten_attributes (flat, n_attributes, attributes);
  g_string_truncate (self->content, 0);
  self->handler->start (self->data, (const char *) name, (const char * const *) flat->pdata, at);
  if (!moniac_intake_goes_on (self->intake))
    {
      self->stopped = TRUE;
      xmlStopParser (self->parser);
    }
}

static void
end_cb (void          *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *namespace)
{
  Reading *self = data;

  if (self->stopped)
    return;
  self->depth--;
  self->handler->end (self->data, (const char *) name, self->content->str);
  g_string_truncate (self->content, 0);
}

/* More than a name or a number needs is not collected. */
static void
characters_cb (void          *data,
               const xmlChar *text,
               int            length)
{
  Reading *self = data;

  if (self->content->len + length <= MAX_TEXT)
    g_string_append_len (self->content, (const char *) text, length);
}

static void
entity_cb (void          *data,
           const xmlChar *name,
           int            type,
           const xmlChar *public_id,
           const xmlChar *system_id,
           xmlChar       *content)
{
  Reading *self = data;

  stop (self, MONIAC_PROBLEM_SYNTAX, find_tag (self), _("the file declares entities, which are not read"));
}

static xmlEntityPtr
get_entity_cb (void          *data,
               const xmlChar *name)
{
  return NULL;
}

static void
reference_cb (void          *data,
              const xmlChar *name)
{
  Reading *self = data;
  g_autofree char *quoted = moniac_problem_quote ((const char *) name);
  g_autofree char *message = g_strdup_printf (_("the entity “%s” is not known"), quoted);

  stop (self, MONIAC_PROBLEM_SYNTAX, find_place (self, self->parser->input->line, self->parser->input->col), message);
}

static void
error_cb (void         *data,
          xmlErrorPtr   error)
{
  Reading *self = data;
  g_autofree char *stripped = NULL, *reason = NULL, *message = NULL;

  if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE || self->stopped)
    return;
  stripped = g_strstrip (g_strdup (error->message != NULL ? error->message : ""));
  reason = moniac_problem_quote (stripped);
  message = g_strdup_printf (_("the XML is not sound: %s"), reason);
  stop (self, MONIAC_PROBLEM_SYNTAX, find_place (self, error->line, error->int2), message);
}

/* Nothing is set that would build a tree, load a DTD, or know an entity that a file declares. */
static xmlParserCtxtPtr
make_parser (Reading *self)
{
  xmlParserCtxtPtr parser;
  xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
    .entityDecl = entity_cb,
    .getEntity = get_entity_cb,
    .reference = reference_cb,
    .serror = (xmlStructuredErrorFunc) error_cb,
  };

  parser = xmlCreateMemoryParserCtxt (self->text, (int) (self->end - self->text));
  g_assert (parser != NULL);
  *parser->sax = events;
  parser->userData = self;
  /* The only entities that there are to replace are the five of XML. The text is UTF-8 by now, whatever its
   * declaration says. */
  xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding (parser, XML_CHAR_ENCODING_UTF8);
  return parser;
}

void
moniac_xml_read (const char             *text,
                 gsize                   length,
                 MoniacIntake           *intake,
                 const MoniacXmlHandler *handler,
                 gpointer                data)
{
  Reading self = { NULL, intake, handler, data, text, text + length, text, 1, text, 1, NULL, 0, FALSE };

  /* libxml2 makes no parser for nothing. */
  if (length == 0)
    {
      moniac_intake_error (intake, MONIAC_PROBLEM_EMPTY, text, NULL, "%s", _("the file is empty"));
      return;
    }
  self.content = g_string_new (NULL);
  self.parser = make_parser (&self);
  xmlParseDocument (self.parser);
  /* Declarations are kept in a document, even though nobody has asked for one. */
  g_clear_pointer (&self.parser->myDoc, xmlFreeDoc);
  xmlFreeParserCtxt (self.parser);
  g_string_free (self.content, TRUE);
}

const char *
moniac_xml_get_attribute (const char * const *attributes,
                          const char         *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (g_str_equal (attributes[0], name))
      return attributes[1];
  return NULL;
}
