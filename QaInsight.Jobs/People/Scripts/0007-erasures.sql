-- Children whose rows were erased, by hashes alone: the id itself stands nowhere.

-- What the ids are hashed with. Ids are easily guessed, so that a hash without a key would be none.
CREATE TABLE erasure_key (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE erasure (
    id            INTEGER PRIMARY KEY,
    child         TEXT NOT NULL,          -- the hash of the child's id
    reason        TEXT NOT NULL,
    asked_by      TEXT NOT NULL,          -- a reader's id
    asked_by_name TEXT NOT NULL,
    begun_at      TEXT NOT NULL,
    finished_at   TEXT,                   -- null: begun, and to be asked for again
    outcome       TEXT CHECK (outcome IN ('done', 'failed')),
    proof         TEXT,                   -- what was removed where, and what was searched
    CHECK ((finished_at IS NULL) = (outcome IS NULL) AND (finished_at IS NULL) = (proof IS NULL))
);
CREATE INDEX erasure_of ON erasure (child);

-- Hashes of what no import takes in again: the child's id, and its audits', by which judgements and actions come.
CREATE TABLE erased_id (
    kind TEXT NOT NULL CHECK (kind IN ('child', 'audit')),
    hash TEXT NOT NULL,
    PRIMARY KEY (kind, hash)
) WITHOUT ROWID;

-- While builds are put in others' places: which stands for which. Empty once that is done.
CREATE TABLE erasure_build (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
