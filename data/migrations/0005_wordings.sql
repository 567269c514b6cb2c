-- Marks of each report's words, to find the reports that share words with a new text; published_at is empty
-- where it is not known.
CREATE TABLE wordings (
    mark INTEGER NOT NULL,
    published_at TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports ON DELETE CASCADE,
    PRIMARY KEY (mark, published_at, report_id)
) WITHOUT ROWID;
CREATE INDEX wordings_by_report ON wordings (report_id);
INSERT INTO wordings
SELECT marks.value, coalesce(reports.published_at, ''), reports.report_id
FROM reports, json_each(marks_of(reports.text)) AS marks;

DROP INDEX claims_by_count;
