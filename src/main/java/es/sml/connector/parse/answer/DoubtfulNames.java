package es.sml.connector.parse.answer;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.person.PersonNames;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out the names that are a form's, a list's or a board's, and not the customer's. */
final class DoubtfulNames {
  private final PersonNames people;

  DoubtfulNames(PersonNames people) {
    this.people = people;
  }

  /** Returns the answers. Those with such a name have no field. */
  List<FormAnswers.Answer> without(List<FormAnswers.Answer> answers) {
    List<FormAnswers.Answer> named = answers.stream().filter(DoubtfulNames::isNamed).toList();
    boolean clear = named.stream().anyMatch(answer -> !answer.vague());
    if (named.isEmpty() || (clear && named.size() == 1)) {
      return answers;
    }
    boolean known = named.stream().anyMatch(answer -> people.isName(answer.text()));
    Predicate<FormAnswers.Answer> doubtful =
        answer ->
            answer.vague()
                ? clear || !people.isName(answer.text())
                : known && people.possibleNameIn(answer.text()).isEmpty();
    return answers.stream()
        .map(
            answer ->
                answer.field() == LeadField.NAME && doubtful.test(answer)
                    ? answer.as(null)
                    : answer)
        .toList();
  }

  private static boolean isNamed(FormAnswers.Answer answer) {
    return answer.field() == LeadField.NAME || answer.field() == LeadField.FIRST_NAME;
  }
}
