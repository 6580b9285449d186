package es.sml.connector.deliver;

/**
 * A line of the audit.
 *
 * @param at milliseconds since 1970 by the database's clock
 * @param leadKey null where it is about no one lead
 */
public record AuditEntry(
    String auditId,
    long at,
    String who,
    String operation,
    String leadKey,
    String details,
    String outcome) {}
