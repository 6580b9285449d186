package es.sml.connector.sml;

import es.sml.connector.failure.DealerMisplacedException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.lead.NameOrId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lays a canonical lead out as SML wants it; a name that SML does not know goes into a note. */
public final class SmlLeadMapper {
  private static final String NO_VEHICLE = "Sin especificar";

  /**
   * The lead as it is to be posted.
   *
   * @param message that it came in; from its key the lead's reference is made
   * @throws DealerMisplacedException when the dealer's source does not exist in SML
   */
  public SmlLead map(
      Lead lead, InboundMessage message, Placement placement, ReferenceData reference) {
    List<String> notes = new ArrayList<>(lead.notes());
    NameOrId source =
        lead.source() != null
            ? lead.source()
            : placement.sourceFor(lead.provider(), message.mailbox());
    Integer sourceId = source(source, placement, reference, notes);
    SmlLead.Vehicle vehicle = vehicle(lead, reference, notes);
    SmlLead.Client client = client(lead.customer(), reference, notes);
    Integer user = user(lead, placement, reference, notes);
    List<SmlLead.Task> tasks = tasks(lead, reference, notes);
    return new SmlLead(
        sourceId,
        vehicle,
        client,
        user,
        lead.score(),
        contents(notes), // each of the above may have added one
        contents(tags(lead, message.key())),
        lead.status(),
        tasks.isEmpty() ? null : new SmlLead.Request(tasks));
  }

  private static Integer source(
      NameOrId wanted, Placement placement, ReferenceData reference, List<String> notes) {
    Optional<Integer> found = reference.source(wanted);
    if (found.isEmpty() && !wanted.equals(placement.source())) {
      notes.add("Fuente no encontrada en SML: " + wanted);
      found = reference.source(placement.source());
    }
    return found.orElseThrow(() -> new DealerMisplacedException(placement.sourceFault()));
  }

  private static SmlLead.Vehicle vehicle(Lead lead, ReferenceData reference, List<String> notes) {
    Lead.Vehicle vehicle = lead.vehicle();
    return new SmlLead.Vehicle(
        vehicle.brandModel() != null ? vehicle.brandModel() : vehicleToSell(lead),
        vehicle.price(),
        vehicle.kilometres(),
        vehicle.year(),
        resolved("Combustible", vehicle.fuel(), reference.fuel(vehicle.fuel()), notes),
        vehicle.sold());
  }

  // A lead that only offers a vehicle is still about a vehicle.
  private static String vehicleToSell(Lead lead) {
    return lead.tasks().stream()
        .map(Lead.Task::appraisal)
        .filter(appraisal -> appraisal != null && appraisal.brandModel() != null)
        .map(Lead.Appraisal::brandModel)
        .findFirst()
        .orElse(NO_VEHICLE);
  }

  private static SmlLead.Client client(
      Lead.Customer customer, ReferenceData reference, List<String> notes) {
    if (customer.equals(Lead.Customer.UNKNOWN)) {
      return null;
    }
    NameOrId wanted =
        customer.province() != null
            ? customer.province()
            : PostalProvinces.of(customer.postalCode());
    Integer province = resolved("Provincia", wanted, reference.province(wanted), notes);
    Optional<Integer> locality =
        province == null
            ? Optional.ofNullable(customer.locality()).map(NameOrId::id)
            : reference.locality(province, customer.locality());
    if (customer.postalCode() != null) {
      notes.add("Código postal: " + customer.postalCode());
    }
    return new SmlLead.Client(
        name(customer),
        customer.phone(),
        customer.email(),
        province,
        resolved("Localidad", customer.locality(), locality, notes));
  }

  // SML wants a name with every client; what the client can be reached by is no guess.
  private static String name(Lead.Customer customer) {
    if (customer.name() != null) {
      return customer.name();
    }
    if (customer.email() != null && customer.email().indexOf('@') > 0) {
      return customer.email().substring(0, customer.email().indexOf('@'));
    }
    return customer.phone() != null ? customer.phone() : NO_VEHICLE;
  }

  private static Integer user(
      Lead lead, Placement placement, ReferenceData reference, List<String> notes) {
    NameOrId wanted = lead.user() != null ? lead.user() : placement.user();
    return resolved("Usuario", wanted, reference.user(wanted), notes);
  }

  private static List<SmlLead.Task> tasks(Lead lead, ReferenceData reference, List<String> notes) {
    return lead.tasks().stream()
        .map(
            task ->
                new SmlLead.Task(
                    task.type(),
                    task.subtype(),
                    task.description(),
                    task.media(),
                    task.plannedRealization(),
                    task.plannedTracking(),
                    task.realized(),
                    task.tracked(),
                    contents(task.notes()),
                    appraisal(task.appraisal(), reference, notes)))
        .toList();
  }

  private static SmlLead.Appraisal appraisal(
      Lead.Appraisal appraisal, ReferenceData reference, List<String> notes) {
    if (appraisal == null) {
      return null;
    }
    return new SmlLead.Appraisal(
        appraisal.brandModel() != null ? appraisal.brandModel() : NO_VEHICLE,
        appraisal.licensePlate(),
        appraisal.kilometres(),
        appraisal.year(),
        resolved(
            "Combustible del vehículo a tasar",
            appraisal.fuel(),
            reference.fuel(appraisal.fuel()),
            notes),
        appraisal.extras(),
        appraisal.origin());
  }

  private static Set<String> tags(Lead lead, String key) {
    Set<String> tags = new LinkedHashSet<>();
    tags.add(MessageKey.reference(key));
    tags.addAll(lead.tags());
    return tags;
  }

  private static Integer resolved(
      String what, NameOrId wanted, Optional<Integer> found, List<String> notes) {
    if (wanted != null && found.isEmpty()) {
      notes.add(what + ": " + wanted);
    }
    return found.orElse(null);
  }

  private static List<SmlLead.Content> contents(Iterable<String> texts) {
    List<SmlLead.Content> contents = new ArrayList<>();
    texts.forEach(text -> contents.add(new SmlLead.Content(text)));
    return contents.isEmpty() ? null : contents;
  }
}
