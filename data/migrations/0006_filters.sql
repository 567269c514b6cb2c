-- Claims are filtered, counted and put in the order of their dates by this index alone.
DROP INDEX claims_by_date;
CREATE INDEX claims_by_date ON claims (attack_date, attacker, claimant, measure, weapon, status, report_id);
