package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NoteTurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration A_WHILE = LONG.plusSeconds(5);

  private Database database;
  private ClockedLedger ledger;
  private NoteTurns turns;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = openDatabase(directory);
    ledger = new ClockedLedger(database);
    start();
  }

  /** Another database for the same tests. */
  Database openDatabase(Path directory) {
    return Database.open(new DatabaseSettings(null, null, null, 4), directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ofSixteenAtOnceOneHasItsTurn() throws Exception {
    NoteTurns unclocked = new NoteTurns(database, new LedgerClock(System::nanoTime));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    CyclicBarrier together = new CyclicBarrier(16);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String key = "k" + i;
      answers.add(
          threads.submit(
              () -> {
                together.await();
                return unclocked.take("main", 7, key, LONG);
              }));
    }
    int taken = 0;
    for (Future<Boolean> answer : answers) {
      taken += answer.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(taken).isEqualTo(1);
  }

  @Test
  void aTurnThatWasCutOffLastsEvenForItsOwner() {
    assertThat(turns.take("main", 7, "a", LONG)).isTrue();
    assertThat(turns.take("main", 7, "a", LONG)).isFalse();
    turns.endIn("main", 7, "a", LONG);
    assertThat(turns.take("main", 7, "a", LONG)).isFalse();
    turns.endIn("main", 7, "a", Duration.ZERO);
    ledger.pass(A_WHILE);
    assertThat(turns.take("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void aClockThatIsSetForwardEndsNoTurn() {
    ledger.pass(Duration.ofDays(1));
    turns.take("main", 7, "a", LONG);
    ledger.set(Duration.ofHours(1));
    assertThat(turns.take("main", 7, "b", LONG)).isFalse();
    ledger.pass(LONG.minusSeconds(1));
    assertThat(turns.take("main", 7, "b", LONG)).isFalse();
    ledger.pass(A_WHILE);
    assertThat(turns.take("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void aProcessKnowsWhenItsOwnTurnIsOver() {
    turns.take("main", 7, "a", LONG);
    turns.endIn("main", 7, "a", Duration.ofSeconds(3));
    ledger.pass(Duration.ofSeconds(2));
    assertThat(turns.take("main", 7, "a", LONG)).isFalse();
    ledger.pass(Duration.ofSeconds(2));
    assertThat(turns.take("main", 7, "b", LONG)).isFalse();
    assertThat(turns.take("main", 7, "a", LONG)).isTrue();
  }

  @Test
  void aProcessKnowsNothingOfATurnThatAnotherTookForTheSameMessageSince() {
    turns.take("main", 7, "a", LONG);
    NoteTurns first = turns;
    ledger.pass(LONG.plus(A_WHILE));
    start();
    ledger.pass(A_WHILE);
    assertThat(turns.take("main", 7, "a", LONG)).isFalse();
    ledger.pass(A_WHILE);
    assertThat(turns.take("main", 7, "a", LONG)).isTrue();
    ledger.set(Duration.ofHours(1));
    assertThat(first.take("main", 7, "a", LONG)).isFalse();
  }

  @Test
  void aClockThatIsSetBackMakesNoTurnLonger() {
    turns.take("main", 7, "a", LONG);
    ledger.set(Duration.ofHours(-1));
    assertThat(turns.take("main", 7, "b", LONG)).isFalse();
    ledger.pass(LONG.plus(A_WHILE));
    assertThat(turns.take("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void aClockThatIsSetBackALittleEndsNoTurn() {
    turns.take("other", 1, "x", LONG); // a first look at the clock
    ledger.pass(Duration.ofDays(1));
    turns.take("main", 7, "a", LONG);
    ledger.set(Duration.ofSeconds(-1));
    assertThat(turns.take("main", 7, "b", LONG)).isFalse();
  }

  @Test
  void aProcessThatStartsBelievesNoClockBeforeATurnWouldHaveEnded() {
    turns.take("main", 7, "a", LONG);
    ledger.set(Duration.ofHours(1));
    start();
    assertThat(turns.take("main", 7, "b", LONG)).isFalse();
    ledger.pass(LONG.plus(A_WHILE));
    assertThat(turns.take("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void onlyItsOwnerEndsATurn() {
    turns.take("main", 7, "a", LONG);
    turns.end("main", 7, "b");
    turns.endIn("main", 7, "b", Duration.ZERO);
    assertThat(turns.take("main", 7, "b", LONG)).isFalse();
    turns.end("main", 7, "a");
    assertThat(turns.take("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void eachLeadOfEachAccountHasItsOwnTurns() {
    turns.take("main", 7, "a", LONG);
    assertThat(turns.take("main", 8, "b", LONG)).isTrue();
    assertThat(turns.take("other", 7, "b", LONG)).isTrue();
  }

  private void start() {
    turns = new NoteTurns(ledger, new LedgerClock(ledger::nanos));
  }
}
