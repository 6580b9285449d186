package es.sml.connector.sml.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.Account;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrencyLimiterTest {
  private final ConcurrencyLimiter slots =
      new ConcurrencyLimiter(() -> Map.of("few", of(8), "many", of(32)));

  @Test
  void asManyLeadsAreUnderWayAsThereAreConsumers() throws Exception {
    List<ConcurrencyLimiter.Slot> acquired = acquire("many", 34);
    acquired.subList(0, 32).forEach(ConcurrencyLimiterTest::enter);
    assertThatThrownBy(() -> acquired.get(32).enter(() -> true))
        .isInstanceOf(SmlUnavailableException.class);
    CompletableFuture<Void> next = CompletableFuture.runAsync(() -> enter(acquired.get(32)));
    acquired.get(0).free();
    next.get();
    assertThatThrownBy(() -> acquired.get(33).enter(() -> true))
        .isInstanceOf(SmlUnavailableException.class);
  }

  @Test
  void fewMoreAreNotedAheadAndOnlyWhereThereAreManyConsumers() throws Exception {
    for (Map.Entry<String, Integer> most : Map.of("few", 8, "many", 34).entrySet()) {
      List<ConcurrencyLimiter.Slot> acquired = acquire(most.getKey(), most.getValue());
      assertThatThrownBy(() -> slots.acquire(most.getKey(), () -> true))
          .as(most.getKey())
          .isInstanceOf(SmlUnavailableException.class);
      CompletableFuture<ConcurrencyLimiter.Slot> next =
          CompletableFuture.supplyAsync(() -> slots.acquire(most.getKey(), () -> false));
      acquired.get(0).free();
      assertThat(next.get()).isNotNull();
    }
  }

  @Test
  void aSlotReleasedTwiceIsFreeOnce() throws ExecutionException, InterruptedException {
    List<ConcurrencyLimiter.Slot> acquired = acquire("few", 8);
    enter(acquired.get(0));
    acquired.get(0).free();
    acquired.get(0).onDone(null);
    enter(slots.acquire("few", () -> false));
    acquired.subList(1, 8).forEach(ConcurrencyLimiterTest::enter);
    CompletableFuture<ConcurrencyLimiter.Slot> ninth =
        CompletableFuture.supplyAsync(() -> slots.acquire("few", () -> false));
    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(ninth).isNotDone());
    acquired.get(1).free();
    ninth.get();
  }

  private List<ConcurrencyLimiter.Slot> acquire(String account, int count) {
    List<ConcurrencyLimiter.Slot> acquired = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      acquired.add(slots.acquire(account, () -> false));
    }
    return acquired;
  }

  private static void enter(ConcurrencyLimiter.Slot slot) {
    slot.enter(() -> false);
  }

  private static Account of(int consumers) {
    return new Account(
        URI.create("https://sml.example"),
        null,
        "u",
        new Secret("p"),
        Account.AuthScheme.TOKEN,
        consumers,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
