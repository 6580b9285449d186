package es.sml.connector.runtime;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.lead.MessageKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A connector with leads of every kind: created, rejected, hostile, unreadable, not a lead, and
 * parked; and a mailbox that is not read.
 */
final class ConsoleWorld implements AutoCloseable {
  static final String PHONE = "666777888";
  static final String CREATED =
      "{\"source\":1,\"vehicle\":{\"brand_model\":\"Seat León\"},\"client\":{\"name\":\"Ana Canaria\","
          + "\"phone\":\"+34 666 777 888\",\"email\":\"ana.canaria@correo.example\"}}";
  static final String PARKED =
      "{\"source\":1,\"vehicle\":{\"brand_model\":\"Seat Ibiza\"},\"client\":{\"name\":\"Eva Sanz\","
          + "\"phone\":\"611223344\"}}";
  static final String SCRIPT = "<script>document.title='hostil'</script>";

  private static final String DEALER = "dealers.norte.leads";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final RunningConnector connector;
  private final List<String> refused = new ArrayList<>();

  private ConsoleWorld(RunningConnector connector) {
    this.connector = connector;
  }

  static ConsoleWorld start(Path directory) throws Exception {
    return start(directory, List.of("leads"));
  }

  /** Starts a world with these mailboxes, which are not read. */
  static ConsoleWorld start(Path directory, List<String> mailboxes) throws Exception {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/operator"), OpsCalls.OPERATOR);
    Files.writeString(directory.resolve("config/viewer"), OpsCalls.VIEWER);
    RunningConnector connector =
        new RunningConnector(directory)
            .withDealer(
                """
                queue: {}
                    crm: {}
                    inboxes:
                """
                    + mailboxes.stream().map(ConsoleWorld::inbox).collect(Collectors.joining("\n")))
            .withEnvironment("testing")
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("ops.viewer-token", "file:viewer")
            .start();
    return new ConsoleWorld(connector);
  }

  private static String inbox(String name) {
    return "      - {host: 127.0.0.1, port: 1, security: none, username: "
        + name
        + "@norte.example, password: 'env:MAIL_PASSWORD'}";
  }

  /** Has leads of every kind come in, and waits for their ends. */
  ConsoleWorld fill() throws Exception {
    // A lead of somebody else, without a tag: nothing shows that SML's search finds one.
    connector.api("POST", "/api/lead/", RunningConnector.lead(9));
    connector.fault(
        "{\"kind\":\"status-before\",\"status\":500,\"operation\":\"create-lead\",\"times\":1}");
    connector.sendCorrelated(DEALER, PARKED, "parked");
    awaitLetters("parked", 1);
    connector.sendCorrelated(DEALER, CREATED, "created");
    for (int i = 1; i <= 4; i++) {
      refused.add(refuse("Cliente " + i, "refused-" + i));
    }
    refuse(SCRIPT, "hostile");
    connector.sendCorrelated(DEALER, "Hola, ¿siguen abiertos por la tarde?", "unreadable");
    connector.sendCorrelated(
        DEALER, Files.readString(Path.of("src/main/resources/demo/13-auto-reply.eml")), "reply");
    awaitLetters("dead", 6);
    awaitLetters("dismissed", 1);
    connector.awaitCreated(2);
    return this;
  }

  private String refuse(String name, String id) throws Exception {
    String body =
        "{\"source\":1,\"vehicle\":{\"brand_model\":\"Seat Ibiza\"},\"client\":{\"name\":\""
            + name
            + "\",\"phone\":\"622000111\",\"email\":\"no es un correo\"}}";
    connector.sendCorrelated(DEALER, body, id);
    return key(id, body);
  }

  /** The hours before, so that a chart has something to show. */
  ConsoleWorld withHistory() {
    JdbcClient jdbc = connector.ledger();
    long now = Instant.now().toEpochMilli();
    int[] curve = {2, 1, 0, 0, 1, 3, 8, 14, 19, 22, 24, 21, 15, 12, 16, 20, 23, 18, 13, 9, 6, 5, 3};
    int lead = 0;
    for (int hour = 0; hour < curve.length; hour++) {
      for (int i = 0; i < curve[hour]; i++) {
        lead++;
        String state = lead % 17 == 0 ? "REJECTED" : lead % 11 == 0 ? "NOT_A_LEAD" : "CREATED";
        long at = now - Duration.ofHours(curve.length - hour).toMillis() + i * 60_000L;
        jdbc.sql(
                "INSERT INTO lead (lead_key, account, dealer, channel, state, attempts, sml_id, received_at,"
                    + " posting_at, updated_at) VALUES (?, 'demo', 'norte', 'MAIL', ?, 1, ?, ?, ?, ?)")
            .params(
                MessageKey.of("norte", "history-" + lead, new byte[0]),
                state,
                state.equals("CREATED") ? 100_000L + lead : null,
                at,
                at + 200,
                at + 900)
            .update();
      }
    }
    return this;
  }

  /** Waits until health knows that the mailbox is not read. */
  void awaitSilentMailbox() {
    await().atMost(PATIENCE).until(() -> ops().get("status").at("/mailboxes/0/reason").isTextual());
  }

  void awaitLetters(String queue, int number) {
    await()
        .atMost(PATIENCE)
        .until(() -> ops().get("dead-letters?queue=" + queue).path("matching").asInt() == number);
  }

  void awaitState(String key, String state) {
    await()
        .atMost(PATIENCE)
        .until(() -> ops().get("leads/" + key).path("state").asText().equals(state));
  }

  OpsCalls ops() {
    return new OpsCalls(connector.runtime().opsPort());
  }

  RunningConnector connector() {
    return connector;
  }

  String root() {
    return "http://127.0.0.1:" + connector.runtime().opsPort();
  }

  List<String> refused() {
    return refused;
  }

  String parked() {
    return key("parked", PARKED);
  }

  String created() {
    return key("created", CREATED);
  }

  /** The letter of a lead. */
  String letter(String key) {
    for (JsonNode letter : ops().get("dead-letters?limit=100").path("deadLetters")) {
      if (letter.path("key").asText().equals(key)) {
        return letter.path("id").asText();
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
