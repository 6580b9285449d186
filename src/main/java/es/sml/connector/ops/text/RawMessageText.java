package es.sml.connector.ops.text;

import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.lead.InboundMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a raw message as text, or shows only its size if it is not text. It decides how many parts
 * of a mail are searched.
 */
public final class RawMessageText {
  private static final Charset OTHERWISE = Charset.forName("windows-1252");
  private static final int MOST_CONTROLS = 10; // percent
  private static final int DEEPEST = 8;
  private static final int MOST_PARTS = 50;

  private RawMessageText() {}

  /**
   * Returns the beginning of the message, or only its size if it is not text.
   *
   * @param most the largest number of characters
   */
  public static String of(byte[] content, int most) {
    String text = decode(content);
    long controls =
        text.chars().limit(most).filter(c -> Character.isISOControl(c) && !isSpace(c)).count();
    if (controls * 100 > Math.min(text.length(), most) * (long) MOST_CONTROLS) {
      return "(" + content.length + " bytes, not text)";
    }
    return text.length() > most ? text.substring(0, most) : text;
  }

  /**
   * Returns the beginning of a dead letter. The rest is never in memory.
   *
   * @param most the largest number of bytes
   */
  public static String beginning(DeadLetter deadLetter, int most) {
    byte[] content = deadLetter.beginning(most);
    return of(content.length < most ? content : withoutHalfCharacter(content), most);
  }

  private static byte[] withoutHalfCharacter(byte[] cut) {
    int end = cut.length;
    while (end > 0 && (cut[end - 1] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(cut, end > 0 && cut[end - 1] < 0 ? end - 1 : end);
  }

  /** Returns the text of a message, followed by the decoded parts of a mail. */
  public static String whole(DeadLetter deadLetter, int most) {
    byte[] content = deadLetter.content();
    StringBuilder text = new StringBuilder(of(content, most));
    if (InboundMessage.Channel.MAIL.name().equals(deadLetter.channel())) {
      try {
        addParts(new MimeMessage(null, new ByteArrayInputStream(content)), text, most, 0);
      } catch (MessagingException | IOException | RuntimeException e) {
        text.append('\n'); // a broken mail is searched by its raw bytes only
      }
    }
    return text.toString();
  }

  private static void addParts(Part part, StringBuilder text, int most, int depth)
      throws MessagingException, IOException {
    if (depth > DEEPEST || text.length() > 2 * most) {
      return;
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
      for (int i = 0; i < Math.min(several.getCount(), MOST_PARTS); i++) {
        addParts(several.getBodyPart(i), text, most, depth + 1);
      }
    } else if (part.isMimeType("text/*") && part.getContent() instanceof String words) {
      text.append('\n').append(words, 0, Math.min(words.length(), most));
    }
  }

  private static boolean isSpace(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }

  private static String decode(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return new String(content, OTHERWISE); // never fails
    }
  }
}
