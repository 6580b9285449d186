package es.sml.connector.parse;

import es.sml.connector.parse.label.LabelMeaning;
import es.sml.connector.parse.label.LabelRole;
import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The questions and answers of one form. Only some of them match a field. */
final class FormAnswers {
  private static final Set<LeadField> OF_SPAIN =
      EnumSet.of(LeadField.PROVINCE, LeadField.LOCALITY, LeadField.POSTAL_CODE);
  private static final Set<LeadField> OF_VEHICLE =
      EnumSet.of(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL);

  /** Requests that a question about the vehicle may name: "Which car do you want to drive?" */
  private static final Set<RequestedTask> OF_QUESTION =
      EnumSet.of(RequestedTask.TEST_DRIVE, RequestedTask.RESERVATION);

  /** Begins a number in Twilio's messages. */
  private static final String WHATSAPP = "whatsapp:+";

  private static final Set<String> COUNTRY = Set.of("country", "país", "pais");

  /** The roles of persons and companies whose names and numbers are not the customer's. */
  private static final Set<LabelRole> OF_OTHERS =
      EnumSet.of(LabelRole.DEALER, LabelRole.SELLER, LabelRole.COMPANY);

  /** No form has more, and checking each takes time. */
  private static final int MOST_QUESTIONS = 300;

  private static final int LONGEST_FORM = 100;
  private static final int LONGEST_CODE = 20;
  private static final int SHORTEST_CODE = 6;

  private final LabelDictionary labels;
  private final boolean onlyCustomers;
  private final Vocabulary vocabulary;
  private int unknown;
  private final List<Answer> answers = new ArrayList<>();
  private final List<Answer> unlabelled = new ArrayList<>();
  private final List<String> loose = new ArrayList<>();

  /**
   * An answer.
   *
   * @param field null if the question matches none
   * @param meaning true if the question's words may mean something
   */
  record Answer(String question, String text, LeadField field, boolean meaning) {
    String place() {
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
    this(labels, onlyCustomers, null);
  }

  /**
   * Creates an empty form.
   *
   * @param vocabulary for answers without a label; null for none
   */
  FormAnswers(LabelDictionary labels, boolean onlyCustomers, Vocabulary vocabulary) {
    this.labels = labels;
    this.onlyCustomers = onlyCustomers;
    this.vocabulary = vocabulary;
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
      Optional<LabelMeaning> named = labels.meaning(id);
      Optional<LabelMeaning> asked = id.equals(question) ? named : labels.meaning(question);
      boolean others = isOfOthers(named) || isOfOthers(asked);
      LeadField field =
          others
              ? null
              : named
                  .map(LabelMeaning::field)
                  .or(() -> asked.map(LabelMeaning::field))
                  .or(() -> ownVehicle(question, answer))
                  .orElse(null);
      answers.add(new Answer(readable(question.isBlank() ? id : question), answer, field, !others));
    }
  }

  private Optional<LeadField> ownVehicle(String question, String answer) {
    return labels.layout().headings().isOwnVehicle(question) && VehicleQuestion.isName(answer)
        ? Optional.of(LeadField.TRADE_IN_VEHICLE)
        : Optional.empty();
  }

  /** Takes an answer whose meaning is decided, and ignores a blank one. */
  void put(JsonPlace place, String answer) {
    if (place.role() == JsonRole.OTHER || (place.field() != null && !fits(place.field(), answer))) {
      note(place.path(), answer);
    } else if (!answer.isBlank()) {
      LeadField field =
          place.asked() ? WhichVehicle.field(place.field(), place.path(), answer) : place.field();
      boolean vehicle = field == null || field == LeadField.VEHICLE;
      String question = place.path().substring(place.path().lastIndexOf('.') + 1);
      field = vehicle && place.asked() ? ownVehicle(question, answer).orElse(field) : field;
      boolean meaning = !place.generic() && (place.asked() || isWords(answer));
      Answer known = new Answer(readable(place.path()), answer, field, meaning);
      answers.add(known);
      if ((place.generic() || place.asked()) && field == null) {
        unlabelled.add(known);
      }
    }
  }

  /**
   * Takes the form's own name, which may say what the customer asks for: "Prueba de conducción".
   */
  void form(String question, String name) {
    boolean says = name.length() <= LONGEST_FORM && !RequestedTask.in(name).isEmpty();
    if (says) {
      answers.add(new Answer(readable(question), name, LeadField.REQUEST, true));
    } else {
      note(question, name);
    }
  }

  /** Keeps a value that is not the customer's as a note, and ignores a blank one. */
  void note(String question, String answer) {
    if (!answer.isBlank()) {
      answers.add(new Answer(readable(question), answer, null, false));
    }
  }

  /** Takes the customer's own words, which another answer holds too. */
  void loose(String words) {
    loose.add(words);
  }

  // Ids, links and times of a program answer no question.
  private static boolean isWords(String answer) {
    boolean coded = answer.length() > LONGEST_CODE && answer.indexOf(' ') < 0;
    return !coded && (answer.length() < SHORTEST_CODE || !Character.isDigit(answer.charAt(0)));
  }

  // A technical value under a good name, such as a link or a number, names nothing.
  private static boolean fits(LeadField field, String answer) {
    boolean link = answer.startsWith("http://") || answer.startsWith("https://");
    boolean number = answer.chars().allMatch(c -> c >= '0' && c <= '9');
    return switch (field) {
      case NAME, FIRST_NAME, SURNAME -> !link && !number && answer.indexOf('@') < 0;
      case VEHICLE, MAKE, TRADE_IN_VEHICLE -> !link && (!number || answer.length() == 1);
      case MODEL, VERSION -> !link;
      default -> true;
    };
  }

  /**
   * Takes a value of a vehicle and ignores a blank one.
   *
   * @param own true if the vehicle is the customer's own
   */
  void addOfVehicle(boolean own, String id, String question, String answer) {
    if (!answer.isBlank()) {
      answers.add(
          new Answer(
              readable(question), answer, labels.fieldOfVehicle(id, own).orElse(null), true));
    }
  }

  private static boolean isOfOthers(Optional<LabelMeaning> meaning) {
    return meaning.map(LabelMeaning::role).filter(OF_OTHERS::contains).isPresent();
  }

  /** Returns the number of different fields with an answer. */
  long fields() {
    return answers.stream().map(Answer::field).filter(field -> field != null).distinct().count();
  }

  /** Returns whether an answer is a contact of the customer. */
  boolean hasContact() {
    return answers.stream()
        .anyMatch(answer -> answer.field() == LeadField.PHONE || answer.field() == LeadField.EMAIL);
  }

  /** Returns whether an answer passes the test. */
  boolean anyText(Predicate<String> test) {
    return answers.stream().map(Answer::text).anyMatch(test);
  }

  /** Returns the answers as a draft. Answers without a field become notes. */
  LeadDraft draft() {
    String country =
        answers.stream().filter(FormAnswers::isAbroad).map(Answer::text).findFirst().orElse("");
    boolean abroad = !country.isEmpty() || (countries() == 0 && hasForeignPhone());
    FieldValues values = new FieldValues();
    for (Answer answer : answers) {
      if (answer.field() == null) {
        unknown(values, answer);
      } else if ((abroad && OF_SPAIN.contains(answer.field()))
          || (OF_VEHICLE.contains(answer.field()) && !VehicleQuestion.isName(answer.text()))) {
        values.addUnknown(answer.question(), answer.text());
      } else if (answer.field() == LeadField.PHONE) {
        values.add(answer.field(), PhoneReader.ofCountry(answer.text(), country), answer.place());
      } else {
        values.add(answer.field(), answer.text(), answer.place());
      }
    }
    UnlabelledAnswers.addTo(values, unlabelled, loose, vocabulary);
    if (onlyCustomers) {
      addressUnderAnotherName(values);
    }
    LeadDraft draft =
        vocabulary == null
            ? values.draft()
            : values.draft(phoneCountries(), vocabulary.people()::tidy);
    if (vocabulary != null) {
      new UnlabelledReader(vocabulary).addTo(draft, UnlabelledReader.Texts.ofForm(values));
    }
    if (vocabulary != null) {
      UnlabelledReader reader = new UnlabelledReader(vocabulary);
      unlabelled.forEach(answer -> reader.addTitle(draft, answer.text()));
      draft.customer().namesOfAddresses(vocabulary.people()::fromAddress);
    }
    answers.stream()
        .filter(answer -> answer.meaning() && OF_VEHICLE.contains(answer.field()))
        .flatMap(answer -> RequestedTask.in(answer.question()).stream())
        .filter(OF_QUESTION::contains)
        .forEach(draft.requests()::add);
    if (answers.stream().anyMatch(answer -> answer.text().startsWith(WHATSAPP))) {
      draft.requests().prefer(Media.WHATSAPP);
    }
    return draft;
  }

  private PhoneCountries phoneCountries() {
    return vocabulary
        .contacts()
        .countries(() -> answers.stream().map(Answer::text).collect(Collectors.joining("\n")));
  }

  // "24103" is León in Spain, and Kiel in Germany.
  private boolean hasForeignPhone() {
    return answers.stream()
        .filter(answer -> answer.field() == LeadField.PHONE)
        .map(answer -> answer.text().strip())
        .anyMatch(phone -> phone.startsWith("+") && !phone.startsWith("+34"));
  }

  private long countries() {
    return answers.stream().filter(FormAnswers::isCountry).count();
  }

  private void unknown(FieldValues values, Answer answer) {
    values.addUnknown(answer.question(), answer.text());
    if (!answer.meaning() || ++unknown > MOST_QUESTIONS) {
      return;
    }
    AnsweredQuestion.field(answer.question(), answer.text())
        .ifPresent(field -> values.add(field, answer.text(), answer.place()));
  }

  // If no known question asks for an e-mail, the only answer that is an address is used.
  private void addressUnderAnotherName(FieldValues values) {
    List<Answer> addresses =
        answers.stream()
            .filter(answer -> answer.field() == null && answer.meaning())
            .filter(answer -> EmailReader.isAddress(answer.text()))
            .toList();
    long different = addresses.stream().map(answer -> answer.text().strip()).distinct().count();
    if (!values.has(LeadField.EMAIL) && different == 1) {
      values.add(LeadField.EMAIL, addresses.get(0).text(), addresses.get(0).place());
    }
  }

  private static boolean isAbroad(Answer answer) {
    return isCountry(answer) && !Country.isSpain(answer.text());
  }

  private static boolean isCountry(Answer answer) {
    String question = Letters.lower(answer.question());
    return COUNTRY.contains(question.substring(question.lastIndexOf('.') + 1));
  }

  private static String readable(String question) {
    return question.replace('_', ' ').strip();
  }
}
