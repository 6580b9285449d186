package es.sml.connector.parse.adf;

import com.google.re2j.Pattern;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.OwnVehicleDraft;
import es.sml.connector.parse.draft.SecondVehicle;
import es.sml.connector.parse.draft.VehicleDraft;
import es.sml.connector.parse.draft.VehicleText;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.unlabelled.TradeInWords;
import es.sml.connector.parse.xml.QuotedPrice;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One vehicle of an ADF prospect: a wanted one, or the customer's own, by its interest or its
 * comment. Reads its name, year, kilometres, fuel, plate and prices.
 */
record AdfVehicle(XmlElement element) {
  private static final int LONGEST_MODEL = 200;
  private static final Set<String> OWN = Set.of("tradein", "sell", "trade", "tradeinsell");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
  private static final List<String> FUEL = List.of("fuel", "fueltype");
  private static final List<String> PLATE =
      List.of(
          "licenseplate", "licenceplate", "license_plate", "plate", "registration", "matricula");

  boolean isCustomersOwn() {
    return OWN.contains(interest());
  }

  /** Returns whether only a comment says that the vehicle is a trade-in. */
  boolean isOwnByItsComment() {
    return interest().isEmpty() && TradeInWords.areIn(comments(element));
  }

  /** Returns the letters of the interest, such as "tradein" or "testdrive"; may be empty. */
  String interest() {
    return NO_LETTERS.matcher(Letters.lower(element.attribute("interest"))).replaceAll("");
  }

  /** Returns whether it has a name, or another value that distinguishes it. */
  boolean isSaid() {
    return Stream.of("make", "model", "trim", "vin").anyMatch(name -> !peek(name).isEmpty());
  }

  /**
   * Returns whether it repeats the wanted vehicle. Some websites do so if there is no trade-in:
   * same make, one model inside the other, and no values of its own.
   */
  boolean mirrors(AdfVehicle wanted) {
    String model = compared();
    String other = wanted.compared();
    return peek("make").equalsIgnoreCase(wanted.peek("make"))
        && !model.isEmpty()
        && (model.contains(other) || other.contains(model))
        && Stream.of("year", "vin", "odometer").allMatch(name -> peek(name).isEmpty());
  }

  // The cost of a text search can be the product of both lengths.
  private String compared() {
    return Letters.lower(Letters.start(peek("model"), LONGEST_MODEL));
  }

  /** Returns the text of the child, which does not count as read. */
  private String peek(String child) {
    return element
        .children(child)
        .map(XmlElement::peek)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(Letters::oneLine)
        .orElse("");
  }

  /** Returns make, model and trim; empty, not null, if there is none. */
  String brandModel() {
    return VehicleText.joined(
        element.textOf("make"), element.textOf("model"), element.textOf("trim"));
  }

  /** Adds this vehicle to the draft as the wanted one. */
  void want(LeadDraft draft) {
    VehicleDraft vehicle = draft.vehicle();
    vehicle.brandModel(brandModel());
    vehicle.year(element.textOf("year"));
    odometers().forEach(odometer -> vehicle.kilometres(odometer.line(), unit(odometer)));
    said(FUEL).forEach(fuel -> vehicle.fuel(fuel.line()));
    said(PLATE).forEach(plate -> vehicle.plate(plate.line()));
    QuotedPrice.want(AdfPrice.of(element), draft);
    also(draft, "");
  }

  /** Adds this vehicle to the draft as one that the customer wants too. */
  void alsoWant(LeadDraft draft) {
    SecondVehicle second = draft.secondVehicle(brandModel());
    second.year(element.textOf("year"));
    odometers().forEach(odometer -> second.kilometres(odometer.line(), unit(odometer)));
    said(FUEL).forEach(fuel -> second.fuel(fuel.line()));
    said(PLATE).forEach(plate -> second.with("Matrícula", plate.line()));
    AdfPrice.of(element).forEach(price -> second.price(price.words()));
    second.with("Interés", interest().equals("buy") ? "" : element.attribute("interest"));
    also(draft, second.name().isEmpty() ? "otro vehículo" : second.name());
  }

  /** Adds this vehicle to the draft as the customer's own, to be valued. */
  void appraise(OwnVehicleDraft own, LeadDraft draft) {
    own.brandModel(brandModel());
    own.year(element.textOf("year"));
    odometers().forEach(odometer -> own.kilometres(odometer.line(), unit(odometer)));
    said(FUEL).forEach(fuel -> own.fuel(fuel.line()));
    said(PLATE).forEach(plate -> own.plate(plate.line()));
    said(List.of("origin", "countryoforigin")).forEach(origin -> own.origin(origin.line()));
    own.plateIn(comments(element));
    own.originIn(comments(element));
    AdfPrice.of(element).forEach(price -> own.expectedPrice(price.words()));
    finances().map(AdfFinance::terms).forEach(own::outstandingFinance);
    AdfVehicleDetails details = new AdfVehicleDetails(element, own.notes(), "");
    details.options().forEach(own::extras);
    details(details, draft);
  }

  /** Adds the requests and the details of a wanted vehicle. */
  private void also(LeadDraft draft, String whose) {
    finances().forEach(finance -> finance.request(draft));
    AdfVehicleDetails details = new AdfVehicleDetails(element, draft.notes(), whose);
    details.options().forEach(option -> details.add("Opción", option));
    details(details, draft);
  }

  private Stream<AdfFinance> finances() {
    return element.children("finance").map(AdfFinance::new);
  }

  private Stream<XmlElement> odometers() {
    return element.children("odometer").filter(odometer -> !odometer.isBlank());
  }

  private Stream<XmlElement> said(List<String> names) {
    return names.stream().flatMap(element::children).filter(child -> !child.isBlank());
  }

  private static String unit(XmlElement odometer) {
    String units = odometer.attribute("units");
    return units.isEmpty() ? odometer.attribute("unit") : units;
  }

  private void details(AdfVehicleDetails details, LeadDraft draft) {
    AdfProspect.comments(element).forEach(draft::message);
    details.add();
  }

  /** Returns the comments of a vehicle, which do not count as read. */
  private static String comments(XmlElement vehicle) {
    return vehicle
        .children("comments", "comment")
        .map(comment -> PlainText.ofEither(comment.peek()))
        .collect(Collectors.joining("\n"));
  }
}
