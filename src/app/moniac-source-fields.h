/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that edit a source, for every place where one is edited. */
#pragma once

#include <adwaita.h>

#include "moniac-form.h"

G_BEGIN_DECLS

/* Appends rows for title, publisher, address, date and id to the host; they edit the source that the form shows. */
void moniac_source_fields_add (AdwExpanderRow *host,
                               MoniacForm     *form);

G_END_DECLS
