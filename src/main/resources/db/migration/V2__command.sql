-- What programs asked for on the commands queue; the sender's id is the key.
CREATE TABLE command (
    command_id   VARCHAR(128) NOT NULL PRIMARY KEY,
    operation    VARCHAR(32)  NOT NULL,
    account      VARCHAR(64)  NOT NULL,
    digest       VARCHAR(64)  NOT NULL,
    reply_to     TEXT,
    attempts     INTEGER      NOT NULL,
    tasks_before TEXT,
    lead_key     VARCHAR(80),
    owed         INTEGER      NOT NULL,
    answer       TEXT,
    received_at  BIGINT       NOT NULL
);
-- Leads that were commanded and whose end nobody was told yet.
CREATE INDEX command_by_lead ON command (lead_key) WHERE lead_key IS NOT NULL AND answer IS NULL;
