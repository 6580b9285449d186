package es.sml.connector.upgrade;

import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The dealers of the kept data directories, each with an SML of its own. All data is invented. */
final class EarlierWorld implements AutoCloseable {
  static final Map<String, String> SECRETS = Map.of("SML_PASSWORD", "demo", "CRM_PASSWORD", "crm");

  private final Map<Dealer, Sandbox> sandboxes = new EnumMap<>(Dealer.class);
  private final Map<Dealer, SandboxCaller> callers = new EnumMap<>(Dealer.class);

  EarlierWorld() {
    for (Dealer dealer : Dealer.values()) {
      boolean searchable = dealer != Dealer.SUR;
      Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withReferenceSearch(searchable));
      sandboxes.put(dealer, sandbox);
      callers.put(dealer, SandboxCaller.loggedIn(sandbox).outsideTheContract());
    }
  }

  /** The dealers. */
  enum Dealer {
    /** Has leads, a command and events of all kinds. */
    NORTE,
    /** Its SML shows no tags, so that a lead with an unknown outcome is parked. */
    SUR,
    /** Its SML is slow, so that a request runs when the connector is killed. */
    ESTE;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  SandboxCaller sml(Dealer dealer) {
    return callers.get(dealer);
  }

  /** A lead of a program; the number makes the customer. */
  static String lead(int number) {
    return """
        {"vehicle": {"brand_model": "Seat Ibiza"}, "client": {"name": "Cliente %d", "phone": "%s"}}"""
        .formatted(number, phone(number));
  }

  static String phone(int number) {
    return "6%08d".formatted(70_000_000 + number);
  }

  /**
   * Writes the configuration.
   *
   * @param shipped the folder config of the program
   * @param settings lines of application.properties
   */
  Path configure(Path directory, Path shipped, String... settings) throws IOException {
    Path config = Files.createDirectories(directory.resolve("config"));
    for (String folder : List.of("formats", "vocabulary")) {
      Files.createSymbolicLink(config.resolve(folder), shipped.resolve(folder).toAbsolutePath());
    }
    Files.write(config.resolve("application.properties"), List.of(settings));
    StringBuilder accounts = new StringBuilder("accounts:\n");
    StringBuilder dealers = new StringBuilder("dealers:\n");
    for (Dealer dealer : Dealer.values()) {
      accounts.append(
          "  %s: {base-url: \"%s\", username: demo, password: \"env:SML_PASSWORD\"}\n"
              .formatted(dealer.id(), sandboxes.get(dealer).baseUrl()));
      Path drop = Files.createDirectories(directory.resolve("drop/" + dealer.id()));
      dealers.append(
          """
            %1$s:
              account: %1$s
              source: 1
              queue: {}
              crm: {}
              duplicates: {policy: discard}
              drop-folder: {directory: "%2$s", poll-interval: 200ms, stable-for: 100ms}
              broker-user: {username: %1$s-crm, password: "env:CRM_PASSWORD"}
          """
              .formatted(dealer.id(), drop));
    }
    Files.writeString(config.resolve("dealers.yaml"), accounts.append(dealers));
    return config;
  }

  @Override
  public void close() {
    sandboxes.values().forEach(Sandbox::close);
  }
}
