package es.sml.connector.parse.car.detail;

import es.sml.connector.parse.car.list.CarEntry;
import es.sml.connector.parse.car.list.CarList;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.VocabularyFile.Row;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Recognises words of a car's version: engines, gearboxes, bodies, trims. */
public final class VersionWords {
  private static final Set<String> ROMAN =
      Set.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX");
  private static final int MOST_DIGITS = 3;
  private static final int LONGEST_CODE = 9;
  private static final int LONGEST_START = 3;

  private final Set<String> badges = new HashSet<>();
  private final Set<String> trims = new HashSet<>();

  private final CarWords words;
  private final CarList cars;

  /** Reads the words. */
  public VersionWords(Path file, CarWords words, CarList cars) {
    this.words = words;
    this.cars = cars;
    for (Row row : VocabularyFile.rows(file, 2)) {
      switch (row.text(1)) {
        case "badge" -> badges.add(CarList.key(row.text(0)));
        case "trim" -> trims.add(CarList.key(row.text(0)));
        default ->
            throw row.wrong(
                "vocabulary.version", "column 2 is \"{0}\"; use badge or trim", row.text(1));
      }
    }
  }

  /** Returns the words around the names of cars. */
  public CarWords around() {
    return words;
  }

  /** Returns whether the token proves that a car's name is before it: "TDI", "1.6", "150CV". */
  boolean isProof(CarToken token) {
    return switch (token.shape()) {
      case "0.0", "0.0a" -> isEngineSize(token);
      case "0a" -> isPower(token) || isBadge(token.plain());
      case "0" -> false;
      default -> isBadge(token.plain());
    };
  }

  /** Returns whether the token is a code of a version: "xDrive20d", "45e", "5p". */
  boolean isCode(CarToken token) {
    String shape = token.shape();
    if (token.digits() > MOST_DIGITS || token.end() - token.start() > LONGEST_CODE) {
      return false;
    }
    String plain = token.plain();
    int digit = 0;
    while (digit < plain.length() && !Character.isDigit(plain.charAt(digit))) {
      digit++;
    }
    return switch (shape) {
      case "0a", "0+" -> words.is(CarWord.CODE_END, afterDigits(plain));
      case "a0" -> isCodeStart(plain.substring(0, digit)) && isSpelt(token);
      case "a0a" ->
          isCodeStart(plain.substring(0, digit))
              && words.is(CarWord.CODE_END, afterDigits(plain.substring(digit)))
              && isSpelt(token);
      default -> false;
    };
  }

  private boolean isCodeStart(String letters) {
    return letters.length() <= LONGEST_START
        ? !words.is(CarWord.NO_CODE, letters)
        : isBadge(letters);
  }

  private boolean isBadge(String plain) {
    return badges.contains(plain);
  }

  /** Returns whether the word is a make or a model. */
  boolean isCar(CarToken token) {
    List<CarEntry> meanings = cars.meanings(token.plain());
    return meanings != null && !meanings.isEmpty();
  }

  private static boolean isSpelt(CarToken token) {
    return token.isCapital() || Character.isUpperCase(token.text().charAt(token.start() + 1));
  }

  private static String afterDigits(String plain) {
    int letter = 0;
    while (letter < plain.length() && Character.isDigit(plain.charAt(letter))) {
      letter++;
    }
    return plain.substring(letter);
  }

  /** Returns whether the word is a trim, which may also be an ordinary word. */
  boolean isTrim(CarToken token) {
    return (trims.contains(token.plain()) && !token.startsWithDigit())
        || ROMAN.contains(token.written());
  }

  /** Returns whether the word states the unit of an engine's power. */
  boolean isPowerUnit(CarToken token) {
    return words.is(CarWord.POWER, token.plain());
  }

  private boolean isPower(CarToken token) {
    return token.digits() <= MOST_DIGITS && words.is(CarWord.POWER, afterDigits(token.plain()));
  }

  private static boolean isEngineSize(CarToken token) {
    String written = token.written();
    return written.length() > 2
        && !Character.isDigit(written.charAt(1))
        && Character.isDigit(written.charAt(0))
        && written.charAt(0) < '9'
        && (written.length() == 3 || !Character.isDigit(written.charAt(3)));
  }
}
