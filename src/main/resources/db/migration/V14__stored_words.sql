-- Renames the words of earlier versions in stored rows. Each idea now has one word in the ledger, the API and the pages.

-- The state of a duplicate, and the state that the sender of the message has received.
UPDATE lead SET state = 'DUPLICATE' WHERE state = 'REPEATED';
UPDATE lead_reply SET told = 'DUPLICATE' WHERE told = 'REPEATED';

-- The events of a lead's history.
UPDATE lead_move
SET event = CASE event
    WHEN 'LOSE' THEN 'OUTCOME_UNKNOWN'
    WHEN 'FIND_ABSENT' THEN 'NOT_FOUND'
    WHEN 'FIND' THEN 'FOUND'
    WHEN 'DOUBT' THEN 'SEARCH_REPLAY'
    WHEN 'DENY' THEN 'RESOLVE_RETRY'
    WHEN 'CONFIRM' THEN 'RESOLVE_CREATED'
    WHEN 'REPEAT' THEN 'DUPLICATE'
    WHEN 'TWICE' THEN 'DUPLICATE_IN_SML'
    WHEN 'DIVIDE' THEN 'SPLIT'
    WHEN 'REREAD' THEN 'REPLAY_SPLIT'
    WHEN 'MISREAD' THEN 'STILL_UNREADABLE'
END
WHERE event IN ('LOSE', 'FIND_ABSENT', 'FIND', 'DOUBT', 'DENY', 'CONFIRM', 'REPEAT', 'TWICE', 'DIVIDE', 'REREAD', 'MISREAD');

-- The actions of the audit.
UPDATE operation_audit SET operation = 'unmask-dead-letter' WHERE operation = 'unmask-letter';
UPDATE operation_audit SET outcome = 'resuming' WHERE operation = 'resume-account' AND outcome = 'asking';

-- The outcome in the stored reply to a command: it stands behind the operation.
UPDATE command
SET answer = REPLACE(
    REPLACE(answer,
        '"operation":"' || operation || '","outcome":"done"',
        '"operation":"' || operation || '","outcome":"success"'),
    '"operation":"' || operation || '","outcome":"refused"',
    '"operation":"' || operation || '","outcome":"rejected"')
WHERE answer IS NOT NULL;
