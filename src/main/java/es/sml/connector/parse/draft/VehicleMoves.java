package es.sml.connector.parse.draft;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.YesOrNo;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Moves labelled values between the wanted vehicle and the customer's own one. */
public final class VehicleMoves {
  private static final List<LeadField> NAMES =
      List.of(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL);

  /** Words before "vehicle" in a label. */
  private static final Set<String> YOUR =
      Letters.wordSet(
          "tu su vuestro el la teu seu vostre o vosso il tuo suo vostro votre ton ihr dein euer"
              + " your uw jouw je");

  private final FieldValues values;

  public VehicleMoves(FieldValues values) {
    this.values = values;
  }

  /** Treats a car in the place of the customer's name as the wanted one. */
  public void fromName(Predicate<String> isCar) {
    for (String car : values.all(LeadField.NAME).stream().filter(isCar).toList()) {
      String from = values.place(LeadField.NAME);
      values.remove(LeadField.NAME, car);
      values.addIfAbsent(LeadField.VEHICLE, car, from);
    }
  }

  /** Returns whether an answer says that the customer sells the only vehicle: "Quiere: vender". */
  public boolean isSale(Headings headings, Stream<String> answers) {
    return !values.has(LeadField.PRICE)
        && values.mayBeOwn()
        && answers.anyMatch(headings::saysSale);
  }

  /** Treats the named vehicle as the customer's own. */
  public void allToOwn() {
    values.fields().forEach(this::toOwn);
  }

  /** Treats the vehicle that has parts as the customer's own, and keeps the one in one line. */
  public void partsToOwn() {
    values.fields().stream()
        .filter(field -> field != LeadField.VEHICLE && field != LeadField.PRICE)
        .forEach(this::toOwn);
  }

  /**
   * Treats "your vehicle" as the advertised one, as portals write to the dealer, if another label
   * names a vehicle too: "Vehicle in part exchange". Of two headings, the first is the dealer's.
   *
   * @param section the place of a value below a heading
   * @param isCar tells whether a text has the name of a car
   */
  public void yoursToWanted(String section, Predicate<String> isCar) {
    List<FieldValues.Value> own = values.of(LeadField.TRADE_IN_VEHICLE);
    List<FieldValues.Value> yours = own.stream().filter(value -> isYours(value.from())).toList();
    boolean sections =
        own.size() == 2
            && own.stream()
                .allMatch(value -> value.from().equals(section) && isCar.test(value.text()));
    boolean labels =
        yours.size() == 1
            && (own.size() > 1 || values.all(LeadField.TRADE_IN).stream().anyMatch(isCar));
    if ((sections || labels) && NAMES.stream().noneMatch(values::has)) {
      FieldValues.Value advertised = sections ? own.get(0) : yours.get(0);
      values.remove(LeadField.TRADE_IN_VEHICLE, advertised.text());
      values.add(LeadField.VEHICLE, advertised.text(), advertised.from());
    }
  }

  /** Returns whether the place is the label "your vehicle" without further words. */
  private static boolean isYours(String place) {
    List<String> words = Words.of(place).list();
    int last = words.size() - 1;
    return last > 1 && words.subList(1, last).stream().allMatch(YOUR::contains);
  }

  /** Treats the customer's own vehicle as the wanted one. */
  public void allToWanted() {
    for (LeadField field : LeadField.values()) {
      values.move(LabelDictionary.ofTradeIn(field), field);
    }
  }

  /**
   * Returns whether the parts describe the customer's own vehicle, and one line the wanted one:
   * "Registration" or "Mileage", "Make", "Model" and "Vehicle interested in".
   *
   * @param line the field of the line; one of a trade-in may name the vehicle to exchange for
   */
  public boolean isInParts(LeadField line) {
    String model = Letters.plain(values.first(LeadField.MODEL));
    return (values.has(LeadField.PLATE) || values.has(LeadField.KILOMETRES))
        && !values.has(LeadField.TRADE_IN_PLATE)
        && !values.has(LeadField.PRICE)
        && values.has(line)
        && !model.isBlank()
        && !Letters.plain(values.first(line)).contains(model);
  }

  /**
   * Without a wanted vehicle, a plate and its values belong to the customer's own vehicle. A plate
   * alone may be the advertised vehicle's.
   */
  void plate() {
    boolean wanted =
        NAMES.stream().anyMatch(values::has)
            || values.has(LeadField.PRICE)
            || values.has(LeadField.TRADE_IN_PLATE);
    if (values.has(LeadField.PLATE) && !wanted && isDescribed()) {
      Stream.of(LeadField.PLATE, LeadField.KILOMETRES, LeadField.YEAR, LeadField.FUEL)
          .forEach(this::toOwn);
    }
  }

  /** If the only request is a valuation, the parts of a name are those of the own vehicle. */
  void valued() {
    boolean parts = values.has(LeadField.MAKE) && values.has(LeadField.MODEL);
    boolean wantsOther = !values.has(LeadField.TRADE_IN_VEHICLE) && isInParts(LeadField.VEHICLE);
    boolean single =
        values.has(LeadField.PLATE)
            && !values.has(LeadField.VEHICLE)
            && !values.has(LeadField.PRICE)
            && values.mayBeOwn();
    if (parts && (wantsOther || single) && isDescribed() && isValuation()) {
      partsToOwn();
    }
  }

  private boolean isDescribed() {
    return Stream.of(LeadField.KILOMETRES, LeadField.YEAR, LeadField.FUEL, LeadField.TRADE_IN)
        .anyMatch(values::has);
  }

  private boolean isValuation() {
    List<String> requests = values.all(LeadField.REQUEST);
    return !requests.isEmpty()
        && requests.stream()
            .allMatch(text -> RequestedTask.in(text).equals(List.of(RequestedTask.APPRAISAL)));
  }

  /**
   * Makes notes of the customer's own vehicle, if the customer wants another and does not trade it
   * in.
   */
  void keptVehicle() {
    boolean refused =
        NAMES.stream().anyMatch(values::has)
            && values.all(LeadField.TRADE_IN).stream().allMatch(VehicleMoves::isNo)
            && Stream.of(LeadField.TRADE_IN, LeadField.TRADE_IN_VEHICLE)
                .flatMap(field -> values.all(field).stream())
                .anyMatch(VehicleMoves::isNo);
    if (!refused) {
      return;
    }
    for (LeadField field : values.fields()) {
      if (LabelDictionary.isOfTradeIn(field)) {
        List<String> kept = values.all(field).stream().filter(text -> !isNo(text)).toList();
        kept.forEach(text -> values.remove(field, text));
        kept.forEach(text -> values.addUnknown("Vehículo propio", text));
      }
    }
  }

  private static boolean isNo(String text) {
    return YesOrNo.of(text) == YesOrNo.NO;
  }

  /** Moves a wanted vehicle's field to the same field of the customer's own one. */
  private void toOwn(LeadField field) {
    values.move(field, LabelDictionary.ofTradeIn(field));
  }
}
