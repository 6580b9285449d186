package es.sml.connector.command;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.ledger.query.CommandRows;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.ShippedSchemas;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on their queue, against the sandbox. */
class CommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPLIES = "crm.norte.replies";

  @TempDir Path directory;
  private final Map<String, String> sent = new HashMap<>();
  private RunningConnector connector;

  @BeforeEach
  void start() throws Exception {
    connector = new RunningConnector(directory).start();
  }

  @AfterEach
  void stop() {
    connector.close();
  }

  @Test
  void runsACommandAndAnswersIt() throws Exception {
    JsonNode lead = newLead();
    command("c1", "change-status", lead, ",\"body\":{\"status\":\"tracing\"}");
    JsonNode answer = answer();
    assertThat(answer.path("id").asText()).isEqualTo("c1");
    assertThat(answer.path("operation").asText()).isEqualTo("change-status");
    assertThat(answer.path("outcome").asText()).isEqualTo("success");
    assertThat(answer.at("/result/status").asText()).isEqualTo("tracing");
    assertThat(inSml(lead).path("status").asText()).isEqualTo("tracing");
  }

  @Test
  void runsADuplicateCommandOnceAndRepliesToBoth() throws Exception {
    JsonNode lead = newLead();
    String task = "{\"lead\":" + lead.path("id") + ",\"type\":\"date\"}";
    command("c1", "create-task", null, ",\"body\":" + task);
    command("c1", "create-task", null, ",\"body\":" + task);
    JsonNode first = answer();
    assertThat(answer()).isEqualTo(first);
    assertThat(first.path("outcome").asText()).isEqualTo("success");
    assertThat(inSml(lead).at("/request/task")).hasSize(1);
  }

  @Test
  void refusesAnIdThatBelongsToAnotherCommand() throws Exception {
    JsonNode lead = newLead();
    command("c1", "change-status", lead, ",\"body\":{\"status\":\"tracing\"}");
    answer();
    command("c1", "change-status", lead, ",\"body\":{\"status\":\"new\"}");
    assertThat(answer().at("/error/message").asText()).contains("c1 belongs to an earlier");
    assertThat(inSml(lead).path("status").asText()).isEqualTo("tracing");
    command("c1", "change-status", lead, ",\"body\":{\"status\":\"tracing\"}");
    assertThat(answer().path("outcome").asText()).isEqualTo("success");
  }

  @Test
  void keepsTheOrderOfALeadsCommands() throws Exception {
    JsonNode lead = newLead();
    for (int i = 0; i < 40; i++) {
      command(
          "c" + i, "modify-lead", lead, ",\"body\":{\"vehicle\":{\"brand_model\":\"" + i + "\"}}");
    }
    List<String> order = new ArrayList<>();
    for (JsonNode answer : answers(40)) {
      order.add(answer.at("/result/vehicle/brand_model").asText());
    }
    assertThat(order).hasSize(40).first().isEqualTo("0");
    assertThat(order).isSortedAccordingTo((a, b) -> Integer.valueOf(a) - Integer.valueOf(b));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no JSON at all                                      | is not JSON",
        "{\"id\":\"x\",\"operation\":\"logout\"} {\"id\":\"y\",\"operation\":\"logout\"} | is not JSON",
        "{\"operation\":\"get-lead\",\"replyTo\":\"crm.norte.replies\"} | needs an `id`",
        "{\"id\":\"a\\u0000b\",\"operation\":\"list-gas-types\",\"replyTo\":\"crm.norte.replies\"} | needs an `id`",
        "{\"id\":\"x\",\"operation\":\"get-lead\",\"lead\":\"\\ud800\",\"replyTo\":\"crm.norte.replies\"} | `lead` may",
        "null                                                | must be a JSON object",
        "{\"id\":12345,\"operation\":\"list-gas-types\",\"replyTo\":\"crm.norte.replies\"} | needs `id` as a text",
        "{\"id\":\"x\",\"operation\":\"list-users\",\"operation\":\"list-gas-types\",\"replyTo\":\"crm.norte.replies\"} | has the field `operation` twice",
        "{\"id\":\"x\",\"operation\":\"get-lead\",\"params\":{\"id_lead\":1,\"id_lead\":2},\"replyTo\":\"crm.norte.replies\"} | has the field `params.id_lead` twice",
        "{\"id\":\"x\",\"operation\":\"create-lead\",\"dealer\":\"norte\",\"replyTo\":\"crm.norte.replies\",\"body\":{\"source\":1.5,\"vehicle\":{\"brand_model\":\"Kia\"},\"client\":{\"name\":\"M\",\"phone\":\"611616106\"}}} | `source` must be a whole number",
        "{\"id\":\"x\",\"operation\":\"create-lead\",\"dealer\":\"norte\",\"replyTo\":\"crm.norte.replies\",\"body\":{\"source\":1000000000000000000000000000000,\"vehicle\":{\"brand_model\":\"Kia\"},\"client\":{\"name\":\"M\",\"phone\":\"611616106\"}}} | `source` must be a whole number",
        "{\"id\":\"x\",\"operation\":\"create-lead\",\"dealer\":\"norte\",\"replyTo\":\"crm.norte.replies\",\"body\":{\"source\":1,\"vehicle\":{\"brand_model\":\"Kia\",\"year\":2020.5},\"client\":{\"name\":\"M\",\"phone\":\"611616106\"}}} | `vehicle.year` must be a whole number",
        "{\"id\":\"x\",\"operation\":\"create-lead\",\"dealer\":\"norte\",\"replyTo\":\"crm.norte.replies\",\"body\":{\"source\":1,\"vehicle\":{\"brand_model\":\"Kia\",\"year\":1000000000000000000},\"client\":{\"name\":\"M\",\"phone\":\"611616106\"}}} | `vehicle.year` must be a whole number",
        "{\"id\":\"x\",\"operation\":\"sell-car\",\"replyTo\":\"crm.norte.replies\"} | no operation `sell-car`",
        "{\"id\":\"x\",\"operation\":\"create-lead\",\"replyTo\":\"crm.norte.replies\",\"body\":{}} | needs a `dealer`",
        "{\"id\":\"x\",\"operation\":\"get-lead\",\"replyTo\":\"crm.norte.replies\"} | needs the parameter `id_lead`",
        "{\"id\":\"x\",\"operation\":\"modify-task\",\"params\":{\"id_tarea\":1},\"replace\":true,\"body\":{\"traking_date_check\":true},\"replyTo\":\"crm.norte.replies\"} | did you mean `tracking_date_check`?",
        "{\"id\":\"x\",\"operation\":\"get-lead\",\"params\":{\"id_lead\":999999},\"replyTo\":\"crm.norte.replies\"} | SML rejected the request with 404",
        "{\"id\":\"x\",\"operation\":\"get-lead\",\"account\":\"other\",\"replyTo\":\"crm.norte.replies\"} | needs an `account`",
        "{\"id\":\"x\",\"operation\":\"logout\",\"replyTo\":\"leads.inbound.demo\"} | names a reply queue that",
      })
  void listsAWrongCommandAndRepliesIfAsked(String command, String reason) throws Exception {
    connector.send("sml.commands", command);
    if (command.contains(REPLIES)) {
      JsonNode answer = answer();
      assertThat(answer.path("outcome").asText()).isEqualTo("rejected");
      assertThat(answer.at("/error/message").asText()).contains(reason);
    }
    await().until(() -> refused().size() == 1);
    assertThat(JSON.readTree(refused().get(0).reply()).at("/error/message").asText())
        .contains(reason);
    connector.awaitQueueEmpty("sml.commands");
    assertThat(connector.browse("leads.dead")).isEmpty();
    assertThat(connector.browse("leads.inbound.demo")).isEmpty();
  }

  @Test
  void listsACommandWhoseIdIsUsedBesideTheOtherOne() throws Exception {
    command("c1", "list-users", null, "");
    answer();
    connector.send("sml.commands", "{\"id\":\"c1\",\"operation\":\"list-gas-types\"}");
    await().until(() -> refused().size() == 1);
    assertThat(refused().get(0).reply())
        .contains("\"id\":\"c1\"", "belongs to an earlier, different command");
    assertThat(refused().get(0).operation()).isEqualTo("list-gas-types");
    assertThat(refused().get(0).account()).isEqualTo("demo");
    assertThat(connector.browse("leads.dead")).isEmpty();
    command("c1", "list-users", null, "");
    assertThat(answer().path("outcome").asText()).isEqualTo("success");
  }

  private List<CommandRows.Refused> refused() {
    return connector
        .ledger()
        .sql(
            "SELECT command_id, operation, account, received_at, sml_id, reply FROM command"
                + " WHERE reply LIKE '%rejected%'")
        .query(CommandRows.Refused.class)
        .list();
  }

  @ParameterizedTest
  @ValueSource(strings = {"click2call", "delete-task"})
  void neverRetriesWhatCannotBeUndone(String operation) throws Exception {
    JsonNode lead = newLead();
    JsonNode task =
        connector.api(
            "POST",
            "/api/lead_task_create/",
            "{\"lead\":" + lead.path("id") + ",\"type\":\"date\"}");
    connector.fault(on(operation).commitThenRespond(500).once());
    String arguments =
        operation.equals("click2call")
            ? ",\"body\":{\"lead\":" + lead.path("id") + "}"
            : ",\"params\":{\"id_tarea\":" + task.path("id") + "}";
    command("c1", operation, null, arguments);
    JsonNode answer = answer();
    assertThat(answer.path("outcome").asText()).isEqualTo("unknown");
    command("c1", operation, null, arguments);
    assertThat(answer()).isEqualTo(answer);
    assertThat(requests(operation)).isEqualTo(1);
    assertThat(connector.browse("leads.dead")).hasSize(1);
  }

  @Test
  void findsTheTaskThatWasCreatedWithoutAnAnswer() throws Exception {
    JsonNode lead = newLead();
    connector.fault(on("create-task").commitThenRespond(500).once());
    createTask(lead);
    JsonNode answer = answer();
    assertThat(answer.path("outcome").asText()).isEqualTo("success");
    JsonNode tasks = inSml(lead).at("/request/task");
    assertThat(tasks).hasSize(1);
    assertThat(answer.at("/result/id")).isEqualTo(tasks.at("/0/id"));
    assertThat(requests("create-task")).isEqualTo(1);
  }

  @Test
  void retriesNoTaskWhileSmlMayStillCreateIt() throws Exception {
    connector.stop();
    connector.withSetting("sml.late-commit-window", "3s").start();
    JsonNode lead = newLead();
    connector.fault(on("create-task").commitLate(1500).withStatus(500).once());
    createTask(lead);
    requireOneTask(lead, 1);
  }

  @Test
  void neverRetriesAChangeThatAddsATask() throws Exception {
    JsonNode lead = newLead();
    connector.fault(on("modify-lead").commitThenRespond(500).once());
    command("c1", "modify-lead", lead, ",\"body\":{\"request\":{\"task\":[{\"type\":\"date\"}]}}");
    assertThat(answer().path("outcome").asText()).isEqualTo("unknown");
    assertThat(inSml(lead).at("/request/task")).hasSize(1);
  }

  @Test
  void retriesATaskThatSmlNeverCreated() throws Exception {
    JsonNode lead = newLead();
    connector.fault(on("create-task").respond(500).once());
    createTask(lead);
    requireOneTask(lead, 2);
  }

  @Test
  void claimsNoTaskThatAnotherCreatedBeforeItsOwn() throws Exception {
    JsonNode lead = newLead();
    connector.fault(on("create-task").respond(429).once());
    createTask(lead);
    await().until(() -> requests("create-task") == 1);
    connector.api(
        "POST", "/api/lead_task_create/", "{\"lead\":" + lead.path("id") + ",\"type\":\"budget\"}");
    connector.fault(on("create-task").respond(500).once());
    assertThat(answer().path("outcome").asText()).isEqualTo("success");
    assertThat(inSml(lead).at("/request/task")).hasSize(2);
  }

  @Test
  void doesOnceItIsBackWhatSmlNeverTook() throws Exception {
    JsonNode lead = newLead();
    connector.fault(on("click2call").respond(429).once());
    command("c1", "click2call", null, ",\"body\":{\"lead\":" + lead.path("id") + "}");
    assertThat(answer().path("outcome").asText()).isEqualTo("success");
    assertThat(requests("click2call")).isEqualTo(2);
  }

  @Test
  void createsALeadThroughTheLedger() throws Exception {
    String lead = RunningConnector.lead(7);
    connector.fault(on("create-lead").commitThenRespond(500).once());
    command("c1", "create-lead", null, ",\"dealer\":\"norte\",\"body\":" + lead);
    command("c1", "create-lead", null, ",\"dealer\":\"norte\",\"body\":" + lead);
    for (JsonNode answer : answers(2)) {
      assertThat(answer.path("outcome").asText()).isEqualTo("success");
      assertThat(answer.at("/result/id").asInt()).isPositive();
    }
    assertThat(connector.references()).hasSize(1);
  }

  @Test
  void waitsWhileSmlIsAway() throws Exception {
    JsonNode lead = newLead();
    connector.fault(on("get-lead").respond(503).times(2));
    connector.send(
        "sml.commands",
        "{\"id\":\"c1\",\"operation\":\"get-lead\",\"params\":{\"id_lead\":"
            + lead.path("id")
            + "},\"replyTo\":\""
            + REPLIES
            + "\"}");
    assertThat(answer().path("outcome").asText()).isEqualTo("success");
    assertThat(connector.browse("leads.dead")).isEmpty();
  }

  @Test
  void refusesWhatIsTooLargeForACommand() throws Exception {
    connector.send(
        "sml.commands",
        session -> {
          Message large = session.createTextMessage("[]".repeat(200_000));
          large.setJMSReplyTo(session.createQueue(REPLIES));
          return large;
        });
    JsonNode answer = answer();
    assertThat(answer.path("outcome").asText()).isEqualTo("rejected");
    assertThat(answer.at("/error/message").asText())
        .contains("131072 bytes, the limit of a command");
    assertThat(connector.browse("leads.dead")).isEmpty();
    command("c1", "list-users", null, "");
    assertThat(answer().path("outcome").asText()).isEqualTo("success");
  }

  @Test
  void aDealersProgramCommandsForItsOwnDealerOnly() throws Exception {
    int port = FreePorts.next();
    connector.stop();
    connector
        .withSetting("broker.acceptor", "127.0.0.1:" + port)
        .withDealer(
            "queue: {}\n    broker-user: {username: norte-crm, password: env:MAIL_PASSWORD}")
        .start();
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, "norte-crm", "mail");
        Connection connection = factory.createConnection();
        Session session = connection.createSession()) {
      MessageProducer commands = session.createProducer(session.createQueue("sml.commands"));
      MessageConsumer replies = session.createConsumer(session.createQueue(REPLIES));
      connection.start();
      commands.send(
          session.createTextMessage(
              "{\"id\":\"c1\",\"operation\":\"create-lead\",\"replyTo\":\""
                  + REPLIES
                  + "\",\"body\":"
                  + RunningConnector.lead(1)
                  + "}"));
      assertThat(received(replies).path("outcome").asText()).isEqualTo("success");
      TextMessage forged =
          session.createTextMessage(
              "{\"id\":\"c2\",\"operation\":\"list-users\",\"dealer\":\"sur\",\"replyTo\":\""
                  + REPLIES
                  + "\"}");
      forged.setStringProperty("CommandDealer", "sur");
      commands.send(forged);
      assertThat(received(replies).at("/error/message").asText())
          .contains("only be about the dealer norte");
    }
  }

  private static JsonNode received(MessageConsumer replies) throws Exception {
    return JSON.readTree(((TextMessage) replies.receive(60_000)).getText());
  }

  private void createTask(JsonNode lead) throws Exception {
    command(
        "c1",
        "create-task",
        null,
        ",\"body\":{\"lead\":" + lead.path("id") + ",\"type\":\"budget\"}");
  }

  private void requireOneTask(JsonNode lead, int requests) throws Exception {
    assertThat(answer().path("outcome").asText()).isEqualTo("success");
    assertThat(requests("create-task")).isEqualTo(requests);
    assertThat(inSml(lead).at("/request/task")).hasSize(1);
  }

  private JsonNode newLead() {
    return connector.api("POST", "/api/lead/", RunningConnector.lead(1));
  }

  private JsonNode inSml(JsonNode lead) {
    return connector.api("GET", "/api/lead/" + lead.path("id") + "/", null);
  }

  private int requests(String operation) {
    int requests = 0;
    for (JsonNode count : connector.stats().at("/requests/" + operation)) {
      requests += count.asInt();
    }
    return requests;
  }

  private void command(String id, String operation, JsonNode lead, String more) throws Exception {
    String command =
        "{\"id\":\"%s\",\"operation\":\"%s\",\"replyTo\":\"%s\"%s%s}"
            .formatted(
                id,
                operation,
                REPLIES,
                lead == null ? "" : ",\"params\":{\"id_lead\":" + lead.path("id") + "}",
                more);
    sent.put(id, command);
    connector.send("sml.commands", command);
  }

  private JsonNode answer() throws Exception {
    return answers(1).get(0);
  }

  private List<JsonNode> answers(int count) throws Exception {
    await().atMost(Duration.ofMinutes(1)).until(() -> connector.browse(REPLIES).size() >= count);
    List<JsonNode> answers = new ArrayList<>();
    for (String answer : connector.consume(REPLIES, count)) {
      answers.add(JSON.readTree(answer));
    }
    for (JsonNode answer : answers) {
      String command = sent.get(answer.path("id").asText());
      if (command != null && answer.path("outcome").asText().equals("success")) {
        assertThat(ShippedSchemas.problems("command", JSON.readTree(command))).isEmpty();
      }
    }
    return answers;
  }
}
