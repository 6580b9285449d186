package es.sml.connector.parse.answer;

import es.sml.connector.parse.answer.FormAnswers.Answer;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.question.WhichVehicle;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the wanted vehicle from a question, if no answer names it: "Which version of the Kia Niro
 * do you prefer?"
 */
final class AskedVersion {
  private static final Set<LeadField> OF_VEHICLE =
      EnumSet.of(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL);
  private static final Set<String> OR = Set.of("o", "u", "or", "oder", "ou", "edo");
  private static final int FEWEST_WORDS = 4;
  private static final int LONGEST = 120;

  private AskedVersion() {}

  /** Returns the answers in their order, with the vehicle of the only question that names one. */
  static List<Answer> complete(List<Answer> answers, CarNames cars) {
    boolean known =
        answers.stream()
            .filter(answer -> OF_VEHICLE.contains(answer.field()))
            .anyMatch(answer -> !cars.in(answer.text()).isEmpty());
    List<Answer> asked =
        known ? List.of() : answers.stream().filter(one -> car(one, cars).isPresent()).toList();
    if (asked.isEmpty()
        || asked.stream().map(answer -> car(answer, cars).get()).distinct().count() > 1) {
      return answers;
    }
    List<Answer> complete = new ArrayList<>(answers);
    Answer first = asked.stream().filter(one -> isPart(one)).findFirst().orElse(asked.get(0));
    int at = answers.indexOf(first);
    String car = car(first, cars).get();
    Answer vehicle = new Answer(first.question(), car, LeadField.VEHICLE, true);
    if (!isPart(first)) {
      complete.add(vehicle);
      return complete;
    }
    String whole = car + " " + first.text();
    String named = cars.in(whole).stream().findFirst().map(CarMention::fullName).orElse(car);
    complete.set(at, new Answer(first.question(), named, LeadField.VEHICLE, true));
    if (!named.equals(whole)) {
      complete.add(new Answer(first.question(), first.text(), null, false)); // its note
    }
    return complete;
  }

  private static boolean isPart(Answer answer) {
    return OF_VEHICLE.contains(answer.field()) || answer.field() == LeadField.VERSION;
  }

  /** Returns whether the question names several cars: "The Kia Niro or the Stonic?" */
  private static boolean isChoice(String question, String answer) {
    return Letters.plain(question).contains(Letters.plain(answer))
        || Words.of(question).list().stream().anyMatch(OR::contains);
  }

  /** Returns the only car that the question names as one to have. */
  private static Optional<String> car(Answer answer, CarNames cars) {
    String question = answer.question();
    boolean sentence = question.length() <= LONGEST && question.indexOf(' ') > 0;
    if (!sentence
        || (answer.field() == null && !answer.meaning())
        || Words.of(question).size() < FEWEST_WORDS
        || WhichVehicle.isOfOwn(question)
        || isChoice(question, answer.text())) {
      return Optional.empty();
    }
    List<CarMention> found = cars.in(question);
    return found.size() == 1 && found.get(0).sure() && found.get(0).car().model() != null
        ? Optional.of(found.get(0).fullName())
        : Optional.empty();
  }
}
