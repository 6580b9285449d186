package es.sml.connector.parse.draft;

import com.google.re2j.Pattern;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.layout.HeadingRole;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.value.YesOrNo;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whose car a labelled value names. The value proves that the label is one of a car, so a
 * single word of the label shows the owner: "Entregaría a cambio: Mazda 3".
 */
public final class CarOwners {
  /** Knows no car. */
  static final CarOwners NONE = new CarOwners(Headings.NONE, null);

  private static final int LONGEST = 200;

  private static final int LONGEST_HEADING = 80;

  /** An article, a year or a plate may stand in front of the name. */
  private static final int LATEST_START = 20;

  private static final Set<LeadField> OF_WANTED =
      EnumSet.of(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL);
  private static final Set<LeadField> OF_OWN =
      EnumSet.of(LeadField.TRADE_IN, LeadField.TRADE_IN_VEHICLE);
  private static final Set<LeadField> REQUESTS =
      EnumSet.of(
          LeadField.TEST_DRIVE,
          LeadField.APPOINTMENT,
          LeadField.RESERVATION,
          LeadField.BUDGET,
          LeadField.FINANCING,
          LeadField.TRADE_IN,
          LeadField.REQUEST);

  /** Fields that hold no name, and the fields of the car's name. */
  private static final Map<LeadField, LeadField> OF_PARTS =
      new EnumMap<>(
          Map.of(
              LeadField.YEAR, LeadField.VEHICLE,
              LeadField.KILOMETRES, LeadField.VEHICLE,
              LeadField.TRADE_IN_YEAR, LeadField.TRADE_IN_VEHICLE,
              LeadField.TRADE_IN_KILOMETRES, LeadField.TRADE_IN_VEHICLE));

  private static final int FEWEST_LETTERS = 5;

  /** "Prezzo 17.800 €, 54.000 km". */
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?i)^\\W*(?:(?:pvp|precio|price|preis|prix|prezzo|preço|prijs|preu)\\W+)?"
              + "(?:[€$£]\\s?\\d|\\d[\\d.,' ]*\\s?(?:€|£|\\$|(?:eur|euros?|kms?|miles)\\b))");

  private final Headings headings;
  private final CarNames cars;

  /** The wanted car, and the car that the customer offers for it. */
  public record Exchange(String wanted, String own) {}

  CarOwners(Headings headings, CarNames cars) {
    this.headings = headings;
    this.cars = cars;
  }

  /**
   * Returns the field of a value beside a label.
   *
   * @param known field by the label alone; null if there is none
   */
  public LeadField field(LeadField known, String label, String value) {
    LeadField field = fieldOf(known, label, value);
    if (OF_OWN.contains(field) && headings.isKept(label) && YesOrNo.of(value) == YesOrNo.WORDS) {
      return null; // "No entrego coche: mi Golf era de la empresa"
    }
    if (field == LeadField.TRADE_IN_VEHICLE) {
      // "Coche actual: Seat León (lo conserva)" offers nothing. "No, me lo quedo" is a plain no.
      return headings.isKept(value) && YesOrNo.of(value) != YesOrNo.NO ? null : field;
    }
    boolean open =
        OF_WANTED.contains(field)
            || field == LeadField.SECOND_VEHICLE
            || field == LeadField.REQUEST;
    return open && headings.isRejected(label) ? null : field;
  }

  /** Returns whether the value is a car that the customer neither wants nor offers. */
  public boolean isOfNeither(String label, String value) {
    return headings.isKept(value) || headings.isRejected(label);
  }

  private LeadField fieldOf(LeadField known, String label, String value) {
    boolean open =
        known == null
            || known == LeadField.TRADE_IN_VEHICLE
            || OF_WANTED.contains(known)
            || REQUESTS.contains(known);
    if (cars == null || value.length() > LONGEST) {
      return known;
    }
    if (OF_PARTS.containsKey(known)) {
      // "Make, model and year of your car: Ford Fiesta 2013"
      return mayNameCar(value) && car(value).isPresent() ? OF_PARTS.get(known) : known;
    }
    if (!open) {
      return known;
    }
    if (known == LeadField.REQUEST && cars.in(value).size() > 1) {
      return null; // "Operación: cambio Audi A1 por Kia Ceed" is a sentence about both
    }
    if (known == LeadField.REQUEST && !RequestedTask.in(value).isEmpty()) {
      return known; // "Quero: probar o MG 3 o venres"
    }
    HeadingRole owner = owner(known, label);
    if (known == null && owner == HeadingRole.WANTED && isName(label, value)) {
      return LeadField.VEHICLE;
    }
    boolean named = known == null || OF_WANTED.contains(known);
    if (owner == null || (owner == HeadingRole.WANTED && named)) {
      return known; // other text finds a wanted car too
    }
    if (known == null && owner == HeadingRole.TRADE_IN && YesOrNo.of(value) == YesOrNo.YES) {
      return headings.speaksOfVehicle(label) ? LeadField.TRADE_IN : null;
    }
    boolean described = known == LeadField.TRADE_IN && VehicleText.of(value).isDescribed();
    if (described || car(value, headings.speaksOfVehicle(label)).isEmpty()) {
      return known;
    }
    return owner == HeadingRole.TRADE_IN ? LeadField.TRADE_IN_VEHICLE : LeadField.VEHICLE;
  }

  /** Returns whether the value is a car and nothing else, below one word: "Interés". */
  private boolean isName(String label, String value) {
    List<CarMention> found = label.strip().indexOf(' ') < 0 ? cars.in(value) : List.of();
    return found.size() == 1
        && found.get(0).sure()
        && found.get(0).model() != null
        && found.get(0).name().length() == value.strip().length();
  }

  private static boolean mayNameCar(String value) {
    return value.chars().filter(Character::isLetter).count() >= FEWEST_LETTERS;
  }

  /** Returns the owner of the car below a line; empty if the line is a sentence or says none. */
  public Optional<HeadingRole> ownerBelow(String line, String below) {
    Optional<HeadingRole> owner =
        line.length() <= LONGEST_HEADING && !headings.isSentence(line)
            ? headings.ownerOf(line)
            : Optional.empty();
    return owner.filter(role -> car(below).isPresent() && car(line).isEmpty());
  }

  // A request for a car is a label of that car: "Vehículo a reservar".
  private HeadingRole owner(LeadField known, String label) {
    Optional<HeadingRole> owner =
        known == LeadField.TRADE_IN ? Optional.of(HeadingRole.TRADE_IN) : headings.ownerOf(label);
    boolean vehicle =
        REQUESTS.contains(known) && known != LeadField.REQUEST && headings.speaksOfVehicle(label);
    return owner.orElse(vehicle ? HeadingRole.WANTED : null);
  }

  /** Returns both cars of a value such as "Kia Sportage (a cambio de un Golf)"; else empty. */
  public Optional<Exchange> exchange(String value) {
    List<CarMention> named = cars == null || value.length() > LONGEST ? List.of() : cars.in(value);
    if (named.size() != 2 || named.get(0).model() == null || named.get(1).model() == null) {
      return Optional.empty();
    }
    int end = named.get(0).end();
    int own = named.get(1).start();
    return headings
        .ownerOf(value.substring(end, own))
        .filter(HeadingRole.TRADE_IN::equals)
        .map(role -> new Exchange(value.substring(0, end), value.substring(own)));
  }

  /** Returns the line from the car at its beginning on; empty if no car is there. */
  public Optional<String> car(String line) {
    return cars == null || line.length() > LONGEST ? Optional.empty() : car(line, false);
  }

  private Optional<String> car(String value, boolean certain) {
    String name = YesOrNo.withoutYes(value);
    return cars.in(name).stream()
        .findFirst()
        .filter(car -> car.start() <= LATEST_START)
        .filter(car -> certain || (car.sure() && car.model() != null))
        .map(car -> name.substring(car.start()));
  }

  /**
   * Returns whether the value of a label for the wanted car is only a word such as "Renting", or
   * begins with a price.
   */
  public boolean isNoCar(LeadField field, String value) {
    return field == LeadField.VEHICLE
        && value.length() <= LONGEST
        && (headings.isAllKnown(value)
            || !RequestedTask.in(value).isEmpty()
            || AMOUNT.matcher(value).find())
        && cars != null
        && cars.in(value).isEmpty();
  }
}
