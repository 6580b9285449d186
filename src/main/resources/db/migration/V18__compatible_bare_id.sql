-- The external id without the program's name before it: CRM-6001 of MiCRM:CRM-6001. Commands and people name a lead by both.
ALTER TABLE lead ADD COLUMN bare_id TEXT;
CREATE INDEX lead_by_bare_id ON lead (bare_id) WHERE bare_id IS NOT NULL;
