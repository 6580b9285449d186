package es.sml.connector.intake;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import es.sml.connector.testing.server.DealerMailbox;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jms.UncategorizedJmsException;

/**
 * 10-inbox and 11-dealer-queue: the messages on the inbound queue, which has no consumer here, and
 * the messages that stay at their source.
 */
class IntakeStationTest extends StationTest {
  private static final String LEAD = RunningConnector.lead(1);
  private DealerMailbox mailbox;

  @Override
  protected String idleRoutes() {
    return "parse-inbound*,status*,sml-reference*";
  }

  @Override
  protected void configure(RunningConnector prepared) {
    mailbox = new DealerMailbox();
    prepared.withSetting("intake.max-message-size", "10KB");
    prepared.withDealer("queue: {}\n    " + mailbox.yaml());
  }

  @AfterEach
  void stopMailServer() {
    mailbox.close();
  }

  @Test
  void enqueuesALeadThatSmlCannotAcceptNow() throws Exception {
    leaveAlone();
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    Message stored = awaitMessages(INBOUND, 1).get(0);
    connector.awaitQueueEmpty(DEALER);
    assertThat(stored.getStringProperty("LeadKey")).isEqualTo(key("1", LEAD));
    assertThat(entry("1", LEAD))
        .returns(LeadState.RECEIVED, LedgerEntry::state)
        .returns(0, LedgerEntry::attempts);
    assertThat(connector.created()).isZero();
  }

  @Test
  void deadLettersAMessageThatIsTooLarge() throws Exception {
    context.start();
    String large = "x".repeat(20_000);
    connector.sendCorrelated(DEALER, large, "1");
    Message dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadStage")).isEqualTo("intake");
    assertThat(dead.getStringProperty("LeadReason")).contains("intake.max-message-size");
    assertThat(dead.getStringProperty("LeadDealer")).isEqualTo("norte");
    assertThat(dead.getStringProperty("LeadName")).isEqualTo("1");
    assertThat(((BytesMessage) dead).getBodyLength()).isZero();
    connector.awaitQueueEmpty(DEALER);
    assertThat(entry("1", "")).returns(LeadState.FAILED, LedgerEntry::state);
    assertThat(connector.consume("crm.norte.replies", 1).get(0))
        .contains("\"failed\"", "intake.max-message-size");
  }

  @Test
  void letsNoHeaderOfADealersProgramThrough() throws Exception {
    leaveAlone();
    context.start();
    connector.send(
        DEALER,
        session -> {
          Message message = session.createTextMessage(LEAD);
          for (String name :
              List.of(
                  "LeadKey",
                  "LeadDealer",
                  "LeadReceived",
                  "LeadMailbox",
                  "LeadReason",
                  "Authorization",
                  "CamelHttpUri",
                  "JMSXGroupID",
                  "_AMQ_DUPL_ID")) {
            message.setStringProperty(name, "evil");
          }
          message.setJMSReplyTo(session.createQueue(DEALER));
          return message;
        });
    Message stored = awaitMessages(INBOUND, 1).get(0);
    assertThat(properties(stored)).isSubsetOf(LeadHeaders.INBOUND);
    assertThat(stored.getStringProperty("LeadDealer")).isEqualTo("norte");
    assertThat(stored.getStringProperty("LeadKey")).matches("[0-9a-f]{64}");
    assertThat(stored.getLongProperty("LeadReceived")).isGreaterThan(1);
    assertThat(stored.getStringProperty("LeadMailbox")).isNull();
    assertThat(stored.getStringProperty("JMSXGroupID")).isNull();
    assertThat(stored.getJMSReplyTo()).isNull();
    assertThat(stored.getBody(byte[].class)).asString().isEqualTo(LEAD);
  }

  @Test
  void movesAMessageOfADealersQueueOnceWhenTheFirstMoveFails() throws Exception {
    leaveAlone();
    failBefore(
        "dealer-queue-move", "dealer-queue-move-enqueue", 1, new UncategorizedJmsException("gone"));
    context.start();
    connector.send(DEALER, LEAD);
    assertThat(awaitMessages(INBOUND, 1).get(0).getBody(byte[].class)).asString().isEqualTo(LEAD);
    connector.awaitQueueEmpty(DEALER);
  }

  @Test
  void leavesAMailInItsMailboxUntilItIsStored() throws Exception {
    failBefore("store-mail", "store-mail-enqueue", 1, new UncategorizedJmsException("gone"));
    String raw = "Message-ID: <1@portal.example>\r\nSubject: Hola\r\n\r\nNombre: Ana\r\n";
    mailbox.deliver(raw);
    context.start();
    Message stored = awaitMessages(INBOUND, 1).get(0);
    assertThat(stored.getStringProperty("LeadChannel")).isEqualTo("MAIL");
    assertThat(stored.getStringProperty("LeadMailbox")).isEqualTo("leads@norte.example");
    assertThat(stored.getStringProperty("LeadName")).isEqualTo("<1@portal.example>");
    assertThat(stored.getBody(byte[].class)).asString().endsWith("Nombre: Ana\r\n");
    await().until(() -> mailbox.mails("INBOX").isEmpty() && mailbox.mails("Processed").size() == 1);
    assertThat(connector.browse(INBOUND)).hasSize(1);
  }

  /** Has SML ask the connector to come again later, which sends a lead back onto its queue. */
  private void leaveAlone() {
    connector.fault(on("create-lead").respond(429).once());
  }
}
