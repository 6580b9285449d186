package es.sml.connector.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.ResponseInputStream;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/** Angus Mail's IMAP, reading through the guard of a {@link MailSocket}. */
final class GuardedProtocol extends IMAPProtocol {
  static final String PREFIX = "mail.imap";

  // Both are set before this class' own constructor would run, so they must not be initialised.
  private GuardedStream guard;
  private ResponseInputStream responses;

  GuardedProtocol(String host, int port, Properties properties, boolean tls)
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

  /** The name of a folder as the server wants it. */
  Argument folder(Argument arguments, String name) {
    writeMailboxName(arguments, name);
    return arguments;
  }

  /** Ends the connection without a word. */
  void abandon() {
    disconnect();
  }
}
