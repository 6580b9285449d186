package es.sml.connector.ops.deadletter;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.sandbox.SandboxFault;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Dead letters sent again through the ops API: never a second lead, and none lost on the way. */
class DeadLetterReplayTest extends OpsStationTest {
  private static final String FINE = RunningConnector.lead(1);
  private static final String UNSURE =
      "{\"telefono\":\"611223347\",\"email\":\"eva.sanz@example.com\",\"vehiculo\":\"Kia Niro\"}";
  private static final String UNSURE_NAME =
      "parse.unsure=hold: unsure fields: customer.name (customer.email); compare them with the"
          + " message; a replay delivers the lead as it is";

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    prepared.withSetting("parse.unsure", "hold");
  }

  @Test
  void replaysADeadLetterAndCreatesItsLead() throws Exception {
    connector.fault(reject(1));
    startAll();
    String key = deadLetterFine("1");
    JsonNode answer = replay(key);
    assertThat(answer.at("/results/0/outcome").asText()).isEqualTo("success");
    assertThat(awaitState("1", FINE, LeadState.CREATED).attempts()).isEqualTo(1);
    connector.awaitQueueEmpty(DEAD);
    assertThat(connector.created()).isEqualTo(1);
    assertThat(audit(key)).containsExactly("replay by operator (ana): sent again to demo");
    assertThat(ops.get("leads/" + key).path("history").findValuesAsText("event"))
        .containsExactly("REJECT", "REPLAY");
  }

  @Test
  void findsALeadThatSmlStoredAndRefused() throws Exception {
    startWithASearchableReference();
    connector.fault(on("create-lead").commitThenRespond(400).once());
    String key = deadLetterFine("1");
    replay(key);
    assertThat(awaitState("1", FINE, LeadState.CREATED).smlId()).isPositive();
    connector.awaitQueueEmpty(DEAD);
    assertThat(connector.created()).isEqualTo(2);
    assertThat(ops.get("leads/" + key).path("history").findValuesAsText("event"))
        .containsExactly("REJECT", "SEARCH_REPLAY", "FOUND");
  }

  @Test
  void replaysARejectedLeadThatSmlDoesNotHave() throws Exception {
    startWithASearchableReference();
    connector.fault(reject(1));
    String key = deadLetterFine("1");
    replay(key);
    awaitState("1", FINE, LeadState.CREATED);
    assertThat(connector.created()).isEqualTo(2);
    assertThat(ops.get("leads/" + key).path("history").findValuesAsText("event"))
        .containsExactly("REJECT", "SEARCH_REPLAY", "NOT_FOUND");
  }

  @Test
  void deadLettersAReplayThatFails() throws Exception {
    startAll();
    String key = deadLetter("1");
    replay(key);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> connector.browse(DEAD).size() == 1 && requests("create-lead") == 2);
    assertThat(entry("1", REFUSED).state()).isEqualTo(LeadState.REJECTED);
    assertThat(entry("1", REFUSED).attempts()).isEqualTo(1);
  }

  @Test
  void goesOnWhereAReplayWasCutOffBetweenLedgerAndBroker() throws Exception {
    connector.fault(reject(1));
    startAll();
    String key = deadLetterFine("1");
    ledger(
        "UPDATE lead SET state = 'RECEIVED', attempts = 0 WHERE lead_key = '"
            + key
            + "'"); // its first half
    assertThat(ops.refusal("dead-letters/discard", "{\"deadLetters\":[\"" + key + "\"]}"))
        .startsWith("400");
    assertThat(
            ops.post("dead-letters/discard", "{\"reason\":\"x\",\"deadLetters\":[\"" + key + "\"]}")
                .at("/results/0/outcome")
                .asText())
        .isEqualTo("skipped");
    assertThat(replay(key).at("/results/0/outcome").asText()).isEqualTo("success");
    awaitState("1", FINE, LeadState.CREATED);
    assertThat(connector.created()).isEqualTo(1);
    connector.awaitQueueEmpty(DEAD);
  }

  @Test
  void goesOnWhereAReplayWasCutOffBeforeItsSearch() throws Exception {
    startWithASearchableReference();
    connector.fault(reject(1));
    String key = deadLetterFine("1");
    ledger( // its first half
        "UPDATE lead SET state = 'UNKNOWN', attempts = 0, reconcile_at = NULL WHERE lead_key = '"
            + key
            + "'");
    assertThat(replay(key).at("/results/0/outcome").asText()).isEqualTo("success");
    awaitState("1", FINE, LeadState.CREATED);
    connector.awaitQueueEmpty(DEAD);
    assertThat(connector.created()).isEqualTo(2);
  }

  @Test
  void leavesWhatIsInSmlOrMayBe() throws Exception {
    connector.fault(reject(1));
    startAll();
    String key = deadLetterFine("1");
    ledger("UPDATE lead SET state = 'CREATED', sml_id = 77 WHERE lead_key = '" + key + "'");
    assertThat(replay(key).at("/results/0/text").asText()).contains("already in SML as 77");
    ledger("UPDATE lead SET state = 'UNKNOWN', sml_id = NULL WHERE lead_key = '" + key + "'");
    assertThat(replay(key).at("/results/0/text").asText()).contains("leads resolve");
    ledger("UPDATE lead SET state = 'REJECTED', erased_at = 1 WHERE lead_key = '" + key + "'");
    assertThat(replay(key).at("/results/0/text").asText()).contains("erased");
    assertThat(connector.browse(DEAD)).hasSize(1);
    assertThat(connector.created()).isZero();
    assertThat(audit(key)).isEmpty();
  }

  @Test
  void twoAtOnceSendItOnce() throws Exception {
    connector.fault(reject(20));
    startAll();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      connector.sendCorrelated(DEALER, RunningConnector.lead(i), "lead" + i);
      keys.add(key("lead" + i, RunningConnector.lead(i)));
    }
    awaitMessages(DEAD, 20);
    ExecutorService people = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);
    List<Future<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      answers.add(
          people.submit(
              () -> {
                together.await();
                return ops.post("dead-letters/replay", "{\"filter\":{},\"limit\":100}");
              }));
    }
    int done = 0;
    for (Future<JsonNode> answer : answers) {
      done +=
          (int) answer.get().findValuesAsText("outcome").stream().filter("success"::equals).count();
    }
    people.shutdown();
    connector.awaitCreated(20);
    connector.awaitQueueEmpty(DEAD);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(done).isEqualTo(20);
    assertThat(connector.references()).hasSize(20).doesNotHaveDuplicates();
    assertThat(keys).allSatisfy(key -> assertThat(audit(key)).hasSize(1));
  }

  @Test
  void worksThroughAFilterSomeAtATime() throws Exception {
    startAll();
    for (int i = 0; i < 5; i++) {
      deadLetter("lead" + i);
    }
    JsonNode page = ops.post("dead-letters/replay", filter("\"limit\":2", "\"dryRun\":true"));
    assertThat(page.path("results").findValuesAsText("outcome")).containsOnly("possible");
    List<String> seen = new ArrayList<>(page.path("results").findValuesAsText("key"));
    while (page.path("next").isTextual()) {
      page =
          ops.post(
              "dead-letters/replay",
              filter(
                  "\"limit\":2",
                  "\"dryRun\":true",
                  "\"after\":\"" + page.path("next").asText() + "\""));
      seen.addAll(page.path("results").findValuesAsText("key"));
    }
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    assertThat(connector.browse(DEAD)).hasSize(5);
    assertThat(requests("create-lead")).isEqualTo(5);
  }

  @Test
  void includesADeadLetterThatWasCommittedLate() throws Exception {
    startAll();
    try (var connection = connector.runtime().connections().createConnection();
        var late = connection.createSession(true, jakarta.jms.Session.SESSION_TRANSACTED)) {
      late.createProducer(late.createQueue(DEAD)).send(deadLetterMessage(late, "late000"));
      for (int i = 0; i < 4; i++) {
        String key = "other0" + i;
        connector.send(DEAD, session -> deadLetterMessage(session, key));
      }
      late.commit();
    }
    List<String> seen = new ArrayList<>();
    String after = "";
    while (seen.size() < 10 && after != null) {
      JsonNode page =
          ops.post(
              "dead-letters/replay", "{\"filter\":{},\"limit\":1,\"dryRun\":true" + after + "}");
      seen.addAll(page.path("results").findValuesAsText("key"));
      after =
          page.path("next").isTextual()
              ? ",\"after\":\"" + page.path("next").asText() + "\""
              : null;
    }
    assertThat(seen).containsExactly("late000", "other00", "other01", "other02", "other03");
  }

  private static jakarta.jms.Message deadLetterMessage(jakarta.jms.Session session, String key)
      throws jakarta.jms.JMSException {
    var message = session.createTextMessage("{}");
    message.setStringProperty(LeadHeaders.KEY, key);
    message.setStringProperty(LeadHeaders.DEALER, "norte");
    return message;
  }

  @Test
  void replaysADuplicateMessageOnce() throws Exception {
    connector.fault(reject(1));
    startAll();
    String key = deadLetterFine("1");
    connector.sendCorrelated(DEALER, FINE, "1");
    awaitMessages(DEAD, 2);
    assertThat(replay(key).path("results")).hasSize(1);
    awaitState("1", FINE, LeadState.CREATED);
    connector.awaitQueueEmpty(DEAD);
    assertThat(connector.created()).isEqualTo(1);
  }

  @Test
  void readsTheRestOfAMessageAndRecognisesTheSplitLeadsThatExist() throws Exception {
    startAll();
    String rows =
        """
        Nombre;Teléfono;Coche
        Ana;;Ibiza
        Eva;611223345;Seat Ibiza
        Ian;611223346;Seat León
        """;
    connector.sendCorrelated(DEALER, rows, "rows");
    awaitMessages(DEAD, 1);
    connector.awaitCreated(2);
    connector.awaitQueueEmpty(INBOUND);
    String whole = key("rows", rows);
    assertThat(replay(whole).at("/results/0/outcome").asText()).isEqualTo("success");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                ops.get("leads/" + whole).path("history").findValuesAsText("event").stream()
                        .filter("SPLIT"::equals)
                        .count()
                    == 2);
    connector.awaitQueueEmpty(INBOUND);
    awaitMessages(DEAD, 1);
    assertThat(connector.created()).isEqualTo(2);
    // The first row, had it been readable, would have been number one.
    assertThat(connector.references())
        .containsExactlyInAnyOrder(
            es.sml.connector.lead.MessageKey.reference(whole + "/2"),
            es.sml.connector.lead.MessageKey.reference(whole + "/3"));
  }

  @Test
  void holdsAnUnsureLeadUntilItsReplay() throws Exception {
    // The release outlasts a consumer that fails, and a rejection by SML.
    failBefore("post-lead", "post-lead-posting", 1, new DataAccessResourceFailureException("gone"));
    connector.fault(reject(1));
    startAll();
    connector.sendCorrelated(DEALER, UNSURE, "unsure");
    Message held = awaitMessages(DEAD, 1).get(0);
    assertThat(held.getStringProperty("LeadStage")).isEqualTo("hold");
    assertThat(held.getStringProperty("LeadReason")).isEqualTo(UNSURE_NAME);
    assertThat(entry("unsure", UNSURE).state()).isEqualTo(LeadState.FAILED);
    assertThat(requests("create-lead")).isZero();
    String key = key("unsure", UNSURE);
    replay(key);
    awaitState("unsure", UNSURE, LeadState.REJECTED);
    awaitMessages(DEAD, 1);
    replay(key);
    awaitState("unsure", UNSURE, LeadState.CREATED);
    connector.awaitQueueEmpty(DEAD);
    assertThat(connector.created()).isEqualTo(1);
    assertThat(ops.get("leads/" + key).path("history").findValuesAsText("event"))
        .containsExactly("FAIL", "REPLAY", "REJECT", "REPLAY");
  }

  @Test
  void holdsOnlyTheUnsureLeadOfAMessageWithSeveral() throws Exception {
    startAll();
    String rows =
        """
        Nombre;Teléfono;Correo;Coche
        Ana;611223344;;Seat Ibiza
        ;611223345;eva.sanz@example.com;Kia Niro
        Ian;611223346;;Seat León
        """;
    connector.sendCorrelated(DEALER, rows, "rows");
    connector.awaitCreated(2);
    String second = key("rows", rows) + "/2";
    Message held = awaitMessages(DEAD, 1).get(0);
    assertThat(held.getStringProperty(LeadHeaders.KEY)).isEqualTo(second);
    assertThat(held.getStringProperty("LeadReason")).isEqualTo(UNSURE_NAME);
    assertThat(replay(second).at("/results/0/outcome").asText()).isEqualTo("success");
    connector.awaitCreated(3);
    connector.awaitQueueEmpty(DEAD);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references())
        .hasSize(3)
        .contains(es.sml.connector.lead.MessageKey.reference(second));
  }

  @Test
  void reportsADeadLetterWhoseDealerIsGone() throws Exception {
    startAll();
    connector.send(
        DEAD,
        session -> {
          var message = session.createTextMessage("{}");
          message.setStringProperty(LeadHeaders.KEY, "0123456789");
          message.setStringProperty(LeadHeaders.DEALER, "sur");
          return message;
        });
    assertThat(replay("012345").at("/results/0/text").asText())
        .contains("sur, is not in dealers.yaml");
    assertThat(connector.browse(DEAD)).hasSize(1);
  }

  @Test
  void acceptsWhatWasRejectedAtIntakeOnceItIsAllowed() throws Exception {
    startAll();
    connector.send(
        DEAD,
        session -> {
          var message = session.createTextMessage(FINE);
          message.setStringProperty(LeadHeaders.DEALER, "norte");
          message.setStringProperty(LeadHeaders.STAGE, "intake");
          message.setStringProperty(LeadHeaders.NAME, "1");
          return message;
        });
    String id = ops.get("dead-letters").at("/deadLetters/0/id").asText();
    assertThat(
            ops.post("dead-letters/replay", "{\"dryRun\":true,\"deadLetters\":[\"" + id + "\"]}")
                .at("/results/0/outcome")
                .asText())
        .isEqualTo("possible");
    assertThat(replay(id).at("/results/0/outcome").asText()).isEqualTo("success");
    awaitState("1", FINE, LeadState.CREATED);
    connector.awaitQueueEmpty(DEAD);
  }

  @Test
  void replaysNoCommand() throws Exception {
    startAll();
    connector.send(
        DEAD,
        session -> {
          var message = session.createTextMessage("{\"id\":\"1\",\"operation\":\"modify-lead\"}");
          message.setStringProperty(LeadHeaders.STAGE, "command");
          return message;
        });
    String id = ops.get("dead-letters").at("/deadLetters/0/id").asText();
    assertThat(replay(id).at("/results/0/text").asText()).contains("is a command");
    assertThat(connector.browse(DEAD)).hasSize(1);
  }

  @Test
  void discardsWithAReasonAndKeepsTheState() throws Exception {
    startAll();
    String key = deadLetter("1");
    JsonNode answer =
        ops.post(
            "dead-letters/discard", "{\"reason\":\"a test\",\"deadLetters\":[\"" + key + "\"]}");
    assertThat(answer.at("/results/0/outcome").asText()).isEqualTo("success");
    assertThat(connector.browse(DEAD)).isEmpty();
    assertThat(entry("1", REFUSED).state()).isEqualTo(LeadState.REJECTED);
    assertThat(audit(key)).containsExactly("discard by operator (ana): discarded");
    assertThat(ops.get("leads/" + key).path("history").findValuesAsText("event"))
        .containsExactly("REJECT", "DISCARD");
    assertThat(ops.refusal("dead-letters/replay", "{\"deadLetters\":[\"" + key + "\"]}"))
        .startsWith("404");
  }

  /** By its first lead the connector has learned that SML finds one by its reference. */
  private void startWithASearchableReference() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, FINE, "0");
    awaitState("0", FINE, LeadState.CREATED);
  }

  private JsonNode replay(String name) {
    return ops.post("dead-letters/replay", "{\"deadLetters\":[\"" + name + "\"]}");
  }

  private String deadLetterFine(String id) throws Exception {
    connector.sendCorrelated(DEALER, FINE, id);
    awaitMessages(DEAD, 1);
    return key(id, FINE);
  }

  private static SandboxFault reject(int times) {
    return on("create-lead").respond(400).times(times);
  }

  private static String filter(String... fields) {
    return "{\"filter\":{\"stage\":\"deliver\"}," + String.join(",", fields) + "}";
  }
}
