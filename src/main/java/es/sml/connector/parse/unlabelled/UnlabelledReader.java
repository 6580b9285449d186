package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.date.MomentInText;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.question.WhichVehicle;
import es.sml.connector.parse.request.RequestWords;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.request.Said;
import es.sml.connector.parse.request.SentenceReader;
import es.sml.connector.parse.request.TaskType;
import es.sml.connector.parse.request.Wish;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a message says without labels: vehicles and requests in subjects, headings, sentences
 * and page addresses. Decides which of several cars is wanted. It fills only fields that no label
 * filled.
 */
public final class UnlabelledReader {
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

  /** Wishes that make an enquiry of a text that names only the customer's own car. */
  private static final Set<Wish> WITH_OWN_CAR =
      EnumSet.of(Wish.APPRAISAL, Wish.APPRAISAL_HINT, Wish.BUY, Wish.TEST_DRIVE, Wish.FINANCING);

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

  /** Labels of a form's subject, which a customer writes. */
  private static final Set<String> SUBJECTS =
      Set.of(
          "asunto",
          "assumpte",
          "assunto",
          "gaia",
          "subject",
          "betreff",
          "objet",
          "sujet",
          "oggetto",
          "onderwerp",
          "amne",
          "subiect",
          "temat");

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
  private static final int LONGEST_OF_PORTAL = 5_000;

  private static final int FEWEST_OF_QUESTION = 3;
  private static final int FEWEST_OF_SENTENCE = 9;

  private final RequestWords phrases;
  private final SentenceReader sentences;
  private final CarNames cars;
  private final Headings headings;
  private final NamelessLines nameless;
  private final NamedVehicles vehicles;

  public UnlabelledReader(Vocabulary vocabulary) {
    this.headings = vocabulary.layout().headings();
    this.nameless = new NamelessLines(vocabulary.layout().boilerplate(), headings);
    this.cars = vocabulary.cars();
    this.phrases = vocabulary.requests();
    this.sentences = new SentenceReader(phrases, cars);
    this.vehicles = new NamedVehicles(cars, headings, nameless);
  }

  /**
   * The texts of a message that have no label.
   *
   * @param subject of the mail; empty if there is none
   * @param words of the customer
   * @param around the other texts: headings, titles, values of unknown labels
   * @param customers the words that are certainly the customer's, and not the form's
   * @param title of the form, and the kind of request; empty if there is none
   * @param page address of the page with the form; empty if unknown
   */
  public record Texts(
      String subject, String words, String around, String page, String customers, String title) {
    /** Returns whether all the words are certainly the customer's. */
    boolean isCustomers() {
      return customers.equals(words);
    }

    public Texts(String subject, String words, String around, String page) {
      this(subject, words, around, page, words, "");
    }

    /** Returns the texts of a message that consists of the customer's words. */
    public static Texts ofWords(String words, String around, String page) {
      return new Texts("", words, around, page);
    }

    /**
     * Returns the texts of a posted form.
     *
     * @param said the customer's own words
     */
    public static Texts ofForm(FieldValues values, String said) {
      String around = around(values);
      String words = FormWords.agreed(values) + said;
      String title = String.join(". ", values.all(LeadField.REQUEST));
      return new Texts("", words, around, PageAddress.in(around), words, title);
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
    public static Texts of(String subject, FieldValues values) {
      String around = String.join("\n", FormWords.around(values));
      String message = String.join("\n\n", values.all(LeadField.MESSAGE));
      String words =
          FormWords.agreed(values)
              + message
              + "\n\n"
              + String.join("\n\n", values.all(LeadField.REQUEST));
      boolean customers = !message.isEmpty();
      String all = (customers ? words : words + "\n\n" + around).strip();
      return new Texts(
          subject == null ? "" : subject,
          all,
          customers ? around : "",
          PageAddress.in(around),
          customers ? all : sentences(values),
          title(values));
    }

    private static Stream<String> subjects(FieldValues values) {
      return values.unknownPairs().stream()
          .filter(pair -> !pair.others() && SUBJECTS.contains(Letters.plain(pair.label())))
          .map(FieldValues.Unknown::value)
          .filter(value -> value.length() <= LONGEST_TITLE);
    }

    private static String sentences(FieldValues values) {
      return values.unknownPairs().stream()
          .filter(pair -> !pair.others() && !pair.label().equals("Texto"))
          .map(FieldValues.Unknown::value)
          .filter(Texts::isSentence)
          .collect(Collectors.joining("\n\n"));
    }

    // Under a label that no list has, only a person writes a sentence.
    private static boolean isSentence(String value) {
      int words = Words.of(Letters.start(value, LONGEST_VALUE)).size();
      return words >= (value.indexOf('?') >= 0 ? FEWEST_OF_QUESTION : FEWEST_OF_SENTENCE);
    }

    private static String title(FieldValues values) {
      String first = FormWords.title(values);
      String kinds =
          Stream.concat(values.all(LeadField.REQUEST).stream(), subjects(values))
              .collect(Collectors.joining(". "));
      return first.length() > LONGEST_TITLE ? kinds : first + ". " + kinds;
    }
  }

  /** What the subject and the words of a message say. */
  record Read(Texts texts, Said subject, Said words) {
    /** Returns the same without those wanted cars. */
    Read without(List<CarMention> given) {
      return given.isEmpty() ? this : new Read(texts, subject, words.without(given));
    }
  }

  /** Reads the sentences of the subject and the words. */
  Read read(Texts texts) {
    return new Read(
        texts,
        sentences.read(Letters.start(texts.subject(), LONGEST_SUBJECT)),
        sentences.read(nameless.blankedIn(texts.words())));
  }

  // A portal's own words end in no question mark.
  private static String questions(String words) {
    return Letters.start(words, LONGEST_OF_PORTAL)
        .lines()
        .filter(line -> line.indexOf('?') >= 0)
        .collect(Collectors.joining("\n"));
  }

  /** Adds the requests that the title of a form names: "Solicitud de presupuesto". */
  public void addTitle(LeadDraft draft, String title) {
    if (title == null || title.length() > LONGEST_TITLE) {
      return;
    }
    Set<RequestedTask> named = EnumSet.noneOf(RequestedTask.class);
    named.addAll(RequestedTask.in(title));
    Set<Wish> wishes = sentences.read(title).wishes();
    wishes.stream().filter(MEDIA::containsKey).map(MEDIA::get).forEach(draft.requests()::prefer);
    wishes.stream().filter(TASKS::containsKey).map(TASKS::get).forEach(named::add);
    named.retainAll(OF_TITLE);
    if (named.stream().anyMatch(task -> task.type() == TaskType.DATE)) {
      named.remove(RequestedTask.RESERVATION); // "Reserva de cita" books a date
    }
    draft.at("the mail's subject", NamedVehicles.IN_SUBJECT);
    named.forEach(draft.requests()::add);
  }

  /** Adds the request of a question that the customer accepts. */
  public void addAccepted(LeadDraft draft, String question) {
    Set<Wish> wishes = sentences.read(question).wishes();
    List<Wish> asked = wishes.stream().filter(TASKS::containsKey).toList();
    if (asked.stream().map(wish -> TASKS.get(wish).type()).distinct().count() == 1) {
      ask(draft, asked.get(0));
    } else if (asked.isEmpty()) {
      wishes.forEach(wish -> ask(draft, wish));
    }
  }

  /** Returns whether the title names that car, and asks for no appraisal of it. */
  public boolean wants(String title, String car) {
    Said said = sentences.read(Letters.start(title, LONGEST_SUBJECT));
    return said.own().isEmpty() && wants(said, title, car);
  }

  /** Returns the same for a title that may call the dealer's car "your car". */
  public boolean wantsOwn(String title, String car) {
    return wants(sentences.read(Letters.start(title, LONGEST_SUBJECT)), title, car);
  }

  private boolean wants(Said said, String title, String car) {
    return !said.asksForAppraisal()
        && !headings.speaksOfSale(title)
        && Stream.concat(said.wanted().stream(), said.own().stream())
            .anyMatch(named -> NamedVehicles.isIn(car, named));
  }

  /** Adds vehicles and requests to the lead. */
  public void addTo(LeadDraft draft, Texts texts) {
    addTo(draft, read(texts), false);
  }

  /** Adds the same of a mail in sentences, which may stand above older mails. */
  void addTo(LeadDraft draft, Read read) {
    addTo(draft, read, true);
  }

  private void addTo(LeadDraft draft, Read read, boolean older) {
    Texts texts = read.texts();
    vehicles.addTo(draft, read, older);
    Set<Wish> wishes = EnumSet.noneOf(Wish.class);
    wishes.addAll(read.words().wishes());
    if (!texts.isCustomers() && wishes.removeAll(OWN_WORDS)) {
      wishes.addAll(sentences.read(texts.customers()).wishes());
      if (sentences.read(questions(texts.words())).wishes().contains(Wish.WARRANTY)) {
        wishes.add(Wish.WARRANTY);
      }
    }
    wishes.forEach(wish -> ask(draft, wish));
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

  /** Returns whether the words ask for an answer in the program that they were written with. */
  public boolean prefersSameProgram(String words) {
    return sentences.read(words).wishes().contains(Wish.HERE);
  }

  /** Adds a visit if a turn of the customer in a chat only proposes a day and a time. */
  public void addProposal(LeadDraft draft, String turns) {
    boolean proposed =
        turns
            .lines()
            .map(line -> line.substring(0, (line + ". ").indexOf(". ")))
            .anyMatch(sentences::proposesMoment);
    if (proposed && !draft.requests().has(TaskType.DATE)) {
      draft
          .at("the customer's text", NamedVehicles.IN_WORDS)
          .requests()
          .add(RequestedTask.APPOINTMENT);
    }
  }

  /** Returns how much the cars and requests in the sentences speak for an enquiry. */
  int weightOf(Read read) {
    Texts texts = read.texts();
    Said words = read.words();
    Said subject = read.subject();
    boolean car =
        NamedVehicles.best(words.wanted()).isPresent()
            || NamedVehicles.best(subject.wanted()).isPresent()
            || cars.inAddress(texts.page()).isPresent();
    boolean any = car || words.speaksOfVehicle() || subject.speaksOfVehicle();
    long requests = words.wishes().stream().filter(STRONG::contains).count();
    int buys = words.wishes().contains(Wish.BUY) && any ? OF_A_PURCHASE : 0;
    boolean asks =
        buys > 0
            || Letters.hasQuestionMark(texts.words())
            || phrases.asksHowMuch(texts.words())
            || words.wishes().stream().anyMatch(OF_CUSTOMERS::contains);
    if (!asks) {
      return 0;
    }
    return (car ? OF_A_CAR : 0)
        + buys
        + (any ? OF_A_REQUEST * (int) Math.min(requests, MOST_REQUESTS) : 0);
  }

  /**
   * Returns whether the sentences name a wanted car, and ask for something or name an own car.
   *
   * @param isPrivate false if the mail may be of a company, whose people also visit and call
   */
  boolean asksForCar(Read read, boolean isPrivate) {
    Said words = read.words();
    boolean car =
        NamedVehicles.best(words.wanted()).isPresent()
            || NamedVehicles.best(read.subject().wanted()).isPresent();
    return car
        && (!words.own().isEmpty()
            || words.wishes().stream()
                .anyMatch(
                    wish ->
                        isPrivate
                            ? TASKS.containsKey(wish) || MEDIA.containsKey(wish)
                            : TASKS.containsKey(wish) && wish != Wish.VISIT));
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
    // A question about the own car alone is the workshop's.
    boolean own = words.wishes().stream().anyMatch(WITH_OWN_CAR::contains);
    boolean car =
        Stream.of(
                words.wanted(),
                subject.wanted(),
                own ? words.own() : List.<CarMention>of(),
                own ? subject.own() : List.<CarMention>of())
            .flatMap(List::stream)
            .anyMatch(mention -> mention.model() != null);
    boolean page = cars.inAddress(texts.page()).isPresent();
    boolean asks =
        (wishes || !words.wishes().isEmpty())
            && (words.speaksOfVehicle()
                || subject.speaksOfVehicle()
                || NamedVehicles.best(cars.in(texts.around())).isPresent());
    return car || page || asks;
  }

  private static void ask(LeadDraft draft, Wish wish) {
    if (TASKS.containsKey(wish)) {
      draft.at("the customer's text", NamedVehicles.IN_WORDS).requests().add(TASKS.get(wish));
    } else if (MEDIA.containsKey(wish)) {
      draft.requests().prefer(MEDIA.get(wish));
    }
  }
}
