-- The vehicle of a lead, for lists. It is removed with the other data of the customer, since a message may name anything as its vehicle.
ALTER TABLE lead ADD COLUMN vehicle TEXT;
-- The page of a lead shows what operators did with it.
CREATE INDEX operator_action_by_lead ON operator_action (lead_key, at) WHERE lead_key IS NOT NULL;
