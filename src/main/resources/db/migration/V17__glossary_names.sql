-- Tables and columns have the words of the glossary.
ALTER TABLE note_turn RENAME TO note_lock;
ALTER TABLE followed_lead RENAME TO tracked_lead;
ALTER TABLE followed_dealer RENAME TO tracked_dealer;
ALTER TABLE operation_audit RENAME TO operator_action;
ALTER TABLE tracked_lead RENAME COLUMN watched TO is_open;
ALTER TABLE crm_event RENAME COLUMN buried_at TO dead_lettered_at;
ALTER TABLE lead_reply RENAME COLUMN asked TO requested;
ALTER TABLE lead_reply RENAME COLUMN told TO replied;
ALTER TABLE lead RENAME COLUMN settle_at TO reconcile_at;
ALTER TABLE command RENAME COLUMN settle_at TO reconcile_at;
ALTER TABLE command RENAME COLUMN owed TO replies_due;
ALTER TABLE command RENAME COLUMN answer TO reply;
ALTER TABLE mailbox RENAME COLUMN settled_uid TO stored_uid;
