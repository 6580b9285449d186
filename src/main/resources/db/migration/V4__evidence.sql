-- What SML was asked about a lead that it may have, and what it showed; without the customer's data.
ALTER TABLE lead ADD COLUMN searched TEXT;

-- What happened to a lead besides the way that all go: received, posted, created.
CREATE TABLE lead_move (
    lead_key VARCHAR(80) NOT NULL,
    at       BIGINT      NOT NULL,
    event    VARCHAR(16) NOT NULL,
    reason   TEXT
);
CREATE INDEX lead_move_by_lead ON lead_move (lead_key, at);

-- What an account's searches are known to show of a lead that is there: 1 yes, 0 no, null not known yet.
ALTER TABLE sml_account ADD COLUMN email_searchable INTEGER;
ALTER TABLE sml_account ADD COLUMN phone_searchable INTEGER;
ALTER TABLE sml_account ADD COLUMN tags_shown INTEGER;
