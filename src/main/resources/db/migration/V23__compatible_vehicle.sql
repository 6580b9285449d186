-- The vehicle of a lead, for lists. It is removed with the other data of the customer, since a message may name anything as its vehicle.
ALTER TABLE lead ADD COLUMN vehicle TEXT;
