package es.sml.connector.testing.server;

import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real OpenSSH server on the loopback, which only a key of its own may use. */
public final class SshServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final int port;
  private Process process;

  private SshServer(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts one with new keys. */
  public static SshServer start(Path directory) throws IOException {
    SshServer server = new SshServer(Files.createDirectories(directory), FreePorts.next());
    server.newKey("host");
    server.newKey("client");
    Files.copy(directory.resolve("client.pub"), directory.resolve("authorized_keys"));
    server.trustHostKey();
    server.start();
    return server;
  }

  private void newKey(String name) throws IOException {
    Programs.run(
        directory,
        Map.of(),
        List.of(
            "ssh-keygen",
            "-q",
            "-t",
            "ed25519",
            "-N",
            "",
            "-f",
            directory.resolve(name).toString()));
  }

  private void trustHostKey() throws IOException {
    String[] key = Files.readString(directory.resolve("host.pub")).split(" ", -1);
    Files.writeString(
        knownHosts(), "[127.0.0.1]:" + port + " " + key[0] + " " + key[1].strip() + "\n");
  }

  /** Starts it again with a host key that no client trusts. */
  public void startAsAnother() throws IOException {
    stop();
    Files.move(directory.resolve("host"), directory.resolve("host.true"));
    Files.move(directory.resolve("host.pub"), directory.resolve("host.true.pub"));
    newKey("host");
    start();
  }

  /** Starts it again with its own host key. */
  public void startAsItself() throws IOException {
    stop();
    Files.move(
        directory.resolve("host.true"),
        directory.resolve("host"),
        StandardCopyOption.REPLACE_EXISTING);
    start();
  }

  /** Starts it again as it is. */
  public void start() throws IOException {
    Files.createDirectories(Path.of("/run/sshd"));
    Path configuration = directory.resolve("sshd_config");
    Files.writeString(
        configuration,
        """
        Port %1$d
        ListenAddress 127.0.0.1
        HostKey %2$s/host
        AuthorizedKeysFile %2$s/authorized_keys
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        PermitRootLogin yes
        Subsystem sftp internal-sftp -d %2$s
        """
            .formatted(port, directory));
    process =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("sshd.log").toFile())
            .start();
    await().atMost(PATIENCE).until(this::accepts);
  }

  /** Ends it with all connections, as a cut line does. */
  public void stop() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    await().atMost(PATIENCE).until(() -> !process.isAlive());
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns how many clients have left since its start before they logged in. */
  public long endsBeforeLogin() throws IOException {
    return Files.readAllLines(directory.resolve("sshd.log")).stream()
        .filter(line -> line.contains("[preauth]"))
        .count();
  }

  public int port() {
    return port;
  }

  public Path knownHosts() {
    return directory.resolve("known_hosts");
  }

  public Path privateKey() {
    return directory.resolve("client");
  }

  @Override
  public void close() {
    stop();
  }
}
