package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import java.util.Set;

/** Opens a message by the way it came: a mail is taken apart, anything else is one part. */
final class ContentReader {
  /** Types that senders give to anything, so that they mean nothing. */
  private static final Set<String> MEANINGLESS =
      Set.of("", "application/octet-stream", "text/plain", "application/x-www-form-urlencoded");

  private ContentReader() {}

  /**
   * The message's content.
   *
   * @param limit of its text
   * @throws UnreadableMessageException if it is empty, over a limit, or no message at all
   */
  static MessageContent read(InboundMessage message, TextLimit limit) {
    if (message.content().length == 0) {
      throw new UnreadableMessageException("the message is empty");
    }
    String type = baseType(message.contentType());
    if (isMail(message, type)) {
      return MailReader.read(message.content(), limit);
    }
    if (!isTable(type, message.name())) {
      limit.check(message.content().length);
    }
    DecodedText text = TextDecoder.read(message.content(), charset(message.contentType()));
    return MessageContent.of(
        new MessageContent.Part(
            kind(type, message.name(), text.text()), message.name(), false, text));
  }

  // A table is read row by row, so it may be as large as a message may be.
  private static boolean isTable(String type, String name) {
    return MEANINGLESS.contains(type)
        ? "text/csv".equals(ContentKind.ofName(name))
        : CsvFormat.TABLES.contains(type);
  }

  // A lead split off from a mail still has the mail's channel: its own content type comes first.
  private static boolean isMail(InboundMessage message, String type) {
    if (type.equals(CanonicalLeadFormat.CONTENT_TYPE)) {
      return false;
    }
    return switch (message.channel()) {
      case MAIL -> true;
      case FILE -> type.equals("message/rfc822") || endsWithEml(message.name());
      // A dealer's program has no way to say what it sends.
      case QUEUE ->
          type.equals("message/rfc822")
              || (type.isEmpty() && MailHead.isAtStartOf(message.content()));
    };
  }

  private static boolean endsWithEml(String name) {
    return name != null && Letters.lower(name).endsWith(".eml");
  }

  private static String kind(String type, String name, String text) {
    if (!MEANINGLESS.contains(type)) {
      return type;
    }
    String byName = ContentKind.ofName(name);
    return byName != null && !byName.equals("text/plain") ? byName : ContentKind.ofText(text);
  }

  private static String baseType(String contentType) {
    return contentType == null ? "" : Letters.lower(beforeSemicolon(contentType).strip());
  }

  private static String beforeSemicolon(String text) {
    int semicolon = text.indexOf(';');
    return semicolon < 0 ? text : text.substring(0, semicolon);
  }

  private static String charset(String contentType) {
    int at = contentType == null ? -1 : Letters.lower(contentType).indexOf("charset=");
    return at < 0
        ? null
        : beforeSemicolon(contentType.substring(at + "charset=".length())).replace("\"", "");
  }
}
