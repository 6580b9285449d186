package es.sml.connector.parse.star;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.OwnVehicleDraft;
import es.sml.connector.parse.draft.SecondVehicle;
import es.sml.connector.parse.draft.VehicleText;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.xml.QuotedPrice;
import es.sml.connector.parse.xml.UnreadValues;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One vehicle of a STAR lead: wanted, or the customer's own.
 *
 * @param vehicle the element that describes it
 * @param around the element around it, which has its price and distance driven
 */
record StarVehicle(XmlElement vehicle, XmlElement around) {
  private static final Map<String, String> NOTED =
      Map.of(
          "vehicleid", "VIN",
          "vin", "VIN",
          "vehiclestockstring", "Referencia de stock",
          "doorsquantitynumeric", "Puertas",
          "bodystyle", "Carrocería",
          "transmissiongroup", "Cambio",
          "condition", "Estado del vehículo",
          "saleclasscode", "Nuevo o usado");

  /**
   * Returns the vehicles of a line item, of the customer's property, or of release 6's lead
   * information.
   */
  static Stream<StarVehicle> in(XmlElement around) {
    List<XmlElement> all = around.children().stream().filter(StarVehicle::isVehicle).toList();
    XmlElement nothing = new XmlElement(around.name(), Map.of(), List.of(), List.of(""));
    return IntStream.range(0, all.size()).mapToObj(i -> of(all.get(i), i == 0 ? around : nothing));
  }

  // Only the first vehicle takes what is around it, because there may be thousands.
  private static StarVehicle of(XmlElement child, XmlElement around) {
    return new StarVehicle(child.child("vehicle").orElse(child), around);
  }

  private static boolean isVehicle(XmlElement element) {
    return element.name().endsWith("vehicle") || element.name().endsWith("boat");
  }

  boolean isInStock() {
    return vehicle.children("vehiclestockstring").anyMatch(stock -> !stock.isBlank());
  }

  /** Returns make, model and trim; empty, not null, if there is none. */
  String brandModel() {
    return VehicleText.joined(
        vehicle.textOf("makestring", "makecode", "make", "manufacturername"),
        vehicle.textOf("model", "modeldescription"),
        vehicle.textOf("trimcode"));
  }

  /** Adds this vehicle to the draft as the wanted one. */
  void want(LeadDraft draft) {
    draft.vehicle().brandModel(brandModel());
    draft.vehicle().year(vehicle.textOf("modelyear"));
    said("fueltypecode").forEach(fuel -> draft.vehicle().fuel(fuel.line()));
    plates().forEach(draft.vehicle()::plate);
    distances().forEach(driven -> draft.vehicle().kilometres(driven.line(), unit(driven)));
    QuotedPrice.want(StarPrice.of(around), draft);
    options().forEach(option -> draft.notes().add("Opción", option));
    details(draft, draft.notes(), "");
  }

  /** Adds this vehicle to the draft as one that the customer wants too. */
  void alsoWant(LeadDraft draft) {
    SecondVehicle second = draft.secondVehicle(brandModel());
    second.year(vehicle.textOf("modelyear"));
    said("fueltypecode").forEach(fuel -> second.fuel(fuel.line()));
    plates().forEach(plate -> second.with("Matrícula", plate));
    distances().forEach(driven -> second.kilometres(driven.line(), unit(driven)));
    StarPrice.of(around).forEach(price -> second.price(price.words()));
    options().forEach(option -> second.with("Opción", option));
    details(draft, draft.notes(), second.name().isEmpty() ? "otro vehículo" : second.name());
  }

  /** Adds this vehicle to the draft as the customer's own, to be valued. */
  void appraise(OwnVehicleDraft own, LeadDraft draft) {
    own.brandModel(brandModel());
    own.year(vehicle.textOf("modelyear"));
    distances().forEach(driven -> own.kilometres(driven.line(), unit(driven)));
    said("fueltypecode").forEach(fuel -> own.fuel(fuel.line()));
    plates().forEach(own::plate);
    vehicle.children("vehiclenote").map(XmlElement::peek).forEach(own::plateIn);
    vehicle.children("vehiclenote").map(XmlElement::peek).forEach(own::originIn);
    options().forEach(own::extras);
    StarPrice.of(around).forEach(price -> own.expectedPrice(price.words()));
    around.children("ownedvehiclefinancing").map(StarTerms::of).forEach(own::outstandingFinance);
    details(draft, own.notes(), "");
  }

  /** Adds notes about a vehicle that the customer no longer owns. */
  void note(LeadDraft draft) {
    draft.notes().add("Vehículo anterior", brandModel());
    details(draft, draft.notes(), "vehículo anterior");
  }

  private Stream<XmlElement> said(String name) {
    return vehicle.children(name).filter(child -> !child.isBlank());
  }

  private Stream<String> plates() {
    return vehicle.children().stream()
        .filter(child -> child.name().contains("plate") || child.name().startsWith("licensenumber"))
        .map(XmlElement::line);
  }

  private Stream<XmlElement> distances() {
    return around.children("currentdistancemeasure").filter(distance -> !distance.isBlank());
  }

  private Stream<String> options() {
    return around.children("option").map(StarPrice::option);
  }

  // UN/CEFACT calls the mile SMI; STAR's own list writes the word.
  private static String unit(XmlElement distance) {
    String unit = distance.attribute("unitcode");
    return Letters.lower(unit).equals("smi") ? "miles" : unit;
  }

  private void details(LeadDraft draft, Notes notes, String whose) {
    String suffix = whose.isEmpty() ? "" : " (" + whose + ")";
    for (XmlElement child : vehicle.children()) {
      if (child.name().equals("colorgroup")) {
        String kind = ("Color " + Letters.lower(child.textOf("coloritemcode"))).strip();
        notes.add(
            kind + suffix,
            StarTerms.values(child, "colorname", "colordescription", "manufacturercolorcode"));
      } else if (NOTED.containsKey(child.name())) {
        notes.add(NOTED.get(child.name()) + suffix, StarTerms.values(child));
      } else if (child.name().equals("vehiclenote")) {
        draft.message(PlainText.ofEither(child.text()));
      }
    }
    around
        .children("salesstocknumberstring")
        .forEach(stock -> notes.add(NOTED.get("vehiclestockstring") + suffix, stock.line()));
    String name = brandModel();
    vehicle
        .children("manufacturername")
        .filter(maker -> name.startsWith(maker.peek()))
        .forEach(XmlElement::text); // the name says it already
    UnreadValues.addTo(notes, vehicle, whose);
    if (!around.name().equals("salesleadinfo")) {
      around.children().stream()
          .filter(child -> !isVehicle(child))
          .forEach(child -> UnreadValues.addWith(notes, child, whose));
    }
  }
}
