package es.sml.connector.sml.vocabulary;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which names that people write differently are the same: Coruña, A = La Coruña = a coruna.
 */
public final class NameKey {
  private static final Set<String> ARTICLES =
      Set.of(
          "a", "o", "as", "os", "el", "la", "los", "las", "l", "els", "les", "es", "sa", "ses",
          "s");
  private static final Map<String, String> SPELT_OUT =
      Map.of("sta", "santa", "sto", "santo", "sant", "san");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern PARTS = Pattern.compile("[/,;()|-]");

  private NameKey() {}

  /** Returns the key of one name: small letters and digits, one space between words, no article. */
  static String of(String name) {
    if (name.indexOf('@') >= 0) {
      return asWritten(name); // in an address every character counts
    }
    String key = words(turned(name));
    int space = key.indexOf(' ');
    if (space > 0 && ARTICLES.contains(key.substring(0, space))) {
      key = key.substring(space + 1);
    }
    return Stream.of(key.split(" ", -1))
        .map(word -> SPELT_OUT.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }

  /** Returns the name in small letters, with its article in front: no two names share it. */
  static String asWritten(String name) {
    String small = Normalizer.normalize(turned(name), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return SPACES.matcher(small).replaceAll(" ").strip();
  }

  /** Returns the name; a name in two languages (València/Valencia) gives each of both too. */
  static Set<String> languages(String name) {
    Set<String> names = new LinkedHashSet<>(List.of(name));
    names.addAll(List.of(name.split("/", -1)));
    return names;
  }

  /** Returns the parts of a compound name: Getafe (Madrid), Elche - Elx. */
  public static List<String> parts(String name) {
    return Stream.of(PARTS.split(name)).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  /** Returns small letters and digits without accents, one space between words. */
  public static String words(String text) {
    String letters = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        key.append(c);
      } else if (!isPartOfALetter(c) && key.length() > 0 && key.charAt(key.length() - 1) != ' ') {
        key.append(' ');
      }
    }
    return key.toString().strip();
  }

  // An accent, or the point of a Catalan l·l.
  private static boolean isPartOfALetter(char c) {
    return c == '·' || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  // "Coruña, A" and "Coruña (A)" as "A Coruña".
  private static String turned(String name) {
    String text = name.strip();
    boolean bracketed = text.endsWith(")");
    int cut = text.lastIndexOf(bracketed ? '(' : ',');
    if (cut <= 0) {
      return text;
    }
    String last = text.substring(cut + 1, text.length() - (bracketed ? 1 : 0));
    return ARTICLES.contains(words(last)) ? last.strip() + " " + text.substring(0, cut) : text;
  }
}
