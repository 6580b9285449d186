-- What the source CRM knows of each lead that it follows. seen: 0 until SML has shown it. The tasks done are null where
-- nobody has looked. busy_until: a command of the CRM's own is under way at it.
CREATE TABLE followed_lead (
    account     VARCHAR(64)  NOT NULL,
    sml_id      BIGINT       NOT NULL,
    dealer      VARCHAR(64)  NOT NULL,
    external_id TEXT,
    reference   VARCHAR(64),
    status      VARCHAR(32)  NOT NULL,
    result      TEXT,
    user_id     BIGINT,
    tasks_done  TEXT,
    changes     INTEGER      NOT NULL,
    history_id  BIGINT,
    seen        INTEGER      NOT NULL,
    watched     INTEGER      NOT NULL,
    busy_until  BIGINT       NOT NULL,
    updated_at  BIGINT       NOT NULL,
    PRIMARY KEY (account, sml_id)
);
-- Those that SML's lists of open leads must show.
CREATE INDEX followed_lead_watched ON followed_lead (account, sml_id) WHERE watched = 1;
INSERT INTO followed_lead (account, sml_id, dealer, external_id, reference, status, result, user_id, changes, seen, watched,
                           busy_until, updated_at)
SELECT account, sml_id, dealer, external_id, reference, status, result, user_id, changes, 1,
       CASE WHEN status = 'end' THEN 0 ELSE 1 END, 0, updated_at
FROM sml_lead;

-- The events of the followed leads: decided with the state that they tell of, delivered by their order in each lead.
CREATE TABLE crm_event (
    event_id     VARCHAR(160) NOT NULL PRIMARY KEY,
    account      VARCHAR(64)  NOT NULL,
    sml_id       BIGINT       NOT NULL,
    change       INTEGER      NOT NULL,
    dealer       VARCHAR(64)  NOT NULL,
    body         TEXT         NOT NULL,
    queued_at    BIGINT       NOT NULL,
    due_at       BIGINT       NOT NULL,
    attempts     INTEGER      NOT NULL,
    tried_at     BIGINT,
    reason       TEXT,
    delivered_at BIGINT,
    buried_at    BIGINT
);
CREATE INDEX crm_event_by_lead ON crm_event (account, sml_id, change);
CREATE INDEX crm_event_waiting ON crm_event (dealer, due_at) WHERE delivered_at IS NULL AND buried_at IS NULL;
CREATE INDEX crm_event_delivered ON crm_event (delivered_at) WHERE delivered_at IS NOT NULL;
INSERT INTO crm_event (event_id, account, sml_id, change, dealer, body, queued_at, due_at, attempts)
SELECT e.event_id, f.account, f.sml_id, e.position, f.dealer, e.body, 0, 0, 0
FROM status_event e
JOIN followed_lead f ON e.body LIKE '%"source":"/sml/' || f.account || '"%'
                    AND e.body LIKE '%"subject":"' || f.dealer || '/' || f.sml_id || '"%';
DROP TABLE status_event;
DROP TABLE sml_lead;

-- When the last complete run of an account's status sync began.
CREATE TABLE status_run (
    account  VARCHAR(64) NOT NULL PRIMARY KEY,
    began_at BIGINT      NOT NULL
);

-- Since when a dealer's CRM follows the leads that others created; those that were open then are no news.
CREATE TABLE followed_dealer (
    dealer VARCHAR(64) NOT NULL PRIMARY KEY,
    since  BIGINT      NOT NULL
);

-- Who wants to know what became of a message, and what they were told last: null while an answer is due.
CREATE TABLE lead_reply (
    lead_key       VARCHAR(80) NOT NULL PRIMARY KEY,
    reply_to       TEXT        NOT NULL,
    correlation_id TEXT,
    asked          INTEGER     NOT NULL,
    told           VARCHAR(16)
);
CREATE INDEX lead_reply_due ON lead_reply (lead_key) WHERE told IS NULL;

-- A CRM names a lead by its own id of it.
CREATE INDEX lead_by_external_id ON lead (external_id) WHERE external_id IS NOT NULL;
