package es.sml.connector.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
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
        "{\"id\":\"a\"} | a",
        "{\"id\":\" a \"} | ` a `",
        "{\"id\":7} | 7",
        "{\"id\":1.50} | 1.5",
        "{\"id\":true} | true",
        "{\"id\":\" \"} |",
        "{\"id\":null} |",
        "{\"id\":{\"a\":1}} |",
        "{\"id\":[\"a\"]} |",
        "{\"id\":\"a\",\"id\":\"b\"} | b",
        "{\"ID\":\"a\"} |",
        "{} |",
      })
  void readsAnIdAsTextAndNeverFails(String json, String id) throws IOException {
    assertThat(read(json).id()).isEqualTo(id);
  }

  @Test
  void keepsUnknownFieldsSoThatTheirSenderGetsAReply() throws IOException {
    CommandMessage command =
        read("{\"x\":1,\"@class\":\"java.lang.Runtime\",\"id\":\"a\",\"lead\":\"L\"}");
    assertThat(command.others()).containsOnlyKeys("x", "@class");
    assertThat(command.id()).isEqualTo("a");
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

  private static CommandMessage read(String json) throws IOException {
    return CommandJson.MAPPER.readValue(json, CommandMessage.class);
  }
}
