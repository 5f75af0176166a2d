-- What people set beside the figures. Rows are only ever added: a change, a taking back and an undo are each a row of their own, with who
-- and when, and the newest row of its kind stands.

-- The newest row of a measure and a first day says what holds from that day on.
CREATE TABLE target_set (
    id          INTEGER PRIMARY KEY,
    measure     TEXT NOT NULL,
    from_day    TEXT NOT NULL,          -- 2026-10-01
    stands      TEXT NOT NULL CHECK (stands IN ('target', 'none', 'back')),     -- a target; no target; as if nothing had been set for the day
    value       TEXT,                   -- decimals, in the measure's unit: a percent as 90
    floor       TEXT,
    tolerance   TEXT,
    better      TEXT,
    unit        TEXT,
    source      TEXT,
    reason      TEXT NOT NULL,
    replaced    TEXT NOT NULL,          -- what held on that day until then, in words
    undoes      INTEGER REFERENCES target_set (id),
    set_at      TEXT NOT NULL,
    set_by      TEXT NOT NULL,          -- a reader's id
    set_by_name TEXT NOT NULL,
    CHECK ((stands = 'target') = (value IS NOT NULL AND better IS NOT NULL AND unit IS NOT NULL AND source IS NOT NULL))
);
CREATE INDEX target_set_measure ON target_set (measure, from_day);

-- The newest row of a measure, or of the board, with its months, programme, service and team says what stands there; without words nothing does.
CREATE TABLE commentary (
    id              INTEGER PRIMARY KEY,
    measure         TEXT,               -- null: the board as a whole
    from_month      INTEGER NOT NULL,   -- 202608
    to_month        INTEGER NOT NULL,
    programme       TEXT NOT NULL,
    service         TEXT,               -- null with team null: the whole authority
    team            TEXT,
    words           TEXT,               -- what is behind the figure; null: taken down
    owner           TEXT,
    next_step       TEXT,
    next_step_by    TEXT,
    written_at      TEXT NOT NULL,
    written_by      TEXT NOT NULL,      -- a reader's id
    written_by_name TEXT NOT NULL,
    CHECK (words IS NOT NULL OR (owner IS NULL AND next_step IS NULL AND next_step_by IS NULL))
);
CREATE INDEX commentary_of ON commentary (to_month, measure);

CREATE TRIGGER target_set_stays BEFORE UPDATE ON target_set BEGIN SELECT RAISE(ABORT, 'what was set is never changed: add a row'); END;
CREATE TRIGGER target_set_is_kept BEFORE DELETE ON target_set BEGIN SELECT RAISE(ABORT, 'what was set is never deleted: add a row'); END;
CREATE TRIGGER commentary_stays BEFORE UPDATE ON commentary BEGIN SELECT RAISE(ABORT, 'what was written is never changed: add a row'); END;
CREATE TRIGGER commentary_is_kept BEFORE DELETE ON commentary BEGIN SELECT RAISE(ABORT, 'what was written is never deleted: add a row'); END;

-- A row put in another's place would be a change by another name.
CREATE TRIGGER target_set_is_not_replaced BEFORE INSERT ON target_set WHEN NEW.id > 0 AND EXISTS (SELECT 1 FROM target_set WHERE id >= NEW.id) BEGIN SELECT RAISE(ABORT, 'what was set is never changed: add a row'); END;
CREATE TRIGGER commentary_is_not_replaced BEFORE INSERT ON commentary WHEN NEW.id > 0 AND EXISTS (SELECT 1 FROM commentary WHERE id >= NEW.id) BEGIN SELECT RAISE(ABORT, 'what was written is never changed: add a row'); END;
