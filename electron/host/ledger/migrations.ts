// The ledger's schema (台账): what must never be lost. Numbered in steps of 10.
import type { Migration } from '../../../platform/sqlite/migrate.ts'

export const LEDGER_MIGRATIONS: readonly Migration[] = [
  {
    version: 10,
    sql: `
      CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;

      -- TUF metadata as last accepted; replaced as a whole set.
      CREATE TABLE trusted_metadata (
        role TEXT PRIMARY KEY,
        bytes BLOB NOT NULL
      ) STRICT;

      -- Which content file is shown. One row.
      CREATE TABLE active_content (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        generation INTEGER NOT NULL,
        previous INTEGER,
        record TEXT NOT NULL
      ) STRICT;

      -- The outbox and its receipts. The sealed bytes leave after the hub has signed for them; the row stays.
      CREATE TABLE submission (
        id TEXT PRIMARY KEY,
        receipt TEXT NOT NULL UNIQUE,
        header TEXT NOT NULL,
        suite TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        sealed BLOB,
        code_check TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('queued', 'refused', 'acknowledged')),
        attempts INTEGER NOT NULL DEFAULT 0,
        refused_because TEXT,
        acknowledgement TEXT,
        CHECK (state = 'acknowledged' OR sealed IS NOT NULL),
        CHECK (state <> 'acknowledged' OR acknowledgement IS NOT NULL)
      ) STRICT;
      CREATE INDEX submission_by_state ON submission (state);

      CREATE TABLE reply (
        id TEXT PRIMARY KEY,
        receipt TEXT NOT NULL REFERENCES submission (receipt),
        sealed_reply TEXT NOT NULL,
        told_hub INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX reply_by_receipt ON reply (receipt);
    `,
  },
  {
    version: 20,
    sql: `
      -- 窗口记录: day of receipt, identity seen, refused items settled. Never changed; the newest says what stands.
      CREATE TABLE window_record (
        id TEXT PRIMARY KEY,
        receipt TEXT NOT NULL REFERENCES submission (receipt),
        kind TEXT NOT NULL,
        record TEXT NOT NULL,
        -- 1: the hub has signed for it; 2: the hub will never take it.
        told_hub INTEGER NOT NULL DEFAULT 0 CHECK (told_hub IN (0, 1, 2))
      ) STRICT;
      CREATE INDEX window_record_by_receipt ON window_record (receipt, kind);
      CREATE INDEX window_record_untold ON window_record (told_hub) WHERE told_hub = 0;
    `,
  },
  {
    version: 30,
    sql: `
      -- 台账 entries: daily check, faults, clean-ups and the rest. Never changed; a fault is closed by an entry that mends it.
      CREATE TABLE register_entry (
        id TEXT PRIMARY KEY,
        register TEXT NOT NULL,
        at TEXT NOT NULL,
        mends TEXT REFERENCES register_entry (id),
        entry TEXT NOT NULL
      ) STRICT;
      CREATE INDEX register_entry_by_register ON register_entry (register, at);
      CREATE UNIQUE INDEX register_entry_mends ON register_entry (mends) WHERE mends IS NOT NULL;
    `,
  },
  {
    version: 80,
    sql: `
      -- 指令: each command of the hub by its id, written before it is carried out, so that none is carried out twice.
      CREATE TABLE fleet_command (
        id TEXT PRIMARY KEY,
        statement TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('begun', 'done', 'refused', 'expired')),
        reason TEXT,
        -- A message that staff have marked as read.
        seen_at TEXT,
        told_hub INTEGER NOT NULL DEFAULT 0 CHECK (told_hub IN (0, 1))
      ) STRICT;
      CREATE INDEX fleet_command_open ON fleet_command (state) WHERE state = 'begun';
    `,
  },
  {
    version: 90,
    sql: `
      -- 归属变更: offices that this terminal was enrolled at before. Receipts tell by their first four characters whose they are.
      -- Short, because the schema has to stay on the file's first page: of that one a copy is kept (read-rows.ts).
      CREATE TABLE former_office (
        terminal TEXT PRIMARY KEY,
        record TEXT NOT NULL
      ) STRICT;
    `,
  },
]
