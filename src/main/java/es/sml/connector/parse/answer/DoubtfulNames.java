package es.sml.connector.parse.answer;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.vocabulary.Speakers;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out the names that are a form's, a list's or a board's, and not the customer's. */
final class DoubtfulNames {
  private final PersonNames people;
  private final Speakers speakers;

  DoubtfulNames(Vocabulary vocabulary) {
    this.people = vocabulary.people();
    this.speakers = vocabulary.speakers();
  }

  /** Returns the answers. Those with such a name have no field. */
  List<FormAnswers.Answer> without(List<FormAnswers.Answer> answers) {
    return withoutDoubtful(
        answers.stream()
            .map(answer -> isNamed(answer) && isVisitor(answer.text()) ? answer.as(null) : answer)
            .toList());
  }

  // "Guest" and "Visitor 22" are a chat's names for its visitors.
  private boolean isVisitor(String name) {
    boolean counted = name.chars().anyMatch(Character::isDigit);
    return (counted || name.strip().indexOf(' ') < 0) && speakers.isCustomer(name);
  }

  private List<FormAnswers.Answer> withoutDoubtful(List<FormAnswers.Answer> answers) {
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
