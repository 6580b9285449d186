-- What SML was asked about a lead that it may have, and what it showed; without the customer's data.
ALTER TABLE lead ADD COLUMN searched TEXT;

-- What happened to a lead besides the way that all go: received, posted, created.
CREATE TABLE lead_move (
    lead_key VARCHAR(80) NOT NULL,
    number   INTEGER     NOT NULL,
    at       BIGINT      NOT NULL,
    event    VARCHAR(16) NOT NULL,
    reason   TEXT,
    PRIMARY KEY (lead_key, number)
);

-- What an account's searches are known to show of a lead that is there: 1 yes, 0 no, null not known yet.
ALTER TABLE sml_account ADD COLUMN email_searchable INTEGER;
ALTER TABLE sml_account ADD COLUMN tags_shown INTEGER;

-- The way that all leads go touches no index but the key's, and that of SML's id once.
DROP INDEX lead_by_state;
CREATE INDEX lead_by_state ON lead (state, updated_at) WHERE state NOT IN ('RECEIVED', 'POSTING', 'CREATED');
DROP INDEX lead_by_sml_id;
CREATE INDEX lead_by_sml_id ON lead (account, sml_id) WHERE sml_id IS NOT NULL;
-- Those in hand: few at any time, and looked for at each start.
CREATE INDEX lead_in_hand ON lead (lead_key) WHERE state = 'RECEIVED';
