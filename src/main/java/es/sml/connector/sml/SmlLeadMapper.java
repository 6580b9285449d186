package es.sml.connector.sml;

import es.sml.connector.failure.DealerMisplacedException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.lead.NameOrId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lays a canonical lead out as SML wants it; a name that SML does not know goes into a note. */
public final class SmlLeadMapper {
  private static final int SPANISH_DIGITS = 9;

  private final SmlSettings.PhoneFormat phones;

  public SmlLeadMapper(SmlSettings.PhoneFormat phones) {
    this.phones = phones;
  }

  /**
   * The lead as it is to be posted.
   *
   * @param message that it came in; from its key the lead's reference is made
   * @throws DealerMisplacedException when the dealer's source does not exist in SML
   */
  public SmlLead map(
      Lead lead, InboundMessage message, Placement placement, ReferenceData reference) {
    LeadNotes notes = new LeadNotes(lead.notes());
    NameOrId source =
        lead.source() != null
            ? lead.source()
            : placement.sourceFor(lead.provider(), message.mailbox());
    Integer sourceId = source(source, placement, reference, notes);
    SmlLead.Vehicle vehicle = vehicle(lead, reference, notes);
    SmlLead.Client client = client(lead.customer(), reference, notes);
    Integer user = user(lead, placement, reference, notes);
    List<SmlLead.Task> tasks = SmlTasks.of(lead, reference, notes);
    return new SmlLead(
        sourceId,
        vehicle,
        client,
        user,
        lead.score(),
        notes.contents(), // each of the above may have added one
        SmlLead.Content.of(tags(lead, message.key())),
        lead.status(),
        tasks.isEmpty() ? null : new SmlLead.Request(tasks));
  }

  private static Integer source(
      NameOrId wanted, Placement placement, ReferenceData reference, LeadNotes notes) {
    Optional<Integer> found = reference.source(wanted);
    if (found.isEmpty() && !wanted.equals(placement.source())) {
      notes.add("Fuente no encontrada en SML", wanted);
      found = reference.source(placement.source());
    }
    return found.orElseThrow(() -> new DealerMisplacedException(placement.sourceFault()));
  }

  private static SmlLead.Vehicle vehicle(Lead lead, ReferenceData reference, LeadNotes notes) {
    Lead.Vehicle vehicle = lead.vehicle();
    return new SmlLead.Vehicle(
        vehicle.brandModel() != null ? vehicle.brandModel() : vehicleToSell(lead),
        vehicle.price(),
        vehicle.kilometres(),
        vehicle.year(),
        fuel(vehicle, reference, notes),
        vehicle.sold());
  }

  // What the vehicle's name tells is no name of a fuel that somebody wrote: it needs no note.
  private static Integer fuel(Lead.Vehicle vehicle, ReferenceData reference, LeadNotes notes) {
    return vehicle.fuel() != null
        ? notes.resolved("Combustible", vehicle.fuel(), reference.fuel(vehicle.fuel()))
        : Fuels.in(vehicle.brandModel()).flatMap(reference::fuel).orElse(null);
  }

  // A lead that only offers a vehicle is still about a vehicle.
  private static String vehicleToSell(Lead lead) {
    return lead.tasks().stream()
        .map(Lead.Task::appraisal)
        .filter(appraisal -> appraisal != null && appraisal.brandModel() != null)
        .map(Lead.Appraisal::brandModel)
        .findFirst()
        .orElse(SmlLead.UNSPECIFIED);
  }

  private SmlLead.Client client(Lead.Customer customer, ReferenceData reference, LeadNotes notes) {
    if (customer.equals(Lead.Customer.UNKNOWN)) {
      return null;
    }
    CustomerPlace place = new CustomerPlace(customer, reference);
    place.unusedProvince().ifPresent(written -> notes.add("Provincia", written));
    Optional<Integer> locality = place.locality();
    if (customer.postalCode() != null) {
      notes.add("Código postal", customer.postalCode());
    }
    return new SmlLead.Client(
        name(customer),
        phone(customer.phone()),
        customer.email(),
        place.province().orElse(null),
        notes.resolved("Localidad", customer.locality(), locality));
  }

  private String phone(String canonical) {
    boolean spanish =
        canonical != null && canonical.length() == SPANISH_DIGITS && canonical.charAt(0) != '+';
    return spanish && phones == SmlSettings.PhoneFormat.E164 ? "+34" + canonical : canonical;
  }

  // SML wants a name with every client; what the client can be reached by is no guess.
  private static String name(Lead.Customer customer) {
    if (customer.name() != null) {
      return customer.name();
    }
    if (customer.email() != null && customer.email().indexOf('@') > 0) {
      return customer.email().substring(0, customer.email().indexOf('@'));
    }
    return customer.phone() != null ? customer.phone() : SmlLead.UNSPECIFIED;
  }

  private static Integer user(
      Lead lead, Placement placement, ReferenceData reference, LeadNotes notes) {
    NameOrId wanted = lead.user() != null ? lead.user() : placement.user();
    return notes.resolved("Usuario", wanted, reference.user(wanted));
  }

  private static Set<String> tags(Lead lead, String key) {
    Set<String> tags = new LinkedHashSet<>();
    tags.add(MessageKey.reference(key));
    tags.addAll(lead.tags());
    return tags;
  }
}
