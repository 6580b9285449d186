package es.sml.connector.inbox.imap;

import java.time.Instant;

/**
 * A mail in a mailbox, before it is read.
 *
 * @param size the size in bytes that the server reports
 * @param arrived the arrival in the mailbox, by the server's clock, to the second
 */
public record FoundMail(long uid, long size, Instant arrived) {}
