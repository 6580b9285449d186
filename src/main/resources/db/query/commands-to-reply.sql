-- Commands whose lead has ended and whose reply is not sent yet, a limited number at a time.
SELECT c.command_id, c.reply_to, c.replies_due, l.dealer, l.state, l.sml_id, l.reason
FROM command c
JOIN lead l ON l.lead_key = c.lead_key
WHERE c.reply IS NULL
AND c.lead_key IS NOT NULL
AND l.state IN ('CREATED', 'REJECTED', 'FAILED', 'NOT_A_LEAD', 'SPLIT', 'DUPLICATE')
LIMIT 500
