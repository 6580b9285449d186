package es.sml.connector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks of a dealer's program, over the network, on the commands of the running connector. */
@Timeout(180)
class CommandAttackTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMMANDS = "sml.commands";
  private static final String OWN = "crm.norte.replies";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final List<String> REPLY_TO =
      List.of(
          "y?messageConverter=#class:es.sml.connector.command.CommandAttackTest$Planted('x')",
          "crm.norte.replies?messageConverter=#class:es.sml.connector.command.CommandAttackTest$Planted('x')",
          "crm.norte.replies?messageConverter=#bean:ledger",
          "${bean:type:es.sml.connector.command.CommandAttackTest$Planted}",
          "{{deliver.max-attempts}}",
          "crm.norte.replies::crm.sur.replies",
          "queue://crm.sur.replies",
          "crm.sur.replies",
          "sur-leads",
          "sur-events",
          "crm.norte.status",
          "dealers.norte.leads",
          "sml.commands",
          "sml.commands.3",
          "leads.inbound.demo",
          "leads.dead",
          "broker.dead",
          "activemq.management",
          "queue-that-is-not-there",
          "a queue");

  private static final List<String> USER =
      List.of(
          "JMSXUserid",
          "JMSXUserId",
          "JMSXuserID",
          "JMSXuserid",
          "JMSXUSERID",
          "JmsXUserID",
          "JmsxUserId",
          "jmsxuserid",
          "jmsXUserID",
          "JMSxUserID",
          "jMSXUserID",
          "JMSXUserID");

  @TempDir Path directory;
  private RunningConnector connector;
  private ActiveMQConnectionFactory factory;
  private Connection connection;
  private Session session;
  private MessageConsumer replies;
  private final Map<String, JsonNode> seen = new HashMap<>();

  /** A class that an attacker wants to have an object of. */
  public static final class Planted {
    static final AtomicInteger MADE = new AtomicInteger();

    /** Counts each object. */
    public Planted(String argument) {
      MADE.incrementAndGet();
    }
  }

  @BeforeEach
  void start() throws Exception {
    Planted.MADE.set(0);
    int port = FreePorts.next();
    connector =
        new RunningConnector(directory)
            .withSetting("broker.acceptor", "127.0.0.1:" + port)
            .withDealer(
                """
                queue: {}
                    crm: {}
                    broker-user: {username: norte-crm, password: env:MAIL_PASSWORD}
                  sur:
                    account: demo
                    source: 1
                    queue: {name: sur-leads}
                    crm: {status-queue: sur-events}
                    broker-user: {username: sur-crm, password: env:MAIL_PASSWORD}\
                """)
            .start();
    factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, "norte-crm", "mail");
    connection = factory.createConnection();
    session = connection.createSession();
    replies = session.createConsumer(session.createQueue(OWN));
    connection.start();
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    factory.close();
    connector.close();
  }

  /** One connector takes them all, as it would from an attacker. */
  @Test
  void aReplyToIsOneOfTheDealersOwnQueuesOrRefused() throws Exception {
    long queues = queues();
    for (int i = 0; i < REPLY_TO.size(); i++) {
      String replyTo = REPLY_TO.get(i);
      String id = i + "-";
      send(command(id + 1, ",\"replyTo\":" + JSON.writeValueAsString(replyTo)));
      // Artemis's client itself takes what stands behind a question mark off.
      boolean isOwn = replyTo.startsWith(OWN + "?");
      send(withReplyTo(command(id + 2, ""), ActiveMQDestination.createQueue(replyTo)));
      send(command(id + 3, ",\"replyTo\":\"" + OWN + "\""));
      JsonNode first = reply(id + 1);
      JsonNode second = reply(id + 2);
      assertThat(first.path("outcome").asText()).as(replyTo).isEqualTo("rejected");
      assertThat(first.at("/error/message").asText()).as(replyTo).contains("reply queue");
      assertThat(second.path("outcome").asText())
          .as(replyTo)
          .isEqualTo(isOwn ? "success" : "rejected");
      assertThat(reply(id + 3).path("outcome").asText()).as(replyTo).isEqualTo("success");
    }
    assertThat(Planted.MADE).hasValue(0);
    assertThat(queues()).isEqualTo(queues);
    for (String queue : Set.of("crm.sur.replies", "sur-events", "crm.norte.status")) {
      assertThat(connector.browse(queue)).isEmpty();
    }
    connector.awaitQueueEmpty("sur-leads");
    connector.awaitQueueEmpty(COMMANDS);
    assertThat(connector.created()).isZero();
  }

  @Test
  void noSpellingOfTheUsersPropertyMakesAnotherSender() throws Exception {
    for (String name : USER) {
      TextMessage forged = command(name, ",\"dealer\":\"sur\",\"replyTo\":\"" + OWN + "\"");
      forged.setStringProperty(name, "sur-crm");
      send(forged);
      assertThat(reply(name).at("/error/message").asText())
          .as(name)
          .contains("only be about the dealer norte");
    }
    assertThat(connector.browse("crm.sur.replies")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CommandDealer", "commandDealer", "COMMANDDEALER", "Commanddealer"})
  void noPropertyOfThePartitionsComesFromOutside(String name) throws Exception {
    TextMessage forged = command("c1", ",\"dealer\":\"sur\"");
    forged.setStringProperty(name, "sur");
    forged.setStringProperty("CommandReplyTo", "crm.sur.replies");
    forged.setStringProperty("commandreplyto", "sur-events");
    forged.setStringProperty("CamelJacksonUnmarshalType", Planted.class.getName());
    forged.setJMSType(Planted.class.getName());
    forged.setJMSReplyTo(ActiveMQDestination.createQueue(OWN));
    send(forged);
    assertThat(reply("c1").at("/error/message").asText())
        .contains("only be about the dealer norte");
    assertThat(Planted.MADE).hasValue(0);
    assertThat(connector.browse("crm.sur.replies")).isEmpty();
    assertThat(connector.browse("sur-events")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "'quoted'",
        "${camelContext.stop}",
        "${bean:ledger?method=close}",
        "${type:java.lang.System.exit(1)}",
        "{{deliver.max-attempts}}",
        "#class:es.sml.connector.command.CommandAttackTest$Planted('x')"
      })
  void anIdIsDataAndNothingElse(String id) throws Exception {
    TextMessage lead =
        session.createTextMessage(
            "{\"id\":"
                + JSON.writeValueAsString(id)
                + ",\"operation\":\"create-lead\",\"replyTo\":\""
                + OWN
                + "\",\"body\":"
                + RunningConnector.lead(1)
                + "}");
    send(lead);
    Message reply = replies.receive(PATIENCE.toMillis());
    assertThat(reply).isNotNull();
    assertThat(reply.getJMSCorrelationID()).isEqualTo(id);
    JsonNode content = JSON.readTree(reply.getBody(String.class));
    assertThat(content.path("id").asText()).isEqualTo(id);
    assertThat(content.path("outcome").asText()).isEqualTo("success");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                connector
                        .ledger()
                        .sql("SELECT COUNT(*) FROM command WHERE reply IS NOT NULL")
                        .query(Long.class)
                        .single()
                    == 1);
    assertThat(Planted.MADE).hasValue(0);
  }

  @Test
  void aTemporaryQueueGetsItsReply() throws Exception {
    try (Connection local = connector.runtime().connections().createConnection()) {
      local.start();
      Session own = local.createSession();
      Destination temporary = own.createTemporaryQueue();
      TextMessage question =
          own.createTextMessage("{\"id\":\"c1\",\"operation\":\"list-gas-types\"}");
      question.setJMSReplyTo(temporary);
      own.createProducer(own.createQueue(COMMANDS)).send(question);
      Message reply = own.createConsumer(temporary).receive(PATIENCE.toMillis());
      assertThat(reply.getBody(String.class)).contains("\"success\"");
    }
  }

  @Test
  void temporaryQueuesThatAreGoneCostNothing() throws Exception {
    long queues = queues();
    for (int i = 0; i < 20; i++) {
      TextMessage question = command("gone-" + i, "");
      send(withReplyTo(question, ActiveMQDestination.createTemporaryQueue("0ddb1e5-" + i)));
    }
    send(command("c1", ",\"replyTo\":\"" + OWN + "\""));
    assertThat(reply("c1").path("outcome").asText()).isEqualTo("success");
    connector.awaitQueueEmpty(COMMANDS);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                connector
                        .ledger()
                        .sql("SELECT COUNT(*) FROM command WHERE reply IS NOT NULL")
                        .query(Long.class)
                        .single()
                    == 21);
    assertThat(queues()).isEqualTo(queues);
    assertThat(connector.browse("leads.dead")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bogus://x y?z=1",
        "topic://crm.sur.replies",
        "temp-topic://crm.sur.replies",
        "temp-queue://crm.sur.replies",
        "temp-queue://leads.dead",
        "temp-queue://",
        "queue://",
        "queue://queue://crm.sur.replies"
      })
  void aReplyToOfNoKindHoldsUpNothing(String replyTo) throws Exception {
    for (String queue : List.of(COMMANDS, "dealers.norte.leads")) {
      TextMessage odd =
          queue.equals(COMMANDS)
              ? command("c1", "")
              : session.createTextMessage(RunningConnector.lead(1));
      ((ActiveMQMessage) odd).getCoreMessage().putStringProperty("JMSReplyTo", replyTo);
      session.createProducer(session.createQueue(queue)).send(odd);
    }
    send(command("c2", ",\"replyTo\":\"" + OWN + "\""));
    assertThat(reply("c2").path("outcome").asText()).isEqualTo("success");
    connector.awaitCreated(1);
    connector.awaitQueueEmpty(COMMANDS);
    connector.awaitQueueEmpty("dealers.norte.leads");
    connector.awaitQueueEmpty("leads.inbound.demo");
    for (String queue : Set.of("crm.sur.replies", "sur-events")) {
      assertThat(connector.browse(queue)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {129, 60_000, 100_000})
  void anIdOfAnyLengthHoldsUpNothing(int length) throws Exception {
    String id = "i".repeat(length);
    send(command(id, ",\"replyTo\":\"" + OWN + "\""));
    int longest = Math.min(length, 50_000); // the broker takes no longer header of a program
    TextMessage lead = session.createTextMessage(RunningConnector.lead(1));
    lead.setJMSCorrelationID("c".repeat(longest));
    session.createProducer(session.createQueue("dealers.norte.leads")).send(lead);
    TextMessage none = session.createTextMessage("no lead at all");
    none.setJMSCorrelationID("d".repeat(longest));
    session.createProducer(session.createQueue("dealers.norte.leads")).send(none);
    send(command("c2", ",\"replyTo\":\"" + OWN + "\""));
    assertThat(reply("c2").path("outcome").asText()).isEqualTo("success");
    connector.awaitCreated(1);
    await().atMost(PATIENCE).until(() -> connector.browse("leads.dead").size() == 1);
    connector.awaitQueueEmpty(COMMANDS);
    connector.awaitQueueEmpty("dealers.norte.leads");
    connector.awaitQueueEmpty("leads.inbound.demo");
  }

  @ParameterizedTest
  @ValueSource(ints = {40_000, 60_000, 130_000})
  void aLargeCommandRunsLikeASmallOne(int length) throws Exception {
    send(command("c1", " ".repeat(length) + ",\"replyTo\":\"" + OWN + "\""));
    assertThat(reply("c1").path("outcome").asText()).isEqualTo("success");
  }

  @Test
  void aLargeCommandOfBytesRunsAndATooLargeOneIsRefused() throws Exception {
    for (int length : new int[] {110_000, 140_000}) {
      BytesMessage large = session.createBytesMessage();
      String text = command("c1", " ".repeat(length)).getText();
      large.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      send(withReplyTo(large, ActiveMQDestination.createQueue(OWN)));
    }
    assertThat(reply("c1").path("outcome").asText()).isEqualTo("success");
    JsonNode refused = reply("null");
    assertThat(refused.path("outcome").asText()).isEqualTo("rejected");
    assertThat(refused.at("/error/message").asText())
        .contains("more than 131072 bytes, the limit of a command");
  }

  private long queues() throws Exception {
    try (Connection local = connector.runtime().connections().createConnection()) {
      local.start();
      Session own = local.createSession();
      Message question = own.createMessage();
      Destination temporary = own.createTemporaryQueue();
      question.setJMSReplyTo(temporary);
      JMSManagementHelper.putOperationInvocation(question, "broker", "getQueueNames");
      own.createProducer(own.createQueue("activemq.management")).send(question);
      Message answer = own.createConsumer(temporary).receive(PATIENCE.toMillis());
      return ((Object[]) JMSManagementHelper.getResult(answer)).length;
    }
  }

  private TextMessage command(String id, String more) throws JMSException {
    return session.createTextMessage(
        "{\"id\":\"" + id + "\",\"operation\":\"list-gas-types\"" + more + "}");
  }

  private static <M extends Message> M withReplyTo(M message, Destination replyTo)
      throws JMSException {
    message.setJMSReplyTo(replyTo);
    return message;
  }

  private void send(Message message) throws JMSException {
    session.createProducer(session.createQueue(COMMANDS)).send(message);
  }

  /** The reply to the command of this id; the replies of other partitions may come before it. */
  private JsonNode reply(String id) throws Exception {
    JsonNode found = seen.remove(id);
    while (found == null) {
      Message reply = replies.receive(PATIENCE.toMillis());
      assertThat(reply).as("a reply to " + id).isNotNull();
      JsonNode read = JSON.readTree(reply.getBody(String.class));
      seen.put(read.path("id").asText(), read);
      found = seen.remove(id);
    }
    return found;
  }
}
