/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML as a row of elements: no tree, no network, no entities but the five of XML, nesting bounded. */
#pragma once

#include "moniac-intake.h"

G_BEGIN_DECLS

typedef struct
{
  /* `attributes` are names and values in turn, ending in NULL; `at` is where the element begins. */
  void (*start) (gpointer             data,
                 const char          *name,
                 const char * const  *attributes,
                 const char          *at);
  /* `text` is what stands directly in the element, behind the last element in it. */
  void (*end)   (gpointer             data,
                 const char          *name,
                 const char          *text);
} MoniacXmlHandler;

/* `text` is not empty. Names are without their prefixes. Problems go to the intake; reading stops at the first one. */
void        moniac_xml_read          (const char             *text,
                                      gsize                   length,
                                      MoniacIntake           *intake,
                                      const MoniacXmlHandler *handler,
                                      gpointer                data);
/* The value of an attribute, or NULL. */
const char *moniac_xml_get_attribute (const char * const     *attributes,
                                      const char             *name);

G_END_DECLS
