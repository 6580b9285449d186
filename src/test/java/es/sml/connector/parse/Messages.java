package es.sml.connector.parse;

import static es.sml.connector.testing.MessageBuilder.aMessage;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.parse.result.ParseResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Messages for tests, and the parser that users get. */
public final class Messages {
  public static final LeadParser PARSER = LeadParser.load(Path.of("config"), Map.of());

  private Messages() {}

  public static InboundMessage mail(String text) {
    return message(Channel.MAIL, null, null, text.getBytes(StandardCharsets.UTF_8));
  }

  public static InboundMessage queued(String contentType, String text) {
    return message(Channel.QUEUE, null, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  public static InboundMessage file(String name, byte[] content) {
    return message(name.endsWith(".eml") ? Channel.MAIL : Channel.FILE, name, null, content);
  }

  public static InboundMessage message(
      Channel channel, String name, String contentType, byte[] content) {
    return aMessage()
        .dealer("dealer")
        .channel(channel)
        .name(name)
        .contentType(contentType)
        .received(Instant.EPOCH)
        .content(content)
        .build();
  }

  public static ParseResult.Leads leads(InboundMessage message) {
    return (ParseResult.Leads) PARSER.parse(message);
  }

  /** Returns the reason of a refusal; fails if the parser accepts the message. */
  public static String refusal(InboundMessage message) {
    try {
      throw new AssertionError("was read as " + PARSER.parse(message));
    } catch (UnreadableMessageException e) {
      return e.getMessage();
    }
  }
}
