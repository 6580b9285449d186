package es.sml.connector.deliver.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.database.ClockedLedger;
import es.sml.connector.ledger.LedgerClock;
import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NoteLockTest extends StoreTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration A_WHILE = LONG.plusSeconds(5);

  private ClockedLedger ledger;
  private NoteLock lock;

  @BeforeEach
  void open() {
    ledger = new ClockedLedger(database);
    start();
  }

  @Test
  void ofSixteenAtOnceOneAcquiresTheLock() throws Exception {
    NoteLock unclocked = new NoteLock(database, new LedgerClock(System::nanoTime));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    CyclicBarrier together = new CyclicBarrier(16);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String key = "k" + i;
      answers.add(
          threads.submit(
              () -> {
                together.await();
                return unclocked.acquire("main", 7, key, LONG);
              }));
    }
    int acquired = 0;
    for (Future<Boolean> answer : answers) {
      acquired += answer.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(acquired).isEqualTo(1);
  }

  @Test
  void aLockThatWasInterruptedLastsEvenForItsOwner() {
    assertThat(lock.acquire("main", 7, "a", LONG)).isTrue();
    assertThat(lock.acquire("main", 7, "a", LONG)).isFalse();
    lock.endIn("main", 7, "a", LONG);
    assertThat(lock.acquire("main", 7, "a", LONG)).isFalse();
    lock.endIn("main", 7, "a", Duration.ZERO);
    ledger.pass(A_WHILE);
    assertThat(lock.acquire("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void aClockThatIsSetForwardEndsNoLock() {
    ledger.pass(Duration.ofDays(1));
    lock.acquire("main", 7, "a", LONG);
    ledger.set(Duration.ofHours(1));
    assertThat(lock.acquire("main", 7, "b", LONG)).isFalse();
    ledger.pass(LONG.minusSeconds(1));
    assertThat(lock.acquire("main", 7, "b", LONG)).isFalse();
    ledger.pass(A_WHILE);
    assertThat(lock.acquire("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void aProcessReacquiresItsOwnLockWhenItIsOver() {
    lock.acquire("main", 7, "a", LONG);
    lock.endIn("main", 7, "a", Duration.ofSeconds(3));
    ledger.pass(Duration.ofSeconds(2));
    assertThat(lock.acquire("main", 7, "a", LONG)).isFalse();
    ledger.pass(Duration.ofSeconds(2));
    assertThat(lock.acquire("main", 7, "b", LONG)).isFalse();
    assertThat(lock.acquire("main", 7, "a", LONG)).isTrue();
  }

  @Test
  void aProcessIgnoresALockThatAnotherAcquiredForTheSameMessage() {
    lock.acquire("main", 7, "a", LONG);
    NoteLock first = lock;
    ledger.pass(LONG.plus(A_WHILE));
    start();
    ledger.pass(A_WHILE);
    assertThat(lock.acquire("main", 7, "a", LONG)).isFalse();
    ledger.pass(A_WHILE);
    assertThat(lock.acquire("main", 7, "a", LONG)).isTrue();
    ledger.set(Duration.ofHours(1));
    assertThat(first.acquire("main", 7, "a", LONG)).isFalse();
  }

  @Test
  void aClockThatIsSetBackMakesNoLockLonger() {
    lock.acquire("main", 7, "a", LONG);
    ledger.set(Duration.ofHours(-1));
    assertThat(lock.acquire("main", 7, "b", LONG)).isFalse();
    ledger.pass(LONG.plus(A_WHILE));
    assertThat(lock.acquire("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void aClockThatIsSetBackALittleEndsNoLock() {
    lock.acquire("other", 1, "x", LONG); // a first look at the clock
    ledger.pass(Duration.ofDays(1));
    lock.acquire("main", 7, "a", LONG);
    ledger.set(Duration.ofSeconds(-1));
    assertThat(lock.acquire("main", 7, "b", LONG)).isFalse();
  }

  @Test
  void aProcessThatStartsTrustsNoClockBeforeALockWouldHaveEnded() {
    lock.acquire("main", 7, "a", LONG);
    ledger.set(Duration.ofHours(1));
    start();
    assertThat(lock.acquire("main", 7, "b", LONG)).isFalse();
    ledger.pass(LONG.plus(A_WHILE));
    assertThat(lock.acquire("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void onlyItsOwnerReleasesALock() {
    lock.acquire("main", 7, "a", LONG);
    lock.end("main", 7, "b");
    lock.endIn("main", 7, "b", Duration.ZERO);
    assertThat(lock.acquire("main", 7, "b", LONG)).isFalse();
    lock.end("main", 7, "a");
    assertThat(lock.acquire("main", 7, "b", LONG)).isTrue();
  }

  @Test
  void eachLeadOfEachAccountHasItsOwnLock() {
    lock.acquire("main", 7, "a", LONG);
    assertThat(lock.acquire("main", 8, "b", LONG)).isTrue();
    assertThat(lock.acquire("other", 7, "b", LONG)).isTrue();
  }

  private void start() {
    lock = new NoteLock(ledger, new LedgerClock(ledger::nanos));
  }
}
