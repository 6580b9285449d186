package es.sml.connector.inbox;

import es.sml.connector.signin.MailboxLogin;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How one mailbox is read.
 *
 * @param name of the mailbox, under which its cursor is kept
 * @param held whether the connection is kept open between two looks, which may change
 * @param maxConnections how many the server allows; 0 for no limit
 * @param pollEvery between two looks, where the server tells no news or the connection is not held
 * @param idleFor the longest wait for news before the mailbox is looked at all the same
 * @param claim what marks this connector's mails; null to mark none
 * @param largest a larger mail is not fetched, in bytes
 */
record MailboxSettings(
    String name,
    MailServer server,
    String username,
    MailboxLogin login,
    String folder,
    String processedFolder,
    AfterStore after,
    ReadFrom readFrom,
    BooleanSupplier held,
    Duration pollEvery,
    Duration idleFor,
    String claim,
    int largest,
    int loginsAtOnce,
    int maxConnections) {}
