-- Scorecards that go out by e-mail. One that has ended stays: what it sent names it.
CREATE TABLE subscription (
    id            INTEGER PRIMARY KEY,
    owner         TEXT NOT NULL REFERENCES account (id),   -- who made it, or took it over
    name          TEXT NOT NULL,
    address       TEXT NOT NULL,            -- the page and its filters, without a period
    months        INTEGER NOT NULL,         -- how many months its figures are of
    rhythm        TEXT NOT NULL CHECK (rhythm IN ('weekly', 'monthly', 'quarterly')),
    day           INTEGER,                  -- of the week (1 is Monday) or the month; null: when the import of the period has passed
    at            TEXT NOT NULL,            -- London's time of day, HH:mm
    role          TEXT,                     -- everybody who has it; null: the people named beside
    with_workbook INTEGER NOT NULL CHECK (with_workbook IN (0, 1)),
    with_pdf      INTEGER NOT NULL CHECK (with_pdf IN (0, 1)),
    says_nothing  INTEGER NOT NULL CHECK (says_nothing IN (0, 1)),   -- where there is nothing to report: 1 says so, 0 sends nothing
    ends_on       TEXT,                     -- the last day on which it goes out
    paused_at     TEXT,
    ended_at      TEXT,
    planned_to    TEXT NOT NULL,            -- what was due up to this moment has been seen to
    last_period   TEXT NOT NULL,            -- the last that has been seen to; '': none
    edition       INTEGER NOT NULL,         -- counts its changes, so that of two who change it at once the second is told
    created_at    TEXT NOT NULL
);

CREATE TABLE subscription_reader (
    subscription INTEGER NOT NULL REFERENCES subscription (id),
    account      TEXT NOT NULL REFERENCES account (id),
    PRIMARY KEY (subscription, account)
) WITHOUT ROWID;

-- Readers who asked for no more of it.
CREATE TABLE subscription_stopped (
    subscription INTEGER NOT NULL REFERENCES subscription (id),
    account      TEXT NOT NULL REFERENCES account (id),
    at           TEXT NOT NULL,
    PRIMARY KEY (subscription, account)
) WITHOUT ROWID;

-- Periods that are left out.
CREATE TABLE subscription_skip (
    subscription INTEGER NOT NULL REFERENCES subscription (id),
    period       TEXT NOT NULL,
    PRIMARY KEY (subscription, period)
) WITHOUT ROWID;

-- Measures that somebody follows.
CREATE TABLE watch (
    id         INTEGER PRIMARY KEY,
    owner      TEXT NOT NULL REFERENCES account (id),
    measure    TEXT NOT NULL,
    address    TEXT NOT NULL,               -- the measure's page, with whose figures are followed
    days       INTEGER,                     -- of children of concern: open for longer than this
    checked    TEXT NOT NULL,               -- the build, the day and the edition that it was last looked at in; '': not yet
    scope      TEXT NOT NULL,               -- the scope's key in which that was; '': not yet
    created_at TEXT NOT NULL,
    stopped_at TEXT
);

-- What stands, so that it is told once, and its end too.
CREATE TABLE watch_sign (
    watch     INTEGER NOT NULL REFERENCES watch (id),
    sign      TEXT NOT NULL,
    subject   TEXT NOT NULL,                -- a team's name; '': the measure itself
    says      TEXT NOT NULL,
    raised_at TEXT NOT NULL,
    PRIMARY KEY (watch, sign, subject)
) WITHOUT ROWID;

-- The outbox and its log: a mail to one reader, of one period, once. What was asked for by hand has a round of its own.
CREATE TABLE delivery (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('scorecard', 'alert', 'notice', 'digest')),
    subscription INTEGER REFERENCES subscription (id),
    watch        INTEGER REFERENCES watch (id),
    period       TEXT NOT NULL,
    reader       TEXT NOT NULL REFERENCES account (id),
    round        INTEGER NOT NULL,
    asked_by     TEXT,                      -- the account of whoever asked for it by hand, or what stands for it
    asked_by_name TEXT,                     -- as they were called then
    as_it_is     INTEGER NOT NULL DEFAULT 0 CHECK (as_it_is IN (0, 1)),   -- 1: whatever holds it
    content      TEXT,                      -- what it says, in JSON; null: a scorecard, made when it is sent
    due_at       TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'sending', 'sent', 'skipped', 'failed', 'uncertain')),
    why          TEXT,
    tries        INTEGER NOT NULL DEFAULT 0,
    next_try_at  TEXT NOT NULL,
    message_id   TEXT,
    email        TEXT,                      -- where it went
    subject      TEXT,
    build        TEXT,                      -- whose figures it holds
    scope        TEXT,                      -- the scope's key in which it was made
    changed_at   TEXT NOT NULL,
    told_at      TEXT                       -- when its owner was told that it is held or did not arrive
);
CREATE UNIQUE INDEX delivery_once ON delivery (kind, coalesce(subscription, 0), coalesce(watch, 0), period, reader, round);
CREATE INDEX delivery_open ON delivery (next_try_at) WHERE state IN ('waiting', 'held', 'sending');
CREATE INDEX delivery_of ON delivery (subscription, id);
CREATE INDEX delivery_to ON delivery (reader, id);
CREATE INDEX delivery_trouble ON delivery (changed_at) WHERE state IN ('held', 'failed', 'uncertain');
CREATE INDEX delivery_digest ON delivery (due_at) WHERE kind = 'digest';

-- How a reader stops a mail without signing in. Only hashes stand here.
CREATE TABLE leave_link (
    hash         TEXT PRIMARY KEY,
    subscription INTEGER REFERENCES subscription (id),
    watch        INTEGER REFERENCES watch (id),
    account      TEXT NOT NULL REFERENCES account (id),
    created_at   TEXT NOT NULL
) WITHOUT ROWID;

-- The mail server that mails last went to: a process that was started without its settings must not put them where nobody reads them.
CREATE TABLE mail_way (one INTEGER PRIMARY KEY CHECK (one = 1), server TEXT NOT NULL) WITHOUT ROWID;
