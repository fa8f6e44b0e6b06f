/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes from this process what a layout does not need, in two steps. */
#pragma once

/* First of all: limits on time and memory; no new programs or processes, no network, nothing written. Files
 * can still be read, because Graphviz loads plugins. */
void moniac_sandbox_enter (void);

/* When everything is loaded, and before the graph is read: from here on the process can compute, read and
 * write what is open already, and end. Whatever else it asks of the kernel is refused with EPERM. */
void moniac_sandbox_close (void);
