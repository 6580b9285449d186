package es.sml.connector.parse.channel;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.canonical.CanonicalLeadFormat;
import es.sml.connector.parse.content.ContentKind;
import es.sml.connector.parse.content.DecodedText;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.content.TextDecoder;
import es.sml.connector.parse.form.FormParts;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.mail.BookedEvent;
import es.sml.connector.parse.mime.MailHead;
import es.sml.connector.parse.mime.MailReader;
import es.sml.connector.parse.table.CsvFormat;
import es.sml.connector.parse.text.Letters;
import java.util.Set;

/**
 * Opens a message: a mail or a form is split into its parts, other messages are one part. Decides
 * which message is a mail, a form or a table, and which content type it has.
 */
public final class ContentReader {
  /** Types that senders use for any content, so they prove nothing. */
  private static final Set<String> MEANINGLESS =
      Set.of("", "application/octet-stream", "text/plain", "application/x-www-form-urlencoded");

  private ContentReader() {}

  /**
   * Returns the message's content.
   *
   * @param limit of its text
   * @throws UnreadableMessageException if it is empty, exceeds a limit or is not a message
   */
  public static MessageContent read(InboundMessage message, TextLimit limit) {
    if (message.content().length == 0) {
      throw new UnreadableMessageException("the message is empty; ask its sender to send it again");
    }
    String type = baseType(message.contentType());
    if (isMail(message, type)) {
      return MailReader.read(message.content(), limit);
    }
    if (type.equals(FormParts.TYPE)
        || (MEANINGLESS.contains(type) && FormParts.isForm(message.content()))) {
      return FormParts.read(message.content(), message.contentType(), limit);
    }
    if (!isTable(type, message.name())) {
      limit.check(message.content().length);
    }
    String charset = charset(message.contentType());
    if (TextDecoder.isBinary(message.content(), charset)) {
      throw new UnreadableMessageException(
          "the message is binary data and no text; ask its sender to send the lead as text");
    }
    DecodedText text = TextDecoder.read(message.content(), charset);
    if (BookedEvent.isIn(text.text())) {
      return MessageContent.of(
          new MessageContent.Part(
              "text/plain",
              message.name(),
              false,
              DecodedText.whole(BookedEvent.lines(text.text()))));
    }
    return MessageContent.of(
        new MessageContent.Part(
            kind(type, message.name(), text.text()), message.name(), false, text));
  }

  // A table is read row by row, so it may be as large as the largest message.
  private static boolean isTable(String type, String name) {
    return MEANINGLESS.contains(type)
        ? "text/csv".equals(ContentKind.ofName(name))
        : CsvFormat.TABLES.contains(type);
  }

  // A split lead keeps the channel of its mail, so its own content type is checked first.
  private static boolean isMail(InboundMessage message, String type) {
    if (type.equals(CanonicalLeadFormat.CONTENT_TYPE)) {
      return false;
    }
    // A program may not state the type of its content.
    return message.channel() == InboundMessage.Channel.MAIL
        || type.equals("message/rfc822")
        || endsWithEml(message.name())
        || (type.isEmpty() && MailHead.isAtStartOf(message.content()));
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
