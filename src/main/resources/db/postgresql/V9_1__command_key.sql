-- A command of a dealer's program is noted under the dealer and the program's own id.
ALTER TABLE command ALTER COLUMN command_id TYPE VARCHAR(200);
