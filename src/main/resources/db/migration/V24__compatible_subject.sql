-- The subject of a lead's mail without the customer's name, phone and e-mail, for lists. It is removed with the data of the customer.
ALTER TABLE lead ADD COLUMN subject TEXT;
