package es.sml.connector.deliver;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static es.sml.connector.testing.sandbox.SandboxFault.onAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.NetworkBroker;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sender's time to live loses no lead. */
@Timeout(180)
class TimeToLiveTest {
  private static final String LEADS = "dealers.norte.leads";
  private static final String REPLIES = "crm.norte.replies";
  private static final String DEAD = "leads.dead";
  private static final String LAST_RESORT = "broker.dead";
  private static final String ORIGIN = "_AMQ_ORIG_QUEUE";
  private static final String SENDER = "_AMQ_VALIDATED_USER";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TWO_DEALERS =
      """
      queue: {}
          broker-user: {username: norte-crm, password: env:MAIL_PASSWORD}
        sur:
          account: demo
          source: 1
          queue: {}\
      """;

  @TempDir private Path directory;

  @Test
  void leadsOutliveTheirTimeWhileSmlIsAway() throws Exception {
    try (RunningConnector connector = new RunningConnector(directory).start()) {
      connector.fault(onAll().respond(503));
      for (int i = 0; i < 10; i++) {
        String lead = RunningConnector.lead(i);
        connector.send(LEADS, session -> session.createTextMessage(lead), 300);
      }
      long over = System.currentTimeMillis() + 300;
      await().until(() -> System.currentTimeMillis() > over);
      connector.clearFaults();
      connector.awaitCreated(10);
      assertThat(connector.browse(LAST_RESORT)).isEmpty();
      assertThat(connector.browse(DEAD)).isEmpty();
    }
  }

  @Test
  void anExternalBrokerSetUpByTheFragmentEndsNoLead() throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server = broker(NetworkBroker.asShipped(directory, port));
        RunningConnector connector = at(port).start()) {
      assertThat(server).isNotNull();
      sendAndAwaitTheEnd(port);
      connector.awaitCreated(3);
    }
  }

  @Test
  void aLeadThatAnExternalBrokerEndedIsADeadLetterAndItsSenderHearsOfIt() throws Exception {
    int port = FreePorts.next();
    Configuration configuration = NetworkBroker.asShipped(directory, port);
    configuration.addAddressSetting(LEADS, new AddressSettings().setNoExpiry(false));
    try (NetworkBroker server = broker(configuration);
        RunningConnector connector =
            at(port)
                .withSetting("ops.enabled", "true")
                .withSetting("ops.operator-token", "file:operator")) {
      Files.createDirectories(directory.resolve("config"));
      Files.writeString(directory.resolve("config/operator"), OpsCalls.OPERATOR);
      assertThat(server).isNotNull();
      sendAndAwaitTheEnd(port);
      connector.withSetting("ops.port", "0").start();
      assertThat(connector.consume(REPLIES, 3))
          .allSatisfy(
              reply ->
                  assertThat(reply)
                      .contains("\"outcome\":\"failed\"", "time to live", LEADS)
                      .contains("\"id\":\"CRM-"));
      await().atMost(PATIENCE).until(() -> connector.browse(DEAD).size() == 3);
      for (Message deadLetter : connector.browse(DEAD)) {
        assertThat(deadLetter.getStringProperty("LeadStage")).isEqualTo("intake");
        assertThat(deadLetter.getStringProperty("LeadReason")).contains("time to live", LEADS);
        assertThat(deadLetter.getStringProperty("LeadDealer")).isEqualTo("norte");
        assertThat(deadLetter.getBody(byte[].class)).isNotEmpty();
      }
      assertThat(states(connector)).isEqualTo(Map.of("FAILED", 3L));
      assertThat(connector.browse(LAST_RESORT)).isEmpty();
      new OpsCalls(connector.runtime().opsPort())
          .post("dead-letters/replay", "{\"filter\":{\"stage\":\"intake\"}}");
      connector.awaitCreated(3);
    }
  }

  @Test
  void whatAnEarlierVersionLeftOnTheLastResortIsADeadLetterToo() throws Exception {
    try (RunningConnector connector = new RunningConnector(directory).start()) {
      enqueueExpired(connector, LEADS, RunningConnector.lead(1), null);
      await().atMost(PATIENCE).until(() -> connector.browse(DEAD).size() == 1);
      assertThat(connector.browse(DEAD).get(0).getStringProperty("LeadReason"))
          .contains("max-delivery-attempts");
      assertThat(connector.browse(LAST_RESORT)).isEmpty();
    }
  }

  @Test
  void leavesExpiredMessagesThatAreNoLeads() throws Exception {
    try (RunningConnector connector = new RunningConnector(directory).start()) {
      for (String queue : List.of("sml.commands", "crm.norte.status", "dealers.nobody.leads")) {
        enqueueExpired(connector, queue, "{}", null);
      }
      enqueueExpired(connector, LEADS, RunningConnector.lead(1), null);
      await().atMost(PATIENCE).until(() -> connector.browse(DEAD).size() == 1);
      assertThat(connector.browse(LAST_RESORT)).hasSize(3);
    }
  }

  @Test
  void aLeadThatSmlMayHaveIsReconciledAndNotADeadLetter() throws Exception {
    try (RunningConnector connector = new RunningConnector(directory).start()) {
      connector.fault(on("create-lead").commitLate(700).once());
      connector.sendCorrelated(LEADS, RunningConnector.lead(1), "CRM-1");
      await().atMost(PATIENCE).until(() -> states(connector).containsKey("UNKNOWN"));
      enqueueExpired(connector, LEADS, RunningConnector.lead(1), null);
      connector.awaitQueueEmpty(LAST_RESORT);
      await().atMost(PATIENCE).until(() -> states(connector).equals(Map.of("CREATED", 1L)));
      connector.awaitQueueEmpty("leads.inbound.demo");
      assertThat(connector.created()).isEqualTo(1);
      assertThat(connector.browse(DEAD)).isEmpty();
      assertThat(connector.browse("leads.parked")).isEmpty();
    }
  }

  @Test
  void prefersTheBrokersSenderToTheMessagesClaim() throws Exception {
    int port = FreePorts.next();
    Configuration plain = NetworkBroker.plain(directory, "tcp://127.0.0.1:" + port);
    try (NetworkBroker server = broker(plain);
        RunningConnector connector = at(port).withDealer(TWO_DEALERS).start()) {
      assertThat(server).isNotNull();
      enqueueExpired(connector, "dealers.sur.leads", RunningConnector.lead(1), "norte-crm");
      enqueueExpired(connector, "leads.inbound.demo", RunningConnector.lead(2), "norte-crm");
      await().atMost(PATIENCE).until(() -> states(connector).equals(Map.of("FAILED", 2L)));
      assertThat(
              connector.ledger().sql("SELECT DISTINCT dealer FROM lead").query(String.class).list())
          .containsExactly("norte");
      assertThat(connector.ledger().sql("SELECT lead_key FROM lead").query(String.class).list())
          .doesNotContain("forged");
    }
  }

  @Test
  void aLeadOfAnInboundQueueKeepsItsKey() throws Exception {
    try (RunningConnector connector = new RunningConnector(directory).start()) {
      enqueueExpired(connector, "leads.inbound.demo", RunningConnector.lead(2), null);
      await().atMost(PATIENCE).until(() -> states(connector).equals(Map.of("FAILED", 1L)));
      assertThat(connector.ledger().sql("SELECT lead_key FROM lead").query(String.class).list())
          .containsExactly("forged");
      await().atMost(PATIENCE).until(() -> connector.browse(DEAD).size() == 1);
    }
  }

  private static void enqueueExpired(
      RunningConnector connector, String queue, String body, String user) throws JMSException {
    connector.send(
        LAST_RESORT,
        session -> {
          TextMessage message = session.createTextMessage(body);
          message.setJMSCorrelationID("CRM-1");
          message.setStringProperty(ORIGIN, queue);
          message.setStringProperty("LeadKey", "forged");
          message.setStringProperty("LeadDealer", "sur");
          if (user != null) {
            message.setStringProperty(SENDER, user);
          }
          return message;
        });
  }

  private static void sendAndAwaitTheEnd(int port) throws JMSException {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + port, NetworkBroker.USER, NetworkBroker.PASSWORD.reveal());
        Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(LEADS))) {
      producer.setTimeToLive(1);
      for (int i = 0; i < 3; i++) {
        TextMessage lead = session.createTextMessage(RunningConnector.lead(i));
        lead.setJMSCorrelationID("CRM-" + i);
        producer.send(lead);
      }
    }
  }

  private static Map<String, Long> states(RunningConnector connector) {
    Map<String, Long> states = new TreeMap<>();
    connector
        .ledger()
        .sql("SELECT state FROM lead")
        .query(String.class)
        .list()
        .forEach(state -> states.merge(state, 1L, Long::sum));
    return states;
  }

  private RunningConnector at(int port) {
    return new RunningConnector(directory).withBroker("tcp://127.0.0.1:" + port);
  }

  private static NetworkBroker broker(Configuration configuration) throws Exception {
    return new NetworkBroker(configuration).start();
  }
}
