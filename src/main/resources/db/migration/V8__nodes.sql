-- Which node's reader may move a mailbox's cursor: the newest, by the epoch of its lease.
ALTER TABLE mailbox ADD COLUMN reader BIGINT NOT NULL DEFAULT 0;

-- Which node was last about to send the lead; null where there is but one.
ALTER TABLE lead ADD COLUMN posted_by VARCHAR(64);
