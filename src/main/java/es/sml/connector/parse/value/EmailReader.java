package es.sml.connector.parse.value;

import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds e-mail addresses in a field or a header, also with their signs as words: "ana arroba correo
 * punto es".
 */
public final class EmailReader {
  private static final int MAX_LENGTH = 2000;
  private static final String MARKS_OF_LOCAL_PART = "._%+'-";
  private static final Set<String> AT =
      Set.of("@", "arroba", "(arroba)", "[arroba]", "(at)", "[at]", "{at}", "arrova", "chiocciola");
  private static final Set<String> DOTS =
      Set.of(
          ".", "punto", "(punto)", "[punto]", "dot", "(dot)", "[dot]", "punt", "ponto", "point",
          "punkt");

  /** Words that people write in place of an address that they do not give. */
  private static final Set<String> NOTHING =
      Set.of("no", "non", "none", "nada", "na", "sin", "nichts", "rien", "nessuno", "nenhum");

  private EmailReader() {}

  /** Returns whether the address only fills a required field: "no@no.no", "x@x.com". */
  public static boolean isFiller(String address) {
    String local = Letters.lower(address.substring(0, address.indexOf('@')));
    boolean nothing = NOTHING.contains(local) || local.chars().distinct().count() == 1;
    return nothing && Letters.lower(address).startsWith(local + "@" + local + ".");
  }

  /** Returns the name before the address in a decoded header, which may be null; else empty. */
  public static String displayName(String header) {
    int address = header == null ? -1 : header.lastIndexOf('<');
    return address < 0 ? "" : header.substring(0, address).replace("\"", "").strip();
  }

  /** Returns whether the text is exactly one address. */
  public static boolean isAddress(String text) {
    return addresses(text).equals(List.of(text.strip()));
  }

  /**
   * Returns the different addresses in the text, in its order.
   *
   * @param text may be null
   */
  public static List<String> addresses(String text) {
    List<String> addresses = new ArrayList<>();
    if (text == null || text.length() > MAX_LENGTH) {
      return addresses;
    }
    int from = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(from, at + 1))) {
      int start = localStart(text, from, at);
      int end = start < at ? domainEnd(text, at + 1) : -1;
      if (end > 0) {
        from = end;
        String address = text.substring(start, end);
        if (addresses.stream().noneMatch(address::equalsIgnoreCase)) {
          addresses.add(address);
        }
      }
    }
    return addresses;
  }

  /** Returns whether the text may have an address with a word for its sign: "ana[at]correo.es". */
  public static boolean hasSignInWords(String text) {
    String plain = Letters.lower(text);
    return AT.stream().anyMatch(at -> plain.contains(isWordSign(at) ? " " + at + " " : at));
  }

  private static boolean isWordSign(String at) {
    return Character.isLetter(at.charAt(0));
  }

  /**
   * Returns the addresses in a text that has spaces around their signs or has the signs as words:
   * "ana @ correo.es", "ana arroba correo punto es".
   *
   * @param text may be null
   */
  public static List<String> spelt(String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return List.of();
    }
    StringBuilder joined = new StringBuilder();
    boolean afterAt = false;
    boolean glued = true;
    List<String> words = Letters.words(inBrackets(text));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String plain = Letters.lower(word);
      boolean at = AT.contains(plain);
      boolean sign = at || (DOTS.contains(plain) && (afterAt || isBeforeAt(words, i)));
      boolean apart = !glued && !sign;
      joined.append(apart ? " " : "").append(at ? "@" : sign ? "." : word);
      afterAt = at || word.indexOf('@') >= 0 || (afterAt && !apart);
      glued = sign || word.endsWith("@");
    }
    return addresses(joined.toString()).stream().filter(EmailReader::endsWithLetters).toList();
  }

  /** Returns whether the word for a dot stands within a local part: "ana punto gil arroba". */
  private static boolean isBeforeAt(List<String> words, int dot) {
    int next = dot + 2;
    while (dot > 0 && next < words.size() && DOTS.contains(Letters.lower(words.get(next)))) {
      next += 2;
    }
    return dot > 0 && next < words.size() && AT.contains(Letters.lower(words.get(next)));
  }

  // "ana(arroba)correo.es"
  private static String inBrackets(String text) {
    String signs = text;
    for (String at : AT) {
      signs = at.length() > 2 && !isWordSign(at) ? signs.replace(at, "@") : signs;
    }
    return signs;
  }

  private static boolean endsWithLetters(String address) {
    return address.substring(address.lastIndexOf('.') + 1).chars().allMatch(Character::isLetter);
  }

  private static int localStart(String text, int from, int at) {
    int start = at;
    while (start > from && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Returns the end of at least two labels with a full stop between them; -1 if there is none. */
  private static int domainEnd(String text, int start) {
    int end = labelEnd(text, start);
    int whole = -1;
    while (end > start && end < text.length() && text.charAt(end) == '.') {
      int next = labelEnd(text, end + 1);
      if (next == end + 1) {
        return whole;
      }
      whole = next;
      end = next;
    }
    return whole;
  }

  private static int labelEnd(String text, int start) {
    int end = start;
    while (end < text.length() && (text.charAt(end) == '-' || isWord(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return isWord(c) || MARKS_OF_LOCAL_PART.indexOf(c) >= 0;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.LETTER_NUMBER
        || Character.getType(c) == Character.OTHER_NUMBER;
  }
}
