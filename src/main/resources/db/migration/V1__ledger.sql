-- Times are milliseconds since 1970, by the database's clock.

-- One row a message, or a lead of a message that held several; the key is the message key.
CREATE TABLE lead (
    lead_key    VARCHAR(80)  NOT NULL PRIMARY KEY,
    account     VARCHAR(64)  NOT NULL,
    dealer      VARCHAR(64)  NOT NULL,
    channel     VARCHAR(16)  NOT NULL,
    name        TEXT,
    state       VARCHAR(16)  NOT NULL,
    attempts    INTEGER      NOT NULL,
    reason      TEXT,
    external_id TEXT,
    request     TEXT,
    sml_id      BIGINT,
    received_at BIGINT       NOT NULL,
    posting_at  BIGINT,
    settle_at   BIGINT,
    updated_at  BIGINT       NOT NULL
);
CREATE INDEX lead_by_sml_id ON lead (account, sml_id);
CREATE INDEX lead_by_state ON lead (state, updated_at);

-- What the source CRM was last told of a lead; one row for each lead under watch.
CREATE TABLE sml_lead (
    account     VARCHAR(64)  NOT NULL,
    sml_id      BIGINT       NOT NULL,
    dealer      VARCHAR(64)  NOT NULL,
    external_id TEXT,
    reference   VARCHAR(64)  NOT NULL,
    status      VARCHAR(32)  NOT NULL,
    result      TEXT,
    user_id     BIGINT,
    changes     INTEGER      NOT NULL,
    updated_at  BIGINT       NOT NULL,
    PRIMARY KEY (account, sml_id)
);

-- Events that are decided but not yet sent; a row goes when the broker has its event.
CREATE TABLE status_event (
    event_id    VARCHAR(128) NOT NULL PRIMARY KEY,
    position    INTEGER      NOT NULL,
    queue       VARCHAR(255) NOT NULL,
    body        TEXT         NOT NULL
);
CREATE INDEX status_event_by_position ON status_event (position);

-- What the connector has learnt of an account.
CREATE TABLE sml_account (
    account              VARCHAR(64) NOT NULL PRIMARY KEY,
    reference_searchable INTEGER     NOT NULL
);
