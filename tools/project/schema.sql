-- SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
-- SPDX-License-Identifier: LGPL-2.1-or-later
--
-- Version 1 of a store. Times are milliseconds since 1970 UTC; JSON is text.
-- A released version is never edited: a change is a further file and a further
-- entry in the list of migrations.

CREATE TABLE run (
  id TEXT PRIMARY KEY,
  prompt TEXT NOT NULL,
  settings TEXT NOT NULL,
  key TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running',
    'waiting_review', 'done', 'error', 'cancelled')),
  code TEXT,
  error TEXT,
  worker_pid INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE INDEX run_by_key ON run (key);

CREATE TABLE project (
  id TEXT PRIMARY KEY,
  run TEXT NOT NULL UNIQUE REFERENCES run (id),
  name TEXT NOT NULL,
  folder TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL
);

CREATE TABLE stage (
  run TEXT NOT NULL REFERENCES run (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'error',
    'cancelled')),
  tries INTEGER NOT NULL DEFAULT 1,
  input TEXT NOT NULL,
  output TEXT,
  error TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (run, name)
);

-- One row per call of a provider, committed before the call is made. A row
-- that is still 'started' when nobody works on its run is a call whose outcome
-- nobody knows: 'unknown', and perhaps billed.
CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL,
  stage TEXT NOT NULL,
  slot TEXT NOT NULL DEFAULT '',
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT,
  request_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('started', 'done', 'failed',
    'unknown')),
  error TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  UNIQUE (run, stage, slot, n),
  FOREIGN KEY (run, stage) REFERENCES stage (run, name)
);

-- A row is announced before its file is written and stored after, so that a
-- file whose commit was lost is found again by its hash.
CREATE TABLE asset (
  project TEXT NOT NULL REFERENCES project (id),
  slot TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT,
  text TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT,
  seed INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  mime TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  words TEXT,
  quiet TEXT,
  file TEXT NOT NULL,
  attempt INTEGER NOT NULL REFERENCES attempt (id),
  stored INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (project, slot)
);
