package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.deliver.Settlement.SendTimes;
import es.sml.connector.deliver.Settlement.Verdict;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.failure.UnknownOutcomeException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SmlLead;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlementTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration SEND_WITHIN = Duration.ofSeconds(15);
  private static final Duration LATE_COMMIT = Duration.ofSeconds(60);
  private static final SendTimes TIMES = new SendTimes(SEND_WITHIN, DEADLINE, LATE_COMMIT);
  private static final SmlLead WITH_EMAIL = LeadSearchTest.person("600", "a@x.example");
  private static final SmlLead NAMELESS = LeadSearchTest.person(null, null);

  /** By more than this a clock was not merely looked at late. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private Database database;
  private StubbedList sml;
  private Ledger ledger;
  private Settlement settlement;
  private ClockedLedger clocked;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    database = Database.open(new DatabaseSettings(null, null, null, 2), directory);
    sml = new StubbedList();
    clocked = new ClockedLedger(database);
    ledger = new Ledger(clocked);
    start();
    pass(Duration.ofHours(1));
    receive();
    ledger.posting(KEY, null);
  }

  @AfterEach
  void close() {
    sml.close();
    database.close();
  }

  @Test
  void anUnknownLeadThatIsInSmlIsFound() {
    becomeUnknown(Duration.ofMinutes(1));
    inSml();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.FOUND);
    assertThat(entry().state()).isEqualTo(LeadState.CREATED);
    assertThat(entry().smlId()).isEqualTo(41);
  }

  @Test
  void aLeadWithoutItsTagIsFoundOnceSmlCannotCommitItAnyMore() {
    becomeUnknown(Duration.ofMinutes(1));
    addLikeness();
    assertThat(settle(LeadSearchTest.LEON)).isEqualTo(Verdict.WAIT);
    receive();
    pass(Duration.ofMinutes(2));
    assertThat(settle(LeadSearchTest.LEON)).isEqualTo(Verdict.FOUND);
    assertThat(entry().smlId()).isEqualTo(5);
    assertThat(new LeadHistory(database).of(KEY))
        .extracting(LeadMove::reason)
        .contains("by customer, source, vehicle and time, without its reference");
  }

  @Test
  void anInterruptedLeadThatIsInSmlIsFound() {
    inSml();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.FOUND);
    assertThat(entry().smlId()).isEqualTo(41);
  }

  @Test
  void aLeadThatSmlMayStillCommitWaits() {
    becomeUnknown(Duration.ofMinutes(1));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void aLeadThatSmlCannotCommitAnyMoreIsAbsent() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
    assertThat(entry().state()).isEqualTo(LeadState.RECEIVED);
  }

  @Test
  void aLeadThatWentInBeforeTheLedgerWasRestoredIsFound() {
    restore();
    inSml();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.FOUND);
    assertThat(entry().smlId()).isEqualTo(41);
  }

  @Test
  void aRestoredLeadThatIsNotInSmlIsSentOnceNoneCanGetThereAnyMore() {
    restore();
    sml.searchable(true);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    receive();
    pass(DEADLINE.plus(SEND_WITHIN).plus(LATE_COMMIT).plus(A_MOMENT));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
    assertThat(entry().isSettledSince(entry().restoredAt())).isTrue();
  }

  /** It is unknown when it was sent, so an older lead of the customer may be similar. */
  @Test
  void aRestoredLeadIsAPersonsWhereSmlShowsNoTagsAndAnotherIsLikeIt() {
    restore();
    addLikeness();
    pass(Duration.ofMinutes(5));
    receive();
    assertThat(settle(LeadSearchTest.LEON)).isEqualTo(Verdict.PARK);
  }

  /** As when two copies of a message are taken from the queue at the same time. */
  @Test
  void whatASearchSawIsVoidOnceTheLeadWasSentAgain() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    LedgerEntry asBothCopiesSawIt = entry();
    assertThat(settlement.settle(asBothCopiesSawIt, "main", WITH_EMAIL).verdict())
        .isEqualTo(Verdict.ABSENT);
    assertThatThrownBy(() -> settlement.settle(asBothCopiesSawIt, "main", WITH_EMAIL).verdict())
        .isInstanceOf(IllegalMoveException.class);
    ledger.posting(KEY, null);
    assertThatThrownBy(() -> settlement.settle(asBothCopiesSawIt, "main", WITH_EMAIL).verdict())
        .isInstanceOf(IllegalMoveException.class);
    becomeUnknown(Duration.ZERO);
    assertThatThrownBy(() -> settlement.settle(asBothCopiesSawIt, "main", WITH_EMAIL).verdict())
        .isInstanceOf(IllegalMoveException.class);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void whatCutOffItsSearchIsNotCountedAgainstALead() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    receive();
    receive();
    receive();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
    assertThat(entry().attempts()).isEqualTo(1);
  }

  @Test
  void aSearchThatBeginsTooEarlyProvesNothingHoweverLateItEnds() {
    settlement.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    sml.meanwhile(() -> pass(LATE_COMMIT));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
  }

  /** As by a process that stood still in between. */
  @Test
  void whatASearchSawIsVoidOnceTheLeadWasParked() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    LedgerEntry before = entry();
    ledger.parked(KEY, "nothing");
    assertThatThrownBy(() -> settlement.settle(before, "main", WITH_EMAIL))
        .isInstanceOf(IllegalMoveException.class);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void anotherCopyOfAParkedLeadIsParkedTooUnlessTheLeadIsInSml() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    ledger.parked(KEY, "nothing");
    receive();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.PARK);
    inSml();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.FOUND);
  }

  @Test
  void noLikenessTakesAParkedLeadFromWhoDecides() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    ledger.parked(KEY, "nothing");
    addLikeness();
    assertThat(settle(LeadSearchTest.LEON)).isEqualTo(Verdict.PARK);
  }

  @Test
  void aLeadWaitsWhileTheOneThatIsLikeItMayBeAnothers() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    addLikeness();
    receive("other");
    ledger.posting("other", null);
    int attempts = entry().attempts();
    assertThat(settle(LeadSearchTest.LEON)).isEqualTo(Verdict.WAIT);
    assertThat(entry().attempts()).isEqualTo(attempts - 1);
    ledger.created("other", 5);
    assertThat(settle(LeadSearchTest.LEON)).isNotIn(Verdict.WAIT, Verdict.FOUND);
  }

  @Test
  void aLostAnswerIsNoLossOnceAnotherCopyFoundTheLead() {
    inSml();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.FOUND);
    settlement.lost(KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("no answer"));
    assertThat(entry().state()).isEqualTo(LeadState.CREATED);
  }

  @Test
  void aLeadThatNoFilterCanShowIsParked() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    sml.add(LeadSearchTest.lead(1));
    assertThat(settle(NAMELESS)).isEqualTo(Verdict.PARK);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void aLeadThatNoFilterCanShowIsFoundAllTheSameIfOneDoes() {
    becomeUnknown(Duration.ZERO);
    inSml();
    sml.searchable(true);
    assertThat(settle(NAMELESS)).isEqualTo(Verdict.FOUND);
  }

  @Test
  void aYoungInterruptedLeadWaitsForItsDeadlineAndThenForSmls() {
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(entry().settleIn())
        .isBetween(LATE_COMMIT.plus(DEADLINE), LATE_COMMIT.plus(DEADLINE).plus(SEND_WITHIN));
    assertThat(request()).contains("\"phone\":\"600\"");
  }

  @Test
  void aLeadInterruptedByAnEndedProcessWaitsForSmlOnly() {
    pass(Duration.ofMillis(1));
    start();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    assertThat(entry().settleIn()).isBetween(LATE_COMMIT.minusSeconds(20), LATE_COMMIT);
  }

  @Test
  void aLeadOfANodeThatFellSilentWaitsUntilItSendsNoMoreWhenItWakesUp() {
    assertThat(waitAfterNodes(other -> false)).isEqualTo(SEND_WITHIN.minusSeconds(12));
  }

  @Test
  void aLeadOfANodeThatLivesWaitsForItsRequestToo() {
    assertThat(waitAfterNodes(other -> true))
        .isEqualTo(DEADLINE.plus(SEND_WITHIN).minusSeconds(12));
  }

  @Test
  void aClockThatIsSetForwardMakesNoNodeFallSilentEarlier() {
    start(Poster.named("this one", other -> false));
    setClock(Duration.ofHours(1));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    assertThat(entry().settleIn()).isEqualTo(LATE_COMMIT.plus(SEND_WITHIN));
  }

  /** How much longer than SML may take a lead waits that another node has been sending for 12 s. */
  private Duration waitAfterNodes(Predicate<String> alive) {
    start(Poster.named("this one", alive));
    pass(Duration.ofSeconds(12));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    return entry().settleIn().minus(LATE_COMMIT);
  }

  @Test
  void waitingBurnsNoAttempt() {
    becomeUnknown(Duration.ofMinutes(1));
    receive();
    int attempts = entry().attempts();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    assertThat(entry().attempts()).isEqualTo(attempts - 1);
  }

  @Test
  void nothingIsDecidedByAListThatChangesWhileItIsRead() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    sml.shrinking(true).add(LeadSearchTest.lead(1)).add(LeadSearchTest.lead(2));
    sml.add(LeadSearchTest.lead(3));
    assertThatThrownBy(() -> settle(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void aLeadThatBrokeOffIsUnknownWithItsRequest() {
    settlement.brokenOff(KEY, WITH_EMAIL, "unexpected NullPointerException");
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(entry().reason()).isEqualTo("unexpected NullPointerException");
    settlement.brokenOff(KEY, null, "cannot be read any more");
    assertThat(request()).contains("\"phone\":\"600\"");
  }

  @Test
  void nothingIsDecidedWhileSmlCannotBeSearched() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    sml.down(true);
    assertThatThrownBy(() -> settle(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void aLeadForWhichSmlFailsTimeAndAgainWaitsAlone() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    sml.down(true);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> settle(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
    }
    int attempts = entry().attempts();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    assertThat(entry().attempts()).isEqualTo(attempts - 1);
    assertThat(settlement.lookAgainIn(KEY)).isGreaterThanOrEqualTo(LATE_COMMIT);
    sml.down(false);
    inSml();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.FOUND);
  }

  @Test
  void anOutageAfterASearchThatWentWellIsAnOutageAgain() {
    becomeUnknown(Duration.ofHours(1));
    for (int i = 0; i < 6; i++) {
      sml.down(i % 2 == 0);
      if (i % 2 == 0) {
        assertThatThrownBy(() -> settle(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
      } else {
        assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
      }
    }
  }

  @Test
  void aParkedLeadThatCannotBeSearchedStaysParked() {
    becomeUnknown(Duration.ZERO);
    ledger.parked(KEY, "nothing");
    sml.down(true);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> settle(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
    }
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.PARK);
  }

  @Test
  void aLeadThatSmlNeverStoresIsAPersonsWhereSmlStoresOthers() {
    for (int i = 1; i < SendsInVain.TOO_MANY; i++) {
      loseAndSettle(Verdict.ABSENT);
      ledger.posting(KEY, null);
    }
    store("another");
    loseAndSettle(Verdict.PARK);
    assertThat(settlement.settle(entry(), "main", WITH_EMAIL).reason())
        .isEqualTo(
            "SML did not store this lead in 20 attempts, but stored others: check the lead's data, then"
                + " resolve it");
  }

  @Test
  void aLeadIsSentOnWhileSmlStoresNone() {
    store("one before");
    pass(A_MOMENT);
    ledger.unknown(KEY, "{}", "no answer", Duration.ZERO);
    for (int i = 1; i < 2 * SendsInVain.TOO_MANY; i++) {
      loseAndSettle(Verdict.ABSENT);
      ledger.posting(KEY, null);
    }
  }

  private void loseAndSettle(Verdict verdict) {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(verdict);
  }

  private void store(String key) {
    receive(key);
    ledger.posting(key, null);
    ledger.created(key, 4711);
  }

  @Test
  void aLostLeadIsUnknownWithItsRequestAndReason() {
    settlement.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(entry().reason()).isEqualTo("SML responded 500");
    assertThat(entry().settleIn()).isBetween(LATE_COMMIT.minusSeconds(20), LATE_COMMIT);
    assertThat(request())
        .isEqualTo(
            "{\"source\":1,\"client\":{\"name\":\"Ana\",\"phone\":\"600\",\"email\":\"a@x.example\"}}");
  }

  @Test
  void looksAgainWhenTheLeadCanBeSettled() {
    becomeUnknown(Duration.ofSeconds(90));
    assertThat(settlement.lookAgainIn(KEY))
        .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(93));
  }

  @Test
  void looksAgainLaterAtALeadThatIsOverdueOrUnheardOf() {
    becomeUnknown(Duration.ZERO);
    pass(Duration.ofHours(1));
    assertThat(settlement.lookAgainIn(KEY)).isGreaterThanOrEqualTo(LATE_COMMIT);
    assertThat(settlement.lookAgainIn("nobody")).isGreaterThanOrEqualTo(LATE_COMMIT);
  }

  @Test
  void aClockThatIsSetForwardMakesNobodySettleEarlier() {
    settlement.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    setClock(Duration.ofHours(1));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    pass(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
  }

  @Test
  void aClockThatIsSetForwardWhileTheConnectorIsDownMakesItSettleNoEarlier() {
    becomeUnknown(LATE_COMMIT);
    setClock(Duration.ofHours(1));
    start();
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    pass(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
  }

  @Test
  void whatAnotherNodeLostIsSettledByTheLedgersClock() {
    becomeUnknown(LATE_COMMIT);
    pass(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    pass(A_MOMENT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
  }

  @Test
  void aClockThatIsSetForwardMakesNobodySettleEarlierWhatAnotherNodeLost() {
    becomeUnknown(LATE_COMMIT);
    setClock(Duration.ofHours(1));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    pass(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
  }

  @Test
  void aClockThatIsSetAgainAndAgainCostsOneWaitOnly() {
    becomeUnknown(LATE_COMMIT);
    for (int times = 0; times < 3; times++) {
      setClock(Duration.ofMinutes(10));
      assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
      pass(LATE_COMMIT.dividedBy(3));
    }
    setClock(Duration.ofMinutes(10));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
  }

  @Test
  void aClockThatWasNeverLookedAtBeforeIsNotBelieved() {
    becomeUnknown(LATE_COMMIT);
    settlement = settlement(Poster.alone(), new LedgerClock(clocked::nanos));
    pass(Duration.ofHours(1));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    pass(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
  }

  @Test
  void aClockThatIsSetBackMakesNobodySettleLater() {
    settlement.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    setClock(Duration.ofHours(-1));
    assertThat(settlement.lookAgainIn(KEY)).isLessThan(LATE_COMMIT.plusSeconds(1));
    pass(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
  }

  @Test
  void aClockThatIsSetBackWhileTheConnectorIsDownCostsItOneWaitMore() {
    becomeUnknown(LATE_COMMIT);
    setClock(Duration.ofHours(-1));
    start();
    pass(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    pass(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
  }

  @Test
  void aLeadThatIsPostedLaterThanNowWaitsAsOneThatWasJustPosted() {
    setClock(Duration.ofHours(-1));
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
    assertThat(entry().settleIn())
        .isLessThanOrEqualTo(LATE_COMMIT.plus(DEADLINE).plus(SEND_WITHIN));
  }

  /** Another node lost it since; what this one waited for was the time before. */
  @Test
  void aWaitIsThatOfOneSendingOnly() {
    settlement.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    pass(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.ABSENT);
    pass(Duration.ofMinutes(2));
    ledger.posting(KEY, null);
    becomeUnknown(LATE_COMMIT);
    assertThat(settle(WITH_EMAIL)).isEqualTo(Verdict.WAIT);
  }

  /** Starts the connector, or starts it again. */
  private void start() {
    long started = clocked.nanos();
    start(new Poster(null, () -> clocked.nanos() - started, unused -> false));
  }

  private void start(Poster poster) {
    LedgerClock clock = new LedgerClock(clocked::nanos);
    settlement = settlement(poster, clock);
    clock.look(clocked.millis());
  }

  private Settlement settlement(Poster poster, LedgerClock clock) {
    return new Settlement(
        ledger, database, new LeadSearch(sml.client(), database), TIMES, poster, clock);
  }

  private void pass(Duration time) {
    clocked.pass(time);
  }

  private void setClock(Duration by) {
    clocked.set(by);
  }

  private Verdict settle(SmlLead lead) {
    return settlement.settle(entry(), "main", lead).verdict();
  }

  /** One that looks like it, without its tag. */
  private void addLikeness() {
    String created = Instant.ofEpochMilli(clocked.millis()).toString();
    sml.add(LeadSearchTest.untagged(5, 1, "Seat León", created));
  }

  private void inSml() {
    sml.add(LeadSearchTest.lead(40, "ref:else"))
        .add(LeadSearchTest.lead(41, MessageKey.reference(KEY)));
  }

  private void becomeUnknown(Duration settleIn) {
    ledger.unknown(KEY, "{}", "no answer", settleIn);
  }

  private void restore() {
    ledger.released(KEY, entry().postedAt());
    pass(Duration.ofMinutes(1));
    settlement.restored(KEY, Instant.ofEpochMilli(clocked.millis()), WITH_EMAIL);
  }

  private LedgerEntry entry() {
    return ledger.find(KEY).orElseThrow();
  }

  private void receive() {
    receive(KEY);
  }

  private void receive(String key) {
    ledger.receive(
        new InboundMessage(
            key,
            "norte",
            InboundMessage.Channel.MAIL,
            null,
            null,
            Instant.ofEpochMilli(1),
            new byte[0]),
        "main");
  }

  private String request() {
    return database.read(jdbc -> jdbc.sql("SELECT request FROM lead").query(String.class).single());
  }
}
