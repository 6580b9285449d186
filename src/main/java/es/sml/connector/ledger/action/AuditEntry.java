package es.sml.connector.ledger.action;

/**
 * Entry of the audit.
 *
 * @param at milliseconds since 1970 by the database's clock
 * @param leadKey null if the entry is not about one lead
 */
public record AuditEntry(
    String auditId,
    long at,
    String who,
    String operation,
    String leadKey,
    String details,
    String outcome) {}
