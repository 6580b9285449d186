package es.sml.connector.parse;

import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.Set;

/** The meaning of an answer to a question such as "do you need financing?". */
enum YesOrNo {
  YES,
  NO,
  /** Other words, such as the terms of a financing. */
  WORDS;

  private static final int LONGEST = 60;
  private static final Set<String> YES_WORDS =
      Set.of("si", "s", "yes", "y", "true", "1", "oui", "ja", "j", "sim", "x", "on", "verdadero");
  private static final Set<String> NO_WORDS =
      Set.of(
          "no", "n", "false", "0", "off", "nein", "non", "nee", "nao", "falso", "ninguno",
          "ninguna", "ningun", "none", "not", "nunca", "tampoco", "sin", "without", "kein", "keine",
          "keinen", "ohne", "sans", "pas", "aucun", "aucune", "senza", "sem", "geen", "sense",
          "cap");

  /** Returns the meaning. Longer words that begin with a negation mean no. */
  static YesOrNo of(String written) {
    String plain = Letters.plain(Letters.start(written, LONGEST));
    List<String> words =
        Letters.words(
            plain
                .chars()
                .collect(StringBuilder::new, YesOrNo::letter, StringBuilder::append)
                .toString());
    if (words.isEmpty()) {
      return written.contains("✓") || written.contains("✔") ? YES : WORDS;
    }
    if (NO_WORDS.contains(words.get(0))) {
      return NO;
    }
    return words.size() == 1 && YES_WORDS.contains(words.get(0)) ? YES : WORDS;
  }

  /** Returns the words after a leading yes, as in "Sí, un Golf". */
  static String withoutYes(String written) {
    int comma = written.indexOf(',');
    return comma > 0 && of(written.substring(0, comma)) == YES
        ? written.substring(comma + 1).strip()
        : written;
  }

  private static void letter(StringBuilder letters, int c) {
    letters.append(Character.isLetterOrDigit(c) ? (char) c : ' ');
  }
}
