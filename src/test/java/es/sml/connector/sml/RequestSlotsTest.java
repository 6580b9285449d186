package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.setting.Secret;
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
class RequestSlotsTest {
  private final RequestSlots slots = new RequestSlots(() -> Map.of("few", of(8), "many", of(32)));

  @Test
  void asManyLeadsAreUnderWayAsThereAreConsumers() throws Exception {
    List<RequestSlots.Slot> taken = take("many", 34);
    taken.subList(0, 32).forEach(RequestSlotsTest::enter);
    assertThatThrownBy(() -> taken.get(32).enter(() -> true))
        .isInstanceOf(SmlUnavailableException.class);
    CompletableFuture<Void> next = CompletableFuture.runAsync(() -> enter(taken.get(32)));
    taken.get(0).free();
    next.get();
    assertThatThrownBy(() -> taken.get(33).enter(() -> true))
        .isInstanceOf(SmlUnavailableException.class);
  }

  @Test
  void fewMoreAreNotedAheadAndOnlyWhereThereAreManyConsumers() throws Exception {
    for (Map.Entry<String, Integer> most : Map.of("few", 8, "many", 34).entrySet()) {
      List<RequestSlots.Slot> taken = take(most.getKey(), most.getValue());
      assertThatThrownBy(() -> slots.take(most.getKey(), () -> true))
          .as(most.getKey())
          .isInstanceOf(SmlUnavailableException.class);
      CompletableFuture<RequestSlots.Slot> next =
          CompletableFuture.supplyAsync(() -> slots.take(most.getKey(), () -> false));
      taken.get(0).free();
      assertThat(next.get()).isNotNull();
    }
  }

  @Test
  void whatIsGivenBackTwiceIsFreeOnce() throws ExecutionException, InterruptedException {
    List<RequestSlots.Slot> taken = take("few", 8);
    enter(taken.get(0));
    taken.get(0).free();
    taken.get(0).onDone(null);
    enter(slots.take("few", () -> false));
    taken.subList(1, 8).forEach(RequestSlotsTest::enter);
    CompletableFuture<RequestSlots.Slot> ninth =
        CompletableFuture.supplyAsync(() -> slots.take("few", () -> false));
    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(ninth).isNotDone());
    taken.get(1).free();
    ninth.get();
  }

  private List<RequestSlots.Slot> take(String account, int count) {
    List<RequestSlots.Slot> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(slots.take(account, () -> false));
    }
    return taken;
  }

  private static void enter(RequestSlots.Slot slot) {
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
        null);
  }
}
