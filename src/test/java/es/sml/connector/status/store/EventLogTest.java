package es.sml.connector.status.store;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.status.event.QueuedEvent;
import es.sml.connector.status.store.EventLog.Filter;
import es.sml.connector.status.store.EventLog.Position;
import es.sml.connector.status.store.OutboxEvent.State;
import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLogTest extends StoreTest {
  private static final Filter ALL = new Filter("norte", null, null, null);

  private EventOutbox outbox;
  private EventLog log;

  @BeforeEach
  void open() {
    outbox = new EventOutbox(database);
    log = new EventLog(database);
    for (int second = 1; second <= 5; second++) {
      add("norte", second);
    }
    add("sur", 6);
  }

  @Test
  void listsTheNewestFirstInPages() {
    List<OutboxEvent> first = log.newest(ALL, Position.LAST, 3);
    assertThat(ids(first)).containsExactly("main-5-1", "main-4-1", "main-3-1");
    OutboxEvent last = first.get(2);
    assertThat(ids(log.newest(ALL, new Position(last.queuedAt(), last.id()), 3)))
        .containsExactly("main-2-1", "main-1-1");
    assertThat(log.count(ALL)).isEqualTo(5);
  }

  @Test
  void listsTheOldestFirstForAnAction() {
    assertThat(ids(log.oldest(ALL, Position.FIRST, 2))).containsExactly("main-1-1", "main-2-1");
    assertThat(ids(log.oldest(ALL, new Position(2000, "main-2-1"), 2)))
        .containsExactly("main-3-1", "main-4-1");
  }

  @Test
  void filtersByTime() {
    Filter filter = new Filter("norte", null, Instant.ofEpochSecond(2), Instant.ofEpochSecond(4));
    assertThat(ids(log.newest(filter, Position.LAST, 9))).containsExactly("main-3-1", "main-2-1");
    assertThat(log.count(filter)).isEqualTo(2);
  }

  @Test
  void filtersByStateAndShowsEachDelivery() {
    outbox.claim("norte", 3, Duration.ofMinutes(1));
    outbox.delivered(List.of("main-1-1"), CrmResponse.accepted("204"));
    outbox.postponed("main-2-1", Duration.ofMinutes(5), new CrmResponse("503", true, "busy"));
    outbox.deadLettered("main-3-1", new CrmResponse("400", true, "refused"));
    OutboxEvent delivered = only(State.DELIVERED);
    assertThat(delivered.id()).isEqualTo("main-1-1");
    assertThat(delivered.smlId()).isEqualTo(1);
    assertThat(delivered.response()).isEqualTo("204");
    assertThat(delivered.respondedAt()).isEqualTo(delivered.deliveredAt());
    assertThat(delivered.retryAt()).isNull();
    OutboxEvent dead = only(State.DEAD_LETTERED);
    assertThat(dead.id()).isEqualTo("main-3-1");
    assertThat(dead.reason()).isEqualTo("refused");
    List<OutboxEvent> pending =
        log.newest(new Filter("norte", State.PENDING, null, null), Position.LAST, 9);
    assertThat(ids(pending)).containsExactly("main-5-1", "main-4-1", "main-2-1");
    assertThat(pending.get(2).retryAt() - pending.get(2).respondedAt())
        .isBetween(299_000L, 301_000L);
    assertThat(pending.get(0).response()).isNull();
  }

  private OutboxEvent only(State state) {
    List<OutboxEvent> found = log.newest(new Filter("norte", state, null, null), Position.LAST, 9);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).state()).isEqualTo(state);
    return found.get(0);
  }

  private void add(String dealer, int second) {
    String id = "main-" + second + "-1";
    database.write(
        jdbc -> {
          outbox.add(jdbc, new QueuedEvent(id, "main", second, 1, dealer, "{}"));
          return jdbc.sql("UPDATE crm_event SET queued_at = ? WHERE event_id = ?")
              .param(second * 1000L)
              .param(id)
              .update();
        });
  }

  private static List<String> ids(List<OutboxEvent> events) {
    return events.stream().map(OutboxEvent::id).toList();
  }
}
