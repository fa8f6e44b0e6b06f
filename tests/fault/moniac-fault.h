/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults on order: a library to be preloaded that lets the n-th file operation go wrong. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MONIAC_FAULT_NONE,         /* operations are counted, and go well */
  MONIAC_FAULT_ONCE,         /* the n-th fails */
  MONIAC_FAULT_FROM,         /* the n-th fails, and all after it */
  MONIAC_FAULT_LATE,         /* the n-th is done, and then reports a failure all the same */
  MONIAC_FAULT_KILL,         /* the process dies before the n-th */
  MONIAC_FAULT_STOP,         /* the process stops before the n-th, until it is told to go on */
} MoniacFault;

/* From now on: at the n-th operation (from 1), with this errno. */
typedef void (*MoniacFaultArm) (MoniacFault fault,
                                int         n,
                                int         reason);
/* Ends it. Returns how many operations there were since. */
typedef int (*MoniacFaultDisarm) (void);
/* The name of the function that was the n-th operation; "" when it did not come so far. */
typedef const char *(*MoniacFaultGetVictim) (void);

G_END_DECLS
