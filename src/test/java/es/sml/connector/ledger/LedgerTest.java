package es.sml.connector.ledger;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.state.IllegalMoveException;
import es.sml.connector.ledger.state.LeadEvent;
import es.sml.connector.ledger.state.LeadHistory;
import es.sml.connector.ledger.state.LeadMove;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.sml.create.CreatedLead;
import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class LedgerTest extends StoreTest {
  private static final String KEY = "k1";

  /** What is legal, written down a second time; each event with the state that it leads to. */
  private static final Map<LeadState, Map<LeadEvent, LeadState>> LEGAL =
      Map.of(
          LeadState.RECEIVED,
              Map.of(
                  LeadEvent.POST, LeadState.POSTING,
                  LeadEvent.FAIL, LeadState.FAILED,
                  LeadEvent.DISMISS, LeadState.NOT_A_LEAD,
                  LeadEvent.SPLIT, LeadState.SPLIT,
                  LeadEvent.RESTORE, LeadState.UNKNOWN,
                  LeadEvent.DUPLICATE, LeadState.DUPLICATE),
          LeadState.POSTING,
              Map.of(
                  LeadEvent.RELEASE, LeadState.RECEIVED,
                  LeadEvent.OUTCOME_UNKNOWN, LeadState.UNKNOWN,
                  LeadEvent.CREATE, LeadState.CREATED,
                  LeadEvent.FOUND, LeadState.CREATED,
                  LeadEvent.REJECT, LeadState.REJECTED),
          LeadState.UNKNOWN,
              Map.of(
                  LeadEvent.RESTORE, LeadState.UNKNOWN,
                  LeadEvent.OUTCOME_UNKNOWN, LeadState.UNKNOWN,
                  LeadEvent.NOT_FOUND, LeadState.RECEIVED,
                  LeadEvent.PARK, LeadState.UNKNOWN,
                  LeadEvent.FOUND, LeadState.CREATED,
                  LeadEvent.CREATE, LeadState.CREATED,
                  LeadEvent.RESOLVE_CREATED, LeadState.CREATED,
                  LeadEvent.RESOLVE_RETRY, LeadState.RECEIVED,
                  LeadEvent.SEARCH_REPLAY, LeadState.UNKNOWN),
          LeadState.CREATED, Map.of(),
          LeadState.REJECTED,
              Map.of(
                  LeadEvent.REPLAY, LeadState.RECEIVED,
                  LeadEvent.SEARCH_REPLAY, LeadState.UNKNOWN),
          LeadState.FAILED, Map.of(LeadEvent.REPLAY, LeadState.RECEIVED),
          LeadState.NOT_A_LEAD, Map.of(LeadEvent.REPLAY, LeadState.RECEIVED),
          LeadState.SPLIT,
              Map.of(
                  LeadEvent.SPLIT, LeadState.SPLIT,
                  LeadEvent.REPLAY_SPLIT, LeadState.SPLIT,
                  LeadEvent.STILL_UNREADABLE, LeadState.SPLIT),
          LeadState.DUPLICATE, Map.of());

  /** Moves that OperatorResolutions makes; its own test has them. */
  private static final Set<LeadEvent> OF_A_PERSON =
      Set.of(
          LeadEvent.REPLAY,
          LeadEvent.SEARCH_REPLAY,
          LeadEvent.REPLAY_SPLIT,
          LeadEvent.RESOLVE_CREATED,
          LeadEvent.RESOLVE_RETRY);

  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = new Ledger(database);
  }

  @Test
  void recordsANewLeadThatIsAboutToBeSent() {
    assertThat(ledger.receiveAndPost(message(KEY), "main", "CRM \0 7", LeadOrigin.UNKNOWN))
        .hasValue(entry().postedAt());
    assertThat(entry())
        .returns(LeadState.POSTING, LedgerEntry::state)
        .returns(1, LedgerEntry::attempts);
    assertThat(
            database.<String>read(
                jdbc -> jdbc.sql("SELECT external_id FROM lead").query(String.class).single()))
        .isEqualTo("CRM \uFFFD 7");
  }

  @ParameterizedTest
  @EnumSource(LeadState.class)
  void recordsNoLeadThatExists(LeadState state) {
    receive();
    force(state);
    LedgerEntry before = entry();
    assertThat(ledger.receiveAndPost(message(KEY), "main", null, LeadOrigin.UNKNOWN)).isEmpty();
    assertThat(entry())
        .usingRecursiveComparison()
        .ignoringFieldsOfTypes(Duration.class)
        .isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("statesAndEvents")
  void makesTheLegalMovesAndRefusesTheOthers(LeadState state, LeadEvent event) {
    receive();
    force(state);
    // One call for both: of a lead, or of the rest of a message whose other leads went on.
    LeadEvent made =
        event == LeadEvent.FAIL || event == LeadEvent.STILL_UNREADABLE
            ? (state == LeadState.SPLIT ? LeadEvent.STILL_UNREADABLE : LeadEvent.FAIL)
            : event;
    LeadState to = LEGAL.get(state).get(made);
    if (to == null) {
      refuse(event);
      assertThat(entry().state()).isEqualTo(state);
    } else {
      apply(event);
      assertThat(entry().state()).isEqualTo(to);
    }
  }

  static Stream<Arguments> statesAndEvents() {
    return Stream.of(LeadState.values())
        .flatMap(
            state ->
                Stream.of(LeadEvent.values())
                    .filter(event -> !OF_A_PERSON.contains(event))
                    .map(event -> Arguments.of(state, event)));
  }

  @Test
  void theTableHasNoOtherMoves() {
    for (LeadEvent event : LeadEvent.values()) {
      Set<LeadState> from = new java.util.HashSet<>();
      LEGAL.forEach(
          (state, moves) -> {
            if (moves.containsKey(event)) {
              from.add(state);
              assertThat(event.to()).isEqualTo(moves.get(event));
            }
          });
      assertThat(event.from()).as(event.name()).isEqualTo(from);
    }
  }

  @Test
  void anUnknownLeadCannotBeMoved() {
    assertThatThrownBy(() -> ledger.posting("nobody", null, LeadOrigin.UNKNOWN))
        .isInstanceOf(IllegalMoveException.class)
        .hasMessageContaining("nobody")
        .hasMessageContaining("POST");
    assertThat(ledger.find("nobody")).isEmpty();
  }

  @Test
  void countsEachAttempt() {
    assertThat(receive()).extracting(LedgerEntry::attempts).isEqualTo(1);
    assertThat(receive()).extracting(LedgerEntry::attempts).isEqualTo(2);
    assertThat(receive())
        .isEqualTo(
            new LedgerEntry(
                KEY, LeadState.RECEIVED, 3, null, null, Duration.ZERO, 0, null, false, null, 0));
  }

  @Test
  void receivesALeadInTheStateInWhichItWasLeft() {
    receive();
    ledger.posting(KEY, "x", LeadOrigin.UNKNOWN);
    assertThat(receive().state()).isEqualTo(LeadState.POSTING);
    ledger.created(KEY, 77);
    assertThat(receive()).extracting(LedgerEntry::smlId).isEqualTo(77L);
  }

  /** As a node does that was paused for minutes and goes on when another has the lead. */
  @Test
  void aReplacedNodeCannotChangeTheLead() {
    receive();
    long first = ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    ledger.unknown(
        KEY, "{}", "the connector was interrupted while it sent the lead", Duration.ZERO);
    ledger.absent(entry());
    await().until(() -> ledger.find(KEY).orElseThrow().postingAge().toMillis() > 0);
    long second = ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    assertThat(second).isGreaterThan(first);
    assertThatThrownBy(() -> ledger.released(KEY, first)).isInstanceOf(IllegalMoveException.class);
    assertThat(ledger.unknown(KEY, first, "{}", "no answer", Duration.ZERO)).isFalse();
    assertThat(entry().state()).isEqualTo(LeadState.POSTING);
    ledger.released(KEY, second);
    assertThat(entry().state()).isEqualTo(LeadState.RECEIVED);
  }

  @Test
  void reportsALeadThatIsInSmlUnderTwoIds() {
    receive();
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    ledger.created(KEY, 7);
    assertThatThrownBy(() -> ledger.created(KEY, 8)).isInstanceOf(IllegalMoveException.class);
    assertThatThrownBy(() -> ledger.created(KEY, 7)).isInstanceOf(IllegalMoveException.class);
    assertThat(new LeadHistory(database).of(KEY))
        .extracting(LeadMove::event, LeadMove::reason)
        .containsExactly(
            tuple("DUPLICATE_IN_SML", "SML has it as 7 and as 8: close one of them in SML"));
  }

  @Test
  void burnsNoAttemptWhereTheLeadIsNotToBlame() {
    receive();
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    ledger.released(KEY, postedAt());
    assertThat(entry().attempts()).isZero();
    receive();
    ledger.returned(KEY);
    assertThat(entry().attempts()).isZero();
    receive();
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    ledger.unknown(KEY, "{}", "no answer", Duration.ofSeconds(1));
    assertThat(entry().attempts()).isZero();
  }

  @Test
  void returnsALeadWithoutAMove() {
    receive();
    force(LeadState.UNKNOWN);
    ledger.returned(KEY);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void keepsTheRequestAsEvidenceUntilTheLeadIsInSml() {
    receive();
    ledger.posting(KEY, "e-1", LeadOrigin.UNKNOWN);
    ledger.unknown(KEY, "{\"source\":1}", "no answer", Duration.ofMinutes(1));
    assertThat(column("request")).isEqualTo("{\"source\":1}");
    ledger.unknown(KEY, null, "no answer again", Duration.ofMinutes(1));
    assertThat(column("request")).isEqualTo("{\"source\":1}");
    assertThat(entry().reason()).isEqualTo("no answer again");
    assertThat(column("external_id")).isEqualTo("e-1");
    ledger.created(KEY, 5);
    assertThat(column("request")).isNull();
    assertThat(entry().reason()).isNull();
  }

  @Test
  void forgetsTheRequestOfALeadThatWasRefused() {
    receive();
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    ledger.unknown(KEY, "{}", "no answer", Duration.ZERO);
    ledger.absent(entry());
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    ledger.rejected(KEY, "SML rejected the request with 400");
    assertThat(column("request")).isNull();
    assertThat(entry().reason()).isEqualTo("SML rejected the request with 400");
  }

  @Test
  void countsDownToTheReconciliationByTheDatabasesClock() {
    receive();
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    ledger.unknown(KEY, "{}", "no answer", Duration.ofMinutes(5));
    assertThat(entry().commitWindow())
        .isBetween(Duration.ofMinutes(5).minusSeconds(20), Duration.ofMinutes(5));
    age("reconcile_at", Duration.ofMinutes(6));
    assertThat(entry().commitWindow()).isNegative();
  }

  @Test
  void measuresHowLongALeadIsUnderWay() {
    receive();
    assertThat(entry().postingAge()).isZero();
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    age("posting_at", Duration.ofSeconds(90));
    assertThat(entry().postingAge()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(110));
  }

  @Test
  void ofSixteenWhoPostOneLeadOneMay() throws Exception {
    receive();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    CyclicBarrier together = new CyclicBarrier(16);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      answers.add(
          threads.submit(
              () -> {
                together.await();
                try {
                  ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
                  return true;
                } catch (IllegalMoveException e) {
                  return false;
                }
              }));
    }
    int posted = 0;
    for (Future<Boolean> answer : answers) {
      posted += answer.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(posted).isEqualTo(1);
  }

  @Test
  void failsNoLeadThatMayBeInSml() {
    receive();
    assertThat(ledger.failed(KEY, "no lead in it", null)).isTrue();
    force(LeadState.POSTING);
    assertThat(ledger.failed(KEY, "a bug", null)).isFalse();
    assertThat(entry().state()).isEqualTo(LeadState.POSTING);
  }

  @Test
  void aDuplicateNamesItsFirstLead() {
    receive();
    ledger.markDuplicate(KEY, "k0", 7, LeadOrigin.UNKNOWN);
    assertThat(entry().smlId()).isEqualTo(7);
    assertThat(entry().reason()).isEqualTo("a duplicate of lead k0");
  }

  @Test
  void aParkedLeadStaysParkedWhenItIsRedelivered() {
    receive();
    force(LeadState.UNKNOWN);
    ledger.parked(KEY, "nothing");
    assertThat(column("parked_at")).isNotNull();
    receive();
    assertThat(column("parked_at")).isNotNull();
  }

  @Test
  void remembersWhatHappenedOnTheWay() {
    receive();
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    ledger.unknown(KEY, "{}", "SML responded 500", Duration.ZERO);
    ledger.parked(KEY, "search: 0 leads");
    ledger.found(KEY, CreatedLead.unseen(7), "by its reference");
    assertThat(new LeadHistory(database).of(KEY))
        .extracting(LeadMove::event, LeadMove::reason)
        .containsExactly(
            tuple("OUTCOME_UNKNOWN", "SML responded 500"),
            tuple("PARK", "search: 0 leads"),
            tuple("FOUND", "by its reference"));
    assertThat(new LeadHistory(database).of(KEY)).extracting(LeadMove::at).isSorted();
  }

  @Test
  void storesCharactersThatNoDatabaseAccepts() {
    receive();
    ledger.failed(KEY, "a NUL \0 and half a character \uD83D", null);
    assertThat(entry().reason()).isEqualTo("a NUL \uFFFD and half a character ?");
  }

  @Test
  void remembersAfterARestart() {
    receive();
    ledger.posting(KEY, "e-1", LeadOrigin.UNKNOWN);
    database.close();
    openStore();
    open();
    assertThat(entry().state()).isEqualTo(LeadState.POSTING);
    assertThat(column("account")).isEqualTo("main");
    assertThat(column("dealer")).isEqualTo("norte");
  }

  private long postedAt() {
    return entry().postedAt();
  }

  private void refuse(LeadEvent event) {
    if (event == LeadEvent.FAIL || event == LeadEvent.STILL_UNREADABLE) {
      assertThat(ledger.failed(KEY, "no", null)).isFalse();
    } else if (event == LeadEvent.OUTCOME_UNKNOWN) {
      assertThat(ledger.unknown(KEY, "{}", "no answer", Duration.ZERO)).isFalse();
    } else {
      assertThatThrownBy(() -> apply(event)).isInstanceOf(IllegalMoveException.class);
    }
  }

  private void apply(LeadEvent event) {
    switch (event) {
      case POST -> ledger.posting(KEY, "e", LeadOrigin.UNKNOWN);
      case RELEASE -> ledger.released(KEY, postedAt());
      case OUTCOME_UNKNOWN -> ledger.unknown(KEY, "{}", "no answer", Duration.ZERO);
      case NOT_FOUND -> ledger.absent(entry());
      case RESTORE -> ledger.restored(KEY, 1, "{}", Duration.ZERO);
      case CREATE -> ledger.created(KEY, 1);
      case FOUND -> ledger.found(KEY, CreatedLead.unseen(1), "by its reference");
      case PARK -> ledger.parked(KEY, "nothing");
      case REJECT -> ledger.rejected(KEY, "no");
      case FAIL -> ledger.failed(KEY, "no", null);
      case DISMISS -> ledger.dismissed(KEY, "no");
      case SPLIT -> ledger.divided(KEY, 2);
      case DUPLICATE -> ledger.markDuplicate(KEY, "k0", 1, LeadOrigin.UNKNOWN);
      case STILL_UNREADABLE -> ledger.failed(KEY, "no", null);
      case REPLAY, SEARCH_REPLAY, REPLAY_SPLIT, RESOLVE_CREATED, RESOLVE_RETRY ->
          throw new AssertionError("this event is not used here");
    }
  }

  private LedgerEntry receive() {
    return receive(KEY);
  }

  private LedgerEntry receive(String key) {
    return ledger.receive(message(key), "main");
  }

  private static InboundMessage message(String key) {
    return aMessage().key(key).byMail().name("<1@x>").build();
  }

  private LedgerEntry entry() {
    return ledger.find(KEY).orElseThrow();
  }

  private void force(LeadState state) {
    database.write(
        jdbc -> jdbc.sql("UPDATE lead SET state = :state").param("state", state.name()).update());
  }

  private void age(String column, Duration by) {
    database.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET " + column + " = " + column + " - :by")
                .param("by", by.toMillis())
                .update());
  }

  private String column(String name) {
    return database.read(
        jdbc ->
            jdbc.sql("SELECT " + name + " FROM lead WHERE lead_key = :key")
                .param("key", KEY)
                .query((row, number) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null));
  }
}
