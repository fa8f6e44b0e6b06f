/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of other programs, one target for each format: each is read or tells why not; what is read is a document
 * that can be saved and opened again. The same for what is guessed, as a paste is. */
#include "moniac-fuzz.h"

#include "moniac-deal-file.h"
#include "moniac-import.h"

#ifndef FUZZ_FORMAT
#define FUZZ_FORMAT MONIAC_FORMAT_UNKNOWN
#endif

static void
check_texts (MoniacProblems *problems)
{
  for (guint i = 0; i < moniac_problems_get_n (problems); i++)
    {
      g_autofree char *text = moniac_problem_to_text (moniac_problems_get (problems, i), "x");

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
check_opens_again (MoniacDocument *document)
{
  g_autoptr (GBytes) bytes = moniac_deal_file_write (document);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) again = moniac_deal_file_parse (bytes, problems, NULL);

  if (again == NULL)
    for (guint i = 0; i < moniac_problems_get_n (problems); i++)
      g_printerr ("%s\n", moniac_problem_to_text (moniac_problems_get (problems, i), "imported"));
  g_assert_nonnull (again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = NULL;
  MoniacFormat found = MONIAC_FORMAT_UNKNOWN;

  moniac_fuzz_be_strict ();
  document = moniac_import_parse (bytes, FUZZ_FORMAT, NULL, problems, NULL, &found);
  g_assert_true ((document == NULL) == moniac_problems_has_errors (problems));
  check_texts (problems);
  if (document != NULL)
    check_opens_again (document);
  return 0;
}
