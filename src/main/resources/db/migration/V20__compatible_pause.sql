-- What an operator paused. Times in milliseconds since 1970; ends_at is null if only a person ends the pause.
CREATE TABLE pause (
    kind      VARCHAR(16) NOT NULL,
    name      TEXT        NOT NULL,
    reason    TEXT        NOT NULL,
    paused_by TEXT        NOT NULL,
    begins_at BIGINT      NOT NULL,
    ends_at   BIGINT,
    PRIMARY KEY (kind, name)
);
