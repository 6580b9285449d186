package es.sml.connector.sml.connection;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;

/**
 * Connection that checks before each use whether SML has closed it.
 *
 * <p>It asks the socket without waiting. The HTTP client's own check waits a millisecond for every
 * open connection. Until SML has left one connection open, this one waits for a close that may be
 * on its way.
 */
final class CheckedConnection extends DefaultManagedHttpClientConnection {
  private static final int MILLISECONDS_TO_CLOSE = 50;

  private final EarlyCloses closes;
  private volatile Socket plain;
  private volatile long idleSince;

  CheckedConnection(String id, EarlyCloses closes) {
    super(id);
    this.closes = closes;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    plain = socket;
    super.bind(socket);
  }

  @Override
  public void bind(SSLSocket tls, Socket socket) throws IOException {
    plain = socket;
    super.bind(tls, socket);
  }

  @Override
  public void passivate() {
    super.passivate();
    idleSince = System.nanoTime();
  }

  @Override
  public boolean isStale() throws IOException {
    SocketChannel channel = plain.getChannel();
    if (channel == null || !isOpen()) {
      return super.isStale();
    }
    if (isSilent(channel) && (closes.isProven() || staysSilent(plain))) {
      closes.prove();
      return false;
    }
    closes.noticed(Duration.ofNanos(System.nanoTime() - idleSince));
    return true;
  }

  // No request is open, so any byte is the end: of TLS, or of a server that explains its close.
  private static boolean isSilent(SocketChannel channel) {
    try {
      channel.configureBlocking(false);
      try {
        return channel.read(ByteBuffer.allocate(1)) == 0;
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      return false;
    }
  }

  // Detects a server that closes after each response, before its close crosses a POST.
  private static boolean staysSilent(Socket socket) {
    try {
      socket.setSoTimeout(MILLISECONDS_TO_CLOSE); // the pool sets the timeout again before each use
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
