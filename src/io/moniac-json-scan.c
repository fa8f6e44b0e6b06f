/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks JSON text strictly, without recursion and without building anything. */
#include "config.h"

#include "moniac-json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-json-walk.h"
#include "moniac-number.h"

/* How many steps lie between two looks at the cancellable. */
#define STEPS_UNTIL_CHECK 65536

/* Up to so many members are compared each with each; more are sorted. */
#define FEW_MEMBERS 16

typedef enum
{
  STATE_VALUE,
  STATE_FIRST_ELEMENT,
  STATE_FIRST_NAME,
  STATE_NAME,
  STATE_AFTER_VALUE,
  STATE_DONE,
  STATE_BROKEN,
} State;

/* The name of a member, as it stands between its quotes. */
typedef struct
{
  guint32 offset;
  guint32 length : 31;
  guint32 escaped : 1;
} Name;

/* An object or array that is open. */
typedef struct
{
  gboolean is_object;
  gboolean in_member;      /* a name has been read: the last one in the list of names */
  guint index;             /* of the element */
  guint first_name;        /* where this object's names begin in the list */
} Level;

typedef struct
{
  const char *text;
  const char *end;
  const char *at;
  MoniacJsonReport *report;
  GArray *levels;
  GArray *names;           /* of all objects that are open */
  guint max_depth;
} Scanner;

/* Reporting */

static char *
decode_name (const Scanner *self,
             const Name    *name)
{
  return moniac_json_decode (self->text + name->offset, name->length);
}

/* The name that the object at a level stands at. */
static const Name *
current_name (const Scanner *self,
              guint          level)
{
  guint next = level + 1 < self->levels->len
                 ? g_array_index (self->levels, Level, level + 1).first_name
                 : self->names->len;

  return &g_array_index (self->names, Name, next - 1);
}

static void
append_level (const Scanner *self,
              guint          i,
              GString       *pointer)
{
  const Level *level = &g_array_index (self->levels, Level, i);
  g_autofree char *token = NULL;

  if (level->is_object && !level->in_member)
    return;
  if (level->is_object)
    token = decode_name (self, current_name (self, i));
  else
    token = g_strdup_printf ("%u", level->index);
  moniac_json_pointer_append (pointer, token);
}

static char *
make_pointer (const Scanner *self,
              guint          n_levels)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < n_levels; i++)
    append_level (self, i, pointer);
  return g_string_free (pointer, FALSE);
}

static void
report_problem (Scanner           *self,
                MoniacProblemCode  code,
                const char        *at,
                const char        *message)
{
  g_autofree char *pointer = make_pointer (self, self->levels->len);

  moniac_json_report_add (self->report, code, MONIAC_SEVERITY_ERROR, at, pointer, message);
}

/* What cannot be read on from. */
static State
give_up (Scanner           *self,
         MoniacProblemCode  code,
         const char        *message)
{
  report_problem (self, code, self->at, message);
  return STATE_BROKEN;
}

typedef enum
{
  EXPECTED_VALUE,
  EXPECTED_NAME,
  EXPECTED_COLON,
  EXPECTED_AFTER_MEMBER,
  EXPECTED_AFTER_ELEMENT,
  EXPECTED_AFTER_WORD,
} Expected;

static char *
describe_expected (Expected    expected,
                   const char *found)
{
  switch (expected)
    {
    case EXPECTED_VALUE:
      return g_strdup_printf (_("a value is expected, not “%s”"), found);
    case EXPECTED_NAME:
      return g_strdup_printf (_("the name of a member in double quotes is expected, not “%s”"),
                              found);
    case EXPECTED_COLON:
      return g_strdup_printf (_("a colon is expected after the name of a member, not “%s”"),
                              found);
    case EXPECTED_AFTER_MEMBER:
      return g_strdup_printf (_("a comma or “}” is expected, not “%s”"), found);
    case EXPECTED_AFTER_ELEMENT:
      return g_strdup_printf (_("a comma or “]” is expected, not “%s”"), found);
    case EXPECTED_AFTER_WORD:
    default:
      return g_strdup_printf (_("a comma or a closing bracket is expected, not “%s”"), found);
    }
}

/* A character that has no business where it stands. */
static State
give_up_at_character (Scanner  *self,
                      Expected  expected)
{
  gunichar c = *self->at == '\0'
                 ? 0 : g_utf8_get_char_validated (self->at, self->end - self->at);
  char shown[16];
  g_autofree char *message = NULL;

  if (c == (gunichar) -1 || c == (gunichar) -2)
    return give_up (self, MONIAC_PROBLEM_ENCODING, _("the text is not UTF-8 here"));
  if (c == '/')
    return give_up (self, MONIAC_PROBLEM_SYNTAX, _("comments are not allowed in JSON"));
  if (c == '\'')
    return give_up (self, MONIAC_PROBLEM_SYNTAX, _("strings stand in double quotes"));
  if (g_unichar_isgraph (c))
    shown[g_unichar_to_utf8 (c, shown)] = '\0';
  else
    g_snprintf (shown, sizeof shown, "U+%04X", c);
  message = describe_expected (expected, shown);
  return give_up (self, MONIAC_PROBLEM_SYNTAX, message);
}

/* Members that stand twice in one object */

static int
compare_texts (const Scanner *self,
               const Name    *a,
               const Name    *b)
{
  int order;

  if (a->escaped || b->escaped)
    {
      g_autofree char *a_text = decode_name (self, a);
      g_autofree char *b_text = decode_name (self, b);

      return strcmp (a_text, b_text);
    }
  order = memcmp (self->text + a->offset, self->text + b->offset, MIN (a->length, b->length));
  return order != 0 ? order : (int) a->length - (int) b->length;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Name *one = a;
  const Name *other = b;
  int order = compare_texts (data, one, other);

  if (order != 0)
    return order;
  return one->offset < other->offset ? -1 : 1;
}

static gboolean
same_name (const Scanner *self,
           const Name    *a,
           const Name    *b)
{
  if (!a->escaped && !b->escaped && a->length != b->length)
    return FALSE;
  return compare_texts (self, a, b) == 0;
}

static void
report_duplicate (Scanner    *self,
                  guint       level,
                  const Name *name)
{
  g_autofree char *text = decode_name (self, name);
  g_autofree char *quoted = moniac_problem_quote (text);
  g_autofree char *message = g_strdup_printf (_("the member “%s” stands twice in one object"),
                                              quoted);
  g_autofree char *parent = make_pointer (self, level);
  g_autoptr (GString) pointer = g_string_new (parent);

  moniac_json_pointer_append (pointer, text);
  moniac_json_report_add (self->report, MONIAC_PROBLEM_DUPLICATE_MEMBER, MONIAC_SEVERITY_ERROR,
                          self->text + name->offset - 1, pointer->str, message);
}

static void
compare_each (Scanner    *self,
              guint       level,
              const Name *names,
              guint       n)
{
  for (guint i = 1; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (same_name (self, &names[i], &names[j]))
        {
          report_duplicate (self, level, &names[i]);
          break;
        }
}

/* Sorting has no worst case that a file could be made for, as hashing has. */
static void
compare_sorted (Scanner *self,
                guint    level,
                Name    *names,
                guint    n)
{
  g_qsort_with_data (names, n, sizeof (Name), compare_names, self);
  for (guint i = 1; i < n; i++)
    if (same_name (self, &names[i], &names[i - 1]))
      report_duplicate (self, level, &names[i]);
}

/* Looks at the names of an innermost object; they are not needed after. */
static void
check_names (Scanner *self,
             guint    level)
{
  guint first = g_array_index (self->levels, Level, level).first_name;
  guint n = self->names->len - first;
  Name *names;

  if (n == 0)
    return;
  names = (Name *) self->names->data + first;
  if (n <= FEW_MEMBERS)
    compare_each (self, level, names, n);
  else
    compare_sorted (self, level, names, n);
  g_array_set_size (self->names, first);
}

/* Strings */

static int
read_hex (const Scanner *self,
          const char    *at)
{
  int value = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = at + i < self->end ? g_ascii_xdigit_value (at[i]) : -1;

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

static gboolean
is_low_surrogate (int c)
{
  return c >= 0xdc00 && c < 0xe000;
}

/* What is wrong with the escape at a backslash, or NULL. */
static const char *
check_escape (const Scanner *self,
              const char    *at,
              gsize         *length)
{
  int c;

  *length = 2;
  if (at + 1 == self->end || at[1] != 'u')
    return at + 1 < self->end && (at[1] == '\0' || strchr ("\"\\/bfnrt", at[1]) == NULL)
             ? _("an unknown escape in a string")
             : NULL;
  c = read_hex (self, at + 2);
  if (c < 0)
    return _("“\\u” wants four hexadecimal digits");
  if (c == 0)
    return _("a string must not hold a NUL character");
  if (is_low_surrogate (c))
    return _("half a surrogate pair in a string");
  if (c < 0xd800 || c >= 0xe000)
    return NULL;
  if (at + 8 > self->end || at[6] != '\\' || at[7] != 'u'
      || !is_low_surrogate (read_hex (self, at + 8)))
    return _("half a surrogate pair in a string");
  *length = 12;
  return NULL;
}

static const char *
describe_control (char c)
{
  if (c == '\n' || c == '\r')
    return _("a line break in a string; it is written as \\n, or a quote is missing");
  if (c == '\0')
    return _("a string must not hold a NUL character");
  return _("a control character in a string; it has to be written as an escape");
}

static void
check_encoding (Scanner    *self,
                const char *from,
                const char *to)
{
  const char *wrong;

  if (!g_utf8_validate_len (from, to - from, &wrong) && *wrong != '\0')
    report_problem (self, MONIAC_PROBLEM_ENCODING, wrong, _("the text is not UTF-8 here"));
}

/* From an opening quote to one past the closing one; FALSE where there is none. At most
 * one problem is told for a string, so that one slip does not fill the list. */
static gboolean
scan_string (Scanner  *self,
             gboolean *escaped)
{
  const char *start = self->at;
  const char *p = start + 1;
  const char *wrong_at = NULL;
  const char *wrong = NULL;
  guchar all = 0;
  gsize length;

  *escaped = FALSE;
  while (p < self->end && *p != '"')
    {
      const char *message = NULL;

      length = 1;
      all |= (guchar) *p;
      if (*p == '\\')
        {
          *escaped = TRUE;
          message = check_escape (self, p, &length);
        }
      else if ((guchar) *p < 0x20)
        message = describe_control (*p);
      if (message != NULL && wrong == NULL)
        {
          wrong = message;
          wrong_at = p;
        }
      p += length;
    }
  if (p >= self->end)
    {
      give_up (self, MONIAC_PROBLEM_SYNTAX, _("the string is never closed"));
      return FALSE;
    }
  if (wrong != NULL)
    report_problem (self, MONIAC_PROBLEM_BAD_STRING, wrong_at, wrong);
  else if (all & 0x80)
    check_encoding (self, start + 1, p);
  self->at = p + 1;
  return TRUE;
}

/* Numbers and words */

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '-' || c == '.' || c == '_';
}

static gboolean
is_delimiter (char c)
{
  return c == ',' || c == ']' || c == '}'
         || c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static gboolean
is_word (const char *at,
         gsize       length,
         const char *word)
{
  return strlen (word) == length && memcmp (at, word, length) == 0;
}

static gboolean
looks_like_number (const char *at,
                   gsize       length)
{
  return g_ascii_isdigit (*at) || *at == '+' || *at == '-' || *at == '.'
         || is_word (at, length, "NaN") || is_word (at, length, "Infinity");
}

static State
scan_word (Scanner *self)
{
  const char *start = self->at;
  const char *p = start;
  gsize length;

  while (p < self->end && is_word_character (*p))
    p++;
  length = p - start;
  if (length == 0)
    return give_up_at_character (self, EXPECTED_VALUE);
  if (looks_like_number (start, length))
    {
      if (!moniac_number_valid_text (start, length))
        {
          g_autofree char *text = g_strndup (start, length);
          g_autofree char *quoted = moniac_problem_quote (text);
          g_autofree char *message
            = g_strdup_printf (_("“%s” is not a number as JSON writes it"), quoted);

          report_problem (self, MONIAC_PROBLEM_BAD_NUMBER, start, message);
        }
    }
  else if (!is_word (start, length, "true") && !is_word (start, length, "false")
           && !is_word (start, length, "null"))
    {
      g_autofree char *text = g_strndup (start, length);
      g_autofree char *quoted = moniac_problem_quote (text);
      g_autofree char *message
        = g_strdup_printf (_("a value is expected; “%s” is neither a number nor in quotes"),
                           quoted);

      return give_up (self, MONIAC_PROBLEM_SYNTAX, message);
    }
  self->at = p;
  if (p < self->end && !is_delimiter (*p))
    return give_up_at_character (self, EXPECTED_AFTER_WORD);
  return STATE_AFTER_VALUE;
}

/* Structure */

static gboolean
skip_space (Scanner *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
  return self->at < self->end;
}

static State
give_up_at_end (Scanner *self)
{
  return give_up (self, MONIAC_PROBLEM_SYNTAX, _("the text ends too early"));
}

static State
open_level (Scanner *self,
            gboolean is_object)
{
  Level level = { is_object, FALSE, 0, self->names->len };

  if (self->levels->len == self->max_depth)
    {
      g_autofree char *message
        = g_strdup_printf (_("values are nested deeper than %u levels"), self->max_depth);

      return give_up (self, MONIAC_PROBLEM_TOO_DEEP, message);
    }
  g_array_append_val (self->levels, level);
  self->at++;
  return is_object ? STATE_FIRST_NAME : STATE_FIRST_ELEMENT;
}

static State
close_level (Scanner *self)
{
  guint last = self->levels->len - 1;

  if (g_array_index (self->levels, Level, last).is_object)
    check_names (self, last);
  g_array_set_size (self->levels, last);
  self->at++;
  return STATE_AFTER_VALUE;
}

static State
scan_value (Scanner *self)
{
  gboolean escaped;

  switch (*self->at)
    {
    case '{':
      return open_level (self, TRUE);
    case '[':
      return open_level (self, FALSE);
    case '"':
      return scan_string (self, &escaped) ? STATE_AFTER_VALUE : STATE_BROKEN;
    default:
      return scan_word (self);
    }
}

static State
scan_name (Scanner *self)
{
  Level *level = &g_array_index (self->levels, Level, self->levels->len - 1);
  const char *start = self->at;
  gboolean escaped;
  Name name;

  level->in_member = FALSE;
  if (*start != '"')
    return give_up_at_character (self, EXPECTED_NAME);
  if (!scan_string (self, &escaped))
    return STATE_BROKEN;
  name.offset = start + 1 - self->text;
  name.length = self->at - 1 - (start + 1);
  name.escaped = escaped;
  g_array_append_val (self->names, name);
  level->in_member = TRUE;
  if (!skip_space (self))
    return give_up_at_end (self);
  if (*self->at != ':')
    return give_up_at_character (self, EXPECTED_COLON);
  self->at++;
  return STATE_VALUE;
}

static State
scan_after_value (Scanner *self)
{
  Level *level = &g_array_index (self->levels, Level, self->levels->len - 1);

  if (*self->at == (level->is_object ? '}' : ']'))
    return close_level (self);
  if (*self->at != ',')
    return give_up_at_character (self, level->is_object ? EXPECTED_AFTER_MEMBER
                                                         : EXPECTED_AFTER_ELEMENT);
  self->at++;
  level->index++;
  level->in_member = FALSE;
  return level->is_object ? STATE_NAME : STATE_VALUE;
}

static State
step (Scanner *self,
      State    state)
{
  if (state == STATE_AFTER_VALUE && self->levels->len == 0)
    return STATE_DONE;
  if (!skip_space (self))
    return give_up_at_end (self);
  switch (state)
    {
    case STATE_FIRST_ELEMENT:
      return *self->at == ']' ? close_level (self) : scan_value (self);
    case STATE_FIRST_NAME:
      return *self->at == '}' ? close_level (self) : scan_name (self);
    case STATE_NAME:
      return scan_name (self);
    case STATE_AFTER_VALUE:
      return scan_after_value (self);
    default:
      return scan_value (self);
    }
}

/* Tells about what is in the way before the first value; FALSE where there is none. */
static gboolean
scan_start (Scanner *self)
{
  gsize length = self->end - self->at;

  if (length >= 2 && (memcmp (self->at, "\xff\xfe", 2) == 0
                      || memcmp (self->at, "\xfe\xff", 2) == 0))
    {
      give_up (self, MONIAC_PROBLEM_ENCODING, _("the text is UTF-16; it has to be UTF-8"));
      return FALSE;
    }
  if (length >= 3 && memcmp (self->at, "\xef\xbb\xbf", 3) == 0)
    {
      report_problem (self, MONIAC_PROBLEM_ENCODING, self->at,
              _("the text begins with a byte order mark, which JSON does not allow"));
      self->at += 3;
    }
  if (skip_space (self))
    return TRUE;
  report_problem (self, MONIAC_PROBLEM_EMPTY, self->text, _("the file is empty"));
  return FALSE;
}

static void
scan_end (Scanner *self)
{
  if (skip_space (self))
    report_problem (self, MONIAC_PROBLEM_TRAILING, self->at,
            _("something follows after the end of the document"));
}

/* Also where the scan has stopped midway, what it has seen of open objects is told. */
static void
close_all (Scanner *self)
{
  for (guint i = self->levels->len; i-- > 0;)
    {
      if (g_array_index (self->levels, Level, i).is_object)
        check_names (self, i);
      g_array_set_size (self->levels, i);
    }
}

/**
 * moniac_json_scan:
 * @text: bytes that should be JSON, not necessarily terminated; less than 2 GiB
 * @length: how many
 * @max_depth: how many objects and arrays may be nested in each other
 * @report: gets every problem
 * @cancellable: (nullable): stops the scan
 *
 * Checks all of RFC 8259, and what it leaves open: no byte order mark, no member twice in
 * one object, no NUL and no half surrogate in a string.
 *
 * Returns: whether the text is sound enough to be walked by moniac-json-walk, which it may
 *   be in spite of problems; %FALSE also where the scan was cancelled
 */
gboolean
moniac_json_scan (const char       *text,
                  gsize             length,
                  guint             max_depth,
                  MoniacJsonReport *report,
                  GCancellable     *cancellable)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  Scanner self = { text, text + length, text, report, levels, names, max_depth };
  State state = STATE_VALUE;
  guint steps = 0;

  if (!scan_start (&self))
    return FALSE;
  while (state != STATE_DONE && state != STATE_BROKEN)
    {
      state = step (&self, state);
      if (++steps % STEPS_UNTIL_CHECK == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  if (state == STATE_DONE)
    scan_end (&self);
  else
    close_all (&self);
  return state == STATE_DONE;
}
