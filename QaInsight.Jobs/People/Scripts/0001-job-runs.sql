-- Times are UTC in ISO 8601 with seven decimals, so that they sort as text.

-- What the scheduled jobs did. The engine that starts them forgets everything when it stops; this does not.
CREATE TABLE job_run (
    id          INTEGER PRIMARY KEY,
    job         TEXT NOT NULL,
    due_at      TEXT,               -- null: started by hand
    started_at  TEXT NOT NULL,
    finished_at TEXT,
    outcome     TEXT CHECK (outcome IN ('succeeded', 'failed', 'abandoned')),
    message     TEXT
);
CREATE INDEX job_run_due ON job_run (job, due_at);

-- Since when this server knows a job: what was due before that was not missed.
CREATE TABLE job_known (
    job   TEXT PRIMARY KEY,
    since TEXT NOT NULL
);
