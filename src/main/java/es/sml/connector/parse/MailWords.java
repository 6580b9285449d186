package es.sml.connector.parse;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The words of a message as they are compared with phrases: in small letters, without accents, with
 * single spaces. Only their beginnings are looked at; the text is folded when it is first asked
 * for.
 */
final class MailWords {
  private static final int LONGEST = 8_000;

  /** A header's line has 998 characters at most (RFC 5322, 2.1.1); folded ones may be longer. */
  private static final int LONGEST_SUBJECT = 1_000;

  private final MessageContent message;
  private final String subject;
  private String text;

  MailWords(MessageContent message) {
    this.message = message;
    this.subject =
        message.subject() == null ? "" : folded(start(message.subject(), LONGEST_SUBJECT));
  }

  /** The subject; empty if there is none. */
  String subject() {
    return subject;
  }

  /** What the message shows as itself, without its attachments. */
  String text() {
    if (text == null) {
      text =
          message.parts().stream()
              .filter(part -> !part.attachment() && part.contentType().startsWith("text/"))
              .map(part -> start(part.isHtml() ? PlainText.of(part.text()) : part.text(), LONGEST))
              .map(MailWords::folded)
              .collect(Collectors.joining(" "));
    }
    return text;
  }

  private static String start(String whole, int longest) {
    return whole.substring(0, Math.min(whole.length(), longest));
  }

  private static String folded(String words) {
    String plain = Normalizer.normalize(words, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
          folded.append(' ');
        }
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        folded.append(c == '\u2019' ? '\'' : c);
      }
    }
    return folded.toString().strip();
  }
}
