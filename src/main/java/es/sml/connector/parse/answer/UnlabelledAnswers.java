package es.sml.connector.parse.answer;

import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.question.WhichVehicle;
import es.sml.connector.parse.unlabelled.TradeInWords;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads answers whose questions have no known words, or only numbers, as Gravity Forms sends them.
 * A value counts only if no question asks for its field and no other answer looks alike.
 */
final class UnlabelledAnswers {
  private static final int LONGEST = 200;
  private static final int LONGEST_PHONE = 25;
  private static final int FEWEST_DIGITS = 9;
  private static final int LONGEST_ABBREVIATION = 2;

  private final List<FormAnswers.Answer> answers;
  private final FieldValues values;

  private UnlabelledAnswers(List<FormAnswers.Answer> answers, FieldValues values) {
    this.answers = answers;
    this.values = values;
  }

  /**
   * Adds the values that the answers and the customer's own words prove.
   *
   * @param vocabulary may be null
   */
  static void addTo(
      FieldValues values,
      List<FormAnswers.Answer> answers,
      List<String> words,
      Vocabulary vocabulary) {
    if (answers.isEmpty() && words.isEmpty()) {
      return;
    }
    UnlabelledAnswers reader = new UnlabelledAnswers(answers, values);
    reader.contacts(words);
    reader.nameParts();
    if (vocabulary != null) {
      reader.named(vocabulary);
    }
  }

  private void contacts(List<String> words) {
    Set<String> addresses = new LinkedHashSet<>();
    Set<String> numbers = new LinkedHashSet<>();
    for (FormAnswers.Answer answer : answers) {
      if (EmailReader.isAddress(answer.text())) {
        addresses.add(answer.text());
      } else if (isPhone(answer.text())) {
        numbers.addAll(PhoneReader.read(answer.text(), PhoneReader.SPAIN).numbers());
      }
    }
    for (String line : words.stream().flatMap(String::lines).toList()) {
      addresses.addAll(EmailReader.addresses(line));
      if (line.length() <= LONGEST && digits(line) >= FEWEST_DIGITS) {
        numbers.addAll(PhoneReader.read(line, PhoneReader.SPAIN).numbers());
      }
    }
    only(LeadField.EMAIL, addresses);
    only(LeadField.PHONE, numbers);
  }

  private static boolean isPhone(String text) {
    return text.length() <= LONGEST_PHONE && digits(text) >= FEWEST_DIGITS;
  }

  private static long digits(String text) {
    return text.chars().filter(Character::isDigit).count();
  }

  private void only(LeadField field, Set<String> found) {
    if (found.size() == 1 && !values.has(field)) {
      values.add(field, found.iterator().next(), "an answer without a label");
    }
  }

  // Gravity Forms numbers the first name 1.3 and the surname 1.6; an address has 1.5 too.
  private void nameParts() {
    if (values.has(LeadField.NAME) || values.has(LeadField.FIRST_NAME)) {
      return;
    }
    for (FormAnswers.Answer answer : answers) {
      String id = answer.question();
      String base = id.endsWith(".3") ? id.substring(0, id.length() - 1) : null;
      if (base != null && text(base + "5").isEmpty() && isWord(answer.text())) {
        String surname = text(base + "6");
        values.add(LeadField.FIRST_NAME, answer.text(), answer.place());
        if (isWord(surname)) {
          values.add(LeadField.SURNAME, surname, answer.place());
        }
        return;
      }
    }
  }

  /** Returns the names that answers such as "contact.n", "contact.a1" and "contact.a2" make. */
  private Set<String> abbreviated(Vocabulary vocabulary) {
    Map<String, String> names = new LinkedHashMap<>();
    for (FormAnswers.Answer answer : answers) {
      int dot = answer.question().lastIndexOf('.');
      boolean part = dot > 0 && answer.question().length() - dot <= LONGEST_ABBREVIATION + 1;
      if (part && isWord(answer.text())) {
        names.merge(
            answer.question().substring(0, dot), answer.text(), (one, next) -> one + " " + next);
      }
    }
    return names.values().stream()
        .filter(name -> name.length() <= LONGEST && vocabulary.people().isName(name))
        .collect(Collectors.toSet());
  }

  private String text(String id) {
    return answers.stream()
        .filter(answer -> answer.question().equals(id))
        .map(FormAnswers.Answer::text)
        .findFirst()
        .orElse("");
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && digits(text) == 0 && !text.contains("@");
  }

  private void named(Vocabulary vocabulary) {
    Set<String> people = new LinkedHashSet<>();
    Set<String> wanted = new LinkedHashSet<>();
    Set<String> own = new LinkedHashSet<>();
    for (FormAnswers.Answer answer : answers) {
      String text = answer.text();
      if (text.length() > LONGEST) {
        continue;
      }
      if (!answer.meaning() && vocabulary.people().isName(text)) {
        people.add(text);
      }
      List<CarMention> found = vocabulary.cars().in(text);
      if (found.size() == 1 && found.get(0).sure() && found.get(0).start() == 0) {
        if (TradeInWords.areIn(answer.question())) {
          own.add(text);
        } else if (!WhichVehicle.isOfOwn(answer.question())) {
          wanted.add(text);
        }
      }
    }
    if (!values.has(LeadField.FIRST_NAME)) {
      Set<String> whole = abbreviated(vocabulary);
      only(LeadField.NAME, whole.isEmpty() ? people : whole);
    }
    if (!values.has(LeadField.MODEL) && !values.has(LeadField.MAKE)) {
      only(LeadField.VEHICLE, wanted);
    }
    only(LeadField.TRADE_IN_VEHICLE, own);
  }
}
