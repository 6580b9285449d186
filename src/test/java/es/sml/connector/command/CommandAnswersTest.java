package es.sml.connector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import es.sml.connector.failure.InvalidCallException;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.util.Map;
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
        .contains("\"rejected\"")
        .contains("unexpected java.lang.ArithmeticException")
        .doesNotContain("Ana");
  }

  @Test
  void aListThatIsLargerThanAReplyMayBeIsRefused() {
    Command list =
        new Command(
            "c1",
            "main",
            "norte",
            new SmlCall(SmlOperation.LIST_LEADS, Map.of(), null, false),
            null,
            "digest",
            null,
            true);
    assertThatThrownBy(() -> CommandAnswers.done(list, new TextNode("x".repeat(9_000_000))))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("page_size");
    assertThat(CommandAnswers.done(list, new TextNode("x"))).contains("\"success\"");
  }
}
