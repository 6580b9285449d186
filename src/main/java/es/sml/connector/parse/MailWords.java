package es.sml.connector.parse;

import es.sml.connector.parse.text.Letters;

/**
 * The words of a message for comparison with phrases: in lower case, without accents, with single
 * spaces. Only the beginning counts, and it is prepared at its first use.
 */
final class MailWords {
  private static final int LONGEST = 8_000;

  /** The limit of all parts together. Usually a mail has its text twice. */
  private static final int LONGEST_OF_ALL = 3 * LONGEST;

  /** A header's line has 998 characters at most (RFC 5322, 2.1.1); folded ones may be longer. */
  private static final int LONGEST_SUBJECT = 1_000;

  private final MessageContent message;
  private final String subject;
  private String text;

  MailWords(MessageContent message) {
    this.message = message;
    this.subject =
        message.subject() == null ? "" : folded(Letters.start(message.subject(), LONGEST_SUBJECT));
  }

  /** Returns the subject; empty if there is none. */
  String subject() {
    return subject;
  }

  /** Returns the visible text of the message, without its attachments. */
  String text() {
    if (text == null) {
      StringBuilder all = new StringBuilder();
      for (MessageContent.Part part : message.parts()) {
        boolean shown = !part.attachment() && part.contentType().startsWith("text/");
        if (shown && all.length() < LONGEST_OF_ALL) {
          String whole = part.isHtml() ? PlainText.of(part.text()) : part.text();
          all.append(all.isEmpty() ? "" : " ").append(folded(Letters.start(whole, LONGEST)));
        }
      }
      text = all.toString();
    }
    return text;
  }

  private static String folded(String words) {
    String plain = Letters.lower(Letters.decomposed(words));
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
