package es.sml.connector.inbox.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * Holds the socket of one connection while Angus Mail opens it. So its timeout and its received
 * bytes can be limited, and a blocked read can be ended.
 */
public final class MailSocket {
  private static final String KEY = MailSocket.class.getName();

  private final SSLSocketFactory trusted;
  private volatile Socket plain;
  private volatile Socket current;
  private GuardedStream stream;
  private Socket guarded;
  private long allowance;

  /**
   * Creates a socket that is not open yet.
   *
   * @param trusted creates TLS sockets with the trusted certificates
   * @param allowance the most bytes from the server until the first {@link #allow}
   */
  public MailSocket(SSLSocketFactory trusted, long allowance) {
    this.trusted = trusted;
    this.allowance = allowance;
  }

  static MailSocket of(Properties properties) {
    return (MailSocket) properties.get(KEY);
  }

  /** Makes Angus Mail open this socket. */
  void install(Properties properties, String prefix) {
    properties.put(KEY, this);
    properties.put(prefix + ".socketFactory", new PlainFactory());
    properties.put(prefix + ".ssl.socketFactory", new TlsFactory());
    // Otherwise Angus Mail would retry with an unguarded socket after a failure.
    properties.put(prefix + ".socketFactory.fallback", "false");
  }

  /** Returns the server's bytes. TLS gives the connection a new stream. */
  public GuardedStream stream() throws IOException {
    Socket now = current;
    if (stream == null || guarded != now) {
      stream = new GuardedStream(now.getInputStream(), allowance);
      guarded = now;
    }
    return stream;
  }

  /** Sets the most bytes until the next call. */
  public void allow(long bytes) throws IOException {
    allow(bytes, null);
  }

  /** Sets the most bytes until the next call, and their time limit; null for no limit. */
  public void allow(long bytes, Duration within) throws IOException {
    allowance = bytes;
    stream().allow(bytes, within);
  }

  public void patience(int milliseconds) throws SocketException {
    current.setSoTimeout(milliseconds);
  }

  /** Closes the connection at once, even during a read of another thread. */
  public void cut() {
    Socket open = plain;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // The socket is useless in both cases.
        current = null;
      }
    }
  }

  private final class PlainFactory extends UnconnectedSockets {
    @Override
    public Socket createSocket() {
      plain = new Socket();
      current = plain;
      return plain;
    }
  }

  private final class TlsFactory extends SSLSocketFactory {
    @Override
    public Socket createSocket(Socket open, String host, int port, boolean autoClose)
        throws IOException {
      plain = open;
      current = trusted.createSocket(open, host, port, autoClose);
      return current;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return trusted.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return trusted.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
