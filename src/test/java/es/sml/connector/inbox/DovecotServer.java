package es.sml.connector.inbox;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
 * A Dovecot of Debian's packages on free ports of the loopback, with everything that it writes in a
 * temporary directory. Every user name is a mailbox.
 */
final class DovecotServer implements AutoCloseable {
  /** Of every user. */
  static final String PASSWORD = "dovecot-prueba";

  private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
  private static final Path IMAP = Path.of("/usr/lib/dovecot/imap"); // of another package
  private static final AtomicLong DELIVERIES = new AtomicLong();

  private final Path directory;
  private final MailUser owner;
  private final MailCertificate certificate;
  private final Path configuration;
  private final int port;
  private final int tlsPort;
  private Process master;

  private DovecotServer() throws IOException {
    // Other users' processes must reach what lies in it, which those of TempDir may not.
    directory =
        Files.createTempDirectory(
            "dovecot",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    owner = MailUser.of(directory);
    certificate = MailCertificate.make(directory);
    port = freePort();
    tlsPort = freePort();
    owner.createDirectories(directory.resolve("mail"));
    configuration =
        Files.writeString(
            directory.resolve("dovecot.conf"),
            DovecotConfiguration.text(directory, certificate, owner, port, tlsPort));
  }

  /** Whether there is one whose configuration is written as here. */
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

  /** Makes one and starts it. */
  static DovecotServer open() throws IOException {
    DovecotServer server = new DovecotServer();
    Runtime.getRuntime().addShutdownHook(new Thread(server::killAtLast));
    server.start();
    return server;
  }

  /**
   * Starts it, on the same ports each time, with the mailboxes as they are; returns once it
   * answers.
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

  /** The PEM file with what its certificate is to be trusted for. */
  Path authority() {
    return certificate.authority();
  }

  /** The server's own log. */
  String log() throws IOException {
    Path log = directory.resolve("dovecot.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /**
   * Lays a mail into the user's inbox, whether the server runs or not.
   *
   * @return when it was there for others to see
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

  /** The mails that lie in a folder, read or not; none where there is no such folder. */
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

  /** Those of the server that live: its master first. */
  List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(master.toHandle()), master.toHandle().children())
        .filter(DovecotServer::lives)
        .toList();
  }

  /** How many connections wait for mail at this moment. */
  long idling() {
    return processes().stream().filter(DovecotServer::idles).count();
  }

  /** SIGKILL to all of its processes, none of which is left. */
  void kill() throws IOException {
    if (master == null || !lives(master.toHandle())) {
      return;
    }
    // A master that stands still makes no new process, so that these are all.
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

  /** When the tests are broken off. */
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

  /** One that ended and that nobody asked about yet, a zombie, does not. */
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
      return ") Z"; // it has gone meanwhile
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
