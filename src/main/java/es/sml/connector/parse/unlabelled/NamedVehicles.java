package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarFacts;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.OwnVehicleDraft;
import es.sml.connector.parse.layout.HeadingRole;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.request.Said;
import es.sml.connector.parse.request.TaskType;
import es.sml.connector.parse.request.Wish;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses the wanted vehicle and the customer's own one among the cars that the texts name. It
 * decides which place counts first: the subject, the words, the page or the text around them.
 */
final class NamedVehicles {
  static final double IN_SUBJECT = 0.9;
  static final double IN_WORDS = 0.8;
  private static final int LONGEST_LABEL = 25;
  private static final double ON_PAGE = 0.8;
  private static final double AROUND = 0.6;

  private final CarNames cars;
  private final Headings headings;
  private final NamelessLines nameless;

  NamedVehicles(CarNames cars, Headings headings, NamelessLines nameless) {
    this.cars = cars;
    this.nameless = nameless;
    this.headings = headings;
  }

  /**
   * Adds the vehicles that the lead lacks.
   *
   * @param older true if older mails stand around the words. "I leave you the Vito" is the dealer's
   *     offer there, but "Trade-in: Vito" the line of a form.
   */
  void addTo(LeadDraft draft, UnlabelledReader.Read read, boolean older) {
    UnlabelledReader.Texts texts = read.texts();
    List<CarMention> around = cars.in(nameless.blankedIn(texts.around()));
    boolean hasOwn = draft.requests().ownVehicleIsNamed();
    List<CarMention> given =
        texts.isCustomers()
            ? Stream.concat(
                    given(older ? inForm(around, texts.around()) : around, texts.around()).stream(),
                    given(labelled(read.words().wanted(), texts.words()), texts.words()).stream())
                .toList()
            : given(inLines(read.words(), texts.words()), texts.words());
    if (!draft.vehicle().isNamed()) {
      wanted(draft, read.without(given), without(around, given), older);
    }
    if (!hasOwn) {
      own(draft, read, given);
    }
  }

  /**
   * Returns the cars that may be the customer's by their lines: the wanted ones, and "Trae: Polo".
   */
  private static List<CarMention> inLines(Said words, String text) {
    return Stream.concat(
            words.wanted().stream(),
            words.own().stream()
                .filter(car -> text.substring(0, car.start()).stripTrailing().endsWith(":")))
        .sorted(Comparator.comparingInt(CarMention::start))
        .toList();
  }

  /** Returns the cars that follow a short label in a colleague's note: "Entrega: Kia Ceed". */
  private static List<CarMention> labelled(List<CarMention> found, String text) {
    return found.stream()
        .filter(car -> text.substring(Math.max(0, car.start() - 2), car.start()).contains(":"))
        .filter(car -> beginning(text, car.start()) >= car.start() - LONGEST_LABEL)
        .toList();
  }

  /** Returns the cars that follow a colon or words of a trade-in in their lines. */
  private static List<CarMention> inForm(List<CarMention> found, String text) {
    return found.stream()
        .filter(
            car -> {
              int start = text.lastIndexOf('\n', car.start()) + 1;
              String before = text.substring(start, car.start());
              return before.indexOf(':') >= 0 || TradeInWords.areIn(before);
            })
        .toList();
  }

  /** Returns where the line or the sentence of that place begins. */
  private static int beginning(String text, int place) {
    return Math.max(text.lastIndexOf('\n', place), text.lastIndexOf(". ", place));
  }

  /** Returns the cars that the words before them in their lines call the customer's. */
  private List<CarMention> given(List<CarMention> found, String text) {
    List<CarMention> given = new ArrayList<>();
    int before = 0;
    for (CarMention car : found) {
      int line =
          Math.max(text.lastIndexOf('\n', car.start()), text.lastIndexOf(". ¿", car.start()));
      int start = Math.max(Math.min(before, car.start()), line + 1);
      boolean sure = car.model() != null && (car.sure() || isDescribed(car.facts()));
      if (sure
          && !headings.isKept(text.substring(car.end()).lines().findFirst().orElse(""))
          && headings
              .ownerOf(text.substring(start, car.start()))
              .filter(HeadingRole.TRADE_IN::equals)
              .isPresent()) {
        given.add(car);
      }
      before = car.end();
    }
    return given;
  }

  // "Polo 2011, 163.000 km" is no shirt.
  private static boolean isDescribed(CarFacts facts) {
    return !(facts.year().isEmpty() && facts.kilometres().isEmpty());
  }

  private void wanted(
      LeadDraft draft, UnlabelledReader.Read read, List<CarMention> around, boolean older) {
    UnlabelledReader.Texts texts = read.texts();
    Said words = read.words();
    Said subject = read.subject();
    boolean onlyAppraisal = subject.wishes().contains(Wish.APPRAISAL) && subject.own().isEmpty();
    String own = draft.requests().ownVehicleName();
    boolean ofOwn =
        headings.ownerOf(texts.subject()).filter(HeadingRole.TRADE_IN::equals).isPresent()
            || headings.speaksOfSale(texts.subject())
            || TradeInWords.areIn(texts.subject()); // "Tasación: Kia Ceed"
    Optional<CarMention> inSubject =
        onlyAppraisal
            ? Optional.empty()
            : best(subject.wanted(), ofOwn ? own : "")
                .filter(car -> !isOnlyOwn(car, words) && !isOvertaken(car, words));
    boolean sureAround = around.stream().anyMatch(car -> car.model() != null && car.sure());
    List<CarMention> asked = ofOwn ? otherThan(subject, words.wanted()) : words.wanted();
    List<CarMention> certain = asked.stream().filter(CarMention::sure).toList();
    Optional<CarMention> said = // "un punto" and a stay "a Ibiza" may be no cars
        best(certain, own)
            .or(
                () ->
                    best(asked, own)
                        .filter(
                            car ->
                                car.sure()
                                    || !sureAround
                                    || isAmong(around, car)
                                    || (older && isCalled(words, car))));
    List<CarMention> all =
        Stream.of(
                subject.wanted(),
                words.wanted(),
                around,
                cars.inAddress(texts.page()).stream().toList())
            .flatMap(List::stream)
            .toList();
    if (inSubject.isPresent()) {
      CarMention fullest = fullest(inSubject.get(), words.wanted());
      addCar(draft, fullest, all, "the mail's subject", IN_SUBJECT);
    } else if (said.isPresent()) {
      addCar(draft, said.get(), all, "the customer's text", IN_WORDS);
    } else {
      cars.inAddress(texts.page())
          .ifPresentOrElse(
              car -> addCar(draft, car, all, "the page's address", ON_PAGE),
              () ->
                  best(around, own)
                      .ifPresent(car -> addCar(draft, car, all, "the mail's text", AROUND)));
    }
  }

  /** Returns whether the words call the car the customer's or refuse it, and want another. */
  private static boolean isOnlyOwn(CarMention car, Said words) {
    boolean refused = words.refused().stream().anyMatch(other -> isOfSameName(other, car));
    return (refused || words.own().stream().anyMatch(other -> other.car().equals(car.car())))
        && words.wanted().stream()
            .filter(other -> startsWithMake(other) || (refused && isSureModel(other)))
            .anyMatch(other -> !isOfSameName(other, car));
  }

  private static boolean isOfSameName(CarMention one, CarMention other) {
    return one.car().equals(other.car()) || isSameModel(one, other);
  }

  private static boolean isSureModel(CarMention car) {
    return car.model() != null && car.sure();
  }

  /** Returns the cars without those of a subject about an appraisal, unless no model is left. */
  private static List<CarMention> otherThan(Said appraisal, List<CarMention> wanted) {
    List<CarMention> appraised =
        Stream.concat(appraisal.own().stream(), appraisal.wanted().stream()).toList();
    List<CarMention> others =
        wanted.stream()
            .filter(car -> appraised.stream().noneMatch(own -> isOfSameName(own, car)))
            .toList();
    return others.stream().anyMatch(NamedVehicles::isSureModel) ? others : wanted;
  }

  // "The one that I want is the Vito" is more than the van of the dealer's older mail.
  private static boolean isCalled(Said words, CarMention car) {
    return Character.isUpperCase(car.name().charAt(0)) && words.called().contains(car);
  }

  /** Returns whether the words choose another car than the one in the subject. */
  private static boolean isOvertaken(CarMention car, Said words) {
    List<CarMention> chosen = words.chosen().stream().filter(CarMention::sure).toList();
    return !chosen.isEmpty() && chosen.stream().noneMatch(other -> isOfSameName(other, car));
  }

  private static List<CarMention> without(List<CarMention> all, List<CarMention> some) {
    return all.stream().filter(car -> !some.contains(car)).toList();
  }

  /** Returns the first car with a model that is not the one of that name. */
  private static Optional<CarMention> best(List<CarMention> cars, String otherThan) {
    return best(cars.stream().filter(car -> !isIn(otherThan, car)).toList());
  }

  /** Returns whether the name is the car's. */
  static boolean isIn(String name, CarMention car) {
    return car.model() != null && !name.isEmpty() && spaced(name).contains(spaced(car.model()));
  }

  private static String spaced(String name) {
    return " " + String.join(" ", Words.of(name).list()) + " ";
  }

  /**
   * Returns the first car with a model; a make alone may be a company's name. "The spring" counts
   * only if no other word is a car.
   */
  static Optional<CarMention> best(List<CarMention> cars) {
    List<CarMention> models = cars.stream().filter(car -> car.model() != null).toList();
    return models.stream()
        .filter(car -> car.sure() || !Character.isLowerCase(car.name().charAt(0)))
        .findFirst()
        .or(() -> models.stream().findFirst());
  }

  /** Returns the mention of the same car with more of its name: "Mini Cooper Cabrio". */
  private static CarMention fullest(CarMention written, List<CarMention> others) {
    CarMention car = asListed(written, others);
    Set<String> words = Set.copyOf(Words.of(car.fullName()).list());
    return others.stream()
        .filter(CarMention::sure)
        .filter(other -> Words.of(other.fullName()).list().containsAll(words))
        .filter(other -> Words.of(other.fullName()).size() > words.size())
        .findFirst()
        .orElse(car);
  }

  /** Returns the mention of the same car that spells its model as the list does: "C-HR". */
  private static CarMention asListed(CarMention car, List<CarMention> others) {
    return others.stream()
        .filter(other -> other.car().equals(car.car()) && isAsListed(other))
        .filter(
            other ->
                !isAsListed(car)
                    && Letters.plain(other.fullName()).startsWith(Letters.plain(car.make())))
        .findFirst()
        .orElse(car);
  }

  private static boolean isAsListed(CarMention car) {
    return Letters.plain(car.fullName()).contains(Letters.plain(car.model()));
  }

  // Several makes have a model of that name; another place may name the make.
  private void addCar(
      LeadDraft draft, CarMention car, List<CarMention> all, String place, double confidence) {
    String make =
        startsWithMake(car)
            ? ""
            : all.stream()
                .filter(other -> isSameModel(other, car) || isItsElectric(other, car))
                .filter(NamedVehicles::startsWithMake)
                .map(other -> other.make() + " ")
                .findFirst()
                .orElse("");
    String name = make.isEmpty() ? car.fullName() : make + cars.withoutOtherMake(car);
    draft.at(place, confidence).vehicle().brandModel(name);
    draft.vehicle().year(car.facts().year());
    draft.vehicle().price(car.facts().price());
    draft.vehicle().kilometres(car.facts().kilometres(), null);
  }

  private static boolean isAmong(List<CarMention> cars, CarMention car) {
    return cars.stream().anyMatch(other -> other.sure() && isSameModel(other, car));
  }

  static boolean isSameModel(CarMention one, CarMention other) {
    return one.model() != null
        && other.model() != null
        && Letters.plain(one.model()).equals(Letters.plain(other.model()));
  }

  /** Returns whether the other one is the electric version: the 600e of the 600. */
  private static boolean isItsElectric(CarMention other, CarMention car) {
    return other.model() != null
        && car.model() != null
        && Letters.plain(other.model()).equals(Letters.plain(car.model()) + "e");
  }

  private static boolean startsWithMake(CarMention car) {
    return Letters.plain(car.fullName()).startsWith(Letters.plain(car.make()));
  }

  /**
   * Adds the customer's own car: the one that words call so, or the only other one that fits.
   *
   * @param given the cars that lines of a form call the customer's
   */
  private static void own(LeadDraft draft, UnlabelledReader.Read read, List<CarMention> given) {
    Said words = read.words();
    boolean asked =
        draft.requests().has(TaskType.APPRAISAL)
            || words.asksForAppraisal()
            || read.subject().wishes().contains(Wish.APPRAISAL);
    List<CarMention> said =
        Stream.concat(words.own().stream(), read.subject().own().stream())
            .filter(car -> car.model() != null)
            .toList();
    if (asked && !said.isEmpty()) {
      own(draft.requests().ownVehicle(), said.get(0));
    } else if (given.size() == 1) {
      own(draft.requests().ownVehicle(), given.get(0));
    } else if (asked && draft.vehicle().isNamed()) {
      List<CarMention> others =
          words.maybeOwn().stream()
              .filter(car -> car.model() != null && !isIn(draft.vehicle().name(), car))
              .toList();
      if (others.stream().map(CarMention::car).distinct().count() == 1) {
        own(draft.requests().ownVehicle(), others.get(0));
      }
    }
  }

  private static void own(OwnVehicleDraft own, CarMention car) {
    own.brandModel(car.fullName());
    own.year(car.facts().year());
    own.kilometres(car.facts().kilometres(), null);
  }
}
