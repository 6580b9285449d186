package es.sml.connector.console;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A connector with leads of every kind: created, rejected, hostile, unreadable, not a lead, and
 * parked; and a mailbox that is not read.
 */
public final class FilledConnector implements AutoCloseable {
  public static final String PHONE = "666777888";
  public static final String CREATED =
      aLead()
          .brandModel("Seat León")
          .phone("+34 666 777 888")
          .email("ana.canaria@correo.example")
          .json();
  public static final String PARKED = aLead().name("Eva Sanz").json();
  public static final String SCRIPT = "<script>document.title='hostil'</script>";

  private static final String DEALER = "dealers.norte.leads";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final RunningConnector connector;
  private final List<String> refused = new ArrayList<>();

  private FilledConnector(RunningConnector connector) {
    this.connector = connector;
  }

  public static FilledConnector start(Path directory) throws Exception {
    return start(directory, List.of("leads"));
  }

  /** Starts a world with these mailboxes, which are not read. */
  public static FilledConnector start(Path directory, List<String> mailboxes) throws Exception {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/operator"), OpsCalls.OPERATOR);
    Files.writeString(directory.resolve("config/viewer"), OpsCalls.VIEWER);
    // No notice goes there, and a test of it fails.
    Files.writeString(directory.resolve("config/alert-url"), "http://127.0.0.1:1/hook");
    Files.writeString(
        directory.resolve("config/alerts.yaml"),
        "channels: {broken: {slack: 'file:alert-url'}}\nrules: {dead-letters: {hold: 0s}}\n");
    RunningConnector connector =
        new RunningConnector(directory)
            .withDealer(
                """
                queue: {}
                    crm: {}
                    channels:
                      web: {kind: form, path-secret: 'env:PATH_SECRET'}
                    inboxes:
                """
                    + mailboxes.stream()
                        .map(FilledConnector::inbox)
                        .collect(Collectors.joining("\n")))
            .withEnvironment("testing")
            .withSetting("door.enabled", "true")
            .withSetting("door.port", "0")
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("ops.viewer-token", "file:viewer")
            .start();
    return new FilledConnector(connector);
  }

  private static String inbox(String name) {
    return "      - {host: 127.0.0.1, port: 1, security: none, username: "
        + name
        + "@norte.example, password: 'env:MAIL_PASSWORD'}";
  }

  /** Has leads of every kind come in, and waits for their ends. */
  public FilledConnector fill() throws Exception {
    // A lead of somebody else, without a tag: nothing shows that SML's search finds one.
    connector.api("POST", "/api/lead/", RunningConnector.lead(9));
    connector.fault(on("create-lead").respond(500).once());
    connector.sendCorrelated(DEALER, PARKED, "parked");
    awaitDeadLetters("parked", 1);
    connector.sendCorrelated(DEALER, CREATED, "created");
    for (int i = 1; i <= 4; i++) {
      refused.add(refuse("Cliente " + i, "refused-" + i));
    }
    refuse(SCRIPT, "hostile");
    connector.sendCorrelated(DEALER, "Hola, ¿siguen abiertos por la tarde?", "unreadable");
    connector.sendCorrelated(
        DEALER, Files.readString(Path.of("src/main/resources/demo/13-auto-reply.eml")), "reply");
    awaitDeadLetters("dead", 6);
    awaitDeadLetters("dismissed", 1);
    connector.awaitCreated(2);
    return this;
  }

  private String refuse(String name, String id) throws Exception {
    String body = aLead().name(name).phone("622000111").thatSmlRejects().json();
    connector.sendCorrelated(DEALER, body, id);
    return key(id, body);
  }

  /** Waits until health knows that the mailbox is not read. */
  public void awaitSilentMailbox() {
    await().atMost(PATIENCE).until(() -> ops().get("status").at("/mailboxes/0/reason").isTextual());
  }

  /** Waits for the alert on dead letters. */
  public void awaitOpenAlert() {
    await().atMost(PATIENCE).until(() -> !ops().get("alerts").path("alerts").isEmpty());
  }

  public void awaitDeadLetters(String queue, int number) {
    await()
        .atMost(PATIENCE)
        .until(() -> ops().get("dead-letters?queue=" + queue).path("matching").asInt() == number);
  }

  public void awaitState(String key, String state) {
    await()
        .atMost(PATIENCE)
        .until(() -> ops().get("leads/" + key).path("state").asText().equals(state));
  }

  public OpsCalls ops() {
    return new OpsCalls(connector.runtime().opsPort());
  }

  public RunningConnector connector() {
    return connector;
  }

  public String root() {
    return "http://127.0.0.1:" + connector.runtime().opsPort();
  }

  public List<String> refused() {
    return refused;
  }

  public String parked() {
    return key("parked", PARKED);
  }

  /** Creates in SML, without a tag, the lead whose outcome is unknown; returns its id. */
  public long createTheParkedLeadByHand() {
    return connector.api("POST", "/api/lead/", PARKED).path("id").asLong();
  }

  public String created() {
    return key("created", CREATED);
  }

  /** The letter of a lead. */
  public String deadLetterId(String key) {
    for (JsonNode deadLetter : ops().get("dead-letters?limit=100").path("deadLetters")) {
      if (deadLetter.path("key").asText().equals(key)) {
        return deadLetter.path("id").asText();
      }
    }
    throw new AssertionError("no letter of " + key);
  }

  private static String key(String id, String body) {
    return MessageKey.of("norte", id, body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    connector.close();
  }
}
