-- The warehouse of one build: a star. Days are whole numbers yyyymmdd, months yyyymm; a column that ends
-- in _ref holds the id of a row of a dimension (or of an audit). Every fact names the file and line it came from.

CREATE TABLE build (
    id          TEXT NOT NULL PRIMARY KEY,
    previous    TEXT,
    created_at  TEXT NOT NULL,
    own_day     INTEGER NOT NULL,      -- the day on which the cells judge actions and concerns
    sample      INTEGER NOT NULL,      -- 1: a made-up council
    schema      INTEGER NOT NULL
);

CREATE TABLE import_run (
    id          INTEGER PRIMARY KEY,
    started_at  TEXT NOT NULL,
    finished_at TEXT,
    source      TEXT NOT NULL           -- who asked: command line, nightly, sample
);

CREATE TABLE import_file (
    id          INTEGER PRIMARY KEY,
    run_ref     INTEGER NOT NULL REFERENCES import_run (id),
    name        TEXT NOT NULL,
    sheet       TEXT,
    extract     TEXT,
    profile     TEXT,
    sha256      TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    state       TEXT NOT NULL,          -- loaded, unchanged, quarantined
    reason      TEXT,
    read        INTEGER NOT NULL DEFAULT 0,
    new         INTEGER NOT NULL DEFAULT 0,
    changed     INTEGER NOT NULL DEFAULT 0,
    unchanged   INTEGER NOT NULL DEFAULT 0,
    superseded  INTEGER NOT NULL DEFAULT 0,
    rejected    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX import_file_by_hash ON import_file (sha256);

CREATE TABLE import_warning (
    id       INTEGER PRIMARY KEY,
    file_ref INTEGER NOT NULL REFERENCES import_file (id),
    line     INTEGER,
    message  TEXT NOT NULL
);

CREATE TABLE rejected_row (
    id       INTEGER PRIMARY KEY,
    file_ref INTEGER NOT NULL REFERENCES import_file (id),
    line     INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    value    TEXT NOT NULL,
    reason   TEXT NOT NULL
);
CREATE INDEX rejected_row_by_file ON rejected_row (file_ref, line);

-- What a row said before a later line replaced it.
CREATE TABLE row_version (
    id                   INTEGER PRIMARY KEY,
    extract              TEXT NOT NULL,
    row_key              TEXT NOT NULL,
    file_ref             INTEGER NOT NULL REFERENCES import_file (id),
    line                 INTEGER NOT NULL,
    replaced_by_file_ref INTEGER NOT NULL REFERENCES import_file (id),
    replaced_by_line     INTEGER NOT NULL,
    content              TEXT NOT NULL
);
CREATE INDEX row_version_by_key ON row_version (extract, row_key);

CREATE TABLE dim_programme    (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
CREATE TABLE dim_service      (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
CREATE TABLE dim_domain       (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
CREATE TABLE dim_question     (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
CREATE TABLE dim_person       (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
CREATE TABLE dim_indicator    (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
CREATE TABLE dim_legal_status (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, label TEXT, position INTEGER);

CREATE TABLE dim_grade (
    id     INTEGER PRIMARY KEY,
    scale  TEXT NOT NULL,
    name   TEXT NOT NULL,
    band   TEXT,                        -- good or better, below good
    ofsted TEXT,                        -- one of Ofsted's four, where the scale tells them apart
    rank   INTEGER NOT NULL,            -- comparable across scales, higher is better
    UNIQUE (scale, name)
);

CREATE TABLE dim_month (
    month          INTEGER PRIMARY KEY,
    label          TEXT NOT NULL,
    quarter        TEXT NOT NULL,
    financial_year TEXT NOT NULL
);

CREATE TABLE dim_team (
    id              INTEGER PRIMARY KEY,
    team            TEXT NOT NULL UNIQUE COLLATE NOCASE,
    service_ref     INTEGER NOT NULL REFERENCES dim_service (id),
    directorate     TEXT,
    head_of_service TEXT,
    service_manager TEXT,
    team_manager    TEXT,
    active_from     INTEGER,
    active_to       INTEGER,
    in_audit_scope  INTEGER,
    formerly        TEXT,
    successor_ref   INTEGER REFERENCES dim_team (id),
    file_ref        INTEGER NOT NULL REFERENCES import_file (id),
    line            INTEGER NOT NULL
);

CREATE TABLE dim_auditor (
    id           INTEGER PRIMARY KEY,
    auditor_ref  INTEGER NOT NULL UNIQUE REFERENCES dim_person (id),
    role         TEXT NOT NULL,
    team_ref     INTEGER REFERENCES dim_team (id),
    exemption    TEXT,
    exempt_month INTEGER,
    file_ref     INTEGER NOT NULL REFERENCES import_file (id),
    line         INTEGER NOT NULL
);

CREATE TABLE fct_audit (
    id                      INTEGER PRIMARY KEY,
    audit_id                TEXT NOT NULL UNIQUE,
    child_id                TEXT NOT NULL,
    audit_month             INTEGER NOT NULL,
    programme_ref           INTEGER NOT NULL REFERENCES dim_programme (id),
    audit_type              TEXT,
    theme                   TEXT,
    team_ref                INTEGER NOT NULL REFERENCES dim_team (id),
    legal_status_ref        INTEGER NOT NULL REFERENCES dim_legal_status (id),
    practitioner_ref        INTEGER REFERENCES dim_person (id),
    auditor_ref             INTEGER REFERENCES dim_person (id),
    moderator_ref           INTEGER REFERENCES dim_person (id),
    allocated_on            INTEGER,
    due_on                  INTEGER,
    submitted_on            INTEGER,
    moderated_on            INTEGER,
    return_status           TEXT,
    auditor_grade_ref       INTEGER REFERENCES dim_grade (id),
    moderator_grade_ref     INTEGER REFERENCES dim_grade (id),
    at_risk_of_inadequate   INTEGER,
    social_worker_views     INTEGER,
    manager_views           INTEGER,
    reviewing_officer_views INTEGER,
    child_views             INTEGER,
    parent_views            INTEGER,
    child_feedback          TEXT,
    parent_feedback         TEXT,
    reaudit_of_ref          INTEGER REFERENCES fct_audit (id),
    quality_check           TEXT,
    file_ref                INTEGER NOT NULL REFERENCES import_file (id),
    line                    INTEGER NOT NULL
);

CREATE TABLE fct_judgement (
    audit_ref         INTEGER NOT NULL REFERENCES fct_audit (id),
    domain_ref        INTEGER NOT NULL REFERENCES dim_domain (id),
    question_ref      INTEGER NOT NULL REFERENCES dim_question (id),
    auditor_grade_ref INTEGER REFERENCES dim_grade (id),
    grade_ref         INTEGER REFERENCES dim_grade (id),   -- none: not applicable, kept and never counted
    comment           TEXT,
    file_ref          INTEGER NOT NULL REFERENCES import_file (id),
    line              INTEGER NOT NULL,
    PRIMARY KEY (audit_ref, domain_ref, question_ref)
) WITHOUT ROWID;

CREATE TABLE fct_action (
    id           INTEGER PRIMARY KEY,
    action_id    TEXT NOT NULL UNIQUE,
    audit_id     TEXT,
    child_id     TEXT NOT NULL,
    team_ref     INTEGER NOT NULL REFERENCES dim_team (id),
    description  TEXT,
    owner_ref    INTEGER REFERENCES dim_person (id),
    raised_on    INTEGER NOT NULL,
    due_on       INTEGER NOT NULL,
    completed_on INTEGER,
    verified_on  INTEGER,
    file_ref     INTEGER NOT NULL REFERENCES import_file (id),
    line         INTEGER NOT NULL
);

CREATE TABLE fct_concern (
    id          INTEGER PRIMARY KEY,
    concern_id  TEXT NOT NULL UNIQUE,
    audit_id    TEXT,
    child_id    TEXT NOT NULL,
    team_ref    INTEGER NOT NULL REFERENCES dim_team (id),
    opened_on   INTEGER NOT NULL,
    resolved_on INTEGER,
    file_ref    INTEGER NOT NULL REFERENCES import_file (id),
    line        INTEGER NOT NULL
);

CREATE TABLE fct_escalation (
    id            INTEGER PRIMARY KEY,
    escalation_id TEXT NOT NULL UNIQUE,
    child_id      TEXT,
    raised_by     TEXT NOT NULL,
    team_ref      INTEGER NOT NULL REFERENCES dim_team (id),
    raised_on     INTEGER NOT NULL,
    reason        TEXT NOT NULL,
    stage         INTEGER NOT NULL,
    status        TEXT NOT NULL,
    resolved_on   INTEGER,
    file_ref      INTEGER NOT NULL REFERENCES import_file (id),
    line          INTEGER NOT NULL
);

-- Numerators and denominators are in ten-thousandths, so that full-time equivalents stay exact.
CREATE TABLE fct_indicator (
    id               INTEGER PRIMARY KEY,
    indicator_ref    INTEGER NOT NULL REFERENCES dim_indicator (id),
    month            INTEGER NOT NULL,
    team_ref         INTEGER NOT NULL,    -- 0: the whole authority
    legal_status_ref INTEGER NOT NULL,    -- 0: every status
    numerator        INTEGER NOT NULL,
    denominator      INTEGER,
    file_ref         INTEGER NOT NULL REFERENCES import_file (id),
    line             INTEGER NOT NULL,
    UNIQUE (team_ref, indicator_ref, month, legal_status_ref)
);

CREATE TABLE fct_benchmark (
    id            INTEGER PRIMARY KEY,
    indicator_ref INTEGER NOT NULL REFERENCES dim_indicator (id),
    area          TEXT NOT NULL,
    period        TEXT NOT NULL,
    value         INTEGER NOT NULL,       -- ten-thousandths
    file_ref      INTEGER NOT NULL REFERENCES import_file (id),
    line          INTEGER NOT NULL,
    UNIQUE (indicator_ref, area, period)
);
