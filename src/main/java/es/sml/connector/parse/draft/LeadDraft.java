package es.sml.connector.parse.draft;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.result.Origins;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.Placeholder;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects a lead while a message is read, and decides whether a dealer can act on it. It guesses
 * nothing and loses nothing.
 *
 * <p>All setters ignore null and blank.
 */
public final class LeadDraft {
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

  public Notes notes() {
    return notes;
  }

  /** Adds the distinct values of one thing in one note. */
  public void note(String label, Stream<String> values) {
    notes.add(
        label, values.filter(LeadDraft::present).distinct().collect(Collectors.joining(", ")));
  }

  public Origins origins() {
    return origins;
  }

  /** Sets the place of the next values, as {@link Origins#at}. */
  public LeadDraft at(String place) {
    origins.at(place);
    return this;
  }

  /** Sets the place and the confidence of the next values, as {@link Origins#at}. */
  public LeadDraft at(String place, double confidence) {
    origins.at(place, confidence);
    return this;
  }

  public CustomerDraft customer() {
    return customer;
  }

  /** Returns the wanted vehicle. */
  public VehicleDraft vehicle() {
    return vehicle;
  }

  /** Adds a note that the customer also wants the named vehicle, and takes its values as notes. */
  public SecondVehicle secondVehicle(String name) {
    if (present(name)) {
      notes.add(SecondVehicle.LABEL, name);
    }
    String label = present(name) ? Letters.start(oneLine(name), LONGEST_LABEL) : "";
    return new SecondVehicle(notes, label);
  }

  /** Brings the names of the vehicles into another form, such as that with their makes. */
  public void renameVehicles(UnaryOperator<String> form) {
    vehicle.rename(form);
    requests.renameOwn(form);
  }

  /** Returns the customer's requests, with the own vehicle that is to be valued. */
  public RequestsDraft requests() {
    return requests;
  }

  /** Returns the seller, the score and the tags that the sender names. */
  public HandlingDraft handling() {
    return handling;
  }

  public void externalId(String id) {
    if (present(id) && id.length() > FieldValues.LONGEST) {
      notes.add("Referencia", id);
    } else if (externalId == null && present(id)) {
      externalId = id.strip();
      origins.recordSource("externalId");
    }
  }

  public void provider(String passedOnBy) {
    if (present(passedOnBy) && passedOnBy.length() > FieldValues.LONGEST) {
      notes.add("Proveedor", passedOnBy);
    } else if (provider == null && present(passedOnBy)) {
      provider = oneLine(passedOnBy);
      origins.recordSource("provider");
    }
  }

  /** Returns the provider of the enquiry; empty, not null, if unknown. */
  public String provider() {
    return provider == null ? "" : provider;
  }

  /** Adds the customer's own text as an unchanged note. */
  public void message(String text) {
    if (present(text)) {
      message = true;
      origins.recordSource("message");
      notes.add(text);
    }
  }

  /** Adds the tag "label:value". */
  public void tag(String label, String value) {
    handling.tag(label, value);
  }

  public boolean hasVehicle() {
    return vehicle.isNamed() || !requests.isEmpty();
  }

  /** Returns whether it contains a request. */
  public boolean isRequest() {
    return hasVehicle() || message;
  }

  /**
   * Returns whether a dealer can act on it: it has a contact, or a name with a request. A name with
   * an invalid telephone number counts as a request for a call.
   */
  public boolean isEnough() {
    return !isSpecimen()
        && (customer.hasContact()
            || (customer.hasName() && (isRequest() || customer.isReachable())));
  }

  /** Returns whether customer and vehicle only contain a schema's placeholder word. */
  private boolean isSpecimen() {
    return customer.isNamed(SPECIMEN) && vehicle.isNamed(SPECIMEN);
  }

  /** Returns the lead. */
  public Lead toLead() {
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
  public static boolean present(String text) {
    return text != null && !Placeholder.isNothing(text);
  }

  public static String oneLine(String text) {
    return Letters.oneLine(text.strip());
  }
}
