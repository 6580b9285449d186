package es.sml.connector.status.store;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.status.event.QueuedEvent;
import es.sml.connector.status.store.EventOutbox.DueEvent;
import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventOutboxTest extends StoreTest {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final CrmResponse ACCEPTED = CrmResponse.accepted("204");
  private static final CrmResponse REFUSED = new CrmResponse("503", true, "busy");

  private EventOutbox outbox;
  private EventLog log;

  @BeforeEach
  void open() {
    outbox = new EventOutbox(database);
    log = new EventLog(database);
  }

  @Test
  void givesOneEventOfALeadAtATimeInItsOrder() {
    add("norte", 1, 2);
    add("norte", 1, 1);
    add("norte", 2, 1);
    assertThat(claim("norte", 10)).containsExactlyInAnyOrder("main-1-1", "main-2-1");
    assertThat(claim("norte", 10)).isEmpty();
    outbox.delivered(List.of("main-1-1"), ACCEPTED);
    assertThat(claim("norte", 10)).containsExactly("main-1-2");
  }

  @Test
  void holdsTheNextEventBackWhileOneIsRetried() {
    add("norte", 1, 1);
    add("norte", 1, 2);
    claim("norte", 10);
    outbox.postponed("main-1-1", Duration.ZERO, REFUSED);
    List<DueEvent> due = outbox.claim("norte", 10, LEASE);
    assertThat(due).extracting(event -> event.event().id()).containsExactly("main-1-1");
    assertThat(due.get(0).attempts()).isEqualTo(1);
  }

  @Test
  void goesOnAfterAnEventThatIsGivenUp() {
    add("norte", 1, 1);
    add("norte", 1, 2);
    claim("norte", 10);
    outbox.deadLettered("main-1-1", REFUSED);
    assertThat(claim("norte", 10)).containsExactly("main-1-2");
    assertThat(outbox.revived("main-1-1")).isTrue();
    assertThat(outbox.revived("main-1-1")).isFalse();
    assertThat(claim("norte", 10)).containsExactly("main-1-1");
  }

  @Test
  void doesNotReviveWhatIsDelivered() {
    add("norte", 1, 1);
    outbox.delivered(List.of("main-1-1"), ACCEPTED);
    assertThat(outbox.revived("main-1-1")).isFalse();
    assertThat(claim("norte", 10)).isEmpty();
  }

  @Test
  void givesEachDealerItsOwn() {
    add("norte", 1, 1);
    add("sur", 2, 1);
    assertThat(outbox.dealersDue()).containsExactlyInAnyOrder("norte", "sur");
    assertThat(claim("sur", 10)).containsExactly("main-2-1");
    assertThat(outbox.dealersDue()).containsExactly("norte");
  }

  @Test
  void claimsNoMoreThanAskedFor() {
    for (int lead = 1; lead <= 5; lead++) {
      add("norte", lead, 1);
    }
    assertThat(claim("norte", 2)).hasSize(2);
    assertThat(claim("norte", 10)).hasSize(3);
  }

  @Test
  void releasesAnEventWhenItsLeaseIsOver() {
    add("norte", 1, 1);
    outbox.claim("norte", 1, Duration.ZERO);
    assertThat(claim("norte", 1)).containsExactly("main-1-1");
  }

  @Test
  void ignoresADelayThatAClockSetBackMadeTooLong() {
    add("norte", 1, 1);
    claim("norte", 1);
    database.write(jdbc -> jdbc.sql("UPDATE crm_event SET due_at = due_at + 7200000").update());
    assertThat(claim("norte", 1)).containsExactly("main-1-1");
  }

  @Test
  void forgetsOnlyWhatWasDelivered() {
    add("norte", 1, 1);
    add("norte", 2, 1);
    outbox.delivered(List.of("main-1-1"), ACCEPTED);
    assertThat(outbox.forget(Duration.ofDays(1))).isZero();
    database.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE crm_event SET queued_at = 1, delivered_at = CASE WHEN delivered_at IS NULL THEN NULL ELSE 1 END")
                .update());
    assertThat(outbox.forget(Duration.ofDays(1))).isEqualTo(1);
    assertThat(claim("norte", 10)).containsExactly("main-2-1");
  }

  @Test
  void retriesAtOnceWhatWaitsAndNothingThatIsBeingSent() {
    add("norte", 1, 1);
    add("norte", 1, 2);
    add("norte", 2, 1);
    add("sur", 3, 1);
    claim("norte", 2);
    claim("sur", 1);
    outbox.postponed("main-1-1", Duration.ofMinutes(50), REFUSED);
    outbox.postponed("main-3-1", Duration.ofMinutes(50), REFUSED);
    assertThat(outbox.retry("norte")).isEqualTo(1);
    assertThat(claim("norte", 10)).containsExactly("main-1-1");
    assertThat(outbox.retry("norte")).isZero();
    assertThat(claim("norte", 10)).isEmpty();
    assertThat(claim("sur", 10)).isEmpty();
    outbox.retryAll();
    assertThat(claim("norte", 10)).isEmpty();
    assertThat(claim("sur", 10)).containsExactly("main-3-1");
  }

  @Test
  void holdsBackLaterEventsOfTheLeadWhileOneIsSentAgain() {
    add("norte", 1, 1);
    add("norte", 1, 2);
    claim("norte", 1);
    outbox.delivered(List.of("main-1-1"), ACCEPTED);
    assertThat(log.redeliver("norte", "main-1-1")).isTrue();
    assertThat(log.redeliver("norte", "main-1-1")).isFalse();
    List<DueEvent> due = outbox.claim("norte", 10, LEASE);
    assertThat(due).extracting(event -> event.event().id()).containsExactly("main-1-1");
    assertThat(due.get(0).redelivered()).isEqualTo(1);
    assertThat(due.get(0).attempts()).isZero();
    outbox.delivered(List.of("main-1-1"), ACCEPTED);
    assertThat(claim("norte", 10)).containsExactly("main-1-2");
  }

  @Test
  void sendsOnlyDeliveredEventsOfThisDealerAgain() {
    add("norte", 1, 1);
    add("norte", 2, 1);
    add("norte", 3, 1);
    outbox.delivered(List.of("main-1-1"), ACCEPTED);
    outbox.deadLettered("main-2-1", REFUSED);
    assertThat(log.redeliver("sur", "main-1-1")).isFalse();
    assertThat(log.redeliver("norte", "main-2-1")).isFalse();
    assertThat(log.redeliver("norte", "main-3-1")).isFalse();
    assertThat(log.redeliver("norte", "main-9-1")).isFalse();
  }

  @Test
  void keepsOnlyTheNewestDeliveredEventsOfEachDealer() {
    for (int lead = 1; lead <= 4; lead++) {
      add("norte", lead, 1);
    }
    add("sur", 5, 1);
    add("norte", 6, 1);
    outbox.delivered(List.of("main-1-1", "main-2-1", "main-3-1", "main-4-1", "main-5-1"), ACCEPTED);
    database.write(jdbc -> jdbc.sql("UPDATE crm_event SET queued_at = sml_id").update());
    assertThat(log.limit(2)).isEqualTo(2);
    assertThat(outbox.find("main-2-1")).isEmpty();
    assertThat(outbox.find("main-3-1")).isPresent();
    assertThat(outbox.find("main-5-1")).isPresent();
    assertThat(claim("norte", 10)).containsExactly("main-6-1");
  }

  @Test
  void countsWhatIsPendingByDealer() {
    assertThat(outbox.backlogs()).isEmpty();
    add("norte", 1, 1);
    add("norte", 1, 2);
    add("norte", 2, 1);
    add("sur", 3, 1);
    claim("sur", 1);
    outbox.delivered(List.of("main-3-1"), ACCEPTED);
    assertThat(outbox.backlogs().keySet()).containsExactly("norte");
    assertThat(outbox.backlogs().get("norte").pending()).isEqualTo(3);
    assertThat(outbox.backlogs().get("norte").next()).isZero();
  }

  @Test
  void theNextTryIsThatOfTheFirstEventOfALead() {
    add("norte", 1, 1);
    add("norte", 1, 2); // it waits for the first one, and is not due itself
    claim("norte", 1);
    outbox.postponed("main-1-1", Duration.ofMinutes(2), REFUSED);
    long next = outbox.backlogs().get("norte").next();
    assertThat(next - outbox.backlogs().get("norte").oldest()).isBetween(119_000L, 180_000L);
    assertThat(claim("norte", 10)).isEmpty();
  }

  private void add(String dealer, long lead, int change) {
    database.write(
        jdbc -> {
          outbox.add(
              jdbc,
              new QueuedEvent("main-" + lead + "-" + change, "main", lead, change, dealer, "{}"));
          return null;
        });
  }

  private List<String> claim(String dealer, int most) {
    return outbox.claim(dealer, most, LEASE).stream().map(due -> due.event().id()).toList();
  }
}
