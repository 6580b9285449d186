package es.sml.connector.inbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * The socket of one connection, kept hold of while Angus Mail opens it: so that its patience can be
 * changed, what it receives can be limited, and a read that blocks can be ended.
 */
final class MailSocket {
  private static final String KEY = MailSocket.class.getName();

  private final SSLSocketFactory trusted;
  private volatile Socket plain;
  private volatile Socket current;
  private GuardedStream stream;
  private Socket guarded;
  private long allowance;

  /**
   * One that is not open yet.
   *
   * @param trusted makes the TLS sockets
   * @param allowance how many bytes the server may send until the first {@link #allow}
   */
  MailSocket(SSLSocketFactory trusted, long allowance) {
    this.trusted = trusted;
    this.allowance = allowance;
  }

  static MailSocket of(Properties properties) {
    return (MailSocket) properties.get(KEY);
  }

  /** Has Angus Mail open this socket. */
  void install(Properties properties, String prefix) {
    properties.put(KEY, this);
    properties.put(prefix + ".socketFactory", new PlainFactory());
    properties.put(prefix + ".ssl.socketFactory", new TlsFactory());
    // Without it a failure would be tried again with a socket that we do not know.
    properties.put(prefix + ".socketFactory.fallback", "false");
  }

  /** What the server sends; another stream once the connection has become a TLS one. */
  GuardedStream stream() throws IOException {
    Socket now = current;
    if (stream == null || guarded != now) {
      stream = new GuardedStream(now.getInputStream(), allowance);
      guarded = now;
    }
    return stream;
  }

  /** How many bytes may come until the next call. */
  void allow(long bytes) throws IOException {
    allow(bytes, null);
  }

  /** The same, all of them within a time; null for no limit. */
  void allow(long bytes, Duration within) throws IOException {
    allowance = bytes;
    stream().allow(bytes, within);
  }

  void patience(int milliseconds) throws SocketException {
    current.setSoTimeout(milliseconds);
  }

  /** Ends it at once, whoever reads from it. */
  void cut() {
    Socket open = plain;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is of no use any more either way.
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
