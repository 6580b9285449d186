package es.sml.connector.parse.answer;

import es.sml.connector.parse.answer.FormAnswers.Answer;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the parts of the customer's own vehicle after the question for its make: "Make of your
 * car", "Model", "Year".
 */
final class OwnMake {
  private static final Set<LeadField> PARTS =
      EnumSet.of(
          LeadField.MODEL,
          LeadField.VERSION,
          LeadField.YEAR,
          LeadField.KILOMETRES,
          LeadField.FUEL,
          LeadField.PLATE);

  private static final Set<LeadField> NAMES = EnumSet.of(LeadField.MODEL, LeadField.VERSION);

  private OwnMake() {}

  /** Returns the answers in their order, with the fields of the own vehicle. */
  static List<Answer> complete(List<Answer> answers, CarNames cars) {
    if (answers.stream().anyMatch(answer -> answer.field() == LeadField.MAKE)) {
      return answers; // the model may be of the wanted make
    }
    List<Answer> complete = new ArrayList<>(answers.size());
    boolean own = false;
    for (Answer answer : answers) {
      own = isMake(answer, cars) || (own && isPart(answer));
      complete.add(own && PARTS.contains(answer.field()) ? answer.as(field(answer)) : answer);
    }
    return complete;
  }

  private static boolean isPart(Answer answer) {
    return answer.field() == null || PARTS.contains(answer.field());
  }

  private static boolean isMake(Answer answer, CarNames cars) {
    if (answer.field() != LeadField.TRADE_IN_VEHICLE) {
      return false;
    }
    List<CarMention> found = cars.in(answer.text());
    return found.size() == 1
        && found.get(0).model() == null
        && found.get(0).make().equalsIgnoreCase(answer.text().strip());
  }

  private static LeadField field(Answer answer) {
    return NAMES.contains(answer.field())
        ? LeadField.TRADE_IN_VEHICLE
        : LabelDictionary.ofTradeIn(answer.field());
  }
}
