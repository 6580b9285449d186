package es.sml.connector.parse.car.detail;

import es.sml.connector.parse.text.Letters;

/**
 * A run of characters between spaces, without the punctuation around it.
 *
 * @param text the whole text
 * @param from place before the token, where its search began
 * @param start of the token
 * @param end after the token
 * @param next place after its punctuation
 */
public record CarToken(String text, int from, int start, int end, int next) {
  private static final String OPENING = "([{<\"'«“¿¡*•·|–—-_:,;/=>";
  private static final String CLOSING = ".,;:!?)]}>\"'»”*|";
  private static final int LONGEST = 40;

  /** Returns the token after a place; a token without characters at the end of the text. */
  public static CarToken after(String text, int from) {
    int start = from;
    while (start < text.length() && (isSpace(text.charAt(start)) || opens(text.charAt(start)))) {
      start++;
    }
    int next = start;
    while (next < text.length() && next - start < LONGEST && !isSpace(text.charAt(next))) {
      next++;
    }
    int end = next;
    while (end > start && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return new CarToken(text, from, start, end, next);
  }

  private static boolean opens(char c) {
    return OPENING.indexOf(c) >= 0;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F';
  }

  boolean isEmpty() {
    return start == end;
  }

  public String written() {
    return text.substring(start, end);
  }

  /** Returns its letters and digits in lower case without accents. */
  public String plain() {
    StringBuilder plain = new StringBuilder(end - start);
    String lower = Letters.plain(written());
    for (int i = 0; i < lower.length(); i++) {
      if (Character.isLetterOrDigit(lower.charAt(i))) {
        plain.append(lower.charAt(i));
      }
    }
    return plain.toString();
  }

  /** Returns whether only spaces without a line break separate it from the place before. */
  boolean follows() {
    for (int i = from; i < start; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || !isSpace(c)) {
        return false;
      }
    }
    return start > from && start - from <= 3;
  }

  /** Returns the number of line breaks between the place before and the token. */
  public int lineBreaks() {
    int breaks = 0;
    for (int i = from; i < start; i++) {
      breaks += text.charAt(i) == '\n' ? 1 : 0;
    }
    return breaks;
  }

  /** Returns whether punctuation after it ends a name or a sentence. */
  boolean isClosed() {
    return end < next;
  }

  boolean endsSentence() {
    return end < next && ".!?".indexOf(text.charAt(end)) >= 0;
  }

  boolean isCapital() {
    return !isEmpty() && Character.isUpperCase(text.charAt(start));
  }

  boolean startsWithDigit() {
    return !isEmpty() && Character.isDigit(text.charAt(start));
  }

  boolean hasDigit() {
    for (int i = start; i < end; i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  CarToken following() {
    return after(text, next);
  }

  /** Returns the token with the three digits after a space that belong to it: "210 000". */
  CarToken withThousands() {
    CarToken next = following();
    return shape().equals("0")
            && digits() <= 3
            && !isClosed()
            && next.follows()
            && next.shape().equals("0")
            && next.digits() == 3
        ? new CarToken(text, from, start, next.end(), next.next())
        : this;
  }

  /**
   * Returns its shape: "a" for a run of letters, "0" for a run of digits, other characters as they
   * are. So "2.0TDI" is "0.0a".
   */
  String shape() {
    StringBuilder shape = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      char kind = Character.isLetter(c) ? 'a' : Character.isDigit(c) ? '0' : c == ',' ? '.' : c;
      int last = shape.length() - 1;
      if (last < 0 || shape.charAt(last) != kind || (kind != 'a' && kind != '0')) {
        shape.append(kind);
      }
    }
    return shape.toString();
  }

  int digits() {
    int digits = 0;
    for (int i = start; i < end; i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }
}
