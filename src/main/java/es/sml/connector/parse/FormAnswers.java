package es.sml.connector.parse;

import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The questions and answers of one form. Only some of them match a field. */
final class FormAnswers {
  private static final Set<LeadField> OF_SPAIN =
      EnumSet.of(LeadField.PROVINCE, LeadField.LOCALITY, LeadField.POSTAL_CODE);
  private static final Set<LeadField> OF_VEHICLE =
      EnumSet.of(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL);
  private static final Set<String> COUNTRY = Set.of("country", "país", "pais");

  /** No form has more, and checking each takes time. */
  private static final int MOST_QUESTIONS = 300;

  private final LabelDictionary labels;
  private final boolean onlyCustomers;
  private int unknown;
  private final List<Answer> answers = new ArrayList<>();

  /** An answer and its field; null if the question matches none. */
  private record Answer(String question, String text, LeadField field) {
    private String place() {
      return "field \"" + question + "\"";
    }
  }

  /**
   * Creates an empty form.
   *
   * @param onlyCustomers true if all answers are the customer's, so that no hidden field holds
   *     another person's address
   */
  FormAnswers(LabelDictionary labels, boolean onlyCustomers) {
    this.labels = labels;
    this.onlyCustomers = onlyCustomers;
  }

  /** Takes an answer and ignores a blank one. */
  void add(String question, String answer) {
    add(question, question, answer);
  }

  /**
   * Takes an answer and ignores a blank one.
   *
   * @param id the question's technical name, which is more precise than its words; may be empty
   */
  void add(String id, String question, String answer) {
    if (!answer.isBlank()) {
      LeadField field = labels.field(id).or(() -> labels.field(question)).orElse(null);
      answers.add(new Answer(readable(question.isBlank() ? id : question), answer, field));
    }
  }

  /**
   * Takes a value of a vehicle and ignores a blank one.
   *
   * @param own true if the vehicle is the customer's own
   */
  void addOfVehicle(boolean own, String id, String question, String answer) {
    if (!answer.isBlank()) {
      answers.add(
          new Answer(readable(question), answer, labels.fieldOfVehicle(id, own).orElse(null)));
    }
  }

  /** Returns the number of different fields with an answer. */
  long fields() {
    return answers.stream().map(Answer::field).filter(field -> field != null).distinct().count();
  }

  /** Returns the answers as a draft. Answers without a field become notes. */
  LeadDraft draft() {
    boolean abroad = answers.stream().anyMatch(FormAnswers::isAbroad);
    FieldValues values = new FieldValues();
    for (Answer answer : answers) {
      if (answer.field() == null) {
        unknown(values, answer);
      } else if ((abroad && OF_SPAIN.contains(answer.field()))
          || (OF_VEHICLE.contains(answer.field()) && !VehicleQuestion.isName(answer.text()))) {
        values.addUnknown(answer.question(), answer.text());
      } else {
        values.add(answer.field(), answer.text(), answer.place());
      }
    }
    if (onlyCustomers) {
      addressUnderAnotherName(values);
    }
    return values.draft();
  }

  private void unknown(FieldValues values, Answer answer) {
    values.addUnknown(answer.question(), answer.text());
    if (++unknown > MOST_QUESTIONS) {
      return;
    }
    AnsweredQuestion.field(answer.question(), answer.text())
        .ifPresent(field -> values.add(field, answer.text(), answer.place()));
  }

  // If no known question asks for an e-mail, the only answer that is an address is used.
  private void addressUnderAnotherName(FieldValues values) {
    List<Answer> addresses =
        answers.stream()
            .filter(answer -> answer.field() == null)
            .filter(answer -> EmailReader.isAddress(answer.text()))
            .toList();
    long different = addresses.stream().map(answer -> answer.text().strip()).distinct().count();
    if (!values.has(LeadField.EMAIL) && different == 1) {
      values.add(LeadField.EMAIL, addresses.get(0).text(), addresses.get(0).place());
    }
  }

  private static boolean isAbroad(Answer answer) {
    return COUNTRY.contains(Letters.lower(answer.question())) && !Country.isSpain(answer.text());
  }

  private static String readable(String question) {
    return question.replace('_', ' ').strip();
  }
}
