-- Corrections of places, and of whole reports: those have neither a claim's id nor a place's.
ALTER TABLE corrections ADD COLUMN place_id TEXT;
CREATE INDEX corrections_by_report ON corrections (report_id);
CREATE INDEX corrections_by_place ON corrections (place_id) WHERE place_id IS NOT NULL;
CREATE INDEX reports_set_aside ON corrections (report_id) WHERE action = 'set_aside' AND undone_at IS NULL;

ALTER TABLE places ADD COLUMN place_id TEXT;
UPDATE places SET place_id = report_id || ' ' || coalesce(span_start, '') || '-' || coalesce(span_end, '')
    || ' ' || role;
ALTER TABLE places ADD COLUMN status TEXT NOT NULL DEFAULT 'read';
CREATE INDEX places_by_id ON places (place_id);

-- What the parser read where a correction stands over it.
CREATE TABLE places_as_read (
    place_id TEXT PRIMARY KEY,
    place TEXT NOT NULL
);

CREATE INDEX starters ON reports (report_id) WHERE is_starter;
