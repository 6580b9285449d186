package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The labelled values of one enquiry, from a mail, a subject or a row of a table. */
final class FieldValues {
  private final Map<LeadField, List<String>> values = new EnumMap<>(LeadField.class);
  private final List<String> unknown = new ArrayList<>();

  void add(LeadField field, String value) {
    String stripped = value.strip();
    if (!stripped.isEmpty() && !stripped.equals("-")) {
      values.computeIfAbsent(field, f -> new ArrayList<>()).add(stripped);
    }
  }

  void addIfAbsent(LeadField field, String value) {
    if (!values.containsKey(field)) {
      add(field, value);
    }
  }

  /** Keeps a value whose label stands for no field. */
  void addUnknown(String label, String value) {
    if (!value.isBlank()) {
      unknown.add(label.strip() + ": " + value.strip());
    }
  }

  boolean has(LeadField field) {
    return values.containsKey(field);
  }

  int size() {
    return values.size();
  }

  /** The values as a lead; whatever fits no field is a note. */
  LeadDraft draft() {
    LeadDraft draft = new LeadDraft();
    draft.customer().name(fullName());
    more(LeadField.NAME).forEach(draft.customer()::name);
    all(LeadField.PHONE).forEach(value -> draft.customer().phone(value, PhoneReader.SPAIN));
    all(LeadField.EMAIL).forEach(draft.customer()::email);
    vehicle(draft);
    all(LeadField.PRICE).forEach(draft.vehicle()::price);
    all(LeadField.KILOMETRES).forEach(value -> draft.vehicle().kilometres(value, null));
    all(LeadField.YEAR).forEach(draft.vehicle()::year);
    all(LeadField.FUEL).forEach(draft.vehicle()::fuel);
    all(LeadField.PROVINCE).forEach(draft.customer()::province);
    all(LeadField.LOCALITY).forEach(draft.customer()::locality);
    all(LeadField.POSTAL_CODE).forEach(draft.customer()::postalCode);
    all(LeadField.MESSAGE).forEach(draft::message);
    all(LeadField.PLATE)
        .forEach(value -> draft.notes().add("Matrícula", PlateReader.plate(value).orElse(value)));
    draft.externalId(first(LeadField.REFERENCE));
    draft.tag("id", first(LeadField.REFERENCE));
    more(LeadField.REFERENCE).forEach(value -> draft.notes().add("Referencia", value));
    tradeIn(draft);
    unknown.forEach(draft.notes()::add);
    return draft;
  }

  /** The name, and the surname unless the name ends in it already, as a full name does. */
  private String fullName() {
    String name = first(LeadField.NAME);
    String surname = first(LeadField.SURNAME);
    boolean whole =
        (" " + name.toLowerCase(Locale.ROOT)).endsWith(" " + surname.toLowerCase(Locale.ROOT));
    return whole ? name : (name + " " + surname).strip();
  }

  private void vehicle(LeadDraft draft) {
    all(LeadField.VEHICLE).forEach(draft.vehicle()::brandModel);
    String whole = first(LeadField.VEHICLE).toLowerCase(Locale.ROOT);
    String make = first(LeadField.MAKE);
    String model = first(LeadField.MODEL);
    String version = first(LeadField.VERSION);
    boolean repeats =
        whole.contains(make.toLowerCase(Locale.ROOT))
            && whole.contains(model.toLowerCase(Locale.ROOT))
            && whole.contains(version.toLowerCase(Locale.ROOT));
    if (!repeats) {
      draft.vehicle().brandModel(make, model, version);
    }
  }

  private void tradeIn(LeadDraft draft) {
    String vehicle = first(LeadField.TRADE_IN_VEHICLE);
    String plate = first(LeadField.TRADE_IN_PLATE);
    String kilometres = first(LeadField.TRADE_IN_KILOMETRES);
    String year = first(LeadField.TRADE_IN_YEAR);
    if ((vehicle + plate + kilometres + year).isEmpty()) {
      return;
    }
    String readPlate = PlateReader.plate(plate).orElse(null);
    String readKilometres = KilometreReader.kilometres(kilometres, null).orElse(null);
    Integer readYear = YearReader.year(year).orElse(null);
    draft.notes().addUnread("Matrícula del vehículo a tasar", plate, readPlate);
    draft.notes().addUnread("Kilómetros del vehículo a tasar", kilometres, readKilometres);
    draft.notes().addUnread("Año del vehículo a tasar", year, readYear);
    draft.task(
        Lead.Task.appraisal(
            new Lead.Appraisal(
                vehicle.isEmpty() ? VehicleDraft.UNSPECIFIED : vehicle,
                readPlate,
                readKilometres,
                readYear,
                null,
                null,
                "national")));
  }

  private List<String> all(LeadField field) {
    return values.getOrDefault(field, List.of());
  }

  private String first(LeadField field) {
    return all(field).isEmpty() ? "" : all(field).get(0);
  }

  private List<String> more(LeadField field) {
    return all(field).isEmpty() ? List.of() : all(field).subList(1, all(field).size());
  }
}
