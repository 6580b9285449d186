-- Alerts to people. Times are milliseconds since 1970, by the database's clock.

-- What each node sees as a problem. A node that ended leaves rows, which count only for a while.
CREATE TABLE alert_condition (
    node    VARCHAR(64)  NOT NULL,
    name    VARCHAR(255) NOT NULL,
    -- JSON.
    content TEXT         NOT NULL,
    seen_at BIGINT       NOT NULL,
    PRIMARY KEY (node, name)
);

-- The alerts, with the channels that know of each.
CREATE TABLE alert (
    name    VARCHAR(255) NOT NULL PRIMARY KEY,
    content TEXT         NOT NULL
);

-- Notices that a channel has not accepted yet.
CREATE TABLE alert_notice (
    notice_id  VARCHAR(36) NOT NULL PRIMARY KEY,
    channel    VARCHAR(64) NOT NULL,
    content    TEXT        NOT NULL,
    created_at BIGINT      NOT NULL
);

CREATE TABLE alert_channel (
    channel  VARCHAR(64) NOT NULL PRIMARY KEY,
    attempts INTEGER     NOT NULL,
    due_at   BIGINT      NOT NULL,
    -- Why it accepts nothing; null while it does.
    fault    TEXT
);

-- One row: the last step, so that one node makes each.
CREATE TABLE alert_step (
    number  INTEGER NOT NULL PRIMARY KEY,
    made_at BIGINT  NOT NULL
);
INSERT INTO alert_step (number, made_at) VALUES (1, 0);
