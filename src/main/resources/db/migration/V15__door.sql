-- Messages of the door that may come twice: a form without an id, and a message whose id must keep its content.
CREATE TABLE door_message (
    -- SHA-256 of the channel and the id, or of the channel and the content.
    name        CHAR(64) NOT NULL PRIMARY KEY,
    -- SHA-256 of the content; null if the name is of the content.
    fingerprint CHAR(64),
    -- Milliseconds since 1970.
    received    BIGINT   NOT NULL
);
CREATE INDEX door_message_received ON door_message (received);
