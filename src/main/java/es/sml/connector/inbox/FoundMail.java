package es.sml.connector.inbox;

import java.time.Instant;

/**
 * A mail that lies in a mailbox, before it is read.
 *
 * @param size in bytes, as the server says it
 * @param arrived when it came into the mailbox, by the server's clock, to the second
 */
record FoundMail(long uid, long size, Instant arrived) {}
