package es.sml.connector.parse.person;

import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text that may belong to a name. It may contain apostrophes, hyphens and dots.
 *
 * @param written with the dot of an abbreviation
 * @param plain in lower case, without accents and without the last dot
 * @param start place of the first character in the text
 * @param end place after the last character
 * @param apart true if more than spaces separates it from the word before
 * @param below true if a blank line separates it from the word before
 */
record NameToken(String written, String plain, int start, int end, boolean apart, boolean below) {
  private static final String INNER = "'’´`-·.";
  private static final int LONGEST_ABBREVIATION = 4;

  /** The most characters before the @ of an address (RFC 5321, 4.5.3.1.1). */
  private static final int LONGEST_LOCAL_PART = 64;

  /** Mail programs break lines near 75 characters. A signature has shorter lines. */
  private static final int SHORTEST_WRAPPED = 60;

  private static final int LONGEST_WRAPPED = 90;

  /** Returns the words from that place on, up to that number. */
  static List<NameToken> of(String text, int from, int most) {
    List<NameToken> tokens = new ArrayList<>();
    int at = from;
    boolean apart = false;
    boolean below = false;
    while (at < text.length() && tokens.size() < most) {
      char c = text.charAt(at);
      if (!isOfWord(c)) {
        apart |= " \u00A0\t'’".indexOf(c) < 0 && !isWrap(text, at);
        below |= text.startsWith("\n\n", at);
        at++;
        continue;
      }
      int address = addressEnd(text, at);
      if (address > at) {
        apart = true;
        at = address;
        continue;
      }
      at = afterElision(text, at);
      int end = end(text, at);
      NameToken token = of(text, at, end, apart, below);
      tokens.add(token);
      at = token.end();
      apart = false;
      below = false;
    }
    return tokens;
  }

  /** Returns the end of a mail address that begins there; the same place if none does. */
  private static int addressEnd(String text, int at) {
    int end = at;
    int longest = Math.min(text.length(), at + LONGEST_LOCAL_PART);
    while (end < longest && (isOfWord(text.charAt(end)) || "._-+".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    if (end == text.length() || text.charAt(end) != '@') {
      return at;
    }
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  // "Ha trucat l'Arnau Bofill"
  private static int afterElision(String text, int at) {
    boolean elided =
        at + 2 < text.length()
            && (text.charAt(at) == 'l' || text.charAt(at) == 'n')
            && (text.charAt(at + 1) == '\'' || text.charAt(at + 1) == '’')
            && Character.isUpperCase(text.charAt(at + 2));
    return elided ? at + 2 : at;
  }

  /** Returns whether a mail program broke the line there. */
  private static boolean isWrap(String text, int at) {
    if (text.charAt(at) != '\n'
        || at == 0
        || !isOfWord(text.charAt(at - 1))
        || at + 1 == text.length()
        || !isOfWord(text.charAt(at + 1))) {
      return false;
    }
    int length = at - text.lastIndexOf('\n', at - 1);
    return length >= SHORTEST_WRAPPED && length <= LONGEST_WRAPPED;
  }

  private static NameToken of(String text, int start, int end, boolean apart, boolean below) {
    boolean dot = end < text.length() && text.charAt(end) == '.';
    boolean space = end + 1 < text.length() && text.charAt(end + 1) == ' ';
    boolean abbreviation = dot && (end - start == 1 || isShort(text, start, end, space));
    int last = abbreviation ? end + 1 : end;
    String plain =
        Letters.plain(text.substring(start, end))
            .replace('’', '\'')
            .replace(".ª", "ª")
            .replace(".º", "º"); // "M.ª" is "Mª"
    return new NameToken(text.substring(start, last), plain, start, last, apart, below);
  }

  // "Sr. Gil", "Mª. Luz" and "J.M. Gil", but not the end of a sentence: "soy Ana. Quiero".
  private static boolean isShort(String text, int start, int end, boolean space) {
    if (end - start > LONGEST_ABBREVIATION || !space) {
      return false;
    }
    String word = Letters.plain(text.substring(start, end));
    return word.indexOf('.') > 0 || word.endsWith("ª") || isTitle(word);
  }

  private static boolean isTitle(String word) {
    return TITLES.contains(" " + Letters.lower(word) + " ");
  }

  private static final String TITLES =
      " sr sra srta d dn dna dr dra dña mr mrs ms prof sig dott hr fr ";

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length()
        && (isOfWord(text.charAt(end))
            || (INNER.indexOf(text.charAt(end)) >= 0
                && end + 1 < text.length()
                && Character.isLetter(text.charAt(end + 1))
                && !isSentenceEnd(text, start, end)))) {
      end++;
    }
    return end;
  }

  // "gracias.Ana" has no space after the dot.
  private static boolean isSentenceEnd(String text, int start, int end) {
    return text.charAt(end) == '.'
        && end - start > 2
        && "ªº".indexOf(text.charAt(end + 1)) < 0 // "Eng.º"
        && !isTitle(text.substring(start, end)); // "Sig.ra"
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c)
        || c == 'ª'
        || c == 'º'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** Returns it without dots and ordinal signs: "prof" of "Prof.ª". "Mª" is María and no title. */
  String unmarked() {
    if (plain.length() == 2) {
      return plain;
    }
    StringBuilder letters = new StringBuilder();
    plain.chars().filter(c -> c != '.' && c != 'ª' && c != 'º').forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /** Returns whether a dot ends it: "J." */
  boolean isAbbreviation() {
    return written.endsWith(".");
  }

  boolean hasDigit() {
    for (int i = 0; i < written.length(); i++) {
      if (Character.isDigit(written.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether it begins with a capital, or has one after its apostrophe: "d'Aubigny". */
  boolean isCapital() {
    int mark = Math.max(written.indexOf('\''), written.indexOf('’'));
    return Character.isUpperCase(written.charAt(0))
        || (mark > 0 && Character.isUpperCase(written.charAt(mark + 1)));
  }

  /** Returns whether all its letters are capitals, and it has more than one. */
  boolean isUpper() {
    return plain.length() > 1
        && written.chars().filter(Character::isLetter).allMatch(c -> !Character.isLowerCase(c));
  }

  /** Returns whether it consists of initials: "J.", "J.M.", "J-B". */
  boolean isInitial() {
    int letters = 0;
    for (int i = 0; i < plain.length(); i++) {
      boolean letter = Character.isLetter(plain.charAt(i));
      if (letter && i > 0 && Character.isLetter(plain.charAt(i - 1))) {
        return false;
      }
      letters += letter ? 1 : 0;
    }
    return letters > 0 && letters <= LONGEST_ABBREVIATION;
  }
}
