package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deliver.LeadMove;
import es.sml.connector.deliver.LeadState;
import es.sml.connector.deliver.LedgerEntry;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.MessageKey;
import jakarta.jms.Message;
import java.net.SocketException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** 30-deliver with 00-errors: what each of SML's answers does to the lead and its message. */
class DeliverStationTest extends StationTest {
  private static final String LEAD = RunningConnector.lead(1);

  @Override
  String idleRoutes() {
    return "status*,sml-reference*";
  }

  @Test
  void waitsAsLongAsSmlAsksAndBurnsNoAttempt() throws Exception {
    connector.fault(
        "{\"kind\":\"status-before\",\"status\":429,\"retryAfterSeconds\":2,\"operation\":\"create-lead\",\"times\":1}");
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
    connector.fault(
        "{\"kind\":\"commit-then-status\",\"status\":500,\"operation\":\"create-lead\",\"times\":1}");
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
  void sendsALeadAgainOnceItCannotBeInSmlAnyMore() throws Exception {
    connector.fault("{\"kind\":\"html-error\",\"operation\":\"create-lead\",\"times\":1}");
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
  void parksALeadOfWhichNoSearchCanTell() throws Exception {
    String lead = "{\"source\":1,\"client\":{\"name\":\"Ana\",\"phone\":\"611223344\"}}";
    // A lead of somebody else, without a tag: nothing shows that SML's search finds one.
    connector.api("POST", "/api/lead/", RunningConnector.lead(9));
    connector.fault(
        "{\"kind\":\"status-before\",\"status\":500,\"operation\":\"create-lead\",\"times\":1}");
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
                "search: 0 leads, client__phone__icontains: 0 leads; it is not proven that these"
                    + " filters find every lead; without a reference and from that time: 0, with the same source and"
                    + " vehicle: 0"));
    assertThat(requests("create-lead")).isEqualTo(2);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  /** A refusal of the search is not one of the lead. */
  @Test
  void aLeadIsNotRejectedWhereSmlRefusesTheSearchForIt() throws Exception {
    connector.fault(
        "{\"kind\":\"commit-then-status\",\"status\":500,\"operation\":\"create-lead\",\"times\":1}");
    connector.fault(
        "{\"kind\":\"status-before\",\"status\":400,\"operation\":\"list-leads\",\"times\":12}");
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    Message parked = awaitMessages(PARKED, 1).get(0);
    assertThat(parked.getStringProperty("LeadStage")).isEqualTo("reconcile");
    assertThat(entry("1", LEAD).state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(connector.ledger().sql("SELECT searched FROM lead").query(String.class).single())
        .startsWith("search: SML rejected list-leads with 400, client__phone__icontains: SML");
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void buriesARejectedLeadAgainWithoutAskingSmlAgain() throws Exception {
    String lead =
        "{\"source\":1,\"client\":{\"name\":\"Ana\",\"phone\":\"611223344\",\"email\":\"no es un correo\"}}";
    context.start();
    connector.sendCorrelated(DEALER, lead, "1");
    awaitMessages(DEAD, 1);
    connector.sendCorrelated(DEALER, lead, "1");
    List<Message> dead = awaitMessages(DEAD, 2);
    for (int i = 0; i < 2; i++) {
      Message letter = dead.get(i);
      assertThat(properties(letter))
          .isSubsetOf(LeadHeaders.DEAD)
          .contains("LeadReason", "LeadStage", "LeadAttempts", "LeadAccount", "LeadDealer");
      assertThat(letter.getStringProperty("LeadKey")).isEqualTo(key("1", lead));
      assertThat(letter.getStringProperty("LeadReason")).contains("400").contains("email");
      assertThat(letter.getIntProperty("LeadAttempts")).isEqualTo(i + 1);
      assertThat(letter.getBody(byte[].class)).asString().isEqualTo(lead);
    }
    assertThat(entry("1", lead).state()).isEqualTo(LeadState.REJECTED);
    assertThat(entry("1", lead).reason()).isEqualTo(dead.get(0).getStringProperty("LeadReason"));
    assertThat(requests("create-lead")).isEqualTo(1);
  }

  @Test
  void buriesALeadOnWhichABugStruckBeforeItWasSent() throws Exception {
    failBefore("deliver-lead", "deliver-lead-map", Integer.MAX_VALUE, new IllegalStateException());
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
    failBefore("deliver-post", "deliver-post-read", Integer.MAX_VALUE, new IllegalStateException());
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
    meetBefore("deliver-post", "deliver-post-posting");
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
        "deliver-post",
        "deliver-post-created",
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
