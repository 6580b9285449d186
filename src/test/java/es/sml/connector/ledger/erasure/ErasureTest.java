package es.sml.connector.ledger.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQBytesMessage;
import org.junit.jupiter.api.Test;

/** After an erasure nothing of the customer is left in a table, on a queue or in a folder. */
class ErasureTest extends OpsStationTest {
  private static final List<String> NEEDLES = List.of("needle", "611998877");
  private static final String CLIENT =
      "\"client\":{\"name\":\"Zoraida Needlewood\",\"phone\":\"611998877\","
          + "\"email\":\"Zoraida@Needlewood.example\"}";
  private static final String REPLIES = "crm.norte.replies";
  private static final String EVENTS = "crm.norte.status";
  private static final String LAST_RESORT = "broker.dead";

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared
        .withSetting("retention.schedule", "0 0 0 1 1 ? 2099")
        .withDealer(
            "queue: {}\n    crm: {}\n    drop-folder: {directory: '%s', poll-interval: 100ms, stable-for: 100ms}"
                .formatted(drop()));
  }

  @Test
  void leavesNothingOfTheCustomerAnywhere() throws Exception {
    startAll();
    connector.send(EVENTS, session -> session.createTextMessage("{\"of\":\"another customer\"}"));
    List<String> keys = new ArrayList<>();
    long lead = byQueue(keys);
    byFolder(keys);
    byCommand(keys);
    command("get", "get-lead", "\"params\":{\"id_lead\":" + lead + "}");
    command("list", "list-leads", null);
    command("clients", "list-clients", null);
    awaitReplies("get", "list", "clients");
    // Refused without a reply, so they are only listed. The first belongs to no known lead.
    commandWithoutReply(
        "wrong", "create-lead", "\"dealer\":\"norte\",\"body\":{\"nonsense\":1," + CLIENT + "}");
    commandWithoutReply(
        "wrong-too",
        "modify-lead",
        "\"params\":{\"id_lead\":" + lead + "},\"body\":{\"Zoraida Needlewood\":1}");
    await().until(() -> ops.get("commands").path("commands").size() == 2);
    enqueueExpired("{" + CLIENT + "}");
    enqueueExpired("x".repeat(300_000) + CLIENT); // a large message to the broker
    connector.send(
        LAST_RESORT,
        session -> {
          BytesMessage large = session.createBytesMessage();
          large.writeBytes(("x".repeat(300_000) + CLIENT).getBytes(StandardCharsets.UTF_8));
          return large;
        });
    awaitMessages(LAST_RESORT, 3);
    assertThat(found()).as("the needles are there to be found").hasSizeGreaterThan(8);

    assertThat(
            ops.post("leads/erase", "{\"leads\":[\"" + String.join("\",\"", keys) + "\"]}")
                .findValuesAsText("text"))
        .containsOnly("erased");

    assertThat(found()).isEmpty();
    assertThat(connector.browse(EVENTS)).hasSize(1); // the other customer's
    // The connector still has a record of the command, and does not run it again.
    command("get", "get-lead", "\"params\":{\"id_lead\":" + lead + "}");
    await().until(() -> replies("get").size() == 1);
    assertThat(replies("get").get(0)).contains("\"outcome\":\"success\"");
  }

  @Test
  void keepsTheAnswersOfCommandsForAWhileOnly() throws Exception {
    startAll();
    long lead = byQueue(new ArrayList<>());
    command("get", "get-lead", "\"params\":{\"id_lead\":" + lead + "}");
    awaitReplies("get");
    apply();
    assertThat(answer("get")).contains("Needlewood");
    ledger("UPDATE command SET received_at = received_at - " + Duration.ofDays(8).toMillis());
    apply();
    assertThat(answer("get"))
        .isEqualTo(
            "{\"id\":\"get\",\"operation\":\"get-lead\",\"outcome\":\"success\",\"result\":{\"id\":%d}}"
                .formatted(lead));
    ledger("UPDATE command SET received_at = received_at - " + Duration.ofDays(365).toMillis());
    apply();
    assertThat(connector.ledger().sql("SELECT * FROM command").query().listOfRows()).isEmpty();
  }

  @Test
  void erasesMessagesThatExpiredLongAgo() throws Exception {
    startAll();
    enqueueExpired("{" + CLIENT + "}");
    awaitMessages(LAST_RESORT, 1);
    apply();
    assertThat(connector.browse(LAST_RESORT)).hasSize(1);
    connector.withSetting("retention.dead-letters", "1s");
    connector.stop();
    connector.start();
    await()
        .until(
            () ->
                connector.browse(LAST_RESORT).get(0).getJMSTimestamp()
                    < System.currentTimeMillis() - 1_000);
    apply();
    assertThat(connector.browse(LAST_RESORT)).isEmpty();
  }

  @Test
  void erasesTheFileOfAMessageWithSeveralLeadsWithTheWhole() throws Exception {
    startAll();
    String rows =
        """
        Nombre;Teléfono;Coche
        Zoraida Needlewood;611998877;Ibiza
        Ana Otra;611223346;León
        """;
    Files.createDirectories(drop());
    Files.writeString(drop().resolve("rows.csv"), rows);
    connector.awaitCreated(2);
    Path file = drop().resolve("processed/rows.csv");
    await().until(() -> Files.exists(file));
    String whole = key("rows.csv", rows);
    assertThat(
            ops.post("leads/erase", "{\"leads\":[\"" + whole + "/1\"]}")
                .at("/results/0/text")
                .asText())
        .contains("kept in processed/", whole);
    assertThat(file).exists();
    ops.post("leads/erase", "{\"leads\":[\"" + whole + "\"]}");
    assertThat(file).doesNotExist();
  }

  private Path drop() {
    return directory.resolve("drop");
  }

  private long byQueue(List<String> keys) throws Exception {
    String body =
        "{\"id\":\"NEEDLE-7\",\"source\":1,\"vehicle\":{\"brand_model\":\"Seat Ibiza\"},"
            + CLIENT
            + "}";
    connector.sendCorrelated(DEALER, body, "1");
    keys.add(key("1", body));
    return awaitState("1", body, LeadState.CREATED).smlId();
  }

  private void byFolder(List<String> keys) throws Exception {
    String body = "{\"source\":1,\"vehicle\":{\"brand_model\":\"Seat León\"}," + CLIENT + "}";
    Files.createDirectories(drop());
    Files.writeString(drop().resolve("zoraida-needlewood.json"), body);
    keys.add(key("zoraida-needlewood.json", body));
    awaitState("zoraida-needlewood.json", body, LeadState.CREATED);
    await().until(() -> Files.exists(drop().resolve("processed/zoraida-needlewood.json")));
  }

  private void byCommand(List<String> keys) throws Exception {
    String body = "{\"source\":1,\"vehicle\":{\"brand_model\":\"Seat Arona\"}," + CLIENT + "}";
    command("create", "create-lead", "\"dealer\":\"norte\",\"body\":" + body);
    awaitReplies("create");
    keys.add(MessageKey.of("norte", "command create", body.getBytes(StandardCharsets.UTF_8)));
  }

  private void command(String id, String operation, String more) throws Exception {
    connector.send(
        "sml.commands",
        "{\"id\":\"%s\",\"operation\":\"%s\",\"replyTo\":\"%s\"%s}"
            .formatted(id, operation, REPLIES, more == null ? "" : "," + more));
  }

  private void commandWithoutReply(String id, String operation, String more) throws Exception {
    connector.send(
        "sml.commands", "{\"id\":\"%s\",\"operation\":\"%s\",%s}".formatted(id, operation, more));
  }

  private void awaitReplies(String... ids) {
    for (String id : ids) {
      await().atMost(Duration.ofSeconds(30)).until(() -> !replies(id).isEmpty());
    }
  }

  private List<String> replies(String id) throws Exception {
    List<String> replies = new ArrayList<>();
    for (Message reply : connector.browse(REPLIES)) {
      if (id.equals(reply.getJMSCorrelationID())) {
        replies.add(text(reply));
      }
    }
    return replies;
  }

  /** A message that was too old for its queue. */
  private void enqueueExpired(String text) throws Exception {
    connector.send(LAST_RESORT, session -> session.createTextMessage(text));
  }

  private String answer(String id) {
    return connector
        .ledger()
        .sql("SELECT reply FROM command WHERE command_id = '" + id + "'")
        .query(String.class)
        .single();
  }

  private void apply() throws Exception {
    connector
        .runtime()
        .context()
        .getRegistry()
        .lookupByNameAndType("retention.apply", org.apache.camel.Processor.class)
        .process(connector.runtime().context().getEndpoint("direct:nothing").createExchange());
  }

  /** Where a needle is. */
  private List<String> found() throws Exception {
    List<String> found = new ArrayList<>();
    for (String table : tables()) {
      connector
          .ledger()
          .sql("SELECT * FROM " + table)
          .query()
          .listOfRows()
          .forEach(row -> search(table, row.toString(), found));
    }
    for (String queue : queues()) {
      for (Message message : connector.browse(queue)) {
        search(queue, stamps(message) + text(message), found);
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              // The ledger was looked through above; the journal is written over in time.
              .filter(file -> !file.startsWith(directory.resolve("data")))
              .toList()) {
        search(file.toString(), file.getFileName() + Files.readString(file), found);
      }
    }
    return found;
  }

  private static void search(String place, String content, List<String> found) {
    String small = content.toLowerCase(Locale.ROOT);
    if (NEEDLES.stream().anyMatch(small::contains)) {
      found.add(place + ": " + content.substring(0, Math.min(300, content.length())));
    }
  }

  private List<String> tables() {
    return connector
        .ledger()
        .sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        .query(String.class)
        .list();
  }

  private static List<String> queues() {
    List<String> queues =
        new ArrayList<>(
            List.of(
                DEAD,
                PARKED,
                DISMISSED,
                DEALER,
                INBOUND,
                REPLIES,
                EVENTS,
                LAST_RESORT,
                "sml.commands"));
    for (int partition = 0; partition < DealerQueues.COMMAND_PARTITIONS; partition++) {
      queues.add("sml.commands.demo." + partition);
    }
    return queues;
  }

  private static String stamps(Message message) throws Exception {
    StringBuilder properties = new StringBuilder();
    for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
      properties.append(name).append('=').append(message.getObjectProperty((String) name));
    }
    return properties.toString();
  }

  private static String text(Message message) throws Exception {
    if (message instanceof TextMessage text) {
      return text.getText();
    }
    if (message instanceof ActiveMQBytesMessage bytes && bytes.getCoreMessage().isLargeMessage()) {
      return "needle: the one large message of this test, which cannot be read any more";
    }
    if (message instanceof BytesMessage bytes) {
      byte[] body = new byte[(int) bytes.getBodyLength()];
      bytes.readBytes(body);
      return new String(body, StandardCharsets.UTF_8);
    }
    throw new IOException("a message of no kind that the connector sends");
  }
}
