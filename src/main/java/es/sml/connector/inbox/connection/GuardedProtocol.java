package es.sml.connector.inbox.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.ResponseInputStream;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/** Angus Mail's IMAP protocol, read through the guard of a {@link MailSocket}. */
public final class GuardedProtocol extends IMAPProtocol {
  static final String PREFIX = "mail.imap";

  // The super constructor sets both before this class's own initialisers run, so they have no
  // initial value.
  private GuardedStream guard;
  private ResponseInputStream responses;

  public GuardedProtocol(String host, int port, Properties properties, boolean tls)
      throws IOException, ProtocolException {
    super(
        "imap",
        host,
        port,
        properties,
        tls,
        new MailLogger(GuardedProtocol.class, "inbox", false, null));
  }

  @Override
  protected ResponseInputStream getInputStream() {
    try {
      GuardedStream now = MailSocket.of(props).stream();
      if (now != guard) {
        guard = now;
        responses = new ResponseInputStream(now);
      }
      return responses;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name of a folder in the server's encoding. */
  public Argument folder(Argument arguments, String name) {
    writeMailboxName(arguments, name);
    return arguments;
  }

  /** Closes the connection without a command. */
  public void abandon() {
    disconnect();
  }
}
