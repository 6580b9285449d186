-- Which node's reader may move a mailbox's cursor: the newest, by the epoch of its lease.
ALTER TABLE mailbox ADD COLUMN reader BIGINT NOT NULL DEFAULT 0;

-- Which node was last about to send the lead; null where there is but one.
ALTER TABLE lead ADD COLUMN posted_by VARCHAR(64);

-- The next events of a dealer are found without a look at all that wait.
DROP INDEX crm_event_waiting;
CREATE INDEX crm_event_waiting ON crm_event (dealer, queued_at, account, sml_id, change)
    WHERE delivered_at IS NULL AND buried_at IS NULL;
