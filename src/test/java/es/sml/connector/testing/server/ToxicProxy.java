package es.sml.connector.testing.server;

import es.sml.connector.testing.FreePorts;
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

/** A proxy between two programs that disturbs their connection. */
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

  /** Listens on a free loopback port for a target that may start later. */
  public static ToxicProxy to(int upstream) throws IOException {
    ToxicProxy proxy = new ToxicProxy(upstream, FreePorts.next());
    proxy.listen();
    return proxy;
  }

  public int port() {
    return port;
  }

  /** Applies from now on, also to open connections. */
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
    // A connection that stood still must not stay so.
    links.stream().filter(ToxicLink::isSpoilt).forEach(ToxicLink::reset);
  }

  public void listenIn(WireTap next) {
    tap = next;
  }

  /** Returns the number of connections cut by LimitData, ResetPeer or Blackhole. */
  public int struck() {
    return struck.get();
  }

  public Toxic toxic() {
    return toxic;
  }

  public WireTap tap() {
    return tap;
  }

  public void countStrike() {
    struck.incrementAndGet();
  }

  public void forget(ToxicLink link) {
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

  /** After it returns, no client can connect, and all connected clients are among the links. */
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
      // A closed socket listens until its current accept returns, which may still bring a client.
      if (socket.isClosed()) {
        link.reset();
        return;
      }
      links.add(link);
      link.open(upstream);
    }
  }
}
