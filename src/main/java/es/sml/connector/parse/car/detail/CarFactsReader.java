package es.sml.connector.parse.car.detail;

import es.sml.connector.parse.car.detail.CarMention.Place;
import es.sml.connector.parse.car.list.CarList;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.VocabularyFile.Row;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Reads the year, price, kilometres and fuel around a car's name. It stops at the first other word,
 * since the rest of a sentence may be about something else.
 */
public final class CarFactsReader {
  private static final int MOST_TOKENS = 20;
  private static final int FARTHEST = 160;
  private static final int EARLIEST = 1950;
  private static final int LATEST = 2035;

  private final VersionWords versions;
  private final Set<String> fuels = new HashSet<>();

  /** Reads the words of fuels. */
  public CarFactsReader(VersionWords versions, Path fuelFile) {
    this.versions = versions;
    for (Row row : VocabularyFile.rows(fuelFile, 5)) {
      for (int column = 0; column < 3; column++) {
        StringTokenizer words = new StringTokenizer(row.text(column), ",");
        while (words.hasMoreTokens()) {
          String word = words.nextToken();
          if (Words.of(word).size() == 1) {
            fuels.add(CarList.key(word));
          }
        }
      }
    }
  }

  /**
   * Reads the facts of a name.
   *
   * @param limit place where the next car's name starts
   */
  public CarFacts of(String text, Place name, int limit) {
    Facts facts = new Facts();
    CarToken token = CarToken.after(text, name.end());
    for (int i = 0; i < MOST_TOKENS && !token.isEmpty(); i++) {
      if (token.end() > limit || token.end() - name.end() > FARTHEST || isElsewhere(token)) {
        break;
      }
      CarToken last = read(token.withThousands(), facts);
      if (last == null
          || (last.endsSentence() && !last.hasDigit() && last.end() - last.start() > 3)) {
        break;
      }
      token = last.following();
    }
    String before = yearBefore(text, name.start());
    if (!before.isEmpty()) {
      facts.isFirst(Fact.YEAR, before);
    }
    return facts.get();
  }

  // A value on the next line belongs to the name if it begins with a digit or a currency.
  private static boolean isElsewhere(CarToken token) {
    int breaks = token.lineBreaks();
    return breaks > 1
        || (breaks == 1 && !token.startsWithDigit() && !CarWords.isMoneySign(token.written()));
  }

  /** Returns the last token that was read; null if the token is no fact. */
  private CarToken read(CarToken token, Facts facts) {
    String written = token.written();
    CarToken next = token.following();
    boolean more = next.follows() && !token.isClosed();
    if (CarWords.isMoneySign(written)) {
      return money(token, next, facts);
    }
    if (token.startsWithDigit()) {
      if (written.endsWith("€") || written.endsWith("£") || written.endsWith("$")) {
        return facts.isFirst(Fact.PRICE, written) ? token : null;
      }
      if (more
          && (CarWords.isMoneySign(next.written())
              || versions.around().is(CarWord.MONEY, next.plain()))) {
        return facts.isFirst(Fact.PRICE, token.text().substring(token.start(), next.end()))
            ? next
            : null;
      }
      return distance(token, next, more, facts);
    }
    return word(token, facts);
  }

  private static CarToken money(CarToken token, CarToken next, Facts facts) {
    if (token.hasDigit()) {
      return facts.isFirst(Fact.PRICE, token.written()) ? token : null;
    }
    boolean number = next.startsWithDigit() && next.lineBreaks() == 0;
    return number && facts.isFirst(Fact.PRICE, token.text().substring(token.start(), next.end()))
        ? next
        : null;
  }

  private CarToken distance(CarToken token, CarToken next, boolean more, Facts facts) {
    String plain = token.plain();
    if (plain.endsWith("km") || plain.endsWith("kms")) {
      return facts.isFirst(Fact.KILOMETRES, token.written()) ? token : null;
    }
    if (more && next.plain().equals("mil") && next.following().follows()) {
      CarToken unit = next.following();
      return versions.around().is(CarWord.DISTANCE, unit.plain())
              && facts.isFirst(Fact.KILOMETRES, token.text().substring(token.start(), unit.end()))
          ? unit
          : null;
    }
    if (more && versions.around().is(CarWord.DISTANCE, next.plain())) {
      return facts.isFirst(Fact.KILOMETRES, token.text().substring(token.start(), next.end()))
          ? next
          : null;
    }
    String year = year(token.written());
    if (!year.isEmpty()) {
      return facts.isFirst(Fact.YEAR, year) ? token : null;
    }
    boolean power = more && versions.isPowerUnit(next);
    boolean version = versions.isProof(token) || versions.isCode(token) || isGeneration(token);
    return power || version ? token : null;
  }

  /** Returns whether it is a maker's code of a generation, such as the "6R" of a Polo. */
  private static boolean isGeneration(CarToken token) {
    String written = token.written();
    return written.length() == 2 && Character.isUpperCase(written.charAt(1));
  }

  private CarToken word(CarToken token, Facts facts) {
    String plain = token.plain();
    if (fuels.contains(plain)) {
      return facts.isFirst(Fact.FUEL, token.written()) ? token : null;
    }
    boolean part =
        versions.around().is(CarWord.BEFORE_FACT, plain)
            || versions.isProof(token)
            || versions.isTrim(token);
    return part || plain.isEmpty() || versions.isPowerUnit(token) ? token : null;
  }

  /** Returns the year of "2019" and "03/2022"; empty for another text. */
  private static String year(String written) {
    int digits = written.length() - 4;
    boolean month = digits == 2 || digits == 3;
    if (digits != 0 && !month) {
      return "";
    }
    for (int i = 0; i < written.length(); i++) {
      boolean separator = month && i == digits - 1;
      if (separator ? "/-.".indexOf(written.charAt(i)) < 0 : !isDigit(written.charAt(i))) {
        return "";
      }
    }
    String year = written.substring(digits);
    int number = Integer.parseInt(year);
    boolean valid = !month || Integer.parseInt(written.substring(0, digits - 1)) <= 12;
    return valid && number >= EARLIEST && number <= LATEST ? year : "";
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String yearBefore(String text, int start) {
    if (start < 5 || text.charAt(start - 1) != ' ') {
      return "";
    }
    boolean begins = start == 5 || !Character.isLetterOrDigit(text.charAt(start - 6));
    return begins ? year(text.substring(start - 5, start - 1)) : "";
  }

  private enum Fact {
    YEAR,
    PRICE,
    KILOMETRES,
    FUEL
  }

  /** Facts while they are read; the first of each counts, and a second one ends the reading. */
  private static final class Facts {
    private final Map<Fact, String> found = new EnumMap<>(Fact.class);

    boolean isFirst(Fact fact, String read) {
      return found.putIfAbsent(fact, read) == null;
    }

    CarFacts get() {
      return found.isEmpty()
          ? CarFacts.NONE
          : new CarFacts(of(Fact.YEAR), of(Fact.PRICE), of(Fact.KILOMETRES), of(Fact.FUEL));
    }

    private String of(Fact fact) {
      return found.getOrDefault(fact, "");
    }
  }
}
