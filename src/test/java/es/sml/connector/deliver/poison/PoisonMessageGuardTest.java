package es.sml.connector.deliver.poison;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.testing.StoreTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PoisonMessageGuardTest extends StoreTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = new Ledger(database);
  }

  @Test
  void processesMessagesInProgressAtACrashOneByOne() throws Exception {
    receive("a");
    receive("b");
    PoisonMessageGuard guard = guard(PoisonRecord.NONE);
    Exchange first = new DefaultExchange(camel);
    guard.awaitTurn("a", "norte", first);
    Exchange second = new DefaultExchange(camel);
    Thread other = new Thread(() -> guard.awaitTurn("b", "norte", second));
    other.start();
    await().until(() -> other.getState() == Thread.State.WAITING);
    guard.endTurn(first);
    other.join();
    assertThat(second.getExchangeExtension().handoverCompletions()).hasSize(1);
  }

  @Test
  void aSecondCopyOfAPossiblePoisonMessageWaitsForTheFirst() throws Exception {
    receive("a");
    PoisonMessageGuard guard = guard(PoisonRecord.NONE);
    Exchange first = new DefaultExchange(camel);
    guard.awaitTurn("a", "norte", first);
    Thread other = new Thread(() -> guard.awaitTurn("a", "norte", new DefaultExchange(camel)));
    other.start();
    await().until(() -> other.getState() == Thread.State.WAITING);
    guard.endTurn(first);
    other.join();
  }

  @Test
  void noOtherMessageWaits() {
    receive("sent");
    ledger.posting("sent", null, LeadOrigin.UNKNOWN);
    receive("returned");
    ledger.returned("returned");
    PoisonMessageGuard guard = guard(PoisonRecord.NONE);
    for (String key : new String[] {"new", "sent", "returned"}) {
      Exchange lead = new DefaultExchange(camel);
      guard.awaitTurn(key, "norte", lead);
      assertThat(lead.getExchangeExtension().handoverCompletions()).as(key).isNullOrEmpty();
    }
  }

  @Test
  void processesNoOtherMessageUntilAPossiblePoisonMessageIsParsed() throws Exception {
    receive("a");
    PoisonMessageGuard guard = guard(PoisonRecord.NONE);
    Exchange fresh = new DefaultExchange(camel);
    guard.awaitTurn("fresh", "sur", fresh);
    Exchange possiblyPoison = new DefaultExchange(camel);
    Thread consumer = new Thread(() -> guard.awaitTurn("a", "norte", possiblyPoison));
    consumer.start();
    await().until(() -> consumer.getState() == Thread.State.WAITING);
    Thread next = new Thread(() -> guard.awaitTurn("next", "sur", new DefaultExchange(camel)));
    next.start();
    await().until(() -> next.getState() == Thread.State.WAITING);
    guard.understood(fresh);
    consumer.join();
    await().until(() -> next.getState() == Thread.State.WAITING);
    guard.understood(possiblyPoison);
    next.join();
  }

  @Test
  void aDealerWhoseMessageEndedTheProcessIsReadWhileNoOtherIs(@TempDir Path data) throws Exception {
    guard(open(data)); // told of nothing in hand
    PoisonFile before = open(data);
    before.inHand(Map.of());
    before.begin("killer", "norte"); // the process ends here
    PoisonMessageGuard guard = guard(open(data));
    Exchange others = new DefaultExchange(camel);
    guard.awaitTurn("other", "sur", others);
    Thread monitored =
        new Thread(() -> guard.awaitTurn("next", "norte", new DefaultExchange(camel)));
    monitored.start();
    await().until(() -> monitored.getState() == Thread.State.WAITING);
    guard.understood(others);
    monitored.join();
  }

  @Test
  void aMessageThatWasAloneAtACrashWaitsUntilTheProcessIsWarm(@TempDir Path data) throws Exception {
    open(data).begin("killer", "norte"); // the process ends here
    PoisonFile record = PoisonFile.open(data, InstantSource.system(), 10, Duration.ofDays(1));
    record.inHand(Map.of());
    PoisonMessageGuard guard = guard(record);
    Thread waiting =
        new Thread(() -> guard.awaitTurn("killer", "norte", new DefaultExchange(camel)));
    waiting.setDaemon(true);
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.WAITING);
    Exchange other = new DefaultExchange(camel);
    assertThat(guard.awaitTurn("other", "norte", other)).isFalse();
    guard.understood(other);
    assertThat(waiting.isAlive()).isTrue();
    assertThat(guard(open(data)).awaitTurn("killer", "norte", new DefaultExchange(camel)))
        .as("read by a process that is warm")
        .isFalse();
  }

  /**
   * Each message of one dealer ends the process that takes it; those of others are fine. A trickle
   * of them may not keep the others out.
   */
  @Test
  void isolatesATrickleOfMessagesThatEndTheProcess(@TempDir Path data) {
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add("poison-" + i);
      waiting.add("good-" + i);
    }
    Map<String, Integer> deaths = new HashMap<>();
    int lives = 0;
    while (!waiting.isEmpty()) {
      lives++;
      PoisonFile record = open(data);
      PoisonMessageGuard guard = guard(record);
      for (String key : List.copyOf(waiting)) {
        String dealer = key.startsWith("good") ? "sur" : "norte";
        Exchange lead = new DefaultExchange(camel);
        boolean proven = guard.awaitTurn(key, dealer, lead);
        receive(key, dealer);
        if (proven) {
          assertThat(key).startsWith("poison");
          ledger.failed(key, "poison", null);
        } else if (dealer.equals("norte")) {
          deaths.merge(key, 1, Integer::sum);
          break; // the process is no more, and closes nothing
        } else {
          ledger.posting(key, null, LeadOrigin.UNKNOWN);
        }
        guard.endTurn(lead);
        waiting.remove(key);
      }
    }
    assertThat(deaths.values()).allMatch(times -> times <= 3);
    assertThat(deaths.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(30);
    assertThat(lives).isLessThan(31);
  }

  /** Somebody kills the process often, each time while another good message is read. */
  @Test
  void manyKillsByChanceAreNoProof(@TempDir Path data) {
    for (int i = 0; i < 50; i++) {
      PoisonFile killed = open(data);
      killed.inHand(Map.of());
      killed.begin("good-" + i, "norte"); // the process ends here
      PoisonFile next = open(data);
      assertThat(next.isProven("good-" + i, "norte")).isFalse();
      next.begin("good-" + i, "norte");
      next.end("good-" + i);
      next.inHand(Map.of());
      next.close();
    }
  }

  @Test
  void monitorsNoDealerAfterACleanStop(@TempDir Path data) {
    receive("left");
    PoisonFile first = open(data);
    first.inHand(Map.of());
    first.close();
    PoisonFile second = open(data);
    second.inHand(Map.of("left", "norte"));
    assertThat(second.isExclusive("norte")).isFalse();
    PoisonFile third = open(data);
    third.inHand(Map.of("left", "norte"));
    assertThat(third.isExclusive("norte")).isTrue();
    assertThat(third.isExclusive("sur")).isFalse();
    third.end("left");
    assertThat(third.isExclusive("norte")).isFalse();
  }

  private PoisonMessageGuard guard(PoisonRecord record) {
    return new PoisonMessageGuard(
        database, new Semaphore(1), new Semaphore(PoisonMessageGuard.TOGETHER, true), record);
  }

  private void receive(String key) {
    receive(key, "norte");
  }

  private void receive(String key, String dealer) {
    ledger.receive(aMessage().key(key).dealer(dealer).byMail().build(), "main");
  }

  private static PoisonFile open(Path data) {
    return PoisonFile.open(data, InstantSource.system(), 10, Duration.ZERO);
  }
}
