-- What is derived from claims and reports, kept so that it need not be derived again, and the dates whose
-- attacks must be: a date as text, empty for claims without one.
CREATE TABLE attacks (
    attack_date TEXT,
    window_start TEXT,
    window_end TEXT,
    attacker TEXT,
    claimant TEXT NOT NULL,
    weapon_class TEXT NOT NULL,
    launched_low INTEGER,
    launched_high INTEGER,
    shot_down_low INTEGER,
    shot_down_high INTEGER,
    suppressed_low INTEGER,
    suppressed_high INTEGER,
    shot_down_or_suppressed_low INTEGER,
    shot_down_or_suppressed_high INTEGER,
    lost_low INTEGER,
    lost_high INTEGER,
    hit_low INTEGER,
    hit_high INTEGER,
    hit_locations INTEGER,
    debris_locations INTEGER,
    definition TEXT NOT NULL,
    rate_shot_down REAL,
    rate_shot_down_low REAL,
    rate_shot_down_high REAL,
    rate_shot_down_wilson_low REAL,
    rate_shot_down_wilson_high REAL,
    rate_neutralised REAL,
    rate_neutralised_low REAL,
    rate_neutralised_high REAL,
    rate_neutralised_wilson_low REAL,
    rate_neutralised_wilson_high REAL,
    rate_not_reached REAL,
    rate_not_reached_low REAL,
    rate_not_reached_high REAL,
    rate_not_reached_wilson_low REAL,
    rate_not_reached_wilson_high REAL,
    reports TEXT NOT NULL,
    conflicts TEXT,
    attack_id TEXT NOT NULL,
    adm1 TEXT,
    part_of TEXT,
    neutralised_low INTEGER,
    neutralised_high INTEGER,
    not_reached_low INTEGER,
    not_reached_high INTEGER
);
CREATE INDEX attacks_by_date ON attacks (attack_date);

CREATE TABLE stale_dates (attack_date TEXT PRIMARY KEY);
INSERT INTO stale_dates SELECT DISTINCT coalesce(attack_date, '') FROM claims;

CREATE TRIGGER claim_added AFTER INSERT ON claims BEGIN
    INSERT OR IGNORE INTO stale_dates VALUES (coalesce(new.attack_date, ''));
END;
CREATE TRIGGER claim_changed AFTER UPDATE ON claims BEGIN
    INSERT OR IGNORE INTO stale_dates VALUES (coalesce(old.attack_date, ''));
    INSERT OR IGNORE INTO stale_dates VALUES (coalesce(new.attack_date, ''));
END;
CREATE TRIGGER claim_removed AFTER DELETE ON claims BEGIN
    INSERT OR IGNORE INTO stale_dates VALUES (coalesce(old.attack_date, ''));
END;
CREATE TRIGGER starters_shown_or_hidden AFTER UPDATE ON settings WHEN new.name = 'starters_hidden' BEGIN
    INSERT OR IGNORE INTO stale_dates SELECT DISTINCT coalesce(attack_date, '') FROM claims;
END;
