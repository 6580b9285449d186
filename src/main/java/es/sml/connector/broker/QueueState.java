package es.sml.connector.broker;

import java.time.Instant;

/**
 * How much waits on a queue.
 *
 * @param depth messages on it, those in a consumer's hands and those for later included
 * @param oldest when the first that waits came in at the connector, or else was put there; null
 *     where none waits
 */
public record QueueState(String queue, long depth, Instant oldest) {}
