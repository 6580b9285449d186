-- The last response of each CRM, and since when it accepts no event. failures: attempts in a row that failed.
CREATE TABLE crm_state (
    dealer        VARCHAR(64) NOT NULL PRIMARY KEY,
    responded_at  BIGINT      NOT NULL,
    response      VARCHAR(64) NOT NULL,
    reached_at    BIGINT,
    accepted_at   BIGINT,
    failures      INTEGER     NOT NULL,
    failing_since BIGINT,
    reason        TEXT
);
-- The last response to each event. retry_at: its next attempt; it equals due_at only while the event waits for it.
ALTER TABLE crm_event ADD COLUMN response VARCHAR(64);
ALTER TABLE crm_event ADD COLUMN responded_at BIGINT;
ALTER TABLE crm_event ADD COLUMN retry_at BIGINT;
-- How often an operator had it sent again.
ALTER TABLE crm_event ADD COLUMN redelivered INTEGER NOT NULL DEFAULT 0;
CREATE INDEX crm_event_by_dealer ON crm_event (dealer, queued_at, event_id);
