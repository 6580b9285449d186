package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.text.Letters;

/**
 * Collects a lead while a message is read. It guesses nothing and loses nothing. All setters ignore
 * null and blank.
 */
final class LeadDraft {
  private static final String SPECIMEN = "string";

  /** A hostile message may repeat a long name in front of each of thousands of values. */
  private static final int LONGEST_LABEL = 100;

  private final Notes notes = new Notes();
  private final Origins origins = new Origins();
  private final CustomerDraft customer = new CustomerDraft(notes, origins);
  private final VehicleDraft vehicle = new VehicleDraft(notes, origins);
  private final RequestsDraft requests = new RequestsDraft(notes, origins);
  private final HandlingDraft handling = new HandlingDraft(notes, origins);
  private String externalId;
  private String provider;
  private boolean message;

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

  /** Sets the place and the confidence of the next values, as {@link Origins#at}. */
  LeadDraft at(String place, double confidence) {
    origins.at(place, confidence);
    return this;
  }

  CustomerDraft customer() {
    return customer;
  }

  /** Returns the wanted vehicle. */
  VehicleDraft vehicle() {
    return vehicle;
  }

  /** Adds a note that the customer also wants the named vehicle, and takes its values as notes. */
  SecondVehicle secondVehicle(String name) {
    if (present(name)) {
      notes.add(SecondVehicle.LABEL, name);
    }
    String label = present(name) ? Letters.start(oneLine(name), LONGEST_LABEL) : "";
    return new SecondVehicle(notes, label);
  }

  /** Returns the customer's requests, with the own vehicle that is to be valued. */
  RequestsDraft requests() {
    return requests;
  }

  /** Returns the seller, the score and the tags that the sender names. */
  HandlingDraft handling() {
    return handling;
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

  /** Adds the tag "label:value". */
  void tag(String label, String value) {
    handling.tag(label, value);
  }

  boolean hasVehicle() {
    return vehicle.isNamed() || !requests.isEmpty();
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

  /** Returns the lead. */
  Lead toLead() {
    Lead.Customer who = customer.toCustomer();
    Lead.Vehicle wanted = vehicle.toVehicle();
    return new Lead(
        externalId,
        provider,
        null,
        who,
        wanted,
        requests.toTasks(),
        notes.list(),
        handling.tags(),
        handling.user(),
        handling.score(),
        null,
        origins.unsure());
  }

  /** Returns whether the text has any content. */
  static boolean present(String text) {
    return text != null && !Placeholder.isNothing(text);
  }

  static String oneLine(String text) {
    return Letters.oneLine(text.strip());
  }
}
