-- When a lead's personal data was removed; key, state and SML id stay, so that it is not created again.
ALTER TABLE lead ADD COLUMN erased_at BIGINT;
CREATE INDEX lead_by_arrival ON lead (received_at);

-- What people did with leads and letters; without the customers' data.
CREATE TABLE operation_audit (
    audit_id  VARCHAR(36)  NOT NULL PRIMARY KEY,
    at        BIGINT       NOT NULL,
    who       VARCHAR(160) NOT NULL,
    operation VARCHAR(32)  NOT NULL,
    lead_key  VARCHAR(80),
    details   TEXT,
    outcome   TEXT         NOT NULL
);
CREATE INDEX operation_audit_by_time ON operation_audit (at);
