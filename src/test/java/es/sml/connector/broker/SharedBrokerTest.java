package es.sml.connector.broker;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.NetworkBroker;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connector at a broker that is not its own. */
@Timeout(180)
class SharedBrokerTest {
  private static final String TWO =
      """
      queue: {}
          broker-user: {username: norte-crm, password: env:MAIL_PASSWORD}
        sur:
          account: demo
          source: 1
          queue: {}\
      """;

  @TempDir private Path directory;
  @RegisterExtension private final CapturedLog log = new CapturedLog();

  @Test
  void whatTheFragmentGrantsIsEnough() throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server = broker(NetworkBroker.asShipped(directory, port));
        RunningConnector connector = at("tcp://127.0.0.1:" + port).start()) {
      assertThat(server).isNotNull();
      connector.offer(0, 20);
      connector.awaitCreated(20);
      connector.enqueue("leads.inbound.demo", 20, 5);
      connector.awaitCreated(25);
      connector.send("dealers.norte.leads", "no lead at all");
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreException(InvalidDestinationException.class) // until the first one makes its queue
          .until(() -> connector.browse("leads.dead").size() == 1);
      assertThat(connector.consume("crm.norte.status", 25)).hasSize(25);
      connector.send(
          "sml.commands",
          "{\"id\":\"c1\",\"operation\":\"list-sources\",\"account\":\"demo\",\"replyTo\":\"crm.norte.replies\"}");
      assertThat(connector.consume("crm.norte.replies", 1).get(0)).contains("\"success\"");
    }
    assertThat(warnings("does not have permission")).isEmpty();
    assertThat(warnings("broker: ")).isEmpty();
  }

  @Test
  void aMessageThatIsTooLargeIsAnswered() throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server = broker(NetworkBroker.asShipped(directory, port));
        RunningConnector connector =
            at("tcp://127.0.0.1:" + port).withSetting("intake.max-message-size", "1MB").start()) {
      assertThat(server).isNotNull();
      connector.sendCorrelated("dealers.norte.leads", "x".repeat(2 << 20), "CRM-1");
      assertThat(connector.consume("crm.norte.replies", 1).get(0))
          .contains("\"id\":\"CRM-1\"", "\"outcome\":\"failed\"", "intake.max-message-size");
      assertThat(connector.ledger().sql("SELECT state FROM lead").query(String.class).list())
          .containsExactly("FAILED");
    }
  }

  @Test
  void reportsABrokerThatIsSetUpOtherwise() throws Exception {
    int port = FreePorts.next();
    Configuration plain = NetworkBroker.plain(directory, "tcp://127.0.0.1:" + port);
    try (NetworkBroker server = broker(plain);
        RunningConnector connector = at("tcp://127.0.0.1:" + port).start()) {
      assertThat(server).isNotNull();
      assertThat(connector).isNotNull();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !warnings("max-delivery-attempts is 10: ").isEmpty());
      assertThat(warnings("broker: ")).allSatisfy(line -> assertThat(line).contains("; set <"));
    }
  }

  @Test
  void deliversEachLeadOnceAfterAFailoverToTheBackup() throws Exception {
    int primary = FreePorts.next();
    int backup = FreePorts.next();
    String hosts = "(tcp://127.0.0.1:%d,tcp://127.0.0.1:%d)".formatted(primary, backup);
    try (NetworkBroker first = broker(NetworkBroker.primary(directory, primary, backup));
        RunningConnector connector = at(hosts).withConsumers(8).start()) {
      connector.fault(on("create-lead").delay(300));
      connector.offer(0, 200);
      // On a busy machine the backup may take over at once, and the sender of a test sends once.
      try (NetworkBroker second = broker(NetworkBroker.backup(directory, backup, primary))) {
        connector.awaitCreated(10);
        first.fail();
        await().atMost(Duration.ofMinutes(1)).until(second::isActive);
        connector.awaitCreated(200);
        connector.awaitQueueEmpty("dealers.norte.leads");
        connector.awaitQueueEmpty("leads.inbound.demo");
        assertThat(connector.references()).hasSize(200).doesNotHaveDuplicates();
        connector.stop();
      }
    }
  }

  @Test
  void aReplyThatMayNotBeSentKeepsNeitherItsLeadOrCommandNorTheRepliesOfOthers() throws Exception {
    int port = FreePorts.next();
    Configuration configuration = NetworkBroker.asShipped(directory, port);
    configuration.putSecurityRoles("crm.norte.replies", Set.of());
    try (NetworkBroker server = broker(configuration);
        RunningConnector connector = at("tcp://127.0.0.1:" + port).withDealer(TWO).start()) {
      assertThat(server).isNotNull();
      repliesGetNoFurther(connector, "may not send there");
    }
  }

  @Test
  void aFullReplyQueueKeepsNeitherItsLeadOrCommandNorTheRepliesOfOthers() throws Exception {
    int port = FreePorts.next();
    Configuration configuration = NetworkBroker.asShipped(directory, port);
    configuration.addAddressSetting(
        "crm.norte.replies",
        new AddressSettings()
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
            .setMaxSizeMessages(1)
            .setMaxSizeBytes(1_000_000));
    try (NetworkBroker server = broker(configuration);
        RunningConnector connector = at("tcp://127.0.0.1:" + port).withDealer(TWO).start()) {
      assertThat(server).isNotNull();
      connector.send("crm.norte.replies", "one that nobody reads");
      repliesGetNoFurther(connector, "the queue is full");
    }
  }

  private void repliesGetNoFurther(RunningConnector connector, String reason) throws Exception {
    connector.sendCorrelated("dealers.norte.leads", RunningConnector.lead(1), "CRM-1");
    connector.send("sml.commands", command("c1", "list-gas-types", "norte", ""));
    connector.send(
        "sml.commands",
        command("c2", "create-lead", "norte", ",\"body\":" + RunningConnector.lead(2)));
    connector.sendCorrelated("dealers.sur.leads", RunningConnector.lead(3), "CRM-3");
    connector.send("sml.commands", command("c4", "list-gas-types", "sur", ""));
    connector.send(
        "sml.commands",
        command("c5", "create-lead", "sur", ",\"body\":" + RunningConnector.lead(4)));
    assertThat(String.join(" ", connector.consume("crm.sur.replies", 3)))
        .contains("CRM-3", "c4", "c5");
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreException(InvalidDestinationException.class)
        .until(() -> connector.browse("leads.dead").size() == 3);
    for (var deadLetter : connector.browse("leads.dead")) {
      assertThat(deadLetter.getStringProperty("LeadStage")).isEqualTo("reply");
      assertThat(deadLetter.getStringProperty("LeadDealer")).isEqualTo("norte");
      assertThat(deadLetter.getStringProperty("LeadReason"))
          .startsWith("crm.norte.replies: ")
          .contains(reason);
    }
    connector.awaitQueueEmpty("dealers.norte.leads");
    connector.awaitQueueEmpty("leads.inbound.demo");
    connector.awaitQueueEmpty("sml.commands");
    assertThat(connector.references()).hasSize(4).doesNotHaveDuplicates();
    assertThat(warnings("a reply cannot be sent to crm.norte.replies")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "false, '', false",
    "false, norte-crm, false",
    "false, sml-connector, false",
    "true, '', true",
  })
  void runsACommandOfAnUnverifiedSenderOnlyByASetting(boolean trusts, String forged, boolean runs)
      throws Exception {
    int port = FreePorts.next();
    Configuration configuration = NetworkBroker.asShipped(directory, port);
    configuration.setPopulateValidatedUser(false);
    try (NetworkBroker server = broker(configuration);
        RunningConnector connector =
            at("tcp://127.0.0.1:" + port)
                .withDealer(TWO)
                .withSetting("broker.trust-unknown-users", String.valueOf(trusts))
                .start()) {
      assertThat(server).isNotNull();
      connector.send(
          "sml.commands",
          session -> {
            TextMessage command =
                session.createTextMessage(command("c1", "list-gas-types", "norte", ""));
            if (!forged.isEmpty()) {
              command.setStringProperty("_AMQ_VALIDATED_USER", forged);
            }
            return command;
          });
      if (runs) {
        assertThat(connector.consume("crm.norte.replies", 1).get(0)).contains("\"success\"");
        return;
      }
      JdbcClient.StatementSpec refused = connector.ledger().sql("SELECT reply FROM command");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> refused.query(String.class).list().size() == 1);
      assertThat(refused.query(String.class).single())
          .contains("rejected", "populate-validated-user", "broker.trust-unknown-users");
    }
  }

  private static String command(String id, String operation, String dealer, String more) {
    return "{\"id\":\"%s\",\"operation\":\"%s\",\"dealer\":\"%s\",\"replyTo\":\"crm.%s.replies\"%s}"
        .formatted(id, operation, dealer, dealer, more);
  }

  @Test
  void aBrokerThatIsAwayIsNamedOnceAndSoIsItsReturn() throws Exception {
    int port = FreePorts.next();
    try (RunningConnector connector = at("tcp://127.0.0.1:" + port)) {
      try (NetworkBroker server = broker(NetworkBroker.asShipped(directory, port))) {
        connector.start();
        server.fail();
        await().atMost(Duration.ofMinutes(1)).until(() -> !warnings("the broker").isEmpty());
      }
      try (NetworkBroker server = broker(NetworkBroker.asShipped(directory, port))) {
        assertThat(server).isNotNull();
        await().atMost(Duration.ofMinutes(1)).until(() -> noted("the broker responds again"));
        connector.offer(0, 5);
        connector.awaitCreated(5);
        // Here, because this broker ends before the connector.
        assertThat(warnings("the broker at 127.0.0.1:" + port + " does not respond")).hasSize(1);
        assertThat(warnings("JMS Connection")).isEmpty();
      }
    }
  }

  @Test
  void aQueueThatMayNotBeReadIsNamed() throws Exception {
    int port = FreePorts.next();
    Configuration configuration = NetworkBroker.asShipped(directory, port);
    configuration.putSecurityRoles("dealers.norte.leads", Set.of());
    try (NetworkBroker server = broker(configuration);
        RunningConnector connector = at("tcp://127.0.0.1:" + port).start()) {
      assertThat(server).isNotNull();
      connector.enqueue("leads.inbound.demo", 0, 5);
      connector.awaitCreated(5);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !warnings("dealers.norte.leads").isEmpty());
    }
    assertThat(warnings("dealers.norte.leads")).hasSize(1);
  }

  private static NetworkBroker broker(Configuration configuration) throws Exception {
    return new NetworkBroker(configuration).start();
  }

  private RunningConnector at(String url) {
    return new RunningConnector(directory.resolve("connector")).withBroker(url);
  }

  private List<String> warnings(String text) {
    return log.warnings().stream().filter(line -> line.contains(text)).toList();
  }

  private boolean noted(String text) {
    return log.lines().stream().anyMatch(line -> line.contains(text));
  }
}
