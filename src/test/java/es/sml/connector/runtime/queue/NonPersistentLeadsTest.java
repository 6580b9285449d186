package es.sml.connector.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.NetworkBroker;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Leads that a dealer's program sends NON_PERSISTENT. */
@Timeout(120)
class NonPersistentLeadsTest {
  private static final String LEADS = "dealers.norte.leads";

  @TempDir private Path directory;
  @RegisterExtension private final CapturedLog log = new CapturedLog(NonPersistentLeads.class);

  @Test
  void areAcceptedWithOneWarningForTheirDealer() throws Exception {
    try (RunningConnector connector = new RunningConnector(directory).start()) {
      send(connector, 5);
      connector.offer(5, 1);
      connector.awaitCreated(6);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("norte", "PERSISTENT", "intake.non-persistent");
    }
  }

  @Test
  void areDeadLettersWhereTheyAreRefused() throws Exception {
    try (RunningConnector connector = new RunningConnector(directory)) {
      requireRefused(connector.withSetting("intake.non-persistent", "refuse").start());
    }
  }

  @Test
  void areRefusedOnAnExternalBrokerToo() throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server =
            new NetworkBroker(NetworkBroker.asShipped(directory, port)).start();
        RunningConnector connector =
            new RunningConnector(directory).withBroker("tcp://127.0.0.1:" + port)) {
      assertThat(server).isNotNull();
      requireRefused(connector.withSetting("intake.non-persistent", "refuse").start());
    }
  }

  private void requireRefused(RunningConnector connector) throws Exception {
    send(connector, 1);
    connector.offer(1, 1);
    connector.awaitCreated(1);
    assertThat(connector.consume("crm.norte.replies", 1))
        .singleElement()
        .asString()
        .contains("\"id\":\"CRM-0\"", "\"outcome\":\"failed\"", "intake.non-persistent");
    connector.awaitQueueEmpty(LEADS);
    var deadLetter = connector.browse("leads.dead").get(0);
    assertThat(deadLetter.getStringProperty("LeadStage")).isEqualTo("intake");
    assertThat(deadLetter.getBody(byte[].class)).isNotEmpty();
    assertThat(connector.created()).isEqualTo(1);
    assertThat(log.warnings()).isEmpty();
  }

  private static void send(RunningConnector connector, int count) throws JMSException {
    try (Connection connection = connector.runtime().connections().createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(LEADS))) {
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      for (int i = 0; i < count; i++) {
        TextMessage lead = session.createTextMessage(RunningConnector.lead(i));
        lead.setJMSCorrelationID("CRM-" + i);
        producer.send(lead);
      }
    }
  }
}
