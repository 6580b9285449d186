-- What reports count by: the portal or website that the message names, whether all fields were read without a doubt, and
-- when SML had the lead.
ALTER TABLE lead ADD COLUMN source TEXT;
ALTER TABLE lead ADD COLUMN unsure INTEGER;
ALTER TABLE lead ADD COLUMN created_at BIGINT;

-- When the status sync first saw that a person had begun with the lead, and when it first saw its end.
ALTER TABLE tracked_lead ADD COLUMN contacted_at BIGINT;
ALTER TABLE tracked_lead ADD COLUMN ended_at BIGINT;
