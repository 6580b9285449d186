package es.sml.connector.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the JSON of a command to its record. */
class CommandJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"lead\":\"a\"} | a",
        "{\"lead\":\" a \"} | ` a `",
        "{\"lead\":7} | 7",
        "{\"lead\":1.50} | 1.5",
        "{\"lead\":true} | true",
        "{\"lead\":\" \"} |",
        "{\"lead\":null} |",
        "{\"lead\":{\"a\":1}} |",
        "{\"lead\":[\"a\"]} |",
        "{\"lead\":\"a\",\"lead\":\"b\"} | b",
        "{\"LEAD\":\"a\"} |",
        "{} |",
      })
  void readsAValueAsTextAndNeverFails(String json, String lead) throws IOException {
    assertThat(read(json).lead()).isEqualTo(lead);
  }

  @Test
  void keepsUnknownFieldsSoThatTheirSenderGetsAReply() throws IOException {
    CommandMessage command =
        read("{\"x\":1,\"@class\":\"java.lang.Runtime\",\"id\":\"a\",\"lead\":\"L\"}");
    assertThat(command.others()).containsOnlyKeys("x", "@class");
    assertThat(command.id().textValue()).isEqualTo("a");
    assertThat(command.lead()).isEqualTo("L");
  }

  @Test
  void keepsTheBodyAsItIs() throws IOException {
    String body = "{\"score\":1.50,\"big\":123456789012345678901234567890,\"a\":[null,{}]}";
    assertThat(read("{\"body\":" + body + "}").body()).hasToString(body.replace("1.50", "1.5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "5", "\"\"", "\"text\"", "{} {}"})
  void refusesAnotherValueThanOneObject(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void limitsTheDepth() {
    assertThatThrownBy(() -> read("{\"body\":" + "[".repeat(2_000)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nesting depth");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"a\",\"id\":\"b\"} | id",
        "{\"body\":{\"a\":[{\"b\":1,\"c\":2,\"b\":{}}]}} | body.a.0.b",
        "{\"a\":{\"x\":1},\"b\":{\"x\":1}} |",
        "[1 |",
        "null |",
      })
  void findsTheFieldThatIsThereTwice(String json, String field) {
    assertThat(CommandJson.repeatedField(json.getBytes(StandardCharsets.UTF_8)).orElse(null))
        .isEqualTo(field);
  }

  private static CommandMessage read(String json) throws IOException {
    return CommandJson.MAPPER.readValue(json, CommandMessage.class);
  }
}
