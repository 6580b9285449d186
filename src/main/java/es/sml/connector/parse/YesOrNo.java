package es.sml.connector.parse;

import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The meaning of an answer to a question such as "do you need financing?". */
enum YesOrNo {
  YES,
  NO,
  /** Other words, such as the terms of a financing. */
  WORDS;

  private static final int LONGEST = 60;
  private static final List<String> TICKS = List.of("✓", "✔", "☑", "✅");
  private static final Set<String> YES_WORDS =
      words(
          "si s yes y true 1 oui ja j sim bai x on verdadero yep yeah vrai wahr vero waar certo"
              + " checked ticked marcado marcada marcat activado oke");

  /** Words of courtesy after a yes, as in "yes, please". */
  private static final Set<String> COURTESY =
      words(
          "por favor please gracias thanks thank you gerne bitte danke merci svp s il vous plait"
              + " obrigado obrigada grazie grazas gracies graag dank claro supuesto naturlich"
              + " mesedez eskerrik asko se faz si us plau");

  private static final Set<String> NO_WORDS =
      words(
          "no n false 0 off nein non nee nao falso ninguno ninguna ningun none not nunca tampoco sin"
              + " without kein keine keinen keines keinerlei nicht niemals ohne sans pas aucun aucune"
              + " jamais senza nessun nessuno nessuna niente mai sem nenhum nenhuma geen niet nooit"
              + " zonder sense cap mai ez gabe sen ningunha never nope faux falsch onwaar");

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
      if (TickBoxes.isUnticked(written)) {
        return NO;
      }
      return TICKS.stream().anyMatch(written::contains) ? YES : WORDS;
    }
    if (NO_WORDS.contains(words.get(0))) {
      return NO;
    }
    boolean yes = YES_WORDS.contains(words.get(0));
    return yes && words.stream().skip(1).allMatch(COURTESY::contains) ? YES : WORDS;
  }

  /** Returns the words before the first comma, as of "Sí, este mes". */
  static String beforeComma(String written) {
    int comma = written.indexOf(',');
    return comma < 0 ? written : written.substring(0, comma);
  }

  /** Returns the words after a leading yes, as in "Sí, un Golf". */
  static String withoutYes(String written) {
    int comma = written.indexOf(',');
    return comma > 0 && of(written.substring(0, comma)) == YES
        ? written.substring(comma + 1).strip()
        : written;
  }

  private static Set<String> words(String joined) {
    return Letters.words(joined).stream().collect(Collectors.toUnmodifiableSet());
  }

  private static void letter(StringBuilder letters, int c) {
    letters.append(Character.isLetterOrDigit(c) ? (char) c : ' ');
  }
}
