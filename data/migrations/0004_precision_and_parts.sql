-- Whether the hour of publication is known; which measures of an attack a longer one counts too; and what
-- derived the attacks that are kept.
ALTER TABLE reports ADD COLUMN published_precision TEXT;
UPDATE reports SET published_precision = CASE WHEN published_at LIKE '%T%' THEN 'moment' ELSE 'day' END
WHERE published_at IS NOT NULL;
ALTER TABLE carriers ADD COLUMN published_precision TEXT;
UPDATE carriers SET published_precision = CASE WHEN published_at LIKE '%T%' THEN 'moment' ELSE 'day' END
WHERE published_at IS NOT NULL;

ALTER TABLE attacks ADD COLUMN part_measures TEXT;
INSERT INTO settings VALUES ('derived_by', '');
