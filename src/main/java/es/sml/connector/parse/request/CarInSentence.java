package es.sml.connector.parse.request;

import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.YesOrNo;
import java.util.List;
import java.util.Optional;

/**
 * Takes the only car out of an answer that is a sentence: "Tengo un Opel Corsa del 2009", "Kia Ceed
 * azul, el que vimos ayer". Decides where the sentence begins and ends beside the car.
 */
public final class CarInSentence {
  private static final int LONGEST = 300;
  private static final String ENDS = ",;.(–";

  private final RequestWords words;
  private final CarNames cars;

  public CarInSentence(RequestWords words, CarNames cars) {
    this.words = words;
    this.cars = cars;
  }

  /** Returns the car with its version, year and kilometres; empty if no sentence is around it. */
  public Optional<String> of(String answer) {
    String text = YesOrNo.withoutYes(answer);
    if (text.length() > LONGEST || !speaks(text)) {
      return Optional.empty();
    }
    List<CarMention> found = cars.in(text);
    return found.size() == 1 && found.get(0).sure() && found.get(0).model() != null
        ? Optional.of(car(text, found.get(0))).filter(car -> !car.equals(text))
        : Optional.empty();
  }

  private String car(String text, CarMention car) {
    int end = endOfName(text, car.end());
    if (speaks(text.substring(car.end(), end))) {
      String year = car.facts().year();
      String kilometres = car.facts().kilometres();
      return car.fullName()
          + (year.isEmpty() ? "" : " " + year)
          + (kilometres.isEmpty() ? "" : ", " + kilometres);
    }
    while (end < text.length()) {
      int next = endOfName(text, end + 1);
      if (speaks(text.substring(end, next))) {
        break;
      }
      end = next;
    }
    int start = speaks(text.substring(0, car.start())) ? car.start() : 0;
    return text.substring(start, end).strip();
  }

  /** Returns the place of the next sign that ends a part of a sentence. */
  private static int endOfName(String text, int from) {
    int end = from;
    while (end < text.length() && !isEnd(text, end)) {
      end++;
    }
    return end;
  }

  // "1.2" and "190.000" go on; "1.2 T, el que" does not.
  private static boolean isEnd(String text, int at) {
    boolean last = at + 1 == text.length();
    return ENDS.indexOf(text.charAt(at)) >= 0
        && (last || !Character.isLetterOrDigit(text.charAt(at + 1)) || text.charAt(at) == '(');
  }

  private boolean speaks(String text) {
    return Words.of(text).list().stream().anyMatch(word -> words.is(SentenceWord.SPEECH, word));
  }
}
