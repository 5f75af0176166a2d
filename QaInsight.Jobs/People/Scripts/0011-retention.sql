-- Children's rows that are past their retention: kept without saying who they are about.

CREATE TABLE retention_run (
    id          INTEGER PRIMARY KEY,
    kept_from   INTEGER NOT NULL,         -- yyyymm: the first month of which children's rows were kept as they came
    asked_by    TEXT NOT NULL,            -- a reader's name
    begun_at    TEXT NOT NULL,
    key         BLOB,                     -- what ids are written over with; gone once it is finished, so that nobody can turn them back
    finished_at TEXT,
    outcome     TEXT CHECK (outcome IN ('done', 'failed')),
    proof       TEXT,                     -- what was written over where, and what was searched
    CHECK ((finished_at IS NULL) = (key IS NOT NULL) AND (finished_at IS NULL) = (outcome IS NULL) AND (finished_at IS NULL) = (proof IS NULL))
);

-- Keyed hashes of such rows' keys: a row that comes again with its id would be counted twice.
CREATE TABLE past_row (hash TEXT PRIMARY KEY) WITHOUT ROWID;
