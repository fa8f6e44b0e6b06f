/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an input, and where: all problems of a file at once. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  MONIAC_SEVERITY_ERROR,     /* the file does not open */
  MONIAC_SEVERITY_WARNING,   /* the file opens, and what this is about is kept */
} MoniacSeverity;

/* One code per mistake. */
typedef enum
{
  MONIAC_PROBLEM_READ,              /* could not be read at all */
  MONIAC_PROBLEM_EMPTY,
  MONIAC_PROBLEM_TOO_LARGE,
  MONIAC_PROBLEM_TOO_DEEP,
  MONIAC_PROBLEM_TOO_MANY,
  MONIAC_PROBLEM_ENCODING,          /* not UTF-8, or a byte order mark */
  MONIAC_PROBLEM_SYNTAX,
  MONIAC_PROBLEM_BAD_NUMBER,
  MONIAC_PROBLEM_BAD_STRING,        /* a NUL, half a surrogate, a control character */
  MONIAC_PROBLEM_DUPLICATE_MEMBER,
  MONIAC_PROBLEM_TRAILING,          /* something after the end of the document */
  MONIAC_PROBLEM_FORMAT,            /* not a deal file */
  MONIAC_PROBLEM_FUTURE_VERSION,
  MONIAC_PROBLEM_TYPE,
  MONIAC_PROBLEM_MISSING,
  MONIAC_PROBLEM_EMPTY_ID,
  MONIAC_PROBLEM_DUPLICATE_ID,
  MONIAC_PROBLEM_UNKNOWN_COMPANY,
  MONIAC_PROBLEM_UNKNOWN_SOURCE,
  MONIAC_PROBLEM_NO_PARTY,
  MONIAC_PROBLEM_NEGATIVE,
  MONIAC_PROBLEM_AMOUNT_TOO_LARGE,
  MONIAC_PROBLEM_BOUNDS,            /* min over max */
  MONIAC_PROBLEM_NO_NUMBER,         /* an amount object without a number */
  MONIAC_PROBLEM_DATE,
  MONIAC_PROBLEM_MISSING_RATE,
  MONIAC_PROBLEM_UNKNOWN_KIND,
  MONIAC_PROBLEM_UNKNOWN_STATUS,
  MONIAC_PROBLEM_UNSAFE_LINK,
  MONIAC_N_PROBLEMS,
} MoniacProblemCode;

typedef struct
{
  MoniacProblemCode code;
  MoniacSeverity severity;
  guint line;                /* from 1; 0: about the file as a whole */
  guint column;              /* from 1, in characters */
  char *message;             /* translated; one sentence without a full stop */
  char *pointer;             /* JSON pointer (RFC 6901), "" for the whole */
} MoniacProblem;

#define MONIAC_TYPE_PROBLEMS (moniac_problems_get_type ())

/* A list of problems in the order of the file; plain and growing while a reader works.
 * It holds a thousand; a closing one, at its end, says how many more there are. */
typedef struct _MoniacProblems MoniacProblems;

GType                moniac_problems_get_type   (void);
MoniacProblems      *moniac_problems_new        (void);
MoniacProblems      *moniac_problems_ref        (MoniacProblems       *self);
void                 moniac_problems_unref      (MoniacProblems       *self);
void                 moniac_problems_add        (MoniacProblems       *self,
                                                 MoniacProblemCode     code,
                                                 MoniacSeverity        severity,
                                                 guint                 line,
                                                 guint                 column,
                                                 const char           *pointer,
                                                 const char           *format,
                                                 ...) G_GNUC_PRINTF (7, 8);
void                 moniac_problems_add_unlisted (MoniacProblems     *self,
                                                 MoniacSeverity        severity,
                                                 guint                 n);
guint                moniac_problems_get_n      (const MoniacProblems *self);
const MoniacProblem *moniac_problems_get        (const MoniacProblems *self,
                                                 guint                 i);
gboolean             moniac_problems_has_errors (const MoniacProblems *self);
/* A file's own words, made fit to stand in a message. */
char                *moniac_problem_quote       (const char           *text);
/* "FILE:LINE:COLUMN: error: MESSAGE [POINTER]" */
char                *moniac_problem_to_text     (const MoniacProblem  *self,
                                                 const char           *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacProblems, moniac_problems_unref)

G_END_DECLS
