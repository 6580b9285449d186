package es.sml.connector.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One sales enquiry with the values of its message, before they become SML's ids. Unknown values
 * are null; substituted ones are listed as unsure.
 *
 * @param externalId the id that the sender gave this enquiry
 * @param provider the portal or website that sent the enquiry, as named in the message
 * @param source the SML source, if the message names it
 * @param score 1 (very low) to 4 (high)
 * @param status one of SML's lead states
 * @param unsure substituted fields, such as "customer.name", each with the origin of its value; the
 *     message states all other fields itself
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Lead(
    String externalId,
    String provider,
    NameOrId source,
    Customer customer,
    Vehicle vehicle,
    List<Task> tasks,
    List<String> notes,
    List<String> tags,
    NameOrId user,
    Integer score,
    String status,
    Map<String, String> unsure) {

  public Lead {
    customer = customer == null ? Customer.UNKNOWN : customer;
    vehicle = vehicle == null ? Vehicle.UNKNOWN : vehicle;
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
    notes = notes == null ? List.of() : List.copyOf(notes);
    tags = tags == null ? List.of() : List.copyOf(tags);
    unsure = unsure == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(unsure));
  }

  /**
   * The customer.
   *
   * @param phone digits, with a leading + if the country code is written
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Customer(
      String name,
      String phone,
      String email,
      NameOrId province,
      NameOrId locality,
      String postalCode) {
    public static final Customer UNKNOWN = new Customer(null, null, null, null, null, null);
  }

  /**
   * The vehicle that the customer wants.
   *
   * @param price euros, digits with an optional decimal point
   * @param kilometres digits
   * @param sold true ends the lead in SML at once; only SML's own JSON may set it
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Vehicle(
      String brandModel,
      String price,
      String kilometres,
      Integer year,
      NameOrId fuel,
      Boolean sold) {
    public static final Vehicle UNKNOWN = new Vehicle(null, null, null, null, null, null);
  }

  /**
   * A request of the customer, as one of SML's nine task types.
   *
   * @param media one of Phone, E-mail, SMS, Whatsapp
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Task(
      String type,
      String subtype,
      String description,
      String media,
      Instant plannedRealization,
      Instant plannedTracking,
      Boolean realized,
      Boolean tracked,
      List<String> notes,
      Appraisal appraisal) {
    public Task {
      notes = notes == null ? List.of() : List.copyOf(notes);
    }

    public static Task of(String type, String description) {
      return new Task(type, null, description, null, null, null, null, null, null, null);
    }

    public static Task appraisal(Appraisal appraisal) {
      return new Task("appraisal", null, null, null, null, null, null, null, null, appraisal);
    }
  }

  /**
   * The customer's own vehicle, to be valued.
   *
   * @param origin national or foreign
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Appraisal(
      String brandModel,
      String licensePlate,
      String kilometres,
      Integer year,
      NameOrId fuel,
      String extras,
      String origin) {}

  /** Returns this lead with one more note, for a value that fits no field. */
  public Lead withNote(String note) {
    return withNotes(List.of(note));
  }

  /** Returns this lead with more notes, except those that it has. */
  public Lead withNotes(List<String> further) {
    List<String> more = new ArrayList<>(notes);
    further.stream().filter(note -> !more.contains(note)).forEach(more::add);
    return withOnlyNotes(more);
  }

  /** Returns this lead with these notes in place of its own. */
  public Lead withOnlyNotes(List<String> others) {
    return new Lead(
        externalId,
        provider,
        source,
        customer,
        vehicle,
        tasks,
        others,
        tags,
        user,
        score,
        status,
        unsure);
  }
}
