package es.sml.connector.tls;

import java.util.List;
import javax.net.ssl.SSLContext;

/** The TLS of connections to one server: made anew when one of its files was changed. */
public final class TlsContexts {
  private final TlsFiles files;
  private List<FileState> states;
  private SSLContext context;

  public TlsContexts(TlsFiles files) {
    this.files = files;
  }

  /**
   * For a new connection.
   *
   * @throws IllegalArgumentException when a file cannot be used any more
   */
  public synchronized SSLContext now() {
    List<FileState> found = files.states();
    if (context == null || !found.equals(states)) {
      context = files.context();
      states = found;
    }
    return context;
  }
}
