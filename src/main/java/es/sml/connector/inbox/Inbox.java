package es.sml.connector.inbox;

import es.sml.connector.inbox.connection.Security;
import es.sml.connector.inbox.setting.AfterStore;
import es.sml.connector.inbox.setting.ReadFrom;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.MailboxLogin;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.signin.PasswordLogin;
import es.sml.connector.signin.credential.OAuthSettings;
import es.sml.connector.tls.TrustedCertificates;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A dealer's mailbox in dealers.yaml: the default of each key, and the combinations that are
 * refused, such as POP3 with moved mails.
 *
 * @param host Host of the mail server.
 * @param protocol Mail protocol: {@code imap}, or {@code pop3} for a server without IMAP. With
 *     {@code pop3} mails stay in the mailbox ({@code on-stored: leave}). POP3 cannot skip old
 *     mails: set {@code initial-read: all}. Then all mails that are there become leads.
 * @param port Port of the server. The default is 993 with {@code tls}, and 143 with {@code
 *     starttls} and {@code none}. With {@code pop3} the default is 995 or 110.
 * @param security Protection of the connection: {@code tls}, {@code starttls}, or {@code none},
 *     which is only for tests.
 * @param trustedCertificates PEM file of trusted certificates, for a server without a certificate
 *     of a public authority. It is relative to the directory of the start. A renewed file applies
 *     after a restart.
 * @param username User name of the mailbox.
 * @param password Password of the mailbox. The key {@code sign-in} replaces it.
 * @param signIn Sign-in of Microsoft 365 or Google, in place of a password;
 *     docs/mailbox-sign-in.md.
 * @param folder Folder that the connector reads.
 * @param processedFolder Folder that mails are moved to, with {@code on-stored: move}. The
 *     connector creates it if it is missing.
 * @param onStored Treatment of a mail after its message is stored: {@code move} (to {@code
 *     processed-folder}), {@code mark} (as read) or {@code leave}.
 * @param initialRead Which old mails are read when the mailbox is new. {@code start}: none from
 *     before the first start. {@code all}: all of them. A date, such as {@code 2026-11-01}: those
 *     since that day, in the time zone of the machine.
 * @param pollInterval How often to poll a server that does not announce new mails (IDLE).
 * @param idleRefresh How long to wait for an announcement before the connector polls anyway. Make
 *     it shorter for a server that misses announcements.
 * @param maxConnections Limit of connections to the server, for all of its mailboxes together; 1 to
 *     100000. With more mailboxes, the connector opens, reads and closes each in turn, every {@code
 *     poll-interval}. By default there is no limit.
 */
public record Inbox(
    String host,
    Protocol protocol,
    Integer port,
    Security security,
    Path trustedCertificates,
    String username,
    Secret password,
    OAuthSettings signIn,
    String folder,
    String processedFolder,
    AfterStore onStored,
    ReadFrom initialRead,
    Duration pollInterval,
    Duration idleRefresh,
    Integer maxConnections) {
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(3);

  /** Mail protocols. */
  public enum Protocol {
    IMAP,
    /** Has no folders, announcements or times of arrival. Read mails stay, identified by UIDL. */
    POP3
  }

  public Inbox {
    Check.needed("host", host);
    protocol = Check.orDefault(protocol, Protocol.IMAP);
    boolean pop3 = protocol == Protocol.POP3;
    security = Check.orDefault(security, Security.TLS);
    port = Check.between("port", Check.orDefault(port, security.port(pop3)), 1, 65535);
    TrustedCertificates.sockets(trustedCertificates); // fails with the line of this key
    Check.needed("username", username);
    if ((password == null) == (signIn == null)) {
      throw password == null
          ? new InvalidSettingException(
              "inbox.no-password", "needs password, or sign-in for Microsoft 365 and Google")
          : new InvalidSettingException(
              "inbox.two-logins", "password and sign-in exclude each other: remove one of them");
    }
    folder = Check.orDefault(folder, "INBOX");
    processedFolder = Check.orDefault(processedFolder, "Processed");
    onStored = Check.orDefault(onStored, pop3 ? AfterStore.LEAVE : AfterStore.MOVE);
    if (onStored == AfterStore.MOVE && folder.equals(processedFolder)) {
      throw new InvalidSettingException(
          "inbox.same-folder", "processed-folder must differ from folder");
    }
    initialRead = Check.orDefault(initialRead, ReadFrom.START);
    pollInterval =
        Check.positive("poll-interval", Check.orDefault(pollInterval, Duration.ofSeconds(5)));
    idleRefresh = Check.positive("idle-refresh", Check.orDefault(idleRefresh, LONGEST_IDLE));
    if (pop3) {
      requirePop3(onStored, initialRead, signIn, trustedCertificates);
    }
    if (maxConnections != null) {
      Check.between("max-connections", maxConnections, 1, 100_000);
    }
  }

  private static void requirePop3(
      AfterStore onStored, ReadFrom initialRead, OAuthSettings signIn, Path trustedCertificates) {
    if (onStored != AfterStore.LEAVE) {
      throw new InvalidSettingException(
          "inbox.pop3-leave", "on-stored must be leave: POP3 cannot move or mark mails");
    }
    if (!initialRead.all()) {
      throw new InvalidSettingException(
          "inbox.pop3-all", "initial-read must be all: POP3 has no times of arrival");
    }
    if (signIn != null || trustedCertificates != null) {
      throw new InvalidSettingException(
          "inbox.imap-only",
          "{0} is for IMAP only",
          signIn != null ? "sign-in" : "trusted-certificates");
    }
  }

  /** The unique name of the mailbox, which does not depend on its host. */
  public String nameAt(String dealer) {
    return dealer + "/" + username + "/" + folder;
  }

  public MailboxLogin login(OAuthLogins logins) {
    return signIn == null ? new PasswordLogin(password) : logins.login(signIn, username);
  }
}
