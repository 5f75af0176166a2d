-- What was shared outside the authority: with later figures of the same quarter it could be taken from them.
CREATE TABLE shared_release (
    id        INTEGER PRIMARY KEY,
    programme TEXT NOT NULL COLLATE NOCASE,
    quarter   TEXT NOT NULL,              -- FY2026-27-Q1
    shared_at TEXT NOT NULL
);
CREATE INDEX shared_release_of ON shared_release (programme, quarter);

CREATE TABLE shared_count (
    release INTEGER NOT NULL REFERENCES shared_release (id),
    place   TEXT NOT NULL,                -- which count, of which row, cut which way
    shown   TEXT,                         -- null: withheld
    PRIMARY KEY (release, place)
) WITHOUT ROWID;
