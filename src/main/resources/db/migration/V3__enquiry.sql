-- When it was given to a person to decide; null while the connector itself is at it.
ALTER TABLE lead ADD COLUMN parked_at BIGINT;

-- Who was the first with an enquiry, for dealers that do not want its repeats created. A digest is of the dealer, one
-- phone or e-mail and the vehicle; a row goes once the dealer's window for repeats is past.
CREATE TABLE enquiry (
    dealer     VARCHAR(64) NOT NULL,
    digest     VARCHAR(64) NOT NULL,
    lead_key   VARCHAR(80) NOT NULL,
    claimed_at BIGINT      NOT NULL,
    PRIMARY KEY (dealer, digest)
);
CREATE INDEX enquiry_by_age ON enquiry (dealer, claimed_at);

-- Whose turn it is to add a note to a lead in SML. Each gives SML the whole list of notes: of two at a time, one would be
-- lost.
CREATE TABLE note_turn (
    account  VARCHAR(64) NOT NULL,
    sml_id   BIGINT      NOT NULL,
    lead_key VARCHAR(80) NOT NULL,
    ends_at  BIGINT      NOT NULL,
    PRIMARY KEY (account, sml_id)
);
