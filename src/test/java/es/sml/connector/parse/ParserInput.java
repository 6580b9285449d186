package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.lead.InboundMessage.Channel;
import java.nio.charset.StandardCharsets;

/** Fuzzed messages: each is read, or refused with a reason. */
final class ParserInput {
  private ParserInput() {}

  static FuzzBudget budget(
      long bytesPerByte, Channel channel, String name, String contentType, String usual) {
    return new FuzzBudget(
        bytesPerByte,
        FuzzBudget.Writer.STRANGER,
        usual.getBytes(StandardCharsets.UTF_8),
        input -> read(channel, name, contentType, input));
  }

  private static void read(Channel channel, String name, String contentType, byte[] input) {
    try {
      assertThat(Messages.PARSER.parse(Messages.message(channel, name, contentType, input)))
          .isNotNull();
    } catch (UnreadableMessageException e) {
      assertThat(e).hasMessageMatching("(?s).*\\S.*");
    }
  }
}
