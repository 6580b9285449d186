package es.sml.connector.command.reply;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which failed commands are kept for an operator. */
class RefusedCommandsTest {
  private final Exception refused = new InvalidCallException("get-lead", List.of("is wrong"));

  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final RefusedCommands commands = new RefusedCommands(() -> now);

  @Test
  void keepsNoRefusedCommandWhoseProgramGetsTheReason() {
    assertThat(commands.keeps(refused, "crm.norte.replies", "norte")).isFalse();
    assertThat(commands.keeps(new RuntimeException(refused), "crm.norte.replies", null)).isFalse();
  }

  @Test
  void keepsWhatMayBeDoneOrIsABug() {
    Exception unknown = new UnknownOutcomeException("lost");
    assertThat(commands.keeps(unknown, "crm.norte.replies", "norte")).isTrue();
    assertThat(commands.keeps(new IllegalStateException(), "crm.norte.replies", "norte")).isTrue();
  }

  @Test
  void keepsALimitedNumberOfRefusedCommandsWithoutAReply() {
    for (int i = 0; i < RefusedCommands.MOST_KEPT; i++) {
      assertThat(commands.keeps(refused, "", "norte")).isTrue();
    }
    assertThat(commands.keeps(refused, null, "norte")).isFalse();
    now = now.plus(Duration.ofMinutes(61));
    assertThat(commands.keeps(refused, null, "norte")).isTrue();
  }
}
