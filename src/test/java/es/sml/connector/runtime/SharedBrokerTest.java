package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import es.sml.connector.broker.NetworkBroker;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The connector at a broker that is not its own. */
@Timeout(180)
class SharedBrokerTest {
  @TempDir private Path directory;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listenToTheLog() {
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void leaveTheLog() {
    root().detachAppender(log);
  }

  @Test
  void whatTheFragmentGrantsIsEnough() throws Exception {
    int port = NetworkBroker.freePort();
    try (NetworkBroker server = broker(NetworkBroker.asShipped(directory, port));
        RunningConnector connector = at("tcp://127.0.0.1:" + port).start()) {
      assertThat(server).isNotNull();
      connector.offer(0, 20);
      connector.awaitCreated(20);
      connector.lay("leads.inbound.demo", 20, 5);
      connector.awaitCreated(25);
      connector.send("dealers.norte.leads", "no lead at all");
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreException(InvalidDestinationException.class) // until the first one makes its queue
          .until(() -> connector.browse("leads.dead").size() == 1);
      assertThat(connector.take("crm.norte.status", 25)).hasSize(25);
      connector.send(
          "sml.commands",
          "{\"id\":\"c1\",\"operation\":\"list-sources\",\"account\":\"demo\",\"replyTo\":\"crm.norte.replies\"}");
      assertThat(connector.take("crm.norte.replies", 1).get(0)).contains("\"done\"");
    }
    assertThat(said("does not have permission")).isEmpty();
    assertThat(said("broker: ")).isEmpty();
  }

  @Test
  void aStartAtABrokerThatIsSetUpOtherwiseSaysSo() throws Exception {
    int port = NetworkBroker.freePort();
    Configuration plain = NetworkBroker.plain(directory, "tcp://127.0.0.1:" + port);
    try (NetworkBroker server = broker(plain);
        RunningConnector connector = at("tcp://127.0.0.1:" + port).start()) {
      assertThat(server).isNotNull();
      assertThat(connector).isNotNull();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !said("max-delivery-attempts is 10: ").isEmpty());
      assertThat(said("broker: ")).allSatisfy(line -> assertThat(line).contains("; set <"));
    }
  }

  @Test
  void leadsGoOnAtTheBackupAndNoneTwice() throws Exception {
    int primary = NetworkBroker.freePort();
    int backup = NetworkBroker.freePort();
    String hosts = "(tcp://127.0.0.1:%d,tcp://127.0.0.1:%d)".formatted(primary, backup);
    try (NetworkBroker first = broker(NetworkBroker.primary(directory, primary, backup));
        NetworkBroker second = broker(NetworkBroker.backup(directory, backup, primary));
        RunningConnector connector = at(hosts).withConsumers(8).start()) {
      connector.fault("{\"kind\":\"latency\",\"operation\":\"create-lead\",\"delayMs\":100}");
      connector.offer(0, 100);
      connector.awaitCreated(10);
      first.fail();
      await().atMost(Duration.ofMinutes(1)).until(second::isActive);
      connector.awaitCreated(100);
      connector.awaitQueueEmpty("dealers.norte.leads");
      connector.awaitQueueEmpty("leads.inbound.demo");
      assertThat(connector.references()).hasSize(100).doesNotHaveDuplicates();
    }
  }

  @Test
  void aResultThatMayNotBeSentKeepsNeitherItsLeadNorTheResultsOfOthers() throws Exception {
    int port = NetworkBroker.freePort();
    Configuration configuration = NetworkBroker.asShipped(directory, port);
    configuration.putSecurityRoles("others.results", Set.of());
    try (NetworkBroker server = broker(configuration);
        RunningConnector connector = at("tcp://127.0.0.1:" + port).start()) {
      assertThat(server).isNotNull();
      connector.send(
          "dealers.norte.leads",
          session -> {
            TextMessage lead = session.createTextMessage(RunningConnector.lead(1));
            lead.setJMSReplyTo(new ActiveMQQueue("others.results"));
            return lead;
          });
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !said("its reply queue is gone or forbidden").isEmpty());
      connector.sendCorrelated("dealers.norte.leads", RunningConnector.lead(2), "CRM-2");
      assertThat(connector.take("crm.norte.replies", 1).get(0)).contains("\"CRM-2\"");
      connector.awaitQueueEmpty("dealers.norte.leads");
      connector.awaitQueueEmpty("leads.inbound.demo");
      assertThat(connector.references()).hasSize(2).doesNotHaveDuplicates();
    }
  }

  @Test
  void aBrokerThatIsAwayIsNamedOnceAndSoIsItsReturn() throws Exception {
    int port = NetworkBroker.freePort();
    try (RunningConnector connector = at("tcp://127.0.0.1:" + port)) {
      try (NetworkBroker server = broker(NetworkBroker.asShipped(directory, port))) {
        connector.start();
        server.fail();
        await().atMost(Duration.ofMinutes(1)).until(() -> !said("the broker").isEmpty());
      }
      try (NetworkBroker server = broker(NetworkBroker.asShipped(directory, port))) {
        assertThat(server).isNotNull();
        await().atMost(Duration.ofMinutes(1)).until(() -> noted("the broker answers again"));
        connector.offer(0, 5);
        connector.awaitCreated(5);
      }
    }
    assertThat(said("the broker")).hasSize(1);
    assertThat(said("JMS Connection")).isEmpty();
  }

  @Test
  void aQueueThatMayNotBeReadIsNamed() throws Exception {
    int port = NetworkBroker.freePort();
    Configuration configuration = NetworkBroker.asShipped(directory, port);
    configuration.putSecurityRoles("dealers.norte.leads", Set.of());
    try (NetworkBroker server = broker(configuration);
        RunningConnector connector = at("tcp://127.0.0.1:" + port).start()) {
      assertThat(server).isNotNull();
      connector.lay("leads.inbound.demo", 0, 5);
      connector.awaitCreated(5);
      await().atMost(Duration.ofSeconds(20)).until(() -> !said("dealers.norte.leads").isEmpty());
    }
    assertThat(said("dealers.norte.leads")).hasSize(1);
  }

  private static NetworkBroker broker(Configuration configuration) throws Exception {
    return new NetworkBroker(configuration).start();
  }

  private RunningConnector at(String url) {
    return new RunningConnector(directory.resolve("connector")).withBroker(url);
  }

  private List<String> said(String text) {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .filter(message -> message.contains(text))
        .toList();
  }

  private boolean noted(String text) {
    return List.copyOf(log.list).stream()
        .anyMatch(event -> event.getFormattedMessage().contains(text));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
