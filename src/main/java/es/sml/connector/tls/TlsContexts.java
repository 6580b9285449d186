package es.sml.connector.tls;

import java.util.List;
import javax.net.ssl.SSLContext;

/** The TLS context of one server. A new connection uses changed certificate files at once. */
public final class TlsContexts {
  private final TlsFiles files;
  private List<FileState> states;
  private SSLContext context;

  public TlsContexts(TlsFiles files) {
    this.files = files;
  }

  /**
   * Returns the context for a new connection.
   *
   * @throws IllegalArgumentException if a file can no longer be used
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
