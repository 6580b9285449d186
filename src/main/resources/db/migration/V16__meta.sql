-- How far each form of Meta lead ads is read, by Meta's clock, in milliseconds since 1970. Leads up to "since" came
-- before the first start of the channel and are not read. "newest" is the newest lead that was read.
CREATE TABLE meta_form (
    channel VARCHAR(160) NOT NULL,
    form    VARCHAR(32)  NOT NULL,
    since   BIGINT       NOT NULL,
    newest  BIGINT       NOT NULL,
    PRIMARY KEY (channel, form)
);

-- The last complete reading of all forms of a channel: its start by the database's clock, the number of leads that it
-- read, and the number of those that no webhook had brought.
CREATE TABLE meta_read (
    channel   VARCHAR(160) NOT NULL PRIMARY KEY,
    begun     BIGINT       NOT NULL,
    leads     BIGINT       NOT NULL,
    recovered BIGINT       NOT NULL
);
