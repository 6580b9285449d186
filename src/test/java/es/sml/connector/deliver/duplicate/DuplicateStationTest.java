package es.sml.connector.deliver.duplicate;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import es.sml.connector.testing.sandbox.SandboxFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** 26-duplicate: the same enquiry under another id, by the policy of each of three dealers. */
class DuplicateStationTest extends StationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTES = "norte";
  private static final String IGNORES = "sur";
  private static final String CREATES = "este";
  private static final String FIRST =
      """
      {"source": 1, "vehicle": {"brand_model": "Seat León"}, "note": [{"content": "¿Sigue en venta?"}],
       "client": {"name": "Ana Ruiz", "phone": "611223344", "email": "ana@example.com"}}""";
  private static final String SECOND =
      """
      {"source": 1, "vehicle": {"brand_model": "SEAT Leon"}, "note": [{"content": "Llámenme"}],
       "client": {"name": "Ana", "phone": "+34 611 22 33 44", "email": "ana.ruiz@example.org"}}""";

  @Override
  protected String idleRoutes() {
    return "sml-reference*";
  }

  @Override
  protected void configure(RunningConnector prepared) {
    prepared.withDealer(
        """
        queue: {}
            crm: {}
            duplicates: {policy: note}
          sur:
            account: demo
            source: 1
            queue: {}
            duplicates: {policy: discard}
          este:
            account: demo
            source: 1
            queue: {}""");
  }

  @Test
  void createsBothWithoutAPolicy() throws Exception {
    context.start();
    send(CREATES, "1", FIRST, LeadState.CREATED);
    send(CREATES, "2", FIRST, LeadState.CREATED);
    assertThat(connector.references()).hasSize(2).doesNotHaveDuplicates();
    assertThat(number("SELECT COUNT(*) FROM enquiry")).isZero();
  }

  @Test
  void discardsADuplicateAndNamesTheFirstLead() throws Exception {
    context.start();
    LedgerEntry first = send(IGNORES, "1", FIRST, LeadState.CREATED);
    LedgerEntry duplicate = send(IGNORES, "2", SECOND, LeadState.DUPLICATE);
    assertThat(duplicate.smlId()).isEqualTo(first.smlId());
    assertThat(duplicate.reason()).isEqualTo("a duplicate of lead " + first.key());
    assertThat(connector.created()).isEqualTo(1);
    assertThat(notes(first)).containsExactly("¿Sigue en venta?");
    assertThat(awaitMessages("crm.sur.replies", 2))
        .extracting(answer -> answer.getBody(String.class))
        .anyMatch(answer -> answer.contains("\"outcome\":\"duplicate\""));
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void recognisesARedeliveredDuplicate() throws Exception {
    CountDownLatch recognised = new CountDownLatch(1);
    before("receive-lead", "receive-lead-log-ended", exchange -> recognised.countDown());
    context.start();
    send(NOTES, "1", FIRST, LeadState.CREATED);
    LedgerEntry duplicate = send(NOTES, "2", SECOND, LeadState.DUPLICATE);
    connector.sendCorrelated(DEALER, SECOND, "2");
    assertThat(recognised.await(30, TimeUnit.SECONDS)).isTrue();
    connector.awaitQueueEmpty(INBOUND);
    assertThat(entry("2", SECOND).state()).isEqualTo(LeadState.DUPLICATE);
    assertThat(notes(duplicate)).hasSize(2);
  }

  @Test
  void notesADuplicateInTheFirstLeadAndKeepsItsOtherNotes() throws Exception {
    context.start();
    LedgerEntry first = send(NOTES, "1", FIRST, LeadState.CREATED);
    LedgerEntry duplicate = send(NOTES, "2", SECOND, LeadState.DUPLICATE);
    assertThat(duplicate.smlId()).isEqualTo(first.smlId());
    assertThat(connector.created()).isEqualTo(1);
    assertThat(notes(first)).hasSize(2).contains("¿Sigue en venta?");
    assertThat(noteOf(duplicate))
        .isEqualTo(
            "El cliente ha vuelto a consultar por este vehículo (%s)\n"
                    .formatted(reference(duplicate))
                + "Nombre: Ana\nTeléfono: +34 611 22 33 44\nE-mail: ana.ruiz@example.org\nLlámenme");
  }

  @Test
  void sendsANoteOnlyWhileItHoldsTheLock() throws Exception {
    List<String> deadlines = new CopyOnWriteArrayList<>();
    before(
        "sml-request-demo",
        "sml-request-try",
        request -> {
          if ("PATCH".equals(request.getMessage().getHeader(Exchange.HTTP_METHOD).toString())) {
            deadlines.add(request.getMessage().getHeader(SendDeadline.HEADER, String.class));
          }
        });
    context.start();
    send(NOTES, "1", FIRST, LeadState.CREATED);
    long begun = System.currentTimeMillis();
    send(NOTES, "2", SECOND, LeadState.DUPLICATE);
    assertThat(deadlines).hasSize(1);
    assertThat(SendDeadline.of(deadlines.get(0)).millis() - begun)
        .isBetween(1L, Duration.ofMinutes(10).toMillis());
  }

  @Test
  void createsADuplicateOfAnEndedLeadAndNotesTheNextInIt() throws Exception {
    context.start();
    LedgerEntry ended = send(NOTES, "1", FIRST, LeadState.CREATED);
    connector.api(
        "PATCH", "/api/lead/" + ended.smlId() + "/change_status/", "{\"status\":\"end\"}");
    LedgerEntry duplicate = send(NOTES, "2", SECOND, LeadState.CREATED);
    // By its e-mail a repeat of the ended one, by its phone of the other.
    LedgerEntry next = send(NOTES, "3", FIRST, LeadState.DUPLICATE);
    assertThat(next.smlId()).isEqualTo(duplicate.smlId()).isNotEqualTo(ended.smlId());
    assertThat(notes(ended)).hasSize(1);
    assertThat(notes(duplicate)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"get-lead, 404", "get-lead, 403", "modify-lead, 400", "modify-lead, 404"})
  void createsADuplicateThatCannotBeNotedInTheFirstLead(String operation, int status)
      throws Exception {
    context.start();
    LedgerEntry first = send(NOTES, "1", FIRST, LeadState.CREATED);
    connector.fault(on(operation).respond(status).times(2));
    LedgerEntry duplicate = send(NOTES, "2", SECOND, LeadState.CREATED);
    connector.clearFaults();
    assertThat(connector.references()).hasSize(2).doesNotHaveDuplicates();
    assertThat(send(NOTES, "3", SECOND, LeadState.DUPLICATE).smlId()).isEqualTo(duplicate.smlId());
    assertThat(notes(first)).hasSize(1);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void waitsUntilTheFirstIsInSmlAndFollowsThePolicyThen() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    before("post-lead", "post-lead-send", exchange -> waiting.await(30, TimeUnit.SECONDS));
    before("postpone-duplicate", "postpone-duplicate-reschedule", exchange -> waiting.countDown());
    context.start();
    connector.sendCorrelated(DEALER, FIRST, "1");
    awaitState("1", FIRST, LeadState.POSTING);
    LedgerEntry duplicate = send(NOTES, "2", SECOND, LeadState.DUPLICATE);
    assertThat(waiting.getCount()).isZero();
    assertThat(duplicate.attempts()).isEqualTo(1);
    assertThat(connector.created()).isEqualTo(1);
    assertThat(notes(duplicate)).hasSize(2);
  }

  @Test
  void waitsForAFirstLeadWhoseOutcomeIsUnknown() throws Exception {
    connector.fault(on("create-lead").commitThenRespond(500).once());
    CountDownLatch waiting = new CountDownLatch(1);
    before(
        "reconcile-lead", "reconcile-lead-decide", exchange -> waiting.await(30, TimeUnit.SECONDS));
    before("postpone-duplicate", "postpone-duplicate-reschedule", exchange -> waiting.countDown());
    context.start();
    connector.sendCorrelated(queue(IGNORES), FIRST, "1");
    await().until(() -> state(IGNORES, "1", FIRST) == LeadState.UNKNOWN);
    send(IGNORES, "2", SECOND, LeadState.DUPLICATE);
    assertThat(waiting.getCount()).isZero();
    assertThat(connector.created()).isEqualTo(1);
  }

  @Test
  void createsADuplicateOfARejectedLead() throws Exception {
    context.start();
    connector.fault(on("create-lead").respond(400).once());
    send(IGNORES, "1", FIRST, LeadState.REJECTED);
    send(IGNORES, "2", SECOND, LeadState.CREATED);
    assertThat(send(IGNORES, "3", FIRST, LeadState.DUPLICATE).reason())
        .endsWith(key(IGNORES, "2", SECOND));
  }

  @Test
  void replaysARejectedLeadAsADuplicateOfALaterOne() throws Exception {
    context.start();
    connector.fault(on("create-lead").respond(400).once());
    send(IGNORES, "1", FIRST, LeadState.REJECTED);
    LedgerEntry second = send(IGNORES, "2", SECOND, LeadState.CREATED);
    connector
        .ledger() // as a replay leaves it
        .sql(
            "UPDATE lead SET state = 'UNKNOWN', attempts = 0, reconcile_at = NULL WHERE state = 'REJECTED'")
        .update();
    assertThat(send(IGNORES, "1", FIRST, LeadState.DUPLICATE).smlId()).isEqualTo(second.smlId());
    assertThat(connector.created()).isEqualTo(1);
  }

  @Test
  void createsADuplicateOfAParkedLead() throws Exception {
    String nameless = aLead().brandModel("Kia").name("Ana").json();
    connector.api("POST", "/api/lead/", RunningConnector.lead(9)); // it has no tag to be found by
    connector.fault(on("create-lead").respond(500).once());
    context.start();
    send(IGNORES, "1", nameless, LeadState.UNKNOWN);
    awaitMessages(PARKED, 1);
    send(IGNORES, "2", nameless, LeadState.CREATED);
  }

  @Test
  void createsOneOfManyThatArriveTogetherAndNotesTheOthers() throws Exception {
    context.start();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      ids.add("together " + i);
      connector.sendCorrelated(DEALER, FIRST, "together " + i);
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                ids.stream()
                    .allMatch(
                        id ->
                            Set.of(LeadState.CREATED, LeadState.DUPLICATE)
                                .contains(state(NOTES, id, FIRST))));
    assertThat(connector.created()).isEqualTo(1);
    LedgerEntry first = entry(ids.get(0), FIRST);
    assertThat(notes(first)).hasSize(9);
    Set<String> noted = new TreeSet<>();
    for (String id : ids) {
      LedgerEntry entry = entry(id, FIRST);
      assertThat(entry.attempts()).isEqualTo(1);
      if (entry.state() == LeadState.DUPLICATE) {
        noted.add(noteOf(entry));
      }
    }
    assertThat(noted).hasSize(8);
  }

  @Test
  void addsANoteOnceWhenTheLedgerFailsToRecordIt() throws Exception {
    failBefore(
        "record-duplicate",
        "record-duplicate-note",
        1,
        new DataAccessResourceFailureException("gone"));
    context.start();
    send(NOTES, "1", FIRST, LeadState.CREATED);
    LedgerEntry duplicate = send(NOTES, "2", SECOND, LeadState.DUPLICATE);
    assertThat(duplicate.attempts()).isEqualTo(2);
    assertThat(requests("modify-lead")).isEqualTo(1);
    assertThat(notes(duplicate)).hasSize(2);
  }

  @Test
  void addsANoteOnlyAfterWhatWasCutOffCannotReachSmlAnyMore() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    before("postpone-duplicate", "postpone-duplicate-reschedule", exchange -> waiting.countDown());
    context.start();
    LedgerEntry first = send(NOTES, "1", FIRST, LeadState.CREATED);
    // As a killed process leaves it, right after it sent the note.
    connector
        .ledger()
        .sql(
            "INSERT INTO note_lock VALUES ('demo', ?, ?, CAST(unixepoch('subsec') * 1000 AS INTEGER) + 600000)")
        .params(first.smlId(), key("2", SECOND))
        .update();
    connector.sendCorrelated(DEALER, SECOND, "2");
    assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(requests("modify-lead")).isZero();
    connector.ledger().sql("UPDATE note_lock SET ends_at = 0").update();
    awaitState("2", SECOND, LeadState.DUPLICATE);
    assertThat(notes(first)).hasSize(2);
    assertThat(number("SELECT COUNT(*) FROM note_lock")).isZero();
  }

  private static List<Arguments> fatesOfANote() {
    return List.of(
        arguments(on("modify-lead").commitThenRespond(500).once(), 1),
        arguments(on("modify-lead").commitThenReset().once(), 1),
        arguments(on("modify-lead").commitLate(700).once(), 1),
        arguments(on("modify-lead").respondWithHtml().once(), 2));
  }

  @ParameterizedTest
  @MethodSource("fatesOfANote")
  void addsANoteOnceWhenItsOutcomeIsUnknown(SandboxFault fault, int sent) throws Exception {
    AtomicInteger waits = countWaits();
    context.start();
    send(NOTES, "1", FIRST, LeadState.CREATED);
    connector.fault(fault);
    LedgerEntry duplicate = send(NOTES, "2", SECOND, LeadState.DUPLICATE);
    assertThat(duplicate.attempts()).isEqualTo(1);
    assertThat(requests("modify-lead")).isEqualTo(sent);
    assertThat(notes(duplicate)).hasSize(2);
    // The connector searches the note once, after SML can no longer add it, and it does not block
    // itself.
    assertThat(waits).hasValue(0);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"get-lead, 503", "modify-lead, 429"})
  void keepsADuplicateQueuedWhileSmlCannotStoreItsNote(String operation, int status)
      throws Exception {
    CountDownLatch paused = new CountDownLatch(1);
    before("deliver-probe-demo", "deliver-probe-request", exchange -> paused.countDown());
    AtomicInteger waits = countWaits();
    context.start();
    send(NOTES, "1", FIRST, LeadState.CREATED);
    connector.fault(on(operation).respond(status).once());
    LedgerEntry duplicate = send(NOTES, "2", SECOND, LeadState.DUPLICATE);
    assertThat(paused.getCount()).isZero();
    assertThat(duplicate.attempts()).isEqualTo(1);
    assertThat(notes(duplicate)).hasSize(2);
    assertThat(waits).hasValue(0);
    await().until(() -> circuitBreaker().reason("demo") == null);
  }

  @Test
  void postponesADuplicateForWhichSmlFailsSeveralTimes() throws Exception {
    AtomicInteger waits = countWaits();
    context.start();
    send(NOTES, "1", FIRST, LeadState.CREATED);
    connector.fault(on("get-lead").respond(500).times(3));
    LedgerEntry duplicate = send(NOTES, "2", SECOND, LeadState.DUPLICATE);
    assertThat(notes(duplicate)).hasSize(2);
    assertThat(waits).hasValue(1);
  }

  @Test
  void notifiesTheCrmOfTheFirstLeadOnly() throws Exception {
    // One whose key comes before the first's in the ledger's order.
    String id =
        IntStream.iterate(2, number -> number + 1)
            .mapToObj(String::valueOf)
            .filter(each -> key(each, SECOND).compareTo(key("1", FIRST)) < 0)
            .findFirst()
            .orElseThrow();
    context.start();
    LedgerEntry first = send(NOTES, "1", FIRST, LeadState.CREATED);
    assertThat(publishedReference("created")).isEqualTo(reference(first));
    send(NOTES, id, SECOND, LeadState.DUPLICATE);
    connector.api(
        "PATCH", "/api/lead/" + first.smlId() + "/change_status/", "{\"status\":\"tracing\"}");
    assertThat(publishedReference("status-changed")).isEqualTo(reference(first));
    assertThat(connector.browse("crm.norte.status")).isEmpty();
  }

  @Test
  void repliesToACommandOfADuplicateWithTheFirstLeadsId() throws Exception {
    context.start();
    LedgerEntry first = send(NOTES, "1", FIRST, LeadState.CREATED);
    connector.consume("crm.norte.replies", 1); // the reply to the first lead
    connector.send(
        "sml.commands",
        "{\"id\":\"c1\",\"operation\":\"create-lead\",\"dealer\":\"norte\",\"replyTo\":\"crm.norte.replies\",\"body\":"
            + SECOND
            + "}");
    JsonNode answer = JSON.readTree(connector.consume("crm.norte.replies", 1).get(0));
    assertThat(answer.path("outcome").asText()).as(answer.toString()).isEqualTo("success");
    assertThat(answer.at("/result/id").asLong()).isEqualTo(first.smlId());
    assertThat(notes(first)).hasSize(2);
  }

  /** How often a repeat was put back because of another lead, or of another note. */
  private AtomicInteger countWaits() throws Exception {
    AtomicInteger waits = new AtomicInteger();
    before(
        "postpone-duplicate", "postpone-duplicate-reschedule", exchange -> waits.incrementAndGet());
    return waits;
  }

  private LedgerEntry send(String dealer, String id, String body, LeadState end) throws Exception {
    connector.sendCorrelated(queue(dealer), body, id);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(state(dealer, id, body)).isEqualTo(end));
    return connector.runtime().ledger().find(key(dealer, id, body)).orElseThrow();
  }

  private LeadState state(String dealer, String id, String body) {
    return connector
        .runtime()
        .ledger()
        .find(key(dealer, id, body))
        .map(LedgerEntry::state)
        .orElse(null);
  }

  private static String queue(String dealer) {
    return "dealers." + dealer + ".leads";
  }

  private static String key(String dealer, String id, String body) {
    return MessageKey.of(dealer, id, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String reference(LedgerEntry entry) {
    return MessageKey.reference(entry.key());
  }

  /** The notes in SML of the lead that the entry names. */
  private List<String> notes(LedgerEntry entry) {
    List<String> notes = new ArrayList<>();
    connector
        .api("GET", "/api/lead/" + entry.smlId() + "/", null)
        .path("note")
        .forEach(note -> notes.add(note.path("content").asText()));
    return notes;
  }

  private String noteOf(LedgerEntry duplicate) {
    List<String> its =
        notes(duplicate).stream().filter(note -> note.contains(reference(duplicate))).toList();
    assertThat(its).hasSize(1);
    return its.get(0);
  }

  /** The reference in the next event, which is of this type. */
  private String publishedReference(String type) throws Exception {
    JsonNode event = JSON.readTree(connector.consume("crm.norte.status", 1).get(0));
    assertThat(event.path("type").asText()).isEqualTo("es.sml.lead." + type + ".v1");
    return event.at("/data/reference").asText();
  }

  private AccountCircuitBreaker circuitBreaker() {
    return context
        .getRegistry()
        .lookupByNameAndType("accountCircuitBreaker", AccountCircuitBreaker.class);
  }

  private long number(String sql) {
    return connector.ledger().sql(sql).query(Long.class).single();
  }
}
