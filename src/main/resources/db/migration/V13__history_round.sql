-- Up to which lead the histories were read whose leads showed no change; the next run goes on behind it.
ALTER TABLE status_run ADD COLUMN history_up_to BIGINT DEFAULT 0 NOT NULL;
