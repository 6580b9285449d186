package es.sml.connector.status;

/**
 * Event for a CRM; its id stays the same in every attempt.
 *
 * @param change its number among the events of its lead, from 1
 * @param body the event as it is sent, as JSON
 */
public record QueuedEvent(
    String id, String account, long smlId, int change, String dealer, String body) {}
