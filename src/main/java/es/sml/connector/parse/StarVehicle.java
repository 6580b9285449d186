package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One vehicle of a STAR lead: wanted, or the customer's own.
 *
 * @param vehicle the element that describes it
 * @param around the element around it, which has its price and distance driven
 */
record StarVehicle(XmlElement vehicle, XmlElement around) {
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "makestring",
          "makecode",
          "make",
          "trimcode",
          "modelyear",
          "manufacturername",
          "fueltypecode",
          "vehiclenote",
          "colorgroup",
          "vehicle");

  private static final Set<String> KNOWN_AROUND =
      Set.of(
          "salesleadvehicle",
          "salesleadownedvehicle",
          "vehicle",
          "pricingabie",
          "currentdistancemeasure",
          "option",
          "salesstocknumberstring");

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
    return around.children().stream()
        .filter(child -> child.name().endsWith("vehicle") || child.name().endsWith("boat"))
        .map(child -> new StarVehicle(child.child("vehicle").orElse(child), around));
  }

  boolean isInStock() {
    return !vehicle.textOf("vehiclestockstring").isEmpty();
  }

  /** Returns make, model and trim; empty, not null, if there is none. */
  String brandModel() {
    String make =
        Stream.of("makestring", "makecode", "make", "manufacturername")
            .map(vehicle::textOf)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    String model = vehicle.textOf("model");
    return VehicleText.joined(
        make,
        model.isEmpty() ? vehicle.textOf("modeldescription") : model,
        vehicle.textOf("trimcode"));
  }

  /** Adds this vehicle to the draft as the wanted one. */
  void want(LeadDraft draft) {
    draft.vehicle().brandModel(brandModel());
    draft.vehicle().year(vehicle.textOf("modelyear"));
    draft.vehicle().fuel(vehicle.textOf("fueltypecode"));
    around
        .child("currentdistancemeasure")
        .ifPresent(distance -> draft.vehicle().kilometres(distance.line(), unit(distance)));
    around.children("pricingabie").forEach(pricing -> price(pricing, draft));
    details(draft, "");
  }

  /** Adds a note that the customer wants this vehicle too. */
  void alsoWant(LeadDraft draft) {
    draft.notes().add("También interesa", brandModel() + " " + vehicle.textOf("modelyear"));
    details(draft, brandModel());
  }

  /**
   * Returns this vehicle as the customer's own, to be valued. Values that fit no field become
   * notes.
   */
  Lead.Appraisal appraise(LeadDraft draft) {
    String name = brandModel();
    String year = vehicle.textOf("modelyear");
    Integer readYear = YearReader.year(year).orElse(null);
    draft.notes().addUnread("Año del vehículo a tasar", year, readYear);
    XmlElement distance = around.child("currentdistancemeasure").orElse(null);
    String kilometres =
        distance == null
            ? null
            : KilometreReader.kilometres(distance.line(), unit(distance)).orElse(null);
    draft
        .notes()
        .addUnread(
            "Kilómetros del vehículo a tasar", distance == null ? "" : distance.line(), kilometres);
    draft.notes().add("Combustible (vehículo a tasar)", vehicle.textOf("fueltypecode"));
    details(draft, "vehículo a tasar");
    return new Lead.Appraisal(
        name.isEmpty() ? VehicleDraft.UNSPECIFIED : name,
        PlateReader.inProse(vehicle.textOf("vehiclenote")).orElse(null),
        kilometres,
        readYear,
        null,
        null,
        "national");
  }

  // UN/CEFACT calls the mile SMI; STAR's own list writes the word.
  private static String unit(XmlElement distance) {
    String unit = distance.attribute("unitcode");
    return Letters.lower(unit).equals("smi") ? "miles" : unit;
  }

  private static void price(XmlElement pricing, LeadDraft draft) {
    pricing
        .descendants("chargeamount")
        .forEach(
            amount -> {
              String currency = amount.attribute("currencyid");
              if (currency.isEmpty() || currency.equalsIgnoreCase("EUR")) {
                draft.vehicle().price(amount.line());
              } else if (!PriceReader.isZero(amount.line())) {
                String kind = pricing.textOf("pricesourcecode");
                draft.notes().add("Precio", amount.line() + " " + currency + " " + kind);
              }
            });
  }

  private void details(LeadDraft draft, String whose) {
    String suffix = whose.isEmpty() ? "" : " (" + whose + ")";
    for (XmlElement child : vehicle.children()) {
      if (child.name().equals("colorgroup")) {
        String kind = Letters.lower(child.textOf("coloritemcode"));
        draft.notes().add(("Color " + kind).strip() + suffix, child.textOf("colorname"));
      } else if (!KNOWN.contains(child.name())) {
        draft.notes().add(NOTED.getOrDefault(child.name(), child.name()) + suffix, child.line());
      }
    }
    for (XmlElement child : around.children()) {
      if (child.name().equals("option")) {
        draft.notes().add("Opción" + suffix, child.textOf("optionname"));
      } else if (!around.name().equals("salesleadinfo") && !KNOWN_AROUND.contains(child.name())) {
        draft.notes().add(child.name() + suffix, child.line());
      }
    }
    vehicle.children("vehiclenote").forEach(n -> draft.message(PlainText.ofEither(n.text())));
  }
}
