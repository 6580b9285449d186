package es.sml.connector.chaos;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between two programs and spoils what they say to each other. */
public final class ToxicProxy implements AutoCloseable {
  private final int upstream;
  private final int port;
  private final Set<ToxicLink> links = ConcurrentHashMap.newKeySet();
  private final AtomicInteger struck = new AtomicInteger();
  private volatile Toxic toxic = new Toxic.Clear();
  private volatile WireTap tap = WireTap.NONE;
  private volatile boolean closed;
  private ServerSocket listener;
  private Thread acceptor;

  private ToxicProxy(int upstream, int port) {
    this.upstream = upstream;
    this.port = port;
  }

  /** Listens on a free port of the loopback for one that is, or will be, there. */
  public static ToxicProxy to(int upstream) throws IOException {
    ToxicProxy proxy = new ToxicProxy(upstream, FreePorts.next());
    proxy.listen();
    return proxy;
  }

  public int port() {
    return port;
  }

  /** From now on, also for connections that are open. */
  public void poison(Toxic next) throws IOException {
    toxic = next;
    if (next instanceof Toxic.Down) {
      stopListening();
      links.forEach(ToxicLink::reset);
    } else {
      listen();
    }
  }

  public void heal() throws IOException {
    poison(new Toxic.Clear());
    // A connection that stood still must not stay so for ever.
    links.stream().filter(ToxicLink::isSpoilt).forEach(ToxicLink::reset);
  }

  void listenIn(WireTap next) {
    tap = next;
  }

  /** How many connections were cut by LimitData, ResetPeer or Blackhole. */
  int struck() {
    return struck.get();
  }

  Toxic toxic() {
    return toxic;
  }

  WireTap tap() {
    return tap;
  }

  void countStrike() {
    struck.incrementAndGet();
  }

  void forget(ToxicLink link) {
    links.remove(link);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    stopListening();
    links.forEach(ToxicLink::reset);
  }

  private synchronized void listen() throws IOException {
    if (listener != null || closed) {
      return;
    }
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    listener = socket;
    acceptor = new Thread(() -> accept(socket), "toxic-" + port);
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Nobody can connect any more, and who did is among the links, when it returns. */
  private synchronized void stopListening() throws IOException {
    if (listener == null) {
      return;
    }
    listener.close();
    listener = null;
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while port " + port + " was closed");
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      Socket client;
      try {
        client = socket.accept();
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
        throw new UncheckedIOException(e);
      }
      ToxicLink link = new ToxicLink(this, client);
      // A closed socket listens until the accept in progress has returned, and that may have a
      // client yet.
      if (socket.isClosed()) {
        link.reset();
        return;
      }
      links.add(link);
      link.open(upstream);
    }
  }
}
