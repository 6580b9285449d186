-- Which lead of SML's a command is about; null where it is about none, or about many.
ALTER TABLE command ADD COLUMN sml_id BIGINT;
-- Since when its answer lacks what SML answered; null while it is whole.
ALTER TABLE command ADD COLUMN forgotten_at BIGINT;
CREATE INDEX command_by_arrival ON command (received_at);
CREATE INDEX command_of_lead ON command (account, sml_id) WHERE sml_id IS NOT NULL;
