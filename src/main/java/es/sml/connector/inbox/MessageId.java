package es.sml.connector.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;

/**
 * Reads a mail's Message-ID. It limits the bytes that are searched and the id's length, because a
 * foreign text becomes a JMS header.
 */
public final class MessageId {
  /** The number of bytes that are searched. Each further header line would cost an object. */
  private static final int HEAD = 64 << 10;

  /** The longest line of a mail (RFC 5322, 2.1.1). */
  private static final int LONGEST = 998;

  private MessageId() {}

  /**
   * Returns the Message-ID of a mail; null if it has none.
   *
   * @param mail its bytes
   */
  public static String of(byte[] mail) throws MessagingException {
    ByteArrayInputStream head = new ByteArrayInputStream(mail, 0, Math.min(mail.length, HEAD));
    return cut(new InternetHeaders(head).getHeader("Message-ID", null));
  }

  /** Shortens an id that is longer than any line may be. */
  static String cut(String id) {
    return id == null || id.length() <= LONGEST ? id : id.substring(0, LONGEST);
  }
}
