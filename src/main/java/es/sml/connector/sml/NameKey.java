package es.sml.connector.sml;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Makes names that people write differently comparable: Coruña, A = La Coruña = a coruna. */
final class NameKey {
  private static final Set<String> ARTICLES =
      Set.of("a", "o", "as", "os", "el", "la", "los", "las", "l", "els", "les", "es", "sa");

  private NameKey() {}

  /** The key of one name: small letters and digits, one space between words, no article before. */
  static String of(String name) {
    String turned = name;
    int comma = name.lastIndexOf(',');
    if (comma > 0 && ARTICLES.contains(plain(name.substring(comma + 1)))) {
      turned = name.substring(comma + 1) + " " + name.substring(0, comma);
    }
    String key = plain(turned);
    int space = key.indexOf(' ');
    return space > 0 && ARTICLES.contains(key.substring(0, space)) ? key.substring(space + 1) : key;
  }

  /** The keys of a name that may be written in two languages: València/Valencia. */
  static Set<String> all(String name) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(of(name));
    for (String language : name.split("/", -1)) {
      keys.add(of(language));
    }
    keys.remove("");
    return keys;
  }

  private static String plain(String text) {
    String letters = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        key.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && key.length() > 0
          && key.charAt(key.length() - 1) != ' ') {
        key.append(' ');
      }
    }
    return key.toString().strip();
  }
}
