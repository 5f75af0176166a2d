-- Pages with their filters, kept under a name.
CREATE TABLE saved_view (
    id         INTEGER PRIMARY KEY,
    owner      TEXT NOT NULL,           -- a reader's id
    name       TEXT NOT NULL,
    plain_name TEXT NOT NULL,           -- as names are compared: two that read the same are the same
    address    TEXT NOT NULL,           -- the page and its filters, never another site's
    shared     INTEGER NOT NULL CHECK (shared IN (0, 1)),
    created_at TEXT NOT NULL,
    UNIQUE (owner, plain_name)
);
