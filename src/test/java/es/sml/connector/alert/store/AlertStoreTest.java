package es.sml.connector.alert.store;

import static es.sml.connector.alert.AlertSamples.mailbox;
import static es.sml.connector.alert.AlertSamples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.alert.state.AlertState;
import es.sml.connector.database.ClockedLedger;
import es.sml.connector.database.Database;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.testing.NewLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts in SQLite. */
class AlertStoreTest {
  private static final AlertSettings SETTINGS = settings("send: [{to: [a]}]\n");
  private static final Condition ONE = mailbox("norte/one", Severity.WARNING);
  private static final Condition TWO = mailbox("norte/two", Severity.WARNING);
  private static final Condition DEAD_LETTERS =
      new Condition(
          AlertRule.DEAD_LETTERS,
          "leads.dead",
          "",
          Set.of(),
          Severity.WARNING,
          LocalizedText.of("reason.number", "Number: {0}.", 1),
          null,
          1);

  @TempDir private Path directory;
  private Database database;
  private ClockedLedger ledger;
  private AlertStore store;
  private WaitingNotices notices;

  Database openDatabase(Path place) {
    return NewLedger.open(place, 4);
  }

  @BeforeEach
  void open() {
    database = openDatabase(directory);
    ledger = new ClockedLedger(database);
    store = node("n1");
    notices = new WaitingNotices(ledger);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private AlertStore node(String name) {
    return new AlertStore(ledger, name);
  }

  private void pass(int minutes, AlertStore by, Condition... present) {
    for (int i = 0; i < 2 * minutes; i++) {
      by.step(List.of(present), Set.of(), SETTINGS);
      ledger.pass(AlertStore.INTERVAL);
    }
  }

  @Test
  void whatANodeCannotCheckStaysAsItWas() {
    pass(3, store, ONE, DEAD_LETTERS);
    assertThat(waiting()).hasSize(2);
    AlertStore restarted = node("n1");
    for (int i = 0; i < 20; i++) {
      ledger.pass(Duration.ofMinutes(2));
      restarted.step(List.of(), Set.of(AlertRule.DEAD_LETTERS), SETTINGS);
    }
    assertThat(restarted.open()).extracting(AlertState::condition).containsExactly(DEAD_LETTERS);
    pass(6, restarted);
    assertThat(restarted.open()).isEmpty();
  }

  private List<String> waiting() {
    List<String> found = new ArrayList<>();
    for (WaitingNotices.Waiting each : notices.claim("a")) {
      each.notice()
          .entries()
          .forEach(entry -> found.add(entry.kind() + " " + entry.condition().subject()));
    }
    return found;
  }

  private void acceptAll() {
    notices.sent("a", notices.claim("a"));
  }

  @Test
  void storesNothingWhileAllIsWell() {
    AlertStore withoutTestClock = new AlertStore(database, "n1");
    long before = database.commits();
    for (int i = 0; i < 10; i++) {
      withoutTestClock.step(List.of(), Set.of(), SETTINGS);
    }
    assertThat(database.commits()).isEqualTo(before);
  }

  @Test
  void aRestartRepeatsAndForgetsNothing() {
    pass(1, store, ONE);
    pass(2, node("n1"), ONE);
    assertThat(notices.channels()).containsExactly("a");
    assertThat(node("n1").open()).extracting(state -> state.condition()).containsExactly(ONE);
    assertThat(waiting()).containsExactly("OPENED norte/one");
    acceptAfterClaim();
    pass(10, node("n1"), ONE);
    assertThat(waiting()).isEmpty();
    pass(6, node("n1"));
    ledger.pass(Duration.ofMinutes(3));
    assertThat(waiting()).containsExactly("RECOVERED norte/one");
  }

  // The claim of the assertion above is still there.
  private void acceptAfterClaim() {
    ledger.pass(Duration.ofMinutes(3));
    store.step(List.of(ONE), Set.of(), SETTINGS);
    acceptAll();
  }

  @Test
  void oneOfSeveralNodesMakesEachStep() {
    AlertStore other = node("n2");
    for (int i = 0; i < 20; i++) {
      store.step(List.of(ONE), Set.of(), SETTINGS);
      ledger.pass(Duration.ofSeconds(5));
      other.step(List.of(ONE, TWO), Set.of(), SETTINGS);
      ledger.pass(Duration.ofSeconds(25));
    }
    assertThat(waiting()).containsExactlyInAnyOrder("OPENED norte/one", "OPENED norte/two");
  }

  @Test
  void theAlertsOfANodeThatEndedAreOver() {
    pass(3, node("n2"), TWO);
    acceptAll();
    assertThat(store.open()).hasSize(1);
    pass(1, store);
    assertThat(store.open()).as("it may be only late").hasSize(1);
    pass(8, store);
    assertThat(store.open()).isEmpty();
    assertThat(waiting()).containsExactly("RECOVERED norte/two");
  }

  @Test
  void nodesAtTheSameTimeSendOneNotice() throws Exception {
    pass(1, store, ONE);
    ledger.pass(Duration.ofMinutes(2));
    CountDownLatch ready = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> steps = new ArrayList<>();
      for (String name : List.of("n1", "n2")) {
        steps.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  node(name).step(List.of(ONE), Set.of(), SETTINGS);
                  return null;
                }));
      }
      for (Future<?> step : steps) {
        step.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(waiting()).containsExactly("OPENED norte/one");
  }

  @Test
  void oneNodeSendsAndAnotherDoesSoAfterItsEnd() {
    pass(3, store, ONE);
    assertThat(notices.claim("a")).hasSize(1);
    assertThat(notices.claim("a")).isEmpty();
    ledger.pass(Duration.ofMinutes(2));
    assertThat(notices.channels()).containsExactly("a");
    assertThat(notices.claim("a")).hasSize(1);
  }

  @Test
  void aChannelThatFailsWaitsAndGivesUpAfterADay() {
    pass(3, store, ONE);
    notices.claim("a");
    notices.failed("a", "responded 500", Duration.ofMinutes(10));
    assertThat(notices.faults()).containsEntry("a", "responded 500");
    assertThat(notices.attempts("a")).isEqualTo(1);
    assertThat(notices.channels()).isEmpty();
    ledger.pass(Duration.ofMinutes(10));
    assertThat(notices.claim("a")).hasSize(1);
    ledger.pass(Duration.ofDays(1));
    notices.failed("a", "responded 500", Duration.ZERO);
    assertThat(notices.claim("a")).isEmpty();
    notices.works("a");
    assertThat(notices.faults()).isEmpty();
  }

  @Test
  void removesWhatAChannelLeft() {
    pass(3, store, ONE);
    notices.keepOnly(List.of("b"));
    assertThat(notices.channels()).isEmpty();
  }

  @Test
  void survivesAClockThatIsSetBack() {
    pass(3, store, ONE);
    ledger.set(Duration.ofDays(-1));
    acceptAll();
    store.step(List.of(ONE, TWO), Set.of(), SETTINGS);
    pass(3, store, ONE, TWO);
    assertThat(store.open()).hasSize(2);
  }
}
