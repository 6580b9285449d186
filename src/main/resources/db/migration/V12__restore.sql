-- Leads that the ledger may not remember. An account's row, or that of the account '' for all, says when a restore of the
-- data directory was noticed and why. Up to compared_up_to the ids of SML's leads were compared with the ledger.
CREATE TABLE restore (
    account        VARCHAR(64) NOT NULL PRIMARY KEY,
    noticed_at     BIGINT,
    reason         TEXT,
    ended_at       BIGINT,
    compared_up_to BIGINT      NOT NULL
);

-- The noticed_at for which the lead is searched in SML before it is sent; null where it need not be.
ALTER TABLE lead ADD COLUMN restored_at BIGINT;

-- One row: the id that tells this ledger from every other, and the files that belong to it (null on a database server).
CREATE TABLE ledger_identity (
    number INTEGER     NOT NULL PRIMARY KEY,
    id     VARCHAR(36) NOT NULL,
    mark   TEXT
);
