-- Who may sign in. A role and an account are never deleted: what somebody did stays theirs.
CREATE TABLE account (
    id               TEXT PRIMARY KEY,
    email            TEXT NOT NULL,                 -- what they sign in with
    plain_email      TEXT NOT NULL UNIQUE,          -- as addresses are compared
    name             TEXT NOT NULL,
    origin           TEXT NOT NULL CHECK (origin IN ('local', 'directory', 'demo')),
    subject          TEXT UNIQUE,                   -- issuer and subject of the council's directory
    role             TEXT,                          -- of figures; null: none
    is_administrator INTEGER NOT NULL CHECK (is_administrator IN (0, 1)),
    password_hash    TEXT,                          -- null: not set yet, or the directory's
    security_stamp   TEXT NOT NULL,                 -- another one ends every session
    second_step_key  TEXT,                          -- of the authenticator app
    has_second_step  INTEGER NOT NULL DEFAULT 0 CHECK (has_second_step IN (0, 1)),
    last_step        INTEGER NOT NULL DEFAULT 0,    -- time step of the last code used: no code counts twice
    failures         INTEGER NOT NULL DEFAULT 0,
    last_failure_at  TEXT,
    locked_until     TEXT,
    disabled_at      TEXT,
    created_at       TEXT NOT NULL,
    signed_in_at     TEXT
);

CREATE TABLE account_scope (
    account TEXT NOT NULL REFERENCES account (id),
    kind    TEXT NOT NULL CHECK (kind IN ('service', 'team')),
    name    TEXT NOT NULL,
    PRIMARY KEY (account, kind, name)
) WITHOUT ROWID;

-- Only hashes stand here: whoever reads this file can use none of what follows.
CREATE TABLE recovery_code (
    account TEXT NOT NULL REFERENCES account (id),
    hash    TEXT NOT NULL,
    PRIMARY KEY (account, hash)
) WITHOUT ROWID;

CREATE TABLE session (
    hash       TEXT PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id),
    started_at TEXT NOT NULL,
    seen_at    TEXT NOT NULL,
    ended_at   TEXT
) WITHOUT ROWID;
CREATE INDEX session_of ON session (account);

-- Invitations and resets: each works once, until it expires or another takes its place.
CREATE TABLE one_time_link (
    hash       TEXT PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT
) WITHOUT ROWID;

CREATE TABLE access_token (
    id         INTEGER PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id),
    name       TEXT NOT NULL,
    hash       TEXT NOT NULL UNIQUE,
    with_rows  INTEGER NOT NULL CHECK (with_rows IN (0, 1)),   -- 0: figures alone
    services   TEXT NOT NULL,                                   -- JSON; with teams, what it is narrowed to
    teams      TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT,
    revoked_at TEXT
);
CREATE INDEX access_token_of ON access_token (account);
