-- SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- Version 2 of a store: what a call costs, and how to go on with one that
-- nobody knows the end of. Money is in millionths of whatever the prices are
-- in; NULL is money that nobody knows.

ALTER TABLE run ADD COLUMN budget INTEGER;

-- How often something was found that metrics tell of.
CREATE TABLE tally (
  run TEXT NOT NULL REFERENCES run (id),
  name TEXT NOT NULL,
  n INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run, name)
);

-- The same for a wish that is sent again because its outcome is not known.
ALTER TABLE attempt ADD COLUMN key TEXT NOT NULL DEFAULT '';
-- The provider's name for an order: it is asked for by that.
ALTER TABLE attempt ADD COLUMN job TEXT;
ALTER TABLE attempt ADD COLUMN request_id TEXT;
ALTER TABLE attempt ADD COLUMN trouble TEXT;
ALTER TABLE attempt ADD COLUMN maybe_billed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN usage TEXT;
ALTER TABLE attempt ADD COLUMN cost INTEGER;
-- What is kept back of the budget until the cost is known.
ALTER TABLE attempt ADD COLUMN estimate INTEGER;
-- JSON of a text provider, kept from the moment that it is there.
ALTER TABLE attempt ADD COLUMN answer TEXT;
-- The byte of calls.lock that its process holds while the call goes on; 0: it
-- does not.
ALTER TABLE attempt ADD COLUMN holder INTEGER NOT NULL DEFAULT 0;
CREATE INDEX attempt_by_time ON attempt (provider, started_at);
CREATE INDEX attempt_in_flight ON attempt (provider) WHERE holder != 0;

-- What all who use a provider have to know of it.
CREATE TABLE limiter (
  provider TEXT PRIMARY KEY,
  not_before INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0
);

-- The built-in generators are free; whether another one took money for a call
-- of unknown outcome nobody knows.
UPDATE attempt SET cost = 0, estimate = 0 WHERE provider = 'builtin';
UPDATE attempt SET maybe_billed = 1
  WHERE state = 'unknown' AND provider != 'builtin';
