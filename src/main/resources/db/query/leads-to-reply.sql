-- Leads that have ended or are parked, whose sender waits for a reply, a limited number at a time. The column parts
-- counts the split leads.
SELECT r.lead_key, r.reply_to, r.correlation_id, r.requested, l.state, l.sml_id, l.reason, l.dealer, l.external_id,
(SELECT COUNT(*) FROM lead_reply p WHERE p.lead_key > r.lead_key || '/' AND p.lead_key < r.lead_key || '/{') AS parts
FROM lead_reply r
JOIN lead l ON l.lead_key = r.lead_key
WHERE r.replied IS NULL
AND (l.state IN ('CREATED', 'REJECTED', 'FAILED', 'NOT_A_LEAD', 'SPLIT', 'DUPLICATE')
OR (l.state = 'UNKNOWN' AND l.parked_at IS NOT NULL))
LIMIT 500
