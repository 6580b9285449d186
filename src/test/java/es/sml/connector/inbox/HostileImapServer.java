package es.sml.connector.inbox;

import es.sml.connector.inbox.connection.Security;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** An IMAP server on the loopback that misbehaves as a test demands and records its clients. */
public final class HostileImapServer implements AutoCloseable {
  private enum Security {
    NONE,
    STARTTLS,
    TLS
  }

  private final Security security;
  private final Optional<SSLContext> tls;
  private final Misbehaviours misbehaviours = new Misbehaviours(Optional.empty());
  private final Map<String, ScriptedUser> users = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Map<ImapSession, Thread> sessions = new ConcurrentHashMap<>();
  private volatile Optional<ScriptedUser> preauthenticated = Optional.empty();
  private Optional<ServerSocket> listening = Optional.empty();
  private Thread accepting;
  private int port;
  private int accepted;
  private int mostOpen;

  private HostileImapServer(Security security, Optional<SSLContext> tls) {
    this.security = security;
    this.tls = tls;
  }

  public static HostileImapServer plain() {
    return new HostileImapServer(Security.NONE, Optional.empty());
  }

  /** Uses TLS from the first byte. */
  public static HostileImapServer overTls(SSLContext context) {
    return new HostileImapServer(Security.TLS, Optional.of(context));
  }

  /** Offers STARTTLS, and also works without it. */
  public static HostileImapServer withStartTls(SSLContext context) {
    return new HostileImapServer(Security.STARTTLS, Optional.of(context));
  }

  /** Adds a user, also while it runs. LOGIN or XOAUTH2 must bring the secret. */
  public ScriptedUser addUser(String name, String secret) {
    ScriptedUser user = new ScriptedUser(name, secret, misbehaviours);
    users.put(name, user);
    return user;
  }

  /** Starts on a free port, and on the same one after a kill. */
  public HostileImapServer start() throws IOException {
    return start(port);
  }

  public synchronized HostileImapServer start(int on) throws IOException {
    if (listening.isPresent()) {
      throw new IllegalStateException("running");
    }
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 200);
    port = socket.getLocalPort();
    listening = Optional.of(socket);
    accepting = new Thread(() -> accept(socket), "hostile-imap-" + port);
    accepting.setDaemon(true);
    accepting.start();
    return this;
  }

  public String host() {
    return InetAddress.getLoopbackAddress().getHostAddress();
  }

  public synchronized int port() {
    return port;
  }

  /** Returns the misbehaviour for all users, also before the login. */
  public Misbehaviours misbehaviours() {
    return misbehaviours;
  }

  /** Greets with PREAUTH for this user from now on. */
  public void preauthenticate(ScriptedUser user) {
    preauthenticated = Optional.of(user);
  }

  /** Returns all commands of all connections, without tags and secrets. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /** Returns the number of connections so far. */
  public synchronized int accepted() {
    return accepted;
  }

  public int openConnections() {
    return sessions.size();
  }

  /** Returns the highest number of open connections, logged in or not. */
  public synchronized int mostConnections() {
    return mostOpen;
  }

  /** Cuts the connections of one user; the server keeps running. */
  public void dropConnections(ScriptedUser user) throws InterruptedException {
    cut(session -> session.isOf(user));
  }

  /** Stops like a killed process. When it returns, no mailbox changes anymore. */
  public void kill() throws IOException, InterruptedException {
    Thread listener;
    synchronized (this) {
      listener = accepting;
      if (listening.isPresent()) {
        listening.get().close();
        listening = Optional.empty();
      }
    }
    if (listener != null) {
      listener.join(TimeUnit.SECONDS.toMillis(5)); // it holds the port while it lives
    }
    cut(session -> true);
  }

  private void cut(Predicate<ImapSession> which) throws InterruptedException {
    Map<ImapSession, Thread> open = new HashMap<>(sessions);
    open.keySet().removeIf(which.negate());
    open.keySet().forEach(ImapSession::cut);
    for (Thread thread : open.values()) {
      // A misbehaviour may call this method on a session's own thread.
      if (thread != Thread.currentThread()) {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Optional<ScriptedUser> user(String name) {
    return Optional.ofNullable(users.get(name));
  }

  Optional<ScriptedUser> preauthenticated() {
    return preauthenticated;
  }

  void hear(ImapCommand command) {
    commands.add(command.toString());
  }

  boolean offersStartTls() {
    return security == Security.STARTTLS;
  }

  /** Starts TLS if the server begins with it; returns whether it did. */
  boolean secures(Wire wire) throws IOException {
    return security == Security.TLS && startTls(wire);
  }

  boolean startTls(Wire wire) throws IOException {
    wire.startTls(tls.orElseThrow());
    return true;
  }

  void forget(ImapSession session) {
    sessions.remove(session);
  }

  private void accept(ServerSocket socket) {
    while (true) {
      try {
        open(socket.accept(), socket);
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
        throw new UncheckedIOException(e);
      }
    }
  }

  // Together with kill: a connection is either cut or refused.
  private synchronized void open(Socket client, ServerSocket socket) throws IOException {
    Wire wire = new Wire(client);
    if (socket.isClosed()) {
      wire.cut();
      return;
    }
    ImapSession session = new ImapSession(this, wire);
    Thread thread = new Thread(session, "hostile-imap-session-" + accepted++);
    thread.setDaemon(true);
    sessions.put(session, thread);
    mostOpen = Math.max(mostOpen, sessions.size());
    thread.start();
  }
}
