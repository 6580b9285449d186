package es.sml.connector.parse.car.detail;

import es.sml.connector.parse.text.WordSets;
import java.nio.file.Path;

/** The words around the names of cars, which tell names, versions and amounts apart. */
public final class CarWords {
  private final WordSets<CarWord> words;

  private CarWords(WordSets<CarWord> words) {
    this.words = words;
  }

  /** Reads the words. */
  public static CarWords load(Path file) {
    return new CarWords(WordSets.load(file, CarWord.class));
  }

  /** Returns whether the word, in small letters without accents, is of that kind. */
  public boolean is(CarWord kind, String plain) {
    return words.is(kind, plain);
  }

  /** Returns whether the word after a number is a unit, so that the number is an amount. */
  boolean isUnit(String plain, String written) {
    return is(CarWord.MONEY, plain) || is(CarWord.DISTANCE, plain) || isMoneySign(written);
  }

  /** Returns whether the word after a number says that it counts something. */
  public boolean isCounted(String plain, String written) {
    return isUnit(plain, written) || is(CarWord.COUNTED, plain) || written.startsWith("%");
  }

  static boolean isMoneySign(String written) {
    return !written.isEmpty() && "€£$".indexOf(written.charAt(0)) >= 0;
  }
}
