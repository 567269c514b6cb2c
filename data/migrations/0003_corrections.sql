-- What people said of claims. `old` and `new` are JSON; a correction that was undone stays, with who and when.
CREATE TABLE corrections (
    correction_id INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    action TEXT NOT NULL,
    old TEXT,
    new TEXT,
    note TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT
);
CREATE INDEX corrections_by_claim ON corrections (claim_id);

-- What the parser read where a correction stands over it.
CREATE TABLE claims_as_read (
    claim_id TEXT PRIMARY KEY,
    claim TEXT NOT NULL
);
