package es.sml.connector.inbox;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.MailboxLogin;
import es.sml.connector.signin.PasswordLogin;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A dealer's mailbox, read over IMAP.
 *
 * @param port null takes the security's own: 993 for tls, else 143
 * @param trustedCertificates a PEM file of the certificates that are trusted; null for those that
 *     Java trusts
 * @param folder where the leads arrive
 * @param processedFolder where a mail is moved once its message is stored
 * @param after what is done with a mail then
 * @param readFrom what of the past is read when the mailbox is seen for the first time
 * @param pollEvery between two looks, where the server tells no news
 * @param maxConnections how many connections the server allows; null for no limit
 */
public record Inbox(
    String host,
    Integer port,
    Security security,
    Path trustedCertificates,
    String username,
    Secret password,
    String folder,
    String processedFolder,
    AfterStore after,
    ReadFrom readFrom,
    Duration pollEvery,
    Integer maxConnections) {
  public Inbox {
    Check.needed("host", host);
    security = Check.orDefault(security, Security.TLS);
    port = Check.between("port", Check.orDefault(port, security.port()), 1, 65535);
    TrustedCertificates.sockets(trustedCertificates); // so that a wrong file is named with its line
    Check.needed("username", username);
    Check.needed("password", password);
    folder = Check.orDefault(folder, "INBOX");
    processedFolder = Check.orDefault(processedFolder, "Processed");
    after = Check.orDefault(after, AfterStore.MOVE);
    if (after == AfterStore.MOVE && folder.equals(processedFolder)) {
      throw new IllegalArgumentException("processed-folder must be another than folder");
    }
    readFrom = Check.orDefault(readFrom, ReadFrom.START);
    pollEvery = Check.positive("poll-every", Check.orDefault(pollEvery, Duration.ofSeconds(5)));
    if (maxConnections != null) {
      Check.between("max-connections", maxConnections, 1, 100_000);
    }
  }

  /** Its name among all mailboxes; another host changes nothing in it. */
  public String nameAt(String dealer) {
    return dealer + "/" + username + "/" + folder;
  }

  /** What it is opened with. */
  public MailboxLogin login() {
    return new PasswordLogin(password);
  }
}
