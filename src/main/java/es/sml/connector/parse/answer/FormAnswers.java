package es.sml.connector.parse.answer;

import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.decision.FormDecision;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LabelledVehicles;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.VehicleMoves;
import es.sml.connector.parse.field.LabelMeaning;
import es.sml.connector.parse.field.LabelRole;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.gap.ContactGaps;
import es.sml.connector.parse.gap.NameGap;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.object.JsonPlace;
import es.sml.connector.parse.json.object.JsonRole;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.question.AnsweredQuestion;
import es.sml.connector.parse.question.VehicleQuestion;
import es.sml.connector.parse.question.WhichVehicle;
import es.sml.connector.parse.request.CarInSentence;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.unlabelled.TradeInWords;
import es.sml.connector.parse.unlabelled.UnlabelledReader;
import es.sml.connector.parse.value.Country;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.value.YesOrNo;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The questions and answers of one form, as a lead. Decides which answer fills which field, and
 * which are another person's or the own vehicle's. Answers without a field become notes.
 */
public final class FormAnswers {
  private static final Set<LeadField> OF_SPAIN =
      EnumSet.of(LeadField.PROVINCE, LeadField.LOCALITY, LeadField.POSTAL_CODE);
  private static final Set<LeadField> OF_CUSTOMER =
      EnumSet.of(LeadField.MESSAGE, LeadField.REQUEST);
  private static final Set<LeadField> OF_VEHICLE =
      EnumSet.of(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL);

  /** Requests that a question about the vehicle may name: "Which car do you want to drive?" */
  private static final Set<RequestedTask> OF_QUESTION =
      EnumSet.of(RequestedTask.TEST_DRIVE, RequestedTask.RESERVATION);

  /** A word between two answers, so that no phrase has words of both. */
  private static final String END_OF_ANSWER = "\nqqq\n";

  /** Begins a number in Twilio's messages. */
  private static final String WHATSAPP = "whatsapp:+";

  private static final Set<String> COUNTRY = Set.of("country", "país", "pais");

  /** The roles of persons and companies whose names and numbers are not the customer's. */
  private static final Set<LabelRole> OF_OTHERS =
      EnumSet.of(LabelRole.DEALER, LabelRole.SELLER, LabelRole.COMPANY);

  /** The last word of a name whose value may say what the customer asks for. */
  private static final Set<String> TITLES =
      Set.copyOf(
          Letters.words(
              "title titulo titol titre titel titolo tipo type typ art subject asunto assumpte assunto"
                  + " oggetto objet betreff onderwerp motivo motif motiu reason grund wunsch quiere"
                  + " quer pretende wants want accion action checkbox checkboxes radio select"
                  + " interest interests interes intereses interesse interessi servicio service"
                  + " operacion operacio operacao operazione operation vorgang"
                  + " dropdown option options opcion opciones choice choices"));

  /** The name of an advertisement in a campaign. */
  private static final String ADVERTISEMENT = "ad_name";

  private static final Set<String> EVENTS =
      Set.of("event", "booking", "appointment", "calendar", "evento", "cita", "reserva");

  /** No form has more, and checking each takes time. */
  private static final int MOST_QUESTIONS = 300;

  private static final int LONGEST_FORM = 100;
  private static final int LONGEST_CODE = 20;
  private static final int SHORTEST_CODE = 6;
  private static final int LONGEST_MODEL = 4;

  /** A shorter answer may be an option of the form. */
  private static final int FEWEST_WORDS = 6;

  private final LabelDictionary labels;
  private final boolean onlyCustomers;
  private final Vocabulary vocabulary;
  private int unknown;

  /** True after a yes to the question for a car to trade in. */
  private boolean offered;

  private final List<Answer> answers = new ArrayList<>();
  private final List<Answer> unlabelled = new ArrayList<>();
  private final List<String> loose = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();

  /** True if the form's name says that the customer sells a car: "Sell us your car". */
  private boolean sale;

  /**
   * An answer.
   *
   * @param field null if the question matches none
   * @param meaning true if the question's words may mean something
   * @param vague true if a name may be of something else than a person
   */
  record Answer(String question, String text, LeadField field, boolean meaning, boolean vague) {
    Answer(String question, String text, LeadField field, boolean meaning) {
      this(question, text, field, meaning, false);
    }

    Answer as(LeadField other) {
      return new Answer(question, text, other, meaning, vague);
    }

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
  public FormAnswers(LabelDictionary labels, boolean onlyCustomers, Vocabulary vocabulary) {
    this.labels = labels;
    this.onlyCustomers = onlyCustomers;
    this.vocabulary = vocabulary;
  }

  /** Takes an answer and ignores a blank one. */
  public void add(String question, String answer) {
    add(question, question, answer);
  }

  /**
   * Takes an answer and ignores a blank one.
   *
   * @param id the question's technical name, which is more precise than its words; may be empty
   */
  public void add(String id, String question, String answer) {
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
      String asks = question.isBlank() ? id : question;
      field = others ? null : ofOwn(labels.owners().field(field, asks, answer), asks, answer);
      answers.add(new Answer(readable(asks), answer, field, !others));
    }
  }

  /**
   * Returns the field of the own car if the question before it asked for one, the answer was yes,
   * and the wanted car is known: "Che auto è? Lancia Ypsilon".
   */
  private LeadField ofOwn(LeadField field, String question, String answer) {
    boolean open = field == null || OF_VEHICLE.contains(field);
    boolean own =
        offered
            && open
            && !hasOwnVehicle()
            && hasVehicle()
            && labels.owners().car(answer).isPresent();
    offered =
        YesOrNo.of(answer) == YesOrNo.YES
            && (field == LeadField.TRADE_IN
                || RequestedTask.in(question).contains(RequestedTask.APPRAISAL));
    return own ? LeadField.TRADE_IN_VEHICLE : field;
  }

  private boolean hasVehicle() {
    return answers.stream().map(Answer::field).anyMatch(OF_VEHICLE::contains);
  }

  // "Trade-in: yes" names no car.
  private boolean hasOwnVehicle() {
    return answers.stream()
        .filter(answer -> answer.field() == LeadField.TRADE_IN_VEHICLE)
        .anyMatch(answer -> labels.owners().car(answer.text()).isPresent());
  }

  private Optional<LeadField> ownVehicle(String question, String answer) {
    return labels.layout().headings().isOwnVehicle(question) && VehicleQuestion.isName(answer)
        ? Optional.of(LeadField.TRADE_IN_VEHICLE)
        : Optional.empty();
  }

  /** Takes an answer whose meaning is decided, and ignores a blank one. */
  public void put(JsonPlace place, String answer) {
    if (place.role() == JsonRole.OTHER || (place.field() != null && !fits(place, answer))) {
      note(place.path(), answer);
    } else if (!answer.isBlank()) {
      LeadField field =
          place.asked() ? WhichVehicle.field(place.field(), place.path(), answer) : place.field();
      boolean vehicle = field == null || field == LeadField.VEHICLE;
      String question = place.path().substring(place.path().lastIndexOf('.') + 1);
      field = vehicle && place.asked() ? ownVehicle(question, answer).orElse(field) : field;
      field = ofOwn(labels.owners().field(field, words(question), answer), question, answer);
      boolean kept = field == null && labels.layout().headings().isKept(answer);
      boolean meaning = !kept && !place.generic() && (place.asked() || isWords(answer));
      answers.add(new Answer(readable(place.path()), answer, field, meaning, place.vague()));
      if (!kept && (place.generic() || place.asked()) && field == null) {
        unlabelled.add(answers.get(answers.size() - 1));
      }
    }
  }

  /** Takes the form's own name, which may say what the customer asks for. */
  public void form(String question, String name) {
    boolean says = name.length() <= LONGEST_FORM && !RequestedTask.in(name).isEmpty();
    sale |= name.length() <= LONGEST_FORM && labels.layout().headings().speaksOfSale(name);
    if (says) {
      answers.add(new Answer(readable(question), name, LeadField.REQUEST, true));
    } else {
      note(question, name);
      titles.add(name);
    }
  }

  /** Keeps a value that is not the customer's as a note, and ignores a blank one. */
  public void note(String question, String answer) {
    if (!answer.isBlank()) {
      answers.add(new Answer(readable(question), answer, null, false));
    }
  }

  /** Takes the customer's own words, which another answer holds too. */
  public void loose(String words) {
    loose.add(words);
  }

  private boolean isCar(Answer answer) {
    return VehicleQuestion.isName(answer.text())
        && !labels.owners().isNoCar(answer.field(), answer.text());
  }

  private static String words(String key) {
    return String.join(" ", JsonKey.of(key).words());
  }

  // Ids, links and times of a program answer no question.
  private static boolean isWords(String answer) {
    boolean coded = answer.length() > LONGEST_CODE && answer.indexOf(' ') < 0;
    return !coded && (answer.length() < SHORTEST_CODE || !Character.isDigit(answer.charAt(0)));
  }

  // A technical value under a good name, such as a link or a number, names nothing.
  private static boolean fits(JsonPlace place, String answer) {
    boolean model = place.role() == JsonRole.OWN && answer.length() <= LONGEST_MODEL; // "208"
    boolean link = answer.startsWith("http://") || answer.startsWith("https://");
    boolean number = answer.chars().allMatch(c -> c >= '0' && c <= '9');
    return switch (place.field()) {
      case NAME, FIRST_NAME, SURNAME ->
          !link && !number && answer.indexOf('@') < 0 && answer.indexOf('#') < 0;
      case VEHICLE, MAKE, TRADE_IN_VEHICLE ->
          !place.path().endsWith(ADVERTISEMENT)
              && !link
              && (!number || model || answer.length() == 1);
      case MODEL, VERSION -> !link;
      case PHONE, EMAIL -> !answer.equals("true") && !answer.equals("false");
      case PROVINCE -> answer.chars().noneMatch(Character::isDigit); // "eu-south-2" is a program's
      default -> true;
    };
  }

  /**
   * Takes a value of a vehicle and ignores a blank one.
   *
   * @param own true if the vehicle is the customer's own
   */
  public void addOfVehicle(boolean own, String id, String question, String answer) {
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
  public long fields() {
    return answers.stream()
        .filter(answer -> answer.field() != null && !isDescription(answer))
        .map(Answer::field)
        .distinct()
        .count();
  }

  // Programs describe events too, such as the end of a subscription.
  private static boolean isDescription(Answer answer) {
    return answer.field() == LeadField.MESSAGE
        && Letters.lower(answer.question()).endsWith("description");
  }

  /** Returns whether an answer is a contact of the customer. */
  public boolean hasContact() {
    return answers.stream()
        .anyMatch(answer -> answer.field() == LeadField.PHONE || answer.field() == LeadField.EMAIL);
  }

  /** Returns whether the words of the answers speak of something else than an enquiry. */
  public boolean isBusiness() {
    String lines =
        Stream.concat(
                titles.stream().map(title -> "Formulario: " + title),
                answers.stream()
                    .filter(answer -> answer.field() != null || answer.meaning())
                    .filter(answer -> YesOrNo.of(answer.text()) != YesOrNo.NO)
                    .map(answer -> words(answer.question()) + ": " + words(answer.text())))
            .collect(Collectors.joining(END_OF_ANSWER));
    List<String> messages =
        answers.stream()
            .filter(answer -> OF_CUSTOMER.contains(answer.field()))
            .map(Answer::text)
            .toList();
    boolean vehicle = hasVehicle();
    vehicle &= answers.stream().anyMatch(answer -> answer.field() == LeadField.MESSAGE);
    return vocabulary != null && new FormDecision(vocabulary).isBusiness(lines, messages, vehicle);
  }

  /**
   * Returns whether a value for the vehicle is the reservation of one: "Reserva online: Kia Rio".
   */
  public boolean isReservation() {
    return vocabulary != null && answers.stream().anyMatch(this::isReservation);
  }

  private boolean isReservation(Answer answer) {
    return answer.field() == LeadField.VEHICLE
        && answer.text().length() <= LONGEST_FORM
        && RequestedTask.in(answer.text()).contains(RequestedTask.RESERVATION)
        && vocabulary.cars().in(answer.text()).stream().anyMatch(CarMention::sure);
  }

  private String fromCar(String text) {
    return text.substring(vocabulary.cars().in(text).get(0).start());
  }

  /** Returns whether an answer passes the test. */
  public boolean anyText(Predicate<String> test) {
    return answers.stream().map(Answer::text).anyMatch(test);
  }

  /** Returns the answers as a draft. Answers without a field become notes. */
  public LeadDraft draft() {
    String country =
        answers.stream().filter(FormAnswers::isAbroad).map(Answer::text).findFirst().orElse("");
    boolean abroad = !country.isEmpty() || (countries() == 0 && hasForeignPhone());
    FieldValues values = new FieldValues();
    boolean vehicle = answers.stream().map(Answer::field).anyMatch(OF_VEHICLE::contains);
    Answer open = openAnswer();
    spoken();
    boolean reservation = isReservation(); // its price is that of the reservation
    for (Answer answer : inOrder()) {
      if (answer.equals(open)) {
        values.add(LeadField.MESSAGE, answer.text(), answer.place());
      } else if (answer.field() == null) {
        unknown(values, answer);
      } else if ((answer.field() == LeadField.VERSION && !vehicle)
          || (abroad && OF_SPAIN.contains(answer.field()))
          || (reservation && answer.field() == LeadField.PRICE)
          || (OF_VEHICLE.contains(answer.field()) && !isCar(answer))) {
        values.addUnknown(answer.question(), answer.text());
      } else if (reservation && isReservation(answer)) {
        values.add(LeadField.VEHICLE, fromCar(answer.text()), answer.place());
        values.addUnknown(answer.question(), answer.text());
      } else if (answer.field() == LeadField.PHONE) {
        values.add(answer.field(), PhoneReader.ofCountry(answer.text(), country), answer.place());
      } else {
        values.add(answer.field(), answer.text(), answer.place());
      }
    }
    UnlabelledAnswers.addTo(values, unlabelled, loose, vocabulary);
    if (sale && values.mayBeOwn()) {
      new VehicleMoves(values).allToOwn();
    }
    if (onlyCustomers) {
      addressUnderAnotherName(values);
    }
    if (isSale(values)) {
      new VehicleMoves(values).allToOwn();
    }
    if (vocabulary != null) {
      LabelledVehicles vehicles = new LabelledVehicles(values);
      vehicles.withoutCodeOfMake(vocabulary.cars());
      vehicles.knownFirst(vocabulary.cars());
      vehicles.outOfSentences(new CarInSentence(vocabulary.requests(), vocabulary.cars()));
    }
    LeadDraft draft =
        vocabulary == null
            ? values.draft()
            : values.draft(phoneCountries(), vocabulary.people()::tidy);
    if (vocabulary != null) {
      draft.renameVehicles(name -> vocabulary.cars().withMake(name, ""));
      UnlabelledReader reader = new UnlabelledReader(vocabulary);
      reader.addTo(draft, UnlabelledReader.Texts.ofForm(values, said(values)));
      unlabelled.forEach(answer -> reader.addTitle(draft, answer.text()));
      titles.forEach(title -> reader.addTitle(draft, title));
      answers.stream()
          .filter(answer -> answer.field() == null && isTitle(answer.question()))
          .forEach(answer -> reader.addTitle(draft, answer.text()));
      new SaidName(vocabulary.people()).addTo(draft, said(values), loose);
      draft.customer().people(vocabulary.people());
      if (hasContact() || draft.hasVehicle()) {
        String words = said(values);
        new ContactGaps(vocabulary)
            .fill(
                draft,
                MessageContent.NONE,
                words,
                address -> false,
                email -> new NameGap(vocabulary, labels).ofAddress(email, meant()));
      }
    }
    answers.stream()
        .filter(answer -> answer.meaning() && OF_VEHICLE.contains(answer.field()))
        .flatMap(answer -> RequestedTask.in(answer.question()).stream())
        .filter(OF_QUESTION::contains)
        .forEach(draft.requests()::add);
    if (reservation) {
      draft.requests().add(RequestedTask.RESERVATION);
    }
    if (answers.stream().anyMatch(answer -> answer.text().startsWith(WHATSAPP))) {
      draft.requests().prefer(Media.WHATSAPP);
    }
    return draft;
  }

  // In a call's transcript, the caller is the customer, and not the agent.
  private void spoken() {
    if (vocabulary != null && loose.isEmpty()) {
      answers.stream()
          .filter(answer -> answer.field() == LeadField.MESSAGE)
          .flatMap(said -> SpokenTurns.ofCustomer(said.text(), vocabulary.speakers()).stream())
          .forEach(loose::add);
    }
  }

  private boolean isSale(FieldValues values) {
    Stream<String> said =
        answers.stream()
            .filter(answer -> answer.field() == null && isTitle(answer.question()))
            .map(Answer::text);
    return new VehicleMoves(values)
        .isSale(
            labels.layout().headings(),
            Stream.concat(values.all(LeadField.REQUEST).stream(), said).map(FormAnswers::words));
  }

  // A portal's own address reaches the customer too, but not for long.
  private List<Answer> inOrder() {
    if (vocabulary == null) {
      return answers;
    }
    return new DoubtfulNames(vocabulary)
            .without(
                AskedVersion.complete(
                    OwnMake.complete(answers, vocabulary.cars()), vocabulary.cars()))
            .stream()
            .sorted(
                Comparator.comparing(
                    answer ->
                        answer.field() == LeadField.EMAIL
                            && answer.text().indexOf('@') > 0
                            && vocabulary.contacts().addresses().isRelay(answer.text())))
            .toList();
  }

  /** Returns the answers of no known field that are not another person's, a line each. */
  private String meant() {
    return answers.stream()
        .filter(answer -> answer.field() == null && answer.meaning())
        .map(Answer::text)
        .collect(Collectors.joining("\n"));
  }

  /** Returns the customer's own words; those of a chat without the dealer's. */
  private String said(FieldValues values) {
    return String.join("\n\n", loose.isEmpty() ? values.all(LeadField.MESSAGE) : loose);
  }

  /**
   * Returns the only long answer to questions of no known meaning, if no answer is a message or a
   * vehicle; null if there is none. It is what the customer says.
   */
  private Answer openAnswer() {
    boolean said =
        answers.stream()
            .map(Answer::field)
            .anyMatch(field -> field == LeadField.MESSAGE || OF_VEHICLE.contains(field));
    List<Answer> sentences =
        said || !loose.isEmpty() || vocabulary == null
            ? List.of()
            : unlabelled.stream()
                .filter(Answer::meaning)
                .filter(answer -> Words.of(answer.text()).list().size() >= FEWEST_WORDS)
                .filter(answer -> !TradeInWords.areIn(answer.question()))
                .filter(answer -> WhichVehicle.mayBeWanted(answer.question()))
                .toList();
    return sentences.size() == 1 ? sentences.get(0) : null;
  }

  // "TITLE", "oportunidad.tipo" and "scheduled_event.name" say what the customer asks for.
  private static boolean isTitle(String question) {
    List<String> words = JsonKey.of(question).words();
    int size = words.size();
    return size > 0
        && (TITLES.contains(words.get(size - 1))
            || (size > 1
                && EVENTS.contains(words.get(size - 2))
                && words.get(size - 1).equals("name")));
  }

  private PhoneCountries phoneCountries() {
    return vocabulary
        .contacts()
        .countries(
            () ->
                answers.stream()
                    .map(answer -> answer.question() + ": " + answer.text())
                    .collect(Collectors.joining("\n")));
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
