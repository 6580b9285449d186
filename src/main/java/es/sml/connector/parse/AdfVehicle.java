package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.lead.Lead;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One vehicle of an ADF prospect: the wanted one, or the customer's own. */
record AdfVehicle(XmlElement element) {
  private static final int LONGEST_MODEL = 200;
  private static final Set<String> OWN = Set.of("tradein", "sell", "trade", "tradeinsell");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
  private static final Set<String> KNOWN =
      Set.of(
          "year",
          "make",
          "model",
          "trim",
          "odometer",
          "price",
          "option",
          "colorcombination",
          "finance",
          "comments",
          "comment",
          "id");

  /** Children that become a note, in ADF's order, with Spanish labels. */
  private static final Map<String, String> NOTED =
      Map.of(
          "vin", "VIN",
          "stock", "Referencia de stock",
          "stocknumber", "Referencia de stock",
          "doors", "Puertas",
          "bodystyle", "Carrocería",
          "transmission", "Cambio",
          "condition", "Estado del vehículo",
          "imagetag", "Imagen",
          "pricecomments", "Sobre el precio",
          "pricecomment", "Sobre el precio");

  boolean isCustomersOwn() {
    return OWN.contains(interest());
  }

  /** Returns whether only a comment says that the vehicle is a trade-in. */
  boolean isOwnByItsComment() {
    return interest().isEmpty() && Sections.speaksOfTradeIn(comments());
  }

  private String interest() {
    return NO_LETTERS.matcher(Letters.lower(element.attribute("interest"))).replaceAll("");
  }

  /** Returns whether it has a name, or another value that distinguishes it. */
  boolean isSaid() {
    return !brandModel().isEmpty() || !element.textOf("vin").isEmpty();
  }

  /**
   * Returns whether it repeats the wanted vehicle. Some websites do so if there is no trade-in:
   * same make, one model inside the other, and no values of its own.
   */
  boolean mirrors(AdfVehicle wanted) {
    String model = compared(element);
    String other = compared(wanted.element);
    return element.textOf("make").equalsIgnoreCase(wanted.element.textOf("make"))
        && !model.isEmpty()
        && (model.contains(other) || other.contains(model))
        && Stream.of("year", "vin", "odometer").allMatch(name -> element.textOf(name).isEmpty());
  }

  // The cost of a text search can be the product of both lengths.
  private static String compared(XmlElement vehicle) {
    return Letters.lower(Letters.start(vehicle.textOf("model"), LONGEST_MODEL));
  }

  /** Returns make, model and trim; empty, not null, if there is none. */
  String brandModel() {
    return VehicleText.joined(
        element.textOf("make"), element.textOf("model"), element.textOf("trim"));
  }

  /** Adds this vehicle to the draft as the wanted one. */
  void want(LeadDraft draft) {
    draft.vehicle().brandModel(brandModel());
    draft.vehicle().year(element.textOf("year"));
    element
        .child("odometer")
        .ifPresent(odometer -> draft.vehicle().kilometres(odometer.line(), unit(odometer)));
    prices(draft);
    details(draft, "");
  }

  /** Adds a note that the customer wants this vehicle too. */
  void alsoWant(LeadDraft draft) {
    String name = brandModel() + " " + element.textOf("year");
    draft.notes().add("También interesa", name);
    details(draft, brandModel());
  }

  /**
   * Returns this vehicle as the customer's own, to be valued. Values that fit no field become
   * notes.
   */
  Lead.Appraisal appraise(LeadDraft draft) {
    String name = brandModel();
    String year = element.textOf("year");
    Integer readYear = YearReader.year(year).orElse(null);
    if (readYear == null) {
      draft.notes().add("Año del vehículo a tasar", year);
    }
    details(draft, "vehículo a tasar");
    return new Lead.Appraisal(
        name.isEmpty() ? VehicleDraft.UNSPECIFIED : name,
        PlateReader.inProse(comments()).orElse(null),
        appraisedKilometres(draft),
        readYear,
        null,
        extras(),
        "national");
  }

  private String appraisedKilometres(LeadDraft draft) {
    XmlElement odometer = element.child("odometer").orElse(null);
    if (odometer == null || odometer.text().isEmpty()) {
      return null;
    }
    String kilometres = KilometreReader.kilometres(odometer.line(), unit(odometer)).orElse(null);
    if (kilometres == null) {
      draft.notes().add("Kilómetros del vehículo a tasar", odometer.line());
    }
    return kilometres;
  }

  private static String unit(XmlElement odometer) {
    String units = odometer.attribute("units");
    return units.isEmpty() ? odometer.attribute("unit") : units;
  }

  /** Only the vehicle's own price counts, not an option's price or a difference to a list price. */
  private void prices(LeadDraft draft) {
    element
        .children("price")
        .filter(price -> !price.text().isEmpty())
        .forEach(
            price -> {
              String currency = price.attribute("currency");
              boolean euros = currency.isEmpty() || currency.equalsIgnoreCase("EUR");
              if (euros && price.attribute("delta").isEmpty()) {
                draft.vehicle().price(price.line());
              } else if (!PriceReader.isZero(price.line())) {
                draft
                    .notes()
                    .add(
                        "Precio",
                        Stream.of(
                                price.line(),
                                currency,
                                price.attribute("type"),
                                price.attribute("delta"),
                                price.attribute("relativeto"))
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(" ")));
              }
            });
  }

  private void details(LeadDraft draft, String whose) {
    String suffix = whose.isEmpty() ? "" : " (" + whose + ")";
    draft.notes().add("Nuevo o usado" + suffix, element.attribute("status"));
    for (XmlElement child : element.children()) {
      String label = NOTED.get(child.name());
      if (label != null) {
        draft.notes().add(label + suffix, child.line());
      } else if (child.name().equals("colorcombination")) {
        draft.notes().add("Color exterior" + suffix, child.textOf("exteriorcolor"));
        draft.notes().add("Color interior" + suffix, child.textOf("interiorcolor"));
      } else if (child.name().equals("option")) {
        draft.notes().add("Opción" + suffix, option(child));
      } else if (!KNOWN.contains(child.name())) {
        draft.notes().add(child.name() + suffix, child.line());
      }
    }
    String comments = comments();
    if (!comments.isEmpty()) {
      draft.message(comments);
    }
  }

  private static String option(XmlElement option) {
    return option.children().stream()
        .filter(child -> !child.text().isEmpty())
        .map(
            child ->
                child.name().equals("optionname")
                    ? child.line()
                    : child.name() + " " + child.line())
        .collect(Collectors.joining(", "));
  }

  /** Returns its comments. */
  String comments() {
    return List.of("comments", "comment").stream()
        .flatMap(element::children)
        .map(comment -> PlainText.ofEither(comment.text()))
        .collect(Collectors.joining("\n"));
  }

  private String extras() {
    String extras =
        element
            .children("option")
            .map(option -> option.textOf("optionname"))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    return extras.isEmpty() ? null : extras;
  }
}
