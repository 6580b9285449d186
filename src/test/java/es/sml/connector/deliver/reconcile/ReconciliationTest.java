package es.sml.connector.deliver.reconcile;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.database.ClockedLedger;
import es.sml.connector.database.Database;
import es.sml.connector.deliver.StubbedList;
import es.sml.connector.deliver.reconcile.Reconciliation.SendTimes;
import es.sml.connector.deliver.search.LeadSearch;
import es.sml.connector.deliver.search.LeadSearchTest;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.LedgerClock;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.IllegalMoveException;
import es.sml.connector.ledger.state.LeadHistory;
import es.sml.connector.ledger.state.LeadMove;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.sml.create.SmlLead;
import es.sml.connector.testing.NewLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
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
  private Reconciliation reconciliation;
  private ClockedLedger clocked;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    database = NewLedger.open(directory, 2);
    sml = new StubbedList();
    clocked = new ClockedLedger(database);
    ledger = new Ledger(clocked);
    start();
    pass(Duration.ofHours(1));
    receive();
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
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
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.FOUND);
    assertThat(entry().state()).isEqualTo(LeadState.CREATED);
    assertThat(entry().smlId()).isEqualTo(41);
  }

  @Test
  void aLeadWhoseReferenceIsOnTheLeadOfAnotherMessageIsAPersons() {
    becomeUnknown(Duration.ofMinutes(1));
    receive("another");
    ledger.posting("another", null, LeadOrigin.UNKNOWN);
    ledger.created("another", 41);
    inSml();
    pass(Duration.ofMinutes(2));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.PARK);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void aLeadIsFoundAlthoughADuplicateOfItHasItsId() {
    becomeUnknown(Duration.ofMinutes(1));
    receive("copy");
    ledger.markDuplicate("copy", KEY, 41, LeadOrigin.UNKNOWN);
    inSml();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.FOUND);
  }

  @Test
  void aLeadWithoutItsTagIsFoundOnceSmlCannotCommitItAnyMore() {
    becomeUnknown(Duration.ofMinutes(1));
    addSimilarLead();
    assertThat(reconcile(LeadSearchTest.LEON)).isEqualTo(ReconciliationResult.TOO_EARLY);
    receive();
    pass(Duration.ofMinutes(2));
    assertThat(reconcile(LeadSearchTest.LEON)).isEqualTo(ReconciliationResult.FOUND);
    assertThat(entry().smlId()).isEqualTo(5);
    assertThat(new LeadHistory(database).of(KEY))
        .extracting(LeadMove::reason)
        .contains("by customer, source, vehicle and time, without its reference");
  }

  @Test
  void anInterruptedLeadThatIsInSmlIsFound() {
    inSml();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.FOUND);
    assertThat(entry().smlId()).isEqualTo(41);
  }

  @Test
  void aLeadThatSmlMayStillCommitWaits() {
    becomeUnknown(Duration.ofMinutes(1));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void aLeadThatSmlCannotCommitAnyMoreIsAbsent() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
    assertThat(entry().state()).isEqualTo(LeadState.RECEIVED);
  }

  @Test
  void aLeadThatWentInBeforeTheLedgerWasRestoredIsFound() {
    restore();
    inSml();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.FOUND);
    assertThat(entry().smlId()).isEqualTo(41);
  }

  @Test
  void aRestoredLeadThatIsNotInSmlIsSentOnceNoneCanGetThereAnyMore() {
    restore();
    sml.searchable(true);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    receive();
    pass(DEADLINE.plus(SEND_WITHIN).plus(LATE_COMMIT).plus(A_MOMENT));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
    assertThat(entry().isReconciledSince(entry().restoredAt())).isTrue();
  }

  /** It is unknown when it was sent, so an older lead of the customer may be similar. */
  @Test
  void aRestoredLeadIsAPersonsWhereSmlShowsNoTagsAndAnotherIsLikeIt() {
    restore();
    addSimilarLead();
    pass(Duration.ofMinutes(5));
    receive();
    assertThat(reconcile(LeadSearchTest.LEON)).isEqualTo(ReconciliationResult.PARK);
  }

  /** As when two copies of a message are taken from the queue at the same time. */
  @Test
  void aSearchResultIsVoidOnceTheLeadWasResent() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    LedgerEntry asBothCopiesSawIt = entry();
    assertThat(reconciliation.reconcile(asBothCopiesSawIt, "main", WITH_EMAIL).result())
        .isEqualTo(ReconciliationResult.ABSENT);
    assertThatThrownBy(
            () -> reconciliation.reconcile(asBothCopiesSawIt, "main", WITH_EMAIL).result())
        .isInstanceOf(IllegalMoveException.class);
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    assertThatThrownBy(
            () -> reconciliation.reconcile(asBothCopiesSawIt, "main", WITH_EMAIL).result())
        .isInstanceOf(IllegalMoveException.class);
    becomeUnknown(Duration.ZERO);
    assertThatThrownBy(
            () -> reconciliation.reconcile(asBothCopiesSawIt, "main", WITH_EMAIL).result())
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
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
    assertThat(entry().attempts()).isEqualTo(1);
  }

  @Test
  void aSearchThatBeginsTooEarlyProvesNothingHoweverLateItEnds() {
    reconciliation.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    sml.meanwhile(() -> pass(LATE_COMMIT));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
  }

  /** As by a process that stood still in between. */
  @Test
  void whatASearchSawIsVoidOnceTheLeadWasParked() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    LedgerEntry before = entry();
    ledger.parked(KEY, "nothing");
    assertThatThrownBy(() -> reconciliation.reconcile(before, "main", WITH_EMAIL))
        .isInstanceOf(IllegalMoveException.class);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void anotherCopyOfAParkedLeadIsParkedTooUnlessTheLeadIsInSml() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    ledger.parked(KEY, "nothing");
    receive();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.PARK);
    inSml();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.FOUND);
  }

  @Test
  void similarityDoesNotResolveAParkedLead() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    ledger.parked(KEY, "nothing");
    addSimilarLead();
    assertThat(reconcile(LeadSearchTest.LEON)).isEqualTo(ReconciliationResult.PARK);
  }

  @Test
  void aLeadWaitsWhileTheOneThatIsLikeItMayBeAnothers() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    addSimilarLead();
    receive("other");
    ledger.posting("other", null, LeadOrigin.UNKNOWN);
    int attempts = entry().attempts();
    assertThat(reconcile(LeadSearchTest.LEON)).isEqualTo(ReconciliationResult.TOO_EARLY);
    assertThat(entry().attempts()).isEqualTo(attempts - 1);
    ledger.created("other", 5);
    assertThat(reconcile(LeadSearchTest.LEON))
        .isNotIn(ReconciliationResult.TOO_EARLY, ReconciliationResult.FOUND);
  }

  @Test
  void aLostAnswerIsNoLossOnceAnotherCopyFoundTheLead() {
    inSml();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.FOUND);
    reconciliation.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("no answer"));
    assertThat(entry().state()).isEqualTo(LeadState.CREATED);
  }

  @Test
  void aLeadThatNoFilterCanShowIsParked() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    sml.add(LeadSearchTest.lead(1));
    assertThat(reconcile(NAMELESS)).isEqualTo(ReconciliationResult.PARK);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void aLeadThatNoFilterCanShowIsFoundAllTheSameIfOneDoes() {
    becomeUnknown(Duration.ZERO);
    inSml();
    sml.searchable(true);
    assertThat(reconcile(NAMELESS)).isEqualTo(ReconciliationResult.FOUND);
  }

  @Test
  void aYoungInterruptedLeadWaitsForItsDeadlineAndThenForSmls() {
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(entry().commitWindow())
        .isBetween(LATE_COMMIT.plus(DEADLINE), LATE_COMMIT.plus(DEADLINE).plus(SEND_WITHIN));
    assertThat(request()).contains("\"phone\":\"600\"");
  }

  @Test
  void aLeadInterruptedByAnEndedProcessWaitsForSmlOnly() {
    pass(Duration.ofMillis(1));
    start();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    assertThat(entry().commitWindow()).isBetween(LATE_COMMIT.minusSeconds(20), LATE_COMMIT);
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
    start(SenderIdentity.named("this one", other -> false));
    setClock(Duration.ofHours(1));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    assertThat(entry().commitWindow()).isEqualTo(LATE_COMMIT.plus(SEND_WITHIN));
  }

  /** How much longer than SML may take a lead waits that another node has been sending for 12 s. */
  private Duration waitAfterNodes(Predicate<String> alive) {
    start(SenderIdentity.named("this one", alive));
    pass(Duration.ofSeconds(12));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    return entry().commitWindow().minus(LATE_COMMIT);
  }

  @Test
  void waitingBurnsNoAttempt() {
    becomeUnknown(Duration.ofMinutes(1));
    receive();
    int attempts = entry().attempts();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    assertThat(entry().attempts()).isEqualTo(attempts - 1);
  }

  @Test
  void nothingIsDecidedByAListThatChangesWhileItIsRead() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    sml.shrinking(true).add(LeadSearchTest.lead(1)).add(LeadSearchTest.lead(2));
    sml.add(LeadSearchTest.lead(3));
    assertThatThrownBy(() -> reconcile(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void aLeadThatBrokeOffIsUnknownWithItsRequest() {
    reconciliation.brokenOff(KEY, WITH_EMAIL, "unexpected NullPointerException");
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(entry().reason()).isEqualTo("unexpected NullPointerException");
    reconciliation.brokenOff(KEY, null, "cannot be read any more");
    assertThat(request()).contains("\"phone\":\"600\"");
  }

  @Test
  void nothingIsDecidedWhileSmlCannotBeSearched() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    sml.down(true);
    assertThatThrownBy(() -> reconcile(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
  }

  @Test
  void postponesALeadForWhichSmlFailsSeveralTimes() {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    sml.down(true);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> reconcile(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
    }
    int attempts = entry().attempts();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    assertThat(entry().attempts()).isEqualTo(attempts - 1);
    assertThat(reconciliation.nextCheckIn(KEY)).isGreaterThanOrEqualTo(LATE_COMMIT);
    sml.down(false);
    inSml();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.FOUND);
  }

  @Test
  void aSuccessfulSearchResetsTheFailureCount() {
    becomeUnknown(Duration.ofHours(1));
    for (int i = 0; i < 6; i++) {
      sml.down(i % 2 == 0);
      if (i % 2 == 0) {
        assertThatThrownBy(() -> reconcile(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
      } else {
        assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
      }
    }
  }

  @Test
  void aParkedLeadThatCannotBeSearchedStaysParked() {
    becomeUnknown(Duration.ZERO);
    ledger.parked(KEY, "nothing");
    sml.down(true);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> reconcile(WITH_EMAIL)).isInstanceOf(SmlUnavailableException.class);
    }
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.PARK);
  }

  @Test
  void aLeadThatSmlNeverStoresIsAPersonsWhereSmlStoresOthers() {
    for (int i = 1; i < UndeliverableLeadDetector.TOO_MANY; i++) {
      loseAndReconcile(ReconciliationResult.ABSENT);
      ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    }
    store("another");
    loseAndReconcile(ReconciliationResult.PARK);
    assertThat(reconciliation.reconcile(entry(), "main", WITH_EMAIL).reason())
        .isEqualTo(
            "SML did not store this lead in 20 attempts, but stored others: check the lead's data, then"
                + " resolve it");
  }

  @Test
  void aLeadIsSentOnWhileSmlStoresNone() {
    store("one before");
    pass(A_MOMENT);
    ledger.unknown(KEY, "{}", "no answer", Duration.ZERO);
    for (int i = 1; i < 2 * UndeliverableLeadDetector.TOO_MANY; i++) {
      loseAndReconcile(ReconciliationResult.ABSENT);
      ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    }
  }

  private void loseAndReconcile(ReconciliationResult expected) {
    becomeUnknown(Duration.ZERO);
    pass(A_MOMENT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(expected);
  }

  private void store(String key) {
    receive(key);
    ledger.posting(key, null, LeadOrigin.UNKNOWN);
    ledger.created(key, 4711);
  }

  @Test
  void aLostLeadIsUnknownWithItsRequestAndReason() {
    reconciliation.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    assertThat(entry().state()).isEqualTo(LeadState.UNKNOWN);
    assertThat(entry().reason()).isEqualTo("SML responded 500");
    assertThat(entry().commitWindow()).isBetween(LATE_COMMIT.minusSeconds(20), LATE_COMMIT);
    assertThat(request())
        .isEqualTo(
            "{\"source\":1,\"client\":{\"name\":\"Ana\",\"phone\":\"600\",\"email\":\"a@x.example\"}}");
  }

  @Test
  void retriesWhenTheLeadCanBeReconciled() {
    becomeUnknown(Duration.ofSeconds(90));
    assertThat(reconciliation.nextCheckIn(KEY))
        .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(93));
  }

  @Test
  void retriesLaterForAnOverdueOrMissingLead() {
    becomeUnknown(Duration.ZERO);
    pass(Duration.ofHours(1));
    assertThat(reconciliation.nextCheckIn(KEY)).isGreaterThanOrEqualTo(LATE_COMMIT);
    assertThat(reconciliation.nextCheckIn("nobody")).isGreaterThanOrEqualTo(LATE_COMMIT);
  }

  @Test
  void aClockThatIsSetForwardReconcilesNoEarlier() {
    reconciliation.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    setClock(Duration.ofHours(1));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    pass(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
  }

  @Test
  void aClockThatIsSetForwardDuringADowntimeReconcilesNoEarlier() {
    becomeUnknown(LATE_COMMIT);
    setClock(Duration.ofHours(1));
    start();
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    pass(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
  }

  @Test
  void reconcilesAnotherNodesLeadByTheLedgersClock() {
    becomeUnknown(LATE_COMMIT);
    pass(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    pass(A_MOMENT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
  }

  @Test
  void aClockThatIsSetForwardReconcilesAnotherNodesLeadNoEarlier() {
    becomeUnknown(LATE_COMMIT);
    setClock(Duration.ofHours(1));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    pass(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
  }

  @Test
  void aClockThatIsSetSeveralTimesCostsOneWaitOnly() {
    becomeUnknown(LATE_COMMIT);
    for (int times = 0; times < 3; times++) {
      setClock(Duration.ofMinutes(10));
      assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
      pass(LATE_COMMIT.dividedBy(3));
    }
    setClock(Duration.ofMinutes(10));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
  }

  @Test
  void doesNotTrustAClockThatWasNeverChecked() {
    becomeUnknown(LATE_COMMIT);
    reconciliation = reconciliation(SenderIdentity.alone(), new LedgerClock(clocked::nanos));
    pass(Duration.ofHours(1));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    pass(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
  }

  @Test
  void aClockThatIsSetBackReconcilesNoLater() {
    reconciliation.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    setClock(Duration.ofHours(-1));
    assertThat(reconciliation.nextCheckIn(KEY)).isLessThan(LATE_COMMIT.plusSeconds(1));
    pass(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
  }

  @Test
  void aClockThatIsSetBackWhileTheConnectorIsDownCostsItOneWaitMore() {
    becomeUnknown(LATE_COMMIT);
    setClock(Duration.ofHours(-1));
    start();
    pass(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    pass(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
  }

  @Test
  void aLeadThatIsPostedLaterThanNowWaitsAsOneThatWasJustPosted() {
    setClock(Duration.ofHours(-1));
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
    assertThat(entry().commitWindow())
        .isLessThanOrEqualTo(LATE_COMMIT.plus(DEADLINE).plus(SEND_WITHIN));
  }

  /** Another node lost it since; what this one waited for was the time before. */
  @Test
  void aWaitIsThatOfOneSendingOnly() {
    reconciliation.lost(
        KEY, entry().postedAt(), WITH_EMAIL, new UnknownOutcomeException("SML responded 500"));
    pass(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.ABSENT);
    pass(Duration.ofMinutes(2));
    ledger.posting(KEY, null, LeadOrigin.UNKNOWN);
    becomeUnknown(LATE_COMMIT);
    assertThat(reconcile(WITH_EMAIL)).isEqualTo(ReconciliationResult.TOO_EARLY);
  }

  /** Starts the connector, or starts it again. */
  private void start() {
    long started = clocked.nanos();
    start(new SenderIdentity(null, () -> clocked.nanos() - started, unused -> false));
  }

  private void start(SenderIdentity sender) {
    LedgerClock clock = new LedgerClock(clocked::nanos);
    reconciliation = reconciliation(sender, clock);
    clock.addReading(clocked.millis());
  }

  private Reconciliation reconciliation(SenderIdentity sender, LedgerClock clock) {
    return new Reconciliation(
        ledger, database, new LeadSearch(sml.client(), database), TIMES, sender, clock);
  }

  private void pass(Duration time) {
    clocked.pass(time);
  }

  private void setClock(Duration by) {
    clocked.set(by);
  }

  private ReconciliationResult reconcile(SmlLead lead) {
    return reconciliation.reconcile(entry(), "main", lead).result();
  }

  /** One that looks like it, without its tag. */
  private void addSimilarLead() {
    String created = Instant.ofEpochMilli(clocked.millis()).toString();
    sml.add(LeadSearchTest.untagged(5, 1, "Seat León", created));
  }

  private void inSml() {
    sml.add(LeadSearchTest.lead(40, "ref:else"))
        .add(LeadSearchTest.lead(41, MessageKey.reference(KEY)));
  }

  private void becomeUnknown(Duration reconcileIn) {
    ledger.unknown(KEY, "{}", "no answer", reconcileIn);
  }

  private void restore() {
    ledger.released(KEY, entry().postedAt());
    pass(Duration.ofMinutes(1));
    reconciliation.restored(KEY, Instant.ofEpochMilli(clocked.millis()), WITH_EMAIL);
  }

  private LedgerEntry entry() {
    return ledger.find(KEY).orElseThrow();
  }

  private void receive() {
    receive(KEY);
  }

  private void receive(String key) {
    ledger.receive(aMessage().key(key).byMail().build(), "main");
  }

  private String request() {
    return database.read(jdbc -> jdbc.sql("SELECT request FROM lead").query(String.class).single());
  }
}
