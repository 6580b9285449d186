package es.sml.connector.deliver;

/**
 * A line of a lead's history.
 *
 * @param at milliseconds since 1970 by the database's clock
 * @param event what happened, as in {@link LeadEvent}
 * @param reason in words; null where there is none
 */
public record LeadMove(long at, String event, String reason) {}
