/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "spending.h"

#include "price.h"

gboolean
spending_check_budget (const gchar *budget)
{
  gint64 millionths;

  if (!budget || price_parse (budget, &millionths))
    return TRUE;
  g_printerr ("jsonclip: --budget: expected an amount of dollars, as 0.50, "
              "found \"%s\"\n",
      budget);
  return FALSE;
}

gboolean
spending_set_budget (
    Store *store, const gchar *run, const gchar *budget, GError **error)
{
  gint64 millionths;

  return !budget || !price_parse (budget, &millionths)
      || store_run_set_budget (store, run, millionths, error);
}

static void
add (Spending *self, const StoreAttempt *attempt)
{
  self->n_calls++;
  if (g_str_equal (attempt->state, "done"))
    self->n_done++;
  else if (g_str_equal (attempt->state, "failed"))
    self->n_failed++;
  else
    self->n_unknown++;
  if (attempt->cost >= 0)
    self->cost += attempt->cost;
  else if (attempt->maybe_billed) {
    self->n_maybe++;
    self->maybe += MAX (0, attempt->estimate);
  } else if (g_str_equal (attempt->state, "done")) {
    self->n_unpriced++;
  }
}

void
spending_add (Spending *self, const GPtrArray *attempts)
{
  for (guint i = 0; i < attempts->len; i++)
    add (self, g_ptr_array_index (attempts, i));
}

static const gchar *
plural (guint n)
{
  return n == 1 ? "" : "s";
}

gchar *
spending_text (const Spending *self)
{
  g_autofree gchar *cost = price_text (self->cost);
  g_autofree gchar *maybe = price_text (self->maybe);
  g_autoptr (GString) text = g_string_new (cost);

  if (self->n_maybe > 0)
    g_string_append_printf (text,
        ", and about %s for %u call%s that may be billed", maybe, self->n_maybe,
        plural (self->n_maybe));
  if (self->n_unpriced > 0)
    g_string_append_printf (text, ", and %u call%s without a known price",
        self->n_unpriced, plural (self->n_unpriced));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
spending_set_money (JsonObject *object, const gchar *name, gint64 millionths)
{
  if (millionths < 0)
    json_object_set_null_member (object, name);
  else
    json_object_set_double_member (object, name, millionths / 1e6);
}

void
spending_describe (const Spending *self, JsonObject *object)
{
  spending_set_money (object, "cost_usd", self->cost);
  spending_set_money (object, "maybe_billed_usd", self->maybe);
  json_object_set_int_member (object, "maybe_billed_calls", self->n_maybe);
  json_object_set_int_member (object, "unpriced_calls", self->n_unpriced);
}
