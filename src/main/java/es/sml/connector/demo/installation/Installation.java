package es.sml.connector.demo.installation;

import es.sml.connector.config.Configuration;
import es.sml.connector.language.ReaderLanguage;
import es.sml.connector.runtime.ConnectorRuntime;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * The sandbox, the mail server and the connector with its broker and database, in this process.
 * Decides the demo's dealers and its temporary directory.
 */
public final class Installation implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  static final List<String> DEALERS = List.of("autos-norte", "motor-sur", "levante-car");

  private final Map<String, String> values = new HashMap<>();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Path directory;
  private DemoMailServer mail;
  private MessageBroker broker;
  private SandboxApiClient sml;

  /**
   * Starts everything on free loopback ports, in a new temporary directory.
   *
   * @param shipped directory with formats/ and vocabulary/
   * @param routes directory of the route files
   * @param kept true to keep the temporary directory after {@link #close}
   * @throws Exception if a start fails; everything is stopped then
   */
  public Installation(Path shipped, Path routes, boolean kept) throws Exception {
    directory = Files.createTempDirectory("sml-connector-demo-");
    if (!kept) {
      opened(() -> FileSystemUtils.deleteRecursively(directory));
    }
    try {
      open(shipped, routes);
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  public Path directory() {
    return directory;
  }

  public DemoMailServer mail() {
    return mail;
  }

  public MessageBroker broker() {
    return broker;
  }

  public SandboxApiClient sml() {
    return sml;
  }

  /** Returns a text of the demo in the reader's language, with the values of this installation. */
  public String text(String name) throws IOException {
    return DemoFiles.text(name + (ReaderLanguage.isSpanish() ? "_es.txt" : ".txt"), values);
  }

  private Path dropFolder(String dealer) {
    return directory.resolve("drop").resolve(dealer);
  }

  /** Puts a complete file into the dealer's folder in one step. */
  public void drop(String dealer, String name, byte[] content) throws IOException {
    Path hidden = Files.write(dropFolder(dealer).resolve("." + name), content);
    Files.move(hidden, dropFolder(dealer).resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Stops everything, the connector first, and deletes the temporary directory. */
  @Override
  public void close() throws Exception {
    if (!opened.isEmpty()) {
      try (AutoCloseable first = opened.removeFirst()) {
        close(); // the later ones, before this one
      }
    }
  }

  private void open(Path shipped, Path routes) throws Exception {
    for (String dealer : DEALERS) {
      Files.createDirectories(dropFolder(dealer));
    }
    opened(new LogToFile(directory.resolve("connector.log")));
    SandboxSettings settings = SandboxSettings.defaults().withHost(HOST);
    Sandbox sandbox = opened(Sandbox.start(settings));
    mail = opened(new DemoMailServer());
    values.put("DIRECTORY", directory.toString().replace('\\', '/')); // a backslash would escape
    values.put("SML", sandbox.baseUrl().toString());
    values.put("SMTP", String.valueOf(mail.smtpPort()));
    values.put("IMAP", String.valueOf(mail.imapPort()));
    sml = new SandboxApiClient(sandbox.baseUrl(), settings);
    values.put("TOKEN", sml.token());
    Path configuration = directory.resolve("config");
    for (String name : List.of("formats", "vocabulary")) {
      FileSystemUtils.copyRecursively(shipped.resolve(name), configuration.resolve(name));
    }
    for (String name : List.of("application.properties", "dealers.yaml")) {
      Files.writeString(configuration.resolve(name), DemoFiles.text("config/" + name, values));
    }
    Map<String, String> secrets = Map.of("PASSWORD", settings.password());
    ConnectorRuntime connector =
        opened(ConnectorRuntime.start(Configuration.load(configuration, secrets), routes));
    values.put("CONSOLE", "http://127.0.0.1:" + connector.opsPort());
    broker = opened(new MessageBroker(connector.connections()));
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.addLast(part);
    return part;
  }
}
