-- From when on SML can no longer be at the last attempt at a command; null where nothing of it is with SML.
ALTER TABLE command ADD COLUMN settle_at BIGINT;
