package es.sml.connector.demo.installation;

import es.sml.connector.sandbox.setting.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo's dealers and their configuration. */
public final class Dealerships {
  public static final String HOST = "127.0.0.1";
  static final String ACCOUNT = "sml";

  // The sandbox's ids of the dealers' sources: their own website, coches.net, Milanuncios.
  private static final Map<String, List<Integer>> SOURCES = new LinkedHashMap<>();

  static {
    SOURCES.put("autos-norte", List.of(5, 2, 3));
    SOURCES.put("motor-sur", List.of(11, 8, 9));
    SOURCES.put("levante-car", List.of(17, 14, 15));
  }

  private static final String APPLICATION =
      """
      # Written by the demo.
      data-directory = %s
      # The sandbox responds fast, so the demo polls often.
      sml.late-commit-window = 5s
      status.schedule = 0/2 * * * * ?
      reply.interval = 200ms
      ops.enabled = false
      """;

  private static final String ACCOUNTS =
      """
      # Written by the demo.
      accounts:
        %s:
          base-url: %s
          username: %s
          password: file:sml-password
          environment: testing
          auth-scheme: token
      dealers:
      """;

  private static final String DEALER =
      """
        %s:
          account: %s
          source: %d
          sources:
            - provider: coches.net
              source: %d
            - provider: milanuncios
              source: %d
          inboxes:
            - host: %s
              port: %d
              security: none
              username: %s
              password: file:mailbox-password
              folder: %s
              processed-folder: %s
              poll-interval: 500ms
          queue: {}
          drop-folder:
            directory: %s
            poll-interval: 500ms
            stable-for: 500ms
          crm: {}
      """;

  private Dealerships() {}

  public static List<String> ids() {
    return List.copyOf(SOURCES.keySet());
  }

  public static String address(String dealer) {
    return "leads@" + dealer + ".example";
  }

  public static String queue(String dealer) {
    return "dealers." + dealer + ".leads";
  }

  public static String statusQueue(String dealer) {
    return "crm." + dealer + ".status";
  }

  /** Returns the queues where a message waits before its outcome, in their order. */
  public static Stream<String> waysIn() {
    return Stream.concat(
        ids().stream().map(Dealerships::queue), Stream.of("leads.inbound." + ACCOUNT));
  }

  /**
   * Writes application.properties, dealers.yaml and their secret files.
   *
   * @param shipped directory with formats/ and vocabulary/, which are copied
   * @param user the sandbox's settings with its user and password
   */
  static void write(Workspace workspace, Path shipped, URI sml, SandboxSettings user, int imapPort)
      throws IOException {
    Path configuration = workspace.configuration();
    Files.writeString(configuration.resolve("sml-password"), user.password());
    Files.writeString(configuration.resolve("mailbox-password"), DemoMailServer.PASSWORD);
    Files.writeString(
        configuration.resolve("application.properties"),
        APPLICATION.formatted(slashes(workspace.data())));
    StringBuilder dealers = new StringBuilder(ACCOUNTS.formatted(ACCOUNT, sml, user.username()));
    for (Map.Entry<String, List<Integer>> dealer : SOURCES.entrySet()) {
      String id = dealer.getKey();
      List<Integer> sources = dealer.getValue();
      dealers.append(
          DEALER.formatted(
              id,
              ACCOUNT,
              sources.get(0),
              sources.get(1),
              sources.get(2),
              HOST,
              imapPort,
              address(id),
              DemoMailServer.INBOX,
              DemoMailServer.PROCESSED,
              slashes(workspace.dropFolder(id))));
    }
    Files.writeString(configuration.resolve("dealers.yaml"), dealers);
    copy(shipped.resolve("formats"), Files.createDirectory(configuration.resolve("formats")));
    copy(shipped.resolve("vocabulary"), Files.createDirectory(configuration.resolve("vocabulary")));
  }

  private static void copy(Path directory, Path copies) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.copy(file, copies.resolve(file.getFileName()));
      }
    }
  }

  // A backslash has another meaning in both files.
  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
