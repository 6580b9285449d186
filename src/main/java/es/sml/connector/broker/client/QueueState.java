package es.sml.connector.broker.client;

import java.time.Instant;

/**
 * Depth and age of a queue.
 *
 * @param depth number of messages, including those in delivery and scheduled ones
 * @param oldest arrival of the oldest waiting message at the connector, or else its sending time;
 *     null if none waits
 */
public record QueueState(String queue, long depth, Instant oldest) {}
