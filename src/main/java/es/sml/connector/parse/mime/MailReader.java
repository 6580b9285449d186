package es.sml.connector.parse.mime;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.text.Letters;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Reads a mail's raw bytes within fixed limits, even if the mail is broken. Decides which headers
 * are kept, and how long they may be. A mail with encrypted text only is unreadable.
 */
public final class MailReader {
  /** The longest text of a header; the rest is cut off. */
  public static final int LONGEST_HEADER = 2_000;

  /** The headers that {@link MessageContent#headers} keeps. */
  public static final Set<String> KEPT =
      Set.of(
          "auto-submitted",
          "content-type",
          "in-reply-to",
          "list-id",
          "list-post",
          "list-unsubscribe",
          "mailing-list",
          "precedence",
          "references",
          "return-path",
          "to",
          "cc",
          "delivered-to",
          "x-auto-reply",
          "x-auto-response-suppress",
          "x-autoreply",
          "x-autorespond",
          "x-dsncontext",
          "x-failed-recipients",
          "x-mailman-version",
          "x-spam-flag",
          "x-spam-status");

  private static final Session SESSION;

  static {
    LenientMailSettings.apply();
    Properties properties = new Properties();
    properties.setProperty("mail.mime.address.strict", "false");
    properties.setProperty("mail.mime.allowutf8", "true");
    SESSION = Session.getInstance(properties);
  }

  private MailReader() {}

  /**
   * Returns the mail's content.
   *
   * @param limit of the text in all its parts
   * @throws UnreadableMessageException if it exceeds a limit or is not a mail
   */
  public static MessageContent read(byte[] raw, TextLimit limit) {
    try {
      MimeMessage message = new RawMail(SESSION, new RawStream(raw, 0, raw.length));
      MailParts parts = new MailParts(SESSION, limit);
      parts.add(message);
      if (parts.isEncrypted() && parts.all().stream().allMatch(part -> part.text().isBlank())) {
        throw new UnreadableMessageException(
            "the mail is encrypted; ask the sender to send it unencrypted");
      }
      return new MessageContent(
          null,
          0,
          true,
          header(message, "Message-ID"),
          header(message, "From"),
          header(message, "Reply-To"),
          header(message, "Subject"),
          sent(message),
          keptHeaders(message),
          parts.all());
    } catch (MessagingException e) {
      // Not as the cause, because its message may quote the mail.
      throw new UnreadableMessageException(
          "the structure of the mail is damaged; ask the sender to send it again");
    }
  }

  /** Returns the head of a mail that is attached to another one. */
  static MessageContent.Sender sender(MimeMessage mail) throws MessagingException {
    String from = header(mail, "From");
    String subject = header(mail, "Subject");
    String to = header(mail, "To");
    return new MessageContent.Sender(
        from == null ? "" : from, subject == null ? "" : subject, to == null ? "" : to);
  }

  private static Map<String, String> keptHeaders(MimeMessage message) throws MessagingException {
    Map<String, String> headers = new HashMap<>();
    for (String name : KEPT) {
      String value = header(message, name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }

  private static String header(MimeMessage message, String name) throws MessagingException {
    String[] values = message.getHeader(name);
    return values == null || values.length == 0
        ? null
        : Letters.start(decoded(values[0]), LONGEST_HEADER);
  }

  private static String decoded(String header) {
    String line = MimeUtility.unfold(header);
    try {
      return MimeUtility.decodeText(line).strip();
    } catch (UnsupportedEncodingException e) {
      return line.strip(); // the charset does not exist; the encoded form still shows an address
    }
  }

  @SuppressWarnings("JavaUtilDate") // Jakarta Mail's type
  private static Instant sent(MimeMessage message) throws MessagingException {
    Date sent = message.getSentDate();
    return sent == null ? null : sent.toInstant();
  }
}
