package es.sml.connector.parse;

import es.sml.connector.lead.Lead;

/** Adds the vehicles of labelled values to a lead. */
final class LabelledVehicles {
  private final FieldValues values;

  LabelledVehicles(FieldValues values) {
    this.values = values;
  }

  /** Adds the wanted vehicle and the customer's own one, unless the lead already has them. */
  void addTo(LeadDraft draft, boolean hasOwn) {
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
    values.each(draft, LeadField.VEHICLE, value -> wanted(draft, VehicleText.of(value)));
    String whole = Letters.lower(values.first(LeadField.VEHICLE));
    String make = values.first(LeadField.MAKE);
    String model = values.first(LeadField.MODEL);
    String version = values.first(LeadField.VERSION);
    boolean repeats =
        whole.contains(Letters.lower(make))
            && whole.contains(Letters.lower(model))
            && whole.contains(Letters.lower(version));
    if (!repeats) {
      values.from(draft, values.has(LeadField.MODEL) ? LeadField.MODEL : LeadField.MAKE);
      draft.vehicle().brandModel(make, model, version);
    }
  }

  private static void wanted(LeadDraft draft, VehicleText vehicle) {
    draft.vehicle().brandModel(vehicle.name());
    draft.vehicle().year(vehicle.year());
    draft.vehicle().kilometres(vehicle.kilometres(), null);
    draft.notes().add("Matrícula", vehicle.plate());
  }

  /** Adds the customer's own vehicle, to be valued, if a value describes it. */
  void own(LeadDraft draft) {
    VehicleText vehicle =
        VehicleText.of(
            VehicleText.joined(values.all(LeadField.TRADE_IN_VEHICLE).toArray(String[]::new)));
    String plate = either(values.first(LeadField.TRADE_IN_PLATE), vehicle.plate());
    String kilometres = either(values.first(LeadField.TRADE_IN_KILOMETRES), vehicle.kilometres());
    String year = either(values.first(LeadField.TRADE_IN_YEAR), vehicle.year());
    if ((vehicle.name() + plate + kilometres + year).isEmpty()) {
      return;
    }
    String readPlate = PlateReader.plate(plate).orElse(null);
    String readKilometres = KilometreReader.kilometres(kilometres, null).orElse(null);
    Integer readYear = YearReader.year(year).orElse(null);
    draft.notes().addUnread("Matrícula del vehículo a tasar", plate, readPlate);
    draft.notes().addUnread("Kilómetros del vehículo a tasar", kilometres, readKilometres);
    draft.notes().addUnread("Año del vehículo a tasar", year, readYear);
    values.from(draft, LeadField.TRADE_IN_VEHICLE);
    draft.task(
        Lead.Task.appraisal(
            new Lead.Appraisal(
                vehicle.name().isEmpty() ? VehicleDraft.UNSPECIFIED : vehicle.name(),
                readPlate,
                readKilometres,
                readYear,
                null,
                null,
                "national")));
  }

  private static String either(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
