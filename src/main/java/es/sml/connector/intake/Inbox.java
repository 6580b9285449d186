package es.sml.connector.intake;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;
import java.time.Duration;

/**
 * A dealer's mailbox, read over IMAP.
 *
 * @param port null takes the security's own: 993 for tls, else 143
 * @param folder where the leads arrive
 * @param processedFolder where a mail is moved once its message is stored
 */
public record Inbox(
    String host,
    Integer port,
    Security security,
    String username,
    Secret password,
    String folder,
    String processedFolder,
    Duration pollEvery) {

  /** How the connection is protected. */
  public enum Security {
    TLS("imaps", 993),
    STARTTLS("imap", 143),
    /** Not at all; only where the configuration says so. */
    NONE("imap", 143);

    private final String scheme;
    private final int port;

    Security(String scheme, int port) {
      this.scheme = scheme;
      this.port = port;
    }

    public String scheme() {
      return scheme;
    }
  }

  public Inbox {
    Check.needed("host", host);
    security = Check.orDefault(security, Security.TLS);
    port = Check.between("port", Check.orDefault(port, security.port), 1, 65535);
    Check.needed("username", username);
    Check.needed("password", password);
    folder = Check.orDefault(folder, "INBOX");
    processedFolder = Check.orDefault(processedFolder, "Processed");
    if (folder.equals(processedFolder)) {
      throw new IllegalArgumentException("processed-folder must be another than folder");
    }
    pollEvery = Check.positive("poll-every", Check.orDefault(pollEvery, Duration.ofSeconds(5)));
  }
}
