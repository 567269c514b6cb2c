-- Which measures of an attack with all weapons a longer one counts in part.
ALTER TABLE attacks ADD COLUMN shared_measures TEXT;
