package es.sml.connector.ledger.state;

/**
 * Entry of a lead's history.
 *
 * @param at milliseconds since 1970 by the database's clock
 * @param event name as in {@link LeadEvent}
 * @param reason text; null if none
 */
public record LeadMove(long at, String event, String reason) {}
