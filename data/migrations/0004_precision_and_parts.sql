-- Whether the hour of publication is known; which measures of an attack a longer one counts too; figures
-- that were revised or are contradicted, beside those used; and what derived all that is kept.
ALTER TABLE reports ADD COLUMN published_precision TEXT;
UPDATE reports SET published_precision = CASE WHEN published_at LIKE '%T%' THEN 'moment' ELSE 'day' END
WHERE published_at IS NOT NULL;
ALTER TABLE carriers ADD COLUMN published_precision TEXT;
UPDATE carriers SET published_precision = CASE WHEN published_at LIKE '%T%' THEN 'moment' ELSE 'day' END
WHERE published_at IS NOT NULL;

ALTER TABLE attacks ADD COLUMN part_measures TEXT;

DROP INDEX claims_by_date;
CREATE INDEX claims_by_date ON claims (attack_date, measure, low);
CREATE INDEX claims_by_count ON claims (measure, low, weapon);

CREATE TABLE set_aside (
    attack_date TEXT,
    attacker TEXT,
    claimant TEXT NOT NULL,
    attack_id TEXT NOT NULL,
    weapon_class TEXT NOT NULL,
    measure TEXT NOT NULL,
    low_used INTEGER,
    high_used INTEGER,
    as_of_used TEXT,
    report_id_used TEXT NOT NULL,
    publisher_used TEXT,
    low INTEGER,
    high INTEGER,
    as_of TEXT,
    report_id TEXT NOT NULL,
    publisher TEXT,
    true_at TEXT,
    kind TEXT NOT NULL,
    rule TEXT NOT NULL
);
CREATE INDEX set_aside_by_date ON set_aside (attack_date);

INSERT INTO settings VALUES ('derived_by', '');
