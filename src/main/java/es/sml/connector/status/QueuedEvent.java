package es.sml.connector.status;

/**
 * An event that is decided: its id stays the same however often it is sent.
 *
 * @param change its place among the events of its lead, from 1
 * @param body the event as it is sent, JSON
 */
public record QueuedEvent(
    String id, String account, long smlId, int change, String dealer, String body) {}
