/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of any size for benches. */
#include "config.h"

#include <math.h>

#include "moniac-bench-document.h"

#define SEED 1

static const char * const syllables[] = { "ba", "co", "del", "fer", "ga", "hol", "ib", "jun", "ka",
                                          "lo", "mer", "nor", "or", "pa", "qui", "ro", "sol", "tan" };

static char *
make_name (GRand *random)
{
  GString *name = g_string_new (NULL);
  int n = g_rand_int_range (random, 2, 5);

  for (int i = 0; i < n; i++)
    g_string_append (name, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
  name->str[0] = g_ascii_toupper (name->str[0]);
  return g_string_free (name, FALSE);
}

static void
add_company (MoniacDocument *document,
             int             number,
             GRand          *random)
{
  g_autoptr (MoniacCompanyRecord) record = moniac_company_record_new ();

  record->id = g_strdup_printf ("c%d", number);
  record->name = make_name (random);
  moniac_document_insert_company (document, G_MAXUINT, record);
}

/* Low numbers come up far more often. */
static int
any_company (GRand *random,
             int    n)
{
  double share = g_rand_double (random);

  return (int) (n * share * share * share);
}

static void
set_amount (MoniacDealRecord *record,
            GRand            *random)
{
  double sort = g_rand_double (random);
  g_autofree char *text = g_strdup_printf ("%.0f", 1e6 * pow (10, 4 * g_rand_double (random)));

  if (sort < 0.06)
    return;
  record->amount.form = sort < 0.2 ? MONIAC_AMOUNT_UP_TO : MONIAC_AMOUNT_EXACT;
  record->amount.high = moniac_number_from_text (text, -1);
}

static void
add_deal (MoniacDocument *document,
          int             number,
          int             payer,
          int             payee,
          GRand          *random)
{
  g_autoptr (MoniacDealRecord) record = moniac_deal_record_new ();

  record->id = g_strdup_printf ("d%d", number);
  record->payer = g_strdup_printf ("c%d", payer);
  record->payee = g_strdup_printf ("c%d", payee);
  record->kind = g_rand_double (random) < 0.05
                   ? MONIAC_KIND_PARTNERSHIP
                   : g_rand_int_range (random, MONIAC_KIND_EQUITY, MONIAC_KIND_OTHER + 1);
  record->kind_id = g_strdup (moniac_kind_get_id (record->kind));
  if (moniac_kind_is_money (record->kind))
    set_amount (record, random);
  moniac_document_insert_deal (document, G_MAXUINT, record);
}

MoniacDocument *
moniac_bench_document (int n_companies,
                       int n_deals)
{
  MoniacDocument *document = moniac_document_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  moniac_document_begin (document, "Bench");
  for (int i = 0; i < n_companies; i++)
    add_company (document, i, random);
  for (int i = 0; i < n_deals; i++)
    {
      int a = any_company (random, n_companies);
      int b = (a + 1 + any_company (random, n_companies - 1)) % n_companies;
      gboolean back = g_rand_double (random) < 0.1;

      /* Mostly from low to high numbers; what does not go that way closes loops. */
      add_deal (document, i, back ? MAX (a, b) : MIN (a, b), back ? MIN (a, b) : MAX (a, b), random);
    }
  moniac_document_end (document);
  return document;
}
