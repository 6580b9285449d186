package es.sml.connector.inbox.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServerLimiterTest {
  private final ServerLimiter turns = new ServerLimiter();

  @Test
  void givesSoManyAtATimeInTheOrderInWhichTheyCame() throws Exception {
    ServerLimiter.Turn first = turns.stand("logins at a", 2).await();
    ServerLimiter.Turn second = turns.stand("logins at a", 2).await();
    List<String> had = Collections.synchronizedList(new ArrayList<>());
    Thread third = waiting("third", turns.stand("logins at a", 2), had);
    Thread fourth = waiting("fourth", turns.stand("logins at a", 2), had);
    await().until(() -> isWaiting(third) && isWaiting(fourth));
    assertThat(had).isEmpty();
    first.close();
    third.join();
    fourth.join();
    assertThat(had).containsExactly("third", "fourth");
    second.close();
  }

  @Test
  void passesOverWhoHasLeft() throws Exception {
    ServerLimiter.Turn held = turns.stand("logins at a", 1).await();
    ServerLimiter.Place left = turns.stand("logins at a", 1);
    ServerLimiter.Place next = turns.stand("logins at a", 1);
    left.leave();
    held.close();
    assertThat(left.await()).isNull();
    try (ServerLimiter.Turn turn = next.await()) {
      assertThat(turn).isNotNull();
    }
    try (ServerLimiter.Turn reacquired = turns.stand("logins at a", 1).await()) {
      assertThat(reacquired).isNotNull();
    }
  }

  @Test
  void passesOverWhoWasInterrupted() throws Exception {
    ServerLimiter.Turn held = turns.stand("logins at a", 1).await();
    List<String> had = Collections.synchronizedList(new ArrayList<>());
    Thread interrupted = waiting("interrupted", turns.stand("logins at a", 1), had);
    ServerLimiter.Place next = turns.stand("logins at a", 1);
    await().until(() -> isWaiting(interrupted));
    interrupted.interrupt();
    interrupted.join();
    held.close();
    try (ServerLimiter.Turn turn = next.await()) {
      assertThat(turn).isNotNull();
    }
    assertThat(had).isEmpty();
  }

  @Test
  void limitsEachServerSeparately() throws Exception {
    turns.stand("logins at a", 1).await();
    try (ServerLimiter.Turn other = turns.stand("logins at b", 1).await()) {
      assertThat(other).isNotNull();
    }
  }

  private static Thread waiting(String name, ServerLimiter.Place place, List<String> had) {
    Thread thread =
        new Thread(
            () -> {
              try (ServerLimiter.Turn turn = place.await()) {
                had.add(name);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }
}
