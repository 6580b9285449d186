package es.sml.connector.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.command.Command;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandPatienceTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_000_000_000);
  private final SmlUnavailableException away =
      new SmlUnavailableException("SML is away", (Throwable) null);
  private final UnknownOutcomeException unknown = new UnknownOutcomeException("who knows");

  private final CommandPatience patience = new CommandPatience(InstantSource.fixed(NOW));

  @Test
  void whileSmlIsAwayACommandWaitsForMinutesFromItsArrivalOn() {
    assertThat(isOver(away, SmlOperation.GET_LEAD, Duration.ZERO, Duration.ofMinutes(7))).isFalse();
    assertThat(isOver(away, SmlOperation.GET_LEAD, Duration.ZERO, Duration.ofMinutes(9))).isTrue();
  }

  @Test
  void anOutcomeIsAskedForAsLongHoweverLateTheTurnCame() {
    Duration arrival = Duration.ofHours(1);
    assertThat(isOver(unknown, SmlOperation.CREATE_TASK, Duration.ofMinutes(7), arrival)).isFalse();
    assertThat(isOver(unknown, SmlOperation.CREATE_TASK, Duration.ofMinutes(9), arrival)).isTrue();
  }

  @Test
  void whatIsNeverDoneASecondTimeDoesNotWait() {
    assertThat(isOver(unknown, SmlOperation.CLICK2CALL, Duration.ZERO, Duration.ZERO)).isTrue();
  }

  private boolean isOver(
      Exception failure, SmlOperation operation, Duration turn, Duration sinceArrival) {
    Command command =
        new Command(
            "c",
            "main",
            null,
            new SmlCall(operation, Map.of(), null, false),
            null,
            "d",
            null,
            false);
    return patience.isOver(
        failure,
        command,
        new CommandStore.Entry(1, Duration.ZERO, null, turn, null),
        NOW.minus(sinceArrival).toEpochMilli());
  }
}
