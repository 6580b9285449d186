-- How far each mailbox is read: UIDs up to last_uid are stored, up to settled_uid moved or marked too. Of those up to
-- dated_uid only what arrived from "since" on (milliseconds since 1970, by the mail server's clock) is a lead. How
-- many mails were stored, when the newest, and the longest time between two (milliseconds): an unusual silence is reported.
CREATE TABLE mailbox (
    mailbox      VARCHAR(400) NOT NULL PRIMARY KEY,
    uid_validity BIGINT       NOT NULL,
    dated_uid    BIGINT       NOT NULL,
    last_uid     BIGINT       NOT NULL,
    settled_uid  BIGINT       NOT NULL,
    since        BIGINT       NOT NULL,
    mails        BIGINT       NOT NULL,
    newest_at    BIGINT       NOT NULL,
    longest_gap  BIGINT       NOT NULL,
    updated_at   BIGINT       NOT NULL
);

-- Which mails of a POP3 mailbox are stored, by their UIDL.
CREATE TABLE pop3_mail (
    mailbox VARCHAR(400) NOT NULL,
    uid     VARCHAR(255) NOT NULL,
    PRIMARY KEY (mailbox, uid)
);
