-- What a next version may do while nodes of this one run: add, and neither change nor take away.
ALTER TABLE lead ADD COLUMN next_version_knows TEXT;
CREATE TABLE next_version (id BIGINT PRIMARY KEY);
