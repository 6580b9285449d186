package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadProperties;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SuspectsTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private Database database;
  private Ledger ledger;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = Database.open(new DatabaseSettings(null, null, null, 2), directory);
    ledger = new Ledger(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ofTwoThatWereInHandAtADeathOneIsTakenAtATime() throws Exception {
    receive("a");
    receive("b");
    Suspects suspects = suspects(PoisonRecord.NONE);
    Exchange first = new DefaultExchange(camel);
    suspects.isolate("a", "norte", first);
    Exchange second = new DefaultExchange(camel);
    Thread other = new Thread(() -> suspects.isolate("b", "norte", second));
    other.start();
    await().until(() -> other.getState() == Thread.State.WAITING);
    suspects.acquit(first);
    other.join();
    assertThat(second.getExchangeExtension().handoverCompletions()).hasSize(1);
  }

  @Test
  void aSecondCopyOfASuspectWaitsForTheFirst() throws Exception {
    receive("a");
    Suspects suspects = suspects(PoisonRecord.NONE);
    Exchange first = new DefaultExchange(camel);
    suspects.isolate("a", "norte", first);
    Thread other = new Thread(() -> suspects.isolate("a", "norte", new DefaultExchange(camel)));
    other.start();
    await().until(() -> other.getState() == Thread.State.WAITING);
    suspects.acquit(first);
    other.join();
  }

  @Test
  void nobodyElseWaits() {
    receive("sent");
    ledger.posting("sent", null);
    receive("returned");
    ledger.returned("returned");
    Suspects suspects = suspects(PoisonRecord.NONE);
    for (String key : new String[] {"new", "sent", "returned"}) {
      Exchange lead = new DefaultExchange(camel);
      suspects.isolate(key, "norte", lead);
      assertThat(lead.getExchangeExtension().handoverCompletions()).as(key).isNullOrEmpty();
    }
  }

  @Test
  void noOtherMessageIsInHandUntilASuspectIsUnderstood() throws Exception {
    receive("a");
    Suspects suspects = suspects(PoisonRecord.NONE);
    Exchange fresh = new DefaultExchange(camel);
    suspects.isolate("fresh", "sur", fresh);
    Exchange suspect = new DefaultExchange(camel);
    Thread taker = new Thread(() -> suspects.isolate("a", "norte", suspect));
    taker.start();
    await().until(() -> taker.getState() == Thread.State.WAITING);
    Thread next = new Thread(() -> suspects.isolate("next", "sur", new DefaultExchange(camel)));
    next.start();
    await().until(() -> next.getState() == Thread.State.WAITING);
    suspects.understood(fresh);
    taker.join();
    assertThat(next.getState()).isEqualTo(Thread.State.WAITING);
    suspects.understood(suspect);
    next.join();
  }

  @Test
  void aDealerWhoseMessageEndedTheProcessIsReadWhileNoOtherIs(@TempDir Path data) throws Exception {
    suspects(PoisonFile.open(data, InstantSource.system(), 10)); // told of nothing in hand
    PoisonFile before = PoisonFile.open(data, InstantSource.system(), 10);
    before.inHand(Map.of());
    before.begin("killer", "norte"); // the process ends here
    Suspects suspects = suspects(PoisonFile.open(data, InstantSource.system(), 10));
    Exchange others = new DefaultExchange(camel);
    suspects.isolate("other", "sur", others);
    Thread watched =
        new Thread(() -> suspects.isolate("next", "norte", new DefaultExchange(camel)));
    watched.start();
    await().until(() -> watched.getState() == Thread.State.WAITING);
    suspects.understood(others);
    watched.join();
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
      PoisonFile record = PoisonFile.open(data, InstantSource.system(), 10);
      Suspects suspects = suspects(record);
      for (String key : List.copyOf(waiting)) {
        String dealer = key.startsWith("good") ? "sur" : "norte";
        Exchange lead = new DefaultExchange(camel);
        suspects.isolate(key, dealer, lead);
        receive(key, dealer);
        if (lead.getProperty(LeadProperties.UNREADABLE) != null) {
          assertThat(key).startsWith("poison");
          ledger.failed(key, "poison");
        } else if (dealer.equals("norte")) {
          deaths.merge(key, 1, Integer::sum);
          break; // the process is no more, and closes nothing
        } else {
          ledger.posting(key, null);
        }
        suspects.acquit(lead);
        waiting.remove(key);
      }
    }
    assertThat(deaths.values()).allMatch(times -> times <= 3);
    assertThat(deaths.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(30);
    assertThat(lives).isLessThan(31);
  }

  @Test
  void watchesNoDealerAfterAnEndAsItShouldBe(@TempDir Path data) {
    receive("left");
    PoisonFile first = PoisonFile.open(data, InstantSource.system(), 10);
    first.inHand(Map.of());
    first.close();
    PoisonFile second = PoisonFile.open(data, InstantSource.system(), 10);
    second.inHand(Map.of("left", "norte"));
    assertThat(second.isWatched("norte")).isFalse();
    PoisonFile third = PoisonFile.open(data, InstantSource.system(), 10);
    third.inHand(Map.of("left", "norte"));
    assertThat(third.isWatched("norte")).isTrue();
    assertThat(third.isWatched("sur")).isFalse();
    third.end("left");
    assertThat(third.isWatched("norte")).isFalse();
  }

  private Suspects suspects(PoisonRecord record) {
    return new Suspects(database, new Semaphore(1), new Semaphore(Suspects.TOGETHER, true), record);
  }

  private void receive(String key) {
    receive(key, "norte");
  }

  private void receive(String key, String dealer) {
    ledger.receive(
        new InboundMessage(
            key,
            dealer,
            InboundMessage.Channel.MAIL,
            null,
            null,
            Instant.ofEpochMilli(1),
            new byte[0]),
        "main");
  }
}
