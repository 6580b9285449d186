package es.sml.connector.parse.draft;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.request.CarInSentence;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.YesOrNo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds the wanted and the own vehicle of labelled values to a lead. Decides which names are only
 * codes or links of an advertisement, and which own vehicle repeats the wanted one.
 */
public final class LabelledVehicles {
  private static final List<LeadField> OF_OWN =
      List.of(
          LeadField.TRADE_IN_PLATE,
          LeadField.TRADE_IN_KILOMETRES,
          LeadField.TRADE_IN_YEAR,
          LeadField.TRADE_IN_FUEL,
          LeadField.TRADE_IN_EXTRAS,
          LeadField.TRADE_IN_ORIGIN,
          LeadField.TRADE_IN_PRICE,
          LeadField.TRADE_IN_FINANCE);

  private static final int LONGEST_CODE = 2;
  private static final int FEWEST_OF_PRICE = 4; // digits

  /** A name with a price behind a sign: "Seat Ibiza 1.0 TSI - 12.900 €". */
  private static final Pattern PRICE_LAST =
      Pattern.compile(
          "(?i)^(.*\\pL.*?)\\s+[-–—|·(]+\\s*((?:€|EUR)\\s*\\d[\\d., ]{2,}\\d|\\d[\\d., \u00a0]{2,}\\d\\s*(?:€|EUR|euros?))\\)?"
              + "(?:\\s*[-–—|·,]+\\s*ref\\.?:?\\s*([\\w-]+))?$");

  /** A name with an amount that has cents: "Seat Ibiza 1.0 TSI 12.900,00". */
  private static final Pattern AMOUNT_LAST =
      Pattern.compile("^(.*\\pL.*?)\\s+(\\d{1,3}(?:\\.\\d{3})+,\\d{2})$");

  private final FieldValues values;

  public LabelledVehicles(FieldValues values) {
    this.values = values;
  }

  /** Puts names of known cars before other values, such as "SUV" or an advert's number. */
  public void knownFirst(CarNames cars) {
    List<String> names = values.all(LeadField.VEHICLE);
    boolean parts = values.has(LeadField.MAKE) || values.has(LeadField.MODEL);
    if (names.isEmpty() || (names.size() == 1 && !parts)) {
      return;
    }
    Set<String> known =
        names.stream().filter(name -> !cars.in(name).isEmpty()).collect(Collectors.toSet());
    values.sort(LeadField.VEHICLE, Comparator.comparing(value -> !known.contains(value.text())));
    if (known.isEmpty()
        && parts
        && !cars.in(values.first(LeadField.MAKE) + " " + values.first(LeadField.MODEL)).isEmpty()) {
      names.forEach(name -> values.remove(LeadField.VEHICLE, name));
      names.forEach(name -> values.addUnknown("Vehículo", name));
    }
  }

  /** Makes a note of a make that is a program's code, as "OP" beside "Opel Corsa". */
  public void withoutCodeOfMake(CarNames cars) {
    String make = values.first(LeadField.MAKE);
    boolean whole =
        values.has(LeadField.MAKE)
            && cars.in(values.first(LeadField.MODEL)).stream()
                .anyMatch(
                    car ->
                        car.start() == 0
                            && car.model() != null
                            && Letters.plain(car.name()).startsWith(Letters.plain(car.make())));
    boolean code = !make.isEmpty() && make.length() <= LONGEST_CODE;
    if ((whole || code) && cars.in(make).isEmpty()) {
      values.remove(LeadField.MAKE, make);
      values.addUnknown("Marca", make);
    }
  }

  /** Takes the cars out of answers that are sentences. The whole answers become notes. */
  public void outOfSentences(CarInSentence sentences) {
    outOfSentences(LeadField.VEHICLE, "Vehículo", sentences);
    outOfSentences(LeadField.TRADE_IN_VEHICLE, "Vehículo a entregar", sentences);
    outOfSentences(LeadField.TRADE_IN, "Vehículo a entregar", sentences);
  }

  private void outOfSentences(LeadField field, String label, CarInSentence sentences) {
    for (String written : values.all(field)) {
      sentences
          .of(written)
          .ifPresent(
              car -> {
                values.change(field, value -> value.equals(written) ? car : value);
                values.addUnknown(label, written);
              });
    }
  }

  /** Adds the wanted vehicle and the customer's own one, unless the lead already has them. */
  public void addTo(LeadDraft draft, boolean hasOwn) {
    boolean named = draft.vehicle().isNamed();
    if (!named
        && (values.has(LeadField.VEHICLE)
            || values.has(LeadField.MAKE)
            || values.has(LeadField.MODEL))) {
      wanted(draft);
      values.each(draft, LeadField.YEAR, draft.vehicle()::year);
      values.each(draft, LeadField.PRICE, draft.vehicle()::price);
      values.each(draft, LeadField.KILOMETRES, value -> draft.vehicle().kilometres(value, null));
    }
    if (!hasOwn) {
      own(draft);
    }
  }

  /** Adds the wanted one, from its parts or from one line. */
  void wanted(LeadDraft draft) {
    List<String> codes = codes();
    values.each(
        draft,
        LeadField.VEHICLE,
        value -> {
          if (codes.contains(value)) {
            draft.notes().add("Anuncio", value);
          } else {
            wanted(draft, readable(value));
          }
        });
    String whole = Letters.lower(values.first(LeadField.VEHICLE));
    String make = values.first(LeadField.MAKE);
    String model = readable(values.first(LeadField.MODEL));
    String version = values.first(LeadField.VERSION);
    boolean included =
        whole.contains(Letters.lower(make))
            && whole.contains(Letters.lower(model))
            && whole.contains(Letters.lower(version));
    if (!included) {
      values.from(draft, values.has(LeadField.MODEL) ? LeadField.MODEL : LeadField.MAKE);
      draft.vehicle().brandModel(make, withoutPrice(draft, model), version);
    }
    for (LeadField part : List.of(LeadField.MAKE, LeadField.MODEL, LeadField.VERSION)) {
      values.more(part).forEach(draft.vehicle()::brandModel);
    }
  }

  /** Returns addresses of pages, and codes beside a name, such as "Carrusel_Cayenne_v3". */
  private List<String> codes() {
    List<String> all = values.all(LeadField.VEHICLE);
    boolean others =
        values.has(LeadField.MODEL) || !all.stream().allMatch(LabelledVehicles::isCode);
    return all.stream().filter(value -> isAddress(value) || (others && isCode(value))).toList();
  }

  private static boolean isAddress(String value) {
    return value.startsWith("http") && value.indexOf(' ') < 0;
  }

  private static boolean isCode(String value) {
    return isAddress(value) || (value.indexOf('_') > 0 && value.indexOf(' ') < 0);
  }

  private static String readable(String name) {
    return isAddress(name) || !isCode(name) ? name : spaced(name);
  }

  /** Returns "seat toledo" for "sí_seat_toledo", as Meta writes the answers of its forms. */
  private static String spaced(String code) {
    int first = code.indexOf('_');
    boolean yes = first > 0 && YesOrNo.of(code.substring(0, first)) == YesOrNo.YES;
    return code.substring(yes ? first + 1 : 0).replace('_', ' ').strip();
  }

  /** Returns the name without a price at its end, which becomes the vehicle's. */
  private static String withoutPrice(LeadDraft draft, String name) {
    boolean digits = name.chars().filter(Character::isDigit).count() >= FEWEST_OF_PRICE;
    for (Pattern last : digits ? List.of(PRICE_LAST, AMOUNT_LAST) : List.<Pattern>of()) {
      Matcher priced = last.matcher(name);
      if (priced.matches()) {
        draft.vehicle().price(priced.group(2));
        draft.notes().add("Referencia", priced.groupCount() > 2 ? priced.group(3) : null);
        return priced.group(1);
      }
    }
    return name;
  }

  private static void wanted(LeadDraft draft, String value) {
    VehicleText vehicle = VehicleText.of(withoutPrice(draft, YesOrNo.withoutYes(value)));
    if (vehicle.rest()) {
      draft.notes().add("Vehículo", value);
    }
    draft.vehicle().brandModel(vehicle.bareName());
    draft.vehicle().price(vehicle.price());
    draft.vehicle().year(vehicle.year());
    draft.vehicle().kilometres(vehicle.kilometres(), null);
    draft.notes().add("Matrícula", vehicle.plate());
  }

  /** Adds the customer's own vehicle, to be valued, if a value describes it. */
  public void own(LeadDraft draft) {
    List<String> names = new ArrayList<>();
    values.from(draft, LeadField.TRADE_IN_VEHICLE);
    for (String written : values.all(LeadField.TRADE_IN_VEHICLE)) {
      if (isWanted(written)) {
        draft.notes().add("Vehículo", written); // a form repeats the wanted one
      } else if (YesOrNo.of(written) == YesOrNo.WORDS) {
        names.add(YesOrNo.withoutYes(readable(written)));
      } else {
        draft.requests().ask(RequestedTask.APPRAISAL, written);
      }
    }
    VehicleText vehicle = VehicleText.of(VehicleText.joined(names.toArray(String[]::new)));
    boolean described = !(vehicle.name() + vehicle.plate()).isEmpty();
    boolean exists = described || OF_OWN.stream().anyMatch(this::isSaid);
    OwnVehicleDraft own =
        exists
            ? draft.requests().ownVehicle()
            : new OwnVehicleDraft(draft.notes()); // for notes such as "Extras: no"
    own.brandModel(vehicle.bareName());
    if (vehicle.rest()) {
      names.forEach(name -> own.notes().add("Vehículo", name));
    }
    names.forEach(own::originIn);
    values.each(draft, LeadField.TRADE_IN_PLATE, own::plate);
    own.plate(vehicle.plate());
    values.each(draft, LeadField.TRADE_IN_KILOMETRES, written -> own.kilometres(written, null));
    own.kilometres(vehicle.kilometres(), null);
    values.each(draft, LeadField.TRADE_IN_YEAR, own::year);
    own.year(vehicle.year());
    own.expectedPrice(vehicle.price());
    values.each(draft, LeadField.TRADE_IN_FUEL, own::fuel);
    values.each(draft, LeadField.TRADE_IN_EXTRAS, own::extras);
    values.each(draft, LeadField.TRADE_IN_ORIGIN, own::origin);
    values.each(draft, LeadField.TRADE_IN_PRICE, own::expectedPrice);
    values.each(draft, LeadField.TRADE_IN_FINANCE, own::outstandingFinance);
  }

  private boolean isWanted(String written) {
    String own = Letters.plain(written.strip());
    return OF_OWN.stream().noneMatch(values::has)
        && values.all(LeadField.VEHICLE).stream()
            .anyMatch(wanted -> Letters.plain(wanted.strip()).equals(own));
  }

  private boolean isValue(String written) {
    return LeadDraft.present(written) && YesOrNo.of(written) != YesOrNo.NO;
  }

  private boolean isSaid(LeadField field) {
    return values.all(field).stream().anyMatch(this::isValue);
  }
}
