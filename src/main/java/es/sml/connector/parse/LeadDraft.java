package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects a lead while a message is read. It guesses nothing and loses nothing. All setters ignore
 * null and blank.
 */
final class LeadDraft {
  private static final String SPECIMEN = "string";

  private final Notes notes = new Notes();
  private final Origins origins = new Origins();
  private final CustomerDraft customer = new CustomerDraft(notes, origins);
  private final VehicleDraft vehicle = new VehicleDraft(notes, origins);
  private final Set<String> tags = new LinkedHashSet<>();
  private final List<Lead.Task> tasks = new ArrayList<>();
  private String externalId;
  private String provider;
  private Instant planned;
  private boolean message;
  private boolean phonePreferred;

  Notes notes() {
    return notes;
  }

  Origins origins() {
    return origins;
  }

  /** Sets the place of the next values, as {@link Origins#at}. */
  LeadDraft at(String place) {
    origins.at(place);
    return this;
  }

  CustomerDraft customer() {
    return customer;
  }

  VehicleDraft vehicle() {
    return vehicle;
  }

  void externalId(String id) {
    if (present(id) && id.length() > FieldValues.LONGEST) {
      notes.add("Referencia", id);
    } else if (externalId == null && present(id)) {
      externalId = id.strip();
      origins.took("externalId");
    }
  }

  void provider(String passedOnBy) {
    if (present(passedOnBy) && passedOnBy.length() > FieldValues.LONGEST) {
      notes.add("Proveedor", passedOnBy);
    } else if (provider == null && present(passedOnBy)) {
      provider = oneLine(passedOnBy);
      origins.took("provider");
    }
  }

  /** Returns the provider of the enquiry; empty, not null, if unknown. */
  String provider() {
    return provider == null ? "" : provider;
  }

  /** Adds the customer's own text as an unchanged note. */
  void message(String text) {
    if (present(text)) {
      message = true;
      origins.took("message");
      notes.add(text);
    }
  }

  void tag(String label, String value) {
    if (present(value) && value.length() <= FieldValues.LONGEST) {
      tags.add(label + ":" + oneLine(value));
    }
  }

  void task(Lead.Task task) {
    origins.took("tasks." + task.type());
    tasks.add(task);
  }

  /** Sets the requested time of the first task. */
  void planned(Instant realization) {
    planned = realization;
  }

  void phonePreferred() {
    phonePreferred = true;
  }

  boolean hasAppraisal() {
    return tasks.stream().anyMatch(task -> task.appraisal() != null);
  }

  /** Returns the name of the customer's own vehicle; empty, not null, if unknown. */
  String appraisedVehicle() {
    return tasks.stream()
        .filter(task -> task.appraisal() != null)
        .map(task -> task.appraisal().brandModel())
        .filter(name -> !name.equals(VehicleDraft.UNSPECIFIED))
        .findFirst()
        .orElse("");
  }

  boolean hasVehicle() {
    return vehicle.isNamed() || !tasks.isEmpty();
  }

  /** Returns whether it contains a request. */
  boolean isRequest() {
    return hasVehicle() || message;
  }

  /**
   * Returns whether a dealer can act on it: it has a contact, or a name with a request. A name with
   * an invalid telephone number counts as a request for a call.
   */
  boolean isEnough() {
    return !isSpecimen()
        && (customer.hasContact()
            || (customer.hasName() && (isRequest() || customer.isReachable())));
  }

  /** Returns whether customer and vehicle only contain a schema's placeholder word. */
  private boolean isSpecimen() {
    return customer.isNamed(SPECIMEN) && vehicle.isNamed(SPECIMEN);
  }

  /** Returns the lead. A customer without a specific request wants information. */
  Lead toLead() {
    List<Lead.Task> all = new ArrayList<>(tasks.isEmpty() ? List.of(information()) : tasks);
    all.set(0, planned(all.get(0)));
    Lead.Customer who = customer.toCustomer();
    Lead.Vehicle wanted = vehicle.toVehicle();
    return new Lead(
        externalId,
        provider,
        null,
        who,
        wanted,
        all,
        notes.list(),
        List.copyOf(tags),
        null,
        null,
        null,
        origins.unsure());
  }

  private Lead.Task information() {
    String media = phonePreferred || !customer.hasEmail() ? "Phone" : "E-mail";
    return new Lead.Task(
        "vehicle_information", null, null, media, null, null, null, null, null, null);
  }

  private Lead.Task planned(Lead.Task task) {
    return new Lead.Task(
        task.type(),
        task.subtype(),
        task.description(),
        task.media(),
        planned,
        null,
        null,
        null,
        task.notes(),
        task.appraisal());
  }

  /** Returns whether the text has any content. */
  static boolean present(String text) {
    return text != null && !Placeholder.isNothing(text);
  }

  static String oneLine(String text) {
    return Letters.oneLine(text.strip());
  }
}
