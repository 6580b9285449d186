package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import es.sml.connector.testing.UnreadPortal;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jms.UncategorizedJmsException;

/** 20-parse and 40-dead-letter: what becomes of a message before anything is sent to SML. */
class ParseStationTest extends StationTest {
  @Override
  protected String idleRoutes() {
    return "status*";
  }

  @Override
  protected void configure(RunningConnector prepared) {
    prepared.withSetting("deliver.max-attempts", "3");
  }

  @Test
  void splitsAMessageWithSeveralLeadsIntoOneMessageEach() throws Exception {
    String mail = demo("14-two-prospects.eml");
    context.start();
    connector.sendCorrelated(DEALER, mail, "two");
    assertCreatedInTwoParts(mail);
  }

  @Test
  void enqueuesEachSplitLeadOnceWhenTheSplitIsInterrupted() throws Exception {
    String mail = demo("14-two-prospects.eml");
    // The first part is laid then, the second not; the transaction takes the first back.
    failBefore("split-message", "split-message-problems", 1, new UncategorizedJmsException("gone"));
    context.start();
    connector.sendCorrelated(DEALER, mail, "two");
    assertCreatedInTwoParts(mail);
    assertThat(entry("two", mail).attempts()).isEqualTo(2);
    for (int part = 1; part <= 2; part++) {
      assertThat(part(mail, part).attempts()).isEqualTo(1);
    }
  }

  @Test
  void keepsAnAutoReplyWithItsReasonAndSendsItNowhere() throws Exception {
    String mail = demo("13-auto-reply.eml");
    context.start();
    connector.sendCorrelated(DEALER, mail, "auto");
    assertThat(awaitState("auto", mail, LeadState.NOT_A_LEAD).reason()).isNotBlank();
    connector.awaitQueueEmpty(INBOUND);
    Message kept = awaitMessages(DISMISSED, 1).get(0);
    assertThat(kept.getStringProperty("LeadReason"))
        .isEqualTo(awaitState("auto", mail, LeadState.NOT_A_LEAD).reason());
    assertThat(kept.getBody(byte[].class)).isEqualTo(mail.getBytes(StandardCharsets.UTF_8));
    assertThat(Duration.ofMillis(kept.getJMSExpiration() - kept.getJMSTimestamp()))
        .isEqualTo(Duration.ofDays(30));
    assertThat(connector.browse(DEAD)).isEmpty();
    assertThat(connector.browse(PARKED)).isEmpty();
    assertThat(requests("create-lead")).isZero();
  }

  @Test
  void deadLettersAnUnreadableMessageUnchanged() throws Exception {
    String text = "ni etiquetas ni teléfono: nada que leer";
    context.start();
    connector.sendCorrelated(DEALER, text, "garbage");
    Message dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadStage")).isEqualTo("parse");
    assertThat(dead.getStringProperty("LeadReason")).contains("no format recognises the message");
    assertThat(dead.getIntProperty("LeadAttempts")).isEqualTo(1);
    assertThat(dead.getStringProperty("LeadKey")).isEqualTo(key("garbage", text));
    assertThat(dead.getBody(byte[].class)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(awaitState("garbage", text, LeadState.FAILED).reason())
        .isEqualTo(dead.getStringProperty("LeadReason"));
    assertThat(requests("create-lead")).isZero();
  }

  @Test
  void recordsThePortalOfAnUnreadableMailAndNoOtherSender() throws Exception {
    context.start();
    String own = UnreadPortal.mail(1);
    connector.sendCorrelated(DEALER, own, "own");
    String portal = UnreadPortal.mail(2).replace("avisos@zafiro.example", "no@mail.coches.net");
    connector.sendCorrelated(DEALER, portal, "portal");
    awaitState("own", own, LeadState.FAILED);
    awaitState("portal", portal, LeadState.FAILED);
    assertThat(
            connector
                .ledger()
                .sql("SELECT source FROM lead WHERE source IS NOT NULL")
                .query(String.class)
                .list())
        .containsExactly("coches.net");
  }

  @Test
  void givesUpAMessageWhoseEveryAttemptIsCutOff() throws Exception {
    String lead = RunningConnector.lead(1);
    failBefore(
        "parse-message",
        "parse-message-read",
        Integer.MAX_VALUE,
        new DataAccessResourceFailureException("gone", new SocketException("reset")));
    context.start();
    connector.sendCorrelated(DEALER, lead, "cut");
    Message dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadReason")).contains("given up after 3 attempts");
    assertThat(dead.getIntProperty("LeadAttempts")).isEqualTo(4);
    assertThat(dead.getBody(byte[].class)).asString().isEqualTo(lead);
    assertThat(awaitState("cut", lead, LeadState.FAILED).attempts()).isEqualTo(4);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(requests("create-lead")).isZero();
  }

  @Test
  void retriesAMessageUpToTheLimit() throws Exception {
    String lead = RunningConnector.lead(1);
    failBefore(
        "parse-message",
        "parse-message-read",
        2,
        new DataAccessResourceFailureException("gone", new SocketException("reset")));
    context.start();
    connector.sendCorrelated(DEALER, lead, "twice");
    assertThat(awaitState("twice", lead, LeadState.CREATED).attempts()).isEqualTo(3);
    assertThat(connector.browse(DEAD)).isEmpty();
    assertThat(connector.created()).isEqualTo(1);
  }

  @Test
  void deadLettersALeadThatAnotherProgramPutOnTheInboundQueue() throws Exception {
    context.start();
    connector.send(INBOUND, RunningConnector.lead(1));
    Message dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadStage")).isEqualTo("map");
    assertThat(dead.getStringProperty("LeadReason")).contains("unknown");
    assertThat(dead.getBody(byte[].class)).asString().isEqualTo(RunningConnector.lead(1));
    assertThat(requests("create-lead")).isZero();
  }

  private void assertCreatedInTwoParts(String mail) throws Exception {
    connector.awaitCreated(2);
    assertThat(awaitState("two", mail, LeadState.SPLIT).reason()).isEqualTo("2 leads");
    connector.awaitQueueEmpty(INBOUND);
    String whole = key("two", mail);
    assertThat(connector.references())
        .containsExactlyInAnyOrder(
            MessageKey.reference(MessageKey.part(whole, 1)),
            MessageKey.reference(MessageKey.part(whole, 2)));
    for (int part = 1; part <= 2; part++) {
      assertThat(part(mail, part).state()).isEqualTo(LeadState.CREATED);
    }
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  private es.sml.connector.ledger.LedgerEntry part(String mail, int number) {
    return connector
        .runtime()
        .ledger()
        .find(MessageKey.part(key("two", mail), number))
        .orElseThrow();
  }

  private static String demo(String name) throws IOException {
    try (InputStream message = ParseStationTest.class.getResourceAsStream("/demo/" + name)) {
      return new String(message.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
