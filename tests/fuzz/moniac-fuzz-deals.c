/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deal files: each opens or tells why not; what opens can be written, opens again, and is then
 * written the same. */
#include "moniac-fuzz.h"

#include "moniac-deal-file.h"

static MoniacDocument *
parse (GBytes *bytes,
       guint  *n_problems)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  MoniacDocument *document = moniac_deal_file_parse (bytes, problems, NULL);

  g_assert_true ((document == NULL) == moniac_problems_has_errors (problems));
  *n_problems = moniac_problems_get_n (problems);
  for (guint i = 0; i < *n_problems; i++)
    {
      g_autofree char *text = moniac_problem_to_text (moniac_problems_get (problems, i), "x");

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
  return document;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (MoniacDocument) again = NULL;
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;
  guint n, n_again;

  moniac_fuzz_be_strict ();
  document = parse (bytes, &n);
  if (document == NULL)
    return 0;
  once = moniac_deal_file_write (document);
  again = parse (once, &n_again);
  g_assert_nonnull (again);
  g_assert_cmpuint (n, ==, n_again);
  twice = moniac_deal_file_write (again);
  g_assert_true (g_bytes_equal (once, twice));
  return 0;
}
