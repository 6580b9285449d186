package es.sml.connector.parse.date;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the day and time that a sentence names in full: "el 14/10/2026 a las 17:00". Several
 * moments, or one in the past, count as none. Days such as "mañana" or "el sábado" are left to the
 * person who reads the note.
 */
public final class MomentInText {
  private static final int LONGEST_TEXT = 8_000;
  private static final int LONGEST_MOMENT = 70;
  private static final int MOST_WORDS = 12;
  private static final int FEWEST_WORDS = 4;
  private static final int MOST_DAYS = 5;
  private static final int YEAR_DIGITS = 4;

  private MomentInText() {}

  /**
   * Returns the only moment in the text; empty if it names none, several, or one in the past.
   *
   * @param sent moment of the mail, or null
   */
  public static Optional<Instant> in(String whole, Instant sent) {
    String text = Letters.start(whole, LONGEST_TEXT);
    Words words = Words.of(text);
    Set<Instant> moments = new HashSet<>();
    int days = 0;
    for (int i = 0; i < words.size() && days < MOST_DAYS; i++) {
      if (isDay(words, i)) {
        days++;
        moments.addAll(at(text, words, i).stream().toList());
      }
    }
    return moments.size() == 1
        ? moments.stream().filter(moment -> sent == null || moment.isAfter(sent)).findFirst()
        : Optional.empty();
  }

  /** Returns whether the words may begin a day: "14 10 2026", "2026 10 14", "14 de octubre". */
  private static boolean isDay(Words words, int at) {
    if (!isNumber(words, at)) {
      return false;
    }
    if (at > 0 && isNumber(words, at - 1) && words.start(at) - words.end(at - 1) == 1) {
      return false; // the middle of a day or of a number
    }
    if (isNumber(words, at + 1) && isNumber(words, at + 2)) {
      return words.word(at).length() == YEAR_DIGITS || words.word(at + 2).length() == YEAR_DIGITS;
    }
    for (int i = at + 1; i <= at + 2 && i < words.size(); i++) {
      if (CalendarWords.month(words.word(i)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(Words words, int at) {
    return at < words.size() && words.word(at).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns the moment in the longest words from there that are one. */
  private static Optional<Instant> at(String text, Words words, int first) {
    int last = Math.min(first + MOST_WORDS, words.size()) - 1;
    for (int i = last; i >= first + FEWEST_WORDS - 1; i--) {
      if (words.end(i) - words.start(first) <= LONGEST_MOMENT) {
        Optional<Instant> moment =
            AppointmentReader.moment(text.substring(words.start(first), words.end(i)));
        if (moment.isPresent()) {
          return moment;
        }
      }
    }
    return Optional.empty();
  }
}
