-- Who looked, and who changed what. Nothing here is ever changed, and nothing goes before its time.
CREATE TABLE look_log (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    account TEXT,                   -- null: nobody who has an account
    name    TEXT NOT NULL,          -- as it was then
    kind    TEXT NOT NULL,          -- sign-in, view, export, change
    what    TEXT NOT NULL,          -- in words
    address TEXT,                   -- the page and its filters
    origin  TEXT                    -- where the request came from
);
CREATE INDEX look_log_at ON look_log (at);
CREATE INDEX look_log_of ON look_log (account, at);

-- Before this moment nothing is kept any longer.
CREATE TABLE look_log_kept (one INTEGER PRIMARY KEY CHECK (one = 1), since TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO look_log_kept VALUES (1, '');

CREATE TRIGGER look_log_stands BEFORE UPDATE ON look_log BEGIN SELECT RAISE(ABORT, 'the log of who looked is never changed'); END;
CREATE TRIGGER look_log_stays BEFORE DELETE ON look_log WHEN old.at >= (SELECT since FROM look_log_kept)
BEGIN SELECT RAISE(ABORT, 'the log of who looked is kept until its time is over'); END;
CREATE TRIGGER look_log_keeps BEFORE UPDATE ON look_log_kept WHEN new.since < old.since
BEGIN SELECT RAISE(ABORT, 'what is no longer kept cannot be kept again'); END;
