-- What each import did, also those that published nothing and are therefore in no build. Rows that were set aside stay in the builds.
CREATE TABLE import_run (
    id          INTEGER PRIMARY KEY,    -- the same in the build that the run published
    started_at  TEXT NOT NULL,
    finished_at TEXT,
    source      TEXT NOT NULL,          -- command line, inbox, sample, upload
    asked_by    TEXT,                   -- null: nobody in person
    sample      INTEGER NOT NULL,       -- 1: a made-up council
    outcome     TEXT CHECK (outcome IN ('allin', 'somesetaside', 'nothingnew', 'refused', 'failed', 'abandoned')),    -- null: it runs
    message     TEXT,                   -- why it failed
    build       TEXT                    -- the build that it published
);

-- What came of each file, and of each sheet of a workbook.
CREATE TABLE import_run_file (
    run_ref    INTEGER NOT NULL REFERENCES import_run (id),
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL,
    sheet      TEXT,
    extract    TEXT,
    profile    TEXT,
    sha256     TEXT NOT NULL,
    state      TEXT NOT NULL,           -- loaded, unchanged, quarantined
    reason     TEXT,
    read       INTEGER NOT NULL,
    new        INTEGER NOT NULL,
    changed    INTEGER NOT NULL,
    unchanged  INTEGER NOT NULL,
    superseded INTEGER NOT NULL,
    rejected   INTEGER NOT NULL,
    PRIMARY KEY (run_ref, position)
) WITHOUT ROWID;
