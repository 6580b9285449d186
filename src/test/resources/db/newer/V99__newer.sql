-- What no program before it can use.
ALTER TABLE lead RENAME COLUMN attempts TO tries;
