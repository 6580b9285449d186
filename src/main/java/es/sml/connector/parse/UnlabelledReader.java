package es.sml.connector.parse;

import es.sml.connector.parse.car.CarMention;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.request.Said;
import es.sml.connector.parse.request.SentenceReader;
import es.sml.connector.parse.request.Wish;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a message says without labels: vehicles and requests in subjects, headings, sentences
 * and page addresses. It fills only fields that no label filled.
 */
final class UnlabelledReader {
  private static final Map<Wish, RequestedTask> TASKS =
      Map.of(
          Wish.TEST_DRIVE, RequestedTask.TEST_DRIVE,
          Wish.VISIT, RequestedTask.APPOINTMENT,
          Wish.APPRAISAL, RequestedTask.APPRAISAL,
          Wish.FINANCING, RequestedTask.FINANCING,
          Wish.BUDGET, RequestedTask.BUDGET,
          Wish.WARRANTY, RequestedTask.WARRANTY,
          Wish.RESERVATION, RequestedTask.RESERVATION);

  private static final Map<Wish, Media> MEDIA =
      Map.of(Wish.WHATSAPP, Media.WHATSAPP, Wish.CALL, Media.PHONE, Wish.EMAIL, Media.E_MAIL);

  /** Requests that no business makes; an expert visits a car too, and a stand is reserved. */
  private static final Set<Wish> OF_CUSTOMERS =
      EnumSet.of(Wish.TEST_DRIVE, Wish.APPRAISAL, Wish.FINANCING);

  /** Requests whose words forms use for other things: a delivery, a reserved car. */
  private static final Set<Wish> OWN_WORDS =
      EnumSet.of(Wish.APPRAISAL, Wish.RESERVATION, Wish.WARRANTY);

  /** Requests that customers of a workshop, companies and offices do not have. */
  private static final Set<Wish> STRONG =
      EnumSet.of(Wish.TEST_DRIVE, Wish.APPRAISAL, Wish.FINANCING, Wish.BUDGET);

  private static final int OF_A_CAR = 2;
  private static final int OF_A_PURCHASE = 1;
  private static final int OF_A_REQUEST = 3;
  private static final int MOST_REQUESTS = 2;

  /** Requests of a title. The words of others also praise a vehicle: "con garantía". */
  private static final Set<RequestedTask> OF_TITLE =
      EnumSet.of(
          RequestedTask.TEST_DRIVE,
          RequestedTask.APPOINTMENT,
          RequestedTask.FINANCING,
          RequestedTask.BUDGET,
          RequestedTask.RESERVATION);

  /** Words in the names of values that the form or the advertisement has itself. */
  private static final Set<String> ADVERTISEMENT =
      Set.of(
          "form",
          "formulario",
          "formular",
          "formulaire",
          "modulo",
          "campaign",
          "campana",
          "kampagne",
          "campagne",
          "campagna",
          "ad",
          "ads",
          "adset",
          "anuncio",
          "anzeige",
          "annonce",
          "annuncio",
          "utm",
          "page",
          "pagina",
          "seite",
          "url",
          "source",
          "origen",
          "title");

  private static final int LONGEST_SUBJECT = 300;
  private static final int LONGEST_VALUE = FieldValues.LONGEST;
  private static final int LONGEST_TITLE = 100;

  private static final double IN_SUBJECT = 0.9;
  private static final double IN_WORDS = 0.8;
  private static final double ON_PAGE = 0.8;
  private static final double AROUND = 0.6;

  private final SentenceReader sentences;
  private final CarNames cars;

  UnlabelledReader(Vocabulary vocabulary) {
    this.cars = vocabulary.cars();
    this.sentences = new SentenceReader(vocabulary.requests(), cars);
  }

  /**
   * The texts of a message that have no label.
   *
   * @param subject of the mail; empty if there is none
   * @param words of the customer
   * @param around the other texts: headings, titles, values of unknown labels
   * @param isCustomers false if the words may be the form's own text
   * @param title of the form, and the kind of request; empty if there is none
   * @param page address of the page with the form; empty if unknown
   */
  record Texts(
      String subject, String words, String around, String page, boolean isCustomers, String title) {
    Texts(String subject, String words, String around, String page) {
      this(subject, words, around, page, true, "");
    }

    /** Returns the texts of a message that consists of the customer's words. */
    static Texts ofWords(String words, String around, String page) {
      return new Texts("", words, around, page);
    }

    /** Returns the texts of a posted form. */
    static Texts ofForm(FieldValues values) {
      String around = around(values);
      String words = String.join("\n\n", values.all(LeadField.MESSAGE));
      String title = String.join(". ", values.all(LeadField.REQUEST));
      return new Texts("", words, around, PageAddress.in(around), true, title);
    }

    // An answer is more certain than the name of the form.
    private static boolean isOfAdvertisement(String label) {
      return Words.of(label).list().stream().anyMatch(ADVERTISEMENT::contains);
    }

    // A value that is too long holds no name, and a label may say whose vehicle it is.
    private static String around(FieldValues values) {
      return values.unknownPairs().stream()
          .filter(pair -> !pair.others() && !WhichVehicle.isOfOwn(pair.label()))
          .filter(pair -> pair.label().equals("Texto") || pair.value().length() <= LONGEST_VALUE)
          .sorted(Comparator.comparing(pair -> isOfAdvertisement(pair.label())))
          .map(FieldValues.Unknown::written)
          .collect(Collectors.joining("\n"));
    }

    /** Returns the texts around the labelled values of a mail. */
    static Texts of(String subject, FieldValues values) {
      String around = String.join("\n", mayNameCar(values));
      String message = String.join("\n\n", values.all(LeadField.MESSAGE));
      String words = message + "\n\n" + String.join("\n\n", values.all(LeadField.REQUEST));
      boolean customers = !message.isEmpty();
      return new Texts(
          subject == null ? "" : subject,
          (customers ? words : words + "\n\n" + around).strip(),
          customers ? around : "",
          PageAddress.in(around),
          customers,
          title(values));
    }

    private static String title(FieldValues values) {
      String first = values.looseText().lines().findFirst().orElse("");
      String kinds = String.join(". ", values.all(LeadField.REQUEST));
      return first.length() > LONGEST_TITLE ? kinds : first + ". " + kinds;
    }
  }

  /** What the subject and the words of a message say. */
  record Read(Texts texts, Said subject, Said words) {}

  /** Reads the sentences of the subject and the words. */
  Read read(Texts texts) {
    return new Read(
        texts,
        sentences.read(Letters.start(texts.subject(), LONGEST_SUBJECT)),
        sentences.read(texts.words()));
  }

  /** Adds the requests that the title of a form names: "Solicitud de presupuesto". */
  void addTitle(LeadDraft draft, String title) {
    if (title == null || title.length() > LONGEST_TITLE) {
      return;
    }
    Set<RequestedTask> named = EnumSet.noneOf(RequestedTask.class);
    named.addAll(RequestedTask.in(title));
    sentences.read(title).wishes().stream()
        .filter(TASKS::containsKey)
        .map(TASKS::get)
        .forEach(named::add);
    named.retainAll(OF_TITLE);
    if (named.stream().anyMatch(task -> task.type() == TaskType.DATE)) {
      named.remove(RequestedTask.RESERVATION); // "Reserva de cita" books a date
    }
    draft.at("the mail's subject", IN_SUBJECT);
    named.forEach(draft.requests()::add);
  }

  /** Returns the values that may name a vehicle: "Motivo: Ver y probar MG ZS". */
  private static List<String> mayNameCar(FieldValues values) {
    return Stream.of(
            values.all(LeadField.REQUEST),
            values.all(LeadField.TEST_DRIVE),
            values.all(LeadField.APPOINTMENT),
            values.unknown())
        .flatMap(List::stream)
        .toList();
  }

  /** Adds vehicles and requests to the lead. */
  void addTo(LeadDraft draft, Texts texts) {
    addTo(draft, read(texts));
  }

  /** Adds vehicles and requests to the lead. */
  void addTo(LeadDraft draft, Read read) {
    Texts texts = read.texts();
    if (!draft.vehicle().isNamed()) {
      wanted(draft, read);
    }
    own(draft, read.subject(), read.words());
    read.words().wishes().stream()
        .filter(
            wish -> !texts.words().isEmpty() && (texts.isCustomers() || !OWN_WORDS.contains(wish)))
        .forEach(wish -> ask(draft, wish));
    addTitle(draft, texts.title());
  }

  /**
   * Adds the moment of a visit or a test drive that the words ask for.
   *
   * @param sent moment of the message; null if unknown
   */
  void addMoment(LeadDraft draft, String words, Instant sent) {
    if (draft.requests().has(TaskType.DATE)) {
      MomentInText.in(words, sent)
          .ifPresent(moment -> draft.requests().task(TaskType.DATE).planned(moment, ""));
    }
  }

  /** Returns how much the cars and requests in the sentences speak for an enquiry. */
  int weightOf(Read read) {
    Texts texts = read.texts();
    Said words = read.words();
    Said subject = read.subject();
    boolean car =
        best(words.wanted()).isPresent()
            || best(subject.wanted()).isPresent()
            || cars.inAddress(texts.page()).isPresent();
    boolean any = car || words.speaksOfVehicle() || subject.speaksOfVehicle();
    long requests = words.wishes().stream().filter(STRONG::contains).count();
    int buys = words.wishes().contains(Wish.BUY) && any ? OF_A_PURCHASE : 0;
    boolean asks =
        buys > 0
            || texts.words().indexOf('?') >= 0
            || words.wishes().stream().anyMatch(OF_CUSTOMERS::contains);
    if (!asks) {
      return 0;
    }
    return (car ? OF_A_CAR : 0)
        + buys
        + (any ? OF_A_REQUEST * (int) Math.min(requests, MOST_REQUESTS) : 0);
  }

  /**
   * Returns whether the texts name a car, or ask for something about cars.
   *
   * @param wishes true if other words show a wish
   */
  boolean isEnquiry(Read read, boolean wishes) {
    Texts texts = read.texts();
    Said words = read.words();
    Said subject = read.subject();
    boolean car =
        Stream.of(words.wanted(), words.own(), subject.wanted(), subject.own())
            .flatMap(List::stream)
            .anyMatch(mention -> mention.model() != null);
    boolean page = cars.inAddress(texts.page()).isPresent();
    boolean asks =
        (wishes || !words.wishes().isEmpty())
            && (words.speaksOfVehicle()
                || subject.speaksOfVehicle()
                || best(cars.in(texts.around())).isPresent());
    return car || page || asks;
  }

  private void wanted(LeadDraft draft, Read read) {
    Texts texts = read.texts();
    Said words = read.words();
    Said subject = read.subject();
    boolean onlyAppraisal = subject.wishes().contains(Wish.APPRAISAL);
    Optional<CarMention> inSubject = onlyAppraisal ? Optional.empty() : best(subject.wanted());
    Optional<CarMention> said = best(words.wanted());
    List<CarMention> around = cars.in(texts.around());
    List<CarMention> all =
        Stream.of(subject.wanted(), words.wanted(), around).flatMap(List::stream).toList();
    if (inSubject.isPresent()) {
      take(draft, inSubject.get(), all, "the mail's subject", IN_SUBJECT);
    } else if (said.isPresent()) {
      take(draft, said.get(), all, "the customer's text", IN_WORDS);
    } else {
      cars.inAddress(texts.page())
          .ifPresentOrElse(
              car -> take(draft, car, all, "the page's address", ON_PAGE),
              () ->
                  best(around).ifPresent(car -> take(draft, car, all, "the mail's text", AROUND)));
    }
  }

  /** Returns the first car with a model; a make alone may be a company's name. */
  private static Optional<CarMention> best(List<CarMention> cars) {
    return cars.stream().filter(car -> car.model() != null).findFirst();
  }

  // Several makes have a model of that name; another place may name the make.
  private static void take(
      LeadDraft draft, CarMention car, List<CarMention> all, String place, double confidence) {
    String make = Letters.plain(car.make());
    boolean hasMake = Letters.plain(car.fullName()).startsWith(make);
    boolean named =
        !hasMake
            && all.stream()
                .anyMatch(
                    other ->
                        other.car().equals(car.car())
                            && Letters.plain(other.name()).startsWith(make));
    draft
        .at(place, confidence)
        .vehicle()
        .brandModel(named ? car.make() + " " + car.fullName() : car.fullName());
    draft.vehicle().year(car.facts().year());
    draft.vehicle().price(car.facts().price());
    draft.vehicle().kilometres(car.facts().kilometres(), null);
  }

  private static void own(LeadDraft draft, Said subject, Said words) {
    boolean hint = words.wishes().contains(Wish.APPRAISAL_HINT) && !words.own().isEmpty();
    boolean asked =
        hint
            || words.wishes().contains(Wish.APPRAISAL)
            || subject.wishes().contains(Wish.APPRAISAL);
    if (asked && !draft.requests().ownVehicleIsNamed()) {
      Stream.concat(words.own().stream(), subject.own().stream())
          .filter(car -> car.model() != null)
          .findFirst()
          .ifPresent(car -> own(draft.requests().ownVehicle(), car));
    }
  }

  private static void own(OwnVehicleDraft own, CarMention car) {
    own.brandModel(car.fullName());
    own.year(car.facts().year());
    own.kilometres(car.facts().kilometres(), null);
  }

  private static void ask(LeadDraft draft, Wish wish) {
    if (TASKS.containsKey(wish)) {
      draft.at("the customer's text", IN_WORDS).requests().add(TASKS.get(wish));
    } else if (MEDIA.containsKey(wish)) {
      draft.requests().prefer(MEDIA.get(wish));
    }
  }
}
