package es.sml.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.SmlUnavailableException;
import org.junit.jupiter.api.Test;

class CommandAnswersTest {
  private final CommandAnswers answers = new CommandAnswers();

  @Test
  void whatARouteWrapsAroundAFailureIsNotWhatIsTold() {
    RuntimeException wrapped =
        new IllegalStateException(
            "wrapped", new SmlUnavailableException("SML is away", (Throwable) null));
    assertThat(answers.failed("c1", null, wrapped))
        .contains("\"unavailable\"")
        .contains("SML is away");
  }

  @Test
  void aFailureThatIsNotOursIsNamedWithoutItsWords() {
    RuntimeException wrapped =
        new IllegalStateException("wrapped", new ArithmeticException("Ana's phone"));
    assertThat(answers.failed("c1", null, wrapped))
        .contains("\"refused\"")
        .contains("unexpected java.lang.ArithmeticException")
        .doesNotContain("Ana");
  }
}
