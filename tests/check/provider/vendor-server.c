/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See vendor-server.h. All that a request does is done in the server's thread;
 * what tests ask is under a lock. */
#include "vendor-server.h"

#include <string.h>

#include "vendor-delivery.h"

/* One line for each vendor. */
static const Vendor *const vendors[] = {
  &vendor_automatic1111,
  &vendor_elevenlabs,
  &vendor_google,
  &vendor_openai,
  &vendor_piper,
  &vendor_runway,
  &vendor_sdcpp,
  &vendor_stability,
};

#define POLLS 3
#define HANG_MS 60000

typedef struct {
  gchar *kind; /* NULL: any */
  guint first, n;
  VendorFault fault;
} PlannedFault;

typedef struct {
  GBytes *result;
  guint polls;
} Order;

struct VendorServer {
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  guint port;

  guint answer_ms, hang_ms, polls;
  gboolean honours_keys;
  guint shares[VENDOR_N_FAULTS];
  GArray *planned; /* of PlannedFault */
  VendorPaid paid;
  gpointer paid_data;

  GRand *chance;
  GHashTable *replies; /* key -> Kept */
  GHashTable *orders;  /* name -> Order */
  guint n_orders, n_working;

  GMutex lock; /* of what follows */
  GPtrArray *records;
  guint n_bills, peak;
};

/* ---- replies ---- */

void
vendor_reply_json (
    VendorExchange *exchange, guint status, const gchar *format, ...)
{
  va_list arguments;
  gchar *text;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  exchange->status = status;
  exchange->mime = "application/json";
  g_clear_pointer (&exchange->reply, g_bytes_unref);
  exchange->reply = g_bytes_new_take (text, strlen (text));
}

void
vendor_reply_file (VendorExchange *exchange, const gchar *mime, GBytes *bytes)
{
  exchange->mime = mime;
  g_clear_pointer (&exchange->reply, g_bytes_unref);
  exchange->reply = bytes;
}

gchar *
vendor_order (VendorExchange *exchange, GBytes *result)
{
  VendorServer *server = exchange->server;
  gchar *name = g_strdup_printf ("order-%u", ++server->n_orders);
  Order *order = g_new0 (Order, 1);

  order->result = g_bytes_ref (result);
  order->polls = server->polls;
  g_hash_table_insert (server->orders, g_strdup (name), order);
  return name;
}

gboolean
vendor_ask (VendorExchange *exchange, const gchar *name, GBytes **result)
{
  Order *order = g_hash_table_lookup (exchange->server->orders, name);

  *result = NULL;
  if (!order)
    return FALSE;
  if (order->polls > 0)
    order->polls--;
  else
    *result = order->result;
  return TRUE;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_bytes_unref (order->result);
  g_free (order);
}

/* ---- one request ---- */

static const Vendor *
find_vendor (const gchar *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (vendors); i++) {
    const gsize length = strlen (vendors[i]->prefix);

    if (strncmp (path, vendors[i]->prefix, length) == 0 && path[length] == '/')
      return vendors[i];
  }
  return NULL;
}

static gboolean
is_route (const VendorRoute *route, const gchar *method, const gchar *path)
{
  return g_str_equal (route->method, method)
      && (g_str_has_suffix (route->path, "/")
              ? g_str_has_prefix (path, route->path)
              : g_str_equal (path, route->path));
}

static const VendorRoute *
find_route (const Vendor *vendor, const gchar *method, const gchar *path)
{
  for (const VendorRoute *route = vendor->routes; route->path; route++)
    if (is_route (route, method, path))
      return route;
  return NULL;
}

/* Under the lock. */
static guint
count (const VendorServer *self, const gchar *kind)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++) {
    const VendorRecord *record = g_ptr_array_index (self->records, i);

    n += !kind || g_str_equal (record->kind, kind);
  }
  return n;
}

static VendorFault
choose_fault (VendorServer *self, const gchar *kind)
{
  guint roll = g_rand_int_range (self->chance, 0, 100);

  for (guint i = 0; i < self->planned->len; i++) {
    const PlannedFault *plan = &g_array_index (self->planned, PlannedFault, i);
    const guint nth = count (self, plan->kind) + 1;

    if ((!plan->kind || g_str_equal (plan->kind, kind)) && nth >= plan->first
        && nth < plan->first + plan->n)
      return plan->fault;
  }
  for (guint fault = 0; fault < VENDOR_N_FAULTS; fault++) {
    if (roll < self->shares[fault])
      return fault;
    roll -= self->shares[fault];
  }
  return VENDOR_FAULT_NONE;
}

static gchar *
hash_wish (const gchar *path, GBytes *body)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) path, -1);
  g_checksum_update (
      sum, g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  return g_strdup (g_checksum_get_string (sum));
}

static VendorRecord *
record_new (SoupServerMessage *message, const gchar *path, const gchar *kind,
    GBytes *body)
{
  SoupMessageHeaders *headers =
      soup_server_message_get_request_headers (message);
  VendorRecord *record = g_new0 (VendorRecord, 1);

  record->kind = kind;
  record->wish = hash_wish (path, body);
  record->path = g_strdup (path);
  record->body =
      g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  record->key =
      g_strdup (soup_message_headers_get_one (headers, "Idempotency-Key"));
  record->secret =
      g_strdup (soup_message_headers_get_one (headers, "Authorization"));
  record->at_ms = g_get_monotonic_time () / 1000;
  return record;
}

static void
record_free (gpointer data)
{
  VendorRecord *record = data;

  g_free (record->wish);
  g_free (record->key);
  g_free (record->path);
  g_free (record->body);
  g_free (record->secret);
  g_free (record);
}

static gboolean
is_free (VendorFault fault)
{
  return fault >= VENDOR_FAULT_RATE && fault <= VENDOR_FAULT_NOTHING;
}

/* What is answered; what the line does to it comes later. */
static void
make (const Vendor *vendor, const VendorRoute *route, VendorExchange *exchange)
{
  if (exchange->fault == VENDOR_FAULT_SERVER) {
    exchange->status = 500;
    vendor_reply_file (
        exchange, "text/html", g_bytes_new_static ("<html>oops</html>", 17));
  } else if (is_free (exchange->fault)) {
    vendor->fail (exchange, exchange->fault);
  } else if (exchange->fault == VENDOR_FAULT_OTHER_JSON) {
    vendor_reply_json (exchange, 200, "{\"weather\":[\"rain\",7]}");
  } else {
    route->answer (exchange);
  }
}

static void
bill (VendorServer *self, VendorRecord *record)
{
  guint n;

  g_mutex_lock (&self->lock);
  record->paid = TRUE;
  n = ++self->n_bills;
  self->peak = MAX (self->peak, self->n_working);
  g_mutex_unlock (&self->lock);
  if (self->paid)
    self->paid (n, self->paid_data);
}

/* Only what was made as wished is kept for its key. */
static void
keep (VendorServer *self, const VendorRecord *record, const Delivery *delivery)
{
  const gboolean whole =
      record->fault == VENDOR_FAULT_NONE || record->fault >= VENDOR_FAULT_RESET;

  if (self->honours_keys && record->key && whole)
    g_hash_table_insert (self->replies, g_strdup (record->key),
        delivery_copy (delivery, delivery->message));
}

static Delivery *
carry_out (VendorServer *self, SoupServerMessage *message, const Vendor *vendor,
    const VendorRoute *route, VendorRecord *record, VendorExchange *exchange)
{
  Delivery *delivery = delivery_new (message);

  make (vendor, route, exchange);
  delivery->fault = exchange->fault;
  delivery->status = exchange->status;
  delivery->mime = g_strdup (exchange->mime);
  delivery->header = exchange->header;
  delivery->body = exchange->reply;
  if (route->kind)
    delivery_count (delivery, &self->n_working);
  keep (self, record, delivery);
  if (route->kind && exchange->status < 300 && !is_free (exchange->fault))
    bill (self, record);
  return delivery;
}

static Delivery *
serve (VendorServer *self, SoupServerMessage *message, const Vendor *vendor,
    const VendorRoute *route, GHashTable *query, VendorRecord *record,
    GBytes *body)
{
  const Delivery *kept = record->key && self->honours_keys
      ? g_hash_table_lookup (self->replies, record->key)
      : NULL;
  VendorExchange exchange = { .server = self,
    .path = record->path,
    .query = query,
    .body = body,
    .fault = record->fault,
    .status = 200,
    .mime = "application/json" };
  g_autoptr (JsonNode) json = json_from_string (record->body, NULL);

  if (kept)
    return delivery_copy (kept, message);
  exchange.json = json;
  return carry_out (self, message, vendor, route, record, &exchange);
}

static void
handle (SoupServer *soup, SoupServerMessage *message, const char *path,
    GHashTable *query, gpointer user_data)
{
  VendorServer *self = user_data;
  const Vendor *vendor = find_vendor (path);
  const gchar *rest = vendor ? path + strlen (vendor->prefix) : path;
  const VendorRoute *route = vendor
      ? find_route (vendor, soup_server_message_get_method (message), rest)
      : NULL;
  g_autoptr (GBytes) body = soup_message_body_flatten (
      soup_server_message_get_request_body (message));
  VendorRecord *record;
  Delivery *delivery;

  if (!route) {
    soup_server_message_set_status (message, 404, NULL);
    return;
  }
  record = record_new (message, rest, route->kind ? route->kind : "", body);
  g_mutex_lock (&self->lock);
  if (route->kind)
    record->fault = choose_fault (self, route->kind);
  g_ptr_array_add (self->records, record);
  g_mutex_unlock (&self->lock);
  delivery = serve (self, message, vendor, route, query, record, body);
  record->status = delivery->fault >= VENDOR_FAULT_RESET ? 0 : delivery->status;
  delivery_send (delivery, self->context,
      delivery->fault == VENDOR_FAULT_HANG ? self->hang_ms : self->answer_ms);
}

/* ---- the thread ---- */

static guint
port_of (SoupServer *soup)
{
  GSList *uris = soup_server_get_uris (soup);
  const guint port = (guint) g_uri_get_port (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

static gpointer
live (gpointer data)
{
  VendorServer *self = data;
  g_autoptr (SoupServer) soup = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  soup = soup_server_new (NULL, NULL);
  soup_server_add_handler (soup, NULL, handle, self, NULL);
  if (!soup_server_listen_local (soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    g_error ("%s", error->message);
  g_mutex_lock (&self->lock);
  self->port = port_of (soup);
  g_mutex_unlock (&self->lock);
  g_main_loop_run (self->loop);
  soup_server_disconnect (soup);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static gboolean
is_up (VendorServer *self)
{
  gboolean up;

  g_mutex_lock (&self->lock);
  up = self->port != 0;
  g_mutex_unlock (&self->lock);
  return up;
}

VendorServer *
vendor_server_new (void)
{
  VendorServer *self = g_new0 (VendorServer, 1);

  self->hang_ms = HANG_MS;
  self->polls = POLLS;
  self->planned = g_array_new (FALSE, FALSE, sizeof (PlannedFault));
  self->chance = g_rand_new_with_seed (42);
  self->replies =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, delivery_free);
  self->orders =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, order_free);
  self->records = g_ptr_array_new_with_free_func (record_free);
  g_mutex_init (&self->lock);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("vendor", live, self);
  while (!is_up (self))
    g_usleep (1000);
  return self;
}

void
vendor_server_free (VendorServer *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_hash_table_unref (self->replies);
  g_hash_table_unref (self->orders);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  for (guint i = 0; i < self->planned->len; i++)
    g_free (g_array_index (self->planned, PlannedFault, i).kind);
  g_array_unref (self->planned);
  g_rand_free (self->chance);
  g_ptr_array_unref (self->records);
  g_mutex_clear (&self->lock);
  g_free (self);
}

gchar *
vendor_server_url (const VendorServer *self, const gchar *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
}

/* ---- what tests tell and ask ---- */

void
vendor_server_set_times (VendorServer *self, guint answer_ms, guint hang_ms)
{
  self->answer_ms = answer_ms;
  self->hang_ms = hang_ms;
}

void
vendor_server_honour_keys (VendorServer *self)
{
  self->honours_keys = TRUE;
}

void
vendor_server_set_polls (VendorServer *self, guint polls)
{
  self->polls = polls;
}

void
vendor_server_fault (VendorServer *self, const gchar *kind, guint nth, guint n,
    VendorFault fault)
{
  const PlannedFault plan = { g_strdup (kind), nth, n, fault };

  g_mutex_lock (&self->lock);
  g_array_append_val (self->planned, plan);
  g_mutex_unlock (&self->lock);
}

void
vendor_server_fault_share (VendorServer *self, VendorFault fault, guint percent)
{
  g_mutex_lock (&self->lock);
  self->shares[fault] = percent;
  g_mutex_unlock (&self->lock);
}

void
vendor_server_watch (VendorServer *self, VendorPaid paid, gpointer user_data)
{
  self->paid = paid;
  self->paid_data = user_data;
}

GPtrArray *
vendor_server_records (VendorServer *self)
{
  GPtrArray *records = g_ptr_array_new ();

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (records, g_ptr_array_index (self->records, i));
  g_mutex_unlock (&self->lock);
  return records;
}

guint
vendor_server_requests (VendorServer *self, const gchar *kind)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = count (self, kind);
  g_mutex_unlock (&self->lock);
  return n;
}

static guint
count_paid (VendorServer *self, const gchar *kind, gboolean different)
{
  g_autoptr (GHashTable) wishes = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->records->len; i++) {
    VendorRecord *record = g_ptr_array_index (self->records, i);

    if (!record->paid || (kind && !g_str_equal (record->kind, kind)))
      continue;
    n++;
    g_hash_table_add (wishes, record->wish);
  }
  g_mutex_unlock (&self->lock);
  return different ? g_hash_table_size (wishes) : n;
}

guint
vendor_server_bills (VendorServer *self, const gchar *kind)
{
  return count_paid (self, kind, FALSE);
}

guint
vendor_server_wishes (VendorServer *self, const gchar *kind)
{
  return count_paid (self, kind, TRUE);
}

guint
vendor_server_peak (VendorServer *self)
{
  guint peak;

  g_mutex_lock (&self->lock);
  peak = self->peak;
  g_mutex_unlock (&self->lock);
  return peak;
}
