package es.sml.connector.command.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import es.sml.connector.command.Command;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.status.event.CrmJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandAnswersTest {
  private final CommandAnswers answers = new CommandAnswers();

  @Test
  void writesTheSameFieldsInTheSameOrder() {
    assertThat(text(CommandAnswers.done(list(), new TextNode("Ñ \ud83d\ude97"))))
        .isEqualTo(
            "{\"id\":\"c1\",\"operation\":\"list-leads\",\"outcome\":\"success\",\"result\":\"Ñ \ud83d\ude97\"}");
    assertThat(text(CommandAnswers.done(list(), NullNode.getInstance())))
        .endsWith(",\"result\":null}");
    assertThat(
            text(answers.failed(null, null, new SmlUnavailableException("away", (Throwable) null))))
        .isEqualTo(
            "{\"id\":null,\"operation\":null,\"outcome\":\"unavailable\",\"error\":{\"message\":\"away\"}}");
    assertThat(text(answers.failed("c1", list(), new LeadRejectedException(404, "no"))))
        .startsWith(
            "{\"id\":\"c1\",\"operation\":\"list-leads\",\"outcome\":\"rejected\",\"error\":{")
        .contains("\"error\":{\"status\":404,\"code\":\"sml-rejected\",\"message\":\"");
  }

  @Test
  void writesTheReplyToALeadThatHasEnded() {
    Map<String, Object> row =
        new HashMap<>(Map.of("command_id", "norte\u001fc1", "state", "CREATED"));
    row.put("sml_id", 41);
    assertThat(text(answers.ofLead(row)))
        .isEqualTo(
            "{\"id\":\"c1\",\"operation\":\"create-lead\",\"outcome\":\"success\",\"result\":{\"id\":41}}");
    row.put("state", "REJECTED");
    row.put("reason", "no e-mail");
    assertThat(text(answers.ofLead(row)))
        .endsWith("\"outcome\":\"rejected\",\"error\":{\"message\":\"no e-mail\"}}");
  }

  @Test
  void repliesWithTheCauseOfAWrappedFailure() {
    RuntimeException wrapped =
        new IllegalStateException(
            "wrapped", new SmlUnavailableException("SML is away", (Throwable) null));
    assertThat(text(answers.failed("c1", null, wrapped)))
        .contains("\"unavailable\"")
        .contains("SML is away");
  }

  @Test
  void aFailureThatIsNotOursIsNamedWithoutItsWords() {
    RuntimeException wrapped =
        new IllegalStateException("wrapped", new ArithmeticException("Ana's phone"));
    assertThat(text(answers.failed("c1", null, wrapped)))
        .contains("\"rejected\"")
        .contains("unexpected java.lang.ArithmeticException")
        .doesNotContain("Ana");
  }

  @Test
  void aListThatIsLargerThanAReplyMayBeIsRefused() {
    Command list = list();
    assertThatThrownBy(() -> answers.checked(list, "x".repeat(9_000_000)))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("page_size");
    assertThat(answers.checked(list, "x")).isEqualTo("x");
    assertThat(answers.checked(null, "x".repeat(9_000_000))).hasSize(9_000_000);
  }

  private static Command list() {
    return new Command(
        "c1",
        "main",
        "norte",
        new SmlCall(SmlOperation.LIST_LEADS, Map.of(), null, false),
        null,
        "digest",
        null,
        true);
  }

  private static String text(Object reply) {
    try {
      return new String(CrmJson.MAPPER.writeValueAsBytes(reply), StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
