package es.sml.connector.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;

/** Reads a mail's Message-ID within bounds: it travels as a JMS header, and a stranger wrote it. */
final class MessageId {
  /** Where the Message-ID is looked for. Each further line of a head would cost an object. */
  private static final int HEAD = 64 << 10;

  /** RFC 5322, 2.1.1: no line of a mail is longer. */
  private static final int LONGEST = 998;

  private MessageId() {}

  /**
   * The Message-ID of a mail; null where its head has none.
   *
   * @param mail its bytes
   */
  static String of(byte[] mail) throws MessagingException {
    ByteArrayInputStream head = new ByteArrayInputStream(mail, 0, Math.min(mail.length, HEAD));
    return cut(new InternetHeaders(head).getHeader("Message-ID", null));
  }

  /** The beginning of an id that is longer than any line may be. */
  static String cut(String id) {
    return id == null || id.length() <= LONGEST ? id : id.substring(0, LONGEST);
  }
}
