-- What was read. The names are those of the tidy tables; times are UTC text, dates local to the attack.
CREATE TABLE reports (
    report_id TEXT PRIMARY KEY,
    publisher TEXT,
    claimant TEXT,
    channel TEXT,
    url TEXT,
    title TEXT,
    lang TEXT,
    published_at TEXT,
    added_at TEXT NOT NULL,
    numbers INTEGER NOT NULL,
    numbers_read INTEGER NOT NULL,
    parser_version TEXT,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    is_starter INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX reports_by_text ON reports (text_hash);

CREATE TABLE claims (
    report_id TEXT NOT NULL REFERENCES reports ON DELETE CASCADE,
    claim_id TEXT PRIMARY KEY,
    claimant TEXT NOT NULL,
    attacker TEXT,
    measure TEXT NOT NULL,
    weapon TEXT NOT NULL,
    weapon_class TEXT,
    low INTEGER,
    high INTEGER,
    bound TEXT NOT NULL,
    scope TEXT NOT NULL,
    subset INTEGER NOT NULL,
    subset_of TEXT,
    window_start TEXT,
    window_end TEXT,
    as_of TEXT,
    attack_date TEXT,
    adm1 TEXT,
    place TEXT,
    span_start INTEGER,
    span_end INTEGER,
    evidence TEXT,
    rule TEXT NOT NULL,
    status TEXT NOT NULL,
    problem TEXT,
    zone TEXT
);
CREATE INDEX claims_by_report ON claims (report_id);
CREATE INDEX claims_by_date ON claims (attack_date);

CREATE TABLE places (
    report_id TEXT NOT NULL REFERENCES reports ON DELETE CASCADE,
    name TEXT NOT NULL,
    adm1 TEXT,
    country TEXT,
    lat REAL,
    lon REAL,
    role TEXT NOT NULL,
    geo_precision INTEGER,
    span_start INTEGER,
    span_end INTEGER
);
CREATE INDEX places_by_report ON places (report_id);

CREATE TABLE unread (
    report_id TEXT NOT NULL REFERENCES reports ON DELETE CASCADE,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX unread_by_report ON unread (report_id);

CREATE TABLE problems (
    report_id TEXT NOT NULL REFERENCES reports ON DELETE CASCADE,
    "check" TEXT NOT NULL,
    message TEXT NOT NULL,
    spans TEXT
);
CREATE INDEX problems_by_report ON problems (report_id);

-- Who else published the text of a report, whole, cut or under another headline.
CREATE TABLE carriers (
    report_id TEXT NOT NULL REFERENCES reports ON DELETE CASCADE,
    publisher TEXT,
    channel TEXT,
    url TEXT,
    title TEXT,
    published_at TEXT,
    added_at TEXT NOT NULL,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL
);
CREATE INDEX carriers_by_report ON carriers (report_id);
CREATE INDEX carriers_by_text ON carriers (text_hash);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO settings VALUES ('revision', '0'), ('starters_hidden', '0');
