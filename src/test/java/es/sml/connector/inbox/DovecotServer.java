package es.sml.connector.inbox;

import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.FreePorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A Dovecot of Debian's packages on free ports of the loopback. It writes only into a temporary
 * directory. Every user name is a mailbox.
 */
final class DovecotServer implements AutoCloseable {
  /** The password of every user. */
  static final String PASSWORD = "dovecot-prueba";

  private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
  private static final Path IMAP = Path.of("/usr/lib/dovecot/imap"); // from another package
  private static final AtomicLong DELIVERIES = new AtomicLong();

  private final Path directory;
  private final MailUser owner;
  private final MailCertificate certificate;
  private final Path configuration;
  private final int port;
  private final int tlsPort;
  private Process master;

  private DovecotServer() throws IOException {
    // Other users' processes must reach its files, which a TempDir does not allow.
    directory =
        Files.createTempDirectory(
            "dovecot",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    owner = MailUser.of(directory);
    certificate = MailCertificate.make(directory);
    port = FreePorts.next();
    tlsPort = FreePorts.next();
    owner.createDirectories(directory.resolve("mail"));
    configuration =
        Files.writeString(
            directory.resolve("dovecot.conf"),
            DovecotConfiguration.text(directory, certificate, owner, port, tlsPort));
  }

  /** Returns whether a Dovecot with this configuration version is installed. */
  static boolean isInstalled() {
    if (!Files.isExecutable(PROGRAM) || !Files.isExecutable(IMAP)) {
      return false;
    }
    try {
      Process asked = new ProcessBuilder(PROGRAM.toString(), "--version").start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .startsWith("2.4.");
    } catch (IOException e) {
      return false;
    }
  }

  /** Creates one and starts it. */
  static DovecotServer open() throws IOException {
    DovecotServer server = new DovecotServer();
    Runtime.getRuntime().addShutdownHook(new Thread(server::killAtLast));
    server.start();
    return server;
  }

  /**
   * Starts it, on the same ports each time and with the same mailboxes; returns once it responds.
   */
  void start() throws IOException {
    InotifyLimits.raise();
    master =
        new ProcessBuilder(PROGRAM.toString(), "-F", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(console()))
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              if (!master.isAlive()) {
                throw new AssertionError(
                    "Dovecot ended: " + Files.readString(console().toPath()) + log());
              }
              return listens(port) && listens(tlsPort);
            });
  }

  int port() {
    return port;
  }

  int tlsPort() {
    return tlsPort;
  }

  /** Returns the PEM file for clients to trust its certificate. */
  Path authority() {
    return certificate.authority();
  }

  /** Returns the server's own log. */
  String log() throws IOException {
    Path log = directory.resolve("dovecot.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /**
   * Delivers a mail to the user's inbox, even if the server is stopped.
   *
   * @return the time when other processes can see it
   */
  Instant deliver(String user, byte[] mail) throws IOException {
    Path maildir = maildir(user);
    for (String part : List.of("cur", "new", "tmp")) {
      owner.createDirectories(maildir.resolve(part));
    }
    String name =
        System.currentTimeMillis() / 1000 + ".N" + DELIVERIES.incrementAndGet() + ".localhost";
    Path written = Files.write(maildir.resolve("tmp").resolve(name), mail);
    owner.own(written);
    Instant delivered = Instant.now();
    Files.move(written, maildir.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    return delivered;
  }

  /** Returns the mails in a folder, read or not; none if there is no such folder. */
  List<Path> folder(String user, String name) throws IOException {
    Path folder =
        name.equals("INBOX") ? maildir(user) : maildir(user).resolve("." + name.replace('/', '.'));
    List<Path> mails = new ArrayList<>();
    for (String part : List.of("new", "cur")) {
      if (Files.isDirectory(folder.resolve(part))) {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
          files.forEach(mails::add);
        }
      }
    }
    return mails;
  }

  /** Returns the live processes of the server: its master first. */
  List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(master.toHandle()), master.toHandle().children())
        .filter(DovecotServer::lives)
        .toList();
  }

  /** Returns the number of connections that wait for mail now. */
  long idling() {
    return processes().stream().filter(DovecotServer::idles).count();
  }

  /** Sends SIGKILL to all of its processes and waits for their end. */
  void kill() throws IOException {
    if (master == null || !lives(master.toHandle())) {
      return;
    }
    // A stopped master creates no new process, so this list is complete.
    new ProcessBuilder("kill", "-STOP", String.valueOf(master.pid())).start().onExit().join();
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> all.stream().noneMatch(DovecotServer::lives));
  }

  @Override
  public void close() throws IOException {
    kill();
    FileSystemUtils.deleteRecursively(directory);
  }

  /** Runs if the tests are aborted. */
  private void killAtLast() {
    try {
      kill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private File console() {
    return directory.resolve("console.log").toFile();
  }

  private Path maildir(String user) {
    return directory.resolve("mail").resolve(user).resolve("Maildir");
  }

  /** A zombie, an ended process with an unread exit status, does not count. */
  private static boolean lives(ProcessHandle process) {
    return process.isAlive() && !proc(process, "stat").replaceAll("^.*\\) ", "").startsWith("Z");
  }

  private static boolean idles(ProcessHandle process) {
    String title = proc(process, "cmdline");
    return title.startsWith("dovecot/imap ") && title.contains(" IDLE");
  }

  private static String proc(ProcessHandle process, String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
    } catch (IOException e) {
      return ") Z"; // the process has ended meanwhile
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
