-- Claims are filtered, counted and put in the order of their dates by the first index alone; who attacked
-- where and when is told by the second.
DROP INDEX claims_by_date;
CREATE INDEX claims_by_date ON claims (attack_date, attacker, claimant, measure, weapon, status, report_id);
DROP INDEX claims_by_report;
CREATE INDEX claims_by_report ON claims (
    report_id, claimant, attacker, attack_date, adm1, scope, status, high
);
