package es.sml.connector.inbox.setting;

import es.sml.connector.inbox.connection.MailServer;
import es.sml.connector.signin.MailboxLogin;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Settings of the reader of one mailbox.
 *
 * @param name unique name of the mailbox, the key of its cursor
 * @param processedFolder folder of the stored mails
 * @param held whether the connection stays open between two polls; this can change
 * @param maxConnections how many the server allows; 0 sets no limit
 * @param pollInterval between two polls, if the server announces nothing or the connection is
 *     closed
 * @param idleRefresh the longest wait for an announcement before a poll
 * @param claim mark of this connector's mails; null marks none
 * @param largest a larger mail is not fetched, in bytes
 * @param loginsAtOnce how many mailboxes log in to the server at once
 */
public record MailboxSettings(
    String name,
    MailServer server,
    String username,
    MailboxLogin login,
    String folder,
    String processedFolder,
    AfterStore onStored,
    ReadFrom initialRead,
    BooleanSupplier held,
    Duration pollInterval,
    Duration idleRefresh,
    String claim,
    int largest,
    int loginsAtOnce,
    int maxConnections) {}
