package es.sml.connector.status.store;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.status.store.CrmStates.CrmState;
import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrmStatesTest extends StoreTest {
  private static final CrmResponse REFUSED = new CrmResponse("503", true, "crm.example: 503");
  private static final CrmResponse UNREACHABLE =
      new CrmResponse("ConnectException", false, "crm.example: ConnectException");
  private static final CrmResponse ACCEPTED = CrmResponse.accepted("204");
  private static final Duration A_DAY = Duration.ofDays(1);

  private CrmStates states;

  @BeforeEach
  void open() {
    states = new CrmStates(database);
  }

  @Test
  void keepsTheFirstFailureInARow() {
    states.failed("norte", UNREACHABLE);
    change("failing_since = failing_since - 60000");
    states.failed("norte", REFUSED);
    CrmState state = only();
    assertThat(state.failures()).isEqualTo(2);
    assertThat(state.respondedAt() - state.failingSince()).isBetween(60_000L, 120_000L);
    assertThat(state.response()).isEqualTo("503");
    assertThat(state.reason()).isEqualTo(REFUSED.reason());
    assertThat(state.acceptedAt()).isNull();
  }

  @Test
  void anAcceptedEventEndsTheFailures() {
    for (int failure = 0; failure < CrmStates.FAILURES_IN_A_ROW; failure++) {
      states.failed("norte", REFUSED);
    }
    assertThat(states.accepted("norte", ACCEPTED)).isTrue();
    CrmState state = only();
    assertThat(state.failures()).isZero();
    assertThat(state.failingSince()).isNull();
    assertThat(state.reason()).isNull();
    assertThat(state.response()).isEqualTo("204");
    assertThat(state.acceptedAt()).isEqualTo(state.respondedAt());
    assertThat(states.accepted("norte", ACCEPTED)).isFalse();
  }

  @Test
  void aFewFailuresAreNoOutage() {
    states.failed("norte", REFUSED);
    assertThat(states.accepted("norte", ACCEPTED)).isFalse();
    assertThat(only().failures()).isZero();
  }

  @Test
  void recordsAcceptedEventsAgainAfterAWhile() {
    states.accepted("norte", ACCEPTED);
    change("accepted_at = accepted_at - 60000, responded_at = responded_at - 60000");
    long before = only().acceptedAt();
    states.accepted("norte", CrmResponse.accepted("200"));
    assertThat(only().acceptedAt()).isGreaterThan(before);
    assertThat(only().response()).isEqualTo("200");
  }

  @Test
  void onlyAResponseMeansThatACrmWasReached() {
    states.failed("norte", UNREACHABLE);
    assertThat(states.wasReached("norte", A_DAY)).isFalse();
    states.failed("norte", REFUSED);
    states.failed("norte", UNREACHABLE);
    assertThat(states.wasReached("norte", A_DAY)).isTrue();
    change("reached_at = reached_at - 90000000");
    assertThat(states.wasReached("norte", A_DAY)).isFalse();
    assertThat(states.wasReached("sur", A_DAY)).isFalse();
  }

  private CrmState only() {
    assertThat(states.all()).hasSize(1);
    return states.all().get(0);
  }

  private void change(String values) {
    database.write(jdbc -> jdbc.sql("UPDATE crm_state SET " + values).update());
  }
}
