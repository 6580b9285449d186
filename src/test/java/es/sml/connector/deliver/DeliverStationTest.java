package es.sml.connector.deliver;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadMove;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import jakarta.jms.Message;
import java.net.SocketException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** 30-post with 00-errors: what each of SML's answers does to the lead and its message. */
class DeliverStationTest extends StationTest {
  private static final String LEAD = RunningConnector.lead(1);

  @Override
  protected String idleRoutes() {
    return "status*,sml-reference*";
  }

  @Test
  void waitsAsLongAsSmlAsksAndCountsNoAttempt() throws Exception {
    connector.fault(on("create-lead").respond(429).retryAfter(2).once());
    context.start();
    Instant before = Instant.now();
    connector.sendCorrelated(DEALER, LEAD, "1");
    LedgerEntry entry = awaitState("1", LEAD, LeadState.CREATED);
    assertThat(entry.attempts()).isEqualTo(1);
    assertThat(Instant.parse(connector.audit().get(0).path("at").asText()))
        .isAfterOrEqualTo(before.plusSeconds(2));
    assertThat(answers("create-lead", 429)).isEqualTo(1);
    assertThat(answers("create-lead", 201)).isEqualTo(1);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void findsALeadThatSmlStoredBehindAnErrorByItsReference() throws Exception {
    connector.fault(on("create-lead").commitThenRespond(500).once());
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    LedgerEntry entry = awaitState("1", LEAD, LeadState.CREATED);
    JsonNode stored = connector.audit().get(0);
    assertThat(stored.path("tags").path(0).asText())
        .isEqualTo(MessageKey.reference(key("1", LEAD)));
    assertThat(entry.smlId()).isEqualTo(stored.path("lead").asLong());
    assertThat(requests("create-lead")).isEqualTo(1);
  }

  @Test
  void retriesALeadOnceItCanNoLongerBeInSml() throws Exception {
    connector.fault(on("create-lead").respondWithHtml().once());
    context.start();
    Instant before = Instant.now();
    connector.sendCorrelated(DEALER, LEAD, "1");
    LedgerEntry entry = awaitState("1", LEAD, LeadState.CREATED);
    assertThat(entry.attempts()).isEqualTo(1);
    assertThat(answers("create-lead", 502)).isEqualTo(1);
    assertThat(answers("create-lead", 201)).isEqualTo(1);
    assertThat(Instant.parse(connector.audit().get(0).path("at").asText()))
        .isAfterOrEqualTo(before.plusSeconds(1)); // sml.late-commit-window
  }

  @Test
  void parksALeadThatNoSearchCanConfirm() throws Exception {
    String lead = aLead().brandModel(null).json();
    // A lead of somebody else, without a tag: nothing shows that SML's search finds one.
    connector.api("POST", "/api/lead/", RunningConnector.lead(9));
    connector.fault(on("create-lead").respond(500).once());
    context.start();
    connector.sendCorrelated(DEALER, lead, "1");
    Message parked = awaitMessages(PARKED, 1).get(0);
    assertThat(parked.getStringProperty("LeadStage")).isEqualTo("reconcile");
    assertThat(parked.getStringProperty("LeadReason")).contains("SML may have this lead");
    assertThat(parked.getBody(byte[].class)).asString().isEqualTo(lead);
    assertThat(entry("1", lead).state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(
            connector
                .ledger()
                .sql("SELECT at, event, reason FROM lead_move ORDER BY number")
                .query(LeadMove.class)
                .list())
        .extracting(LeadMove::event, LeadMove::reason)
        .containsExactly(
            tuple("OUTCOME_UNKNOWN", "SML responded to create-lead with 500"),
            tuple(
                "PARK",
                "by the reference: 0 leads; by the telephone number: 0 leads; it is not proven that these"
                    + " searches find every lead; without a reference and from that time: 0, with the same source and"
                    + " vehicle: 0"));
    assertThat(requests("create-lead")).isEqualTo(2);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  /** A refusal of the search is not one of the lead. */
  @Test
  void aLeadIsNotRejectedWhereSmlRefusesTheSearchForIt() throws Exception {
    connector.fault(on("create-lead").commitThenRespond(500).once());
    connector.fault(on("list-leads").respond(400).times(12));
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    Message parked = awaitMessages(PARKED, 1).get(0);
    assertThat(parked.getStringProperty("LeadStage")).isEqualTo("reconcile");
    assertThat(entry("1", LEAD).state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(connector.ledger().sql("SELECT searched FROM lead").query(String.class).single())
        .startsWith(
            "by the reference: SML rejected list-leads with 400; by the telephone number: SML");
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void deadLettersARejectedDuplicateWithoutAskingSml() throws Exception {
    String lead = aLead().brandModel(null).thatSmlRejects().json();
    context.start();
    connector.sendCorrelated(DEALER, lead, "1");
    awaitMessages(DEAD, 1);
    connector.sendCorrelated(DEALER, lead, "1");
    List<Message> dead = awaitMessages(DEAD, 2);
    for (int i = 0; i < 2; i++) {
      Message deadLetter = dead.get(i);
      assertThat(properties(deadLetter))
          .isSubsetOf(LeadHeaders.DEAD)
          .contains("LeadReason", "LeadStage", "LeadAttempts", "LeadAccount", "LeadDealer");
      assertThat(deadLetter.getStringProperty("LeadKey")).isEqualTo(key("1", lead));
      assertThat(deadLetter.getStringProperty("LeadReason")).contains("400").contains("email");
      assertThat(deadLetter.getIntProperty("LeadAttempts")).isEqualTo(i + 1);
      assertThat(deadLetter.getBody(byte[].class)).asString().isEqualTo(lead);
    }
    assertThat(entry("1", lead).state()).isEqualTo(LeadState.REJECTED);
    assertThat(entry("1", lead).reason()).isEqualTo(dead.get(0).getStringProperty("LeadReason"));
    assertThat(requests("create-lead")).isEqualTo(1);
  }

  @Test
  void deadLettersALeadThatFailedOnABugBeforeItWasSent() throws Exception {
    failBefore(
        "parse-message", "parse-message-parsed", Integer.MAX_VALUE, new IllegalStateException());
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    Message dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadStage")).isEqualTo("map");
    assertThat(dead.getStringProperty("LeadReason"))
        .isEqualTo("unexpected java.lang.IllegalStateException");
    assertThat(entry("1", LEAD).state()).isEqualTo(LeadState.FAILED);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(requests("create-lead")).isZero();
  }

  @Test
  void parksALeadOnWhichABugStruckAfterItWasSent() throws Exception {
    failBefore("post-lead", "post-lead-read", Integer.MAX_VALUE, new IllegalStateException());
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    Message parked = awaitMessages(PARKED, 1).get(0);
    assertThat(parked.getStringProperty("LeadStage")).isEqualTo("deliver");
    assertThat(parked.getBody(byte[].class)).asString().isEqualTo(LEAD);
    assertThat(entry("1", LEAD).state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(entry("1", LEAD).reason()).isEqualTo("unexpected java.lang.IllegalStateException");
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.browse(DEAD)).isEmpty();
    assertThat(requests("create-lead")).isEqualTo(1);
  }

  @Test
  void aCopyThatMeetsItsTwinBurnsNoAttempt() throws Exception {
    meetBefore("post-lead", "post-lead-posting");
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitState("1", LEAD, LeadState.CREATED);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(entry("1", LEAD).attempts()).isEqualTo(1);
    assertThat(requests("create-lead")).isEqualTo(1);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void finishesALeadWhoseCreationTheLedgerCouldNotNote() throws Exception {
    failBefore(
        "post-lead",
        "post-lead-created",
        1,
        new DataAccessResourceFailureException("gone", new SocketException("reset")));
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    assertThat(awaitState("1", LEAD, LeadState.CREATED).attempts()).isEqualTo(2);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(requests("create-lead")).isEqualTo(1);
    assertThat(connector.browse(DEAD)).isEmpty();
  }
}
