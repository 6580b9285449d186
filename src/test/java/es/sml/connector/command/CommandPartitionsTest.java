package es.sml.connector.command;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
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
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the commands of several accounts wait for their turn, against the sandbox. */
@Timeout(180)
class CommandPartitionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPLIES = "crm.norte.replies";
  private static final int MANY = 1_000;
  private static final int FEW = 20;
  private static final Duration LATEST = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private RunningConnector connector;

  /** Beside the sandbox an account whose SML does not answer. */
  @BeforeEach
  void start() throws Exception {
    connector =
        new RunningConnector(directory)
            .withAccount("away", "http://127.0.0.1:" + FreePorts.next())
            .start();
  }

  @AfterEach
  void stop() {
    connector.close();
  }

  @Test
  void commandsOfAnAccountThatIsAwayDelayNoOthers() throws Exception {
    JsonNode lead = connector.api("POST", "/api/lead/", RunningConnector.lead(1));
    try (Connection connection = connector.runtime().connections().createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      MessageProducer commands = session.createProducer(session.createQueue("sml.commands"));
      MessageConsumer replies = session.createConsumer(session.createQueue(REPLIES));
      connection.start();
      for (int i = 0; i < MANY; i++) {
        commands.send(session.createTextMessage(getLead("away-" + i, "away", 1_000 + i)));
      }
      Map<String, Long> sent = new HashMap<>();
      for (int i = 0; i < FEW; i++) {
        sent.put("here-" + i, System.nanoTime());
        commands.send(
            session.createTextMessage(getLead("here-" + i, "demo", lead.path("id").asInt())));
      }
      for (int i = 0; i < FEW; i++) {
        Message reply = replies.receive(60_000);
        assertThat(reply).as("reply %d of %d", i, FEW).isNotNull();
        JsonNode answer = JSON.readTree(((TextMessage) reply).getText());
        assertThat(answer.path("outcome").asText()).as(answer.toString()).isEqualTo("success");
        assertThat(Duration.ofNanos(System.nanoTime() - sent.get(answer.path("id").asText())))
            .isLessThan(LATEST);
      }
    }
    long begun = System.nanoTime();
    connector.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    connector.withAccount("away", connector.sandboxUrl()).start();
    assertThat(connector.consume(replies("away"), MANY))
        .allMatch(reply -> reply.contains("SML rejected the request with 404"));
  }

  @Test
  void keepsTheOrderOfALeadsCommandsWhileSmlIsAway() throws Exception {
    requireOrder("demo");
  }

  @Test
  void keepsItAtAnAccountThatAReloadHasAdded() throws Exception {
    connector.withAccount("later", connector.sandboxUrl()).writeDealers(connector.norte());
    Processor reload =
        connector
            .runtime()
            .context()
            .getRegistry()
            .lookupByNameAndType("configurationReload.check", Processor.class);
    // It looks a second time before it believes that the file is whole.
    reload.process(null);
    reload.process(null);
    requireOrder("later");
  }

  private void requireOrder(String account) throws Exception {
    JsonNode lead = connector.api("POST", "/api/lead/", RunningConnector.lead(1));
    // Longer than one transaction waits.
    connector.fault(on("modify-lead").respond(503).times(4));
    for (int i = 0; i < 10; i++) {
      connector.send(
          "sml.commands",
          ("{\"id\":\"c%d\",\"account\":\"%s\",\"operation\":\"modify-lead\",\"replyTo\":\"%s\","
                  + "\"params\":{\"id_lead\":%s},\"body\":{\"score\":%d}}")
              .formatted(i, account, replies(account), lead.path("id"), i % 4 + 1));
    }
    List<String> order = new ArrayList<>();
    for (String reply : connector.consume(replies(account), 10)) {
      JsonNode answer = JSON.readTree(reply);
      assertThat(answer.path("outcome").asText()).as(reply).isEqualTo("success");
      order.add(answer.path("id").asText());
    }
    assertThat(order).containsExactly("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
    assertThat(connector.browse("leads.dead")).isEmpty();
  }

  @Test
  void whatWaitsForAnAccountThatIsRemovedIsRunOnceItReturns() throws Exception {
    connector.send("sml.commands", getLead("c1", "away", 7));
    await()
        .until(
            () ->
                connector.ledger().sql("SELECT COUNT(*) FROM command").query(Long.class).single()
                    == 1);
    connector.stop();
    connector.withoutAccount("away").start();
    connector.send("sml.commands", getLead("c2", "away", 7).replace(replies("away"), REPLIES));
    assertThat(JSON.readTree(connector.consume(REPLIES, 1).get(0)).at("/error/message").asText())
        .contains("needs an `account`");
    connector.stop();
    JsonNode lead = connector.api("POST", "/api/lead/", RunningConnector.lead(1));
    connector.withAccount("away", connector.sandboxUrl()).start();
    JsonNode answer = JSON.readTree(connector.consume(replies("away"), 1).get(0));
    assertThat(answer.path("id").asText()).isEqualTo("c1");
    assertThat(lead.path("id").asInt()).isNotEqualTo(7);
    assertThat(answer.at("/error/status").asInt()).isEqualTo(404);
  }

  private static String getLead(String id, String account, int lead) {
    return ("{\"id\":\"%s\",\"account\":\"%s\",\"operation\":\"get-lead\",\"replyTo\":\"%s\","
            + "\"params\":{\"id_lead\":%d}}")
        .formatted(id, account, replies(account), lead);
  }

  private static String replies(String account) {
    return account.equals("demo") ? REPLIES : "crm." + account + ".replies";
  }
}
