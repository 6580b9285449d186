package es.sml.connector.inbox;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.MailboxLogin;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.signin.OAuthSettings;
import es.sml.connector.signin.PasswordLogin;
import es.sml.connector.tls.TrustedCertificates;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A dealer's mailbox.
 *
 * @param protocol null takes IMAP
 * @param port null takes the usual one of protocol and security
 * @param trustedCertificates a PEM file of the certificates that are trusted; null for those that
 *     Java trusts
 * @param signIn in place of a password: null where there is one
 * @param folder where the leads arrive
 * @param processedFolder where a mail is moved once its message is stored
 * @param after what is done with a mail then
 * @param readFrom what of the past is read when the mailbox is seen for the first time
 * @param pollEvery between two looks, where the server tells no news
 * @param idleFor the longest that a server which tells of new mails is believed to have none
 * @param maxConnections how many connections the server allows; null for no limit
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
    AfterStore after,
    ReadFrom readFrom,
    Duration pollEvery,
    Duration idleFor,
    Integer maxConnections) {
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(3);

  /** How it is read. */
  public enum Protocol {
    IMAP,
    /** Has no folders, no news and no times: what is read stays, known by its UIDL. */
    POP3
  }

  public Inbox {
    Check.needed("host", host);
    protocol = Check.orDefault(protocol, Protocol.IMAP);
    boolean pop3 = protocol == Protocol.POP3;
    security = Check.orDefault(security, Security.TLS);
    port = Check.between("port", Check.orDefault(port, security.port(pop3)), 1, 65535);
    TrustedCertificates.sockets(trustedCertificates); // so that a wrong file is named with its line
    Check.needed("username", username);
    if ((password == null) == (signIn == null)) {
      throw new IllegalArgumentException(
          password == null
              ? "password is needed, or sign-in for Microsoft 365 and Google"
              : "sign-in takes the place of password: leave one of them out");
    }
    folder = Check.orDefault(folder, "INBOX");
    processedFolder = Check.orDefault(processedFolder, "Processed");
    after = Check.orDefault(after, pop3 ? AfterStore.LEAVE : AfterStore.MOVE);
    if (after == AfterStore.MOVE && folder.equals(processedFolder)) {
      throw new IllegalArgumentException("processed-folder must be another than folder");
    }
    readFrom = Check.orDefault(readFrom, ReadFrom.START);
    pollEvery = Check.positive("poll-every", Check.orDefault(pollEvery, Duration.ofSeconds(5)));
    idleFor = Check.positive("idle-for", Check.orDefault(idleFor, LONGEST_IDLE));
    if (pop3) {
      requirePop3(after, readFrom, signIn, trustedCertificates);
    }
    if (maxConnections != null) {
      Check.between("max-connections", maxConnections, 1, 100_000);
    }
  }

  private static void requirePop3(
      AfterStore after, ReadFrom readFrom, OAuthSettings signIn, Path trustedCertificates) {
    if (after != AfterStore.LEAVE) {
      throw new IllegalArgumentException("after must be leave: POP3 can neither move nor mark");
    }
    if (!readFrom.all()) {
      throw new IllegalArgumentException(
          "read-from must be all: POP3 does not tell when a mail arrived");
    }
    if (signIn != null || trustedCertificates != null) {
      throw new IllegalArgumentException(
          (signIn != null ? "sign-in" : "trusted-certificates") + " is for IMAP only");
    }
  }

  /** Its name among all mailboxes; another host changes nothing in it. */
  public String nameAt(String dealer) {
    return dealer + "/" + username + "/" + folder;
  }

  /** What it is opened with. */
  public MailboxLogin login(OAuthLogins logins) {
    return signIn == null ? new PasswordLogin(password) : logins.login(signIn, username);
  }
}
